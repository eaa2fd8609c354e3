"""A web page -> what it says about itself: where it is, who wrote it and when. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement

from audioposts.identity import clean_url
from audioposts.sources.dates import read_date
from audioposts.sources.linked_data import Thing, is_article, texts, things_on, urls_of
from audioposts.sources.markup import text_of, tokens_of
from audioposts.sources.plain import language_tag, plain_text
from audioposts.sources.web_url import path_of, web_url

# What browsers write above a page that they save: https://learn.microsoft.com/en-us/previous-versions/ms537628(v=vs.85)
# and what SingleFile writes there.
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE
)
_HEAD_CHARS = 10_000

_AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_DATE_META = ("article:published_time", "datepublished", "dc.date", "date", "parsely-pub-date", "pubdate")
_LANGUAGE_META = ("og:locale", "content-language")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says about itself, and about the article on it."""

    address: str | None
    """Where the page was fetched, or where it was when it was saved."""

    url: str | None
    """Where it says that it belongs, without tracking parameters."""

    title: str
    """Without the name of the site; empty where it says none."""

    site_name: str | None
    author: str | None
    published: datetime | None
    language: str | None
    categories: tuple[str, ...]


def read_facts(page: HtmlElement, markup: str, address: str | None) -> PageFacts:
    """Return what a page says about itself; `address` is where it was fetched, if it was."""
    meta = _meta(page)
    things = things_on(page)
    article: Thing = next(filter(is_article, things), {})
    address = web_url(address) or saved_from(markup)
    sites = [name for thing in things if "WebSite" in texts(thing, "@type") for name in texts(thing, "name")]
    site_name = next(iter([*filter(None, [meta.get("og:site_name")]), *texts(article, "publisher"), *sites]), None)
    return PageFacts(
        address=address,
        url=_canonical(page, meta, article, address),
        title=_title(page, meta, article, site_name),
        site_name=site_name,
        author=_author(meta, article),
        published=_published(page, meta, article),
        language=_language(page, meta, article),
        categories=_categories(page, meta, article),
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
        name = (
            element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop") or ""
        )
        content = plain_text(element.get("content"))
        if name and content:
            found.setdefault(name.lower().strip(), content)
    return found


def _canonical(page: HtmlElement, meta: dict[str, str], article: Thing, address: str | None) -> str | None:
    base = base_of(page, address)
    said = [link.get("href") for link in page.iter("link") if "canonical" in tokens_of(link, "rel")]
    said += [meta.get("og:url"), *urls_of(article)]
    found = [url for reference in said if (url := web_url(reference, base))]
    # On some sites every page calls the home page, or the section that it is in, canonical.
    good = [url for url in found if path_of(url) or "?" in url]
    inside = [url for url in good if not (address and path_of(address).startswith(path_of(url) + "/"))]
    whole = [*inside, *([address] if address else []), *good, *([base] if path_of(base) else [])]
    return clean_url(whole[0]) if whole else None


def _title(page: HtmlElement, meta: dict[str, str], article: Thing, site_name: str | None) -> str:
    element = page.find(".//title")
    said = [meta.get("og:title"), *texts(article, "headline", "name"), meta.get("twitter:title")]
    title = next((text for text in said if text), "") or (plain_text(element.text) if element is not None else "")
    return _without_site(title, site_name)


def _without_site(title: str, site_name: str | None) -> str:
    """Return a title without the name of the site at its end or start: "The last ferry - The Quay"."""
    if not site_name:
        return title
    name = re.escape(site_name)
    return re.sub(rf"\s+[-–—|·•»:]+\s*{name}$|^{name}\s*[-–—|·•»:]+\s+", "", title, flags=re.IGNORECASE) or title


def _author(meta: dict[str, str], article: Thing) -> str | None:
    names = texts(article, "author") or [meta[key] for key in _AUTHOR_META if key in meta]
    people = [name.removeprefix("By ").removeprefix("by ") for name in names if "://" not in name]
    return (", ".join(people) if texts(article, "author") else next(iter(people), None)) or None


def _published(page: HtmlElement, meta: dict[str, str], article: Thing) -> datetime | None:
    said: list[object] = [*texts(article, "datePublished", "dateCreated"), *(meta.get(key) for key in _DATE_META)]
    said += [element.get("datetime") or element.get("content") for element in _marked(page, "datepublished")]
    return next((date for value in said if (date := read_date(value))), None)


def _marked(page: HtmlElement, name: str) -> Iterator[HtmlElement]:
    return (element for element in page.iter() if name in tokens_of(element, "itemprop"))


def _language(page: HtmlElement, meta: dict[str, str], article: Thing) -> str | None:
    said: Sequence[str | None] = [
        page.get("lang"),
        page.get("xml:lang"),
        *texts(article, "inLanguage"),
        *map(meta.get, _LANGUAGE_META),
    ]
    return next((tag for name in said if (tag := language_tag(name))), None)


def _categories(page: HtmlElement, meta: dict[str, str], article: Thing) -> tuple[str, ...]:
    links = [link for link in page.iter("a") if {"category", "tag"} <= tokens_of(link, "rel")]
    names = [*texts(article, "articleSection"), meta.get("article:section", ""), *map(text_of, links)]
    return tuple(dict.fromkeys(name for name in names if name))
