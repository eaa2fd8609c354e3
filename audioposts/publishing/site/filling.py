"""Values -> a page, by Jinja, with everything escaped that a post may have written. Pure."""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from audioposts.publishing.clocks import short_clock
from audioposts.publishing.site.pages import HERE

if TYPE_CHECKING:
    from jinja2 import Environment

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither HTML nor XML may have in it."""

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})


def filled(template: str, **values: object) -> bytes:
    """Return a template of this package, filled in."""
    return _environment().get_template(f"{template}.jinja").render(values).encode(errors="replace")


@cache
def labels(language: str) -> Mapping[str, str]:
    """Return what the site says itself in a language; in English if it does not speak it."""
    said = _every_label()
    return MappingProxyType(said.get(language.partition("-")[0].lower(), said["en"]))


def is_right_to_left(language: str) -> bool:
    """Tell whether a language is written from right to left."""
    return language.partition("-")[0].lower() in _RIGHT_TO_LEFT


def printable(text: str) -> str:
    """Return a text without what a page must not have in it."""
    return _UNPRINTABLE.sub("", text)


def web_address(address: str | None) -> str | None:
    """Return an address that may be followed; a link must not run a script."""
    return address if address and _WEB_ADDRESS.fullmatch(address) else None


def long_date(day: date, language: str) -> str:
    """Return a date as people of a language write it."""
    return _dated(_utc(day), "long", language)


def month_name(day: date, language: str) -> str:
    """Return the month and year of a date, as people of a language write them."""
    return _dated(day, None, language)


def seconds(ms: int) -> str:
    """Return a time in seconds, as short as it can be: "34.036", "75"."""
    return f"{ms / 1000:.3f}".rstrip("0").rstrip(".")


@cache
def _every_label() -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / "labels.toml").read_text(encoding="utf-8"))


def _dated(day: date, form: str | None, language: str) -> str:
    """Return a date in a form of Babel's, or its month and year."""
    # Takes a tenth of a second to import; only where a page is made.
    from babel.core import Locale, UnknownLocaleError
    from babel.dates import format_date, format_skeleton

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    # Not "LLLL y": once it has been asked for Japanese, Babel says months of other languages so too.
    return str(format_date(day, form, locale) if form else format_skeleton("yMMMM", day, locale=locale))


def _length(ms: int, said: Mapping[str, str]) -> str:
    """Return how long something is, in minutes: "4 min", "1 h 12 min"."""
    hours, minutes = divmod(max(1, round(ms / 60_000)), 60)
    parts = [f"{hours} {said['hours']}"] if hours else []
    return " ".join([*parts, *([f"{minutes} {said['minutes']}"] if minutes else [])])


def _finalized(value: object) -> object:
    # What templates mark as safe is a subclass: three texts that are markup already, and clean.
    return printable(value) if type(value) is str else value


def _utc(day: date) -> date:
    return day.astimezone(UTC).date() if isinstance(day, datetime) else day


def _machine_date(day: date) -> str:
    return _utc(day).isoformat()


def _language_tag(language: str | None) -> str | None:
    return language if language and _LANGUAGE_TAG.fullmatch(language) else None


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        finalize=_finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "clock": short_clock,
        "language_tag": _language_tag,
        "length": _length,
        "long_date": long_date,
        "machine_date": _machine_date,
        "month_name": month_name,
        "seconds": seconds,
        "web_address": web_address,
    }
    return environment
