"""What a feed consists of, whatever its format. Pure."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from audioposts.models import Form
from audioposts.sources.fields import string_in

_MARKUP = re.compile(r"<[a-zA-Z/!]")


@dataclass(frozen=True, slots=True)
class Text:
    """One of the texts that a feed has of a post."""

    value: str
    form: Form
    base: str
    """What its relative links start from."""


@dataclass(frozen=True, slots=True)
class Item:
    """What a feed says of a post."""

    guid: str | None
    link: str | None
    title: str
    contents: tuple[Text, ...]
    """Of elements that are there for the whole text."""

    summary: Text | None
    """Of an element that may hold a summary or, where there is no other, all of it."""

    published: datetime | None = None
    updated: str = ""
    """As the feed has it."""

    author: str | None = None
    categories: tuple[str, ...] = ()
    language: str | None = None
    publisher: str | None = None
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, or one page of it."""

    url: str
    items: tuple[Item, ...]
    home: str | None = None
    """The page whose feed it is."""

    language: str | None = None
    next_page: str | None = None


def text_in(value: object, base: str, *, is_markup: bool) -> Text | None:
    """Return a field as a text, if there is one; what has no tags is no markup, whatever the feed calls it."""
    text = string_in(value).replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        return None
    if is_markup and not _MARKUP.search(text):
        return Text(unescape(text), Form.TEXT, base)
    return Text(text, Form.HTML if is_markup else Form.TEXT, base)
