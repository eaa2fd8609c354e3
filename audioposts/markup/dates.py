"""A date as it is written, maybe in words -> a moment. Pure: dates.toml has the words."""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from importlib import resources
from typing import Any, Literal

_DRESSING = " \t\u00a0•·*–—-:.→←»«|>"
"""What surrounds a date without changing it."""

_MONTH = re.compile(r"\d{4}-\d{2}")
_TIME = r"(?:,?\s+(?:[^\W\d]{1,4}\.?\s+){0,2}\d{1,2}\s?[:h.]\s?(?:\d{2})?.{0,12})?"
_DOTTED = re.compile(rf"(?:\w+,?\s+)?(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}}){_TIME}")
_NAMED = re.compile(
    r"(?:(?P<before>\w+)\.?,?\s+)?(?P<day>\d{1,2})(?:\.|er|º|°)?\s+(?:de\s+)?(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?"
    rf"(?P<year>\d{{4}})(?:\s*г\.?)?{_TIME}"
)
"""A day with the name of its month, maybe with the day of the week before it and the time of day after it."""

_NOT_SAID = datetime(2000, 1, 1), datetime(2001, 2, 1)  # noqa: DTZ001
"""What a text does not say is taken from these: where they disagree, it says no year or no month."""

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


def date_of(line: str) -> datetime | None:
    """Return the date that a line consists of, maybe after "Posted on" or the like; in UTC where it names no zone."""
    match = _lines().fullmatch(line.strip(_DRESSING))
    if not match or not re.search(r"\d.*\d{4}|\d{4}.*\d", match["date"]):
        return None
    # Comes with feedgen; only lines that look like a date pay for importing it.
    from dateutil import parser

    try:
        found, other = (parser.parse(match["date"], default=default, tzinfos=_zone) for default in _NOT_SAID)
    except (ValueError, OverflowError):
        return None
    if found.timetuple() != other.timetuple():
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _zone(name: str | None, offset_s: int | None) -> tzinfo | None:
    """Return a time zone by its abbreviation, or by its offset where there is none; None if it is not known."""
    if offset_s is None:
        hours = _words()["zones"].get((name or "").lower())
        offset_s = None if hours is None else round(3600 * hours)
    return None if offset_s is None else timezone(timedelta(seconds=offset_s))


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


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("dates.toml").read_text(encoding="utf-8"))


@cache
def _lines() -> re.Pattern[str]:
    return re.compile(_words()["line"], re.IGNORECASE)
