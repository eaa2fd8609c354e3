"""What every page says of itself: addresses, language, labels. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audioposts.publishing.site.filling import is_right_to_left, labels
from audioposts.publishing.site.linked_data import Facts, as_script
from audioposts.publishing.site.pages import asset

_ABOUT_CHARS = 200
"""Of what search engines and messengers show of a page."""


@dataclass(frozen=True, slots=True)
class Head:
    """A page but for its contents; templates read it."""

    title: str
    about: str
    url: str
    """Its address on the web."""

    language: str
    root: str
    """The way from the page to the root of the public tree: "", "../"."""

    kind: str = "website"
    """Of Open Graph."""

    image_url: str | None = None
    theme: str | None = None
    """The show's stylesheet, from the page."""

    feed: tuple[str, str] | None = None
    """Title and address of the feed that the page is about."""

    sound: tuple[str, str] | None = None
    """Address and media type of the sound that the page is about."""

    is_private: bool = False
    facts: Facts = field(default_factory=dict)

    @property
    def said(self) -> Mapping[str, str]:
        """The labels."""
        return labels(self.language)

    @property
    def direction(self) -> str:
        """Where lines begin."""
        return "rtl" if is_right_to_left(self.language) else "ltr"

    @property
    def shared(self) -> str:
        """The way to what all pages share; a private show has its own, as who may hear it may see nothing beside it."""
        return "" if self.is_private else self.root

    @property
    def style(self) -> str:
        """The stylesheet, from the page."""
        return f"{self.shared}{asset('site.css')[0]}"

    @property
    def script(self) -> str:
        """The module, from the page."""
        return f"{self.shared}{asset('site.js')[0]}"

    @property
    def linked_data(self) -> str:
        """What machines read."""
        return as_script(self.facts)

    @property
    def icon(self) -> str:
        """The picture of its tab, from the page."""
        return f"{self.shared}{asset('icon.svg')[0]}"


def short(text: str) -> str:
    """Return the beginning of a text in one line, as a description of a page."""
    text = " ".join(text.split())
    return text if len(text) <= _ABOUT_CHARS else text[: _ABOUT_CHARS - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"
