"""A post that is judged: what is read of it, what is not, and what is known besides. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from audioposts.cleaning.rules import Rules, rules_for
from audioposts.models import Block, Removal, Verdict

_CROWDED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts without spaces between words: about two of them make a word."""

_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"")
_AFTER_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’')»\]]*\s+")
_MOST_QUOTED = 80

LINK_REASONS = {"related stories", "related link", "link"}
BROKEN_OFF = ("…", "...", "[…]", "[...]", "(…)", "(...)", "&hellip;")


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a post besides its text."""

    title: str = ""
    language: str = "en"
    is_page: bool = False
    """The text was searched for in a whole web page."""

    is_excerpt: bool = False
    """The source says that it has only a summary."""

    is_free: bool | None = None
    """What the page says: schema.org's isAccessibleForFree."""

    body_words: int | None = None
    """Length of the article as the page declares it: schema.org's articleBody or wordCount."""

    agreement: float = 1.0
    """How far the extractors agree on what the article is, from 0 to 1."""

    said: tuple[str, ...] = ()
    """For a page: every text on it in order, read or not."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What speaks for a verdict, or against it."""

    verdict: Verdict
    weight: float
    """How sure it is if nothing else is known, from 0 to 1; below 0: what part it takes from the others."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a post, in its order."""

    text: str
    is_read: bool


@dataclass(frozen=True)
class Case:
    """What the signs are looked for in."""

    blocks: Sequence[Block]
    removed: Sequence[Removal]
    signs: Signs
    rules: Rules
    words: int
    """How many are read."""

    lines: Sequence[Line]
    first: int
    """The place of the first line that is read; their number if there is none."""

    end: int
    """The place behind the last line that is read."""

    @cached_property
    def unread(self) -> list[str]:
        return [line.text for line in self.lines if not line.is_read]

    @property
    def is_linked(self) -> bool:
        return any(removal.reason in LINK_REASONS for removal in self.removed)

    @cached_property
    def longest_block(self) -> int:
        """How many words it has."""
        return max((count(block.text) for block in self.blocks), default=0)

    @cached_property
    def longest_stretch(self) -> int:
        """How many words are read without anything between them that is not."""
        runs = groupby(self.lines, key=lambda line: line.is_read)
        return max((sum(count(line.text) for line in run) for is_read, run in runs if is_read), default=0)


def case_of(blocks: Sequence[Block], removed: Sequence[Removal], signs: Signs) -> Case:
    """Return a post as the signs are looked for in it."""
    lines = list(_lines(blocks, signs.said or _merged(blocks, removed)))
    read = [i for i, line in enumerate(lines) if line.is_read]
    return Case(
        blocks,
        removed,
        signs,
        rules_for(signs.language),
        words=sum(count(block.text) for block in blocks),
        lines=lines,
        first=read[0] if read else len(lines),
        end=read[-1] + 1 if read else 0,
    )


def _lines(blocks: Sequence[Block], said: Iterable[str]) -> Iterator[Line]:
    read = 0
    for text in said:
        is_read = read < len(blocks) and text == blocks[read].text
        yield Line(text, is_read)
        read += is_read
    yield from (Line(block.text, is_read=True) for block in blocks[read:])


def _merged(blocks: Sequence[Block], removed: Sequence[Removal]) -> list[str]:
    """Return all texts in order: what is removed tells its place."""
    placed = [(removal.at, 0, removal.text) for removal in removed]
    placed += [(i, 1, block.text) for i, block in enumerate(blocks)]
    return [text for _, _, text in sorted(placed, key=lambda one: one[:2])]


# --- texts


def count(text: str) -> int:
    """Return how many words a text has."""
    words = len(text.split())
    return words if text.isascii() else max(words, len(_CROWDED.findall(text)) // 2)


def sentences(text: str) -> list[str]:
    """Return the sentences of a block, or the line that it is."""
    return [sentence for sentence in _AFTER_SENTENCE.split(text.strip()) if sentence]


def unquoted(text: str) -> str:
    """Return a text without what somebody else says in it, which is not what a page says to its reader."""
    return _QUOTED.sub(" ", text)


def quoted(text: str) -> str:
    """Return a text for a reason: in quotation marks and not long."""
    return f"“{text}”" if len(text) <= _MOST_QUOTED else f"“{text[: _MOST_QUOTED - 3].rstrip()}…”"


def step(value: float, *steps: tuple[float, float]) -> float:
    """Return the weight of the first step whose limit is above `value`; above all of them: 0."""
    return next((weight for limit, weight in steps if value < limit), 0.0)
