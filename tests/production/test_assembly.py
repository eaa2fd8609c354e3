from collections.abc import Sequence
from pathlib import Path

import pytest

from audioposts.audio.mix import lay_out
from audioposts.codec import FORMATS
from audioposts.models import Chapter, Clip, Delivery, Role, Spoken, Utterance, WordTiming
from audioposts.production.assembly import Assembly, Section
from audioposts.production.parts import Part
from tests.audio.test_mix import clip

MP3 = FORMATS["mp3"]


def part(*said: tuple[str, Role, int], words: Sequence[WordTiming] = ()) -> Part:
    """A part in which each text takes so many milliseconds, with 300 ms of silence behind it."""
    deliveries = tuple(
        Delivery(Utterance(text, Spoken(text), role, 300), f"{number} {text}", "joe")
        for number, (text, role, _) in enumerate(said)
    )
    clips = {d.address: Clip(clip(ms).pcm, 8000, tuple(words)) for d, (_, _, ms) in zip(deliveries, said, strict=True)}
    return Part(
        lay_out(deliveries, clips.__getitem__, MP3), deliveries, clips.__getitem__, clips.__getitem__, None, (), ()
    )


def body(ms: int, text: str = "It left.") -> tuple[str, Role, int]:
    return text, Role.BODY, ms


def frames_ms(frames: int) -> int:
    return frames * MP3.frame * 1000 // MP3.sample_rate_hz


def test_parts_follow_each_other_frame_by_frame() -> None:
    first, second = part(body(1000)), part(body(2000, "Nobody looked up."))
    whole = Assembly((Section((first,)), Section((second,))))
    assert whole.frames == first.recording.frames + second.recording.frames
    assert whole.duration_ms == frames_ms(whole.frames - 1)
    (left, _), (looked, _) = whole.lines()
    assert left.start_ms == 0
    assert looked.start_ms == frames_ms(first.recording.frames)
    assert looked.end_ms == looked.start_ms + 2000


def test_headings_make_chapters_where_they_are_far_enough_apart() -> None:
    article = part(
        body(40_000),
        ("Why", Role.HEADING, 500),
        body(10_000),
        ("Too soon", Role.HEADING, 500),
        body(40_000),
        ("How", Role.HEADING, 500),
        body(31_000),
        ("Too late", Role.HEADING, 500),
        body(5_000),
    )
    section = Section((article,), Chapter(0, "The ferry", "https://example.com/a"))
    chapters = Assembly((section,)).chapters()
    assert [chapter.title for chapter in chapters] == ["The ferry", "Why", "How"]
    assert {chapter.url for chapter in chapters} == {"https://example.com/a"}
    assert [chapter.start_ms for chapter in chapters][:2] == pytest.approx([0, 40_300], abs=15)
    assert [chapter.title for chapter in Assembly((section,), has_headings=False).chapters()] == ["The ferry"]


def test_the_first_chapter_begins_with_the_file_and_others_with_their_section() -> None:
    jingle, opening, article = part(body(1000, "")), part(body(2000)), part(body(3000))
    whole = Assembly(
        (
            Section((jingle,), is_sound=True),
            Section((opening,), Chapter(0, "The headlines")),
            Section((jingle,), is_sound=True),
            Section((opening, article), Chapter(0, "The ferry", image="ferry.jpg")),
        )
    )
    headlines, ferry = whole.chapters()
    assert (headlines.start_ms, ferry.image) == (0, "ferry.jpg")
    assert ferry.start_ms == frames_ms(2 * jingle.recording.frames + opening.recording.frames)
    rate = MP3.frame
    first, second = jingle.recording.frames, jingle.recording.frames + opening.recording.frames
    assert whole.sounds() == ((0, first * rate), (second * rate, (second + first) * rate))
    assert [cue.text for cue, _ in whole.lines()] == ["It left."] * 3


def test_words_are_timed_from_where_the_clip_is_cut() -> None:
    words = (WordTiming(100, 400, 0, 2), WordTiming(400, 900, 3, 8))
    silent = Clip(
        bytes(2 * 8 * 500) + clip(1000).pcm,
        8000,
        tuple(WordTiming(w.start_ms + 500, w.end_ms + 500, w.start, w.stop) for w in words),
    )
    delivery = Delivery(Utterance("It left.", Spoken("It left."), Role.BODY, 300), "a", "joe")
    recording = lay_out([delivery], lambda _: silent, MP3)
    before = part(body(5000))
    late = Part(recording, (delivery,), lambda _: silent, lambda _: silent, None, (), ())
    _, (cue, timed) = Assembly((Section((before,)), Section((late,)))).lines()
    # 25 ms of the silence are left standing.
    offset = frames_ms(before.recording.frames) + 25
    assert cue.start_ms == frames_ms(before.recording.frames)
    assert [(word.text, word.is_measured) for word in timed] == [("It", True), ("left.", True)]
    assert [word.start_ms for word in timed] == pytest.approx([offset + 100, offset + 400], abs=6)


def test_a_part_that_is_made_again_takes_its_place() -> None:
    first, second = part(body(1000)), part(body(2000))
    whole = Assembly((Section((first,), Chapter(0, "A")), Section((first,))))
    remade = whole.remade(lambda _: second)
    assert remade.parts == (second, second)
    assert remade.sections[0].chapter == Chapter(0, "A")


def test_the_longest_pause_that_was_meant_is_known() -> None:
    deliveries = (Delivery(Utterance("x", Spoken("x"), Role.BODY, 4000), "a"),)
    recording = lay_out(deliveries, lambda _: clip(1000), MP3)
    whole = Assembly(
        (Section((Part(recording, deliveries, lambda _: clip(1000), lambda _: clip(1000), None, (Path(),), ("a",)),)),)
    )
    assert whole.longest_pause_ms == 4000
