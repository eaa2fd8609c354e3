"""Dates, months and decades: "3 de oct. de 2024", "03/10/2024", "2024-10-03", "11-S", "los años 80". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of, in_any_case
from audioposts.narration.speaking.spanish.amounts import region, whole
from audioposts.narration.speaking.spanish.nouns import previous_word
from audioposts.narration.speaking.word_lists import readings, words

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
_SHORT_MONTHS = readings("dates.short_months", "spanish")
_NAMES = any_of(_SHORT_MONTHS)
_FULL = "|".join((*MONTHS, "setiembre"))
MONTH_NAMES = f"{_FULL}|{_NAMES}"
_DAY = r"(0?[1-9]|[12]\d|3[01])"
_MONTH = r"(0?[1-9]|1[0-2])"
_YEAR = r"(\d{4}|\d{2})"
_NUMERIC = re.compile(
    rf"(?<![\w.,/:-]){_DAY}(?:/{_MONTH}/{_YEAR}|\.{_MONTH}\.{_YEAR}|[-–]{_MONTH}[-–]{_YEAR})(?![\w/-]|[.,]\d)"
)
_MONTH_FIRST = re.compile(r"(?<![\w.,/:-])(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/(\d{4}|\d{2})(?![\w/-]|[.,]\d)")
_ISO = re.compile(r"(?<![\w.,/:-])(\d{4})[-/](0[1-9]|1[0-2])[-/](0[1-9]|[12]\d|3[01])(?:T(?=\d\d:))?(?![\w/]|-\d)")
_DAY_AND_MONTH = re.compile(rf"(?<![\w.,/:$€-]){_DAY}/{_MONTH}(?![\w/%]|[.,]\d)")
_BEFORE_A_DAY = words("dates.days_before", "spanish")
_SHORT_MONTH = re.compile(
    rf"(?<![\w.,])({_DAY}|1\.?º|1ro\.?)(?:\s?[-–/]\s?|\s(?:de\s)?)({_NAMES})(?:\.|\b)"
    rf"(?:(?:\s(?:del?\s)?|[-–/]\s?(?=\d{{4}}))(\d{{4}})(?![\w%]|[.,]\d)|[-–/](\d\d)(?![\w%]|[.,]\d))?",
    re.IGNORECASE,
)
_MONTH_ALONE = re.compile(r"(?<![\w.])(ene|feb|abr|jun|jul|ago|sep|sept|oct|nov|dic)\.(?=[\s,;:)-]|$)", re.IGNORECASE)
_OTHER_WORDS = in_any_case(("mar", "may", "set"))
_MONTHS_IN_ANY_CASE = in_any_case(_SHORT_MONTHS)
_MONTH_IN = re.compile(r"(?:(?<=\ben )|(?<=\bde )|(?<=\d ))(mar|may|set)\.(?= (?:de )?\d{4})", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"(?<![\w.])({_NAMES})[-–./ ]+(\d{{4}})(?!\d)", re.IGNORECASE)
_FIRST = re.compile(rf"(?<![\w.,])1(?:\.?[º°]|\.?er|ro\.?|ero|o\.?)?(?= de (?:{_FULL})\b)", re.IGNORECASE)
_ROMAN_MONTH = re.compile(rf"(?<![\w.,/:-]){_DAY}([-–./])([IVX]{{1,4}})(?:\2(\d{{4}}|\d\d))?(?![\w/-]|[.,]\d)")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PART_OF = re.compile(r"\s(?:de\s(?:final|l[ao]s?|el|su|sus)\b|partes\b)")
_NO_DAY_BEFORE = frozenset(("inoxidable", "acero", "tensión", "presión", "un", "una", "nota", "visión"))
_NAMED_DAY = re.compile(r"(?<![\w.,-])([1-3]?\d)-([A-Z])(?![\w-])")
_DECADE = re.compile(r"\b((?:[Aa]ños|[Ll]os|década de los|[Dd]écada de|decenio de) )[’']?(\d{4}|\d0)(?:[’']?s)\b")
_SHORT_YEAR = re.compile(r"(?<=[\s(])[’'](\d{2})(?![\d’'])")


def dates(draft: Draft) -> None:
    """Claim them, the longest forms first."""
    if draft.has_digits:
        country = region(draft)
        draft.claim_each(_ISO, lambda m: f"{_date(int(m[3]), int(m[2]), m[1])} ".removesuffix(_gap(m)), "date")
        if country == "us":
            draft.claim_each(_MONTH_FIRST, lambda m: _date(int(m[2]), int(m[1]), m[3]), "date")
        draft.claim_each(_NUMERIC, _numeric, "date")
        if draft.has("IVX"):
            draft.claim_each(_ROMAN_MONTH, _roman_month, "date")
        draft.claim_each(_DAY_AND_MONTH, _day_and_month, "date")
        draft.claim_each(_SHORT_MONTH, _short_month, "date")
        draft.claim_each(_MONTH_YEAR, lambda m: f"{_month(m[1])} de {whole(m[2])}", "date")
        is_american = country not in ("", "es")
        draft.claim_each(_FIRST, lambda m: "primero" if len(m[0]) > 1 or is_american else None, "date")
        draft.claim_each(_NAMED_DAY, lambda m: f"{whole(m[1])} {m[2]}", "date")
        draft.claim_each(_DECADE, lambda m: f"{m[1]}{whole(m[2])}", "decade")
        draft.claim_each(_SHORT_YEAR, lambda m: whole(m[1]) if m[1][0] != "0" else None, "year")
    if "." in draft.text:
        if draft.has_word(_OTHER_WORDS):
            draft.claim_each(_MONTH_IN, lambda m: _month(m[1]), "month")
        if draft.has_word(_MONTHS_IN_ANY_CASE):
            draft.claim_each(_MONTH_ALONE, lambda m: _month(m[1]), "month")


def _gap(match: re.Match[str]) -> str:
    """Return the space that a date needs not, unless a time is glued to it."""
    return "" if match[0].endswith("T") else " "


def _month(short: str) -> str:
    return _SHORT_MONTHS[short.lower()]


def _date(day: int, month: int, year: str | None) -> str:
    spoken = f"{whole(str(day))} de {MONTHS[month - 1]}"
    return f"{spoken} de {_year(year)}" if year else spoken


def _year(year: str) -> str:
    """Return "24" as the year that it stands for."""
    if len(year) == 4:
        return whole(year)
    return whole(("20" if int(year) < 60 else "19") + year)


def _numeric(match: re.Match[str]) -> str:
    day, *rest = match.groups()
    month, year = (part for part in rest if part)
    return _date(int(day), int(month), year)


def _day_and_month(match: re.Match[str]) -> str | None:
    """Tell "el 3/10", "05/10" and "25/12" from three tenths."""
    before = previous_word(match).lower()
    if _PART_OF.match(match.string, match.end()):
        return None
    is_no_fraction = "0" in (match[1][0], match[2][0]) or int(match[1]) > int(match[2]) > 9
    if before not in _BEFORE_A_DAY and (not is_no_fraction or before in _NO_DAY_BEFORE):
        return None
    return _date(int(match[1]), int(match[2]), None)


def _roman_month(match: re.Match[str]) -> str | None:
    """Return "3-IV-1931" as "tres de abril", "15/X" too, but not "3-V" without a year."""
    day, mark, numeral, year = match.groups()
    if numeral not in _ROMANS or (not year and (mark != "/" or previous_word(match).lower() not in _BEFORE_A_DAY)):
        return None
    return _date(int(day), _ROMANS.index(numeral) + 1, year)


def _short_month(match: re.Match[str]) -> str | None:
    _, day, month, full_year, short_year = match.groups()
    year = full_year or short_year
    if month.lower() in ("mar", "set", "may") and not year and not match[0].endswith("."):
        return None
    first = whole(day.removeprefix("0")) if day else "primero"
    spoken = f"{first} de {_month(month)}"
    return f"{spoken} de {_year(year)}" if year else spoken
