import re

from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Pronunciation, Span, Spoken
from audioposts.narration.speaking import read_aloud
from audioposts.narration.speaking.draft import Draft


def test_what_is_claimed_is_said_in_the_words_of_the_claim() -> None:
    draft = Draft("Bread & butter, 3 times")
    draft.claim_each(re.compile(r"&"), "and", "sign")
    draft.claim_each(re.compile(r"\d"), lambda match: {"3": "three"}.get(match[0]), "number")
    assert draft.spoken() == Spoken(
        "Bread and butter, three times",
        (Span(0, 6, 0, 6), Span(6, 9, 6, 7), Span(9, 18, 7, 16), Span(18, 23, 16, 17), Span(23, 29, 17, 23)),
    )


def test_the_first_claim_wins_and_later_passes_find_what_stands_behind_it() -> None:
    draft = Draft("Oct. 28, 28 people")
    assert draft.claim(0, 7, "October twenty-eighth", "date")
    assert not draft.claim(5, 7, "twenty-eight", "number")
    draft.claim_each(re.compile(r"\d+"), "twenty-eight", "number")
    assert draft.spoken().text == "October twenty-eighth, twenty-eight people"
    assert [claim.kind for claim in draft.claims] == ["date", "number"]


def test_a_match_that_begins_in_a_claim_does_not_hide_the_one_after_it() -> None:
    draft = Draft("aXbXc")
    draft.claim(0, 2, "-", "")
    draft.claim_each(re.compile(r"Xb|bX"), "!", "")
    assert draft.spoken().text == "-!c"


def test_a_pass_may_decline() -> None:
    draft = Draft("May 5")
    draft.claim_each(re.compile(r"May"), lambda match: None, "month")
    assert draft.claims == ()


def test_a_pronunciation_stays_with_its_words() -> None:
    draft = Draft("In  Nguyen we trust")
    draft.claim(4, 10, "Nguyen", "lexicon", ipa="wɪn")
    spoken = draft.spoken((re.compile(r"\s{2,}"), " "))
    assert spoken.text == "In Nguyen we trust"
    assert spoken.pronunciations == (Pronunciation(3, 9, "wɪn"),)


def test_invisible_characters_move_nothing() -> None:
    written = "A\u00a0“ﬁne” x\u200by\u00adz 12\u202f000"
    spoken = Draft(written).spoken()
    assert spoken.text == "A “fine” xyz 12000"
    assert _written(spoken, written, "“fi") == "“ﬁ"
    assert _written(spoken, written, "xyz") == "x\u200by\u00adz"
    assert _written(spoken, written, "12000") == "12\u202f000"


def test_what_is_tidied_stands_for_what_it_stood_for() -> None:
    draft = Draft("Wait , what")
    spoken = draft.spoken((re.compile(r"\s+,"), ","), (re.compile("$"), "."))
    assert spoken.text == "Wait, what."
    assert spoken.spans[-1] == Span(10, 11, 11, 11)
    assert _written(spoken, "Wait , what", "what") == "what"


def _written(spoken: Spoken, written: str, word: str) -> str:
    at = spoken.text.index(word)
    return written[slice(*spoken.written(at, at + len(word)))]


def test_every_word_knows_where_it_was_written() -> None:
    written = "Sen. Reed (D-RI) raised $1.75 million on Oct. 28 — see https://example.org/x."
    spoken = read_aloud(written)
    assert _written(spoken, written, "Senator") == "Sen."
    assert _written(spoken, written, "Democrat of Rhode Island").strip() == "(D-RI)"
    assert _written(spoken, written, "raised") == "raised"
    assert _written(spoken, written, "million dollars") == "$1.75 million"
    assert _written(spoken, written, "October") == "Oct. 28"
    assert _written(spoken, written, "example dot org").startswith("https://example.org/x")


@given(st.text(max_size=120))
def test_spans_cover_what_is_spoken_and_run_forward_through_what_is_written(written: str) -> None:
    spoken = read_aloud(written)
    position = behind = 0
    for span in spoken.spans:
        assert (span.start, span.start < span.stop) == (position, True)
        assert behind <= span.written_start <= span.written_stop <= len(written)
        position, behind = span.stop, span.written_start
    assert position == len(spoken.text) or not spoken.spans


@given(st.lists(st.sampled_from(["plain", "words", "only", "stay", "Where", "they", "are"]), min_size=1, max_size=30))
def test_plain_words_are_verbatim(words: list[str]) -> None:
    written = " ".join(words)
    spoken = read_aloud(written)
    assert spoken.text == written + "."
    assert spoken.spans[0] == Span(0, len(written), 0, len(written))
