"""What came from a URL -> whether it is a feed, and where a page that is none says that its feed is. Pure."""

import re
from collections.abc import Iterator
from enum import Enum

from audioposts.fetching import Fetched
from audioposts.markup.tree import parse_markup
from audioposts.markup.web_url import web_url
from audioposts.sources.page_text import decode_markup

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(html|head|body|rss|feed|rdf|opml)\b", re.IGNORECASE)
_RSS_IN_RDF = (b"purl.org/rss/1.0", b"my.netscape.com/rdf/simple")
_HEAD_BYTES = 16_384
"""Before the first element there may be comments, style sheets and the warnings of a broken PHP."""

_TYPES_OF_XML = {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
_TYPE_OF_JSON = "application/feed+json"


class Kind(Enum):
    """What something is, by how it begins."""

    XML = "RSS or Atom"
    JSON = "JSON Feed"
    PAGE = "a web page"
    OTHER = "something else"


def kind_of(content: bytes, media_type: str) -> Kind:
    """Tell what something is; its media type decides only where it does not begin as any of them."""
    head = content[:_HEAD_BYTES].replace(b"\0", b"")  # UTF-16 is told as well
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"{"):
        # PHP writes https:\/\/jsonfeed.org\/version\/1.
        is_json_feed = media_type == _TYPE_OF_JSON or b"jsonfeed.org" in content
        return Kind.JSON if is_json_feed else Kind.OTHER
    root = _ROOT.search(head)
    name = root[1].lower() if root else b""
    if name in (b"rss", b"feed") or (name == b"rdf" and any(mark in head for mark in _RSS_IN_RDF)):
        return Kind.XML
    if root:
        return Kind.PAGE if name in (b"html", b"head", b"body") else Kind.OTHER
    return Kind.XML if media_type in _TYPES_OF_XML else Kind.OTHER


def feeds_named(page: Fetched) -> list[str]:
    """Return the feeds that a page names in its head, in its order."""
    return list(dict.fromkeys(_alternates(page)))


def _alternates(page: Fetched) -> Iterator[str]:
    for link in parse_markup(decode_markup(page.content, page.url, page.charset)).iter("link"):
        is_feed = link.get("type", "").partition(";")[0].strip().lower() in (*_TYPES_OF_XML, _TYPE_OF_JSON)
        if is_feed and "alternate" in link.get("rel", "").lower().split():
            url = web_url(link.get("href"), page.url)
            if url:
                yield url
