"""Powers, roots and letters of mathematics, as English says them. Pure."""

from functools import partial

from audioposts.narration.speaking import formulas as shared
from audioposts.narration.speaking.numbers import cardinal, one_by_one, ordinal

_NAMED = {"2": "squared", "3": "cubed"}


def _power(exponent: str, is_negative: bool, _: str) -> str:
    if is_negative:
        return f"to the minus {cardinal(exponent)}"
    if len(exponent) < 3:
        return _NAMED.get(exponent) or f"to the {ordinal(int(exponent))}"
    return f"to the {cardinal(exponent)}"


formulas = partial(
    shared.formulas,
    words=shared.FormulaWords(
        root="the square root of",
        number=one_by_one,
        power=_power,
        letters={
            "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "delta", "ε": "epsilon", "θ": "theta",
            "λ": "lambda", "μ": "mu", "π": "pi", "σ": "sigma", "Σ": "sigma", "φ": "phi", "ω": "omega", "Ω": "omega",
            "≠": "is not equal to", "∞": "infinity", "∑": "the sum of", "∆": "delta", "†": "", "©": "copyright",
        },
    ),
)  # fmt: skip
