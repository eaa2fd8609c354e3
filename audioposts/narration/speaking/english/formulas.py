"""Powers, roots, indices and other signs of mathematics and chemistry. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import cardinal, one_by_one, ordinal

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_POWER = re.compile(r"(?<=[\w)])(?:(⁻)?([⁰¹²³⁴-⁹]+)|\^(-)?(\d+))")
_FORMULA = re.compile(r"\b(?=[A-Za-z₀-₉]*[₀-₉])((?:[A-Z][a-z]?[₀-₉]*)+)")
_ROOT = re.compile(r"√\s?(?=[\w(])")
_NAMED = {"2": "squared", "3": "cubed"}
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "delta", "ε": "epsilon", "θ": "theta", "λ": "lambda",
    "μ": "mu", "π": "pi", "σ": "sigma", "Σ": "sigma", "φ": "phi", "ω": "omega", "Ω": "omega", "∞": "infinity",
    "∑": "the sum of", "∆": "delta", "†": "", "©": "copyright",
}  # fmt: skip
_LETTER = re.compile(rf"(?<![\u0370-\u03ff])[{''.join(_GREEK)}](?![\u0370-\u03ff])")


def formulas(draft: Draft) -> None:
    """Claim them; plain letters and digits are read by others."""
    if draft.text.isascii() and "^" not in draft.text:
        return
    draft.claim_each(_FORMULA, _formula, "formula")
    draft.claim_each(_POWER, _power, "power")
    draft.claim_each(_ROOT, "the square root of ", "root")
    draft.claim_each(_LETTER, lambda m: f" {_GREEK[m[0]]} ", "sign")


def _formula(match: re.Match[str]) -> str:
    parts = re.findall(r"[A-Z]|[a-z]|[₀-₉]+", match[1])
    return " ".join(one_by_one(p.translate(_SUBSCRIPTS)) if not p.isalpha() else p.upper() for p in parts)


def _power(match: re.Match[str]) -> str:
    exponent = (match[2] or match[4]).translate(_SUPERSCRIPTS)
    if match[1] or match[3]:
        return f" to the minus {cardinal(exponent)}"
    return (
        f" {_NAMED.get(exponent) or f'to the {ordinal(int(exponent))}'}"
        if len(exponent) < 3
        else f" to the {cardinal(exponent)}"
    )
