"""Times of day, and how long something took: "12:30 h", "20.00 horas", "8 p. m.", "2:05:30". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import in_any_case
from audioposts.narration.speaking.spanish.amounts import MEASURED, point_is_decimal, whole
from audioposts.narration.speaking.spanish.dates import MONTH_NAMES
from audioposts.narration.speaking.word_lists import words

_HALF = r"(?:\s?([ap])(?:\.\s?m\.?|m\b\.?)|\s?([AP])\.?\s?M\b\.?)"
_HOURS = r"(?:\s?(?:horas\b|hrs?\b\.?|hs?\b\.?))"
_HOUR = r"([01]?\d|2[0-4])"
_MINUTES = r"([0-5]\d)"
_FREE = r"(?<![\w:.,$€£°-])"
_END = r"(?![\d:]|[.,]\d)"
_LASTED = re.compile(rf"{_FREE}(\d{{1,2}}):{_MINUTES}:{_MINUTES}(?:[.,](\d{{1,3}}))?{_END}(?:{_HOURS})?")
_FINISHED = re.compile(
    rf"{_FREE}(\d{{1,2}}):{_MINUTES}[.,](\d{{1,3}})(?![\d:])|{_FREE}(\d{{1,2}})[’'′]{_MINUTES}(?!\d|[.,]\d|{MEASURED})[”\"″]?"
)
_LASTED_IN_MARKS = re.compile(rf"{_FREE}(\d{{1,2}})\s?h\.?\s?(\d{{1,2}})[’'′]\s?(?:(\d{{1,2}})(?:[”\"″]|''|’’))?(?!\d)")
_RANGE = re.compile(
    rf"{_FREE}{_HOUR}(?:[:.]{_MINUTES})?{_HOURS}?\s?(?:[-–—]|\ba\b(?! las?\b))\s?{_HOUR}[:.]{_MINUTES}{_END}"
    rf"(?:{_HALF}|({_HOURS}))?"
)
_HOUR_RANGE = re.compile(rf"{_FREE}{_HOUR}{_HOURS}?\s?[-–—]\s?{_HOUR}(?:{_HALF}|({_HOURS}))(?!\w)")
_CLOCK = re.compile(rf"{_FREE}{_HOUR}([:.]){_MINUTES}{_END}(?:{_HALF}|({_HOURS}))?(?![\w%€$])")
_WITH_H = re.compile(rf"{_FREE}{_HOUR}\s?h\.?\s?{_MINUTES}(\s?(?:min|m)\b\.?)?(?!\w)")
_HALF_DAY = re.compile(rf"(?:{_FREE}|(?<=m\.[-–])|(?<=[ap]m[-–])){_HOUR}{_HALF}(?![\w])")
_UNTIL = re.compile(r"(?<=\wm|m\.)\s?[-–—]\s?(?=\d)")
_BARE_HALF = re.compile(r"(?<=[a-záéíóú] )([ap])\.\s?m\.")
_PARTS_OF_A_SECOND = {1: ("décima", "décimas"), 2: ("centésima", "centésimas"), 3: ("milésima", "milésimas")}
_MINUTE_OF_A_MATCH = re.compile(r"(?<=\d)[’'′](?:\s?([PS])\.?T\b\.?|(?=[\s,;:.)]|$))")
_OPENED = re.compile(r"(?<!\w)['‘]\w")
_MINUTES_LASTED = re.compile(r"\b(?:los|dura|[Dd]uración:?|primeros|últimos)\s\d{1,3}$")
_DAYS = "lunes|martes|miércoles|jueves|viernes|sábado|domingo|lun|mié|jue|vie|sáb|dom|hoy|mañana|esta noche"
_LISTED = re.compile(rf"(?:\b(?:{_DAYS}|{MONTH_NAMES})\b\.?|\s\d\d?|/\d\d?)(?:,\s|\s?[(/·|]\s?|\s[-–—]\s)$", re.I)
_NOON = re.compile(r"(?<=\b[Ll]as )12(?:[:.]00)?\s?m\b\.?(?=[\s,;:)]|$)")
_AT = re.compile(r"\b[Ll]as?\s$|\bh\s$|\b[Hh]oras?:\s$")
_ALL_DAY = re.compile(r"(?<![\d/])24/7(?:/365)?(?![\d/])")
_ALL_DAYS = re.compile(r"(?<![\d/])24\s?h(?:oras)?\s?/\s?(7|365)(?:\s?d(?:ías)?)?(?![\d/])")
_COUNTED = (
    "millones|millón|mil|por|euros|dólares|pesos|puntos|metros|km|kilómetros|kg|personas|grados|segundos|minutos|litros|"
    "libras|m|cm|mm|l"
)
_OF_PROGRAMMES = in_any_case(words("times.programmes", "spanish"))
_OF_OPENING = in_any_case(words("times.opening", "spanish"))
_QUARTERS = ("00", "15", "30", "45")
_FROM_OR_TO = re.compile(r"\b(?:[Dd]e|[Dd]esde|[Hh]asta|[Ee]ntre)\s$")
_NEXT_IN_LIST = re.compile(r"(?:[:;(·|]|\d,|\b(?:[Dd]e|[Dd]esde|[Hh]asta|[Ee]ntre|a|y|e|o))\s$")
_AFTER_TIMES = re.compile(r"\b[Ll]as?\s(?:\d\d?[.:][0-5]\d(?:,| [yoe]| y a)\s)+$")
_NO_TIME_AFTER = re.compile(rf"(?:\s[ay]\s\d+[.,]\d+)?(?:\s?[%€$]|\s(?:{_COUNTED})\b)")


def times(draft: Draft) -> None:
    """Claim times; what lasted hours, minutes and seconds first."""
    if draft.has_digits:
        draft.claim_each(_ALL_DAY, lambda m: " ".join(map(whole, m[0].split("/"))), "time")
        draft.claim_each(_ALL_DAYS, lambda m: f"veinticuatro horas {whole(m[1])} días", "time")
        if draft.has(":’'′"):
            draft.claim_each(_LASTED, _lasted, "time")
            draft.claim_each(_LASTED_IN_MARKS, _lasted_in_marks, "time")
            draft.claim_each(_FINISHED, _finished, "time")
            draft.claim_each(_MINUTE_OF_A_MATCH, _minute_of_a_match, "time")
        draft.claim_each(_NOON, "doce del mediodía", "time")
        listed = _NEXT_IN_LIST if _has_programme(draft) else _FROM_OR_TO if _has_opening(draft) else None
        draft.claim_each(_RANGE, lambda m: _range(m, listed is not None), "time")
        draft.claim_each(_HOUR_RANGE, _hour_range, "time")
        draft.claim_each(_UNTIL, " a ", "time")
        draft.claim_each(_CLOCK, lambda m: _clock(m, listed), "time")
        draft.claim_each(_WITH_H, _with_h, "time")
        draft.claim_each(_HALF_DAY, lambda m: f"{_hour(m[1])}{_half(m[1], m[2] or m[3])}", "time")
    if "." in draft.text:
        draft.claim_each(_BARE_HALF, lambda m: f"{m[1]} m", "time")


def _has_programme(draft: Draft) -> bool:
    """Tell texts that list hours: "Misas: 9.30, 12 y 19.30"."""
    return draft.has_word(_OF_PROGRAMMES) and not point_is_decimal(draft)


def _has_opening(draft: Draft) -> bool:
    """Tell texts that may say when something opens: "lunes a viernes, de 9 a 20.30"."""
    return draft.has_word(_OF_OPENING) and not point_is_decimal(draft)


def _hour(hour: str) -> str:
    return whole(str(int(hour)), "f")


def _hours(hour: str) -> str:
    return f"{_hour(hour)} {'hora' if int(hour) == 1 else 'horas'}"


def _minutes(minutes: str) -> str:
    return f"cero {whole(minutes[1])}" if minutes[0] == "0" else whole(minutes)


def _hour_and_minutes(hour: str, minutes: str | None) -> str:
    """Return ("8", "05") as "ocho cero cinco", a full hour as "ocho"."""
    return f"{_hour(hour)} {_minutes(minutes)}" if minutes and minutes != "00" else _hour(hour)


def _half(hour: str, letter: str | None) -> str:
    """Return how the hour is told from that of the other half of the day."""
    if not letter:
        return ""
    if int(hour) > 11 or hour == "0":
        return f" {letter.lower()} m"
    if letter in "aA":
        return " de la mañana"
    return " de la tarde" if int(hour) < 8 else " de la noche"


def _range(match: re.Match[str], is_opening: bool) -> str | None:
    hour, minutes, until, until_minutes, small, large, unit = match.groups()
    is_certain = ":" in match[0] or unit or small or large
    if not is_certain and not _AT.search(match.string, 0, match.start()) and not _is_from_to(match, is_opening):
        return None
    return f"{_hour_and_minutes(hour, minutes)} a {_time(until, until_minutes, small or large, bool(unit), False)}"


def _is_from_to(match: re.Match[str], is_opening: bool) -> bool:
    """Tell "de 10.30 a 12.00" and "de 9 a 20.30" from "de 1.30 a 2.15 metros"."""
    minutes, until = match[2], match[4]
    return (
        (minutes[1] in "05" if minutes else is_opening and until in _QUARTERS)
        and until[1] in "05"
        and match.string.endswith(("de ", "De "), 0, match.start())
        and not _NO_TIME_AFTER.match(match.string, match.end())
    )


def _hour_range(match: re.Match[str]) -> str | None:
    hour, until, small, large, unit = match.groups()
    ending = " horas" if unit else _half(until, small or large)
    return f"{_hour(hour)} a {_hour(until)}{ending}"


def _clock(match: re.Match[str], listed: re.Pattern[str] | None) -> str | None:
    hour, mark, minutes, small, large, unit = match.groups()
    is_at = _AT.search(match.string, 0, match.start()) is not None
    if mark == "." and not (unit or small or large or is_at or _is_listed(match, listed)):
        return None
    if mark == "." and _NO_TIME_AFTER.match(match.string, match.end()):
        return None
    return _time(hour, minutes, small or large, bool(unit), is_at)


def _is_listed(match: re.Match[str], listed: re.Pattern[str] | None) -> bool:
    """Tell "domingo, 21.00" from a quantity: programmes name the day, and few times are not at a quarter."""
    text, start, end = match.string, match.start(), match.end()
    if match[1] == "00" or _AFTER_TIMES.search(text, 0, start):
        return True
    if listed and match[3] in _QUARTERS and listed.search(text, 0, start):
        return True
    if _LISTED.search(text, 0, start):
        return match[3][1] in "05"
    return match[3] in _QUARTERS and text[start - 1 : start] == "(" and text[end : end + 1] in (",", ")")


def _minute_of_a_match(match: re.Match[str]) -> str | None:
    """Return what "43’ PT" says after its number."""
    before = match.string[: match.start()]
    if _OPENED.search(before):
        return None
    spoken = " minutos" if _MINUTES_LASTED.search(before) else ""
    return f"{spoken} del {'primer' if match[1] == 'P' else 'segundo'} tiempo" if match[1] else spoken


def _time(hour: str, minutes: str, half: str | None, has_unit: bool, is_at: bool) -> str:
    """Return ("20", "05") as "veinte cero cinco", a full hour as "veinte horas"."""
    if half:
        return _hour_and_minutes(hour, minutes) + _half(hour, half)
    if minutes != "00":
        return f"{_hour(hour)} {_minutes(minutes)}{' horas' if has_unit else ''}"
    if is_at and not has_unit and 1 <= int(hour) <= 12:
        return _hour(hour)
    return _hours(hour)


def _with_h(match: re.Match[str]) -> str:
    """Return "17h30" as a time of day, "2 h 30 min" as what something took."""
    if match[3]:
        return f"{_hours(match[1])} y {_counted_minutes(match[2])}"
    return f"{_hour(match[1])} {_minutes(match[2])}"


def _counted(digits: str, one: str, several: str, gender: str = "m") -> str:
    number = int(digits)
    return f"{whole(str(number), gender)} {one if number == 1 else several}"


def _counted_minutes(digits: str) -> str:
    return _counted(digits, "minuto", "minutos")


def _counted_seconds(digits: str, fraction: str | None = None) -> str:
    if fraction:
        whole_seconds = _counted(digits, "segundo", "segundos")
        return f"{whole_seconds} y {_counted(fraction, *_PARTS_OF_A_SECOND[len(fraction)], 'f')}"
    return _counted(digits, "segundo", "segundos")


def _lasted(match: re.Match[str]) -> str:
    hours, minutes, seconds, fraction = match.groups()
    if _AT.search(match.string, 0, match.start()) or len(hours) == 2:
        return f"{_hour(hours)} {_minutes(minutes)} y {_counted_seconds(seconds)}"
    last = _counted_seconds(seconds, fraction)
    link = ", " if fraction else " y "
    return f"{_counted(hours, 'hora', 'horas', 'f')}, {_counted_minutes(minutes)}{link}{last}"


def _lasted_in_marks(match: re.Match[str]) -> str:
    """Return "2h 03' 15″" as hours, minutes and seconds."""
    hours, minutes, seconds = match.groups()
    spoken = f"{_counted(hours, 'hora', 'horas', 'f')}{',' if seconds else ' y'} {_counted_minutes(minutes)}"
    return f"{spoken} y {_counted_seconds(seconds)}" if seconds else spoken


def _finished(match: re.Match[str]) -> str:
    minutes, seconds, fraction, feet, inches = match.groups()
    if feet:
        return f"{_counted_minutes(feet)} y {_counted_seconds(inches)}"
    link = ", " if fraction else " y "
    return f"{_counted_minutes(minutes)}{link}{_counted_seconds(seconds, fraction)}"
