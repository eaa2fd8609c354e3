"""A page -> its headlines: the titles that are links, each with where it leads. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from audioposts.identity import site_of
from audioposts.markup.tree import HEADINGS, text_of, tokens_of
from audioposts.markup.web_url import path_of, same_page, web_url
from audioposts.sources.listing.regions import main_elements

_TITLE_CLASSES = {"p-name", "entry-title", "post-title"}
_NO_TITLE_RELATIONS = {"tag", "category", "author", "home"}
_SIDES = re.compile(r"\s+[-–—|·•»:]+\s+")
_ARCHIVE = re.compile(r"/(category|categories|tags?|author|authors|label)/[^/]+$")

_DEPTH = 30
_MOST_PLAIN = 20_000
"""Archives of a whole blog have some thousand; to compare a million would take minutes."""

_INLINE = {"b", "strong", "em", "i", "span", "font", "u", "big", "mark"}
_NEIGHBOURS = 20
_WORDS_BESIDE = 8

_PLAIN_TITLE_CHARS = 15
"""A link that is no heading has to be as long as this to be taken for a title."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is: what its links start from, and which of them lead to itself."""

    base: str
    """Empty for a saved page that does not say where it was."""

    own: tuple[str, ...] = ()

    @property
    def home(self) -> str:
        return next(iter(self.own), self.base)


@dataclass(frozen=True, slots=True, eq=False)
class Headline:
    """A title that is a link."""

    element: HtmlElement
    """What has the words of the title."""

    url: str
    """Relative where the page does not say where it was."""

    is_plain: bool = False
    """It is a link and no heading."""

    @property
    def title(self) -> str:
        return text_of(self.element)


def find_headlines(page: HtmlElement, place: Place) -> list[Headline]:
    """Return the headlines of the main part of a page, headings and plain links, in its order."""
    found: list[Headline] = []
    plain = 0
    inside: set[HtmlElement] = set()
    for element in main_elements(page):
        if element.getparent() in inside:
            inside.add(element)
        elif is_title(element):
            inside.add(element)
            found += [] if _is_name_of_site(element, page) else _headline(element, place)
        elif element.tag == "a" and plain < _MOST_PLAIN:
            links = list(_plain(element, place))
            plain += len(links)
            found += links
    return found


def _is_name_of_site(element: HtmlElement, page: HtmlElement) -> bool:
    """Tell the name of the site above its posts: it is one side of what the window is called."""
    title = page.getroottree().find(".//title")
    sides = _SIDES.split(text_of(title)) if title is not None and element.tag == "h1" else []
    return text_of(element) in (sides[0], sides[-1]) if len(sides) > 1 else False


def is_title(element: HtmlElement) -> bool:
    """Tell an element for a title: a heading, or what calls itself the title of a post."""
    return element.tag in HEADINGS or element.get("role") == "heading" or calls_itself_title(element)


def calls_itself_title(element: HtmlElement) -> bool:
    """Tell the title of a post by a class of microformats or WordPress, or a property of schema.org."""
    return not tokens_of(element).isdisjoint(_TITLE_CLASSES) or "headline" in tokens_of(element, "itemprop")


def target_of(link: HtmlElement, place: Place) -> str | None:
    """Return the post that a link leads to; None if it leads to none: to this page, the home page, a category."""
    reference = (link.get("href") or "").strip()
    if not reference or reference.startswith("#") or not tokens_of(link, "rel").isdisjoint(_NO_TITLE_RELATIONS):
        return None
    url = web_url(reference, place.base)
    if url is None:
        is_relative = not place.base and reference != "/" and not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", reference)
        return reference if is_relative else None
    is_home = site_of(url) == site_of(place.home) and not path_of(url) and not urlsplit(url).query
    is_own = any(same_page(url, own) for own in place.own)
    return None if is_home or is_own or _ARCHIVE.search(path_of(url)) else url


def _headline(element: HtmlElement, place: Place) -> Iterator[Headline]:
    inner = [link for link in element.iter("a") if text_of(link) and target_of(link, place)]
    outer = [link for link in element.iterancestors("a") if target_of(link, place)]
    link = max(inner, key=lambda one: len(text_of(one)), default=None)
    if link is not None:
        yield Headline(link if link is not element else element, target_of(link, place) or "")
    elif outer and text_of(element):
        yield Headline(element, target_of(outer[0], place) or "")


def _plain(link: HtmlElement, place: Place) -> Iterator[Headline]:
    url = target_of(link, place)
    has_title = any(is_title(element) for element in link.iter())
    if (
        url
        # The home page of another site is where a story was found.
        and (path_of(url) or urlsplit(url).query)
        and not has_title
        and (_says_so(link) or (len(text_of(link)) >= _PLAIN_TITLE_CHARS and not _is_in_sentence(link)))
    ):
        yield Headline(link, url, is_plain=True)


def _says_so(link: HtmlElement) -> bool:
    return "u-url" in tokens_of(link) or "bookmark" in tokens_of(link, "rel")


def _is_in_sentence(link: HtmlElement) -> bool:
    """Tell a link that is a part of a text, from one with a date or a name beside it."""
    whole, parent = link, link.getparent()
    while parent is not None and parent.tag in _INLINE:
        whole, parent = parent, parent.getparent()
    if parent is None:
        return False
    sides = [list(islice(whole.itersiblings(preceding=preceding), _NEIGHBOURS)) for preceding in (True, False)]
    near = [one for side in sides for one in side]
    first = parent.text if len(sides[0]) < _NEIGHBOURS else None
    if _words((first, whole.tail, *(one.tail for one in near))) <= _WORDS_BESIDE:
        return False  # what else there is stands in elements of its own
    lines = [list(takewhile(lambda one: one.tag != "br", side)) for side in sides]
    on_line = [one for line in lines for one in line]
    breaks = sides[0][len(lines[0]) :][:1]
    before = breaks[0].tail if breaks else first
    return _words((before, whole.tail, *(one.tail for one in on_line), *map(text_of, on_line))) > _WORDS_BESIDE


def _words(texts: Iterable[str | None]) -> int:
    return sum(len((text or "").split()) for text in texts)


def shape_of(headline: Headline) -> tuple[str, ...]:
    """Return what the headlines of a theme have in common: the elements that they are in, and their classes."""
    around = [headline.element, *islice(headline.element.iterancestors(), _DEPTH)]
    title = next((one for one in around if is_title(one)), headline.element)
    classes = sorted(name for name in tokens_of(title) if not re.search(r"\d", name))
    return (*(str(one.tag) for one in around[around.index(title) :]), *classes)
