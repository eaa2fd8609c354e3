"""A card -> what it says of its post besides the text: author and categories. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from audioposts.markup.tree import lines_of, text_of, tokens_of
from audioposts.markup.web_url import path_of, web_url
from audioposts.sources.frames import author_of, categories_in, is_category_label
from audioposts.sources.labels import is_more
from audioposts.sources.listing.dates import pieces_of
from audioposts.sources.slug import as_slug

_NAME_CHARS = 80
_SLUG_CLASS = re.compile(r"category-(?!\d+$)(\S+)")
_AUTHOR_CLASS = re.compile(r"[a-z][-_]+(author|byline)([-_]+name)?$")
_ARCHIVE_PATH = re.compile(r"/(category|categories|tags?|topics?|label)/[^/]+$")
_ARCHIVE_WORD = re.compile(r"\barchives?\b\s*", re.IGNORECASE)


def author_in(part: HtmlElement, without: Sequence[HtmlElement]) -> str | None:
    """Return who wrote the post that a part of a page is about; `without` are its title and text."""
    for tells in _TELL_AUTHOR:
        for element in _outside(part, without):
            name = _name_in(element) if tells(element) else ""
            if 0 < len(name) <= _NAME_CHARS:
                return name
    pieces = (piece for line in lines_of(part, without) for piece in pieces_of(line))
    return next(filter(None, map(author_of, pieces)), None)


_TELL_AUTHOR: tuple[Callable[[HtmlElement], bool], ...] = (
    lambda element: "p-author" in tokens_of(element) or "author" in tokens_of(element, "itemprop"),
    lambda element: "author" in tokens_of(element, "rel"),
    lambda element: not tokens_of(element).isdisjoint({"author", "byline", "vcard"}),
    lambda element: any(map(_AUTHOR_CLASS.search, tokens_of(element))),
)


def _name_in(element: HtmlElement) -> str:
    """Return the name in what is about an author; it may say more, and has the name in an element of its own then."""
    for inner in element.iterdescendants():
        if not tokens_of(inner).isdisjoint({"p-name", "fn"}) or "name" in tokens_of(inner, "itemprop"):
            return text_of(inner) or inner.get("content") or ""
    pieces = pieces_of(text_of(element) or element.get("content") or "")
    said = next(filter(None, map(author_of, pieces)), None)
    return said or next(iter(pieces), "")


def categories_of(
    part: HtmlElement, without: Sequence[HtmlElement], element: HtmlElement, base: str
) -> tuple[str, ...]:
    """Return the categories that a part of a page names: by links, by labels, by the classes of its `element`."""
    outside = list(_outside(part, without))
    links = [one for one in outside if one.tag == "a" and _leads_to_category(one, base) and not is_more(text_of(one))]
    # "category tag" is what WordPress calls categories, "tag" are its tags.
    links.sort(key=lambda link: "category" not in tokens_of(link, "rel"))
    named = [text_of(one) for one in outside if _is_named_category(one)]
    names = [text_of(link) for link in links] or named or list(_labelled(lines_of(part, without)))
    slugs = [
        match[1] for name in (element.get("class") or "").lower().split() if (match := _SLUG_CLASS.fullmatch(name))
    ]
    return without_doubles((*names, *slugs))


def without_doubles(names: Iterable[str]) -> tuple[str, ...]:
    """Return names in their order, each once: a slug says nothing new where there is the name."""
    found: dict[str, str] = {}
    for name in names:
        if name.strip():
            found.setdefault(as_slug(name) or name, name.strip())
    return tuple(found.values())


def category_of_page(page: HtmlElement) -> str | None:
    """Return the category whose archive a page is: by its heading, "Category: Audio Posts", or as its theme says so."""
    body = page.find("body")
    classes = tokens_of(body) if body is not None else set()
    for title in filter(None, map(text_of, page.iter("h1", "h2"))):
        label, _, name = (part.strip() for part in title.partition(":"))
        if name and is_category_label(_ARCHIVE_WORD.sub("", label)):
            return name
        # WordPress and Ghost have the slug among the classes of the body.
        for said in filter(None, (title, name)):
            if {f"category-{as_slug(said)}", f"tag-{as_slug(said)}"} & classes:
                return said
    return None


def _leads_to_category(link: HtmlElement, base: str) -> bool:
    if not text_of(link):
        return False
    url = web_url(link.get("href"), base)
    return "tag" in tokens_of(link, "rel") or bool(url and _ARCHIVE_PATH.search(path_of(url)))


def _is_named_category(element: HtmlElement) -> bool:
    return "p-category" in tokens_of(element) or "articlesection" in tokens_of(element, "itemprop")


def _labelled(lines: list[str]) -> Iterator[str]:
    """Yield the names behind a label: "Posted in News, Radio", or "Categories" and on the next line "News"."""
    for i, line in enumerate(lines):
        if is_category_label(line):
            yield from (name.strip() for name in "".join(lines[i + 1 : i + 2]).split(","))
        else:
            yield from categories_in(line)


def _outside(part: HtmlElement, without: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    inside = {inner for element in without for inner in element.iter()}
    return (one for one in part.iter() if one not in inside)
