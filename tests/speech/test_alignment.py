"""Words, phonemes and times: on sentences as espeak gives them, and on whatever Hypothesis thinks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Pronunciation, WordTiming
from audioposts.speech.alignment import align, for_espeak, note_times, word_places, word_timings


def _words(text: str, *kept: Pronunciation) -> list[str]:
    return [text[slice(*place)] for place in word_places(text, kept)]


def test_words_are_without_the_punctuation_around_them() -> None:
    assert _words('He "didn\'t", he said—twenty-eight (or so).') == [
        "He",
        "didn't",
        "he",
        "said",
        "twenty-eight",
        "or",
        "so",
    ]
    assert _words("你好，世界。 हिन्दी में। * * … 😀") == ["你好", "世界", "हिन्दी", "में"]


def test_a_pronunciation_is_a_word_whatever_it_covers() -> None:
    text = "In New York's Kyiv."
    kept = (Pronunciation(3, 11, "njuː jɔːk"), Pronunciation(14, 18, "kiːv"))
    assert _words(text, *kept) == ["In", "New York", "'s", "Kyiv"]


def test_words_that_are_spoken_as_one_are_told_apart() -> None:
    assert align(["ʌv", "ðə", "mˈæn"], "ʌvðə mˈæn") == [(0, 2), (2, 4), (5, 9)]


def test_a_word_that_is_spoken_as_several_stays_one() -> None:
    assert align(["kˈoʊ nˌaɪntˈiːn", "tˈɛst"], "kˈoʊ nˌaɪntˈiːn tˈɛst") == [(0, 15), (16, 21)]


def test_what_sounds_otherwise_in_a_sentence_is_found() -> None:
    heard = "ðɪ ˈɛnd, ɐ dˈeɪ"
    assert [heard[slice(*place or (0, 0))] for place in align(["ðə", "ˈɛnd", "ˈeɪ", "dˈeɪ"], heard)] == [
        "ðɪ",
        "ˈɛnd",
        "ɐ",
        "dˈeɪ",
    ]


def test_a_word_that_is_not_spoken_has_no_place() -> None:
    assert align(["ˈɛnd", ""], "ˈɛnd") == [(0, 4), None]


def test_the_space_between_words_is_the_next_ones_and_a_pause_is_nobodys() -> None:
    times: list[tuple[int, int] | None] = [None, None, None]
    sounds = [("a", 0), (" ", -1), ("b", 1), (",", -1), (" ", -1), ("c", 2)]
    note_times(times, sounds, [0, 10, 12, 20, 50, 55, 60], 100)
    assert times == [(100, 110), (110, 120), (155, 160)]


def test_what_touches_is_one_word() -> None:
    timings = word_timings([(0, 3), (3, 5), (6, 8)], [(0, 100), (100, 200), (200, 300)], 1000)
    assert timings == (WordTiming(0, 200, 0, 5), WordTiming(200, 300, 6, 8))


@given(st.text())
def test_what_espeak_is_given_keeps_its_length(text: str) -> None:
    safe = for_espeak(text)
    assert len(safe) == len(text)
    assert not set(safe) & set("[]\0")
    safe.encode()


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("the F A A said", "the F.A.A said"),
        ("a U S-led raid", "a U.S-led raid"),
        ("C E O's and M P's", "C.E O's and M P's"),
        ("Plan A works", "Plan A works"),
        ("John F Kennedy", "John F Kennedy"),
        ("die C D U sagt", "die C.D.U sagt"),
        ("в О О Н и N B A", "в О О Н и N B A"),
        ("[[x]]", "((x))"),
    ],
)
def test_letters_are_spelled_as_people_do(text: str, given: str) -> None:
    assert for_espeak(text) == given


@given(st.text())
def test_places_are_in_order_and_every_letter_is_in_one(text: str) -> None:
    places = word_places(text)
    ends = [0, *(edge for place in places for edge in place), len(text)]
    assert ends == sorted(ends)
    assert all(start < stop for start, stop in places)
    covered = {at for place in places for at in range(*place)}
    assert all(at in covered for at, sign in enumerate(text) if sign.isalnum())


_PHONEMES = st.text("abcɪ ˈ,", max_size=12)


@given(st.lists(_PHONEMES, max_size=6), st.text("abcɪ ˈ,", max_size=40))
def test_places_of_phonemes_are_in_order_and_apart(expected: list[str], heard: str) -> None:
    found = [place for place in align(expected, heard) if place]
    ends = [0, *(edge for place in found for edge in place), len(heard)]
    assert ends == sorted(ends)
    assert all(start < stop for start, stop in found)


@given(st.lists(st.text("abcɪˈ", min_size=1, max_size=6).filter(lambda word: word.strip("ˈ")), min_size=1, max_size=8))
def test_a_sentence_of_its_words_is_taken_apart_again(words: list[str]) -> None:
    heard = " ".join(words)
    assert [heard[slice(*place or (0, 0))] for place in align(words, heard)] == words
