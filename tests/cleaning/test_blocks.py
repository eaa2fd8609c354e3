from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning.blocks import split_blocks
from audioposts.models import BlockKind

H, P, L, Q = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE


def kinds_and_texts(text: str) -> list[tuple[BlockKind, str]]:
    return [(placed.block.kind, placed.block.text) for placed in split_blocks(text)]


def test_paragraphs_headings_lists_and_quotes() -> None:
    text = (
        "The first one ends.\n\nWhat comes next?\n\n• One\n• Two\n\n1. First\n2) Second\n\n> So it\n> is.\n\nThe end."
    )
    assert kinds_and_texts(text) == [
        (P, "The first one ends."),
        (H, "What comes next?"),
        (L, "One"),
        (L, "Two"),
        (L, "1. First"),
        (L, "2) Second"),
        (Q, "So it is."),
        (P, "The end."),
    ]


def test_a_short_sentence_is_no_heading_and_neither_is_the_last_line() -> None:
    assert kinds_and_texts("But he was late.\n\nIt did not matter.\n\nThe End") == [
        (P, "But he was late."),
        (P, "It did not matter."),
        (P, "The End"),
    ]


def test_lines_that_a_program_wrapped_are_joined() -> None:
    text = "This line was wrapped by a program at seventy columns. A sentence\nends there by chance, and goes on in the next line of the file.\nThe end."
    assert len(kinds_and_texts(text)) == 1


def test_lines_for_a_reason_stay_apart() -> None:
    assert [text for _, text in kinds_and_texts("Flour\nSugar\nSalt")] == ["Flour", "Sugar", "Salt"]


def test_a_line_in_lower_case_goes_on() -> None:
    assert kinds_and_texts("Get the Daily Edition\nby email and never miss a thing.") == [
        (P, "Get the Daily Edition by email and never miss a thing.")
    ]


@given(st.text(st.sampled_from("ab C.\n?•-1) >“”…é"), max_size=200))
def test_no_word_is_lost_or_added(text: str) -> None:
    def words(of: str) -> str:
        return "".join(c for c in of if c.isalnum())

    assert words("".join(placed.block.text for placed in split_blocks(text))) == words(text)


def test_lines_of_a_text_whose_blank_lines_were_lost_stay_apart() -> None:
    long = "The ferry of the northern islands is to have a new engine next year"
    lines = [text for i in range(6) for text in (f"{long} {i}", f"December {i}")]
    assert [placed.block.text for placed in split_blocks("\n".join(lines))] == lines
    assert len(split_blocks("\n".join(lines[:4]))) < 4
