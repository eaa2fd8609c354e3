import itertools

from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning.blocks import split_blocks
from audioposts.cleaning.rules import all_rules
from audioposts.cleaning.sheet import Sheet, runs


def sheet(body: str) -> Sheet:
    return Sheet(split_blocks(body), all_rules(), "Title", None)


def test_the_first_reason_stays() -> None:
    found = sheet("One.\n\nTwo.")
    found.mark([0], "first")
    found.mark([0, 1], "second")
    assert found.found == {0: "first", 1: "second"}
    assert found.kept() == []


def test_the_top_ends_at_the_first_paragraph() -> None:
    assert sheet("Label\n\nA standfirst of some words.\n\n" + "word " * 50).top() == range(2)
    assert sheet("Label").top() == range(1)


def test_which_blocks_were_one_paragraph() -> None:
    found = sheet("One\nTwo\n\nThree")
    assert found.are_joined(0, 1)
    assert not found.are_joined(1, 2)


@given(st.sets(st.integers(0, 40)))
def test_runs_are_the_numbers_again(numbers: set[int]) -> None:
    found = list(runs(numbers))
    assert [i for run in found for i in run] == sorted(numbers)
    assert all(a.stop < b.start for a, b in itertools.pairwise(found))
