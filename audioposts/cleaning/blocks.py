"""Text of a post's body -> its blocks, with the structure that plain text still shows. Pure."""

import re
from dataclasses import dataclass

from audioposts.models import Block, BlockKind

_BULLET = re.compile(r"^[•·‣◦▪●*-]\s+")
_NUMBER = re.compile(r"^\(?\d{1,3}[.)]\s+\S")
_QUOTE = re.compile(r"^>\s?")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"”’')\]»」』]*$")
_WRAPPED_LINE = 50
"""A line this long that ends in mid-sentence was wrapped by a program, not ended by an author."""

_WRAP_WIDTH = 110
"""Programs that wrap text do so at fewer characters than this."""

_PARAGRAPH_LINES = 8

_HEADING_CHARS = 110
_HEADING_WORDS = 15


OUTSIDE = "outside the article"
"""The reason of most removals of a web page: menus, comments, footers."""

MEDIA = ("picture", "player")
"""The reasons of what has no text on the page: they say nothing of whether there is an article."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, and the paragraph of the text that it is in: a box that was a unit on the page is often one."""

    block: Block
    paragraph: int


def split_blocks(text: str) -> list[Placed]:
    """Return the blocks of a text whose paragraphs are separated by blank lines; no word is lost, none added."""
    paragraphs = enumerate(re.split(r"\n\s*\n", text))
    placed = [Placed(block, number) for number, paragraph in paragraphs for block in _pieces(paragraph)]
    blocks = [piece.block for piece in placed]
    headings = [i for i in range(len(blocks)) if _is_heading(blocks, i)]
    for i in headings:
        placed[i] = Placed(Block(BlockKind.HEADING, blocks[i].text), placed[i].paragraph)
    return placed


def is_sentence(text: str) -> bool:
    """Tell whether a text ends as sentences do."""
    return bool(_SENTENCE_END.search(text))


def _pieces(paragraph: str) -> list[Block]:
    """Return the blocks of one paragraph: itself, or its lines where they are lines for a reason."""
    lines = [" ".join(line.split()) for line in paragraph.split("\n") if line.strip()]
    wrapped = len(lines) > 1 and all(_WRAPPED_LINE <= len(line) <= _WRAP_WIDTH for line in lines[:-1])
    # So many lines without a blank one are paragraphs whose blank lines were lost.
    broken = len(lines) <= _PARAGRAPH_LINES
    blocks: list[Block] = []
    for line in lines:
        block = _block(line)
        if (
            blocks
            and block.kind in (BlockKind.PARAGRAPH, blocks[-1].kind)
            and _continues(blocks[-1], block, wrapped=wrapped, broken=broken)
        ):
            blocks[-1] = Block(blocks[-1].kind, f"{blocks[-1].text} {block.text}")
        else:
            blocks.append(block)
    return blocks


def _block(line: str) -> Block:
    if bullet := _BULLET.match(line):
        return Block(BlockKind.LIST_ITEM, line[bullet.end() :])
    if _NUMBER.match(line):
        return Block(BlockKind.LIST_ITEM, line)
    if quote := _QUOTE.match(line):
        return Block(BlockKind.QUOTE, line[quote.end() :])
    return Block(BlockKind.PARAGRAPH, line)


def _continues(before: Block, block: Block, *, wrapped: bool, broken: bool) -> bool:
    """Tell whether a line goes on where the one before it broke off."""
    if block.kind is BlockKind.LIST_ITEM or " | " in before.text:
        return False
    if wrapped or block.kind is BlockKind.QUOTE or block.text[0].islower():
        return True
    return broken and len(before.text) >= _WRAPPED_LINE and not is_sentence(before.text)


def _is_heading(blocks: list[Block], i: int) -> bool:
    """Tell a heading: short, not a sentence, and with text under it."""
    block = blocks[i]
    if block.kind is not BlockKind.PARAGRAPH or i + 1 == len(blocks):
        return False
    text = block.text
    if len(text) > _HEADING_CHARS or len(text.split()) > _HEADING_WORDS or not any(map(str.isalpha, text)):
        return False
    opens_well = not text[0].islower()
    ends_well = text.endswith("?") or text[-1].isalnum() or (text[-1] in ")’'\"”»" and not is_sentence(text))
    return opens_well and ends_well
