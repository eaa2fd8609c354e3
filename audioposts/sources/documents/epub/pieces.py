"""A document of a book -> its pieces, one for each entry of the table of contents that points into it. Pure.

Some books have a file for each chapter, some a file for several of them, some several files for one.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from audioposts.sources.documents.epub.package import Heading

_BARE_WORDS = 40
"""What stands above its first section with fewer words than this is the title of a part."""


def split_document(body: HtmlElement, headings: Sequence[Heading]) -> list[tuple[Heading | None, HtmlElement]]:
    """Part a document where its chapters begin; what stands before the first one has no heading."""
    places = _places(body, headings)
    chapters = _chapters(headings, places, _words_before(body))
    starts = {places[heading]: heading for heading in reversed(chapters)}
    order = [element for element in body.iter() if element in starts and element is not body]
    pieces = [(starts[element], _split_off(body, element)) for element in reversed(order)]
    return [(starts.get(body), body), *reversed(pieces)]


def _places(body: HtmlElement, headings: Sequence[Heading]) -> dict[Heading, HtmlElement]:
    """Return where each heading points to: the outermost element that begins there, or the whole document."""
    wanted = {heading.fragment for heading in headings if heading.fragment}
    targets: dict[str, HtmlElement] = {}
    for element in body.iter():
        for name in {element.get("id"), element.get("name")} & wanted:
            targets.setdefault(str(name), element)
    return {heading: _outermost(targets.get(heading.fragment, body), body) for heading in headings}


def _outermost(element: HtmlElement, body: HtmlElement) -> HtmlElement:
    while element is not body:
        parent = element.getparent()
        if parent is None or element.getprevious() is not None or (parent.text or "").strip():
            return element
        element = parent
    return body


def _chapters(
    headings: Sequence[Heading], places: dict[Heading, HtmlElement], words: dict[HtmlElement, int]
) -> list[Heading]:
    """Return the headings that begin chapters: those under no other one of this document, or under a bare title."""
    chapters: list[Heading] = []
    bare: set[tuple[str, ...]] = set()
    known: set[tuple[str, ...]] = set()
    for heading, following in zip_longest(headings, headings[1:]):
        path = (*heading.above, heading.label)
        known.add(path)
        inside = [path[:depth] for depth in range(1, len(path)) if path[:depth] in known]
        if all(outer in bare for outer in inside):
            chapters.append(heading)
        if following and words[places[following]] - words[places[heading]] < _BARE_WORDS:
            bare.add(path)
    return chapters


def _words_before(body: HtmlElement) -> dict[HtmlElement, int]:
    """Return how many words stand before each element."""
    words: dict[HtmlElement, int] = {}
    count = 0
    for event, element in iterwalk(body, events=("start", "end")):
        if event == "start":
            words[element] = count
        text = element.text if event == "start" else element.tail
        count += len((text or "").split())
    return words


def _split_off(body: HtmlElement, start: HtmlElement) -> HtmlElement:
    """Move `start` and everything after it out of `body`, under copies of the elements that they are in."""
    moved = [start, *start.itersiblings()]
    for outer in _outer(start, body):
        shell = outer.makeelement(outer.tag, {name: value for name, value in outer.attrib.items() if name != "id"})
        shell.extend(moved)
        if outer is body:
            return shell
        shell.tail, outer.tail = outer.tail, None
        moved = [shell, *outer.itersiblings()]
    return start


def _outer(element: HtmlElement, body: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements that `element` is in, up to `body`; each is asked for after the inner one was emptied."""
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = None if parent is body else parent.getparent()
