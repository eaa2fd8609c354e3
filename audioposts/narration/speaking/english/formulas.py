"""Powers, roots and letters of mathematics, isotopes and formulas of chemistry, as English says them. Pure."""

import re

from audioposts.narration.speaking import formulas as shared
from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.labels import label_number
from audioposts.narration.speaking.numbers import cardinal, one_by_one, ordinal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_NAMED = {"2": "squared", "3": "cubed"}
_ELEMENTS = readings("formulas.elements")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_ISOTOPE = re.compile(rf"(?<![\w⁰¹²³⁴-⁹])([¹²³⁴-⁹][⁰¹²³⁴-⁹]{{0,2}})({any_of(_ELEMENTS)})(?![A-Za-z])")
_SYMBOL = any_of(words("formulas.symbols"))
_FORMULA = re.compile(rf"(?<![\w.,-])(?=[A-Za-z]*\d)(?=\w*[a-z])((?:(?:{_SYMBOL})\d{{0,2}}){{2,6}})(?!\w)")
_JOINED = re.compile(r"[a-z][A-Z]?\d|\d[A-Z]")
_PART = re.compile(r"[A-Za-z]|\d+")
_ENERGY = re.compile(r"\bmc(?=²)")


def _power(exponent: str, is_negative: bool, _: str) -> str:
    if is_negative:
        return f"to the minus {cardinal(exponent)}"
    if len(exponent) < 3:
        return _NAMED.get(exponent) or f"to the {ordinal(int(exponent))}"
    return f"to the {cardinal(exponent)}"


_WORDS = shared.FormulaWords(
    root="the square root of",
    plus="plus",
    minus="minus",
    number=one_by_one,
    power=_power,
    letters={
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "delta", "ε": "epsilon", "θ": "theta",
        "λ": "lambda", "μ": "mu", "π": "pi", "σ": "sigma", "Σ": "sigma", "φ": "phi", "ω": "omega", "Ω": "omega",
        "≠": "is not equal to", "∞": "infinity", "∑": "the sum of", "∆": "delta", "†": "", "©": "copyright",
    },
)  # fmt: skip


def isotopes(draft: Draft) -> None:
    """Claim "¹⁴C" and "TiO2", before a rule for codes takes them."""
    if draft.has("¹²³⁴⁵⁶⁷⁸⁹"):
        draft.claim_each(_ISOTOPE, _isotope, "isotope")
        draft.claim_each(_ENERGY, "m c", "formula")
    if draft.has_digits and _JOINED.search(draft.text):
        draft.claim_each(_FORMULA, lambda m: " ".join(map(_said, _PART.findall(m[1]))), "formula")


def _isotope(match: re.Match[str]) -> str:
    return f"{_ELEMENTS[match[2]]} {label_number(match[1].translate(_SUPERSCRIPTS))}"


def _said(part: str) -> str:
    return cardinal(part) if part.isdecimal() else part.upper()


def formulas(draft: Draft) -> None:
    """Claim powers, indices and letters."""
    shared.formulas(draft, _WORDS)
