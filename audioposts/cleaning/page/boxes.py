"""Pieces of a page -> which of them stand in a box that says by its name that it is furniture. Pure."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources

from lxml.html import HtmlElement

from audioposts.cleaning.page.pieces import Piece, names_of
from audioposts.markup.tree import HEADINGS
from audioposts.models import BlockKind

_LARGEST_SHARE = 0.25
"""A box that holds more than this of an article's words is the article, whatever it is called."""

_SENTENCES = 120
"""Nor is a box believed that holds as many words as two long paragraphs."""

_LEAST_LINKED = 0.3
"""A list of other stories is made of links."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_TAGS = {"nav": "page control", "form": "page control", "time": "date line"}
_SLUG_WORDS = 4
"""The id of a heading is often made of the words of the heading; names of boxes are shorter."""

_TEXT_TAGS = (*HEADINGS, "p", "li", "blockquote", "pre", "td")


def boxed(pieces: Sequence[Piece], chosen: Iterable[int]) -> dict[int, str]:
    """Return the pieces among `chosen` that stand in a box of furniture, each with the reason."""
    numbers = sorted(chosen)
    words: Counter[HtmlElement] = Counter()
    linked: Counter[HtmlElement] = Counter()
    for i in numbers:
        own, own_linked = pieces[i].words, round(pieces[i].words * pieces[i].link_share)
        for element in pieces[i].path:
            words[element] += own
            linked[element] += own_linked
    total = sum(pieces[i].words for i in numbers)
    most = min(_LARGEST_SHARE * total, _SENTENCES)
    reasons = {element: _reason(element) for element in words if words[element] <= most}
    for element, reason in reasons.items():
        if reason == "related stories" and linked[element] < _LEAST_LINKED * words[element]:
            reasons[element] = None
    found = {}
    for i in numbers:
        reason = next((reasons[element] for element in pieces[i].path if reasons.get(element)), None)
        if reason and pieces[i].kind is not BlockKind.CODE:
            found[i] = reason
    return found


def _reason(element: HtmlElement) -> str | None:
    names = element.get("class") or "" if element.tag in _TEXT_TAGS else names_of(element)
    return _TAGS.get(element.tag) or _reason_of_name(names)


@lru_cache(4096)
def _reason_of_name(names: str) -> str | None:
    for name in names.split():
        words = _WORD.findall(name)
        match = _names().search(f" {' '.join(words).lower()} ") if len(words) <= _SLUG_WORDS else None
        if match and match.lastgroup:
            return _reasons()[int(match.lastgroup[1:])]
    return None


@cache
def _reasons() -> tuple[str, ...]:
    return tuple(_table())


@cache
def _names() -> re.Pattern[str]:
    kinds = (
        f"(?P<r{number}> (?:{'|'.join(map(re.escape, names))}) )" for number, names in enumerate(_table().values())
    )
    return re.compile("|".join(kinds))


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("boxes.toml").read_text(encoding="utf-8"))
