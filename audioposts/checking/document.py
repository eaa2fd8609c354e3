"""Bytes -> a feed whose elements can be asked for, and what is wrong with the document. Pure.

Nothing is fetched and no entity is expanded: the feed may be a stranger's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from lxml import etree
from lxml.etree import _Element

from audioposts.checking.finding import Finding, Findings, Rule, Severity, Source

NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "psc": "http://podlove.org/simple-chapters",
}

_SHAPE = Rule("document.shape", Source.RSS, Severity.ERROR, 'Publish RSS 2.0: one channel in rss version="2.0".')
_XML = Rule("document.xml", Source.RSS, Severity.ERROR, "Make it well-formed XML; no app reads it otherwise.")
_ENCODING = Rule("document.encoding", Source.PSP, Severity.WARNING, 'Write the feed as UTF-8, with encoding="UTF-8".')
_NAMESPACE = Rule("document.namespace", Source.APPLE, Severity.ERROR, "Declare the namespace exactly as it is defined.")
_CASE = Rule("document.case", Source.APPLE, Severity.ERROR, "Write tags as they are defined: they are case-sensitive.")

_TRIM = Rule("document.trim", Source.APPLE, Severity.WARNING, "Leave out white space before and after values.")
_TWICE = Rule("document.escaped-twice", Source.RSS, Severity.WARNING, "Escape & and < once: listeners see the rest.")
_DOCTYPE = Rule(
    "document.doctype", Source.RSS, Severity.ERROR, "Leave out DOCTYPE and entities; apps do not read them."
)

_LIKE = {
    "itunes": re.compile(r"itunes\.com/dtds/podcast", re.IGNORECASE),
    "podcast": re.compile(r"podcastindex\.org/namespace|podcast-namespace", re.IGNORECASE),
}
_TAGS = {
    "itunes": (
        "author", "block", "category", "complete", "duration", "email", "episode", "episodeType", "explicit", "image",
        "keywords", "name", "new-feed-url", "owner", "season", "subtitle", "summary", "title", "type",
    ),
    "podcast": (
        "alternateEnclosure", "block", "chapters", "episode", "funding", "guid", "image", "license", "locked", "medium",
        "person", "season", "socialInteract", "soundbite", "trailer", "transcript", "txt", "updateFrequency", "value",
    ),
}  # fmt: skip


_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[0-9A-Fa-f]+);")
_RFC_2822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}"
    r" \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT)"
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that was read."""

    channel: _Element
    items: tuple[_Element, ...]
    data: bytes


def read_feed(data: bytes) -> tuple[Feed | None, list[Finding]]:
    """Return the feed in `data`, and what is wrong with the document; no feed where there is none in it."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, strip_cdata=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return None, [_XML.broken("feed", f"is no XML: {error.msg}")]
    except ValueError as error:
        return None, [_XML.broken("feed", f"is no XML: {error}")]
    channels = root.findall("channel") if isinstance(root.tag, str) else []
    if root.tag != "rss" or root.get("version") != "2.0" or len(channels) != 1:
        return None, [_SHAPE.broken("feed", f"begins with <{root.tag}> and has {len(channels)} channels")]
    feed = Feed(channels[0], tuple(channels[0].findall("item")), data)
    return feed, [*_encoding(root), *_namespaces(root), *_tags(root), *_values(root)]


def text_of(parent: _Element, path: str) -> str | None:
    """Return the text of the first element of a path; None if there is no such element."""
    found = parent.find(path, NAMESPACES)
    return None if found is None else (found.text or "")


def title_of(item: _Element) -> str:
    """Return how an episode is called in findings."""
    title = " ".join((text_of(item, "title") or "").split())
    return title[:60] or f"episode {text_of(item, 'guid') or '?'}"[:60]


def seconds_of(item: _Element) -> float | None:
    """Return how long an episode lasts, as the feed says: in seconds, or as a clock shows it; None if it does not."""
    said = (text_of(item, "itunes:duration") or "").strip()
    if not re.fullmatch(r"\d{1,6}|(\d{1,3}:)?\d{1,2}:\d\d", said):
        return None
    return float(sum(int(part) * 60**power for power, part in enumerate(reversed(said.split(":")))))


def date_of(text: str) -> datetime | str:
    """Return a date as RFC 2822 writes it, or what is wrong with it."""
    text = text.strip()
    if not _RFC_2822.fullmatch(text):
        return f"has the date {text!r}" if text else "has no date"
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return f"has the date {text!r}, which there is not"
    if _DAYS[date.weekday()] != text[:3]:
        return f"has the date {text!r}, which is a {_DAYS[date.weekday()]}"
    # A time "-0000" is one whose zone is not known, and counts as UTC.
    return date.replace(tzinfo=date.tzinfo or UTC)


def _encoding(root: _Element) -> Findings:
    encoding = (root.getroottree().docinfo.encoding or "").upper()
    if encoding not in ("UTF-8", "US-ASCII", "ASCII"):
        yield _ENCODING.broken("feed", f"is written as {encoding or 'something unstated'}")


def _namespaces(root: _Element) -> Iterator[Finding]:
    for uri in {uri for element in root.iter() if isinstance(element.tag, str) for uri in element.nsmap.values()}:
        for prefix, like in _LIKE.items():
            if like.search(uri) and uri != NAMESPACES[prefix]:
                yield _NAMESPACE.broken("feed", f"declares {prefix} as {uri}, which is {NAMESPACES[prefix]}")


def _values(root: _Element) -> Findings:
    if root.getroottree().docinfo.internalDTD is not None:
        yield _DOCTYPE.broken("feed", "has a DOCTYPE")
    for element in root.iter("title", "link", "guid", "pubDate", "language", "{*}author", "{*}duration", "{*}explicit"):
        value = element.text or ""
        if value != value.strip():
            yield _TRIM.broken("feed", f"has a <{etree.QName(element).localname}> {value[:40]!r}")
    for element in root.iter("title", "{*}author", "{*}title"):
        if found := _ENTITY.search(element.text or ""):
            yield _TWICE.broken("feed", f"shows {found[0]} in {(element.text or '')[:40]!r}")


def _tags(root: _Element) -> Iterator[Finding]:
    known = {
        f"{{{NAMESPACES[prefix]}}}{tag.lower()}": f"{{{NAMESPACES[prefix]}}}{tag}"
        for prefix, tags in _TAGS.items()
        for tag in tags
    }
    for tag in sorted({element.tag for element in root.iter() if isinstance(element.tag, str)}):
        namespace, _, name = tag.rpartition("}")
        right = known.get(f"{namespace}}}{name.lower()}")
        if right and right != tag:
            yield _CASE.broken("feed", f"has <{name}>, which is <{right.rpartition('}')[2]}>")
