import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning.likeness import fingerprint, is_same_story, may_be_same

WORDS = [
    "ferry",
    "pier",
    "strait",
    "ice",
    "mail",
    "sledge",
    "harbour",
    "book",
    "council",
    "boat",
    "winter",
    "nets",
    "tide",
    "island",
    "vote",
    "parts",
    "dock",
    "ticket",
]


def story(seed: int, words: int = 300) -> str:
    dice = random.Random(seed)
    return " ".join(dice.choice(WORDS) + str(dice.randrange(30)) for _ in range(words))


@pytest.fixture(scope="module", autouse=True)
def simhash() -> None:
    """Have it imported before a test is timed."""
    fingerprint(story(0))


def test_a_text_is_like_itself_and_unlike_others() -> None:
    assert may_be_same(fingerprint(story(1)), fingerprint(story(1)))
    assert not may_be_same(fingerprint(story(1)), fingerprint(story(2)))
    assert is_same_story(story(1), story(1))
    assert not is_same_story(story(1), story(2))


def test_a_few_other_words_make_no_other_story() -> None:
    words = story(1).split()
    words[40:44] = ["Correction:", "the", "boat", "came", "back"]
    other = " ".join(words).upper()
    assert is_same_story(story(1), other)
    assert may_be_same(fingerprint(story(1)), fingerprint(" ".join(words)))


def test_a_story_is_not_the_same_as_its_beginning() -> None:
    assert not is_same_story(story(1), " ".join(story(1).split()[:100]))
    assert is_same_story(story(1), " ".join(story(1).split()[:200]))


def test_short_texts_have_no_fingerprint() -> None:
    assert fingerprint("The ferry left at six.") == 0
    assert not may_be_same(0, 0)
    assert not is_same_story("", "")
    assert not is_same_story("one two three", "one two three")


@settings(deadline=None)
@given(st.text(), st.text())
def test_likeness_does_not_depend_on_the_order(a: str, b: str) -> None:
    assert is_same_story(a, b) == is_same_story(b, a)
    assert 0 <= fingerprint(a * 9) < 2**64
    assert may_be_same(fingerprint(a), fingerprint(b)) == may_be_same(fingerprint(b), fingerprint(a))
