"""Months, dates, decades and years from to. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import cardinal, ordinal
from audioposts.narration.speaking.french.numeric_dates import MONTHS, ON, day, day_of_month, numeric_dates
from audioposts.narration.speaking.french.weekdays import weekdays
from audioposts.narration.speaking.patterns import any_of, capital_as
from audioposts.narration.speaking.word_lists import readings

_UNACCENTED = {"aout": "août", "fevrier": "février", "decembre": "décembre"}
_SHORT_MONTHS = readings("dates.short_months", "french")
_SHORT_WORDS = frozenset(cased for short in _SHORT_MONTHS for cased in (short, short.capitalize()))
_WHOLE = "|".join([*MONTHS, *_UNACCENTED])
_SHORT = any_of(_SHORT_MONTHS)
_SEPT_IS_A_NUMBER = r"(?!sept\b(?!\.| \d{4}))"
_MONTH = rf"(?:(?:{_WHOLE})\b|{_SEPT_IS_A_NUMBER}(?:{_SHORT})\b\.?)"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"(?:1\s?(?:er|ᵉʳ)|[12]\d|3[01]|0?[1-9])"

_ISO = re.compile(r"(?<![\d.-])((?:1[5-9]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])(?:T(?=\d))?")
_NUMERIC = re.compile(r"(?<![\d/.,])([0-3]?\d)([/.-])([01]?\d)\2((?:1[5-9]|20)?\d\d)(?![\d/]|[.,-]\d)")
_DAY_MONTH = re.compile(
    rf"(?<![\d.,/])(?:(?P<first>{_DAY})(?P<joined>\s?[-–/]\s?| et | au | ou ))?(?P<day>{_DAY})[\s-]\s?"
    rf"(?P<month>{_MONTH})(?:\s(?P<year>{_YEAR})\b(?![-–]\d|,\d))?",
    re.IGNORECASE,
)
_MONTHS_RANGE = re.compile(rf"\b({_MONTH})\s?[-–/]\s?({_MONTH})(?=\W|$)", re.IGNORECASE)
_SHORT_MONTH = re.compile(rf"\b({_SHORT})\.", re.IGNORECASE)
_SHORT_MONTH_YEAR = re.compile(rf"\b({_SHORT})(?=\s{_YEAR}\b)", re.IGNORECASE)
_DECADES = re.compile(
    r"(?<=\bannées )[’']?((?:1[0-9]|20)?\d0)(?:\s?([-–/])\s?[’']?((?:1[0-9]|20)?\d0))?(?!\d|[.,]\d)", re.IGNORECASE
)
_YEARS = re.compile(rf"(?<![\w.,/€$£-])({_YEAR})\s?([-–/])\s?({_YEAR}|\d\d)(?![\d%]|[,.]\d|[-–/]\d|\s?(?:€|%))")
_SEASON = re.compile(
    r"\b(?:saisons?|exercices?|hivers?|scolaire|universitaire|édition|promotion|budget)\s$", re.IGNORECASE
)
_WARS = re.compile(r"(?<![\w.,-])(14|39)[-–](18|40|45)(?![\w%]|[,.-]\d)(?=\W|$)")
_WAR = re.compile(r"\b(?:guerre|front|mondiale|poilus?|soldats?|tranchées)\b", re.IGNORECASE)
_QUARTER = re.compile(r"\b([TS])([1-4])(?=\s(?:19|20)\d\d\b)|(?:(?<=\bau )|(?<=\bdu ))([TS])([1-4])(?=[\s,.;)]|$)")
_SHORT_YEAR = re.compile(r"(?<![\w])[’'](\d\d)(?![\w%’'])")


def dates(draft: Draft) -> None:
    """Claim dates, the longest form first."""
    weekdays(draft)
    if draft.has_digits:
        draft.claim_each(_ISO, lambda m: _date(m[3], int(m[2]), m[1]), "date")
        draft.claim_each(_NUMERIC, _numeric, "date")
        numeric_dates(draft)
        draft.claim_each(_DAY_MONTH, _day_month, "date")
        draft.claim_each(_SHORT_MONTH_YEAR, lambda m: _month(m[1]), "month")
    if draft.has("-–/"):
        draft.claim_each(_MONTHS_RANGE, lambda m: f"{_month(m[1])} à {_month(m[2])}", "month")
    if "." in draft.text and draft.has_word(_SHORT_WORDS):
        draft.claim_each(_SHORT_MONTH, lambda m: _month(m[1]), "month")


def decades(draft: Draft) -> None:
    """Claim decades and years from to."""
    if not draft.has_digits:
        return
    draft.claim_each(_DECADES, _decades, "decade")
    draft.claim_each(_YEARS, _years, "years")
    draft.claim_each(_WARS, _war, "years")
    draft.claim_each(_QUARTER, _quarter, "quarter")
    if draft.has("’'"):
        draft.claim_each(_SHORT_YEAR, lambda m: cardinal(m[1]), "year")


def _month(written: str) -> str:
    small = written.lower().rstrip(".")
    return capital_as(written, _UNACCENTED.get(small) or _SHORT_MONTHS.get(small, small))


def _date(written: str, month: int, year: str) -> str:
    return f"{day_of_month(written, month)} {cardinal(year)}"


def _numeric(match: re.Match[str]) -> str | None:
    """Read the day first, and a year of two digits only after slashes and full stops: "03-10-24" may be anything."""
    written, sign, month, year = match.groups()
    if not (1 <= int(written) <= 31 and 1 <= int(month) <= 12) or (len(year) == 2 and sign == "-"):
        return None
    is_short = len(written + month) < 4 and not ON.search(match.string, 0, match.start())
    if len(year) == 2 and sign == "." and is_short:
        return None
    if len(year) == 2:
        year = f"{'20' if int(year) < 50 else '19'}{year}"
    return _date(written, int(month), year)


def _day_month(match: re.Match[str]) -> str | None:
    if match["month"].rstrip(".").lower() in _SHORT_MONTHS and match["month"][0].isupper():
        return None
    spoken = f"{day(match['day'])} {_month(match['month'])}"
    if match["first"]:
        joined = match["joined"].strip()
        spoken = f"{day(match['first'])} {joined if joined.isalpha() else _between(match)} {spoken}"
    return f"{spoken} {cardinal(match['year'])}" if match["year"] else spoken


def _between(match: re.Match[str]) -> str:
    """Return what joins two days: the night from one to the next, two days in a row, or more of them."""
    first, last = (int(re.sub(r"\D", "", match[name])) for name in ("first", "day"))
    return "et" if last == first + 1 else "au"


def _decades(match: re.Match[str]) -> str:
    first = cardinal(match[1]) if match[1] != "00" else "deux mille"
    return f"{first} et {cardinal(match[3])}" if match[3] else first


def _years(match: re.Match[str]) -> str | None:
    first, sign, second = match.groups()
    passed = int(second) - int(first[-len(second) :])
    if passed < 1 or (len(second) == 2 and sign == "/" and passed > 1):
        return None
    is_season = _SEASON.search(match.string[: match.start()]) or sign == "/"
    return f"{cardinal(first)}{' ' if is_season else ' à '}{cardinal(second)}"


def _war(match: re.Match[str]) -> str | None:
    """Read "14-18" as a war only where one is spoken of."""
    return f"{cardinal(match[1])} {cardinal(match[2])}" if _WAR.search(match.string) else None


def _quarter(match: re.Match[str]) -> str:
    kind, number = match[1] or match[3], match[2] or match[4]
    return f"{ordinal(int(number))} {'trimestre' if kind == 'T' else 'semestre'}"
