import array
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.audio.mix import lay_out, render
from audioposts.codec import FORMATS, Format
from audioposts.errors import AudioError
from audioposts.models import Chapter, Clip, Delivery, Role, Spoken, Utterance

RATE = 8000
MP3 = FORMATS["mp3"]


def clip(ms: int, rate: int = RATE) -> Clip:
    return Clip(array.array("h", [9000, 9000, -9000, -9000] * (rate * ms // 4000)).tobytes(), rate)


def deliveries(*parts: tuple[str, Role, int]) -> list[Delivery]:
    names = "abcdefghijklmnopqrstuvwxyz"
    return [
        Delivery(Utterance(text, Spoken(text), role, pause), names[number], "joe")
        for number, (text, role, pause) in enumerate(parts)
    ]


def test_cues_and_chapters_follow_the_sound() -> None:
    clips = {"a": clip(1000), "b": clip(500, 16_000), "c": clip(2000)}
    parts = deliveries(("The ferry", Role.TITLE, 400), ("Why?", Role.HEADING, 300), ("It left.", Role.BODY, 100))
    recording = lay_out(parts, clips.__getitem__, MP3)
    assert [(cue.start_ms, cue.end_ms, cue.text, cue.speaker) for cue in recording.cues] == [
        (0, 1000, "The ferry", "joe"),
        (1400, 1900, "Why?", "joe"),
        (2200, 4200, "It left.", "joe"),
    ]
    assert recording.chapters == (Chapter(1400, "Why?"),)
    # 4300 ms and what fills the last frame; the file ends a frame before that.
    assert recording.frames == round(4.3 * 44_100 / 1152)
    assert recording.duration_ms == (recording.frames - 1) * 1152 * 1000 // 44_100


def test_a_heading_of_two_sentences_is_one_chapter() -> None:
    parts = deliveries(
        ("T", Role.TITLE, 0), ("Who?", Role.HEADING, 0), ("And why?", Role.HEADING, 0), ("So.", Role.BODY, 0)
    )
    chapters = lay_out(parts, lambda _: clip(100), MP3).chapters
    assert [chapter.title for chapter in chapters] == ["Who? And why?"]


def test_a_clip_that_is_silent_is_an_error_that_names_its_text() -> None:
    with pytest.raises(AudioError, match="It left"):
        lay_out(deliveries(("It left.", Role.BODY, 0)), lambda _: Clip(b"", RATE), MP3)


def test_a_part_of_an_episode_is_later_by_the_frames_before_it() -> None:
    recording = lay_out(deliveries(("Why?", Role.HEADING, 300)), lambda _: clip(1000), MP3)
    later = recording.later(100)
    assert later.cues[0].start_ms == later.chapters[0].start_ms == 100 * 1152 * 1000 // 44_100
    assert later.cues[0].end_ms - later.cues[0].start_ms == 1000


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(20, 12_000), st.integers(0, 1500)), min_size=1, max_size=12),
    st.sampled_from(list(FORMATS.values())),
    st.sampled_from([8000, 22_050, 24_000]),
)
def test_the_timeline_is_that_of_the_samples(parts: list[tuple[int, int]], to: Format, rate: int) -> None:
    clips = {"abcdefghijkl"[i]: clip(ms, rate) for i, (ms, _) in enumerate(parts)}
    recording = lay_out(deliveries(*(("x", Role.BODY, pause) for _, pause in parts)), clips.__getitem__, to)
    position = 0
    cues = iter(recording.cues)
    for strip in recording.strips:
        begun = position
        for segment, cue in zip(strip.segments, cues, strict=False):
            assert cue.start_ms == position * 1000 // to.sample_rate_hz
            assert cue.start_ms < cue.end_ms <= recording.duration_ms + 1
            position += segment.samples + segment.pause
        assert position - begun == strip.frames * to.frame
        assert strip.segments[-1].pause >= to.frame
    for (before, pause), after in zip(
        zip(recording.cues, (p for _, p in parts), strict=True), recording.cues[1:], strict=False
    ):
        # What the script wants, to within half a frame, and a frame where it wants next to none.
        silence_ms = after.start_ms - before.end_ms
        assert abs(silence_ms - pause) <= 15 or 0 <= silence_ms <= 55
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(recording.cues))


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.integers(20, 900), st.integers(0, 500)), min_size=1, max_size=5), st.sampled_from([1, 2]))
def test_what_is_rendered_is_as_long_as_the_timeline(parts: list[tuple[int, int]], channels: int) -> None:
    clips = {"abcdefghijkl"[i]: clip(ms) for i, (ms, _) in enumerate(parts)}
    recording = lay_out(deliveries(*(("x", Role.BODY, pause) for _, pause in parts)), clips.__getitem__, MP3)
    for strip in recording.strips:
        pcm = b"".join(render(strip, clips.__getitem__, MP3, channels, -19.0))
        assert len(pcm) == 2 * channels * (strip.frames - 1) * MP3.frame


def test_a_long_recording_is_in_strips_that_end_in_silence() -> None:
    parts = deliveries(*[("x", Role.BODY, 20 if number % 4 else 400) for number in range(20)])
    recording = lay_out(parts, lambda _: clip(7000), MP3)
    assert [len(strip.segments) for strip in recording.strips] == [5, 8, 7]
    assert all(strip.segments[-1].pause > 0.3 * 44_100 for strip in recording.strips[:-1])
    whole = lay_out(parts, lambda _: clip(7000), MP3, in_one=True)
    assert len(whole.strips) == 1
    assert len(whole.segments) == 20
