"""A page that lists posts -> the page with older ones. Pure.

Pages say it in a relation (RFC 8288), in the words of a link, or in their numbers. Which way "next" goes is not agreed
on: what leads to a smaller number, or says that it is newer, is not it.
"""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urldefrag, urlsplit

from lxml.html import HtmlElement

from audioposts.identity import site_of
from audioposts.markup.tree import text_of, tokens_of
from audioposts.markup.web_url import same_page, web_url
from audioposts.sources.labels import is_newer, is_older
from audioposts.sources.listing.headlines import Place

_NUMBER = re.compile(r"/(?:page|seite|pagina|página|strona|pagenum)[/-]?(\d{1,5})/?$", re.IGNORECASE)
_NUMBER_PARAMETERS = ("paged", "page", "pg", "pagenum", "offset", "start")
_OLDER_CLASSES = {
    "next", "older", "older-posts", "nav-previous", "next-page", "nextpage", "blog-pager-older-link", "pager-next",
    "pagination-next", "pagination-older", "pagination__next", "load-more",
}  # fmt: skip
_CURRENT_CLASSES = {"current", "active", "is-active"}


def find_next_page(page: HtmlElement, place: Place) -> str | None:
    """Return the URL of the page with older posts; never this page, nor one with newer posts."""
    links = list(_links(page, place))
    number = _current(page, place)
    for tells in (_is_next, _says_older, _is_called_older):
        for link, url in links:
            is_certain = tells is _is_next and bool(tokens_of(link, "rel"))
            if tells(link) and not is_newer(_label(link)) and _is_onward(url, number, place, is_certain=is_certain):
                return url
    base = _without_number(place.home)
    return next((url for _, url in links if _number_in(url) == number + 1 and _without_number(url) == base), None)


def _links(page: HtmlElement, place: Place) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the links to other pages of the site."""
    for link in page.iter("link", "a"):
        url = web_url(link.get("href"), place.base)
        is_other = url is not None and not any(same_page(url, own) for own in place.own)
        if url and is_other and site_of(url) == site_of(place.home or url):
            yield link, urldefrag(url).url


def _label(link: HtmlElement) -> str:
    return text_of(link) or link.get("aria-label") or link.get("title") or ""


def _is_next(link: HtmlElement) -> bool:
    return "next" in tokens_of(link, "rel")


def _says_older(link: HtmlElement) -> bool:
    return link.tag == "a" and is_older(_label(link))


def _is_called_older(link: HtmlElement) -> bool:
    parent = link.getparent()
    names = tokens_of(link) | (tokens_of(parent) if parent is not None else set())
    return link.tag == "a" and not names.isdisjoint(_OLDER_CLASSES)


def _is_onward(url: str, number: int, place: Place, *, is_certain: bool) -> bool:
    """Tell a URL that may be of an older page: by its number, else as it is a part of the same archive."""
    there = _number_in(url)
    if there is not None:
        return there > number
    return is_certain or bool(urlsplit(url).query) or url.startswith(_without_number(place.home) + "/")


def _current(page: HtmlElement, place: Place) -> int:
    """Return the number of this page, by its URL or by the number that is marked among those of others."""
    marked = [
        int(text)
        for element in page.iter("a", "span", "li", "button")
        if element.get("aria-current") == "page" or not tokens_of(element).isdisjoint(_CURRENT_CLASSES)
        if (text := text_of(element)).isascii() and text.isdecimal() and len(text) < _DIGITS
    ]
    return max([_number_in(place.home) or 1, *marked[:1]])


def _number_in(url: str) -> int | None:
    """Return the number of a page in its URL."""
    parts = urlsplit(url)
    if found := _NUMBER.search(unquote(parts.path)):
        return int(found[1])
    query = dict(parse_qsl(parts.query))
    values = (query.get(name, "") for name in _NUMBER_PARAMETERS)
    return next(
        (int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < _DIGITS), None
    )


def _without_number(url: str) -> str:
    """Return the URL of the archive that a page is of."""
    parts = urlsplit(url)
    query = "&".join(part for part in parts.query.split("&") if part.partition("=")[0] not in _NUMBER_PARAMETERS)
    return parts._replace(path=_NUMBER.sub("", parts.path).rstrip("/"), query=query, fragment="").geturl()


_DIGITS = 7
