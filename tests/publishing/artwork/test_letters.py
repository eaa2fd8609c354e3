import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.publishing.artwork.letters import (
    begins_syllable,
    break_cost,
    clusters,
    is_one_sound,
    levels,
    runs_right_to_left,
    takes_hyphen,
    visual_order,
)
from tests.publishing.artwork.titles import ANY_TITLE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zug", ["Z", "u", "g"]),
        (" a \n\t b\x00", ["a", " ", "b"]),
        ("e\u0301", ["é"]),
        ("q\u0301", ["q\u0301"]),
        ("\u0301a", ["a"]),
        ("क्यों", ["क्यों"]),
        ("กำ ที่", ["ก", "ำ", " ", "ที่"]),
        ("a\u202eb\u00adc\ud800", ["a", "b", "c"]),
        ("☀\ufe0f", ["☀"]),
        ("q" + "\u0323" * 30, ["q" + "\u0323" * 3]),
    ],
)
def test_letters_have_their_marks_and_nothing_else_is_there(text: str, found: list[str]) -> None:
    assert clusters(text) == found


@given(text=ANY_TITLE)
def test_no_control_is_left_and_no_cluster_begins_with_a_mark(text: str) -> None:
    for cluster in clusters(text):
        assert unicodedata.category(cluster[0])[0] not in "CM"
        assert sum(unicodedata.category(char) == "Mn" for char in cluster[1:]) <= 3


def breaks(word: str) -> str:
    letters = clusters(word)
    return "".join(
        ("|" if i and break_cost(letters, i) is not None else "") + letter for i, letter in enumerate(letters)
    )


@pytest.mark.parametrize(
    "word",
    [
        "Zug",
        "夜行列車",  # short
        "夜|行|列|車|の|「走|る|理|由」。",
        "インターネット・|サービス|の|理|由",
        "night-|train",
        "e-mail",
        "now/|then",
        "ทำ|ไมรถ|ไฟกลางคืนจึงกลับมา",
        "돌아온이유와돌아온이유",
    ],
)
def test_lines_end_where_they_may(word: str) -> None:
    assert breaks(word.replace("|", "")) == word


def test_a_line_of_japanese_begins_with_a_word_if_it_can() -> None:
    word = clusters("夜行列車がふたたび走る理由")
    costs = {i: break_cost(word, i) for i in range(1, len(word))}
    assert costs[9] == 0  # before 走
    assert costs[4] == max(cost for cost in costs.values() if cost)  # before が
    assert costs[5] == 0.15  # behind が


def test_only_alphabets_that_know_it_take_a_hyphen() -> None:
    assert takes_hyphen("a", "é")
    assert takes_hyphen("ж", "д")
    assert not takes_hyphen("a", "1")
    assert not takes_hyphen("ท", "ท")


def test_a_syllable_begins_with_a_consonant() -> None:
    assert begins_syllable("n", "s", "ä")
    assert not begins_syllable("n", "a", "s")
    assert not begins_syllable("c", "h", "i")
    assert not begins_syllable("1", "s", "2")
    assert is_one_sound("s", "c")
    assert not is_one_sound("r", "k")


@pytest.mark.parametrize(
    ("text", "rtl", "expected"),
    [
        ("ab", False, "00"),
        ("ab אב", False, "00011"),
        ("אב ab", True, "11122"),
        ("אב 12", True, "11122"),
        ("12 ab", False, "00000"),
        ("אב 3:45", True, "1112222"),
        ("אב 3:45 b", False, "111222200"),
        ("ab!", False, "000"),
        ("אב!", True, "111"),
        ("אב!", False, "110"),
    ],
)
def test_levels_are_those_of_the_bidirectional_algorithm(text: str, rtl: bool, expected: str) -> None:
    assert "".join(map(str, levels(clusters(text), rtl))) == expected


def test_the_first_letter_decides_where_a_title_begins() -> None:
    assert runs_right_to_left(clusters("3 רכבות a"))
    assert not runs_right_to_left(clusters("a רכבות"))
    assert not runs_right_to_left([])


def test_runs_are_put_from_left_to_right() -> None:
    assert visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([]) == []


@given(depths=st.lists(st.integers(0, 2), max_size=12))
def test_no_run_is_lost(depths: list[int]) -> None:
    assert sorted(visual_order(depths)) == list(range(len(depths)))
