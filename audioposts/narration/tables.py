"""Rows of a table -> what is said of them. Pure."""

from collections.abc import Sequence

_BAR = " | "
_HEADER_WORDS = 4


def cells_of(row: str) -> list[str]:
    """Return the cells of a row."""
    return [cell.strip() for cell in row.split(_BAR)]


def is_small(rows: Sequence[str], most_rows: int, most_columns: int) -> bool:
    """Tell a table that can be listened to."""
    return len(rows) <= most_rows and all(len(cells_of(row)) <= most_columns for row in rows)


def header_of(rows: Sequence[str]) -> list[str] | None:
    """Return the first row if it says what the columns are: short words, no numbers, as many as the others have."""
    first = cells_of(rows[0])
    if len(rows) < 2 or len(first) < 2 or any(len(cells_of(row)) != len(first) for row in rows):
        return None
    is_header = all(len(cell.split()) <= _HEADER_WORDS and not any(map(str.isdigit, cell)) for cell in first)
    has_numbers = any(any(map(str.isdigit, cell)) for row in rows[1:] for cell in cells_of(row))
    return first if is_header and (has_numbers or len(rows) > 2) else None
