from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Lexicon, LexiconEntry, Pronunciation
from audioposts.narration.lexicon import claim
from audioposts.narration.speaking import read_aloud, speakable
from audioposts.narration.speaking.draft import Draft

NGUYEN = LexiconEntry("Nguyen", "win", "wˈɪn", case=True)


def said(text: str, *entries: LexiconEntry, language: str = "en") -> str:
    draft = Draft(text, language)
    claim(draft, Lexicon(entries))
    return draft.spoken().text


def ipa(text: str, *entries: LexiconEntry, language: str = "en") -> list[str]:
    draft = Draft(text, language)
    claim(draft, Lexicon(entries))
    return [each.ipa for each in draft.spoken().pronunciations]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Nguyen spoke.", "win spoke."),
        ("Then Nguyen, 40, spoke.", "Then win, 40, spoke."),
        ("“Nguyen”", "“win”"),
        ("A Nguyen-led team", "A win-led team"),
        ("Nguyen's and Nguyen’s", "win's and win's"),
        ("Two Nguyens", "Two win's"),
        ("The Nguyens' house", "The win's' house"),
        ("NGUYEN WINS AGAIN", "win WINS AGAIN"),
        ("NGUYEN wins again", "NGUYEN wins again"),
        ("nguyen", "nguyen"),
        ("Nguyenesque", "Nguyenesque"),
        ("Nguyen'll go", "Nguyen'll go"),
        ("Write to Nguyen@example.org", "Write to Nguyen@example.org"),
        ("See www.Nguyen.com, @Nguyen, #Nguyen, Nguyen.com/x", "See www.Nguyen.com, @Nguyen, #Nguyen, Nguyen.com/x"),
        ("", ""),
    ],
)
def test_where_a_word_is_met(text: str, spoken: str) -> None:
    assert said(text, NGUYEN) == spoken


def test_the_ending_is_heard() -> None:
    assert ipa("Nguyen's", NGUYEN) == ["wˈɪnz"]
    assert ipa("Sprats", LexiconEntry("Sprat", ipa="spɹˈæt")) == ["spɹˈæts"]
    assert ipa("Walsh's Walshes", LexiconEntry("Walsh", ipa="wˈɔlʃ")) == ["wˈɔlʃɪz", "wˈɔlʃɪz"]
    assert ipa("Macrons Rede", LexiconEntry("Macron", ipa="makrˈɔ̃", case=True), language="de") == ["makrˈɔ̃z"]


def test_a_word_with_phonemes_only_stays_as_it_is_written() -> None:
    spoken = read_aloud("In Boise’s centre.", "en", Lexicon((LexiconEntry("Boise", ipa="bˈɔɪsi"),)))
    assert spoken.text == "In Boise’s centre."
    assert spoken.pronunciations == (Pronunciation(3, 10, "bˈɔɪsiz"),)


def test_capitals_count_only_where_the_entry_says_so() -> None:
    entries = (LexiconEntry("IT", "eye tee", case=True), LexiconEntry("sql", "sequel"))
    assert said("Take it to IT: SQL, Sql.", *entries) == "Take it to eye tee: sequel, sequel."
    assert said("TAKE IT EASY", entries[1]) == "TAKE IT EASY"


def test_the_longest_match_wins_and_spaces_are_part_of_a_phrase() -> None:
    entries = (LexiconEntry("La Jolla", "la hoya", case=True), LexiconEntry("La", "lah", case=True))
    assert said("La Jolla, La-Jolla, La Crosse", *entries) == "la hoya, lah-Jolla, lah Crosse"
    assert said("Coeur d’Alene's lake", LexiconEntry("Coeur d'Alene", "cor dalane")) == "cor dalane's lake"


def test_of_two_entries_the_last_that_fits_counts() -> None:
    first, last = LexiconEntry("lead", "leed"), LexiconEntry("lead", "led", near=("pipes",))
    assert said("The lead pipes, they say, will not take the lead at all.", first, last) == (
        "The led pipes, they say, will not take the leed at all."
    )
    assert said("x", LexiconEntry("x", "one"), LexiconEntry("x", "two")) == "two"


def test_a_word_may_be_left_to_the_voice() -> None:
    assert said("Nguyen", NGUYEN, LexiconEntry("Nguyen", case=True)) == "Nguyen"


@pytest.mark.parametrize(
    ("entry", "text", "is_met"),
    [("", "de", True), ("de", "de", True), ("de", "de-AT", True), ("de-AT", "de", False), ("de", "den", False)],
)
def test_an_entry_is_for_its_language(entry: str, text: str, is_met: bool) -> None:
    assert (said("Boing", LexiconEntry("Boing", "x", language=entry), language=text) == "x") is is_met


def test_entries_that_name_each_other_do_not_loop() -> None:
    entries = (LexiconEntry("a", "b a"), LexiconEntry("b", "a b"), LexiconEntry("c", "c c"))
    assert said("a b c", *entries) == "b a a b c c"


def test_it_comes_before_whatever_else_would_read_the_word() -> None:
    lexicon = Lexicon((LexiconEntry("Sen", "sane", case=True), LexiconEntry("Xi", "she", case=True)))
    assert read_aloud("Amartya Sen met Xi.", "en", lexicon).text == "Amartya sane met she."
    assert read_aloud('A <a title="Xi">link</a>', "en", lexicon).text == speakable('A <a title="Xi">link</a>')


words = st.lists(
    st.sampled_from(["win", "La", "Jolla", "lead", "pipes", "it's", "—", "’", "@x", "é", "I"]), max_size=12
)
entries = st.builds(
    LexiconEntry,
    st.sampled_from(["win", "La", "La Jolla", "lead", "é", "I", "it's", "pipes"]),
    say=st.sampled_from(["", "lead", "La Jolla la"]),
    ipa=st.sampled_from(["", "wˈɪn"]),
    case=st.booleans(),
    pos=st.sampled_from(["", "noun", "verb"]),
    near=st.sampled_from([(), ("pipes",)]),
)


@given(words, st.lists(entries, max_size=5), st.sampled_from(["en", "de", "ru"]))
def test_every_word_is_said_once_and_knows_its_place(
    text: Sequence[str], some: list[LexiconEntry], language: str
) -> None:
    written = " ".join(text)
    draft = Draft(written, language)
    claim(draft, Lexicon(tuple(some)))
    spoken = draft.spoken()
    if not any(entry.say for entry in some):
        assert spoken.text == written
    assert [span.start for span in spoken.spans[1:]] == [span.stop for span in spoken.spans[:-1]]
    assert all(0 <= each.start < each.stop <= len(spoken.text) for each in spoken.pronunciations)


def test_a_lexicon_is_a_value() -> None:
    assert Lexicon((NGUYEN,)) == Lexicon((NGUYEN,))
    assert hash(Lexicon((NGUYEN,))) == hash(Lexicon((NGUYEN,)))
    assert len({Lexicon(), Lexicon(), Lexicon((NGUYEN,))}) == 2


def test_a_long_text_without_spaces_takes_no_time() -> None:
    assert said("@x#y" * 5000, NGUYEN) == "@x#y" * 5000
    assert said("Nguyen@" * 3000, NGUYEN) == "Nguyen@" * 3000
