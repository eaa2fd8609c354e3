"""Pieces of a page -> which of them want something of the reader: buttons, boxes with one, pointers elsewhere. Pure."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from itertools import takewhile

from lxml.html import HtmlElement

from audioposts.cleaning.page.pieces import Piece
from audioposts.cleaning.page.witnesses import without_marks
from audioposts.models import BlockKind

_ALL_LINKED = 0.9
_LINK_START = 20
_BOX_TAGS = {"aside", "center", "div", "footer", "form", "header", "section"}
_BUTTON_NAME = re.compile(r"(^|[\s_-])(btn|button|cta)s?(?=$|[\s_-]|\d)|Button|Btn|CTA")
_BUTTON_WORDS = 8
_LONE_WORDS = 4
_WORDS = re.compile(r"\w+")
_PROMPT_WORDS = 60
_PROMPT_PARAGRAPH = 40
_PROMPT_SHARE = 0.15
_PROMPTS = 2
"""Boxes with buttons of which a page has more are what it is about: products, films, addresses."""

_POINTER = re.compile(r"(?P<label>[^:]{2,60}):\s*(?P<title>\S.*[^\s.])")
_LABEL_TAGS = {"b", "em", "i", "small", "span", "strong"}
_LABEL_WORDS = 6
_TITLE_WORDS = 4
"""Of shorter ones more are prices, sources and names."""


def pointers(pieces: Sequence[Piece], chosen: Iterable[int]) -> dict[int, str]:
    """Return the pieces among `chosen` that lead elsewhere: "Also here: The eels", and contents of this page."""
    found = {i: "related link" for i in chosen if _is_pointer(pieces[i]) or _is_labelled_link(pieces[i])}
    return found | {i: "table of contents" for i in chosen if _is_jump(pieces[i])}


def _is_jump(piece: Piece) -> bool:
    """Tell an entry of a list that leads to a place further down."""
    links = [link.get("href") or "" for link in piece.element.iter("a")]
    is_entry = piece.kind is BlockKind.LIST_ITEM and piece.link_share >= _ALL_LINKED
    return is_entry and bool(links) and all(len(link) > 1 and link[0] == "#" for link in links)


def _is_labelled_link(piece: Piece) -> bool:
    """Tell a label and a linked title that stand in an element each, without a colon."""
    parts = [part for part in piece.element if isinstance(part.tag, str)]
    if [part.tag for part in parts[1:]] != ["a"] or parts[0].tag not in _LABEL_TAGS:
        return False
    label, title = map(_text, parts)
    around = (piece.element.text, parts[0].tail, parts[1].tail)
    is_short = 0 < len(label.split()) <= _LABEL_WORDS and len(title.split()) >= _TITLE_WORDS
    return is_short and title[-1] != "." and not any(without_marks(text or "").strip() for text in around)


def _is_pointer(piece: Piece) -> bool:
    found = _POINTER.fullmatch(piece.text) if piece.kind is BlockKind.PARAGRAPH and piece.link_share > 0 else None
    if not found or len(found["label"].split()) > _LABEL_WORDS or len(found["title"].split()) < _TITLE_WORDS:
        return False
    title, links = found["title"], [_text(link) for link in piece.element.iter("a")]
    # A link around the whole paragraph says nothing about its parts.
    return bool(links) and title.startswith(links[0][:_LINK_START]) and _is_all(title, links)


def _is_all(title: str, links: Sequence[str]) -> bool:
    return sum(map(len, links)) >= _ALL_LINKED * len(title)


def _text(link: HtmlElement) -> str:
    return " ".join(without_marks(link.text_content()).split())


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
    buttoned = [
        box for box in inside if any(_is_button(one) or _is_alone(one) for one in box.iter("a", "button", "input"))
    ]
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


def _is_alone(element: HtmlElement) -> bool:
    """Tell a link of a few words that stands in a box by itself, as buttons do."""
    parent = element.getparent()
    if element.tag != "a" or parent is None or parent.tag not in _BOX_TAGS or (element.get("href") or "#")[0] == "#":
        return False
    is_short = 0 < len(_WORDS.findall(_text(element))) <= _LONE_WORDS
    return is_short and not without_marks((parent.text or "") + (element.tail or "")).strip()


def _is_button(element: HtmlElement) -> bool:
    """Tell what is to be pressed, and leads away from the article."""
    if element.tag == "a":
        text = _text(element)
        looks_so = element.get("role") == "button" or _BUTTON_NAME.search(element.get("class") or "")
        # A question is a heading under which the answer unfolds.
        return bool(looks_so and element.get("href")) and 0 < len(text.split()) <= _BUTTON_WORDS and text[-1] != "?"
    kind = (element.get("type") or "").lower()
    return kind in ("submit", "email") and element.get("aria-expanded") is None


@cache
def _speaks_to_reader() -> re.Pattern[str]:
    words = (word for language in _table().values() for word in language)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads(resources.files(__package__).joinpath("prompts.toml").read_text(encoding="utf-8"))
