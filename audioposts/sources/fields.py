"""A field of a feed or of an API, whatever it holds -> a text, a name, a date. Pure."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape

from audioposts.markup.dates import read_date

_TAG = re.compile(
    r"</?(?:a|abbr|acronym|b|bdi|big|br|cite|code|del|div|em|font|h[1-6]|i|img|ins|kbd|mark|p|q|s|samp|small|span|strike"
    r"|strong|sub|sup|tt|u|var|wbr)\b[^<>]*>",
    re.IGNORECASE,
)
"""A title may be about tags; those that it may be dressed in are gone, "<Title>" stays."""

_NEGATIVE_YEAR = re.compile(r"\s-\d{4}\s+\d\d:")
"""How PHP prints 0000-00-00: "Wed, 30 Nov -0001 00:00:00 +0000"."""

_YEAR_OR_MONTH = re.compile(r"\d{4}(-\d\d)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_EMAIL = re.compile(r"\S+@\S+")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""No feed is older; programs print it, or the year 1, where nobody set a date."""


def string_in(value: object) -> str:
    """Return what a field holds as text that can be encoded, "" if it holds none; a number is one."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return _CONTROL.sub("", value.encode(errors="replace").decode()).strip() if isinstance(value, str) else ""


def line_in(value: object, *, is_markup: bool = True) -> str:
    """Return a field as text on one line: entities decoded and, where it is markup, tags removed."""
    line = string_in(value)
    return " ".join(unescape(_TAG.sub(" " if "<br" in line else "", line) if is_markup else line).split())


def name_in(value: object) -> str | None:
    """Return the name of a person or a paper, without an address of e-mail."""
    line = line_in(value)
    return (" ".join(_EMAIL.sub("", line).split()).strip(" ,;()") if "@" in line else line) or None


def date_in(value: object) -> datetime | None:
    """Return a date and time in UTC; None where it is impossible, or no date.

    feedparser's own reading is not used: it leaves out zones such as CEST, and fills what is missing from the clock of
    this machine (datetimes/rfc822.py and iso8601.py of 6.0.14).
    """
    text = string_in(value)
    # W3CDTF, the form of RSS 1.0 and Atom, has years and months too. https://www.w3.org/TR/NOTE-datetime
    if short := _YEAR_OR_MONTH.fullmatch(text):
        text += "-01" if short[1] else "-01-01"
    if _NEGATIVE_YEAR.search(text):
        return None
    mailed = _mail_date(text)
    # That is the quicker one, and does not know all zones.
    found = mailed if mailed and mailed.tzinfo else read_date(text) or mailed
    try:
        moment = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC) if found else None
    except (OverflowError, ValueError):  # the last hours of the year 9999, a zone that lies days away
        return None
    return moment if moment and moment > _EPOCH else None


def _mail_date(text: str) -> datetime | None:
    """Read a date as RFC 822 has it; what follows it, such as a name of its zone in brackets, does no harm."""
    try:
        return parsedate_to_datetime(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None


def without_doubles(names: list[str]) -> tuple[str, ...]:
    """Return names in their order, each once; case, spaces and hyphens make no other name."""
    found: dict[str, str] = {}
    for name in names:
        letters = re.sub(r"[\s_-]+", "", name).casefold()
        if letters:
            found.setdefault(letters, name)
    return tuple(found.values())
