"""The JSON-LD of a page -> the things that it describes. Pure: https://schema.org, https://json-ld.org."""

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from audioposts.markup.plain import plain_text

Thing = Mapping[str, object]

_MOST_THINGS = 5_000
_ARTICLE = re.compile(
    r"\w*(Article|BlogPosting|Report|Interview)|(SocialMedia|DiscussionForum)Posting|(Critic)?Review|Recipe|HowTo"
)
_LISTS = {"Blog", "CollectionPage", "ItemList"}
_OUTER = ("@graph", "mainEntity", "mainEntityOfPage")
"""What stands under these is what the page is about; what is elsewhere in a thing is about that one."""


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What the JSON-LD of a page describes."""

    things: Sequence[Thing] = ()
    """All of it in its order, what is inside of others after them."""

    outer: Sequence[Thing] = ()
    """Those that the page is about, not one of the others."""

    article: Thing = field(default_factory=dict)
    """What is said of the article that the page is about; empty where nothing is."""


def read_linked_data(page: HtmlElement) -> LinkedData:
    """Return what a page describes; what is only named by its @id is looked up, as the graphs of Yoast need it."""
    things: list[dict[str, Any]] = []
    outer: list[Thing] = []
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for thing, is_outer in _things(_loaded(script.text or "")):
                things.append(thing)
                outer += [thing] if is_outer else []
    _look_up(things)
    articles, inner = (list(filter(is_article, found)) for found in (outer, things))
    # One that stands alone inside of something else is the page's; of several, none.
    found = articles or (inner if len(inner) == 1 else [])
    return LinkedData(tuple(things), tuple(outer), max(found, key=_fullness, default={}))


def is_article(thing: Thing) -> bool:
    """Tell an article, of whatever kind."""
    return any(map(_ARTICLE.fullmatch, kinds_of(thing)))


def kinds_of(thing: Thing) -> list[str]:
    """Return the types of a thing, without the address of the vocabulary that they are from."""
    return [re.split(r"[/:#]", kind)[-1] for kind in texts(thing, "@type")]


def lists_of(things: Iterable[Thing]) -> list[Thing]:
    """Return those things that are lists of posts."""
    return [thing for thing in things if not _LISTS.isdisjoint(kinds_of(thing))]


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
        value = next((one for one in _each(value.get("name")) if isinstance(one, str)), None)
    return plain_text(value)


def _each(value: object) -> Iterator[object]:
    """Yield a value, or those in a list, however deep in lists."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        else:
            yield one


def _loaded(text: str) -> object:
    try:
        # Line breaks inside of texts are not allowed, and common.
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield everything that a script describes, and whether the page is about it."""
    waiting = deque([(value, True)])
    count = 0
    while waiting and count < _MOST_THINGS:
        one, is_outer = waiting.popleft()
        if isinstance(one, dict):
            count += 1
            yield one, is_outer
            waiting += [(inner, is_outer and key in _OUTER) for key, inner in one.items()]
        elif isinstance(one, list):
            waiting += [(inner, is_outer) for inner in one]


def _look_up(things: Sequence[dict[str, Any]]) -> None:
    """Put things in the place of what says their @id and not more of them; there may be circles afterwards."""
    by_id: dict[str, dict[str, Any]] = {}
    for thing in things:
        name = thing.get("@id")
        if isinstance(name, str) and len(thing) > len(by_id.get(name, {"@id": name})):
            by_id[name] = thing

    def named(value: object) -> object:
        name = value.get("@id") if isinstance(value, dict) and "name" not in value else None
        found = by_id.get(name) if isinstance(name, str) else None
        return found if found and isinstance(value, dict) and len(found) > len(value) else value

    for thing in things:
        for key, value in thing.items():
            thing[key] = [named(one) for one in value] if isinstance(value, list) else named(value)


def _fullness(article: Thing) -> int:
    return sum(key in article for key in ("headline", "articleBody", "datePublished"))
