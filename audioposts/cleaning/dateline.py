"""The first paragraphs of an article -> the same without the place and agency before them: "OSLO (AP) —". Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from audioposts.cleaning.rules import Rules, found_in
from audioposts.models import Block, BlockKind, Removal

_FIRST_BLOCKS = 5
"""Above the first paragraph may stand a standfirst, key points and a heading."""

_FEWEST_WORDS = 8
_SENTENCE_WORDS = 4
"""Behind a shorter sentence a lone word is one more of them: "Rain. Wind. Rain." """

_SENTENCE = re.compile(r"[^.!?]*")


def without_dateline(
    blocks: Sequence[Block], rules: Rules, labels: Collection[str] = ()
) -> tuple[tuple[Block, ...], Removal | None]:
    """Return the blocks, the first paragraph without its dateline, and what was taken from it.

    `labels` are lines that stand elsewhere on the page: names of sections, topics, places.
    """
    for i, block in enumerate(blocks[:_FIRST_BLOCKS]):
        end = 0
        if block.kind is BlockKind.PARAGRAPH:
            others = [*blocks[:i], *blocks[i + 1 :]]
            end = _end_of_dateline(block.text, rules) or _end_of_place(block.text, others, rules, labels)
        if len(block.text[end:].split()) >= _FEWEST_WORDS and end:
            notes = tuple((max(0, place - end), name) for place, name in block.notes)
            rest = replace(block, text=block.text[end:], notes=notes)
            return (*blocks[:i], rest, *blocks[i + 1 :]), Removal(block.text[:end].strip(), "dateline", block.kind, i)
    return tuple(blocks), None


def _end_of_dateline(text: str, rules: Rules) -> int:
    return next((match.end() for match in found_in(rules.datelines, text)), 0)


def _end_of_place(text: str, others: Sequence[Block], rules: Rules, labels: Collection[str]) -> int:
    """Return where a place before the first sentence ends: a label of the page too, of which it speaks elsewhere."""
    for match in found_in(rules.places, text):
        rest = text[match.end() :]
        word = re.compile(rf"\b{re.escape(match[1])}\b")
        said = (text for text in (*labels, *(block.text for block in others)) if text != match[1])
        is_place = match[1] in labels and any(map(word.search, said))
        first = _SENTENCE.match(rest.lstrip('“„«"»'))
        if is_place and not word.search(rest) and first and len(first[0].split()) >= _SENTENCE_WORDS:
            return match.end()
    return 0
