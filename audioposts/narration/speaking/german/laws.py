"""Paragraphs, articles and the abbreviations of codes: "§§ 12–14 Abs. 2 StGB". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.quantities import number
from audioposts.narration.speaking.romans import roman_value

_PARAGRAPH = re.compile(r"(§{1,3})\s?(?=[\dIVX]|[a-z]\b)")
_SENTENCE = re.compile(r"(?:(?<=\d )|(?<=B, ))S\.(?=\s\d)")
_WITH_LETTER = re.compile(r"(?<=[§.lfeßr]\s)(\d{1,4})\s?([a-z])(?=[\s,;.)]|$)(?!\s?\.\s?[a-zB])")
_FILE = re.compile(r"\b([IVX]+|\d{1,3})\s([A-Z][A-Za-z]{0,3})\s(\d{1,5})/(\d{2})\b")
_LETTERS_AND_SLASH = re.compile(r"(?<![\d/.])(\d{1,5})/(\d{1,5})(?![\d/])")


def laws(draft: Draft) -> None:
    """Claim what stands before the numbers of a law; the numbers themselves are read as all others."""
    if draft.has("§"):
        draft.claim_each(_PARAGRAPH, lambda m: "Paragrafen " if len(m[1]) > 1 else "Paragraf ", "law")
        draft.claim_each(_WITH_LETTER, lambda m: f"{number(m[1])} {m[2]}", "law")
    if draft.has("§A") and draft.has_digits:
        draft.claim_each(_SENTENCE, "Satz", "law")
    if draft.has("/") and draft.has_digits:
        draft.claim_each(_FILE, _file, "law")


def slashes(draft: Draft) -> None:
    """Claim numbers with a slash that are no fraction: "Drucksache 20/1234"."""
    if draft.has("/") and draft.has_digits:
        draft.claim_each(_LETTERS_AND_SLASH, lambda m: f"{number(m[1])} {number(m[2])}", "slash")


def _file(match: re.Match[str]) -> str:
    senate = number(match[1] if match[1].isdecimal() else str(roman_value(match[1])))
    return f"{senate} {' '.join(match[2]).upper()} {number(match[3])} {number(match[4])}"
