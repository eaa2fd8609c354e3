"""Signs that are words: "&", "+", "<", "~", "/". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.language import SignWords

_BEFORE_NUMBER = re.compile(r"(?<![\w])([~≈<>≤≥±]=?)\s?(?=[$£€¥]?[\d.])")
_COMPARED = re.compile(r"(?:(?<=\b[A-Za-z])|(?<=\d)|(?<=\d ))\s?([<>])\s?(?=[\w$£€.-])")
_BETWEEN = re.compile(r"(?<=[\w)])(\s?)([+=<>≤≥×÷±≈→−])\1(?=[\w($£€√])")
_SPACED = re.compile(r"(?<=\s)([+=<>≤≥×÷±≈→&@])(?=\s)")
_MENU = re.compile(r"(?<=[^\W\d_]{2})\s[>›]\s(?=[A-Z][a-z])")
"""Between the steps of "Settings > Privacy"."""

_AND = re.compile(r"\s*[&＆]\s*")
_EITHER = re.compile(r"\b(and|he|she|his|him|they|them|one)/(or|she|he|her|her|them|him|two)\b", re.IGNORECASE)
_SLASH = re.compile(r"(?<=[^\W\d_])\s?/\s?(?=[^\W\d_])")
_DROPPED = re.compile(r"[™®©℠¶†‡]+")
_SIGNS = "&+=%°§@#/$£€¥×÷±≈≤≥→←↑↓−•…()"
_SIGN = re.compile(f"[{re.escape(_SIGNS)}]")


def symbols(draft: Draft, words: SignWords) -> None:
    """Claim signs that stand before numbers and between words."""
    names = _names(words)
    if draft.has(">›"):
        draft.claim_each(_MENU, ", ", "menu")
    if draft.has("~≈<>≤≥±+=×÷→−&@"):
        draft.claim_each(_COMPARED, lambda m: f" {names[f'is {m[1]}']} ", "sign")
        draft.claim_each(_BEFORE_NUMBER, lambda m: f"{names[m[1][0]]} ", "sign")
        draft.claim_each(_BETWEEN, lambda m: f" {names[m[2]]} ", "sign")
        draft.claim_each(_SPACED, lambda m: names[m[1]], "sign")
    if draft.has("&＆"):
        draft.claim_each(_AND, f" {words.and_} ", "sign")
    if "/" in draft.text:
        draft.claim_each(
            _EITHER, lambda m: f"{m[1]} {words.or_ if m[1].lower() != 'and' else ''} {m[2]}".replace("  ", " "), "sign"
        )
        draft.claim_each(_SLASH, f" {words.slash} ", "sign")
    if draft.has("™®©℠¶†‡"):
        draft.claim_each(_DROPPED, "", "sign")


def left_signs(draft: Draft, words: SignWords) -> None:
    """Claim signs that nothing else has explained: by their name where it says something, as a pause otherwise."""
    if not draft.has(_SIGNS):
        return
    names = {
        "&": words.and_,
        "%": words.percent,
        "°": words.degrees,
        "§": words.section,
        "+": words.plus,
        "@": words.at,
    }
    draft.claim_each(_SIGN, lambda m: f" {names.get(m[0], '')} ", "sign")


def _names(words: SignWords) -> dict[str, str]:
    return {
        "+": words.plus, "=": words.equals, "<": words.less, ">": words.greater, "≤": words.at_most,
        "≥": words.at_least, "~": words.about, "≈": words.about, "±": words.plus_or_minus, "×": words.times,
        "÷": words.divided, "→": words.to, "&": words.and_, "@": words.at, "−": words.minus,
        "is <": words.is_less, "is >": words.is_greater,
    }  # fmt: skip
