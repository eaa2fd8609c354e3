"""A page -> which of its pieces other people's extractors take for the article. Pure.

Extractors return text, and the same words may stand in a page several times. So that each piece is known again, a
mark of two characters is put before its first letter: Braille patterns, which are printable, no letters, and stand in
no article.
"""

import re
from collections.abc import Callable, Sequence

from lxml.html import HtmlElement, tostring

from audioposts.cleaning.page.pieces import Piece

_FIRST = 0x2800
_MARK = re.compile("([\u2800-\u28ff])([\u2800-\u28ff])")
_MARKS = re.compile("[\u2800-\u28ff]")
_MOST = 256 * 256

Witness = Callable[[HtmlElement, Sequence[Piece]], set[int]]
"""Returns the numbers of the pieces that it takes for the article; the tree is marked."""


def without_marks(html: str) -> str:
    """Return markup in which no mark stands that is not ours."""
    return _MARKS.sub("", html)


def put_marks(pieces: Sequence[Piece]) -> None:
    """Put its mark before the first letter of every piece, in the tree that the pieces are from."""
    for number, piece in enumerate(pieces[:_MOST]):
        element, is_tail = piece.slot
        text = (element.tail if is_tail else element.text) or ""
        start = len(text) - len(text.lstrip())
        marked = text[:start] + chr(_FIRST + (number >> 8)) + chr(_FIRST + (number & 255)) + text[start:]
        if is_tail:
            element.tail = marked
        else:
            element.text = marked


def trafilatura(root: HtmlElement, pieces: Sequence[Piece]) -> set[int]:
    """Ask trafilatura: the best single extractor of those that were measured."""
    from trafilatura import extract

    # It only reads the tree: its own work begins with a copy.
    text = extract(root, include_comments=False, include_tables=True, deduplicate=False)
    return _marked_in(text or "", len(pieces))


def readability(root: HtmlElement, pieces: Sequence[Piece]) -> set[int]:
    """Ask readability-lxml: it looks for the article in another way than trafilatura, and errs on other pages."""
    from readability import Document
    from readability.readability import Unparseable

    try:
        markup = Document(tostring(root, encoding="unicode")).summary(html_partial=True)
    except Unparseable:
        return set()
    return _marked_in(markup, len(pieces))


def _marked_in(text: str, pieces: int) -> set[int]:
    found = {((ord(high) - _FIRST) << 8) | (ord(low) - _FIRST) for high, low in _MARK.findall(text)}
    return {number for number in found if number < pieces}
