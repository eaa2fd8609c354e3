"""Pieces of a page -> which of them stand in a box that says by its name, or by its button, what it is. Pure."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import takewhile

from lxml.html import HtmlElement

from audioposts.cleaning.page.pieces import Piece, names_of
from audioposts.markup.tree import HEADINGS
from audioposts.models import BlockKind

_LARGEST_SHARE = 0.25
"""A box that holds more than this of an article's words is the article, whatever it is called."""

_SENTENCES = 120
"""Nor is a box believed that holds as many words as two long paragraphs."""

_ALL_LINKED = 0.9
_LEAST_LINKED = 0.3
"""A list of other stories is made of links."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_TAGS = {"nav": "page control", "form": "page control", "time": "date line"}
_SLUG_WORDS = 4
"""The id of a heading is often made of the words of the heading; names of boxes are shorter."""

_TEXT_TAGS = (*HEADINGS, "p", "li", "blockquote", "pre", "td")

_BOX_TAGS = {"aside", "center", "div", "footer", "form", "header", "section"}
_BUTTON_NAME = re.compile(r"(^|[\s_-])(btn|button|cta)s?(?=$|[\s_-]|\d)|Button|Btn|CTA")
_BUTTON_WORDS = 8
_PROMPT_WORDS = 60
_PROMPT_PARAGRAPH = 40
_PROMPT_SHARE = 0.15
_PROMPTS = 2
"""Boxes with buttons of which a page has more are what it is about: products, films, addresses."""


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


def prompts(pieces: Sequence[Piece], chosen: Iterable[int]) -> dict[int, str]:
    """Return the pieces among `chosen` that are buttons, or stand in a small box with one that speaks to the reader.

    What such a box says is known from thousands of wordings by one thing: it ends in something to be pressed.
    """
    numbers = sorted(chosen)
    found = {i: "button" for i in numbers if _is_button_alone(pieces[i])}
    words: Counter[HtmlElement] = Counter()
    longest: Counter[HtmlElement] = Counter()
    for i in numbers:
        for element in pieces[i].path:
            words[element] += pieces[i].words
            longest[element] = max(longest[element], pieces[i].words)
    most = min(_PROMPT_WORDS, _PROMPT_SHARE * sum(pieces[i].words for i in numbers))
    inside: dict[HtmlElement, list[int]] = {}
    for i in numbers:
        small = takewhile(lambda element: words[element] <= most, pieces[i].path)
        boxes = [one for one in small if one.tag in _BOX_TAGS and longest[one] <= _PROMPT_PARAGRAPH]
        if boxes:
            inside.setdefault(boxes[-1], []).append(i)
    buttoned = [box for box in inside if any(map(_is_button, box.iter("a", "button", "input")))]
    styles = Counter((box.tag, box.get("class")) for box in buttoned)
    for box in buttoned:
        text = " ".join(pieces[i].text for i in inside[box])
        if styles[box.tag, box.get("class")] <= _PROMPTS and _speaks_to_reader().search(text):
            found |= dict.fromkeys(inside[box], "call to action")
    return found


def _is_button_alone(piece: Piece) -> bool:
    if piece.link_share < _ALL_LINKED or piece.kind is BlockKind.HEADING:
        return False
    links = list(piece.element.iter("a")) or [one for one in piece.path if one.tag == "a"]
    return bool(links) and all(map(_is_button, links))


def _is_button(element: HtmlElement) -> bool:
    """Tell what is to be pressed, and leads away from the article."""
    if element.tag == "a":
        text = " ".join(element.text_content().split())
        looks_so = element.get("role") == "button" or _BUTTON_NAME.search(element.get("class") or "")
        # A question is a heading under which the answer unfolds.
        return bool(looks_so and element.get("href")) and 0 < len(text.split()) <= _BUTTON_WORDS and text[-1] != "?"
    kind = (element.get("type") or "").lower()
    return kind in ("submit", "email") and element.get("aria-expanded") is None


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
    return tuple(_table()["names"])


@cache
def _names() -> re.Pattern[str]:
    kinds = (
        f"(?P<r{number}> (?:{'|'.join(map(re.escape, names))}) )" for number, names in enumerate(_table()["names"].values())
    )
    return re.compile("|".join(kinds))


@cache
def _speaks_to_reader() -> re.Pattern[str]:
    words = (word for language in _table()["to the reader"].values() for word in language)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("boxes.toml").read_text(encoding="utf-8"))
