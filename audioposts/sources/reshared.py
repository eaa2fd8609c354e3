"""The markup of a post -> who re-shared it from where, and the markup without the line that says so. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml.etree import _Element, iterwalk

from audioposts.identity import clean_url, site_of
from audioposts.markup.tree import inner_markup, parse_markup
from audioposts.markup.web_url import web_url
from audioposts.sources.frames import is_share_prompt, reshare_of

_PARAGRAPHS_BEFORE = 12
"""Share buttons that may stand before the line."""

_RESHARE_CHARS = 400
_UNREAD = {"script", "style", "noscript", "iframe", "svg"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "figcaption", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table",
    "tbody", "td", "th", "tr", "ul",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reshared:
    """What the first line of a post says about its origin."""

    body: str
    """The markup without that line."""

    sharer: str | None
    publisher: str | None
    original: str | None
    """Where the line links to, be it not to the sharer or to a home page."""


def find_reshare(markup: str, home: str) -> Reshared | None:
    """Read "NAME shared this story from FEED." at the start of a post of the site at `home`."""
    tree = parse_markup(markup)
    body = tree.find("body")
    lines = _first_paragraph(body) if body is not None else []
    texts = [line.text for line in lines]
    said = reshare_of(texts) if 0 < len(" ".join(texts[:3])) <= _RESHARE_CHARS else None
    if said is None or body is None:
        return None
    links = [link for line in lines[: said.lines] for link in line.links]
    for line in lines[: said.lines]:
        line.remove()
    return Reshared(inner_markup(body), said.sharer, said.publisher, _original(links, said.sharer, home))


@dataclass(slots=True)
class _Line:
    """A line as a browser shows it, and the texts that it consists of."""

    texts: list[tuple[_Element, bool]] = field(default_factory=list)
    """Elements; True: the text at their start, False: the text after them."""

    @property
    def text(self) -> str:
        return " ".join("".join((e.text if own else e.tail) or "" for e, own in self.texts).split())

    @property
    def links(self) -> list[tuple[str, str]]:
        """What is linked, and where to."""
        inside = [e if own else e.getparent() for e, own in self.texts]
        anchors = dict.fromkeys(a for e in inside if e is not None for a in (e, *e.iterancestors()) if a.tag == "a")
        return [("".join(map(str, a.itertext())), a.get("href", "")) for a in anchors]

    def remove(self) -> None:
        for element, own in self.texts:
            if own:
                element.text = None
            else:
                element.tail = None


def _first_paragraph(body: _Element) -> list[_Line]:
    """Return the lines of the first paragraph that is more than share buttons; none if it does not come soon."""
    lines, passed = [_Line()], 0
    for piece in _pieces(body):
        if isinstance(piece, tuple):
            lines[-1].texts.append(piece)
        elif piece == "br":
            lines.append(_Line())
        else:
            said = [line for line in lines if line.text]
            if not all(is_share_prompt(line.text) for line in said):
                return said
            passed += bool(said)
            lines = [_Line()]
        if passed > _PARAGRAPHS_BEFORE:
            return []
    return []


def _pieces(body: _Element) -> Iterator[tuple[_Element, bool] | str]:
    """Yield the texts of a document in their order, and what parts them: "br", or the name of a block."""
    for event, element in iterwalk(body, events=("start", "end")):
        name = str(element.tag)
        if name in _BLOCKS or name == "body" or (name == "br" and event == "start"):
            yield name
        if event == "end":
            yield element, False
        elif name not in _UNREAD:
            yield element, True


def _original(links: list[tuple[str, str]], sharer: str | None, home: str) -> str | None:
    """Return the first link to an article: neither on this site, nor a home page, nor a page of the sharer's."""
    for text, reference in links:
        url = web_url(reference, home)
        if url is None or site_of(url) == site_of(home):
            continue
        parts = urlsplit(url)
        own = {_letters(text), _letters((parts.hostname or "").partition(".")[0])}
        if (parts.path.strip("/") or parts.query) and _letters(sharer or "-") not in own:
            return clean_url(url)
    return None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
