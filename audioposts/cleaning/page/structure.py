"""Pieces of a page -> what narration has to know besides: numbers of items, names of footnotes, formulas. Pure."""

from collections.abc import Sequence

from lxml.html import HtmlElement

from audioposts.cleaning.page.pieces import Piece
from audioposts.models import BlockKind

_MOST = 100_000


def labels_of(pieces: Sequence[Piece]) -> list[str]:
    """Return what the page says of each piece besides its text, as `Block.label` has it."""
    numbers: dict[HtmlElement, dict[HtmlElement, int]] = {}
    seen: set[HtmlElement] = set()
    return [_number(piece, numbers, seen) or _label(piece) for piece in pieces]


def _label(piece: Piece) -> str:
    if piece.kind is BlockKind.FOOTNOTE:
        return next((name for element in piece.path if (name := element.get("id"))), "")
    if piece.kind is BlockKind.TABLE:
        return "header" if all(cell.tag == "th" for cell in piece.element if cell.tag in ("td", "th")) else ""
    return "formula" if piece.kind is BlockKind.PARAGRAPH and _is_formula(piece) else ""


def _number(piece: Piece, numbers: dict[HtmlElement, dict[HtmlElement, int]], seen: set[HtmlElement]) -> str:
    """Return the number of a list's item, behind those of the items that it is in: "2.1."; only for its first piece."""
    items = [element for element in piece.path if element.tag == "li"] if piece.kind is BlockKind.LIST_ITEM else []
    if not items or items[0] in seen:
        return ""
    seen.add(items[0])
    found: list[int] = []
    for item in items:
        around = item.getparent()
        if around is None or around.tag != "ol":
            break
        if around not in numbers:
            numbers[around] = _numbers(around)
        found.append(numbers[around][item])
    return "".join(f"{number}." for number in reversed(found))


def _numbers(around: HtmlElement) -> dict[HtmlElement, int]:
    """Return the number that a browser shows before each item."""
    items = [item for item in around if item.tag == "li"]
    step = -1 if around.get("reversed") is not None else 1
    number = _whole(around.get("start"), len(items) if step < 0 else 1) - step
    numbers = {}
    for item in items:
        number = numbers[item] = _whole(item.get("value"), number + step)
    return numbers


def _whole(text: str | None, otherwise: int) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and int(digits) < _MOST else otherwise


def _is_formula(piece: Piece) -> bool:
    """Tell a piece that is nothing but MathML."""
    if piece.words > _FORMULA_WORDS:
        return False
    slot, is_tail = piece.slot
    inside = next((one for one in (slot, *slot.iterancestors()) if one.tag == "math"), None)
    return inside is not None and not is_tail and "".join(inside.text_content().split()) == "".join(piece.text.split())


_FORMULA_WORDS = 100
