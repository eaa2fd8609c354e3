"""Rows -> tables, and what their columns are called. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audioposts.models import Block

_HEADER = "header"
_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, and the row that names its columns, if there is one."""

    rows: tuple[Block, ...]
    header: Block | None = None

    @property
    def columns(self) -> int:
        """How many cells the longest row has."""
        return max(len(cells_of(row.text)) for row in (*self.rows, *([self.header] if self.header else ())))

    def names(self, row: Block) -> tuple[str, ...]:
        """Return the name of the column of each cell of a row; empty ones where they do not fit."""
        cells = cells_of(row.text)
        names = cells_of(self.header.text) if self.header else []
        return tuple(names) if len(names) == len(cells) else ("",) * len(cells)


def cells_of(row: str) -> list[str]:
    """Return the cells of a row."""
    return [cell.strip() for cell in row.split("|")]


def tables_in(rows: Sequence[Block]) -> Iterator[Table]:
    """Yield the tables that rows in a row belong to: a new one begins at each header."""
    start = 0
    for i in range(1, len(rows) + 1):
        is_new = i == len(rows) or (rows[i].label == _HEADER and rows[i - 1].label != _HEADER)
        if is_new:
            yield _table(rows[start:i])
            start = i


def _table(rows: Sequence[Block]) -> Table:
    if len(rows) > 1 and (rows[0].label == _HEADER or _names_columns(rows)):
        return Table(tuple(rows[1:]), rows[0])
    return Table(tuple(rows))


def _names_columns(rows: Sequence[Block]) -> bool:
    """Tell a first row of names, where the page does not say so: short, without the numbers that are below."""
    first, *below = (cells_of(row.text) for row in rows)
    is_short = all(len(cell.split()) <= _NAME_WORDS and not any(map(str.isdigit, cell)) for cell in first)
    return is_short and any(any(map(str.isdigit, cell)) for cells in below for cell in cells)
