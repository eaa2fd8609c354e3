"""sources -> Entry -> Post. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Form(StrEnum):
    """What the body of a post is written in, and how much of it is the post."""

    TEXT = "text"
    HTML = "html"
    """What feeds and programming interfaces give: markup, all of it the post's."""

    PAGE = "page"
    """A whole web page: the article is somewhere in it."""


@dataclass(frozen=True, slots=True)
class Post:
    """One item of a source, as found: nothing is judged yet."""

    key: str
    """Identity: the same post has the same key in every run, and from every source that knows its URL."""

    title: str
    body: str
    source: str
    """Where it was read, for messages: a path or a URL."""

    form: Form = Form.TEXT
    also: tuple[str, ...] = ()
    """Other keys under which the same post may be met: its guid, its title."""

    url: str | None = None
    """Its own page, without tracking parameters."""

    original: str | None = None
    """Where the article was published first, where the post itself only points to it."""

    is_excerpt: bool = False
    """The source says, or shows, that the body is only the beginning or a summary."""

    language: str | None = None
    author: str | None = None
    publisher: str | None = None
    """Who published the article first, where the blog re-shared it."""

    shared_by: str | None = None
    categories: tuple[str, ...] = ()
    published: datetime | None = None
    """With a time zone; None where the source does not say."""

    furniture: tuple[str, ...] = ()
    """Lines that the page put around the body: share prompts and the like."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A post that a source lists. It is read only where it is new, as reading may mean fetching a page."""

    key: str
    title: str
    revision: str
    """Another one when the post has changed; never empty."""

    published: datetime | None
    categories: tuple[str, ...]
    read: Callable[[], Post]
    """Return the post; raises SourceError."""
