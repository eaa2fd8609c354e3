"""Percentages, lengths, weights and other measures with a unit. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.fractions import MIXED, low_to_high
from audioposts.narration.speaking.english.quantities import APART, NUMBER, SIGN, UP_TO, amount, next_word, sign
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import table, words

# Unit: one, several. With a stop after the abbreviation or without.
_UNITS = table("units")
_SHORT_UNITS = table("letters")
_PER = {unit: one for unit, (one, _) in (_UNITS | _SHORT_UNITS).items()} | {"d": "day", "s": "second"}
_UNIT = any_of(_UNITS)
_MEASURED = (
    rf"{SIGN}{APART}(?<!\d:)(?P<low>{MIXED})(?:\s?(?P<joined>[-–—]|to|x|×|by)\s?(?P<high>{NUMBER}))?"
    r"(?:\s(?P<magnitude>hundred|thousand|million|billion|trillion))?(?P<gap>[\s-]?)"
)
_MEASURE = re.compile(
    rf"""
    {_MEASURED}(?P<unit>{_UNIT})(?:/(?P<per>{_UNIT}|s|g|L|l|m|h|d))?(?![\w²³’'/])
    (?:\.(?=[\s,;)]+[a-z(,;)]|[,;)]))?  # a stop that does not end the sentence
    """,
    re.VERBOSE,
)
_SHORT_MEASURE = re.compile(rf"{_MEASURED}(?P<unit>[mglLshWVtK])(?![\w²³’'/&]|\.\w)")
_INCHES = re.compile(rf"{APART}({MIXED})(?:\s?[-–x×]\s?({NUMBER}))?\s?in\.(?=[\s,;)]|$)")
_PERCENT = re.compile(
    rf"{SIGN}{APART}(?P<low>{NUMBER}|\d*[½¼¾])(?:\s?%)?{UP_TO}\s?(?P<unit>%|‰|pct\.?|pc)(?!\w)(?P<plus>\+)?"
)
_ADJECTIVE_PERCENT = re.compile(r"(?<=%)-(?=[a-z])")
_BY = re.compile(r"(?<=\d)\s?[x×]\s?(?=\d)")
_POWER_OF_TEN = re.compile(r"(?<=\d)\s?[x×]\s?(?=10[⁻⁰¹²³⁴-⁹^])")
_TIMES = re.compile(rf"{APART}({NUMBER})(?:x\b|×(?!\s?\d))")
_RUNNING = words("measures.running")
_LENGTHS = re.compile(rf"\b(?:{any_of(words('measures.lengths'))})\b")
_COUNTED_IN_MILLIONS = words("measures.counted_in_millions")


def percentages(draft: Draft) -> None:
    """Claim them, and the hyphen of "a 5%-owned firm"."""
    if draft.has_digits and (draft.has("%‰") or "pc" in draft.text):
        draft.claim_each(_PERCENT, _percent, "percentage")
        draft.claim_each(_ADJECTIVE_PERCENT, " ", "percentage")


def measures(draft: Draft) -> None:
    """Claim what is measured, longer units before those of one letter."""
    if not draft.has_digits:
        return
    draft.claim_each(_MEASURE, _measure, "unit")
    draft.claim_each(_INCHES, _inches, "unit")
    draft.claim_each(_SHORT_MEASURE, _short_measure, "unit")
    draft.claim_each(_POWER_OF_TEN, " times ", "power")
    draft.claim_each(_BY, " by ", "size")
    draft.claim_each(_TIMES, lambda m: f"{amount(m[1])} times", "times")


def _percent(match: re.Match[str]) -> str:
    name = "per mille" if match["unit"] == "‰" else "percent"
    plus = " plus" if match["plus"] else ""
    return f"{sign(match['sign'])}{low_to_high(match['low'], match['high'])} {name}{plus}"


def _measure(match: re.Match[str]) -> str:
    one, several = _UNITS[match["unit"]]
    if not match["per"]:
        return _with_unit(match, one, several)
    per = _PER[match["per"]]
    return _with_unit(match, f"{one} per {per}", f"{several} per {per}")


def _short_measure(match: re.Match[str]) -> str | None:
    """Read a unit of one letter where it can be nothing else: "5m users" are millions, the 1980s no seconds."""
    unit, word = match["unit"], next_word(match).lower()
    one, several = _SHORT_UNITS[unit]
    if unit == "m" and not match["gap"] and _are_millions(match, word):
        return f"{low_to_high(match['low'], match['high'])} million"
    if unit == "m" and word in _RUNNING:
        return f"{_extent(match)} {one}"
    return None if _is_no_unit(match, word) else _with_unit(match, one, several)


def _are_millions(match: re.Match[str], word: str) -> bool:
    """Tell "5m users" from "the 100m sprint" and "5m deep"."""
    if word in _COUNTED_IN_MILLIONS:
        return True
    return word not in _RUNNING and not _LENGTHS.search(match.string)


def _is_no_unit(match: re.Match[str], word: str) -> bool:
    """Tell "4K", "the 90s" and "a 5g network" from what is measured."""
    unit, gap = match["unit"], match["gap"]
    if gap:
        return gap == "-"
    if unit == "s":
        return "." not in match["low"]
    return unit in "Kt" or (unit == "g" and word in ("network", "wireless", "service", "phone"))


def _with_unit(match: re.Match[str], one: str, several: str) -> str:
    is_one = match["low"] in ("1", "½", "¼", "¾") and not match["high"]
    is_adjective = match["gap"] == "-" and next_word(match)[:1].islower()
    magnitude = f" {match['magnitude']}" if match["magnitude"] else ""
    return f"{sign(match['sign'])}{_extent(match)}{magnitude} {one if is_one or is_adjective else several}"


def _extent(match: re.Match[str]) -> str:
    return low_to_high(match["low"], match["high"], "by" if match["joined"] in ("x", "×", "by") else "to")


def _inches(match: re.Match[str]) -> str:
    low, high = match.groups()
    joined = "by" if "x" in match[0] or "×" in match[0] else "to"
    return f"{low_to_high(low, high, joined)} {'inch' if low == '1' else 'inches'}"
