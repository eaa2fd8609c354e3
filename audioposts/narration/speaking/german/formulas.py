"""Powers, roots, indices and other signs of mathematics and chemistry. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.quantities import number

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_POWER = re.compile(r"(?<=[\w)])(?:(⁻)?([⁰¹²³⁴-⁹]+)|\^(-)?(\d+))")
_FORMULA = re.compile(r"\b(?=[A-Za-z₀-₉]*[₀-₉])((?:[A-Z][a-z]?[₀-₉]*)+)")
_ROOT = re.compile(r"√\s?(?=[\w(])")
_PLUS_MINUS = re.compile(r"\+\s?/\s?[-–−]\s?")
_GREEK = {
    "α": "Alpha", "β": "Beta", "γ": "Gamma", "δ": "Delta", "Δ": "Delta", "ε": "Epsilon", "θ": "Theta", "λ": "Lambda",
    "μ": "My", "π": "Pi", "σ": "Sigma", "Σ": "Sigma", "φ": "Phi", "ω": "Omega", "Ω": "Omega", "∞": "unendlich",
    "∑": "Summe", "∆": "Delta", "Ø": "Durchschnitt", "ø": "Durchschnitt", "∅": "Durchschnitt",
}  # fmt: skip
_LETTER = re.compile(rf"(?<![\u0370-\u03ff\w])[{''.join(_GREEK)}](?![\u0370-\u03ff\w])")


def formulas(draft: Draft) -> None:
    """Claim them; plain letters and digits are read by others."""
    if "+" in draft.text:
        draft.claim_each(_PLUS_MINUS, "plus minus ", "sign")
    if draft.text.isascii() and "^" not in draft.text:
        return
    draft.claim_each(_FORMULA, _formula, "formula")
    draft.claim_each(_POWER, _power, "power")
    draft.claim_each(_ROOT, "Wurzel aus ", "root")
    draft.claim_each(_LETTER, lambda m: f" {_GREEK[m[0]]} ", "sign")


def _formula(match: re.Match[str]) -> str:
    parts = re.findall(r"[A-Z]|[a-z]|[₀-₉]+", match[1])
    return " ".join(number(p.translate(_SUBSCRIPTS)) if not p.isalpha() else p.upper() for p in parts)


def _power(match: re.Match[str]) -> str:
    exponent = (match[2] or match[4]).translate(_SUPERSCRIPTS)
    if match[1] or match[3]:
        return f" hoch minus {number(exponent)}"
    return " Quadrat" if exponent == "2" and match.string[match.start() - 1].isalpha() else f" hoch {number(exponent)}"
