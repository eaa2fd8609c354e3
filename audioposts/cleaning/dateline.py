"""The first paragraphs of an article -> the same without the place and agency before them: "OSLO (AP) —". Pure."""

from collections.abc import Sequence
from dataclasses import replace

from audioposts.cleaning.rules import Patterns, first_place
from audioposts.models import Block, BlockKind, Removal

_FIRST_BLOCKS = 5
"""Above the first paragraph may stand a standfirst, key points and a heading."""

_FEWEST_WORDS = 8


def without_dateline(blocks: Sequence[Block], patterns: Patterns) -> tuple[tuple[Block, ...], Removal | None]:
    """Return the blocks, the first paragraph without its dateline, and what was taken from it."""
    for i, block in enumerate(blocks[:_FIRST_BLOCKS]):
        end = _end_of_dateline(block.text, patterns) if block.kind is BlockKind.PARAGRAPH else 0
        if len(block.text[end:].split()) >= _FEWEST_WORDS and end:
            rest = replace(block, text=block.text[end:])
            return (*blocks[:i], rest, *blocks[i + 1 :]), Removal(block.text[:end].strip(), "dateline", block.kind, i)
    return tuple(blocks), None


def _end_of_dateline(text: str, patterns: Patterns) -> int:
    return first_place(patterns, text).stop
