from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.audio.words import words_of
from audioposts.models import Cue, Delivery, Role, Span, Spoken, Utterance, Word, WordTiming
from audioposts.narration import speakable
from audioposts.narration.speaking import read_aloud


def delivery(text: str, spoken: Spoken | None = None) -> Delivery:
    return Delivery(Utterance(text, spoken or Spoken(text), Role.BODY, 300), "a", "joe")


def cue(text: str, start_ms: int = 1000, end_ms: int = 3000) -> Cue:
    return Cue(start_ms, end_ms, text, Role.BODY, "joe")


def timings(*words: tuple[str, int, int], within: str) -> tuple[WordTiming, ...]:
    found = []
    position = 0
    for word, start_ms, end_ms in words:
        position = within.index(word, position)
        found.append(WordTiming(start_ms, end_ms, position, position + len(word)))
        position += len(word)
    return tuple(found)


def brief(words: tuple[Word, ...]) -> list[tuple[str, int, int]]:
    return [(word.text, word.start_ms, word.end_ms) for word in words]


def test_words_are_heard_when_the_engine_says_so() -> None:
    text = "It left, at six."
    heard = timings(("It", 100, 200), ("left", 200, 600), ("at", 900, 1000), ("six", 1000, 1500), within=text)
    words = words_of(delivery(text), cue(text), heard, 100)
    assert brief(words) == [("It", 1000, 1100), ("left,", 1100, 1500), ("at", 1800, 1900), ("six.", 1900, 2400)]
    assert all(word.is_measured for word in words)


def test_a_number_is_heard_as_long_as_all_the_words_that_it_is_said_in() -> None:
    text = "In 2025 it ended."
    spoken = read_aloud(text, "en")
    assert spoken.text == "In twenty twenty-five it ended."
    heard = timings(
        ("In", 0, 100), ("twenty", 100, 400), ("twenty-five", 400, 900), ("it", 900, 1000), ("ended", 1000, 1500),
        within=spoken.text,
    )  # fmt: skip
    assert brief(words_of(delivery(text, spoken), cue(text), heard, 0)) == [
        ("In", 1000, 1100), ("2025", 1100, 1900), ("it", 1900, 2000), ("ended.", 2000, 2500),
    ]  # fmt: skip


def test_words_that_are_said_as_one_share_its_time() -> None:
    spoken = Spoken("Hundred!", (Span(0, 8, 0, 8),))
    heard = (WordTiming(0, 900, 0, 8),)
    assert brief(words_of(delivery("1 0 0 !!", spoken), cue("1 0 0 !!"), heard, 0)) == [
        ("1", 1000, 1300), ("0", 1300, 1600), ("0 !!", 1600, 1900),
    ]  # fmt: skip


def test_a_word_that_is_not_said_stands_between_its_neighbours() -> None:
    text = "Ida (MD) left."
    spoken = Spoken("Ida left.", (Span(0, 3, 0, 3), Span(3, 9, 8, 14)))
    heard = timings(("Ida", 0, 300), ("left", 500, 900), within="Ida left.")
    assert brief(words_of(delivery(text, spoken), cue(text), heard, 0)) == [
        ("Ida", 1000, 1300), ("(MD)", 1300, 1500), ("left.", 1500, 1900),
    ]  # fmt: skip


def test_without_timings_words_are_as_long_as_they_have_letters_and_say_so() -> None:
    text = "A ferry, a long ferry."
    words = words_of(delivery(text), cue(text), (), 0)
    assert [word.text for word in words] == ["A", "ferry,", "a", "long", "ferry."]
    assert not any(word.is_measured for word in words)
    assert words[0].start_ms == 1000
    assert words[-1].end_ms == 3000
    lengths = [word.end_ms - word.start_ms for word in words]
    assert lengths[0] < lengths[3] < lengths[1]
    # The comma is a pause.
    assert words[2].start_ms - words[1].end_ms > 100


def test_what_is_not_written_has_no_words() -> None:
    assert words_of(delivery("", Spoken("A table of 20 rows.")), cue(""), (), 0) == ()
    assert words_of(delivery("—"), cue("—"), (), 0) == ()


@pytest.mark.parametrize("text", ["渡船は六時に出た。誰も見上げなかった。", "เรือออกตอนหกโมงเช้า", "渡轮六点开了。"])
def test_scripts_without_spaces_have_words_of_a_few_characters(text: str) -> None:
    words = words_of(delivery(text), cue(text), (), 0)
    assert "".join(word.text for word in words) == text
    assert len(words) > 3
    heard = tuple(WordTiming(100 * i, 100 * i + 100, i, i + 1) for i in range(len(text)))
    timed = words_of(delivery(text), cue(text, 0, 100 * len(text)), heard, 0)
    assert "".join(word.text for word in timed) == text
    assert all(word.end_ms - word.start_ms <= 900 for word in timed)


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["It", "left,", "2025", "—", "$5.2m", "“Why?”", "…", "U.S.", "渡船は", "it’s", "\u200b"]),
        st.text(max_size=8),
    ),
    max_size=12,
).map(" ".join)


@given(
    TEXTS,
    st.lists(
        st.tuples(st.integers(-500, 5000), st.integers(-500, 5000), st.integers(0, 60), st.integers(0, 60)), max_size=12
    ),
)
def test_whatever_an_engine_says_words_are_in_order_and_inside(
    text: str, said: list[tuple[int, int, int, int]]
) -> None:
    spoken = Spoken(text)
    heard = [WordTiming(min(a, b), max(a, b), min(c, d), max(c, d)) for a, b, c, d in said]
    words = words_of(delivery(text, spoken), cue(text), heard, 40)
    assert all(1000 <= word.start_ms <= word.end_ms <= 3000 for word in words)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(words))
    written = [token for token in text.split() if any(c.isalnum() or c == "_" for c in token)]
    joined = "".join("".join(word.text.split()) for word in words)
    assert all(token in joined for token in written)


@given(
    st.sampled_from(
        [
            "It cost $5.2m in 2025.",
            "Dr. No said “no” at 7:30 p.m.",
            "See the 3rd of 12 pages (A4).",
            "NASA, the EU & I.",
        ]
    )
)
def test_every_word_of_a_reading_is_there_once(text: str) -> None:
    spoken = read_aloud(text, "en")
    assert speakable(text, "en") == spoken.text
    words = words_of(delivery(text, spoken), cue(text), (), 0)
    assert " ".join(word.text for word in words) == text
