"""Markup -> a tree, and the lines and markup of its parts. Pure."""

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import cast

from lxml.etree import ParserError, iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring, tostring

from audioposts.markup.tags import without_long_tags

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_UNREAD = {"script", "style", "noscript", "template", "iframe", "svg", "head", "select", "object", "audio", "video"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", *HEADINGS, "header", "hr", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "table", "tbody", "td", "th", "tr", "ul",
}  # fmt: skip

_REFERENCE = re.compile(r"&#(?:0*(?P<decimal>\d{1,7})(?!\d)|x0*(?P<hex>[\da-f]{1,6})(?![\da-f]));?", re.IGNORECASE)
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_LAST_CODE = 0x10FFFF

_DEEPEST = 100
"""Nobody nests so deep who closes tags, and what is deep takes long: extractors look at all that is around a word."""

_IS_CUT = "boolean(" + "/*" * 2_000 + ")"
"""libxml2 stops at 2,048, and what comes after that is lost: then boxes have to go, and the text stays."""

_BOX = re.compile(
    r"</?(?!(?:html|head|body|title|meta|link|script|style|p|h[1-6]|br|hr|li|img|pre)\b)[a-z][^<>]*+>", re.IGNORECASE
)

_LISTS = ("class", "id", "itemprop", "rel", "style")
_LIST_CHARS = 4_000
"""Of what is looked at word by word, again and again."""

# Comments would part the texts around them.
_PARSER = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)


def parse_markup(markup: str) -> HtmlElement:
    """Return the tree of a page or of a part of one, however broken; what is empty has an empty paragraph."""
    try:
        root = _parsed(markup)
        if root.xpath(_IS_CUT):
            root = _parsed(_BOX.sub(" ", markup))
    except ParserError:  # Nothing, or nothing but comments and declarations.
        return document_fromstring("<p></p>")
    for element in cast(list[HtmlElement], root.xpath("/*" * _DEEPEST)):
        _lay_flat(element)
    for name in _LISTS:
        for element in cast(list[HtmlElement], root.xpath(f"//*[string-length(@{name}) > {_LIST_CHARS}]")):
            element.set(name, element.get(name, "")[:_LIST_CHARS])
    return root


def _parsed(markup: str) -> HtmlElement:
    # As bytes, since libxml2 takes no text that declares an encoding.
    return document_fromstring(_legible(markup).encode(errors="replace"), parser=_PARSER)


def _legible(markup: str) -> str:
    """Return markup without the characters, be they written by number, that lxml reads and then refuses to move."""
    return _NO_CHARACTER.sub("", _REFERENCE.sub(_known, without_long_tags(markup.replace("\f", " "))))


def _known(reference: re.Match[str]) -> str:
    """Return a reference to a character, nothing where XML has no such character."""
    code = int(reference["decimal"] or reference["hex"], 10 if reference["decimal"] else 16)
    is_surrogate = 0xD800 <= code <= 0xDFFF
    is_none = is_surrogate or (code <= _LAST_CODE and (code == ord("\f") or _NO_CHARACTER.match(chr(code))))
    return "" if is_none else reference[0]


def _lay_flat(outer: HtmlElement) -> None:
    """Make everything in an element its children, in the order of the text: browsers do so with what is too deep."""
    inner: list[HtmlElement] = []
    tails: dict[HtmlElement, str] = {}
    for event, element in iterwalk(outer, events=("start", "end")):
        if event == "start":
            inner.append(element)
        elif element is not outer:
            tails[inner[-1]] = tails.get(inner[-1], "") + (element.tail or "")
    for element in reversed(inner[1:]):
        element.getparent().remove(element)
    for element in inner[1:]:
        element.tail = tails.get(element)
        outer.append(element)


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
