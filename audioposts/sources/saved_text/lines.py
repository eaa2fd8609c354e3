"""Text of a page -> its lines, and which of them come back from post to post. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from audioposts.sources.frames import undressed

_FRAME_CHARS = 80
"""A longer line is somebody's text."""

# A day with its month and year in whatever language, then any other number.
_DATE = re.compile(r"\d{1,2}(\.|st|nd|rd|th)?\s+\w+\.?,?\s+\d{4}|\w+\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+\d{4}")
_NUMBER = re.compile(r"\d+([.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page that is not blank."""

    text: str
    paragraph: range
    """The numbers of the lines of its paragraph."""


def split_lines(text: str) -> list[Line]:
    """Return the lines of a text that are not blank."""
    lines: list[Line] = []
    # A line of nothing but space is as blank as an empty one.
    stripped = "\n".join(line.strip() for line in text.split("\n"))
    for paragraph in re.split(r"\n{2,}", stripped.strip("\n")):
        texts = [line for line in paragraph.split("\n") if line]
        numbers = range(len(lines), len(lines) + len(texts))
        lines.extend(Line(text, numbers) for text in texts)
    return lines


def form(line: str) -> str:
    """Return what two lines of a theme have in common: "Posted on 3 May 2025" and "Posted on 12 June 2025"."""
    return _NUMBER.sub("0", _DATE.sub("0 0", undressed(line)))


def most_of(posts: int) -> int:
    """Return in how many posts of a page something stands that is of its frame: half of them, and two at least."""
    return max(2, (posts + 1) // 2)


def recurring(zones: Iterable[Iterable[str]], enough: int) -> frozenset[str]:
    """Return the forms that stand in at least `enough` zones; a sentence that recurs is somebody's text."""
    counts = Counter(line for zone in zones for line in {form(text) for text in zone if not is_sentence(text)})
    return frozenset(line for line, count in counts.items() if count >= enough)


def is_sentence(line: str) -> bool:
    """Tell a sentence, or a line too long to be of the frame."""
    return len(line) > _FRAME_CHARS or (len(line.split()) > 1 and line.rstrip('”"’)»').endswith((".", "!", "?", "…")))


def is_prose(line: str) -> bool:
    """Tell a paragraph of an article."""
    return len(line.split()) > 25
