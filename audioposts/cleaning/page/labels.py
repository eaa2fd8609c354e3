"""Pieces of a page -> the headings and labels whose text is left out. Pure."""

from collections import Counter
from collections.abc import Collection, Container, Iterator, Sequence

from lxml.html import HtmlElement

from audioposts.cleaning.page.pieces import Piece
from audioposts.markup.tree import HEADINGS

_BOX_TAGS = {"aside", "div", "nav", "ol", "section", "ul"}
_LABEL_WORDS = 8
_LEFT_OUT_SHARE = 0.7
_FEWEST_LEFT_OUT = 2

_NO_LEVEL = len(HEADINGS)


def labels_of_nothing(pieces: Sequence[Piece], found: Collection[int]) -> set[int]:
    """Return the pieces that are read, but head only what is `found` to be none of the article."""
    return {*_headings_of_nothing(pieces, found), *_rests_of_boxes(pieces, found)}


def _headings_of_nothing(pieces: Sequence[Piece], found: Container[int]) -> Iterator[int]:
    """Yield the headings under which everything is left out, up to the next heading of such a level or the end."""
    below: int | None = None
    for i in range(len(pieces) - 1, -1, -1):
        if i in found:
            continue
        level = _level(pieces[i])
        is_last = below is None or _level(pieces[below]) <= level
        if level < _NO_LEVEL and is_last and i + 1 in found:
            yield i
        else:
            below = i


def _level(piece: Piece) -> int:
    return HEADINGS.index(piece.element.tag) if piece.element.tag in HEADINGS else _NO_LEVEL


def _rests_of_boxes(pieces: Sequence[Piece], found: Collection[int]) -> Iterator[int]:
    """Yield the labels that are all that is read of a box: "In this guide", above a list of links."""
    kept: Counter[HtmlElement] = Counter()
    left_out: Counter[HtmlElement] = Counter()
    lines: Counter[HtmlElement] = Counter()
    for i, piece in enumerate(pieces):
        for element in piece.path:
            (left_out if i in found else kept)[element] += piece.words
            lines[element] += i in found
    for i, piece in enumerate(pieces):
        if (
            i not in found
            and piece.words <= _LABEL_WORDS
            and any(
                lines[box] >= _FEWEST_LEFT_OUT
                and kept[box] <= _LABEL_WORDS
                and left_out[box] >= _LEFT_OUT_SHARE * (kept[box] + left_out[box])
                for box in piece.path
                if box.tag in _BOX_TAGS
            )
        ):
            yield i
