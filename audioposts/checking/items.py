"""The episodes of a feed, as directories want them. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit

from lxml import etree
from lxml.etree import _Element

from audioposts.checking.document import NAMESPACES, Feed, date_of, text_of, title_of
from audioposts.checking.finding import Finding, Findings, Rule, Severity, Source
from audioposts.checking.namespace import check_namespace

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

_TITLE = Rule("item.title", Source.APPLE, _ERROR, "Give the episode a title of 255 characters or less.")
_ENCLOSURE = Rule("item.enclosure", Source.APPLE, _ERROR, "Give it one enclosure with url, length and type.")
_TYPE = Rule("item.type", Source.APPLE, _ERROR, "Name sound .mp3 as audio/mpeg, .m4a as audio/x-m4a.")
_ASCII = Rule("item.ascii", Source.APPLE, _ERROR, "Use letters, digits and hyphens of ASCII in addresses.")
_TWICE = Rule(
    "item.enclosure-twice", Source.APPLE, _ERROR, "Give every episode sound of its own: Apple drops the second."
)
_GUID = Rule("item.guid", Source.APPLE, _ERROR, "Give it a guid that never changes.")
_GUID_TWICE = Rule("item.guid-twice", Source.RSS, _ERROR, "Give every episode a guid of its own.")
_PERMALINK = Rule("item.permalink", Source.RSS, _ERROR, 'Write isPermaLink="false": the guid is no address.')
_DATE = Rule("item.date", Source.SPOTIFY, _ERROR, "Write the date as RFC 2822 does: Sat, 14 Mar 2026 04:30:00 +0000.")
_FUTURE = Rule("item.future", Source.SPOTIFY, _WARNING, "Publish it when its date has come.")
_DURATION = Rule("item.duration", Source.APPLE, _WARNING, "Add itunes:duration in whole seconds.")
_NOTES = Rule("item.notes", Source.SPOTIFY, _ERROR, "Describe the episode, in 4,000 bytes or less.")
_MARKUP = Rule("item.markup", Source.PSP, _WARNING, "Keep to p, ol, ul, li, a, b, i, strong and em, in CDATA.")
_EXPLICIT = Rule("item.explicit", Source.APPLE, _ERROR, "Write exactly true or false.")
_KIND = Rule("item.episode-type", Source.APPLE, _ERROR, "itunes:episodeType is full, trailer or bonus.")
_TRANSCRIPT = Rule("item.transcript", Source.PODCASTING, _ERROR, "Give podcast:transcript a url and one of its types.")
_CHAPTERS = Rule(
    "item.chapters", Source.PODCASTING, _ERROR, "Give podcast:chapters a url and application/json+chapters."
)
_NUMBER = Rule("item.number", Source.APPLE, _ERROR, "Number episodes and seasons with whole numbers above zero.")

_TYPES = {".mp3": ("audio/mpeg",), ".m4a": ("audio/x-m4a", "audio/m4a", "audio/mp4"), ".mp4": ("video/mp4",)}
_TRANSCRIPTS = ("text/vtt", "application/x-subrip", "application/srt", "application/json", "text/html", "text/plain")
_TAGS = {"p", "ol", "ul", "li", "a", "b", "i", "strong", "em", "br"}


def check_items(feed: Feed, now: datetime) -> Findings:
    """Yield what is wrong with the episodes."""
    yield from _doubles(feed)
    for item in feed.items:
        where = title_of(item)
        for check in (_title, _enclosure, _identity, _notes, _values, _companions):
            yield from check(item, where)
        yield from _date(item, where, now)
        yield from check_namespace(item, where)


def _doubles(feed: Feed) -> Iterator[Finding]:
    guids = Counter((text_of(item, "guid") or "").strip() for item in feed.items)
    urls = Counter(found.get("url", "") for item in feed.items for found in item.findall("enclosure"))
    for rule, counts in ((_GUID_TWICE, guids), (_TWICE, urls)):
        for value, count in counts.items():
            if value and count > 1:
                yield rule.broken("channel", f"{count} episodes have {value}")


def _title(item: _Element, where: str) -> Findings:
    title = (text_of(item, "title") or "").strip()
    if not title or len(title) > 255:
        yield _TITLE.broken(where, "has no title" if not title else f"has a title of {len(title)} characters")


def _enclosure(item: _Element, where: str) -> Findings:
    found = item.findall("enclosure")
    if len(found) != 1 or not found[0].get("url"):
        yield _ENCLOSURE.broken(where, f"has {len(found)} enclosures with an address")
        return
    url, length, kind = (found[0].get(name, "") for name in ("url", "length", "type"))
    if not length.isdecimal() or int(length) <= 0:
        yield _ENCLOSURE.broken(where, f"has an enclosure of the length {length!r}")
    path = urlsplit(url).path
    suffix = path[path.rfind(".") :].lower() if "." in path.rpartition("/")[2] else ""
    if kind not in _TYPES.get(suffix, ()):
        yield _TYPE.broken(where, f"has sound called {path.rpartition('/')[2]!r} of the type {kind!r}")
    if not url.isascii() or not re.fullmatch(r"https?://[!-~]+", url):
        yield _ASCII.broken(where, f"is at {url!r}")


def _identity(item: _Element, where: str) -> Findings:
    guid = item.find("guid")
    if guid is None or not (guid.text or "").strip():
        yield _GUID.broken(where, "has no guid")
    elif guid.get("isPermaLink", "true") != "false" and not re.match(r"https?://", (guid.text or "").strip()):
        yield _PERMALINK.broken(where, f"has the guid {guid.text!r} as a permanent address")


def _date(item: _Element, where: str, now: datetime) -> Findings:
    text = (text_of(item, "pubDate") or "").strip()
    date = date_of(text)
    if isinstance(date, str):
        yield _DATE.broken(where, date)
        return
    if date.astimezone(UTC) > now:
        yield _FUTURE.broken(where, f"is dated {text}")


def _notes(item: _Element, where: str) -> Findings:
    notes = text_of(item, "description") or ""
    if not notes.strip() or len(notes.encode()) > 4000:
        yield _NOTES.broken(where, f"has notes of {len(notes.encode())} bytes")
    parser = etree.HTMLParser(recover=True, no_network=True)
    if "<" in notes:
        body = etree.fromstring(f"<div>{notes}</div>", parser)
        tags = {str(element.tag) for element in body.iter() if isinstance(element.tag, str)}
        if wrong := sorted(tags - _TAGS - {"html", "body", "div"}):
            yield _MARKUP.broken(where, f"has <{wrong[0]}> in its notes")


def _values(item: _Element, where: str) -> Findings:
    duration = text_of(item, "itunes:duration")
    if not duration or not re.fullmatch(r"\d+|(\d{1,2}:)?\d{1,2}:\d\d", duration.strip()):
        yield _DURATION.broken(where, f"has the duration {duration!r}")
    explicit = text_of(item, "itunes:explicit")
    if explicit is not None and explicit not in ("true", "false"):
        yield _EXPLICIT.broken(where, f"has itunes:explicit {explicit!r}")
    for name in ("itunes:episode", "itunes:season"):
        number = text_of(item, name)
        if number is not None and not re.fullmatch(r"0*[1-9]\d*", number):
            yield _NUMBER.broken(where, f"has {name} {number!r}")
    kind = text_of(item, "itunes:episodeType")
    if kind is not None and kind not in ("full", "trailer", "bonus"):
        yield _KIND.broken(where, f"has itunes:episodeType {kind!r}")


def _companions(item: _Element, where: str) -> Findings:
    for transcript in item.findall("podcast:transcript", NAMESPACES):
        if not transcript.get("url") or transcript.get("type") not in _TRANSCRIPTS:
            yield _TRANSCRIPT.broken(where, f"has a transcript of the type {transcript.get('type')!r}")
    for chapters in item.findall("podcast:chapters", NAMESPACES):
        if not chapters.get("url") or chapters.get("type") != "application/json+chapters":
            yield _CHAPTERS.broken(where, f"has chapters of the type {chapters.get('type')!r}")
