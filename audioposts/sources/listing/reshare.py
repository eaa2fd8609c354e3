"""A post's own page -> who re-shared it from where, and the page without the line that says so. Pure."""

from itertools import islice

from lxml.html import HtmlElement, fragment_fromstring, tostring

from audioposts.markup.tree import lines_of
from audioposts.sources.frames import reshare_of
from audioposts.sources.listing.regions import main_elements
from audioposts.sources.reshared import Reshared, find_reshare

_HOLDERS = {"p", "div", "span", "blockquote", "td", "center", "b", "strong", "h4", "h5", "h6"}
_CHARS = 400
_FIRST_LINES = 200
"""Where an article begins, after the navigation of its page."""

_LINES = 3


def take_reshare(page: HtmlElement, address: str) -> Reshared | None:
    """Take "NAME shared this story from FEED." out of a page, and return what it says, the page as its body."""
    lines = list(islice(lines_of(page), _FIRST_LINES))
    if not any(reshare_of(lines[i : i + _LINES]) for i in range(len(lines))):
        return None
    for element in main_elements(page):
        if element.tag not in _HOLDERS or len(str(element.text_content())) > _CHARS:
            continue
        found = find_reshare(str(tostring(element, encoding="unicode", with_tail=False)), address)
        if found:
            _put(found.body, element)
            return Reshared(str(tostring(page, encoding="unicode")), found.sharer, found.publisher, found.original)
    return None


def _put(markup: str, element: HtmlElement) -> None:
    """Put markup in the place of an element."""
    holder = fragment_fromstring(markup, create_parent="div")
    holder.tail = element.tail
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, holder)
