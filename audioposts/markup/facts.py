"""A web page -> what it says about itself: where it is, what is on it, who wrote it and when. Pure.

From the most exact to the vaguest: JSON-LD (schema.org), Open Graph and meta elements, microdata, what stands on the
page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from itertools import chain

from lxml.html import HtmlElement

from audioposts.identity import clean_url
from audioposts.markup.dates import read_date
from audioposts.markup.linked_data import LinkedData, Thing, kinds_of, read_linked_data, texts, urls_of
from audioposts.markup.plain import language_tag, plain_text
from audioposts.markup.tree import text_of, tokens_of
from audioposts.markup.web_url import path_of, web_url

# What browsers write above a page that they save: https://learn.microsoft.com/en-us/previous-versions/ms537628(v=vs.85)
# and what SingleFile writes there.
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE
)
_HEAD_CHARS = 10_000
_MOST_CHARS = 1_500
_NAME_CHARS = 150

_AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_DATE_META = (
    "article:published_time", "datepublished", "dc.date", "date", "parsely-pub-date", "pubdate", "dc.date.issued",
)  # fmt: skip
_LANGUAGE_META = ("og:locale", "content-language")
_PUBLISHERS = {"Organization", "NewsMediaOrganization"}
_SOMEWHERE = "https://example.org/page"
"""Where a page is that does not say it: enough to tell which of its links lead to the home page."""

_TITLE_PARTS = re.compile(r"\s+[|–—·»:\-]\s+")
_BY = re.compile(r"^(by|von|par|por|da|di|door|от)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about itself, and about the article on it; nothing where it says nothing."""

    address: str | None = None
    """Where the page was fetched, or where it was when it was saved."""

    url: str | None = None
    """Where it says that it belongs, else where it was; without tracking parameters."""

    title: str = ""
    """Without the name of the site."""

    author: str | None = None
    published: datetime | None = None
    language: str | None = None
    publisher: str | None = None
    """The name of the site, or else of who is behind it."""

    categories: tuple[str, ...] = ()
    description: str | None = None
    is_free: bool | None = None
    """Whether everybody may read it: schema.org's isAccessibleForFree."""

    body_words: int | None = None
    """Length of the article, where the page says it: schema.org's articleBody or wordCount."""

    things: Sequence[Thing] = field(default=(), compare=False, repr=False)
    """All that its JSON-LD describes; things may contain each other."""


def read_facts(page: HtmlElement, markup: str, address: str | None) -> PageFacts:
    """Return what a page says about itself; `address` is where it was fetched, if it was."""
    meta = _meta(page)
    data = read_linked_data(page)
    article = data.article
    address = web_url(address) or saved_from(markup)
    sites = _site_names(meta, data)
    return PageFacts(
        address=address,
        url=_canonical(page, meta, article, address),
        title=_without_site(_title(page, meta, article, base_of(page, address)), sites),
        author=_author(page, meta, article),
        published=_published(page, meta, article),
        language=_language(page, meta, article),
        publisher=_first(sites),
        categories=_categories(page, meta, article),
        description=_first([*texts(article, "description"), meta.get("og:description"), meta.get("description")]),
        is_free=_truth(article.get("isAccessibleForFree")),
        body_words=_body_words(article),
        things=data.things,
    )


def saved_from(markup: str) -> str | None:
    """Return where a page was when a browser saved it."""
    found = _SAVED_FROM.search(markup[:_HEAD_CHARS])
    return web_url(found[1] or found[2]) if found else None


def base_of(page: HtmlElement, address: str | None) -> str:
    """Return the URL that the references of a page start from; empty if there is none."""
    base = next((element.get("href") for element in page.iter("base") if element.get("href")), None)
    return web_url(base, address or "") or address or ""


def _meta(page: HtmlElement) -> dict[str, str]:
    """Return what meta elements say, by names in lower case; the first counts."""
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        names = (element.get(key) for key in ("property", "name", "http-equiv", "itemprop"))
        name = next(filter(None, names), "").lower().strip()
        content = plain_text(element.get("content"))
        if name and content:
            found.setdefault(name, content)
    return found


def _first(said: Iterable[str | None]) -> str | None:
    return next((text[:_MOST_CHARS].strip() for text in said if text), None)


def _canonical(page: HtmlElement, meta: Mapping[str, str], article: Thing, address: str | None) -> str | None:
    base = base_of(page, address)
    said = [link.get("href") for link in page.iter("link") if "canonical" in tokens_of(link, "rel")]
    said += [meta.get("og:url"), *urls_of(article)]
    found = [url for reference in said if (url := web_url(reference, base))]
    # On some sites every page calls the home page, or the section that it is in, canonical.
    good = [url for url in found if path_of(url) or "?" in url]
    inside = [url for url in good if not (address and path_of(address).startswith(path_of(url) + "/"))]
    whole = [*inside, *([address] if address else []), *good, *([base] if path_of(base) else [])]
    return clean_url(whole[0]) if whole else None


def _site_names(meta: Mapping[str, str], data: LinkedData) -> list[str]:
    """Return what the site may be called; who publishes the article first, as platforms say their own name of blogs."""
    sites = [thing for thing in data.things if "WebSite" in kinds_of(thing)]
    sites += [thing for thing in data.outer if not _PUBLISHERS.isdisjoint(kinds_of(thing))]
    names = (name for name in texts(data.article, "publisher") if "://" not in name)
    others = (name for thing in sites for name in texts(thing, "name"))
    return list(dict.fromkeys(filter(None, (*names, meta.get("og:site_name"), *others))))


# --- title


def _title(page: HtmlElement, meta: Mapping[str, str], article: Thing, base: str) -> str:
    whole = next(filter(None, (plain_text(title.text) for title in page.iter("title"))), "")
    said = _first(
        [
            *texts(article, "headline"), meta.get("og:title"), meta.get("twitter:title"), _heading(page, whole, base),
            *texts(article, "name"), whole,
        ]
    )  # fmt: skip
    return said or ""


def _heading(page: HtmlElement, title: str, base: str) -> str:
    """Return the first h1 of the article, else of the page; the name of a site, which many have as an h1, is none."""
    own = [text for h1 in page.xpath("//article//h1 | //main//h1") if (text := _heading_text(h1, base))]
    parts = _TITLE_PARTS.split(title)
    site = parts[-1] if len(parts) > 1 else None
    others = (text for h1 in page.iter("h1") if (text := _heading_text(h1, base)) and text != site)
    return next(chain(own, others), "")


def _heading_text(h1: HtmlElement, base: str) -> str:
    """Return what a heading says; nothing where all of it is a link to the home page."""
    text = text_of(h1)
    targets = [web_url(link.get("href"), base or _SOMEWHERE) for link in h1.iter("a") if text_of(link) == text]
    return "" if any(url and not path_of(url) and not set("?#") & set(url) for url in targets) else text


def _without_site(title: str, names: Iterable[str]) -> str:
    """Return a title without the name of the site at its end or start: "The last ferry - The Quay"."""
    for name in map(re.escape, names):
        rest = re.sub(rf"\s+[-–—|·•»:]+\s*{name}$|^{name}\s+[-–—|·•»:]+\s+", "", title, flags=re.IGNORECASE)
        if rest and rest != title:
            return rest
    return title


# --- author and date


def _author(page: HtmlElement, meta: Mapping[str, str], article: Thing) -> str | None:
    people = ", ".join(dict.fromkeys(filter(None, map(_byline, texts(article, "author")))))
    names = [*map(meta.get, _AUTHOR_META), next(_marked(page, "author"), None), _linked_author(page)]
    return people or next(filter(None, map(_byline, names)), None)


def _byline(text: str | None) -> str | None:
    """Return the name in a byline; addresses, accounts and whole sentences are none."""
    if not text or "://" in text or "@" in text or len(text) > _NAME_CHARS:
        return None
    return _BY.sub("", text.strip()).strip(" ,|·") or None


def _marked(page: HtmlElement, name: str) -> Iterator[str]:
    """Yield what microdata says of a property."""
    for element in page.xpath("//*[@itemprop]"):
        if name in tokens_of(element, "itemprop"):
            inner = element.xpath(".//*[@itemprop='name']")
            said = element.get("content") or element.get("datetime") or text_of(inner[0] if inner else element)
            if said.strip():
                yield " ".join(said.split())


def _linked_author(page: HtmlElement) -> str | None:
    links = page.xpath("//a[@rel='author'] | //*[contains(concat(' ', @class, ' '), ' p-author ')]")
    return next(filter(None, map(text_of, links)), None)


def _published(page: HtmlElement, meta: Mapping[str, str], article: Thing) -> datetime | None:
    times = page.xpath("//article//time/@datetime | //main//time/@datetime | //time[@pubdate]/@datetime")
    said = [*texts(article, "datePublished", "dateCreated"), *map(meta.get, _DATE_META)]
    said += [*_marked(page, "datepublished"), *map(str, times[:1])]
    return next((date for value in said if (date := read_date(value))), None)


# --- the rest


def _language(page: HtmlElement, meta: Mapping[str, str], article: Thing) -> str | None:
    said = [page.get("lang"), page.get("xml:lang"), *texts(article, "inLanguage"), *map(meta.get, _LANGUAGE_META)]
    return next((tag for name in said if (tag := language_tag(name))), None)


def _categories(page: HtmlElement, meta: Mapping[str, str], article: Thing) -> tuple[str, ...]:
    links = [link for link in page.iter("a") if {"category", "tag"} <= tokens_of(link, "rel")]
    names = [*texts(article, "articleSection"), meta.get("article:section", ""), *map(text_of, links)]
    return tuple(dict.fromkeys(name for name in names if name))


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    said = value.strip().lower() if isinstance(value, str) else ""
    return {"true": True, "false": False}.get(said.rpartition("/")[2])


def _body_words(article: Thing) -> int | None:
    body = article.get("articleBody")
    if isinstance(body, str) and body.strip():
        return len(unescape(body).split())
    count = article.get("wordCount")
    # A number of more digits is none of words, and Python may refuse to read it.
    said = str(count) if isinstance(count, str) or (isinstance(count, int) and count.bit_length() < 64) else ""
    return (int(said) or None) if said.isdecimal() and len(said) < 10 else None
