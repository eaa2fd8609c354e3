"""A page -> what it says of itself: title, author, date, language, publisher, address. Pure.

From the most exact to the vaguest: JSON-LD (schema.org), Open Graph and meta elements, microdata, what stands on the
page.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

_ARTICLES = re.compile(r"(Article|BlogPosting|NewsArticle|Posting|Report|Review|Recipe|HowTo|Interview)$")
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_TITLE_PARTS = re.compile(r"\s+[|–—·»:\-]\s+")
_ADDRESS = re.compile(r"https?://\S+")
_MOST_CHARS = 300


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself; None where it does not."""

    title: str | None = None
    author: str | None = None
    published: datetime | None = None
    language: str | None = None
    publisher: str | None = None
    canonical: str | None = None
    description: str | None = None
    is_free: bool | None = None
    """Whether everybody may read it: schema.org's isAccessibleForFree."""

    body_words: int | None = None
    """Length of the article, where the page says it: schema.org's articleBody or wordCount."""


def metadata_of(root: HtmlElement, url: str | None = None) -> Metadata:
    """Return what the page at `url` says of itself."""
    article, others = _json_ld(root)
    meta = _meta(root)
    title = _first(
        _text(article.get("headline")), meta.get("og:title"), meta.get("twitter:title"), _heading(root), _name(article)
    )
    publisher = _first(_person(article.get("publisher")), meta.get("og:site_name"), _site(others))
    return Metadata(
        title=_without_site(title or _title_element(root), publisher),
        author=_first(
            _people(article.get("author")), _byline(meta.get("author")), _byline(meta.get("article:author")),
            _byline(meta.get("parsely-author")), _byline(_itemprop(root, "author")), _byline(_rel_author(root)),
        ),
        published=_date(
            _text(article.get("datePublished")), meta.get("article:published_time"), meta.get("date"),
            meta.get("dc.date"), meta.get("parsely-pub-date"), meta.get("pubdate"), meta.get("dc.date.issued"),
            _itemprop(root, "datePublished"), _time_element(root),
        ),
        language=_language(root, article, meta),
        publisher=publisher,
        canonical=_canonical(root, article, meta, url),
        description=_first(_text(article.get("description")), meta.get("og:description"), meta.get("description")),
        is_free=_truth(article.get("isAccessibleForFree")),
        body_words=_body_words(article),
    )  # fmt: skip


# --- JSON-LD


def _json_ld(root: HtmlElement) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the article that the page describes, and everything else that it describes."""
    things = [
        thing
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "")
        for thing in _things(script.text)
    ]
    articles = [thing for thing in things if any(map(_ARTICLES.search, _types(thing)))]
    best = max(
        articles,
        key=lambda thing: ("headline" in thing) + ("articleBody" in thing) + ("datePublished" in thing),
        default={},
    )
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    return {key: _resolved(value, by_id) for key, value in best.items()}, things


def _things(script: str | None) -> Iterator[dict[str, Any]]:
    """Yield everything that a script of JSON-LD describes, however deep; nothing if it is broken."""
    try:
        stack = [json.loads(script or "", strict=False)]
    except (ValueError, RecursionError):
        return
    while stack:
        thing = stack.pop()
        if isinstance(thing, list):
            stack.extend(reversed(thing))
        elif isinstance(thing, dict):
            if "@type" in thing:
                yield thing
            stack.extend(thing[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if key in thing)


def _types(thing: dict[str, Any]) -> list[str]:
    types = thing.get("@type")
    return [str(kind) for kind in (types if isinstance(types, list) else [types])]


def _resolved(value: Any, by_id: dict[str, Any]) -> Any:
    """Put what is named by its @id alone in its place, as Yoast's graphs need it."""
    if isinstance(value, list):
        return [_named(item, by_id) for item in value]
    return _named(value, by_id)


def _named(value: Any, by_id: dict[str, Any]) -> Any:
    name = value.get("@id") if isinstance(value, dict) and "name" not in value else None
    return by_id.get(name, value) if isinstance(name, str) else value


def _single(value: Any) -> Any:
    """Return the first of several values, however deep in lists."""
    while isinstance(value, list):
        value = value[0] if value else None
    return value


def _text(value: Any) -> str | None:
    """Return a value as the plain text that it should be."""
    value = _single(value)
    if not isinstance(value, str):
        return None
    return " ".join(unescape(re.sub(r"<[^<>]+>", " ", value)).split())[: 5 * _MOST_CHARS] or None


def _person(value: Any) -> str | None:
    """Return the name of a person or organisation."""
    value = _single(value)
    if isinstance(value, dict):
        return _text(value.get("name"))
    name = _text(value)
    return None if name and _ADDRESS.match(name) else name


def _people(value: Any) -> str | None:
    names = [_byline(_person(item)) for item in (value if isinstance(value, list) else [value])]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _name(article: dict[str, Any]) -> str | None:
    return _text(article.get("name"))


def _site(things: Iterable[dict[str, Any]]) -> str | None:
    named = (thing for thing in things if {"WebSite", "Organization", "NewsMediaOrganization"} & set(_types(thing)))
    return next((name for thing in named if (name := _text(thing.get("name")))), None)


def _truth(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    said = str(value).strip().lower() if value is not None else ""
    return {"true": True, "false": False}.get(said.rpartition("/")[2])


def _body_words(article: dict[str, Any]) -> int | None:
    body = article.get("articleBody")
    if isinstance(body, str) and body.strip():
        return len(unescape(body).split())
    count = article.get("wordCount")
    # A number of more digits is none of words, and Python may refuse to read it.
    said = str(count) if isinstance(count, str) or (isinstance(count, int) and count.bit_length() < 64) else ""
    return (int(said) or None) if said.isdecimal() and len(said) < 10 else None


# --- meta elements, microdata, the page itself


def _meta(root: HtmlElement) -> dict[str, str]:
    """Return the contents of meta elements by name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _itemprop(root: HtmlElement, name: str) -> str | None:
    for element in root.xpath("//*[@itemprop=$name]", name=name):
        inner = element.xpath(".//*[@itemprop='name']")
        said = element.get("content") or element.get("datetime") or (inner[0] if inner else element).text_content()
        if text := " ".join(said.split()):
            return str(text)
    return None


def _rel_author(root: HtmlElement) -> str | None:
    links = root.xpath("//a[@rel='author'] | //*[contains(concat(' ', @class, ' '), ' p-author ')]")
    return next((text for link in links if (text := " ".join(link.text_content().split()))), None)


def _byline(text: str | None) -> str | None:
    """Return the name in a byline; addresses, accounts and whole sentences are none."""
    if not text or _ADDRESS.search(text) or "@" in text or len(text) > _MOST_CHARS // 2:
        return None
    return re.sub(r"^(by|von|par|por|da|di|door|от)\s+", "", text.strip(), flags=re.IGNORECASE).strip(" ,|·") or None


def _time_element(root: HtmlElement) -> str | None:
    times = root.xpath("//article//time/@datetime | //main//time/@datetime | //time[@pubdate]/@datetime")
    return str(times[0]) if times else None


def _heading(root: HtmlElement) -> str | None:
    """Return the text of the only h1, or of the one in the article."""
    headings = [
        " ".join(h1.text_content().split()) for h1 in root.xpath("//article//h1 | //main//h1") or root.iter("h1")
    ]
    return next(filter(None, headings), None)


def _title_element(root: HtmlElement) -> str | None:
    titles = (" ".join(str(title.text_content()).split()) for title in root.iter("title"))
    return next(titles, None) or None


def _without_site(title: str | None, publisher: str | None) -> str | None:
    """Return a title without the name of the site, which many add to it."""
    if not title:
        return None
    parts = _TITLE_PARTS.split(title)
    if publisher and len(parts) > 1:
        name = publisher.casefold()
        if parts[-1].casefold() == name:
            return title[: title.rindex(parts[-1])].rstrip(" |–—·»:-")
        if parts[0].casefold() == name:
            return title[len(parts[0]) :].lstrip(" |–—·»:-")
    return title


def _language(root: HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    html = root if root.tag == "html" else next(root.iter("html"), root)
    said = (
        html.get("lang"),
        html.get("xml:lang"),
        _text(article.get("inLanguage")),
        meta.get("og:locale"),
        meta.get("content-language"),
    )
    for language in said:
        if language and _LANGUAGE.fullmatch(language.strip()):
            return language.strip().replace("_", "-")
    return None


def _canonical(root: HtmlElement, article: dict[str, Any], meta: dict[str, str], url: str | None) -> str | None:
    links = [link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    page = article.get("mainEntityOfPage")
    said = (
        *links,
        meta.get("og:url"),
        _text(article.get("url")),
        _text(page.get("@id")) if isinstance(page, dict) else _text(page),
    )
    return next((whole for address in said if address and (whole := _whole(address, url))), None)


def _whole(address: str, url: str | None) -> str | None:
    """Return an address that is relative to another one, None where it is none."""
    try:
        whole = str(urljoin(url or "", address.strip()))
        is_web = bool(urlsplit(whole).netloc and _ADDRESS.fullmatch(whole))
    except ValueError:  # "http://[": what is in brackets should be numbers.
        return None
    return whole if is_web else None


def _first(*values: str | None) -> str | None:
    """Return the first value that says something."""
    return next((unescape(value).strip() for value in values if value and value.strip()), None)


def _date(*values: str | None) -> datetime | None:
    """Return the first value that is a date, in UTC where it names no zone."""
    return next((found for value in values if value and (found := _moment(value[:_DATE_CHARS]))), None)


def _moment(text: str) -> datetime | None:
    from dateutil import parser

    try:
        found, other = (parser.parse(text, default=default, tzinfos=_zone) for default in _NOT_SAID)
        # A zone that lies days away is only found out when it is used.
        is_local = found.utcoffset() is None
    except (ValueError, OverflowError):
        return None
    if found != other:
        return None
    return found.replace(tzinfo=UTC) if is_local else found


def _zone(_name: str | None, offset: int | None) -> int | None:
    """Return what dateutil makes a zone of; names that it does not know are none."""
    return offset


_DATE_CHARS = 40
_NOT_SAID = datetime(2000, 1, 1), datetime(2001, 2, 1)  # noqa: DTZ001
"""What a text does not say is taken from these: where they disagree, it says no year or no month."""
