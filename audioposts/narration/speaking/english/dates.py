"""Days, months and dates. Pure."""

import re
from functools import partial

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import DASH, YEAR
from audioposts.narration.speaking.numbers import english_year, ordinal
from audioposts.narration.speaking.patterns import any_of, in_either_case
from audioposts.narration.speaking.word_lists import readings, words

_SHORT_MONTHS = readings("dates.short_months")
_WEEKDAYS = readings("dates.weekdays")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LAST_DAYS = {"F": "Friday", "Th": "Thursday", "Sat": "Saturday", "Sun": "Sunday"}
_ALSO_OTHERS = frozenset({"May", "March", "Mar", "Jan", "Jun", "Sep"})
"""Months that are verbs or names as well."""

_DAY_FIRST = frozenset({"en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za"})

_MONTH = rf"(?:{'|'.join(_MONTHS)}|(?:{any_of(_SHORT_MONTHS)})\b\.?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DAY_NAME = any_of({*_WEEKDAYS, *_WEEKDAYS.values()})

_ISO = re.compile(r"(?<![\d.-])((?:1[5-9]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])(?:T(?=\d))?")
_MONTH_DAY = re.compile(
    rf"""
    \b(?P<month>{_MONTH})\s*(?P<day>{_DAY})\b
    (?:{DASH}(?P<until>{_DAY})\b(?!\s?[-–]))?
    (?:,?\s*(?P<year>{YEAR})\b(?![-–]\d))?
    (?![:%]|\.\d|,\d{{3}}|[ ](?:million|billion|percent|years|people|votes|points))
    """,
    re.VERBOSE,
)
_DAY_MONTH = re.compile(
    rf"""
    (?<![\w.,$£€-])(?:the\s+)?(?P<day>{_DAY})(?:{DASH}(?P<until>{_DAY}))?
    (?:\s+of)?\s+(?P<month>{_MONTH})
    (?:,?\s+(?P<year>{YEAR}))?\b(?![-–]\d)
    """,
    re.VERBOSE,
)
_MONTH_DAY_TO_MONTH_DAY = re.compile(rf"\b({_MONTH})\s*({_DAY}){DASH}({_MONTH})\s*({_DAY})(?:,?\s*({YEAR})\b)?(?!\d)")
_MONTH_YEAR = re.compile(rf"\b({_MONTH})(?:\s+|,\s)({YEAR})\b(?![-–]\d|s\b)")
_MONTH_OF_SHORT_YEAR = re.compile(rf"\b({_MONTH}) [’'](\d\d)\b(?![’'\d])")
_MONTHS_RANGE = re.compile(rf"\b({_MONTH}){DASH}({_MONTH})(?=\W|$)")
_SHORT_MONTH = re.compile(rf"\b({any_of(_SHORT_MONTHS)})\.")
_WITHOUT_STOP = re.compile(
    r"\b(Sept)(?=[\s,;)]|$)|"
    rf"\b(?:in|since|until|by|last|next|early|late|mid) ({any_of(_SHORT_MONTHS.keys() - _ALSO_OTHERS)})(?=[\s,;:)]|$)"
)
_NUMERIC = re.compile(r"(?<![\d/.$£€])(\d{1,2})([/.])(\d{1,2})\2((?:1[89]|20)?\d\d)(?![\d/.]\d|/)")
_NINE_ELEVEN = re.compile(r"(?<![\d/$£€.])9/11(?![\d/])")
_SHORT_DAY = re.compile(rf"\b({any_of(_WEEKDAYS)})\.(?=[\s,;:”\"’)-]|$)")
_DAYS_RANGE = re.compile(rf"\b({_DAY_NAME})\b\.?{DASH}({_DAY_NAME})\b\.?")
_DAY_LETTERS = re.compile(r"\bM\s?[-–]\s?(F|Sat|Sun|Th)\b(?!\.\w)")
_SLASHED = r"(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])"
_DAY_IN_BRACKETS = re.compile(rf"(?<=\(){_SLASHED}(?=[),;])")
_MARK_OF_SOMEBODY = re.compile(r"[A-Z][\w’'-]+ \($")
_DAY_AFTER_WORD = re.compile(
    rf"\b({any_of(words('dates.before_slashed'), in_either_case)}|(?:{_DAY_NAME})\b\.?,?) {_SLASHED}(?=[),.;\s]|$)"
)
_TWO_DAYS = re.compile(rf"(?<!he )\b({_DAY_NAME})\.?\s?(?:&|and|/)\s?({_DAY_NAME})\b\.?")
_LOUD_DAY = re.compile(rf"\b({any_of(map(str.upper, _WEEKDAYS))})(?=: )")
_SHORT_DAY_BEFORE_MONTH = re.compile(
    rf"\b({any_of(_WEEKDAYS)})(?=,?\s+(?:{_MONTH}|\d{{1,2}} {_MONTH}|\d{{1,2}}(?:[:.]\d\d)?(?:{DASH}\d|\s?[ap]\.?m)))"
)
_RACING = re.compile(rf"\b(?:{any_of(words('scores.racing'))})\b")
"""Where odds are in brackets: "(11/4)"."""

_OF_DATES = frozenset({*_MONTHS, *_SHORT_MONTHS})
_LOUD_DAYS = frozenset(map(str.upper, _WEEKDAYS))
_OF_DAYS = frozenset({*_WEEKDAYS, *_WEEKDAYS.values(), "M"})


def dates(draft: Draft) -> None:
    """Claim dates, the longest form first."""
    if draft.has_digits:
        day_first = draft.language.lower() in _DAY_FIRST
        draft.claim_each(_ISO, lambda m: _date(int(m[3]), int(m[2]), int(m[1])), "date")
        draft.claim_each(_NUMERIC, partial(_numeric, day_first=day_first), "date")
        if not _RACING.search(draft.text):
            draft.claim_each(_DAY_IN_BRACKETS, _in_brackets, "date")
        for match in draft.matches(_DAY_AFTER_WORD):
            draft.claim(match.start(2), match.end(), f"{_MONTHS[int(match[2]) - 1]} {_nth(match[3])}", "date")
        draft.claim_each(_NINE_ELEVEN, "nine eleven", "date")
    if draft.has_word(_OF_DATES):
        _named_dates(draft)
    if draft.has_word(_OF_DAYS):
        draft.claim_each(_DAY_LETTERS, lambda m: f"Monday to {_LAST_DAYS[m[1]]}", "day")
        draft.claim_each(_DAYS_RANGE, lambda m: f"{_WEEKDAYS.get(m[1], m[1])} to {_WEEKDAYS.get(m[2], m[2])}", "day")
        draft.claim_each(_TWO_DAYS, lambda m: f"{_WEEKDAYS.get(m[1], m[1])} and {_WEEKDAYS.get(m[2], m[2])}", "day")
        draft.claim_each(_SHORT_DAY_BEFORE_MONTH, lambda m: _WEEKDAYS[m[1]], "day")
        draft.claim_each(_SHORT_DAY, lambda m: _WEEKDAYS[m[1]], "day")
    if ": " in draft.text and draft.has_word(_LOUD_DAYS):
        draft.claim_each(_LOUD_DAY, lambda m: _WEEKDAYS[m[1].capitalize()], "day")


def _named_dates(draft: Draft) -> None:
    """Claim dates with the name of a month."""
    if draft.has_digits:
        draft.claim_each(_MONTH_DAY_TO_MONTH_DAY, _from_to, "date")
        draft.claim_each(_DAY_MONTH, _day_month, "date")
        draft.claim_each(_MONTH_DAY, _month_day, "date")
        draft.claim_each(_MONTH_YEAR, lambda m: f"{_month(m[1])} {english_year(int(m[2]))}", "date")
        draft.claim_each(_MONTH_OF_SHORT_YEAR, lambda m: f"{_month(m[1])} {english_year(_with_century(m[2]))}", "date")
    draft.claim_each(_MONTHS_RANGE, lambda m: f"{_month(m[1])} to {_month(m[2])}", "date")
    draft.claim_each(_SHORT_MONTH, lambda m: _SHORT_MONTHS[m[1]], "month")
    for match in draft.matches(_WITHOUT_STOP):
        draft.claim(*match.span(match.lastindex or 0), _SHORT_MONTHS[match[1] or match[2]], "month")


def _month(written: str) -> str:
    """Return the whole name of a month."""
    return _SHORT_MONTHS.get(written.rstrip("."), written)


def _nth(day: str) -> str:
    return ordinal(int(day.rstrip("sthndr")))


def _date(day: int, month: int, year: int, *, day_first: bool = False) -> str:
    name, spoken_year = _MONTHS[month - 1], english_year(year)
    return f"the {ordinal(day)} of {name}, {spoken_year}" if day_first else f"{name} {ordinal(day)}, {spoken_year}"


def _in_brackets(match: re.Match[str]) -> str | None:
    """Read "the gala (4/10)" as a day, "Marsh (4/10)" as what somebody was given."""
    if match[2] in ("5", "10") and _MARK_OF_SOMEBODY.search(match.string, 0, match.start()):
        return None
    return f"{_MONTHS[int(match[1]) - 1]} {_nth(match[2])}"


def _numeric(match: re.Match[str], *, day_first: bool) -> str | None:
    """Read "12/31/24" as in America, "31/12/24" and "31.12.2024" as elsewhere; "1.2.24" may be a version."""
    first, separator, second, year = int(match[1]), match[2], int(match[3]), match[4]
    if separator == "." and len(year) == 2:
        return None
    day_first = day_first or separator == "." or first > 12
    day, month = (first, second) if day_first and second <= 12 else (second, first)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _date(day, month, _with_century(year), day_first=day_first)


def _with_century(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < 50 else 1900)


def _from_to(match: re.Match[str]) -> str:
    month, day, last_month, last_day, year = match.groups()
    spoken = f"{_month(month)} {_nth(day)} to {_month(last_month)} {_nth(last_day)}"
    return f"{spoken}, {english_year(int(year))}" if year else spoken


def _month_day(match: re.Match[str]) -> str | None:
    month, day, until, year = match.group("month", "day", "until", "year")
    if month in _ALSO_OTHERS and match.string[: match.start()].endswith("or "):
        return None
    spoken = f"{_month(month)} {_nth(day)}" + (f" to {_nth(until)}" if until else "")
    return f"{spoken}, {english_year(int(year))}" if year else spoken


def _day_month(match: re.Match[str]) -> str:
    day, until, month, year = match.group("day", "until", "month", "year")
    spoken = f"the {_nth(day)}" + (f" to the {_nth(until)}" if until else "") + f" of {_month(month)}"
    return f"{spoken} {english_year(int(year))}" if year else spoken
