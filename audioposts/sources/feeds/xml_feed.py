"""Bytes of an RSS or Atom feed -> its items, as far as they can be read. Pure.

feedparser reads whatever people call a feed. Its sanitising is off: it takes out iframes, ruby and the attributes by
which cleaning knows embeds and hidden text, and nothing here is shown in a browser. Its resolving of links inside of
texts is off as well (`body` does it where a post is read): together they take six sevenths of the time.
"""

import re
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from audioposts.fetching import Fetched
from audioposts.markup.plain import language_tag
from audioposts.markup.tags import without_long_tags
from audioposts.markup.web_url import web_url
from audioposts.sources.feeds.items import Feed, Item, Text, text_in
from audioposts.sources.fields import date_in, line_in, name_in, string_in, without_doubles

Fields = dict[str, Any]

_NOWHERE = "relative.invalid"
"""The host that relative links are given (RFC 2606): feedparser resolves a guid that is no URL as it does a link."""

_REFERENCE = re.compile(rb"&#(x[0-9a-f]+|[0-9]+);", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_VOID_ENDS = re.compile(r"</(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)>")
_MARKUP_TYPES = ("text/html", "application/xhtml+xml")
_OLDER = ("next", "prev-archive")
"""Relations of RFC 5005 that lead to what is older: pages, archives."""


def read_xml_feed(fetched: Fetched) -> Feed | None:
    """Return the feed that was fetched; None if it is none."""
    import feedparser  # takes 0.15 s to import

    parts = urlsplit(fetched.url)
    base = f"{parts.scheme or 'https'}://{_NOWHERE}{parts.path or '/'}"
    content, content_type = _legible(fetched)
    headers = {**fetched.headers, "content-location": base, "content-type": content_type}
    try:
        # In a file object: feedparser opens what could be the name of a file or a URL.
        result = feedparser.parse(
            BytesIO(content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, LookupError, AttributeError, TypeError, AssertionError, RuntimeError, OverflowError):
        # What feedparser (6.0.14) lets through of the faults of its handlers.
        return None
    if not result.get("version") and not result.get("entries"):
        return None
    return _Reader(fetched.url, base).feed(result)


def _legible(fetched: Fetched) -> tuple[bytes, str]:
    """Return the content and its type, without what XML has no characters for.

    UTF-8 is told by itself, whatever server and prolog call it, and one bad byte does not make it another encoding:
    feedparser would believe the former, and guess another for the whole feed for the latter.
    """
    content = fetched.content
    if b"\0" in content or b"\x1b" in content:  # UTF-16, ISO-2022
        return content, fetched.headers.get("content-type", "")
    text = content.decode("utf-8-sig", errors="replace")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    if 3 * text.count("\ufffd") > beyond_ascii:
        return content, fetched.headers.get("content-type", "")
    content = _REFERENCE.sub(_known_character, _CONTROL.sub(b"", without_long_tags(text).encode()))
    return content, "application/xml; charset=utf-8"


def _known_character(reference: re.Match[bytes]) -> bytes:
    """Drop a reference to a character that XML has not: halves of pairs, as old programs write emoji, and the like."""
    digits = reference[1].decode().lower()
    if len(digits) > 8:
        return b""
    code = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    is_character = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return reference[0] if is_character else b""


class _Reader:
    """What is needed to read the fields of one feed: where it is from."""

    def __init__(self, url: str, base: str) -> None:
        self._url = url
        self._base = base
        self._nowhere = base.partition(_NOWHERE)[0] + _NOWHERE

    def feed(self, result: Fields) -> Feed:
        about = result["feed"] if isinstance(result.get("feed"), dict) else {}
        is_atom = str(result.get("version") or "").startswith("atom")
        return Feed(
            url=self._url,
            items=tuple(self._item(entry, about, is_atom) for entry in _dicts(result.get("entries"))),
            home=self._address(_get(about, "link")),
            language=language_tag(_get(about, "language")),
            next_page=self._related(about, *_OLDER),
        )

    def _item(self, entry: Fields, feed: Fields, is_atom: bool) -> Item:
        link, guid = self._link(entry), self._guid(entry)
        publisher = _publisher(_get(entry, "source"), feed)
        contents = tuple(text for detail in _dicts(_get(entry, "content")) if (text := self._text(detail)))
        return Item(
            guid=guid,
            link=link,
            title=_title(entry, publisher),
            contents=contents,
            summary=self._text(_get(entry, "summary_detail")),
            published=date_in(_get(entry, "published")) or date_in(_get(entry, "updated")),
            updated=string_in(_get(entry, "updated")),
            author=_authors(entry) or (_authors(_inherited(entry, feed)) if is_atom else None),
            categories=_categories(entry),
            language=next(map(_language, (_dicts(_get(entry, "content")) or [_get(entry, "summary_detail")])), None),
            publisher=publisher,
            original=self._related(entry, "via"),
        )

    def _link(self, entry: Fields) -> str | None:
        """Return the page of an entry. Where counting services put a redirector, they say what it was before."""
        original = self._address(_get(entry, "feedburner_origlink"))
        if original or (_get(entry, "guidislink") and self._is_relative(_get(entry, "id"))):
            return original
        return self._address(_get(entry, "link")) or self._related(entry, "alternate")

    def _guid(self, entry: Fields) -> str | None:
        """Return the guid as the feed has it: one that is no URL was resolved, where nobody said that it is none."""
        guid = string_in(_get(entry, "id"))
        if self._is_relative(guid):
            folder = self._base[: self._base.rindex("/") + 1]
            guid = guid.removeprefix(folder) if guid.startswith(folder) else guid.removeprefix(self._nowhere)
        return guid or None

    def _related(self, fields: Fields, *relations: str) -> str | None:
        """Return where the first link with one of the relations leads."""
        links = _dicts(_get(fields, "links"))
        found = (self._address(link.get("href")) for name in relations for link in links if link.get("rel") == name)
        return next(filter(None, found), None)

    def _address(self, value: object) -> str | None:
        return web_url(self._absolute(string_in(value))) if value else None

    def _absolute(self, url: str) -> str:
        return urljoin(self._url, url.removeprefix(self._nowhere)) if self._is_relative(url) else url

    def _is_relative(self, url: object) -> bool:
        return string_in(url).startswith(self._nowhere)

    def _text(self, detail: object) -> Text | None:
        if not isinstance(detail, dict):
            return None
        kind, value = detail.get("type") or "text/html", string_in(detail.get("value"))
        if kind == "application/xhtml+xml":
            value = _VOID_ENDS.sub("", value)  # feedparser closes them as XML does, which makes two <br> for HTML
        is_markup = kind in _MARKUP_TYPES
        if not is_markup and not str(kind).startswith("text/"):
            return None  # a picture, or other XML
        return text_in(value, self._absolute(string_in(detail.get("base")) or self._base), is_markup=is_markup)


def _get(fields: Fields, name: str) -> Any:
    """Return a field as it is: feedparser's own way gives one for the other and warns of it."""
    return dict.get(fields, name)


def _dicts(value: object) -> list[Fields]:
    return [element for element in value if isinstance(element, dict)] if isinstance(value, list) else []


def _title(entry: Fields, publisher: str | None) -> str:
    """Return the title, without the name of the publisher that aggregators put after it."""
    detail = _get(entry, "title_detail")
    is_text = isinstance(detail, dict) and detail.get("type") == "text/plain"
    title = line_in(_get(entry, "title"), is_markup=not is_text)
    for dash in (" - ", " – ", " — ", " | ") if publisher else ():
        if title.casefold().endswith(f"{dash}{publisher}".casefold()):
            return title[: -len(f"{dash}{publisher}")].rstrip()
    return title


def _publisher(source: object, feed: Fields) -> str | None:
    """Return whose feed an entry was taken from, be it not this one."""
    if not isinstance(source, dict):
        return None
    name = line_in(_get(source, "title"))
    is_own = name.casefold() == line_in(_get(feed, "title")).casefold() or (
        bool(_get(source, "id")) and _get(source, "id") == _get(feed, "id")
    )
    return None if is_own else name or None


def _authors(fields: Fields) -> str | None:
    # Of a single one feedparser has the whole line besides what it takes for the name in it, which a domain of more
    # than four letters spoils: "ida@quay.example (Ida)" is "ple (Ida".
    listed = _dicts(_get(fields, "authors"))
    names = [name_in(author.get("name")) for author in listed] if len(listed) > 1 else [name_in(_get(fields, "author"))]
    return ", ".join(without_doubles([name for name in names if name])) or None


def _inherited(entry: Fields, feed: Fields) -> Fields:
    """Return where an entry of Atom without an author has it from (RFC 4287, 4.2.1); the author of RSS is an editor."""
    source = _get(entry, "source")
    return source if isinstance(source, dict) else feed


def _categories(entry: Fields) -> tuple[str, ...]:
    """Return the names and, where they are not the same but for their writing, what stands for them."""
    tags = _dicts(_get(entry, "tags"))
    return without_doubles([line_in(tag.get(name)) for tag in tags for name in ("label", "term")])


def _language(detail: object) -> str | None:
    return language_tag(detail.get("language")) if isinstance(detail, dict) else None
