"""A web page -> the blocks of its article, and what the page says of itself. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml.html import HtmlElement

from audioposts.cleaning.blocks import OUTSIDE, Placed
from audioposts.cleaning.page.boxes import boxed
from audioposts.cleaning.page.extraction import article_pieces
from audioposts.cleaning.page.labels import labels_of_nothing
from audioposts.cleaning.page.media import media_of, service_of
from audioposts.cleaning.page.pieces import Piece, pieces_of
from audioposts.cleaning.page.prompts import pointers, prompts
from audioposts.cleaning.page.structure import labels_of
from audioposts.cleaning.page.witnesses import without_marks
from audioposts.markup.facts import PageFacts, read_facts
from audioposts.markup.tree import parse_markup
from audioposts.models import Block, BlockKind, OwnRule, Removal

_UNREAD = {BlockKind.FIGURE: "photo caption", BlockKind.EMBED: "embedded post"}


@dataclass(frozen=True, slots=True)
class Page:
    """What was found in a page."""

    placed: tuple[Placed, ...]
    """The blocks of the article, and furniture that stands among them without a mark."""

    protected: frozenset[int]
    """Which of them a person wants to be read, whatever they look like."""

    removed: tuple[Removal, ...]
    media: tuple[Removal, ...]
    """Pictures and players in the article, which have no text on the page."""

    facts: PageFacts
    agreement: float
    """How far the extractors agree on what the article is, from 0 to 1."""


def read_page(html: str, url: str | None = None, own: Sequence[OwnRule] = (), *, whole: bool = True) -> Page:
    """Return the article of a page; where it is not a `whole` page, all of it is the article's."""
    root = parse_markup(without_marks(html))
    pieces = pieces_of(root)
    labels = labels_of(pieces)
    facts = read_facts(root, html, url) if whole else PageFacts()
    kept, dropped = (_selected(root, pieces, [getattr(rule, key) for rule in own]) for key in ("keep", "drop"))
    chosen, agreement = article_pieces(root, pieces) if whole else (set(range(len(pieces))), 1.0)
    found = _not_read(pieces, chosen) | dict.fromkeys(dropped, "dropped by a rule of yours")
    found |= dict.fromkeys(labels_of_nothing(pieces, found), "heading of what is not read")
    found = {i: reason for i, reason in found.items() if i not in kept}
    groups = _groups(pieces, chosen)
    placed: list[Placed] = []
    protected: set[int] = set()
    removed: list[Removal] = []
    for i, piece in enumerate(pieces):
        if i in found:
            removed.append(Removal(piece.text, found[i], piece.kind, len(placed), labels[i] or service_of(piece)))
            continue
        if i in kept:
            protected.add(len(placed))
        placed.append(Placed(Block(piece.kind, piece.text, label=labels[i], notes=piece.notes), groups[i]))
    read = [i for i in range(len(pieces)) if i not in found]
    media = media_of(root, pieces, read, whole=whole)
    return Page(tuple(placed), frozenset(protected), tuple(removed), tuple(media), facts, agreement)


def _not_read(pieces: Sequence[Piece], chosen: set[int]) -> dict[int, str]:
    """Return the pieces that are not read, each with the reason."""
    found = {i: OUTSIDE for i in range(len(pieces)) if i not in chosen}
    found |= pointers(pieces, chosen) | prompts(pieces, chosen) | boxed(pieces, chosen)
    found |= {i: _UNREAD[pieces[i].kind] for i in _unread_between(pieces, chosen)}
    return found | {i: _UNREAD[piece.kind] for i, piece in enumerate(pieces) if i in chosen and piece.kind in _UNREAD}


def _unread_between(pieces: Sequence[Piece], chosen: set[int]) -> Iterator[int]:
    """Yield captions and posts that stand between pieces of the article: they are its own, whatever witnesses say."""
    text = [i for i, piece in enumerate(pieces) if piece.kind not in _UNREAD]
    for before, after in pairwise(text):
        if before in chosen and after in chosen:
            yield from range(before + 1, after)


def _selected(root: HtmlElement, pieces: Sequence[Piece], selectors: Iterable[Sequence[str]]) -> set[int]:
    """Return the pieces that stand in an element which a CSS selector finds."""
    elements = {element for rule in selectors for selector in rule for element in root.cssselect(selector)}
    return {i for i, piece in enumerate(pieces) if not elements.isdisjoint(piece.path)} if elements else set()


def _groups(pieces: Sequence[Piece], chosen: set[int]) -> list[int]:
    """Return a number for the box of each piece: what stands in a small box together was one thing on the page."""
    words = Counter[object]()
    for i in chosen:
        words.update(dict.fromkeys(pieces[i].path, pieces[i].words))
    most = sum(pieces[i].words for i in chosen) * _BOX_SHARE
    around = {element for i in chosen for element in pieces[i].path[1:]}
    numbers: dict[object, int] = {}
    groups = []
    for piece in pieces:
        path = piece.path if piece.element in around else piece.path[1:]
        boxes = [element for element in path if words[element] <= most and element.tag in _BOX_TAGS]
        box = boxes[-1] if boxes else piece.element
        groups.append(numbers.setdefault((box, None if boxes else piece.slot), len(numbers)))
    return groups


_BOX_SHARE = 0.1
_BOX_TAGS = {"aside", "div", "figure", "footer", "form", "header", "section", "table", "td", "ul", "ol", "dl"}
