"""Powers, roots, indices and letters of mathematics and chemistry. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from audioposts.narration.speaking.draft import Draft

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_POWER = re.compile(r"(?<=[\w)])(?<![⁰¹²³⁴-⁹])(?:([⁻⁺])?([⁰¹²³⁴-⁹]+)|\^(-)?(\d+))")
_FORMULA = re.compile(r"\b(?=[A-Za-z₀-₉]*[₀-₉])((?:[A-Z][a-z]?[₀-₉]*)+)")
_ION = re.compile(r"(?<=[A-Za-z₀-₉\])])([¹²³⁴-⁷]?)([⁺⁻])(?![\w⁰-⁹])")
_PART = re.compile(r"[A-Za-z]|[₀-₉]+")
_ROOT = re.compile(r"√\s?(?=[\w(])")
_LETTER = re.compile(r"(?<![\u0370-\u03ff])[α-ωΔΣΩ∞∑∆†©≠](?![\u0370-\u03ff])|(?<!\w)[Øø∅](?!\w)")

Power = Callable[[str, bool, str], str]
"""The digits of an exponent, whether it is negative, and the character that it stands behind -> what is said of it."""


@dataclass(frozen=True, slots=True)
class FormulaWords:
    """How a language says them."""

    root: str
    plus: str
    minus: str
    number: Callable[[str], str]
    power: Power
    letters: Mapping[str, str]
    """Signs that are said by a name: Greek letters where they stand alone."""


def formulas(draft: Draft, words: FormulaWords) -> None:
    """Claim them; plain letters and digits are read by others."""
    if draft.text.isascii() and "^" not in draft.text:
        return

    def formula(match: re.Match[str]) -> str:
        parts = _PART.findall(match[1])
        said = (part.upper() if part.isalpha() else words.number(part.translate(_SUBSCRIPTS)) for part in parts)
        return _apart(match, " ".join(said))

    def ion(match: re.Match[str]) -> str:
        charge = words.number(match[1].translate(_SUPERSCRIPTS)) if match[1] else ""
        return f" {charge} {words.plus if match[2] == '⁺' else words.minus}".replace("  ", " ")

    def power(match: re.Match[str]) -> str:
        exponent = (match[2] or match[4]).translate(_SUPERSCRIPTS)
        is_negative = match[1] == "⁻" or bool(match[3])
        return _apart(match, words.power(exponent, is_negative, match.string[match.start() - 1]))

    def letter(match: re.Match[str]) -> str | None:
        named = words.letters.get(match[0])
        return None if named is None else _apart(match, named)

    if draft.has("₀₁₂₃₄₅₆₇₈₉"):
        draft.claim_each(_FORMULA, formula, "formula")
    if draft.has("⁺⁻"):
        draft.claim_each(_ION, ion, "ion")
    draft.claim_each(_POWER, power, "power")
    draft.claim_each(_ROOT, f"{words.root} ", "root")
    draft.claim_each(_LETTER, letter, "sign")


def _apart(match: re.Match[str], words: str) -> str:
    """Return words with a space where a letter, a digit or a closing bracket stands against what they are said for."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    lead = " " if before.isalnum() or before == ")" else ""
    return f"{lead}{words}{' ' if after.isalnum() else ''}"
