"""Times of day and how long something takes: "12 h 30", "8h-10h", "24h/24", "1 min 30 s". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import amount, cardinal, decimals, plural

_BEFORE = r"(?<![\w.,/€$£-])"
_HOURS_A_DAY = r"(?P<hours>24)\s?[hH]?\s?/\s?24(?:\s?[hH]\b)?"
_DAYS_A_WEEK = r"(?P<days>7)\s?(?:[jJ]|jours)\s?/\s?7(?:\s?[jJ]\b)?"
_ALL_DAY = re.compile(rf"(?<![\d/])(?:{_HOURS_A_DAY}|{_DAYS_A_WEEK}|7/7|24/7)(?![\w/])")
_MINUTES = r"[0-5]\d"
_LASTED_HOURS = r"(?:(?P<h>\d{1,3})\s?[hH]\s?)?"
_LASTED_MINUTES = r"(?<!° )(?<!°)(?P<m>\d{1,2})\s?(?:min|mn|m|['’′])\.?\s?"
_LASTED_SECONDS = rf"(?P<s>{_MINUTES}|\d)(?:[,.](?P<f>\d{{1,3}}))?(?:\s?(?:sec|s)\b\.?|[\"″”]|''|’’)?"
_LASTED = re.compile(rf"{_BEFORE}{_LASTED_HOURS}{_LASTED_MINUTES}{_LASTED_SECONDS}(?![\w²³])")
_HOURS_MINUTES = re.compile(rf"{_BEFORE}(\d{{1,3}})\s?[hH]\s?(\d{{1,2}})\s?(?:min|mn|m)\b\.?")
_RANGE = re.compile(
    rf"{_BEFORE}(\d{{1,2}})(?:\s?[hH]\s?({_MINUTES})?)?\s?[-–—/]\s?(\d{{1,2}})\s?[hH](?:\s?({_MINUTES}))?(?![\w/])"
)
_TIME = re.compile(rf"(?<![\w.,/€$£])(?<!\d-)(\d{{1,3}}(?:,\d)?)\s?[hH](?:\s?({_MINUTES}))?(?![\w/²]|\s?\d)")
_CLOCK = rf"([01]?\d|2[0-4]):({_MINUTES})"
_COLON = re.compile(rf"(?<![\w:.,$£€]){_CLOCK}(?:\s?[hH]\b)?(?!:?\d)")
_COLON_RANGE = re.compile(rf"(?<![\w:.,$£€]){_CLOCK}\s?[-–]\s?{_CLOCK}(?!:?\d)")
_COLON_LASTED = re.compile(r"(?<![\w:.,])(\d{1,2}):([0-5]\d):([0-5]\d)(?!:?\d)")
_SPRINT = re.compile(r"(?<![\w.,'’])(\d{1,2})\s?(?:s|\"|″|''|’’)\s?(\d\d)(?!\w)")


def times(draft: Draft) -> None:
    """Claim times, the longest form first."""
    if not draft.has_digits:
        return
    if "/" in draft.text:
        draft.claim_each(_ALL_DAY, _all_day, "time")
    if ":" in draft.text:
        draft.claim_each(_COLON_LASTED, lambda m: _lasted(m[1], m[2], m[3]), "time")
        draft.claim_each(_COLON_RANGE, lambda m: f"{_clock(m[1], m[2])} à {_clock(m[3], m[4])}", "time")
        draft.claim_each(_COLON, lambda m: _clock(m[1], m[2]), "time")
    draft.claim_each(_LASTED, _long, "time")
    draft.claim_each(_SPRINT, lambda m: f"{_counted(m[1], 'seconde')} {decimals(m[2])}", "time")
    if draft.has("hH"):
        draft.claim_each(_HOURS_MINUTES, lambda m: f"{_hours(m[1])} {_counted(m[2], 'minute')}", "time")
        draft.claim_each(_RANGE, _range, "time")
        draft.claim_each(_TIME, lambda m: _clock(m[1], m[2]), "time")


def _all_day(match: re.Match[str]) -> str:
    if match["hours"]:
        return "vingt-quatre heures sur vingt-quatre"
    if match["days"]:
        return "sept jours sur sept"
    return "sept sur sept" if match[0] == "7/7" else "vingt-quatre heures sur vingt-quatre, sept jours sur sept"


def _counted(number: str, noun: str) -> str:
    """Return a number of hours, minutes or seconds, all of them feminine."""
    digits = re.sub(r"^0+(?=\d)", "", number)
    return f"{amount(digits, noun)} {noun}{plural(digits)}"


def _hours(number: str) -> str:
    return _counted(number, "heure")


def _clock(hour: str, minutes: str | None) -> str:
    """Return ("0", "05") as "zéro heure zéro cinq"."""
    spoken = _hours(hour)
    if not minutes or minutes == "00":
        return spoken
    return f"{spoken} {'zéro ' if minutes[0] == '0' else ''}{amount(minutes.lstrip('0'), 'minute')}"


def _range(match: re.Match[str]) -> str | None:
    """Read "8-10 h", which names the hours once, and "8h-10h", which names them twice; "3/4 h" is a fraction."""
    hour, minutes, until, until_minutes = match.groups()
    first, sign, _ = re.split(r"([-–—/])", match[0], maxsplit=1)
    if "h" in first.lower():
        return f"{_clock(hour, minutes)} à {_clock(until, until_minutes)}"
    return None if sign == "/" else f"{cardinal(hour.lstrip('0') or '0')} à {_clock(until, until_minutes)}"


def _long(match: re.Match[str]) -> str | None:
    """Read "1 min 30 s", "3'20" and "2m15s"; "1m75" is a height."""
    if not re.search(r"min|mn|['’′]|s$", match[0]):
        return None
    seconds = _lasted(match["h"], match["m"], match["s"])
    return f"{seconds} {decimals(match['f'])}" if match["f"] else seconds


def _lasted(hours: str | None, minutes: str, seconds: str) -> str:
    spoken = [_hours(hours)] if hours else []
    return " ".join([*spoken, _counted(minutes, "minute"), _counted(seconds, "seconde")])
