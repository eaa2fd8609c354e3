"""Days, months, dates, decades and years. Pure."""

import re

from audioposts.narration.speaking.draft import Draft, Say
from audioposts.narration.speaking.numbers import cardinal, english_year, one_by_one, ordinal

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SHORT = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July", "Aug": "August",
    "Sep": "September", "Sept": "September", "Oct": "October", "Nov": "November", "Dec": "December",
}  # fmt: skip
_DAYS = {
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Weds": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday", "Sat": "Saturday", "Sun": "Sunday",
}  # fmt: skip
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b\.?)"
_SEP = r"\s?[-–—]\s?"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)\d\d"

_ISO = re.compile(r"(?<![\d.-])((?:1[5-9]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])(?:T(?=\d))?")
_MONTH_DAY = re.compile(
    rf"\b({MONTH})\s*({_DAY})\b(?:{_SEP}({_DAY})\b(?!\s?[-–]))?(?:(,?\s*)({_YEAR})\b(?![-–]\d))?"
    r"(?![:%]|\.\d|,\d{3}| (?:million|billion|percent|years|people|votes|points))"
)
_DAY_MONTH = re.compile(
    rf"(?<![\w.,$£€-])(the\s+)?({_DAY})(?:{_SEP}({_DAY}))?(?:\s+of)?\s+({MONTH})(?:(,?\s+)({_YEAR}))?\b(?![-–]\d)"
)
_DAY_TO_MONTH_DAY = re.compile(rf"\b({MONTH})\s*({_DAY}){_SEP}({MONTH})\s*({_DAY})(?:(,?\s*)({_YEAR})\b)?(?!\d)")
_MONTH_YEAR = re.compile(rf"\b({MONTH})(\s+|,\s)({_YEAR})\b(?![-–]\d|s\b)")
_MONTHS_RANGE = re.compile(rf"\b({MONTH}){_SEP}({MONTH})(?=\W|$)")
_SHORT_MONTH = re.compile(rf"\b({'|'.join(sorted(_SHORT, key=len, reverse=True))})\.")
_NUMERIC = re.compile(r"(?<![\d/.$£€])(\d{1,2})([/.])(\d{1,2})\2((?:1[89]|20)?\d\d)(?![\d/.]\d|/)")
_NINE_ELEVEN = re.compile(r"(?<![\d/$£€.])9/11(?![\d/])")
_WEEKDAY = re.compile(r"\b(Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.(?=[,\s”\"’)-]|$)")
_DAY_NAME = "|".join([*_DAYS.values(), *sorted(_DAYS, key=len, reverse=True)])
_WEEKDAYS = re.compile(rf"\b({_DAY_NAME})\b\.?{_SEP}({_DAY_NAME})\b\.?")
_DAY_LETTERS = re.compile(r"\bM\s?[-–]\s?(F|Sat|Sun|Th)\b(?!\.\w)")
_DAY_IN_BRACKETS = re.compile(r"(?:(?<=\()|(?<=\b[Oo]n ))(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?=[),.;\s]|$)")
_WEEKDAY_BEFORE_MONTH = re.compile(
    rf"\b(Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)(?=,?\s+(?:{MONTH}|\d{{1,2}} {MONTH}))"
)

_DECADE = re.compile(r"(?<![\w.,-])(1\d|20)(\d0)(?:['’]?s)(['’](?!\w))?(?!\w)")
_PREFIXED_DECADE = re.compile(r"(?<=[a-z]-)(1\d|20)(\d0)(?:['’]?s)(['’](?!\w))?(?!\w)")
_SHORT_DECADE = re.compile(r"(?<![\w.,$£€])(?:['’‘]?([2-9]0)['’]?s|['’‘](00|10)['’]?s)(?!\w)")
_AFTER_HYPHEN_DECADE = re.compile(r"(?<=[a-z]-)['’‘]?([2-9]0)['’]?s(?!\w)")
_SHORT_YEAR = re.compile(r"(?<![\w’'])[’'‘](\d\d)(?![\d\w%’'])")
_YEARS = re.compile(rf"(?<![\d.,$£€#-])({_YEAR})\s?[-–—/]\s?({_YEAR}|\d\d)(?![\d%]|,\d|[-–/]\d)")
_FISCAL = re.compile(r"\bFY\s?[’']?((?:20)?\d\d)\b")
_QUARTER = re.compile(r"\b([QH])([1-4])(?=\W|$)")
_QUARTER_AFTER = re.compile(r"\b([1-4])([QH])\b")
_SPOKEN_QUARTERS = {1: "first", 2: "second", 3: "third", 4: "fourth"}

_NOUGHTIES = {"00": "two thousands", "10": "twenty tens"}
_LAST_DAYS = {"F": "Friday", "Th": "Thursday", "Sat": "Saturday", "Sun": "Sunday"}
_TENS = {
    "20": "twenties", "30": "thirties", "40": "forties", "50": "fifties", "60": "sixties", "70": "seventies",
    "80": "eighties", "90": "nineties", "10": "tens", "00": "hundreds",
}  # fmt: skip


def month_name(written: str) -> str:
    """Return the whole name of a month."""
    return _SHORT.get(written.rstrip("."), written)


_OF_DATES = frozenset({*MONTHS, *_SHORT})
_OF_DAYS = frozenset({*_DAYS, *_DAYS.values(), "M"})


def dates(draft: Draft) -> None:
    """Claim dates, the longest form first."""
    if draft.has_digits:
        draft.claim_each(_ISO, lambda m: _date(int(m[2]), m[3], m[1]), "date")
        draft.claim_each(_NUMERIC, _numeric(draft.language), "date")
        draft.claim_each(_DAY_IN_BRACKETS, lambda m: f"{MONTHS[int(m[1]) - 1]} {_nth(m[2])}", "date")
        draft.claim_each(_NINE_ELEVEN, "nine eleven", "date")
    if draft.has_word(_OF_DATES):
        _named_dates(draft)
    if draft.has_word(_OF_DAYS):
        draft.claim_each(_DAY_LETTERS, lambda m: f"Monday to {_LAST_DAYS[m[1]]}", "day")
        draft.claim_each(_WEEKDAYS, lambda m: f"{_DAYS.get(m[1], m[1])} to {_DAYS.get(m[2], m[2])}", "day")
        draft.claim_each(_WEEKDAY, lambda m: _DAYS[m[1]], "day")


def _named_dates(draft: Draft) -> None:
    """Claim dates with the name of a month."""
    if draft.has_digits:
        draft.claim_each(_DAY_TO_MONTH_DAY, _from_to, "date")
        draft.claim_each(_DAY_MONTH, _day_month, "date")
        draft.claim_each(_MONTH_DAY, _month_day, "date")
        draft.claim_each(_MONTH_YEAR, lambda m: f"{month_name(m[1])} {english_year(int(m[3]))}", "date")
        draft.claim_each(_WEEKDAY_BEFORE_MONTH, lambda m: _DAYS[m[1]], "day")
    draft.claim_each(_MONTHS_RANGE, lambda m: f"{month_name(m[1])} to {month_name(m[2])}", "date")
    draft.claim_each(_SHORT_MONTH, lambda m: _SHORT[m[1]], "month")


def decades(draft: Draft) -> None:
    """Claim decades, years without their century, and years from to."""
    if not draft.has_digits:
        return
    draft.claim_each(_DECADE, _decade, "decade")
    draft.claim_each(_PREFIXED_DECADE, _decade, "decade")
    draft.claim_each(_SHORT_DECADE, lambda m: _TENS[m[1]] if m[1] else _NOUGHTIES[m[2]], "decade")
    draft.claim_each(_AFTER_HYPHEN_DECADE, lambda m: _TENS[m[1]], "decade")
    draft.claim_each(_YEARS, _years, "years")
    draft.claim_each(_SHORT_YEAR, lambda m: _two_digits(m[1]), "year")
    draft.claim_each(_FISCAL, _fiscal, "year")
    draft.claim_each(_QUARTER, lambda m: f"{m[1]} {cardinal(m[2])}", "quarter")
    draft.claim_each(
        _QUARTER_AFTER, lambda m: f"{_SPOKEN_QUARTERS[int(m[1])]} {'quarter' if m[2] == 'Q' else 'half'}", "quarter"
    )


def _date(month: int, day: str, year: str) -> str:
    return f"{MONTHS[month - 1]} {_nth(day)}, {english_year(int(year))}"


def _nth(day: str) -> str:
    return ordinal(int(day.rstrip("sthndr")))


def _numeric(language: str) -> Say:
    day_first = language.lower() in ("en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-za")

    def say(match: re.Match[str]) -> str | None:
        first, second, year = int(match[1]), int(match[3]), match[4]
        is_day_first = day_first or match[2] == "." or first > 12
        month, day = (second, first) if is_day_first and second <= 12 else (first, second)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        full = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 50 else 1900)
        if match[2] == "." and len(year) == 2:
            return None
        spoken = english_year(full)
        name = MONTHS[month - 1]
        return f"the {ordinal(day)} of {name}, {spoken}" if is_day_first else f"{name} {ordinal(day)}, {spoken}"

    return say


def _from_to(match: re.Match[str]) -> str:
    spoken = f"{month_name(match[1])} {_nth(match[2])} to {month_name(match[3])} {_nth(match[4])}"
    return f"{spoken}, {english_year(int(match[6]))}" if match[6] else spoken


def _month_day(match: re.Match[str]) -> str | None:
    month, day, until, _, year = match.groups()
    if (
        month in ("May", "March", "Mar", "Jan", "Jun", "Sep")
        and match.string[max(0, match.start() - 3) : match.start()] == "or "
    ):
        return None
    spoken = f"{month_name(month)} {_nth(day)}"
    if until:
        spoken += f" to {_nth(until)}"
    return f"{spoken}, {english_year(int(year))}" if year else spoken


def _day_month(match: re.Match[str]) -> str:
    _, day, until, month, _, year = match.groups()
    spoken = f"the {_nth(day)}" + (f" to the {_nth(until)}" if until else "") + f" of {month_name(month)}"
    return f"{spoken} {english_year(int(year))}" if year else spoken


def _decade(match: re.Match[str]) -> str:
    century, tens = match[1], match[2]
    if tens == "00":
        return "two thousands" if century == "20" else f"{cardinal(century)} hundreds"
    return f"{cardinal(century)} {_TENS[tens]}"


def _two_digits(digits: str) -> str:
    return f"oh {cardinal(digits[1])}" if digits[0] == "0" else cardinal(digits)


def _years(match: re.Match[str]) -> str | None:
    first, second = match[1], match[2]
    if len(second) == 4:
        return f"{english_year(int(first))} to {english_year(int(second))}" if second > first else None
    if int(second) <= int(first[2:]) or (int(first) < 1400):
        return None
    return f"{english_year(int(first))} to {_two_digits(second)}"


def _fiscal(match: re.Match[str]) -> str:
    year = match[1] if len(match[1]) == 4 else f"20{match[1]}"
    return f"fiscal year {english_year(int(year))}"


def clock_digits(digits: str) -> str:
    """Return the minutes of a time: "05" as "oh five"."""
    return one_by_one(digits) if digits == "00" else _two_digits(digits)
