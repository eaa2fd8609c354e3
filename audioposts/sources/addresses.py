"""A list of addresses -> the addresses: lines, Markdown, bookmarks of a browser, OPML of a reader. Pure.

A list is told from a text by its lines: each has an address and not much else, or is a title above one. What could be a
sentence makes it a text, which is then read as such.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lxml import etree

from audioposts.errors import SourceError
from audioposts.identity import url_key
from audioposts.markup.tree import parse_markup
from audioposts.markup.web_url import web_url

_BOOKMARKS = re.compile(r"\s*<!doctype\s+netscape-bookmark-file", re.IGNORECASE)

_BULLET = re.compile(r"^(?:[-*+•–]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?")
_SCHEME = r"(?:feed:)?(?:https?:)?//|feed:https?:"
_ADDRESSES = (
    # A Markdown link that is all of its line may have any brackets in it, one among others those that have a partner.
    re.compile(r"^!?\[(?:(?!\]\().)*\]\((?!<)(?P<url>(?:(?!\]\()\S)+)\)$"),
    re.compile(r"!?\[(?:(?!\]\().)*\]\(\s*<(?P<url>[^<>]*)>[^()]*\)"),
    re.compile(
        r"!?\[(?:(?!\]\().)*\]\(\s*(?P<url>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
    ),
    re.compile(rf"<(?P<url>(?:{_SCHEME})[^<>\s]+)>", re.IGNORECASE),
    re.compile(r"(?<!\S)(?P<url>(?:feed:)?https?://\S+|feed://\S+)", re.IGNORECASE),
)
_BETWEEN = re.compile(r"[\s,;|/•·–—-]*")
_FEED_SCHEME = re.compile(r"feed:(?://)?(?=https?:)|feed:(?=//)", re.IGNORECASE)

_TITLE_CHARS = 300
_LINE_CHARS = 4000
"""Longer ones are paragraphs, and looking for links in them takes quadratic time."""

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_FIRST_ELEMENT = re.compile(rb"<([a-z][\w.:-]*)", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(rb"&(?!#?\w{1,32};)")
_HEAD_BYTES = 4096


def read_addresses(text: str) -> list[str] | None:
    """Return the addresses of a list in their order, each once; None: this is no list of addresses but a text."""
    if _BOOKMARKS.match(text.removeprefix("\ufeff")):
        return _without_doubles(_bookmarks(text))
    found: list[str] = []
    title_above = False
    for line in map(str.strip, text.removeprefix("\ufeff").splitlines()):
        if not line or line.startswith("#"):
            continue
        urls = _urls_of(line)
        if not urls and (title_above or not _may_be_title(line)):
            return None
        title_above = not urls
        found += urls
    return _without_doubles(found) if found and not title_above else None


def is_opml(content: bytes) -> bool:
    """Tell the list of subscriptions that a reader exports."""
    head = _COMMENT.sub(b"", content[:_HEAD_BYTES].replace(b"\0", b""))  # UTF-16 is told as well
    first = _FIRST_ELEMENT.search(head)
    return first is not None and first[1].lower().rpartition(b":")[2] == b"opml"


def read_opml(content: bytes, name: str) -> list[str]:
    """Return the addresses of an OPML file in their order, each once: feeds, else pages; `name` is used in messages.

    Raises:
        SourceError: it cannot be read, or names none.

    """
    if b"\0" not in content:
        # Readers forget to escape the & of addresses (https://github.com/AntennaPod/AntennaPod/issues/2687).
        content = _BARE_AMPERSAND.sub(b"&amp;", content.strip())
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise SourceError(name, "is OPML that cannot be read; export it from the reader again")
    urls = (url for outline in root.iter("{*}outline") if (url := _subscribed(outline)))
    found = _without_doubles(urls)
    if not found:
        raise SourceError(name, "names no feed and no page; export the subscriptions of the reader again")
    return found


def _urls_of(line: str) -> list[str]:
    """Return the addresses of a line that has nothing else but a title or a note; none of another line."""
    label = _BULLET.sub("", line, count=1) if len(line) <= _LINE_CHARS else ""
    places = next(filter(None, (list(pattern.finditer(label)) for pattern in _ADDRESSES)), [])
    if not places:
        return []
    between = [label[one.end() : other.start()] for one, other in pairwise(places)]
    before, after = label[: places[0].start()], label[places[-1].end() :].strip()
    is_listed = label != line or after.startswith("#")
    may_be_noted = is_listed or (not before and _may_be_title(after))
    if not all(map(_BETWEEN.fullmatch, between)) or len(before + after) > _TITLE_CHARS or (after and not may_be_noted):
        return []
    # A comma belongs to the address at the end of a line, where nothing has to be parted from it.
    written = [place["url"].rstrip(",;") for place in places[:-1]] + [places[-1]["url"]]
    return [url for text in written if (url := _address(text))]


def _may_be_title(text: str) -> bool:
    return len(text) <= _TITLE_CHARS and not text.endswith((".", "…"))


def _address(text: str | None) -> str | None:
    """Return what is written as an address, be it with the scheme by which browsers gave feeds to readers."""
    url = _FEED_SCHEME.sub("", (text or "").strip(), count=1)
    return web_url(f"https:{url}" if url.startswith("//") else url)


def _bookmarks(text: str) -> Iterator[str]:
    return (url for anchor in parse_markup(text).iter("a") if (url := web_url(anchor.get("href"))))


def _subscribed(outline: etree._Element) -> str | None:
    """Return the feed that an outline stands for, else its page; what is commented out (isComment) is none."""
    if any(element.get("isComment") == "true" for element in (outline, *outline.iterancestors())):
        return None
    attributes = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
    return next(filter(None, (_address(attributes.get(name)) for name in ("xmlurl", "htmlurl", "url"))), None)


def _without_doubles(urls: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for url in urls:
        found.setdefault(url_key(url), url)
    return list(found.values())
