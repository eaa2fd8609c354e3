"""Decades, years without their century, years from to, fiscal years and quarters. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import YEAR, two_digits
from audioposts.narration.speaking.numbers import cardinal, english_year
from audioposts.narration.speaking.word_lists import readings

_TENS = readings("decades.tens")
_NOUGHTIES = {"00": "two thousands", "10": "twenty tens"}
_QUARTERS = {"1": "first", "2": "second", "3": "third", "4": "fourth"}

_DECADE = re.compile(r"(?:(?<![\w.,-])|(?<=[a-z]-))(1\d|20)(\d0)(?:['’]?s)(['’](?!\w))?(?!\w)")
_SHORT_DECADE = re.compile(r"(?<![\w.,$£€])(?:['’‘]?([2-9]0)['’]?s|['’‘](00|10)['’]?s)(?!\w)")
_AFTER_HYPHEN_DECADE = re.compile(r"(?<=[a-z]-)['’‘]?([2-9]0)['’]?s(?!\w)")
_SHORT_YEAR = re.compile(r"(?<![\w’'])[’'‘](\d\d)(?![\d\w%’'])")
_YEARS = re.compile(rf"(?<![\d.,$£€#-])({YEAR})\s?[-–—/]\s?({YEAR}|\d\d)(?![\d%]|,\d|[-–/]\d)")
_FISCAL = re.compile(r"\bFY\s?[’']?((?:20)?\d\d)\b")
_QUARTER = re.compile(r"\b([QH])([1-4])(?=\W|$)")
_QUARTER_AFTER = re.compile(r"\b([1-4])([QH])\b")


def decades(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits:
        return
    draft.claim_each(_DECADE, _decade, "decade")
    draft.claim_each(_SHORT_DECADE, lambda m: _TENS[m[1]] if m[1] else _NOUGHTIES[m[2]], "decade")
    draft.claim_each(_AFTER_HYPHEN_DECADE, lambda m: _TENS[m[1]], "decade")
    draft.claim_each(_YEARS, _years, "years")
    draft.claim_each(_SHORT_YEAR, lambda m: two_digits(m[1]), "year")
    draft.claim_each(_FISCAL, _fiscal, "year")
    draft.claim_each(_QUARTER, lambda m: f"{m[1]} {cardinal(m[2])}", "quarter")
    draft.claim_each(_QUARTER_AFTER, lambda m: f"{_QUARTERS[m[1]]} {'quarter' if m[2] == 'Q' else 'half'}", "quarter")


def _decade(match: re.Match[str]) -> str:
    century, tens = match[1], match[2]
    if tens == "00":
        return "two thousands" if century == "20" else f"{cardinal(century)} hundreds"
    return f"{cardinal(century)} {_TENS[tens]}"


def _years(match: re.Match[str]) -> str | None:
    """Read "1914-1918" and "1914-18", unless the second is not the later one."""
    first, second = match[1], match[2]
    if len(second) == 4:
        return f"{english_year(int(first))} to {english_year(int(second))}" if second > first else None
    if int(second) <= int(first[2:]) or int(first) < 1400:
        return None
    return f"{english_year(int(first))} to {two_digits(second)}"


def _fiscal(match: re.Match[str]) -> str:
    year = match[1] if len(match[1]) == 4 else f"20{match[1]}"
    return f"fiscal year {english_year(int(year))}"
