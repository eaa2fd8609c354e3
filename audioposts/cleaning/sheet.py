"""One post being looked through: its blocks, and what has been found of its furniture so far. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from audioposts.cleaning.blocks import Placed, is_sentence
from audioposts.cleaning.rules import Rules
from audioposts.cleaning.timestamps import is_date, is_timestamp
from audioposts.models import Block, BlockKind

LINE_WORDS = 14
_TOP_BLOCKS = 8
_STANDFIRST_WORDS = 35
"""A paragraph is longer; above the first one stand labels, standfirst, names and dates."""


@dataclass(frozen=True)
class Sheet:
    """A post under the pencil: each kind of evidence marks blocks, and what one has marked is evidence for the next."""

    placed: Sequence[Placed]
    rules: Rules
    title: str
    publisher: str | None
    authors: tuple[str, ...] = ()
    """Who wrote it, as far as its source or page says."""

    found: dict[int, str] = field(default_factory=dict)
    """The reason why a block is furniture, by its number."""

    @cached_property
    def _words(self) -> list[int]:
        return [len(one.block.text.split()) for one in self.placed]

    def __len__(self) -> int:
        return len(self.placed)

    def block(self, i: int) -> Block:
        return self.placed[i].block

    def text(self, i: int) -> str:
        return self.placed[i].block.text

    def words(self, i: int) -> int:
        """Return how many words block `i` has."""
        return self._words[i]

    def mark(self, blocks: Iterable[int], reason: str) -> None:
        """Mark blocks as furniture; the reason of one that is marked already stays."""
        for i in blocks:
            self.found.setdefault(i, reason)

    def kept(self) -> list[int]:
        """Return the numbers of the blocks that are not marked."""
        return [i for i in range(len(self)) if i not in self.found]

    def top(self) -> range:
        """Return the numbers of the blocks above the first paragraph."""
        most = min(_TOP_BLOCKS, len(self))
        return range(next((i for i in range(most) if self.words(i) > _STANDFIRST_WORDS), most))

    def is_line(self, i: int) -> bool:
        """Tell a heading, a button or a name from a sentence."""
        return self.words(i) <= LINE_WORDS and not is_sentence(self.text(i))

    def is_item(self, i: int) -> bool:
        return i < len(self) and self.block(i).kind is BlockKind.LIST_ITEM

    def is_time(self, text: str) -> bool:
        return is_timestamp(text, self.rules.time) or is_date(text, self.rules.time)

    def is_timestamp(self, i: int) -> bool:
        """Tell a block of dates and times that no article would say."""
        return is_timestamp(self.text(i), self.rules.time)

    def are_joined(self, i: int, j: int) -> bool:
        """Tell whether two blocks were one paragraph of the page."""
        return self.placed[i].paragraph == self.placed[j].paragraph

    def mentions(self, name: str, before: int | None = None) -> bool:
        """Tell whether a paragraph of the article, above block `before`, speaks of somebody of that family name."""
        family = name.split()[-1]
        paragraphs = (i for i in self.kept() if self.words(i) > LINE_WORDS and (before is None or i < before))
        return any(family in self.text(i) for i in paragraphs)


def runs(numbers: Iterable[int]) -> Iterator[range]:
    """Yield the stretches of numbers that follow each other."""
    start = stop = -1
    for i in sorted(numbers):
        if i != stop:
            if start >= 0:
                yield range(start, stop)
            start = i
        stop = i + 1
    if start >= 0:
        yield range(start, stop)
