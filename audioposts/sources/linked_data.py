"""The JSON-LD of a page -> the things that it describes. Pure: https://schema.org, https://json-ld.org."""

import json
import re
from collections import deque
from collections.abc import Iterable, Mapping

from lxml.html import HtmlElement

from audioposts.sources.plain import plain_text

Thing = Mapping[str, object]

_MOST_THINGS = 5_000
_ARTICLE = re.compile(r"\w*Article|\w*BlogPosting|Report|Review")
_LISTS = {"Blog", "CollectionPage", "ItemList"}


def things_on(page: HtmlElement) -> list[Thing]:
    """Return all things that a page describes, in its order, those inside others after them."""
    found: list[Thing] = []
    for script in page.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            found += _things(_loaded(script.text or ""))
    return found


def is_article(thing: Thing) -> bool:
    """Tell an article, of whatever kind."""
    return any(_ARTICLE.fullmatch(kind) for kind in texts(thing, "@type"))


def lists_of(things: Iterable[Thing]) -> list[Thing]:
    """Return those things that are lists of posts."""
    return [thing for thing in things if not _LISTS.isdisjoint(texts(thing, "@type"))]


def listed(thing: Thing) -> list[Thing]:
    """Return the articles of a list, of a blog, or of a page that is about a list."""
    found = [
        one
        for key in ("itemListElement", "blogPost", "blogPosts", "hasPart", "mainEntity")
        for one in _each(thing.get(key))
    ]
    return [one["item"] if isinstance(one.get("item"), dict) else one for one in found if isinstance(one, dict)]


def texts(thing: Thing, *keys: str) -> list[str]:
    """Return the texts of the first key that has any; a thing is its name, or else what it is known by."""
    for key in keys:
        found = [text for one in _each(thing.get(key)) if (text := _text(one))]
        if found:
            return found
    return []


def urls_of(thing: Thing) -> list[str]:
    """Return where a thing may be found."""
    names = [value for key in ("url", "mainEntityOfPage", "@id") for value in _each(thing.get(key))]
    return [
        url
        for name in names
        if isinstance(url := name.get("@id", name.get("url")) if isinstance(name, dict) else name, str)
    ]


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    return plain_text(value)


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _loaded(text: str) -> object:
    try:
        # Line breaks inside of texts are not allowed, and common.
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object) -> list[Thing]:
    found: list[Thing] = []
    waiting = deque([value])
    while waiting and len(found) < _MOST_THINGS:
        one = waiting.popleft()
        if isinstance(one, dict):
            found.append(one)
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return found
