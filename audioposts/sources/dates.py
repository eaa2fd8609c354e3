"""A date as sources write it -> a moment. Pure."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import Literal

from audioposts.sources.frames import date_of

_MONTH = re.compile(r"\d{4}-\d{2}")
_TIME = r"(?:,?\s+(?:[^\W\d]{1,4}\.?\s+){0,2}\d{1,2}\s?[:h.]\s?(?:\d{2})?.{0,12})?"
_DOTTED = re.compile(rf"(?:\w+,?\s+)?(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}}){_TIME}")
_NAMED = re.compile(
    r"(?:(?P<before>\w+)\.?,?\s+)?(?P<day>\d{1,2})(?:\.|er|º|°)?\s+(?:de\s+)?(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?"
    rf"(?P<year>\d{{4}})(?:\s*г\.?)?{_TIME}"
)
"""A day with the name of its month, maybe with the day of the week before it and the time of day after it."""

_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "ru", "en")
_REMEMBERED = 1_000
"""The posts of a page have few dates, which are looked at for several reasons."""

_WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")


def read_date(value: object) -> datetime | None:
    """Read ISO 8601 or words, in UTC where no zone is said; None where there is no date, or an impossible one."""
    found = _read(value)
    try:
        # A zone that lies days away is only found out when it is used.
        has_zone = found is not None and found.utcoffset() is not None
    except ValueError:
        return None
    return found if found is None or has_zone else found.replace(tzinfo=UTC)


def _read(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    text = " ".join(value.split()) if isinstance(value, str) else ""
    try:
        # dateutil would make it the day of today.
        return datetime.fromisoformat(f"{text}-01" if _MONTH.fullmatch(text) else text)
    except ValueError:
        return _in_words(text)


@lru_cache(_REMEMBERED)
def _in_words(text: str) -> datetime | None:
    """Read a date in one of the languages of the first users; dateutil knows English, and puts the month first."""
    if dotted := _DOTTED.fullmatch(text):
        return _day(dotted["year"], int(dotted["month"]), dotted["day"])
    if date := date_of(text):
        return date
    named = _NAMED.fullmatch(text)
    month = _months().get(named["month"].casefold()) if named else None
    if named is None or month is None or (named["before"] or "").casefold() not in _words_before():
        return None
    return _day(named["year"], month, named["day"])


def _day(year: str, month: int, day: str) -> datetime | None:
    try:
        return datetime(int(year), month, int(day), tzinfo=UTC)
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    """Return the numbers of months by their names, long and short."""
    # Comes with courlan; only lines that look like a date, and not like one in English, pay for importing it.
    from babel.dates import get_month_names

    tables = [get_month_names(width, locale=language) for language in _LANGUAGES for width in _WIDTHS]
    return {name.rstrip(".").casefold(): number for table in tables for number, name in table.items()}


@cache
def _words_before() -> frozenset[str]:
    """Return what stands before a date: a day of the week, an article, nothing."""
    from babel.dates import get_day_names

    tables = [get_day_names(width, locale=language) for language in _LANGUAGES for width in _WIDTHS]
    days = (name.rstrip(".").casefold() for table in tables for name in table.values())
    return frozenset({"", "am", "le", "el", "il", "em", "op", "on", *days})
