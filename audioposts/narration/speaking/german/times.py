"""Times of day, and how long something took. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.endings import case_of
from audioposts.narration.speaking.german.quantities import digits, number
from audioposts.narration.speaking.word_lists import words

_ZONES = {
    "MEZ": "mitteleuropäischer Zeit", "MESZ": "mitteleuropäischer Sommerzeit", "UTC": "U T C", "GMT": "G M T",
    "OESZ": "osteuropäischer Sommerzeit", "OEZ": "osteuropäischer Zeit",
}  # fmt: skip
_CLOCK = r"([01]?\d|2[0-4])(?:[.:]([0-5]\d))?"
_ALL_DAY = re.compile(r"(?<![\d/])24/7(?![\d/])")
_ZONE = re.compile(r"\b(MEZ|MESZ|UTC|GMT|OEZ|OESZ)\b")
_RANGE = re.compile(rf"(?<![\w.,:€$]){_CLOCK}(?:\s?Uhr|\s?h)?\s?([-–—]|bis|und)\s?{_CLOCK}\s?(?:Uhr\b|h\b)")
_TIME = re.compile(
    rf"(?<![\w.,:€$]){_CLOCK}(?::([0-5]\d))?\s?Uhr\b(?:\s([0-5]\d)\b(?![.,]\d|\s?(?:%|€|Euro|Uhr|[Mm]in)))?"
)
_SHORT_TIME = re.compile(
    r"(?<![\w.,:€$])([01]?\d|2[0-4])[.:]([0-5]\d)\s?h\b|(?<![\w.,:€$])([01]?\d|2[0-4])h([0-5]\d)?\b"
)
_LASTED = re.compile(r"(?<![\w.,:])(\d{1,2}):([0-5]\d):([0-5]\d)(?:[.,](\d{1,3}))?(?![\d:])(?:\s(?:Stunden|h|Std\.))?")
_HOURS = re.compile(r"(?<![\w.,:])(\d{1,2}):([0-5]\d)\s?(?:Stunden|Std\.)(?!\w)")
_HALF_PAST = re.compile(r"(?<=\b[Uu]m\s)½\s(\d{1,2})(?![\d.,:])")
_MINUTES = re.compile(r"(?<![\w.,:])(\d{1,2}):([0-5]\d)(?:[.,](\d{1,3}))?\s?(?:Minuten|min\b\.?|Min\.)")
_FINISHED = re.compile(r"(?<![\w.,:])(\d{1,2}):([0-5]\d)(?:,|\.(?=\d\d?(?!\d)))(\d{1,3})(?![\d:])")
_COLON_RANGE = re.compile(r"(?<![\w.,:])([01]?\d|2[0-4]):([0-5]\d)\s?[-–—]\s?([01]?\d|2[0-4]):([0-5]\d)(?![\d:]|\w)")
_COLON = re.compile(r"(?<![\w.,:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:]|[.,]\d|-?\w)")
_POINT = re.compile(r"(?<=\b[Uu]m )([01]?\d|2[0-4])\.([0-5]\d)(?![\d.]|,\d|\s?(?:%|€|Euro|Prozent|Uhr))")
_IS_A_TIME = re.compile(
    r"\b(?:um|ab|gegen|bis|seit|zwischen|nach|vor|kurz|uhrzeit|beginn|tag|abend|morgen|mittag|früh|nachts|von),?:?\s\(?$|^\W*$",
    re.IGNORECASE,
)
_SPORT = words("scores.sport", "german")


def times(draft: Draft) -> None:
    """Claim times; what lasted hours, minutes and seconds first."""
    if not draft.has_digits:
        return
    draft.claim_each(_ALL_DAY, "vierundzwanzig sieben", "time")
    if draft.has(":"):
        draft.claim_each(_LASTED, _lasted, "time")
        draft.claim_each(_HOURS, _hours, "time")
        draft.claim_each(_MINUTES, _minutes, "time")
        draft.claim_each(_FINISHED, _minutes, "time")
    if draft.has("½"):
        draft.claim_each(_HALF_PAST, lambda m: f"halb {number(m[1])}", "time")
    if draft.has("Uh"):
        draft.claim_each(_RANGE, _range, "time")
        draft.claim_each(_TIME, _time, "time")
        draft.claim_each(_SHORT_TIME, lambda m: _clock(m[1] or m[3], m[2] or m[4]), "time")
    if draft.has(":."):
        draft.claim_each(_COLON_RANGE, lambda m: f"{_clock(m[1], m[2])} bis {_clock(m[3], m[4])}", "time")
        draft.claim_each(_COLON, _colon, "time")
        draft.claim_each(_POINT, lambda m: _clock(m[1], m[2]), "time")
    if draft.has("ZTM"):
        draft.claim_each(_ZONE, lambda m: _ZONES[m[1]], "zone")


def _hour(written: str) -> str:
    return {"1": "ein"}.get(written.lstrip("0"), number(str(int(written))))


def _clock(hour: str, minutes: str | None) -> str:
    """Return ("12", "05") as "zwölf Uhr fünf"."""
    return f"{_hour(hour)} Uhr" if not minutes or minutes == "00" else f"{_hour(hour)} Uhr {_two(minutes)}"


def _two(digits_: str) -> str:
    return number(str(int(digits_)))


def _time(match: re.Match[str]) -> str:
    hour, minutes, seconds, after = match.groups()
    spoken = _clock(hour, minutes or after)
    return f"{spoken} und {_two(seconds)} Sekunden" if seconds else spoken


def _range(match: re.Match[str]) -> str:
    hour, minutes, joined, until, until_minutes = match.groups()
    first = _hour(hour) if not minutes or minutes == "00" else _clock(hour, minutes)
    return f"{first} {'und' if joined == 'und' else 'bis'} {_clock(until, until_minutes)}"


def is_about_sport(text: str) -> bool:
    """Tell whether numbers with a colon between them are more likely a score than a time."""
    return not _SPORT.isdisjoint(re.findall(r"\w+", text.lower()))


def _colon(match: re.Match[str]) -> str | None:
    """Tell a time from a score: by the word before, by the length of the minutes, by the sentence."""
    if _IS_A_TIME.search(match.string[: match.start()]) or not is_about_sport(match.string):
        return _clock(match[1], match[2])
    return None


def _counted(written: str, single: str, several: str) -> str:
    return f"eine {single}" if int(written) == 1 else f"{_two(written)} {several}"


def _seconds(written: str, fraction: str | None) -> str:
    return (
        f"{_two(written)} Komma {digits(fraction)} Sekunden" if fraction else _counted(written, "Sekunde", "Sekunden")
    )


def _lasted(match: re.Match[str]) -> str:
    hours, minutes, seconds, fraction = match.groups()
    return (
        f"{_counted(hours, 'Stunde', 'Stunden')} {_counted(minutes, 'Minute', 'Minuten')} {_seconds(seconds, fraction)}"
    )


def _minutes(match: re.Match[str]) -> str:
    return f"{_after_in(match, _counted(match[1], 'Minute', 'Minuten'))} {_seconds(match[2], match[3])}"


def _hours(match: re.Match[str]) -> str:
    hours = _after_in(match, _counted(match[1], "Stunde", "Stunden"))
    return hours if int(match[2]) == 0 else f"{hours} {_counted(match[2], 'Minute', 'Minuten')}"


def _after_in(match: re.Match[str], spoken: str) -> str:
    """Return "einer Minute" where the dative is wanted: "in 1:52 Minuten"."""
    is_dative = spoken.startswith("eine ") and case_of(match.string[: match.start()]) == "dative"
    return f"einer {spoken[5:]}" if is_dative else spoken
