import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Cue, Role, Word
from audioposts.publishing.site.transcript import Sentence, paragraphs
from audioposts.publishing.transcripts import Line, html, words_json
from tests.publishing.site.samples import lines

SPOKEN = lines([
    (Role.TITLE, ["The ferry"]),
    (Role.BODY, ["It left at six.", "Nobody looked up."]),
    (Role.HEADING, ["Later <b>"]),
    (Role.QUOTE, ["“It goes & comes.”"]),
])  # fmt: skip


def read(spoken: list[Line]) -> tuple[str, str]:
    return "".join(words_json(spoken)), "".join(html(spoken, "The ferry", "en"))


def heard(sentence: Sentence) -> list[tuple[str, int]]:
    """Return words and when they begin, as the page's script finds them."""
    at, starts = sentence.start_ms, []
    for step in sentence.times.split():
        at += int(step) * 10
        starts.append(at)
    if sentence.lengths:
        units, pieces, position = sentence.text.encode("utf-16-le", "surrogatepass"), [], 0
        for length in map(int, sentence.lengths.split()):
            pieces.append(units[2 * position : 2 * (position + length)].decode("utf-16-le", "surrogatepass"))
            position += length
        assert position * 2 == len(units)
    else:
        pieces = sentence.text.split(" ")
    return [(piece.rstrip(" "), start) for piece, start in zip(pieces, starts, strict=True)]


def test_paragraphs_as_the_article_has_them() -> None:
    found = paragraphs(*read(SPOKEN))
    assert [(each.kind, each.text) for each in found] == [
        ("h1", "The ferry"),
        ("p", "It left at six. Nobody looked up."),
        ("h2", "Later <b>"),
        ("blockquote", "“It goes & comes.”"),
    ]


def test_every_word_with_its_time() -> None:
    for paragraph, cues in zip(
        paragraphs(*read(SPOKEN)), (SPOKEN[:1], SPOKEN[1:3], SPOKEN[3:4], SPOKEN[4:]), strict=True
    ):
        for sentence, (cue, words) in zip(paragraph.sentences, cues, strict=True):
            assert sentence.start_ms == cue.start_ms
            assert heard(sentence) == [(word.text, word.start_ms) for word in words]
            assert not sentence.lengths


def test_words_without_spaces_and_outside_of_the_first_plane() -> None:
    words = (Word(0, 200, "猫", True), Word(200, 400, "𠮷が", True), Word(400, 700, "– ok", True))
    spoken: list[Line] = [(Cue(0, 700, "猫𠮷が – ok", Role.BODY, "joe", True), words)]
    sentence = paragraphs(*read(spoken))[0].sentences[0]
    assert sentence.lengths == "1 4 4"
    assert heard(sentence) == [("猫", 0), ("𠮷が", 200), ("– ok", 400)]


def test_words_of_another_text_are_left_out() -> None:
    spoken: list[Line] = [(Cue(0, 700, "It left.", Role.BODY, "", True), (Word(0, 9, "Other", True),))]
    assert paragraphs(*read(spoken))[0].sentences[0].times == ""


def test_files_that_do_not_agree_are_read_a_sentence_at_a_time() -> None:
    words, _ = read(SPOKEN)
    for other in ("", "<p>Something else</p>", "<p>It left at six.</p>"):
        found = paragraphs(words, other)
        assert [each.text for each in found] == [cue.text for cue, _ in SPOKEN]


def test_a_time_every_half_minute() -> None:
    found = paragraphs(*read(lines([(Role.BODY, [f"Sentence number {n} is here."]) for n in range(60)], 400)))
    marked = [each.start_ms for each in found if each.has_time]
    assert marked[0] == 0
    assert all(30_000 <= late - early < 33_000 for early, late in pairwise(marked))


def test_speakers_only_where_there_are_several() -> None:
    assert not any(each.speaker for each in paragraphs(*read(SPOKEN)))
    one, two = (
        (Cue(0, 9, "One.", Role.BODY, "joe", True), ()),
        (Cue(10, 19, "Two.", Role.BODY, "ana", True), ()),
    )
    assert [each.speaker for each in paragraphs(*read([one, two]))] == ["joe", "ana"]


@pytest.mark.parametrize(
    "words", ["", "{", "[]", '{"segments": 1}', '{"segments": [{"body": 1}]}', '{"segments": [[]]}']
)
def test_what_is_no_transcript(words: str) -> None:
    with pytest.raises(ValueError):
        paragraphs(words, "")


def test_no_sentences_are_no_paragraphs() -> None:
    assert paragraphs('{"segments": []}', "") == ()


WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=8).map(
    lambda text: "".join(text.split())
)


@given(st.lists(st.lists(WORDS.filter(bool), min_size=1, max_size=6), min_size=1, max_size=8))
def test_whatever_is_said_is_on_the_page_with_its_times(sentences: list[list[str]]) -> None:
    spoken = lines([(Role.BODY, [" ".join(words)]) for words in sentences])
    found = paragraphs(*read(spoken))
    assert " ".join(each.text for each in found) == " ".join(cue.text for cue, _ in spoken)
    for sentence, (_, words) in zip((s for each in found for s in each.sentences), spoken, strict=True):
        assert heard(sentence) == [(word.text, word.start_ms) for word in words]


def test_two_hours_are_a_light_page() -> None:
    spoken = lines([(Role.BODY, ["The ferry left at six, as it has every morning since the war."] * 3)] * 460, 370)
    found = paragraphs(*read(spoken))
    assert spoken[-1][0].end_ms > 6.5e6
    times = sum(len(sentence.times) for paragraph in found for sentence in paragraph.sentences)
    assert times < 0.2 * len(json.dumps([cue.text for cue, _ in spoken])) * 3
