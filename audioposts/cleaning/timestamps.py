"""Lines that say when something was published: "Sat 8 Mar 2025 07.00 GMT", "Updated 3 hours ago". Pure."""

import re

from audioposts.cleaning.rules import TimeWords

_MOST_CHARS = 120
_LETTERS = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{4}\b")
_NUMERIC_DATE = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b")
_ZONE = re.compile(r"[A-Z]{2,5}")


def is_about_time(text: str, words: TimeWords) -> bool:
    """Tell a line of nothing but a date or a time, however short: "Dec 4", "3 hours ago"."""
    named = _names(text, words)
    return named is not None and bool(named or _NUMERIC_DATE.search(text))


def is_timestamp(text: str, words: TimeWords) -> bool:
    """Tell a line of dates and times that no article would say: a time with its zone or year, or "updated …"."""
    named = _names(text, words)
    if named is None:
        return False
    if any(map(words.marks.fullmatch, named)):
        return True
    zones = (name for name in named if _ZONE.fullmatch(name) and name not in ("AM", "PM"))
    return bool(_CLOCK.search(text)) and (any(zones) or bool(_YEAR.search(text) or _NUMERIC_DATE.search(text)))


def is_date(text: str, words: TimeWords) -> bool:
    """Tell a line that is one date: of the post, or a heading in a story that is told in dates."""
    named = _names(text, words)
    if named is None or is_timestamp(text, words):
        return False
    named_day = any(map(words.days.fullmatch, named)) and len(re.findall(r"\d+", text)) > 1
    return bool(_NUMERIC_DATE.search(text)) or named_day


def _names(text: str, words: TimeWords) -> list[str] | None:
    """Return the words of a line if all of them are about time and there is a number; None otherwise."""
    if len(text) > _MOST_CHARS or not any(map(str.isdigit, text)):
        return None
    named = _LETTERS.findall(text)
    has_clock = bool(_CLOCK.search(text))
    for name in named:
        about_time = words.days.fullmatch(name) or words.marks.fullmatch(name) or words.others.fullmatch(name)
        if not about_time and not (has_clock and _ZONE.fullmatch(name)):
            return None
    return named


def has_date(text: str) -> bool:
    """Tell a text in which a day, a month and a year stand together."""
    return bool(_WHOLE_DATE.search(text))


_WHOLE_DATE = re.compile(
    r"\b\d{1,2}(\.|st|nd|rd|th|er|º)?\s+(de\s+)?[^\W\d_]{3,12}\.?,?\s+(del?\s+)?(19|20)\d\d\b"
    r"|\b[^\W\d_]{3,12}\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+(19|20)\d\d\b|\b(19|20)\d\d-\d\d-\d\d\b"
)
