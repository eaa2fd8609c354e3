"""What stands between one title of a category page and the next -> the frame and the body of a post. Pure.

A line is of the frame if it says what frames say (frames.toml), or if its form comes back from post to post: the same
words but for numbers and dates. Who shared a story, and from where, is read from a paragraph that begins alike in
most posts and ends in another name each time, whatever its words.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from audioposts.markup.dates import date_of
from audioposts.sources.frames import (
    Reshare,
    author_of,
    before_byline,
    categories_in,
    is_comment_count,
    is_share_prompt,
    is_signature,
    publisher_of,
    reshare_of,
    sharer_in,
)
from audioposts.sources.saved_text.heads import FRAME_LINES, Head
from audioposts.sources.saved_text.lines import Line, form, is_prose, most_of, recurring

_TAIL_LINES = 6
"""How far before the end of a post the frame reaches at most."""

_RESHARE_LINES = 4
_RESHARE_CHARS = 160
_OPENING_WORDS = 3
"""The shortest beginning that tells who shared a story: "NAME via …" is not enough, "NAME found this at …" is."""

_SEPARATOR = re.compile(r"\s+[·|•—–/]\s+")
_NO_LETTERS = re.compile(r"[\W_]*")


@dataclass(slots=True)
class Front:
    """What the blog put between title and body; filled line by line."""

    stop: int
    """The first line that has not been read."""

    shared_by: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: datetime | None = None
    furniture: list[str] = field(default_factory=list)


class PageFrame:
    """The frame of one page, whose posts begin at `heads` and end before the lines `ends`."""

    def __init__(self, lines: Sequence[Line], heads: Sequence[Head], ends: Sequence[int]) -> None:
        self._lines = lines
        self._last = heads[-1]
        enough = most_of(len(heads))
        fronts = [(head.after, min(head.after + FRAME_LINES, end)) for head, end in zip(heads, ends, strict=True)]
        tails = [(max(a.after, b.start - _TAIL_LINES), b.start) for a, b in itertools.pairwise(heads)]
        self._head = recurring((self._texts(*front) for front in fronts), enough)
        self._tail = recurring((self._texts(*tail) for tail in tails), enough)
        statements = [list(self._statements(*front)) for front in fronts]
        self._opening = _opening(statements, enough)
        self._closing = _closing(statements, self._opening)

    def front(self, head: Head, end: int) -> Front:
        """Read what the blog put between the title and the body of the post that ends at line `end`."""
        front = Front(head.after)
        while front.stop < min(end, head.after + FRAME_LINES):
            used = self._read_front_line(front, end)
            if not used:
                break
            front.stop += used
        return front

    def tail_start(self, front: Front, head: Head, end: int) -> int:
        """Return the first line of the frame after the body; after the last body comes the page's footer as well."""
        start = front.stop
        if head is self._last:
            closing = [i for i in range(start, end) if self._is_tail(self._lines[i].text)]
            if closing and not any(map(is_prose, self._texts(closing[-1] + 1, end))):
                end = closing[-1] + 1
        while end > start and self._is_tail(self._lines[end - 1].text):
            end -= 1
        return end

    def _texts(self, start: int, stop: int) -> list[str]:
        return [line.text for line in self._lines[start:stop]]

    def _read_front_line(self, front: Front, end: int) -> int:
        """Take what the next line says into `front`; return how many lines that were, 0 at the body."""
        line = self._lines[front.stop].text
        paragraph = self._texts(front.stop, min(self._lines[front.stop].paragraph.stop, end))
        unshared = front.shared_by is None and front.publisher is None
        if unshared and (reshare := reshare_of(paragraph) or self._reshare_by_opening(paragraph)):
            front.shared_by, front.publisher = reshare.sharer, reshare.publisher
            return reshare.lines
        if is_share_prompt(line) or is_comment_count(line) or categories_in(line) or is_signature(line):
            front.furniture.append(line)
            return 1
        if len(paragraph) == 1 and front.publisher is None and (publisher := publisher_of(line)):
            front.publisher = publisher
            return 1
        if _read_details(front, line):
            return 1
        if form(line) in self._head:
            front.furniture.append(line)
            return 1
        return 0

    def _statements(self, start: int, stop: int) -> Iterator[list[str]]:
        """Yield the words of the paragraphs that may tell who shared a story."""
        while start < stop:
            end = min(self._lines[start].paragraph.stop, stop)
            texts = self._texts(start, end)
            if len(texts) <= _RESHARE_LINES and not any(is_share_prompt(t) or _details(t) for t in texts):
                statement = " ".join(texts)
                if len(statement) <= _RESHARE_CHARS:
                    yield statement.split()
            start = end

    def _reshare_by_opening(self, paragraph: list[str]) -> Reshare | None:
        """Read a re-share in words that nobody listed; without a publisher it breaks off before "from"."""
        words = " ".join(paragraph).split()
        opening = self._opening
        if not opening or len(paragraph) > _RESHARE_LINES:
            return None
        count = len(opening)
        if _plain(words[:count]) == _plain(opening) and len(words) > count:
            publisher = " ".join(words[count : self._publisher_end(words)]).rstrip(" .:")
            return Reshare(sharer_in(opening), publisher or None, len(paragraph))
        said = _plain(words)
        is_begun = said == _plain(opening)[: len(said)] and (sharer := sharer_in(opening)) and sharer in " ".join(words)
        return Reshare(sharer, None, len(paragraph)) if is_begun else None

    def _publisher_end(self, words: list[str]) -> int:
        """Return where the name of the publisher ends: before the words that end every re-share ("… geteilt.")."""
        closing = self._closing
        return len(words) - len(closing) if closing and _plain(words)[-len(closing) :] == closing else len(words)

    def _is_tail(self, line: str) -> bool:
        return is_share_prompt(line) or is_signature(line) or form(line) in self._tail


def _opening(fronts: Sequence[Sequence[list[str]]], enough: int) -> list[str]:
    """Return the words with which the re-shares of a page begin: up to a "from" after which names differ."""
    openings: dict[tuple[str, ...], list[str]] = {}
    names: dict[tuple[str, ...], set[str]] = {}
    posts: Counter[tuple[str, ...]] = Counter()
    for statements in fronts:
        seen = set()
        for words in statements:
            for count in range(_OPENING_WORDS, len(words)):
                # A name follows a word that is none.
                if words[count - 1].islower() and not words[count][0].islower() and sharer_in(words[:count]):
                    key = _plain(words[:count])
                    openings.setdefault(key, words[:count])
                    names.setdefault(key, set()).add(words[count])
                    seen.add(key)
        posts.update(seen)
    found = [key for key in openings if posts[key] >= enough and len(names[key]) > 1]
    return openings[max(found, key=lambda key: (posts[key], len(key)))] if found else []


def _closing(fronts: Sequence[Sequence[list[str]]], opening: list[str]) -> tuple[str, ...]:
    """Return the words with which all re-shares that begin with `opening` end; none of them is a name."""
    start = _plain(opening)
    rests = [words[len(opening) :] for front in fronts for words in front if _plain(words[: len(opening)]) == start]
    closing: list[str] = []
    for last in zip(*(reversed(rest[1:]) for rest in rests), strict=False):
        if len(rests) < 2 or len(set(last)) > 1 or not last[0][0].islower():
            break
        closing.insert(0, last[0])
    return _plain(closing)


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """Return words without the marks around them, and no mark that stands alone."""
    return tuple(word.strip(".,:;").casefold() for word in words if not _NO_LETTERS.fullmatch(word))


def _read_details(front: Front, line: str) -> bool:
    """Take a line of details into `front`; tell whether it was one, and the first that says what it says."""
    details = _details(line)
    if not details or (front.published and details.published) or (front.author and details.author):
        return False
    front.published = details.published or front.published
    front.author = details.author or front.author
    return True


@dataclass(frozen=True, slots=True)
class _Details:
    published: datetime | None
    author: str | None


def _details(line: str) -> _Details | None:
    """Read a line of dates, authors and counts such as "June 12, 2022 · Ada Lovelace"."""
    parts = [piece.strip() for part in _SEPARATOR.split(line) for piece in before_byline(part)]
    dates = [date_of(part) for part in parts]
    authors = [author_of(part) for part in parts]
    unknown = [
        part
        for part, date, author in zip(parts, dates, authors, strict=True)
        if not (date or author or is_comment_count(part))
    ]
    if len(unknown) > 1 or (unknown and not any(dates)):
        return None
    if unknown and len(parts) == 2:
        authors = [part if part in unknown else None for part in parts]
    found = _Details(next(filter(None, dates), None), next(filter(None, authors), None))
    return found if found.published or found.author else None
