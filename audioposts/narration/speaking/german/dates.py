"""Days, months and dates. Pure. The words before a date tell how its ordinal ends."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.endings import adjective_ending
from audioposts.narration.speaking.german.quantities import TO, nth, year
from audioposts.narration.speaking.german.rules import Rule, claim_all

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip
_SHORT = {
    "Jan": "Januar", "Jän": "Jänner", "Feb": "Februar", "Febr": "Februar", "Mär": "März", "Mrz": "März",
    "Apr": "April", "Jun": "Juni", "Jul": "Juli", "Aug": "August", "Sep": "September", "Sept": "September",
    "Okt": "Oktober", "Nov": "November", "Dez": "Dezember",
}  # fmt: skip
_DAYS = {
    "Mo": "Montag", "Di": "Dienstag", "Mi": "Mittwoch", "Do": "Donnerstag", "Fr": "Freitag", "Sa": "Samstag",
    "So": "Sonntag",
}  # fmt: skip
_DAY_NAME = "|".join([*_DAYS.values(), "Sonnabend"])
_MONTH = (
    rf"(?=[A-Z])(?:(?:{'|'.join(_MONTHS)}|Jänner|Feber)\b|(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b\.?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_YEAR = r"(?:1\d|20)\d\d"

_ISO = re.compile(r"(?<![\d.-])((?:1[5-9]|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])(?:T(?=\d))?")
_WITH_MONTH = re.compile(
    rf"(?<![\w.,])(?:({_DAY})\.(?:\s?({_MONTH}))?(\s?[-–—/]\s?))?({_DAY})\.-?\s*({_MONTH})(?:\s+({_YEAR}|[’']\d\d)\b)?"
)
_NUMERIC = re.compile(
    rf"(?<![\w.,/-])(?:({_DAY})\.(?:\s?(0?[1-9]|1[0-2])\.?)?\s?[-–—]\s?)?({_DAY})\.\s?(0?[1-9]|1[0-2])\."
    rf"(?:\s?({_YEAR}|\d\d)(?!\d|[.,]\d|\s?(?:Uhr|Prozent|%|Euro|€)))?(?!\d)"
)
_SLASHED = re.compile(rf"(?<![\d/.])({_DAY})/(0?[1-9]|1[0-2])/({_YEAR}|\d\d)(?![\d/])")
_MONTH_AND_YEAR = re.compile(rf"(?<![\d/.,])(0[1-9]|1[0-2])/({_YEAR})(?![\d/])")
_MONTH_YEAR = re.compile(rf"\b({_MONTH})\s+({_YEAR})\b(?!\s?[-–/]\s?\d)")
_NUMBERED = re.compile(r"(?:\b(?:Nr|Az|Nummer|Drs)\.?|sache|zeichen|[A-Z])\s$")
_MONTHS_TO = re.compile(rf"\b({_MONTH}){TO}({_MONTH})(?=\W|$)")
_SHORT_MONTH = re.compile(rf"\b({'|'.join(sorted(_SHORT, key=len, reverse=True))})\.(?!\w)")
_NAMES_TOO = frozenset({"Jan", "Jun", "Jul"})
_MONTH_BEFORE = re.compile(r"(?:\b(?:[Ii]m|[Ss]eit|[Bb]is|[Aa]b|Ende|Anfang|Mitte|[Vv]om|[Vv]on|und)|\.)\s$")
_DAYS_TO = re.compile(
    rf"\b(?=[MDFS])({_DAY_NAME}|Mo|Di|Mi|Do|Fr|Sa|So)\b\.?\s?([-–—/+]|bis|u\.|und)\s?({_DAY_NAME}|Mo|Di|Mi|Do|Fr|Sa|So)\b\.?"
)
_SHORT_DAY = re.compile(r"(?<!\d )(?<!io\. )(?<!rd\. )(?<!sd\. )\b(Mo|Di|Mi|Do|Fr|Sa|So)\.(?!\w)")
_SHORT_DAY_BEFORE_DATE = re.compile(rf"\b(Mo|Di|Mi|Do|Fr|Sa|So)(?=,?\s{_DAY}\.\s?(?:(?:0?[1-9]|1[0-2])\.|{_MONTH}))")
_SHORT_DAY_BEFORE_TIME = re.compile(
    r"\b(Mo|Di|Mi|Do|Fr|Sa|So)(?=\s(?:ab\s|bis\s)?\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]|\sUhr|\sbis\s))|\b(Mo|Di|Mi|Do|Fr|Sa|So)(?=\sgeschlossen)"
)
_IS_A_DAY = re.compile(
    r"(?!\s\d[\d'’]*[.,](?:\d\d\b|[-–—]))\s?,|\s?[-–]|(?!\s\d[\d'’]*[.,](?:\d\d\b|[-–—]))\s(?:\d|und|bis|ab|um|[a-zäöü])|\s?\)|$"
)
_WEEKDAY_BEFORE = re.compile(rf"(?:\b([^\W\d_]+)\s)?(?:{_DAY_NAME}|\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?),?\s\(?$")
_DATIVE = frozenset({"am", "vom", "zum", "beim", "ab", "seit", "nach", "vor", "dem", "von"})
_ACCUSATIVE = frozenset({"bis", "für", "jeden", "kommenden", "nächsten", "diesen", "den", "vergangenen", "letzten"})
_SHORT_ARTICLE = re.compile(r"\b[vd]\.\s*$")
_BEFORE_DATE = re.compile(rf"\b([vd])\.(?=\s?{_DAY}\.\s?(?:{_DAY}\.|{_MONTH}))")
_LAST_OF_THIS_CENTURY = 36
"""Years of two digits up to this one begin with 20: the news look back more often than forward."""

_NINE_ELEVEN = re.compile(r"(?<![\d/$€.,])9/11(?![\d/])")


def dates(draft: Draft) -> None:
    """Claim dates, the longest form first."""
    draft.claim_each(_DAYS_TO, _days_to, "day")
    if draft.has_digits:
        claim_all(draft, _WITH_DIGITS)
    claim_all(draft, _WITHOUT_DIGITS)


def _month(written: str) -> str:
    return _SHORT.get(written.rstrip("."), written)


def _ending(match: re.Match[str]) -> tuple[str, str]:
    """Return an article that was not written ("Montag, 3. Mai"), and the ending of the day."""
    before = match.string[: match.start()]
    before = _SHORT_ARTICLE.sub(lambda m: "vom " if m[0][0] == "v" else "des ", before)
    weekday = _WEEKDAY_BEFORE.search(before)
    if not weekday:
        return "", adjective_ending(before, "Tag")
    word = (weekday[1] or "").lower()
    if word in _DATIVE:
        return "dem ", "en"
    return ("den ", "en") if word in _ACCUSATIVE else ("der ", "e")


def _full_year(written: str) -> str:
    if len(written) == 4:
        return year(written)
    return year(f"{20 if int(written) <= _LAST_OF_THIS_CENTURY else 19}{written}")


def _date(match: re.Match[str], day: str, month: str, written_year: str | None) -> str:
    article, ending = _ending(match)
    spoken = f"{article}{nth(int(day), ending)} {_MONTHS[int(month) - 1]}"
    return f"{spoken} {_full_year(written_year)}" if written_year else spoken


def _with_month(match: re.Match[str]) -> str:
    first, first_month, joined, day, month, written_year = match.groups()
    article, ending = _ending(match)
    spoken = article
    if first:
        between = "und" if "/" in joined else "bis"
        spoken += f"{nth(int(first), ending)} {_month(first_month) + ' ' if first_month else ''}{between} "
    spoken += f"{nth(int(day), ending)} {_month(month)}"
    return f"{spoken} {_full_year(written_year.lstrip('’' + chr(39)))}" if written_year else spoken


_EXPECTS_A_DATE = re.compile(
    r"\b(?:am|vom|zum|bis|einschl|einschließlich|inklusive|inkl|samt|ab|seit|der|den|dem|des|von|und|vor|nach|tag|nacht|woch|abend)\.?,?\s\(?$|[(*†]\s?$|\b(?:Mo|Di|Mi|Do|Fr|Sa|So)\.?,?\s$",
    re.IGNORECASE,
)


def _numeric(match: re.Match[str]) -> str | None:
    first, first_month, day, month, written_year = match.groups()
    if not written_year and not first and not _EXPECTS_A_DATE.search(match.string[: match.start()]):
        return None
    article, ending = _ending(match)
    spoken = article
    if first:
        spoken += f"{nth(int(first), ending)} {_MONTHS[int(first_month) - 1] + ' ' if first_month else ''}bis "
    spoken += f"{nth(int(day), ending)} {_MONTHS[int(month) - 1]}"
    return f"{spoken} {_full_year(written_year)}" if written_year else spoken


def _month_and_year(match: re.Match[str]) -> str | None:
    """Tell "10/2024" from the number of a document."""
    if _NUMBERED.search(match.string[: match.start()]):
        return None
    return f"{_MONTHS[int(match[1]) - 1]} {year(match[2])}"


def _months_to(match: re.Match[str]) -> str:
    return f"{_month(match[1])} bis {_month(match[2])}"


def _short_month(match: re.Match[str]) -> str | None:
    if match[1] in _NAMES_TOO and not _MONTH_BEFORE.search(match.string[: match.start()]):
        return None
    return _SHORT[match[1]]


def _days_to(match: re.Match[str]) -> str | None:
    first, joined, second = match.groups()
    if first not in _DAYS and second not in _DAYS and joined not in ("-", "–", "—"):
        return None
    if joined in ("bis", "und") and first in ("So", "Do", "Mi") and "." not in match[0]:
        return None
    between = {"und": "und", "u.": "und", "+": "und", "/": "und"}.get(joined, "bis")
    return f"{_DAYS.get(first, first)} {between} {_DAYS.get(second, second)}"


def _short_day(match: re.Match[str]) -> str | None:
    """Tell Friday from Missus and Sunday from "so"."""
    if match[1] in ("Fr", "So") and not _IS_A_DAY.match(match.string, match.end()):
        return None
    if match[1] == "So" and match.start() == 0:
        return None
    return _DAYS[match[1]]


_WITH_DIGITS = (
    Rule(("-0", "-1"), _ISO, lambda m: _date(m, m[3], m[2], m[1]), "date"),
    Rule(("/",), _SLASHED, lambda m: _date(m, m[1], m[2], m[3]), "date"),
    Rule(("9/11",), _NINE_ELEVEN, "neun elf", "date"),
    Rule(("v.", "d."), _BEFORE_DATE, lambda m: "vom" if m[1] == "v" else "des", "date"),
    Rule((".",), _WITH_MONTH, _with_month, "date"),
    Rule((".",), _NUMERIC, _numeric, "date"),
    Rule(("/",), _MONTH_AND_YEAR, _month_and_year, "date"),
    Rule((" 1", " 2"), _MONTH_YEAR, lambda m: f"{_month(m[1])} {year(m[2])}", "date"),
    Rule((".",), _SHORT_DAY_BEFORE_DATE, lambda m: _DAYS[m[1]], "day"),
    Rule((" ",), _SHORT_DAY_BEFORE_TIME, lambda m: _DAYS[m[1] or m[2]], "day"),
)
_WITHOUT_DIGITS = (
    Rule((*(f"{short}." for short in _SHORT), "-", "–", "bis"), _MONTHS_TO, _months_to, "date"),
    Rule(tuple(f"{short}." for short in _SHORT), _SHORT_MONTH, _short_month, "month"),
    Rule(tuple(f"{short}." for short in _DAYS), _SHORT_DAY, _short_day, "day"),
)
