"""Powers, roots and letters of mathematics, as French says them. Pure."""

from functools import partial

from audioposts.narration.speaking import formulas as shared
from audioposts.narration.speaking.french.figures import cardinal

_NAMED = {"2": "au carré", "3": "au cube"}


def _power(exponent: str, is_negative: bool, _: str) -> str:
    if is_negative:
        return f"puissance moins {cardinal(exponent)}"
    return _NAMED.get(exponent) or f"puissance {cardinal(exponent)}"


formulas = partial(
    shared.formulas,
    words=shared.FormulaWords(
        root="racine de",
        plus="plus",
        minus="moins",
        number=cardinal,
        power=_power,
        letters={
            "α": "alpha", "β": "bêta", "γ": "gamma", "δ": "delta", "Δ": "delta", "ε": "epsilon", "θ": "thêta",
            "λ": "lambda", "μ": "mu", "π": "pi", "σ": "sigma", "Σ": "sigma", "φ": "phi", "ω": "oméga", "Ω": "oméga",
            "∞": "infini", "≠": "différent de", "∑": "la somme de", "∆": "delta",
        },
    ),
)  # fmt: skip
