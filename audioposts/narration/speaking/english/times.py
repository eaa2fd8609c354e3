"""Times of day, their zones, and how long something took. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import DASH, two_digits
from audioposts.narration.speaking.numbers import cardinal, one_by_one
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_ZONES = readings("times.zones")
_ZERO_HOURS = {"0": "zero", "00": "zero zero"}
_FREE = r"(?<![\w:.,$£€])"
_HOUR = r"([01]?\d|2[0-4])"
_MINUTES = r"([0-5]\d)"
_HALF = r"((?:[ap]\.\s?m\b\.?|[ap]m\b|[AP]\.?M\b\.?))"
_ZONE = rf"(?:\s+\(?({any_of(_ZONES)})\b\)?)?"
_RANGE = re.compile(
    rf"(?<![\w:.,$£€-]){_HOUR}(?:[:.]{_MINUTES})?(?::[0-5]\d)?(?:\s?{_HALF})?"
    rf"{DASH}{_HOUR}(?:[:.]{_MINUTES})?\s?{_HALF}{_ZONE}"
)
_TIME = re.compile(rf"{_FREE}{_HOUR}(?:[:.]{_MINUTES})?\s?{_HALF}{_ZONE}")
_CLOCK_TIME = re.compile(rf"{_FREE}{_HOUR}:{_MINUTES}(?:h|hrs)?(?![\d:.]\d){_ZONE}(\s?(?:o['’]clock|hours))?")
_CLOCK_RANGE = re.compile(rf"{_FREE}{_HOUR}:{_MINUTES}{DASH}{_HOUR}:{_MINUTES}(?![\d:])")
_MILITARY = re.compile(rf"{_FREE}([01]\d|2[0-4]){_MINUTES}(?:\s?(hours|hrs|h)\b|\s?Z\b|\s({any_of(_ZONES)})\b)")
_AFTERWARDS = rf"(?![\d.%])(?=\s(?:{any_of(_ZONES)}|tonight|tomorrow|on (?:BBC|ITV|Sky|Channel|RT[EÉ]|Radio)))"
_STOPPED = re.compile(
    rf"{_FREE}(0\d)\.{_MINUTES}(?![\d.%])|(?<=\b[Tt]he ){_HOUR}\.{_MINUTES}(?=\s(?:from|to|at)\b)|"
    rf"{_FREE}{_HOUR}\.{_MINUTES}{_AFTERWARDS}|"
    rf"(?:^|(?<=Update )|(?<=UPDATE ))([01]\d|2[0-4])\.{_MINUTES}(?=:\s|\s[–—-]\s)|"
    r"\b(?:kick-?offs?|kicks? off|starts|begins|doors|doors open|departs|arrives) (?:at |from )?"
    rf"{_HOUR}\.{_MINUTES}(?![\d%.]\d|%| per)"
)
_RACE = re.compile(rf"(?<=\bin the )([1-9])\.{_MINUTES}(?![\d%.]\d|%|-)")
_RACING = re.compile(rf"\b(?:{any_of(words('scores.racing'))})\b", re.IGNORECASE)
_LASTED = re.compile(rf"(?<![\w:.,])(\d{{1,2}}):{_MINUTES}:{_MINUTES}(?:\.(\d{{1,3}}))?(?![\d:])")
_FINISHED = re.compile(rf"(?<![\w:.,])(\d{{1,2}}):{_MINUTES}\.(\d{{1,3}})(?![\d:])")
_UNTIL_NOON = re.compile(rf"(?<=[\dm.]){DASH}(?=(?:noon|midnight)\b)")
_BARE_HALF = re.compile(r"(?<=[a-z0-9] )([ap])\.m\.")
_ALL_DAY = re.compile(r"(?<![\d/])24/7(?:/365)?(?![\d/])")


def times(draft: Draft) -> None:
    """Claim times; what lasted hours, minutes and seconds first."""
    if draft.has_digits:
        _times(draft)
    if ".m." in draft.text:
        draft.claim_each(_BARE_HALF, lambda m: f"{m[1].upper()} M", "time")


def _times(draft: Draft) -> None:
    draft.claim_each(_ALL_DAY, lambda m: "twenty-four seven" + (" three sixty-five" if "365" in m[0] else ""), "time")
    draft.claim_each(_LASTED, _lasted, "time")
    draft.claim_each(_FINISHED, _finished, "time")
    draft.claim_each(_RANGE, _range, "time")
    draft.claim_each(_UNTIL_NOON, " to ", "time")
    draft.claim_each(_TIME, lambda m: _clock(m[1], m[2], _half(m[3])) + _zone(m[4]), "time")
    draft.claim_each(_CLOCK_RANGE, lambda m: f"{_clock(m[1], m[2])} to {_clock(m[3], m[4])}", "time")
    draft.claim_each(_CLOCK_TIME, _clock_time, "time")
    if "." in draft.text:
        _stopped(draft)
    draft.claim_each(_MILITARY, _military, "time")


def _stopped(draft: Draft) -> None:
    """Claim times that are written as the British do where the words around leave no doubt: "12.30 on BBC1"."""
    for match in draft.matches(_STOPPED):
        last = match.lastindex or 0
        draft.claim(match.start(last - 1), match.end(), _clock(match[last - 1], match[last]), "time")
    if _RACING.search(draft.text):
        draft.claim_each(_RACE, lambda m: _clock(m[1], m[2]), "time")


def _half(written: str | None) -> str:
    return f" {written[0].upper()} M" if written else ""


def _zone(written: str | None) -> str:
    return f" {_ZONES[written]}" if written else ""


def _clock(hour: str, minutes: str | None, half: str = "") -> str:
    """Return ("5", "05", " P M") as "five oh five P M"."""
    if not minutes or minutes == "00":
        return f"{_number(hour)}{half}" if half or not minutes else _full_hour(int(hour))
    return f"{_ZERO_HOURS.get(hour) or _number(hour)} {two_digits(minutes)}{half}"


def _full_hour(hour: int) -> str:
    if hour == 0:
        return "midnight"
    return f"{cardinal(str(hour))} o'clock" if hour <= 12 else f"{cardinal(str(hour))} hundred"


def _range(match: re.Match[str]) -> str:
    hour, minutes, half, until, until_minutes, until_half, zone = match.groups()
    first = _clock(hour, minutes if minutes != "00" else None, _half(half))
    return f"{first} to {_clock(until, until_minutes, _half(until_half))}{_zone(zone)}"


def _clock_time(match: re.Match[str]) -> str:
    hour, minutes, zone, after = match.groups()
    if not after:
        return _clock(hour, minutes) + _zone(zone)
    if "clock" in after:
        return f"{_clock(hour, minutes if minutes != '00' else None)} o'clock"
    return f"{_military_hour(hour)} {'hundred' if minutes == '00' else cardinal(minutes)} hours"


def _military(match: re.Match[str]) -> str:
    """Return "0930 hours" and "1400Z"."""
    hour, minutes, unit, zone = match.groups()
    spoken = f"{_military_hour(hour)} {'hundred' if minutes == '00' else two_digits(minutes)}"
    if unit:
        return f"{spoken} hours"
    return spoken + (_zone(zone) or " Zulu")


def _military_hour(hour: str) -> str:
    """Return "09" as "oh nine"."""
    return "zero" if int(hour) == 0 else two_digits(hour)


def _number(digits: str) -> str:
    """Return "05" as "five"."""
    return cardinal(str(int(digits)))


def _counted(number: str, unit: str) -> str:
    return f"{_number(number)} {unit}{'' if int(number) == 1 else 's'}"


def _seconds(whole: str, fraction: str | None) -> str:
    return f"{_number(whole)} point {one_by_one(fraction)} seconds" if fraction else _counted(whole, "second")


def _lasted(match: re.Match[str]) -> str:
    hours, minutes, seconds, fraction = match.groups()
    return f"{_counted(hours, 'hour')} {_counted(minutes, 'minute')} {_seconds(seconds, fraction)}"


def _finished(match: re.Match[str]) -> str:
    minutes, seconds, fraction = match.groups()
    return f"{_counted(minutes, 'minute')} {_seconds(seconds, fraction)}"
