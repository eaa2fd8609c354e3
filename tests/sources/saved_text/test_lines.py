import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.sources.saved_text.lines import form, is_prose, is_sentence, recurring, split_lines


def test_lines_know_their_paragraph() -> None:
    lines = split_lines("\n \nOne\nTwo\n\t\nThree\n\n\n Four \n")
    assert [(line.text, line.paragraph) for line in lines] == [
        ("One", range(2)),
        ("Two", range(2)),
        ("Three", range(2, 3)),
        ("Four", range(3, 4)),
    ]


@given(st.text(alphabet="ab \n\t"))
def test_every_line_with_text_is_there_once(text: str) -> None:
    lines = split_lines(text)
    assert [line.text for line in lines] == [line.strip() for line in text.split("\n") if line.strip()]
    assert all(i in line.paragraph for i, line in enumerate(lines))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Posted on 3 May 2025 by Ada", "Posted on 12 June 2024 by Ada"),
        ("POSTED on March 7, 2025:", "posted on April 12, 2019"),
        ("41 readers", "7 readers"),
        ("Veröffentlicht am 3. März 2025", "Veröffentlicht am 12. Juli 2024"),
    ],
)
def test_lines_of_one_form(one: str, other: str) -> None:
    assert form(one) == form(other)


def test_lines_of_another_form() -> None:
    assert form("Posted by Ada") != form("Posted by Ida")


def test_what_recurs_is_no_sentence() -> None:
    zones = [["Share", "It rained.", "1 reader"], ["SHARE:", "It rained.", "2 reader"], ["Share"]]
    assert recurring(zones, 2) == {"share", "0 reader"}
    assert recurring(zones, 3) == {"share"}


def test_sentences_and_prose() -> None:
    assert is_sentence("It rained.")
    assert is_sentence("word " * 20)
    assert not is_sentence("Share")
    assert not is_prose("It rained.")
    assert is_prose("word " * 30)
