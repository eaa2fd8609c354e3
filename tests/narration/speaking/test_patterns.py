"""Patterns of many words, and capitals."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.narration.speaking.patterns import any_of, capital_as, capital_at_start, with_any_spaces


@given(st.sets(st.text(min_size=1), min_size=1))
def test_every_word_is_found_whole(words: set[str]) -> None:
    pattern = re.compile(any_of(words))
    for word in words:
        found = pattern.match(word)
        assert found
        assert found[0] == word


def test_a_pattern_does_not_depend_on_the_order_of_its_words() -> None:
    assert any_of(["St.", "Ste", "S"]) == any_of(["S", "Ste", "St."]) == r"St\.|Ste|S"


@pytest.mark.parametrize("written", ["p. ex.", "p.ex."])
def test_spaces_may_be_left_out(written: str) -> None:
    assert re.fullmatch(any_of(["p. ex."], with_any_spaces), written)


def test_the_beginning_has_a_capital() -> None:
    first, second = re.finditer(r"M\.", "M. et M.")
    assert [capital_at_start(match, "monsieur") for match in (first, second)] == ["Monsieur", "monsieur"]


@pytest.mark.parametrize(("written", "spoken"), [("Av", "Avenue"), ("av", "avenue")])
def test_a_capital_is_kept(written: str, spoken: str) -> None:
    assert capital_as(written, "avenue") == spoken
