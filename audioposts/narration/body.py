"""The blocks of an article -> the lines that are said, in order, as a show wants them read. Pure."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from audioposts.models import (
    Article,
    Block,
    BlockKind,
    Listing,
    Noting,
    Pauses,
    Quoting,
    Reading,
    Role,
    Treatment,
)
from audioposts.narration.asides import Aside, asides_of
from audioposts.narration.lines import Line
from audioposts.narration.paragraphs import Part, parts_of
from audioposts.narration.quotations import long_quotations
from audioposts.narration.tables import Table, cells_of, tables_in
from audioposts.narration.wording import Wording

_NUMBER = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)")
"""Of a list's item, where it is part of the text."""

_Quotations = Sequence[tuple[int, int]]


class Body:
    """The blocks of one article, and how they are read."""

    def __init__(self, article: Article, blocks: Sequence[Block], reading: Reading) -> None:
        self._article = article
        self._blocks = blocks
        self._reading = reading
        self._pauses: Pauses = reading.pauses
        self._wording = Wording(article.language)
        self._asides = asides_of(article, reading)
        self._notes = _notes_at_their_place(article) if reading.footnotes == Noting.PLACE else {}
        self._readers: dict[BlockKind, Callable[[Sequence[Block]], Iterator[Line]]] = {
            BlockKind.CODE: self._code,
            BlockKind.FOOTNOTE: self._footnotes,
            BlockKind.HEADING: self._headings,
            BlockKind.LIST_ITEM: self._list,
            BlockKind.QUOTE: self._quote,
            BlockKind.TABLE: self._tables,
        }

    def lines(self) -> Iterator[Line]:
        """Yield the lines of all blocks, and of what was taken out from between them."""
        # Where the first block only repeats the title it is not here, but counts for the places of asides.
        place = len(self._article.blocks) - len(self._blocks)
        waiting = deque(self._asides)
        places = [aside.at for aside in waiting]
        numbered = enumerate(self._blocks, place)
        for (kind, _), run in groupby(numbered, key=lambda one: (one[1].kind, bisect_right(places, one[0]))):
            blocks = [block for _, block in run]
            while waiting and waiting[0].at <= place:
                yield from self._aside(waiting.popleft())
            yield from self._readers.get(kind, self._paragraphs)(blocks)
            place += len(blocks)
        for aside in waiting:
            yield from self._aside(aside)

    def _paragraphs(self, blocks: Sequence[Block]) -> Iterator[Line]:
        texts = [block.text for block in blocks]
        is_apart = self._reading.quotes != Quoting.PLAIN and self._reading.long_quote_words
        found = long_quotations(texts, self._reading.long_quote_words) if is_apart else [[]] * len(texts)
        for block, quotations in zip(blocks, found, strict=True):
            if block.label == "formula":
                yield from self._formula(block.text, self._pauses.paragraph_ms, self._pauses.paragraph_ms)
            else:
                yield from self._prose(block, Role.BODY, self._pauses.paragraph_ms, quotations=quotations)

    def _headings(self, blocks: Sequence[Block]) -> Iterator[Line]:
        pauses = self._pauses
        for block in blocks:
            if self._reading.headings == Treatment.SKIP:
                continue
            before_ms = pauses.before_heading_ms
            if self._reading.headings == Treatment.ANNOUNCE and (words := self._wording["section"]):
                yield self._announced(words, before_ms, pauses.sentence_ms)
                before_ms = 0
            yield from self._prose(block, Role.HEADING, before_ms, pauses.heading_ms)

    def _quote(self, blocks: Sequence[Block]) -> Iterator[Line]:
        pauses, how = self._pauses, self._reading.quotes
        around_ms = pauses.paragraph_ms if how == Quoting.PLAIN else pauses.quote_ms
        opening, closing = self._marks()
        if opening:
            yield self._announced(opening, around_ms, pauses.sentence_ms)
        last = len(blocks) - 1
        for number, block in enumerate(blocks):
            before_ms = 0 if opening and not number else pauses.paragraph_ms if number else around_ms
            after_ms = pauses.sentence_ms if closing and number == last else pauses.paragraph_ms
            after_ms = around_ms if number == last and not closing else after_ms
            yield from self._prose(block, self._quoting_role(), before_ms, after_ms)
        if closing:
            yield self._announced(closing, 0, around_ms)

    def _marks(self) -> tuple[str, str]:
        """Return what is said before and after a quotation; empty where a voice or a pause says it."""
        is_announced = self._reading.quotes == Quoting.ANNOUNCE
        return (self._wording["quote"], self._wording["quote_end"]) if is_announced else ("", "")

    def _quoting_role(self) -> Role:
        return Role.QUOTE if self._reading.quotes == Quoting.VOICE else Role.BODY

    def _list(self, blocks: Sequence[Block]) -> Iterator[Line]:
        how, pauses = self._reading.lists, self._pauses
        if how == Listing.ANNOUNCE:
            yield from self._alone(self._wording.count("list", len(blocks)))
        if how in (Listing.ANNOUNCE, Listing.SKIP):
            return
        for place, block in enumerate(blocks, 1):
            number, text = _numbered(block)
            before_ms = pauses.item_ms
            if number:
                yield Line(number, Role.BODY, self._language(block), before_ms, pauses.sentence_ms)
                before_ms = 0
            elif how == Listing.COUNT:
                yield self._announced(f"{place}.", before_ms, pauses.sentence_ms)
                before_ms = 0
            item = Block(block.kind, text, block.language, notes=block.notes)
            yield from self._prose(item, Role.BODY, before_ms, pauses.item_ms)

    def _tables(self, blocks: Sequence[Block]) -> Iterator[Line]:
        for table in tables_in(blocks):
            if self._reading.tables == Treatment.READ and self._is_small(table):
                yield from self._rows(table)
            elif self._reading.tables != Treatment.SKIP:
                words = self._wording.count("table", len(table.rows))
                names = ", ".join(filter(None, cells_of(table.header.text))) if table.header else ""
                yield from self._alone(f"{words}: {names}." if words and names else words and f"{words}.")

    def _is_small(self, table: Table) -> bool:
        return len(table.rows) <= self._reading.table_rows and table.columns <= self._reading.table_columns

    def _rows(self, table: Table) -> Iterator[Line]:
        wait_ms = self._pauses.item_ms
        for number, row in enumerate(table.rows):
            # What names the columns is said with every row, and written above the first.
            lead = table.header.text if table.header and not number else ""
            yield Line(row.text, Role.BODY, self._language(row), wait_ms, wait_ms, table.names(row), lead)

    def _code(self, blocks: Sequence[Block]) -> Iterator[Line]:
        if self._reading.code == Treatment.ANNOUNCE:
            yield from self._alone(self._wording["code"])
        elif self._reading.code == Treatment.READ:
            for block in blocks:
                yield from self._prose(block, Role.BODY, self._pauses.paragraph_ms, is_code=True)

    def _formula(self, text: str, before_ms: int, after_ms: int) -> Iterator[Line]:
        if self._reading.formulas == Treatment.ANNOUNCE and (words := self._wording["formula"]):
            yield self._announced(words, before_ms, after_ms)
        elif self._reading.formulas == Treatment.READ:
            yield Line(text, Role.BODY, self._article.language, before_ms, after_ms)

    def _footnotes(self, blocks: Sequence[Block]) -> Iterator[Line]:
        left = [block for block in blocks if block.label not in self._notes or not block.label]
        how = self._reading.footnotes
        if how == Noting.SKIP or not left:
            return
        yield from self._alone(self._wording.count("footnotes", len(left)))
        if how != Noting.ANNOUNCE:
            for block in left:
                yield from self._prose(block, Role.BODY, self._pauses.item_ms)

    def _note(self, name: str) -> Iterator[Line]:
        """Yield a footnote at its place; the second time that it is referred to there is none."""
        blocks = self._notes.get(name) or []
        self._notes[name] = []
        pauses = self._pauses
        if blocks and (words := self._wording["footnote"]):
            yield self._announced(words, pauses.sentence_ms, pauses.sentence_ms)
        for block in blocks:
            yield Line(block.text, Role.BODY, self._language(block), pauses.sentence_ms, pauses.sentence_ms)
        if blocks and (words := self._wording["footnote_end"]):
            yield self._announced(words, 0, pauses.item_ms)

    def _aside(self, aside: Aside) -> Iterator[Line]:
        is_figure = aside.kind is BlockKind.FIGURE
        treatment = self._reading.figures if is_figure else self._reading.embeds
        if treatment == Treatment.READ and not aside.texts:
            treatment = Treatment.SKIP if is_figure else Treatment.ANNOUNCE
        words = self._wording["picture"] if is_figure else self._wording.embed(aside.label)
        if treatment != Treatment.SKIP:
            yield from self._alone(words)
        if treatment == Treatment.READ:
            role = Role.BODY if is_figure else self._quoting_role()
            for text in aside.texts:
                yield Line(text, role, self._article.language, self._pauses.sentence_ms, self._pauses.paragraph_ms)

    def _prose(
        self,
        block: Block,
        role: Role,
        before_ms: int,
        after_ms: int | None = None,
        quotations: _Quotations = (),
        *,
        is_code: bool = False,
    ) -> Iterator[Line]:
        """Yield the lines of one block; a change of voice inside it makes several."""
        after_ms = before_ms if after_ms is None else after_ms
        language = self._language(block)
        notes = block.notes if self._notes else ()
        parts = [Part(block.text, "plain")] if is_code else parts_of(block.text, language, quotations, notes)
        for number, part in enumerate(parts, 1):
            inside_ms = self._pauses.sentence_ms if part.ends_sentence else self._pauses.clause_ms
            wait_ms = after_ms if number == len(parts) else inside_ms
            yield from self._part(part, Line(part.text, role, language, before_ms, wait_ms))
            for name in part.notes:
                yield from self._note(name)
            before_ms = 0

    def _part(self, part: Part, line: Line) -> Iterator[Line]:
        if part.kind == "formula":
            yield from self._formula(part.text, line.before_ms, line.after_ms)
        elif part.kind == "quote":
            opening, closing = self._marks()
            sentence_ms = self._pauses.sentence_ms
            if opening:
                yield self._announced(opening, line.before_ms, sentence_ms)
            before_ms, after_ms = 0 if opening else line.before_ms, sentence_ms if closing else line.after_ms
            yield Line(line.text, self._quoting_role(), line.language, before_ms, after_ms)
            if closing:
                yield self._announced(closing, 0, line.after_ms)
        else:
            yield line

    def _language(self, block: Block) -> str:
        return block.language or self._article.language

    def _announced(self, words: str, before_ms: int, after_ms: int) -> Line:
        return Line(words, Role.ANNOUNCER, self._article.language, before_ms, after_ms, is_written=False)

    def _alone(self, words: str) -> Iterator[Line]:
        """Yield an announcement in a paragraph of its own; nothing where there are no words for it."""
        if words:
            yield self._announced(words, self._pauses.paragraph_ms, self._pauses.paragraph_ms)


def _numbered(block: Block) -> tuple[str, str]:
    """Return the number of a list's item, if it has one, and its text."""
    number = _NUMBER.match(block.text)
    if number and not block.label:
        return number[0].strip(), block.text[number.end() :]
    return block.label, block.text


def _notes_at_their_place(article: Article) -> dict[str, list[Block]]:
    """Return the footnotes that something refers to, by their names; a page may have them outside the article."""
    named: dict[str, list[Block]] = {name: [] for block in article.blocks for _, name in block.notes}
    outside = (Block(one.kind, one.text, label=one.label) for one in article.removed)
    for block in (*article.blocks, *outside):
        if block.kind is BlockKind.FOOTNOTE and block.label in named:
            named[block.label].append(block)
    return named
