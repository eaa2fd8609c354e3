"""Powers, roots, indices and other signs of mathematics and chemistry. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import one_by_one
from audioposts.narration.speaking.spanish.amounts import whole

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_POWER = re.compile(r"(?<=[\w)])(?:(⁻)?([⁰¹²³⁴-⁹]+)|\^(-)?(\d+))")
_FORMULA = re.compile(r"\b(?=[A-Za-z₀-₉]*[₀-₉])((?:[A-Z][a-z]?[₀-₉]*)+)")
_ROOT = re.compile(r"√\s?(?=[\w(])")
_NAMED = {"2": "al cuadrado", "3": "al cubo"}
_GREEK = {
    "α": "alfa", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "delta", "ε": "épsilon", "θ": "zeta", "λ": "lambda",
    "μ": "mu", "π": "pi", "σ": "sigma", "Σ": "sigma", "φ": "fi", "ω": "omega", "Ω": "omega", "∞": "infinito",
    "≠": "distinto de", "∑": "la suma de", "∆": "delta", "©": "copyright",
}  # fmt: skip
_LETTER = re.compile(rf"(?<![\u0370-\u03ff])[{''.join(_GREEK)}](?![\u0370-\u03ff])")


def formulas(draft: Draft) -> None:
    """Claim them; plain letters and digits are read by others."""
    if draft.text.isascii() and "^" not in draft.text:
        return
    if draft.has("₀₁₂₃₄₅₆₇₈₉"):
        draft.claim_each(_FORMULA, _formula, "formula")
    draft.claim_each(_POWER, _power, "power")
    draft.claim_each(_ROOT, "raíz cuadrada de ", "root")
    draft.claim_each(_LETTER, lambda m: f" {_GREEK[m[0]]} ", "sign")


def _formula(match: re.Match[str]) -> str:
    parts = re.findall(r"[A-Z]|[a-z]|[₀-₉]+", match[1])
    return " ".join(one_by_one(p.translate(_SUBSCRIPTS), "es") if not p.isalpha() else p.upper() for p in parts)


def _power(match: re.Match[str]) -> str:
    exponent = (match[2] or match[4]).translate(_SUPERSCRIPTS)
    if match[1] or match[3]:
        return f" elevado a menos {whole(exponent)}"
    return f" {_NAMED.get(exponent) or f'elevado a {whole(exponent)}'}"
