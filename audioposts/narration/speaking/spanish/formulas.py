"""Powers, roots and letters of mathematics, as Spanish says them. Pure."""

from functools import partial

from audioposts.narration.speaking import formulas as shared
from audioposts.narration.speaking.numbers import one_by_one
from audioposts.narration.speaking.spanish.amounts import whole

_NAMED = {"2": "al cuadrado", "3": "al cubo"}


def _power(exponent: str, is_negative: bool, _: str) -> str:
    if is_negative:
        return f"elevado a menos {whole(exponent)}"
    return _NAMED.get(exponent) or f"elevado a {whole(exponent)}"


formulas = partial(
    shared.formulas,
    words=shared.FormulaWords(
        root="raíz cuadrada de",
        plus="más",
        minus="menos",
        number=partial(one_by_one, language="es"),
        power=_power,
        letters={
            "α": "alfa", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "delta", "ε": "épsilon", "θ": "zeta",
            "λ": "lambda", "μ": "mu", "π": "pi", "σ": "sigma", "Σ": "sigma", "φ": "fi", "ω": "omega", "Ω": "omega",
            "∞": "infinito", "≠": "distinto de", "∑": "la suma de", "∆": "delta", "©": "copyright",
        },
    ),
)  # fmt: skip
