from audioposts.models import Block, BlockKind
from audioposts.narration.tables import tables_in


def row(text: str, label: str = "") -> Block:
    return Block(BlockKind.TABLE, text, label=label)


def test_a_row_that_the_page_calls_a_header_names_the_columns() -> None:
    header, *rows = row("1950 | 1960", "header"), row("a | b"), row("c")
    (table,) = tables_in([header, *rows])
    assert (table.header, table.rows, table.columns) == (header, tuple(rows), 2)
    assert [table.names(one) for one in rows] == [("1950", "1960"), ("",)]


def test_a_first_row_of_names_is_known_by_the_numbers_below() -> None:
    (table,) = tables_in([row("Port | Tons"), row("Hoek | 9")])
    assert table.header == row("Port | Tons")
    for rows in ([row("Port | Tons")], [row("Hoek | red"), row("Harwich | blue")], [row("1 | 2"), row("3 | 4")]):
        (table,) = tables_in(rows)
        assert (table.header, table.rows) == (None, tuple(rows))


def test_a_table_right_under_another_begins_with_its_header() -> None:
    rows = [row("a | b", "header"), row("1 | 2"), row("c | d", "header"), row("3 | 4"), row("5 | 6")]
    assert [len(table.rows) for table in tables_in(rows)] == [1, 2]
