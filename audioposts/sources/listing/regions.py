"""The elements of a page -> which of them are its main part, and which declare themselves to be a post. Pure."""

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from audioposts.markup.tree import tokens_of

_BESIDE = {
    "nav",
    "aside",
    "footer",
    "form",
    "dialog",
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "select",
    "head",
}
_BESIDE_ROLES = {"navigation", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu"}
_COMMENTS = {
    "comments",
    "comment",
    "comment-list",
    "commentlist",
    "comments-area",
    "comment-body",
    "respond",
    "disqus_thread",
}

# https://microformats.org/wiki/h-entry and its ancestor, which WordPress gives to each post; https://schema.org/Article
_ENTRY_CLASSES = {"h-entry", "hentry"}
_ENTRY_TYPE = re.compile(r"https?://schema\.org/(\w*Article|\w*BlogPosting)/?", re.IGNORECASE)


def is_beside(element: HtmlElement) -> bool:
    """Tell what stands beside the main part of a page: navigation, sidebars, footers, comments."""
    if element.tag in _BESIDE or (element.get("role") or "").lower() in _BESIDE_ROLES:
        return True
    names = tokens_of(element) | {(element.get("id") or "").lower()}
    return element.tag not in ("body", "html") and not names.isdisjoint(_COMMENTS)


def is_declared(element: HtmlElement) -> bool:
    """Tell an element that says that it is a post: an article, an h-entry, an item of schema.org."""
    if element.tag in ("body", "html", "main"):
        return False
    is_typed = _ENTRY_TYPE.fullmatch((element.get("itemtype") or "").strip())
    return element.tag == "article" or bool(is_typed) or not tokens_of(element).isdisjoint(_ENTRY_CLASSES)


def main_elements(top: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements of the main part of a page in their order."""
    walker = iterwalk(top, events=("start",))
    for _, element in walker:
        if element is not top and is_beside(element):
            walker.skip_subtree()
        else:
            yield element


def beside(top: HtmlElement) -> list[HtmlElement]:
    """Return what stands beside the main part of a page."""
    found = []
    walker = iterwalk(top, events=("start",))
    for _, element in walker:
        if element is not top and is_beside(element):
            walker.skip_subtree()
            found.append(element)
    return found


def is_inside(element: HtmlElement, others: set[HtmlElement]) -> bool:
    """Tell whether an element is one of others, or in one of them."""
    return element in others or any(outer in others for outer in element.iterancestors())
