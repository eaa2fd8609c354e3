"""Lines of a page that lists posts -> where they begin, by the lines that date them or say who shared them. Pure.

Most themes print no category above a title. What they print for every post alike is a date or "NAME shared this story
from FEED.", and the title stands at the same side of it every time:

    TITLE                       Sunday, 27 April 2025       TITLE
    Nov 30, 2024 • Ada          TITLE                       BODY
    BODY                        BODY                        Posted on March 22, 2025 by Ada
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audioposts.markup.dates import date_of, read_date
from audioposts.sources.frames import (
    Reshare,
    author_of,
    categories_in,
    is_archive_heading,
    is_category_label,
    is_comment_count,
    is_share_prompt,
    is_signature,
    publisher_of,
    reshare_of,
    undressed,
)
from audioposts.sources.labels import is_newer, is_older
from audioposts.sources.saved_text.heads import Head
from audioposts.sources.saved_text.lines import Line, is_prose

_DATE = re.compile(
    r"\d{1,2}(\.|st|nd|rd|th|er|º)?\s+(de\s+)?[^\W\d_]{3,}\.?,?\s+(del?\s+)?\d{4}"
    r"|[^\W\d_]{3,}\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}"
)
_PARTS = re.compile(r"\s+[·|•—–/]\s+")
_NAME = re.compile(r"[^\W\d_a-z][\w.’'-]+( [^\W\d_][\w.’'-]+){1,3}")
_NO_TITLE = re.compile(r"[•*·‣▪-]\s|#\w|©|\S+\.[a-z]{2,8}$")
"""Items of menus, tags, rights, addresses."""

_SHARED = "shared"
_LINE_CHARS = 140
_TITLE_CHARS = 250
_TITLE_WORDS = 25
_TITLE_LINES = 3
_SAME_TITLES = 2
"""A title may stand in a list of recent posts as well."""

_BETWEEN_LINES = 8
_BEGINNING = 2
_AGREE = 0.7
"""In so many of its posts a theme has the title at the same side."""


Often = Counter[str]
"""How often each line stands on a page, without what dresses it."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Lines that every post of a page has."""

    lines: range
    published: datetime | None = None
    author: str | None = None
    publisher: str | None = None
    sharer: str | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the titles of a page stand towards the marks of one kind."""

    marks: Sequence[_Mark]
    titles: Sequence[range | None]
    is_above: bool

    def weight(self) -> tuple[int, int]:
        """Return in how many posts it has a title; of layouts that have as many, the one that begins first counts."""
        starts = [title.start for title in self.titles if title]
        return len(starts), -min([self.marks[0].lines.start, *starts[:1]])


def find_dated_heads(lines: Sequence[Line]) -> tuple[list[Head], list[int]]:
    """Return the heads of the posts, and the lines before which they end; both empty where nothing marks any."""
    often = Counter(undressed(line.text) for line in lines)
    layouts = [
        _Layout(marks, [_title(lines, often, mark.lines, is_above=is_above) for mark in marks], is_above)
        for marks in _families(lines)
        for is_above in (True, False)
    ]
    agreed = [layout for layout in layouts if _agrees(lines, layout)]
    if not agreed:
        return [], []
    best = max(agreed, key=_Layout.weight)
    names = next((names for line in lines[: best.marks[0].lines.start] if (names := categories_in(line.text))), ())
    if not best.is_above and _words(lines[: best.marks[0].lines.start]) > _words(lines[best.marks[-1].lines.stop :]):
        return _with_marks_below(lines, often, best, names)
    return _with_marks_above(lines, best, names)


def _agrees(lines: Sequence[Line], layout: _Layout) -> bool:
    """Tell titles from lines that begin alike, such as "Posted by" and "Filed under"."""
    texts = [lines[title.start].text for title in layout.titles if title]
    beginnings = Counter(" ".join(text.split()[:_BEGINNING]) for text in texts)
    most_alike = max(beginnings.values(), default=0)
    return len(texts) >= max(2, _AGREE * len(layout.marks)) and (most_alike == 1 or most_alike * 2 <= len(texts))


def _words(lines: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in lines if is_prose(line.text))


# --- what marks a post


def _families(lines: Sequence[Line]) -> list[list[_Mark]]:
    """Return the marks that are alike, of each kind: re-shares, and lines with a date behind the same words."""
    families: dict[str, list[_Mark]] = {}
    for i, line in enumerate(lines):
        reshare = _reshare_at(lines, i)
        if reshare:
            mark = _Mark(range(i, i + reshare.lines), publisher=reshare.publisher, sharer=reshare.sharer)
            families.setdefault(_SHARED, []).append(mark)
        elif len(line.text) <= _LINE_CHARS and line.text[-1] not in ".!?" and (found := _DATE.search(line.text)):
            before = undressed(line.text[: found.start()])
            before = "" if " " not in before or date_of(line.text[: found.end()]) else before
            families.setdefault(before, []).append(_dated(i, line.text, found))
    return [marks for marks in families.values() if len(marks) > 1]


def _reshare_at(lines: Sequence[Line], i: int) -> Reshare | None:
    """Read who shared a story where it says so from line `i` on, and not only from the next one on."""
    texts = [one.text for one in lines[i : min(lines[i].paragraph.stop, i + 3)]]
    return reshare_of(texts) if reshare_of(texts[:1]) or not reshare_of(texts[1:2]) else None


def _dated(i: int, text: str, found: re.Match[str]) -> _Mark:
    parts = [part for part in _PARTS.split(text) if found[0] not in part]
    author = next((name for part in parts if (name := author_of(part) or _name_in(part))), None)
    return _Mark(range(i, i + 1), read_date(found[0]), author)


def _name_in(part: str) -> str | None:
    return part if _NAME.fullmatch(part) else None


# --- titles


def _title(lines: Sequence[Line], often: Often, mark: range, *, is_above: bool) -> range | None:
    """Return the title next to a mark, if what stands there may be one; other lines of the frame may be between."""
    step = -1 if is_above else 1
    at = mark.start - 1 if is_above else mark.stop
    for _ in range(_BETWEEN_LINES):
        if not 0 <= at < len(lines):
            return None
        if not _is_between(lines[at].text, often):
            break
        at += step
    else:
        return None
    is_beside = (mark.start if is_above else mark.stop - 1) in lines[at].paragraph
    title = range(at, at + 1) if is_beside else lines[at].paragraph
    return title if _may_be_title(lines, often, title) else None


def _is_between(text: str, often: Often) -> bool:
    """Tell a line of what stands between title and mark for every post: "Share this", "via The Quay"."""
    return _is_of_frame(text) or bool(publisher_of(text)) or often[undressed(text)] > _SAME_TITLES


def _may_be_title(lines: Sequence[Line], often: Often, title: range) -> bool:
    texts = [lines[i].text for i in title]
    whole = " ".join(texts)
    if len(texts) > _TITLE_LINES or len(whole) > _TITLE_CHARS or len(whole.split()) > _TITLE_WORDS:
        return False
    if not any(map(str.isalpha, whole)) or whole.endswith((".", ":", ";", ",")) or _NO_TITLE.match(whole):
        return False
    return not any(_is_of_frame(text) for text in texts) and often[undressed(whole)] <= _SAME_TITLES


def _is_of_frame(text: str) -> bool:
    known = is_share_prompt(text) or is_comment_count(text) or is_signature(text) or is_archive_heading(text)
    known = known or is_category_label(text) or bool(categories_in(text))
    return bool(known or author_of(text) or is_older(text) or is_newer(text) or reshare_of([text]) or date_of(text))


# --- heads


def _with_marks_above(lines: Sequence[Line], layout: _Layout, names: tuple[str, ...]) -> tuple[list[Head], list[int]]:
    """Return posts that begin with the mark and the title, in whatever order."""
    heads = [
        _head(lines, mark, title, min(mark.lines.start, title.start), max(mark.lines.stop, title.stop), names)
        for mark, title in zip(layout.marks, layout.titles, strict=True)
        if title
    ]
    return heads, [*(head.start for head in heads[1:]), _end_of_posts(lines, heads[-1].after)]


def _with_marks_below(
    lines: Sequence[Line], often: Often, layout: _Layout, names: tuple[str, ...]
) -> tuple[list[Head], list[int]]:
    """Return posts that begin with the title and end with the mark."""
    first = _first_title(lines, often, layout.marks[0].lines.start)
    titles = [first, *layout.titles[:-1]]
    posts = [(mark, title) for mark, title in zip(layout.marks, titles, strict=True) if title]
    heads = [_head(lines, mark, title, title.start, title.stop, names) for mark, title in posts]
    return heads, [mark.lines.start for mark, _ in posts]


def _first_title(lines: Sequence[Line], often: Often, stop: int) -> range | None:
    """Return the title of the first post of a page: below what the page says of itself, above the first paragraph."""
    paragraphs = list(dict.fromkeys(line.paragraph for line in lines[:stop]))
    prose = next((n for n, one in enumerate(paragraphs) if any(is_prose(lines[i].text) for i in one)), 0)
    said = [n for n in range(prose) if any(_is_said_by_page(lines[i].text) for i in paragraphs[n])]
    rest = paragraphs[said[-1] + 1 : prose] if said else paragraphs[:prose][-1:]
    return next((one for one in rest if _may_be_title(lines, often, one)), None)


def _is_said_by_page(text: str) -> bool:
    """Tell the name of the category, or the sentence under it."""
    return is_archive_heading(text) or bool(categories_in(text)) or text.endswith(".")


def _head(lines: Sequence[Line], mark: _Mark, title: range, start: int, after: int, names: tuple[str, ...]) -> Head:
    return Head(
        start=start,
        label="",
        categories=names,
        title=" ".join(lines[i].text for i in title),
        after=after,
        published=mark.published,
        author=mark.author,
        publisher=mark.publisher,
        shared_by=mark.sharer,
    )


def _end_of_posts(lines: Sequence[Line], start: int) -> int:
    """Return where the last post ends: before the link to the page with older ones, if that is there."""
    pager = (i for i in range(start, len(lines)) if is_older(lines[i].text) or is_newer(lines[i].text))
    return next(pager, len(lines))
