"""An article -> its parts in the order in which they are heard: what is said, by whom, after which silence. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audioposts.models import Article, Block, BlockKind, Listing, Quoting, Reading, Removal, Role, Treatment
from audioposts.narration.quotations import long_quotations
from audioposts.narration.tables import cells_of, header_of, is_small
from audioposts.narration.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the article, or of an announcement, that is spoken in one role."""

    text: str
    role: Role
    language: str
    pause_ms: int
    """Silence that follows."""

    labels: tuple[str, ...] = ()
    """Of the cells in `text`, which is a row of a table: they are said before them."""

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return bool(self.labels)


_FORMULA = re.compile(
    r"^\s*(?:\$\$?.+\$\$?|\\\[.+\\\]|\\\(.+\\\)|\\begin\{.+)\s*$|\\(?:frac|sum|int|sqrt|mathbb|cdot)\b", re.DOTALL
)
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s")
_Run = tuple[BlockKind, list[Block | Removal]]
_READ_ASIDE = {"photo caption": BlockKind.FIGURE, "embedded post": BlockKind.EMBED}
"""Removals that a show may want to hear of after all, by their reason."""


def parts_of(article: Article, reading: Reading) -> Iterator[Part]:
    """Yield the parts of an article, its title first."""
    yield from _opening(article, reading)
    words = wording(article.language)
    runs = list(_runs(article))
    for number, (kind, blocks) in enumerate(runs):
        following = runs[number + 1][0] if number + 1 < len(runs) else None
        parts = list(_parts(kind, blocks, article.language, reading, words))
        if parts:
            yield from parts[:-1]
            last = parts[-1]
            yield Part(last.text, last.role, last.language, _pause(kind, following, reading), last.labels)


def _opening(article: Article, reading: Reading) -> Iterator[Part]:
    pauses, words = reading.pauses, wording(article.language)
    credits = [words.publisher.format(article.publisher)] if article.publisher else []
    if not credits and article.author:
        credits = [words.author.format(article.author)]
    pause_ms = pauses.title_ms if credits else pauses.byline_ms
    yield Part(article.title, Role.TITLE, article.language, pause_ms)
    for credit in credits:
        yield Part(credit, Role.BYLINE, article.language, pauses.byline_ms)


def _runs(article: Article) -> Iterator[_Run]:
    """Yield blocks of one kind that stand together, with what was taken out but may be announced at its place."""
    aside = [removal for removal in article.removed if removal.reason in _READ_ASIDE]
    items: list[Block | Removal] = []
    for number, block in enumerate(article.blocks):
        items += [removal for removal in aside if removal.at == number]
        items.append(block)
    items += [removal for removal in aside if removal.at >= len(article.blocks)]
    if items and _repeats_title(items[0], article.title):
        del items[0]
    for kind, run in groupby(items, key=_kind):
        yield kind, list(run)


def _repeats_title(first: Block | Removal, title: str) -> bool:
    return first.kind is BlockKind.HEADING and first.text.casefold().strip() == title.casefold().strip()


def _kind(item: Block | Removal) -> BlockKind:
    return _READ_ASIDE[item.reason] if isinstance(item, Removal) else item.kind


def _pause(kind: BlockKind, following: BlockKind | None, reading: Reading) -> int:
    """Return the silence between two runs of blocks; what comes next counts as much as what was."""
    pauses = reading.pauses
    if following is None:
        return pauses.end_ms
    if kind is BlockKind.HEADING:
        return pauses.heading_ms
    if following is BlockKind.HEADING:
        return pauses.before_heading_ms
    return pauses.quote_ms if BlockKind.QUOTE in (kind, following) else pauses.paragraph_ms


def _parts(
    kind: BlockKind, blocks: Sequence[Block | Removal], language: str, reading: Reading, words: Wording
) -> Iterator[Part]:
    """Yield the parts of a run of blocks; the pause after the last one is set by what follows."""
    if kind is BlockKind.TABLE:
        yield from _table([block.text for block in blocks], language, reading, words)
    elif kind in (BlockKind.CODE, BlockKind.FIGURE, BlockKind.EMBED, BlockKind.FOOTNOTE):
        yield from _treated(kind, blocks, language, reading, words)
    elif kind is BlockKind.HEADING:
        if reading.headings is not Treatment.SKIP:
            yield from _plain(blocks, Role.HEADING, language, reading.pauses.heading_ms)
    elif kind is BlockKind.QUOTE:
        yield from _quoted(blocks, language, reading, words)
    elif kind is BlockKind.LIST_ITEM:
        yield from _items(blocks, language, reading)
    else:
        for block in blocks:
            yield from _paragraph(block, language, reading, words)


def _plain(blocks: Sequence[Block | Removal], role: Role, language: str, pause_ms: int) -> Iterator[Part]:
    for block in blocks:
        yield Part(block.text, role, _language(block, language), pause_ms)


def _language(block: Block | Removal, language: str) -> str:
    return (block.language if isinstance(block, Block) else None) or language


def _announced(text: str, language: str, pause_ms: int) -> Iterator[Part]:
    if text:
        yield Part(text, Role.ANNOUNCER, language, pause_ms)


def _treated(
    kind: BlockKind, blocks: Sequence[Block | Removal], language: str, reading: Reading, words: Wording
) -> Iterator[Part]:
    """Yield what a show reads, or only announces, of what is no prose."""
    treatment, announcement = {
        BlockKind.CODE: (reading.code, words.code),
        BlockKind.FIGURE: (reading.figures, words.picture),
        BlockKind.EMBED: (reading.embeds, words.embed),
        BlockKind.FOOTNOTE: (reading.footnotes, words.footnote),
    }[kind]
    if treatment is Treatment.SKIP:
        return
    if treatment is Treatment.ANNOUNCE or kind in (BlockKind.FIGURE, BlockKind.EMBED):
        yield from _announced(announcement, language, reading.pauses.sentence_ms)
    if treatment is Treatment.READ:
        yield from _plain(blocks, Role.BODY, language, reading.pauses.paragraph_ms)


def _quoted(blocks: Sequence[Block | Removal], language: str, reading: Reading, words: Wording) -> Iterator[Part]:
    """Yield a block quote."""
    pauses = reading.pauses
    if reading.quotes is Quoting.ANNOUNCE:
        yield from _announced(words.quote, language, pauses.sentence_ms)
    role = Role.QUOTE if reading.quotes is Quoting.VOICE else Role.BODY
    yield from _plain(blocks, role, language, pauses.paragraph_ms)
    if reading.quotes is Quoting.ANNOUNCE:
        yield from _announced(words.end_of_quote, language, pauses.quote_ms)


def _items(blocks: Sequence[Block | Removal], language: str, reading: Reading) -> Iterator[Part]:
    """Yield the items of a list, counted where they have no numbers of their own and the show wants it."""
    pauses = reading.pauses
    for number, block in enumerate(blocks, 1):
        numbered = _NUMBERED.match(block.text)
        spoken_language = _language(block, language)
        if numbered:
            yield Part(block.text[: numbered.end()].strip(), Role.BODY, spoken_language, pauses.sentence_ms)
            yield Part(block.text[numbered.end() :], Role.BODY, spoken_language, pauses.item_ms)
        else:
            if reading.lists is Listing.COUNT:
                yield from _announced(f"{number}.", language, pauses.sentence_ms)
            yield Part(block.text, Role.BODY, spoken_language, pauses.item_ms)


def _table(rows: Sequence[str], language: str, reading: Reading, words: Wording) -> Iterator[Part]:
    """Yield a small table row by row, with what the columns are called; say of a large one what it is."""
    if reading.tables is Treatment.SKIP:
        return
    header = header_of(rows)
    if reading.tables is Treatment.ANNOUNCE or not is_small(rows, reading.table_rows, reading.table_columns):
        columns = ", ".join(cells_of(rows[0]))
        if words.table:
            yield from _announced(words.table.format(len(rows) - bool(header), columns), language, 0)
        return
    for number, row in enumerate(rows):
        labels = header if header and number else [""] * len(cells_of(row))
        yield Part(row, Role.BODY, language, reading.pauses.item_ms, tuple(labels))


def _paragraph(block: Block | Removal, language: str, reading: Reading, words: Wording) -> Iterator[Part]:
    """Yield a paragraph, its long quotations apart."""
    pauses = reading.pauses
    if _FORMULA.search(block.text):
        if reading.formulas is Treatment.ANNOUNCE:
            yield from _announced(words.formula, language, pauses.paragraph_ms)
        if reading.formulas is not Treatment.READ:
            return
    spoken_language = _language(block, language)
    is_apart = reading.quotes is not Quoting.PLAIN and reading.long_quote_words > 0
    found = long_quotations(block.text, reading.long_quote_words) if is_apart else []
    position = 0
    for quotation in found:
        yield from _stretch(block.text[position : quotation.start], Role.BODY, spoken_language, pauses.sentence_ms)
        if reading.quotes is Quoting.ANNOUNCE:
            yield from _announced(words.quote, language, pauses.sentence_ms)
        role = Role.QUOTE if reading.quotes is Quoting.VOICE else Role.BODY
        yield from _stretch(block.text[quotation.start : quotation.stop], role, spoken_language, pauses.sentence_ms)
        if reading.quotes is Quoting.ANNOUNCE:
            yield from _announced(words.end_of_quote, language, pauses.sentence_ms)
        position = quotation.stop
    yield from _stretch(block.text[position:], Role.BODY, spoken_language, pauses.paragraph_ms)


def _stretch(text: str, role: Role, language: str, pause_ms: int) -> Iterator[Part]:
    if text.strip():
        yield Part(text.strip(), role, language, pause_ms)
