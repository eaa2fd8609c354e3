"""Ordinals, years, quantities: every number that nobody else has claimed. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import (
    MAGNITUDES,
    MINUS,
    NUMBER,
    amount,
    is_plural,
    next_word,
    previous_word,
    two_digits,
)
from audioposts.narration.speaking.numbers import cardinal, english_year, ordinal
from audioposts.narration.speaking.word_lists import words

_ORDINAL = re.compile(r"(?<![\w.,$])(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)(s)?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\w.,$£€#/:–-])((?:1\d|20)\d\d)(?![\w%/]|[,.]\d|[-–]\d|:\d)")
_PLAIN = re.compile(
    rf"{MINUS}(?<!\d)(?P<number>{NUMBER})"
    r"(?P<magnitude>\s?(?:mln|bln|trn|mn|bn|tn)\b|[mMbBkK]\b(?![’'.-]\w))?(?P<plus>\+)?"
)
_SEVERAL = re.compile(r"(?<![\w.,$£€])(\d{1,3})s\b")
_DIGITS = re.compile(r"\d+")
_PREPOSITIONS = words("counts.prepositions")
_SURE = words("counts.sure")
_OF_A_YEAR = words("counts.of_a_year")
_UNIT_WORDS = words("counts.unit_words")


def numbers(draft: Draft) -> None:
    """Claim every number that nobody has claimed: ordinals, years, quantities."""
    if not draft.has_digits:
        return
    draft.claim_each(_ORDINAL, _nth, "ordinal")
    draft.claim_each(_YEAR, _year, "year")
    draft.claim_each(_SEVERAL, lambda m: _plural(cardinal(m[1])), "number")
    draft.claim_each(_PLAIN, _plain, "number")
    draft.claim_each(_DIGITS, lambda m: f" {cardinal(m[0])} ", "number")


def _nth(match: re.Match[str]) -> str:
    return ordinal(int(match[1].replace(",", ""))) + (match[2] or "")


def _plural(number: str) -> str:
    """Return "twenty-one" as "twenty-ones", "sixty" as "sixties", "six" as "sixes"."""
    if number.endswith("y"):
        return f"{number[:-1]}ies"
    return f"{number}es" if number.endswith("x") else f"{number}s"


def _year(match: re.Match[str]) -> str | None:
    """Tell "in 2019" from "2019 people": first by the word before, then by the one after."""
    before = previous_word(match).lower()
    if match[1] < "1100" and before not in _SURE:
        return None
    if before not in _SURE and _is_counted(next_word(match).lower(), before):
        return None
    return english_year(int(match[1]))


def _is_counted(after: str, before: str) -> bool:
    if after in _UNIT_WORDS:
        return True
    if after in _OF_A_YEAR:
        return False
    return is_plural(after) and before not in _PREPOSITIONS and not before.endswith(("’s", "'s"))


def _plain(match: re.Match[str]) -> str:
    number = match["number"]
    spoken = _four_digits(number, match) if len(number) == 4 and number.isdecimal() else amount(number)
    if match["magnitude"]:
        spoken += f" {MAGNITUDES[match['magnitude'].strip()]}"
    lead = " " if match.string[max(0, match.start() - 1) : match.start()].isalnum() else ""
    tail = " " if match.string[match.end() : match.end() + 1].isalpha() else ""
    minus = "minus " if match["minus"] else ""
    return f"{lead}{minus}{spoken}{' plus' if match['plus'] else ''}{tail}"


def _four_digits(number: str, match: re.Match[str]) -> str:
    """Return 2500 as "twenty-five hundred", 0545 as a time, the number of a house in pairs, others as a quantity."""
    if number[0] == "0" and _is_time(number):
        return f"{two_digits(number[:2])} {'hundred' if number.endswith('00') else cardinal(number[2:])}"
    if number[0] == "0":
        return amount(number)
    if next_word(match)[:1].isupper():
        return english_year(int(number))
    return f"{cardinal(number[:2])} hundred" if number.endswith("00") and number[1] != "0" else amount(number)


def _is_time(number: str) -> bool:
    is_spelled = number[2] == "0" and number[3] != "0"
    return number[1] != "0" and int(number[2:]) < 60 and not is_spelled
