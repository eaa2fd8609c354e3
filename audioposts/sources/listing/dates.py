"""A part of a page -> when what it is about was published. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from lxml.html import HtmlElement

from audioposts.markup.dates import read_date
from audioposts.markup.tree import lines_of, text_of, tokens_of
from audioposts.sources.frames import before_byline
from audioposts.sources.listing.regions import is_inside

_PUBLISHED = {"published", "dt-published", "entry-date", "post-date", "datepublished"}
_MODIFIED = {"updated", "dt-updated", "modified", "datemodified", "entry-modified"}
_LINE_CHARS = 80
_BETWEEN = re.compile(r"\s+[|·•/–—]\s+|\s{2,}|,\s+(?=[^\d\s])")
_YEAR = re.compile(r"\d{4}")
_IN_PATH = re.compile(r"/(\d{4})/(\d{1,2})/(\d{1,2})(?:/|$)")


def date_in(part: HtmlElement, without: Iterable[HtmlElement] = ()) -> datetime | None:
    """Return when a post was published, as a part of its page says it; `without` are elements that do not count."""
    without = set(without)
    dated = [
        one
        for one in part.iter("time", "abbr", "meta", "span", "div")
        if _is_dated(one) and not is_inside(one, without)
    ]
    for element in sorted(dated, key=_rank):
        if date := _date_of(element):
            return date
    return next(_dates_in_words(part, without), None)


def modified_in(part: HtmlElement) -> str:
    """Return what a part of a page says of its last change; empty if it says nothing."""
    return " ".join(
        _said(one) for one in part.iter("time", "abbr", "meta", "span") if _is_dated(one) and _names(one) & _MODIFIED
    )


def date_in_path(url: str) -> datetime | None:
    """Return the date in a URL such as /2025/03/08/the-last-ferry/."""
    found = _IN_PATH.search(url)
    return read_date(f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}") if found else None


def pieces_of(line: str) -> list[str]:
    """Part a line such as "3 May 2025 · by Ada Lovelace | News" into what it says."""
    parts = [piece for part in _BETWEEN.split(line) for piece in before_byline(part)]
    pieces = (piece.strip(" ,;") for part in parts for piece in _before_date(part))
    return [piece for piece in pieces if piece]


def _before_date(line: str) -> list[str]:
    """Part a line that ends in a date: "By Ada Lovelace 3 May 2025"."""
    is_mixed = len(line) <= _LINE_CHARS and _YEAR.search(line) and read_date(line) is None
    words = line.split() if is_mixed else []
    for i in range(1, len(words)):
        if read_date(" ".join(words[i:])):
            return [" ".join(words[:i]), " ".join(words[i:])]
    return [line]


def _names(element: HtmlElement) -> set[str]:
    return tokens_of(element) | tokens_of(element, "itemprop")


def _is_dated(element: HtmlElement) -> bool:
    return element.tag == "time" or not _names(element).isdisjoint(_PUBLISHED | _MODIFIED)


def _rank(element: HtmlElement) -> int:
    names = _names(element)
    return 0 if names & _PUBLISHED else 2 if names & _MODIFIED else 1


def _said(element: HtmlElement) -> str:
    return element.get("datetime") or element.get("content") or element.get("title") or text_of(element)


def _date_of(element: HtmlElement) -> datetime | None:
    return read_date(_said(element)) or read_date(text_of(element))


def _dates_in_words(part: HtmlElement, without: set[HtmlElement]) -> Iterator[datetime]:
    for line in lines_of(part, without):
        for piece in [line, *pieces_of(line)] if len(line) <= _LINE_CHARS else []:
            if any(map(str.isdigit, piece)) and (date := read_date(piece)):
                yield date
