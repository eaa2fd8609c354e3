"""Markup -> a tree, and the lines and markup of its parts. Pure."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from lxml.etree import ParserError, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_UNREAD = {"script", "style", "noscript", "template", "iframe", "svg", "head", "select", "object", "audio", "video"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", *HEADINGS, "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "th", "tr", "ul",
}  # fmt: skip

_REFERENCE = re.compile(r"&#(x[0-9a-f]{1,8}|[0-9]{1,8});?", re.IGNORECASE)
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LAST_CODE = 0x10FFFF


def parse_markup(markup: str) -> HtmlElement | None:
    """Return the tree of a page or a part of one; None if there is nothing in it."""
    # As bytes, since libxml2 takes no text that declares an encoding; comments would part the texts around them.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(_legible(markup).encode(errors="replace"), parser=parser)
    except ParserError:
        return None


def _legible(markup: str) -> str:
    """Return markup without the characters that XML has not: lxml reads them, and refuses to move them."""
    return _NO_CHARACTER.sub("", _REFERENCE.sub(_known, markup))


def _known(reference: re.Match[str]) -> str:
    digits = reference[1].lower()
    code = int(digits[1:], 16) if digits.startswith("x") else int(digits)
    return reference[0] if code > _LAST_CODE or not _NO_CHARACTER.match(chr(code)) else ""


def lines_of(element: HtmlElement, without: Iterable[HtmlElement] = ()) -> list[str]:
    """Return the lines of text that a browser shows, those of some elements left out."""
    return [text for line in _lines(element, set(without)) if (text := " ".join("".join(line).split()))]


def _lines(element: HtmlElement, without: set[HtmlElement]) -> Iterator[list[str]]:
    line: list[str] = []
    walker = iterwalk(element, events=("start", "end"))
    for event, node in walker:
        if node.tag in _BLOCKS:
            yield line
            line = []
        if event == "end":
            line.append((node.tail or "") if node is not element else "")
        elif node.tag in _UNREAD or node in without:
            walker.skip_subtree()
        else:
            line.append(node.text or "")
    yield line


def text_of(element: HtmlElement) -> str:
    """Return the text of an element on one line."""
    return " ".join(lines_of(element))


def count_words(element: HtmlElement, without: Iterable[HtmlElement] = ()) -> int:
    """Count the words that a browser shows."""
    return sum(len(line.split()) for line in lines_of(element, without))


def inner_markup(element: HtmlElement) -> str:
    """Return the markup of what is in an element."""
    inside = "".join(str(tostring(child, encoding="unicode")) for child in element)
    return (escape(element.text or "", quote=False) + inside).strip()


def tokens_of(element: HtmlElement, attribute: str = "class") -> set[str]:
    """Return the words of an attribute that is a list of them: `class`, `rel`, `itemprop`."""
    return set((element.get(attribute) or "").lower().split())


def remove(element: HtmlElement) -> None:
    """Take an element out of its tree; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def prose_words(lines: Iterable[str]) -> int:
    """Count the words of those lines that are paragraphs of a text, not labels and links."""
    return sum(len(line.split()) for line in lines if re.search(r"[.!?…]", line) and len(line.split()) >= _PROSE_WORDS)


_PROSE_WORDS = 12
