import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.audio.mix import lay_out, render
from audioposts.errors import AudioError
from audioposts.models import Chapter, Clip, Role, Script, Spoken, Utterance

RATE = 8000


def clip(ms: int, rate: int = RATE) -> Clip:
    return Clip(array.array("h", [9000, -9000] * (rate * ms // 2000)).tobytes(), rate)


def script(*parts: tuple[str, Role, int]) -> Script:
    return Script("The ferry", "en", tuple(Utterance(text, Spoken(text), role, pause) for text, role, pause in parts))


def test_cues_and_chapters_follow_the_sound() -> None:
    clips = {"a": clip(1000), "b": clip(500), "c": clip(2000)}
    parts = script(("The ferry", Role.TITLE, 400), ("Why?", Role.HEADING, 300), ("It left.", Role.BODY, 100))
    recording = lay_out(parts, ["a", "b", "c"], clips.__getitem__)
    assert [(cue.start_ms, cue.end_ms, cue.text) for cue in recording.cues] == [
        (0, 1000, "The ferry"),
        (1400, 1900, "Why?"),
        (2200, 4200, "It left."),
    ]
    assert recording.chapters == (Chapter(0, "The ferry"), Chapter(1400, "Why?"))
    assert recording.duration_ms == 4300


def test_a_heading_of_two_sentences_is_one_chapter() -> None:
    clips = {"a": clip(100)}
    parts = script(
        ("T", Role.TITLE, 0), ("Who?", Role.HEADING, 0), ("And why?", Role.HEADING, 0), ("So.", Role.BODY, 0)
    )
    chapters = lay_out(parts, ["a"] * 4, clips.__getitem__).chapters
    assert [chapter.title for chapter in chapters] == ["The ferry", "Who? And why?"]


def test_clips_of_different_sample_rates_are_an_error() -> None:
    clips = {"a": clip(100), "b": clip(100, 16000)}
    with pytest.raises(AudioError, match="The ferry: is spoken at 8000 and at 16000 Hz"):
        lay_out(script(("T", Role.TITLE, 0), ("B", Role.BODY, 0)), ["a", "b"], clips.__getitem__)


@given(st.lists(st.tuples(st.integers(20, 3000), st.integers(0, 2000)), min_size=1, max_size=12))
def test_the_timeline_is_that_of_the_samples(parts: list[tuple[int, int]]) -> None:
    clips = {str(i): clip(ms) for i, (ms, _) in enumerate(parts)}
    texts = script(*((f"{i}", Role.BODY, pause) for i, (_, pause) in enumerate(parts)))
    recording = lay_out(texts, list(clips), clips.__getitem__)
    pcm = b"".join(render(recording, clips.__getitem__))
    assert len(pcm) == 2 * recording.samples
    position = 0
    for cue, segment in zip(recording.cues, recording.segments, strict=True):
        assert cue.start_ms == position * 1000 // RATE
        assert cue.start_ms < cue.end_ms <= recording.duration_ms
        position += segment.samples
    assert all(a.end_ms <= b.start_ms for a, b in zip(recording.cues, recording.cues[1:], strict=False))
