"""Times of day, their zones, and how long something took. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import cardinal, one_by_one

_ZONES = {
    "ET": "Eastern Time", "EST": "Eastern Standard Time", "EDT": "Eastern Daylight Time", "CT": "Central Time",
    "CST": "Central Standard Time", "CDT": "Central Daylight Time", "MT": "Mountain Time",
    "MST": "Mountain Standard Time", "MDT": "Mountain Daylight Time", "PT": "Pacific Time",
    "PST": "Pacific Standard Time", "PDT": "Pacific Daylight Time", "GMT": "G M T", "UTC": "U T C", "BST": "B S T",
    "CET": "C E T", "CEST": "C E S T", "AEST": "A E S T", "IST": "I S T", "JST": "J S T", "AKT": "Alaska Time",
}  # fmt: skip
_HALF = r"(?:[ap]\.\s?m\b\.?|[ap]m\b|[AP]\.?M\b\.?)"
_ZONE = rf"(?:\s+\(?({'|'.join(_ZONES)})\b\)?)?"
_CLOCK = re.compile(
    rf"(?<![\w:.,$£€-])([01]?\d|2[0-4])(?:[:.]([0-5]\d))?(?::([0-5]\d))?(?:\s?({_HALF}))?\s?[-–—]\s?"
    rf"([01]?\d|2[0-4])(?:[:.]([0-5]\d))?\s?({_HALF}){_ZONE}"
)
_TIME = re.compile(rf"(?<![\w:.,$£€])([01]?\d|2[0-4])(?:[:.]([0-5]\d))?\s?({_HALF}){_ZONE}")
_CLOCK_TIME = re.compile(
    rf"(?<![\w:.,$£€])([01]?\d|2[0-4]):([0-5]\d)(?:h|hrs)?(?![\d:.]\d|:){_ZONE}(\s?(?:o['’]clock|hours))?"
)
_CLOCK_RANGE = re.compile(r"(?<![\w:.,$£€])([01]?\d|2[0-4]):([0-5]\d)\s?[-–—]\s?([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_MILITARY = re.compile(
    rf"(?<![\w:.,$£€])([01]\d|2[0-4])([0-5]\d)(?:\s?(hours|hrs|h)\b|\s?Z\b|\s({'|'.join(_ZONES)})\b)"
)
_LASTED = re.compile(r"(?<![\w:.,])(\d{1,2}):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?(?![\d:])")
_FINISHED = re.compile(r"(?<![\w:.,])(\d{1,2}):([0-5]\d)\.(\d{1,3})(?![\d:])")
_UNTIL_NOON = re.compile(r"(?<=[\dm.])\s?[-–—]\s?(?=(?:noon|midnight)\b)")
_BARE_HALF = re.compile(r"(?<=[a-z0-9] )([ap])\.m\.")
_ALL_DAY = re.compile(r"(?<![\d/])24/7(?:/365)?(?![\d/])")


def times(draft: Draft) -> None:
    """Claim times; what lasted hours, minutes and seconds first."""
    if not draft.has_digits:
        draft.claim_each(_BARE_HALF, lambda m: f"{m[1].upper()} M", "time")
        return
    draft.claim_each(_ALL_DAY, lambda m: "twenty-four seven" + (" three sixty-five" if "365" in m[0] else ""), "time")
    draft.claim_each(_LASTED, _lasted, "time")
    draft.claim_each(_FINISHED, _finished, "time")
    draft.claim_each(_CLOCK, _range, "time")
    draft.claim_each(_UNTIL_NOON, " to ", "time")
    draft.claim_each(_TIME, lambda m: _clock(m[1], m[2], _half(m[3])) + _zone(m[4]), "time")
    draft.claim_each(_CLOCK_RANGE, lambda m: f"{_clock(m[1], m[2], '')} to {_clock(m[3], m[4], '')}", "time")
    draft.claim_each(_CLOCK_TIME, _clock_time, "time")
    draft.claim_each(_MILITARY, _military, "time")
    draft.claim_each(_BARE_HALF, lambda m: f"{m[1].upper()} M", "time")


def _half(written: str) -> str:
    return f" {written[0].upper()} M" if written else ""


def _zone(written: str | None) -> str:
    return f" {_ZONES[written]}" if written else ""


def _clock(hour: str, minutes: str | None, half: str) -> str:
    """Return ("5", "05", " P M") as "five oh five P M"."""
    spoken = cardinal(str(int(hour)))
    if not minutes or minutes == "00":
        return f"{spoken}{half}" if half or not minutes else _full_hour(int(hour))
    if hour in ("00", "0"):
        spoken = "zero" if len(hour) == 1 else "zero zero"
    return f"{spoken} {'oh ' if minutes[0] == '0' else ''}{cardinal(minutes.lstrip('0'))}{half}"


def _full_hour(hour: int) -> str:
    return (
        f"{cardinal(str(hour))} o'clock"
        if 1 <= hour <= 12
        else f"{cardinal(str(hour))} hundred"
        if hour
        else "midnight"
    )


def _range(match: re.Match[str]) -> str:
    hour, minutes, _, half, until, until_minutes, until_half, zone = match.groups()
    first = cardinal(str(int(hour))) if not minutes or minutes == "00" else _clock(hour, minutes, "")
    last = _clock(until, until_minutes, _half(until_half))
    return f"{first}{_half(half or '')} to {last}{_zone(zone)}"


def _clock_time(match: re.Match[str]) -> str:
    hour, minutes, zone, after = match.groups()
    if after and "clock" in after:
        return f"{_clock(hour, minutes if minutes != '00' else None, '')} o'clock"
    if after:
        return f"{_hundreds(hour)} {'hundred' if minutes == '00' else cardinal(minutes)} hours"
    return _clock(hour, minutes, "") + _zone(zone)


def _military(match: re.Match[str]) -> str:
    hour, minutes, unit, zone = match.groups()
    rest = "hundred" if minutes == "00" else f"oh {cardinal(minutes[1])}" if minutes[0] == "0" else cardinal(minutes)
    zone_name = "" if unit else _zone(zone) if zone else " Zulu"
    return f"{_hundreds(hour)} {rest}{' hours' if unit else ''}{zone_name}"


def _hundreds(hour: str) -> str:
    return f"oh {cardinal(hour[1])}" if hour[0] == "0" and hour != "00" else "zero" if hour == "00" else cardinal(hour)


def _counted(number: str, unit: str) -> str:
    return f"{cardinal(str(int(number)))} {unit}{'' if int(number) == 1 else 's'}"


def _lasted(match: re.Match[str]) -> str:
    hours, minutes, seconds, fraction = match.groups()
    last = _counted(seconds, "second")
    if fraction:
        last = f"{cardinal(str(int(seconds)))} point {one_by_one(fraction)} seconds"
    return f"{_counted(hours, 'hour')} {_counted(minutes, 'minute')} {last}"


def _finished(match: re.Match[str]) -> str:
    minutes, seconds, fraction = match.groups()
    return f"{_counted(minutes, 'minute')} {cardinal(str(int(seconds)))} point {one_by_one(fraction)} seconds"
