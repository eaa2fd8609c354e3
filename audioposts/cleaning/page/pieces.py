"""The tree of a page -> the pieces of text that a reader sees, each with where it stands. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from audioposts.markup.tree import HEADINGS
from audioposts.models import BlockKind

_NEVER_TEXT = {
    "iframe",
    "noscript",
    "object",
    "option",
    "rp",
    "rt",
    "script",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
}
_CONTROLS = {"audio", "button", "canvas", "datalist", "dialog", "embed", "head", "input", "map", "select", "video"}
"""Whose text is not the article's, unless a tag that was never closed makes them swallow it."""

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip

_SWALLOWED = 0.3
"""More than this share of a page's text is the page, whatever hides it: pages that are revealed by a script."""

_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOR_SCREEN_READERS = re.compile(
    r"(^|[\s_-])(sr-only|screen-?reader(-text)?|visually-?hidden)([\s_-]|$)", re.IGNORECASE
)
_NOTE_MARK = re.compile(
    r"(^|[\s_-])(footnote|fn|noteref|note|sdfootnote|reference)([\s_-]*(ref|anchor|link|back|number|anc))?\d*([\s_-]|$)",
    re.IGNORECASE,
)
_NOTE_TEXT = re.compile(r"\W{0,2}(\d{1,3}|[a-z*†‡])\W{0,2}|[↩↑^⏎\ufe0e\s]+")
_BARE_MARK = re.compile(r"[\[(]?\d{1,3}([,–-]\s?\d{1,3})*[\])]?")
_WORD_BEFORE = re.compile(r"([^\W\d_]{4}|[^\W\d_][.,;:!?”\"’')\]»]+)$")
"""A number raised after a word or its full stop is a note's; after "m" or "10" it is a power."""

_NOTES = re.compile(r"(^|[\s_-])(footnotes?|endnotes?)([\s_-]|$)", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"(^|\s)(twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-(post|video)|bluesky-embed|mastodon-embed"
    r"|reddit-embed(-bq)?|wp-block-embed|kg-embed-card|threads-embed|text-post-media)(\s|$|-)",
    re.IGNORECASE,
)

_ROW_CELLS = 2
_CELL_CHARS = 600


@dataclass(slots=True)
class Piece:
    """A block of text of a page, and where it stands."""

    kind: BlockKind
    text: str
    element: HtmlElement
    """The innermost block-level element that it is in."""

    link_chars: int
    bold_chars: int
    slot: tuple[HtmlElement, bool]
    """Where its first letter stands: an element, and whether in its tail."""

    path: Sequence[HtmlElement] = ()
    """From `element` up to the root."""

    tags: frozenset[str] = frozenset()
    """Of the elements in `path`."""

    notes: tuple[tuple[int, str], ...] = ()
    """As `Block.notes`."""

    words: int = field(init=False)
    """Counted once: every witness and every box asks."""

    link_share: float = field(init=False)
    """Which part of it is links, from 0 to 1."""

    def __post_init__(self) -> None:
        self.words = len(self.text.split())
        self.link_share = min(1.0, self.link_chars / len(self.text))


def names_of(element: HtmlElement) -> str:
    """Return what an element calls itself: its classes, id and the like."""
    names = (element.get(key) for key in ("class", "id", "role", "data-component", "data-testid", "itemprop"))
    return " ".join(name for name in names if name)


def style_of(piece: Piece) -> tuple[object, ...]:
    """Return what pieces of one style have in common: kind, element and box with their classes, depth."""
    around = piece.path[1] if len(piece.path) > 1 else piece.element
    return piece.kind, piece.element.tag, piece.element.get("class"), around.tag, around.get("class"), len(piece.path)


def pieces_of(root: HtmlElement) -> list[Piece]:
    """Return the pieces of text under `root` in the order of the page."""
    pieces = _Walk(root).pieces()
    paths: dict[HtmlElement, tuple[list[HtmlElement], frozenset[str]]] = {}
    for piece in pieces:
        if piece.element not in paths:
            path = [piece.element, *piece.element.iterancestors()]
            paths[piece.element] = path, frozenset(element.tag for element in path)
        piece.path, piece.tags = paths[piece.element]
    return pieces


class _Inside(NamedTuple):
    """An element that is being walked through."""

    element: HtmlElement
    block: HtmlElement
    """The innermost block-level element."""

    kind: BlockKind
    in_link: bool = False
    in_bold: bool = False


class _Walk:
    """One walk over a tree, without recursion: pages nest deeper than Python does."""

    def __init__(self, root: HtmlElement) -> None:
        self._root = root
        self._text_chars = sum(len(text.strip()) for text in _visible_text(root)) or 1
        self._found: list[Piece] = []
        self._parts: list[str] = []
        self._slot: tuple[HtmlElement, bool] | None = None
        self._link_chars = self._bold_chars = self._breaks = 0
        self._notes: list[tuple[int, str]] = []
        """How many of the parts stand before the mark of a footnote, and its name."""

        self._inside = [_Inside(root, root, BlockKind.PARAGRAPH)]

    def pieces(self) -> list[Piece]:
        """Do it."""
        walk = iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._leave(element)
            elif not self._enter(element):
                walk.skip_subtree()
        self._end_piece()
        return self._found

    def _enter(self, element: HtmlElement) -> bool:
        """Begin an element; return whether there is more to be done in it."""
        tag = element.tag
        if self._is_left_out(element):
            if name := _note_name(element):
                self._notes.append((len(self._parts), name))
            return False
        if tag == "br":
            self._parts.append("\n")
            self._breaks += 1
            return False
        if tag in _BLOCKS:
            self._end_piece()
        if tag == "tr" and _is_row(element):
            self._found += _row(element, self._is_left_out)
            return False
        _, block, kind, in_link, in_bold = self._inside[-1]
        block = element if tag in _BLOCKS else block
        in_link, in_bold = in_link or tag == "a", in_bold or tag in ("b", "strong")
        self._inside.append(_Inside(element, block, _kind(element, kind), in_link, in_bold))
        self._read(element.text, element, is_tail=False)
        return True

    def _leave(self, element: HtmlElement) -> None:
        if self._inside[-1].element is element:
            if element.tag in _BLOCKS:
                self._end_piece()
            self._inside.pop()
        if element is not self._root:
            self._read(element.tail, element, is_tail=True)

    def _is_left_out(self, element: HtmlElement) -> bool:
        if element.tag in _NEVER_TEXT:
            return True
        if is_note_mark(element):
            return True
        if element.tag not in _CONTROLS and not is_hidden(element):
            return False
        return sum(len(text.strip()) for text in _visible_text(element)) <= _SWALLOWED * self._text_chars

    def _read(self, text: str | None, element: HtmlElement, *, is_tail: bool) -> None:
        if not text:
            return
        if chars := len(text.strip()):
            _, _, kind, in_link, in_bold = self._inside[-1]
            if self._breaks > 1 and kind is not BlockKind.CODE:
                self._end_piece()
            self._breaks = 0
            self._slot = self._slot or (element, is_tail)
            self._link_chars += chars if in_link else 0
            self._bold_chars += chars if in_bold else 0
            if kind is not BlockKind.CODE and not is_tail and self._is_set_apart(text, element):
                self._parts.append(" ")
        self._parts.append(text)

    def _is_set_apart(self, text: str, element: HtmlElement) -> bool:
        """Tell a label and what follows it that styles set apart: "<span>See also</span><a>The ferry</a>"."""
        if not self._parts or not text[0].isupper() or not self._parts[-1][-1:].islower():
            return False
        label = element.getprevious()
        return label is not None and not label.tail and label.tag not in _BLOCKS

    def _end_piece(self) -> None:
        if self._slot:
            _, block, kind, *_ = self._inside[-1]
            text = "".join(self._parts)
            text = text.strip("\n").rstrip() if kind is BlockKind.CODE else " ".join(text.split())
            notes = tuple((len(" ".join("".join(self._parts[:at]).split())), name) for at, name in self._notes)
            self._found.append(Piece(kind, text, block, self._link_chars, self._bold_chars, self._slot, notes=notes))
        self._parts.clear()
        self._notes.clear()
        self._slot = None
        self._link_chars = self._bold_chars = self._breaks = 0


_KINDS = dict.fromkeys(HEADINGS, BlockKind.HEADING) | {
    "blockquote": BlockKind.QUOTE,
    "figcaption": BlockKind.FIGURE,
    "li": BlockKind.LIST_ITEM,
    "pre": BlockKind.CODE,
    "tr": BlockKind.TABLE,
}
_LASTING = {BlockKind.CODE, BlockKind.EMBED, BlockKind.FIGURE, BlockKind.FOOTNOTE}
"""Kinds that everything inside has, whatever else it is."""


def _kind(element: HtmlElement, outer: BlockKind) -> BlockKind:
    """Return the kind of what stands in an element that itself stands in something of kind `outer`."""
    if outer in _LASTING:
        return outer
    if element.tag in _BLOCKS:
        kind = _kind_by_name(element.get("class") or "")
        if kind is not BlockKind.EMBED and element.get("role") in ("doc-endnotes", "doc-footnote", "doc-endnote"):
            return BlockKind.FOOTNOTE
        if kind:
            return kind
    if element.tag in _KINDS:
        return _KINDS[element.tag]
    is_inside = outer in (BlockKind.QUOTE, BlockKind.LIST_ITEM) or element.tag not in _BLOCKS
    return outer if is_inside or element.tag in ("td", "th") else BlockKind.PARAGRAPH


@lru_cache(4096)
def _kind_by_name(names: str) -> BlockKind | None:
    if _EMBEDDED.search(names):
        return BlockKind.EMBED
    if _NOTES.search(names):
        return BlockKind.FOOTNOTE
    return BlockKind.FIGURE if "wp-caption-text" in names else None


def is_hidden(element: HtmlElement) -> bool:
    """Tell what a browser does not show, or shows to screen readers only."""
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    style, names = element.get("style"), element.get("class")
    return bool((style and _HIDING_STYLE.search(style)) or (names and _FOR_SCREEN_READERS.search(names)))


def is_note_mark(element: HtmlElement) -> bool:
    """Tell the little number of a footnote in the text, or the arrow back to it."""
    if element.tag not in ("a", "sup", "span"):
        return False
    if not (element.get("role") in ("doc-noteref", "doc-backlink") or _links_to_note(element)):
        return element.tag == "sup" and _is_bare_mark(element)
    return bool(_NOTE_TEXT.fullmatch("".join(element.itertext()).strip() or "1"))


def _note_name(element: HtmlElement) -> str:
    """Return the id of the footnote that a mark in the text leads to; empty for what is no mark."""
    if element.tag not in ("a", "sup", "span") or not is_note_mark(element):
        return ""
    return next((address.partition("#")[2] for link in element.iter("a") if (address := link.get("href") or "")), "")


def _links_to_note(element: HtmlElement) -> bool:
    if element.tag == "sup":
        return any("#" in (link.get("href") or "")[:200] for link in element.iter("a"))
    if element.tag != "a" or "#" not in (element.get("href") or "")[:200]:
        return False
    names = " ".join(element.get(key) or "" for key in ("class", "id", "href")).replace("#", " ")
    return bool(_NOTE_MARK.search(names))


def _is_bare_mark(element: HtmlElement) -> bool:
    said = "".join(element.itertext()).strip()
    return bool(_BARE_MARK.fullmatch(said) and _WORD_BEFORE.search(_before(element)))


def _before(element: HtmlElement) -> str:
    """Return the text that an element follows."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        return str(previous.tail or "".join(previous.itertext()))
    return str(parent.text or "") if parent is not None else ""


def _is_row(row: HtmlElement) -> bool:
    """Tell a row of data from one that lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < _ROW_CELLS:
        return False
    for cell in cells:
        inner = list(cell.iter("p", "h1", "h2", "h3", "table", "article", "section", "pre", "form"))
        if inner and (len(inner) > 1 or inner[0].tag != "p"):
            return False
        if len(cell.text_content()) > _CELL_CHARS:
            return False
    return True


def _row(row: HtmlElement, is_left_out: Callable[[HtmlElement], bool]) -> list[Piece]:
    """Return a row of a table as one piece, its cells between bars."""
    shown = [cell for cell in row if cell.tag in ("td", "th") and not is_left_out(cell)]
    slots = [(cell, list(_slots(cell, is_left_out))) for cell in shown]
    cells = [(cell, inside, text) for cell, inside in slots if (text := " ".join(_spaced_text(inside).split()))]
    if not cells:
        return []
    link_chars = sum(len(link.text_content().strip()) for link in row.iter("a"))
    bold_chars = sum(len(text) for cell, _, text in cells if cell.tag == "th")
    first = next((part, is_tail) for part, is_tail, text in cells[0][1] if text.strip())
    # A cell without text keeps its place beside those that have some, and in a row that names the columns.
    is_row = len(cells) > 1 or all(cell.tag == "th" for cell in shown)
    texts = [" ".join(_spaced_text(inside).split()) for _, inside in slots] if is_row else [cells[0][2]]
    text = " ".join(" | ".join(texts).split())
    return [Piece(BlockKind.TABLE, text, row, link_chars, bold_chars, first)]


def _slots(root: HtmlElement, is_left_out: Callable[[HtmlElement], bool]) -> Iterator[tuple[HtmlElement, bool, str]]:
    """Yield the places for text under an element, as `Piece.slot` has them, with what stands there."""
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            if element is not root:
                yield element, True, element.tail or ""
        elif element is not root and is_left_out(element):
            walk.skip_subtree()
        else:
            yield element, False, element.text or ""


def _spaced_text(slots: Iterable[tuple[HtmlElement, bool, str]]) -> str:
    return "".join((" " if part.tag in _BLOCKS or part.tag == "br" else "") + text for part, _, text in slots)


def _visible_text(root: HtmlElement) -> Iterator[str]:
    """Yield the texts under an element, but not what no reader ever sees."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag not in _NEVER_TEXT and element.text:
            yield element.text
        if element is not root and element.tail:
            yield element.tail
