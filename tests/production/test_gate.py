"""What engines make of a text when they are not well, and what becomes of it: never an episode."""

import array
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.errors import AudioPostsError, SpeechError
from audioposts.models import Clip, Episode
from tests.theatre import FERRY, GOAT, Theatre


def with_silence_inside(text: str, clip: Clip) -> Clip:
    half = clip.samples // 2 * 2
    return replace(clip, pcm=clip.pcm[:half] + bytes(2 * 8000 * 4) + clip.pcm[half:])


def quietly(text: str, clip: Clip) -> Clip:
    """So soft that it is no speech, but not below what is taken for silence."""
    return replace(clip, pcm=array.array("h", (35 if n % 200 < 2 else 0 for n in range(clip.samples))).tobytes())


def shown(outcome: Episode | AudioPostsError) -> str:
    assert isinstance(outcome, AudioPostsError), outcome
    return str(outcome)


def test_a_silence_in_a_sentence_is_spoken_again_and_the_episode_is_sound(theatre: Theatre) -> None:
    joe = theatre.engines["joe"]
    bad = iter([True])
    joe.answer = lambda text, clip: with_silence_inside(text, clip) if "council" in text and next(bad, False) else clip
    (episode,) = theatre.produce(FERRY)
    assert isinstance(episode, Episode)
    assert sum("council" in text for text in joe.asked) == 2
    assert len(joe.asked) == 5


def test_a_silence_that_comes_again_sets_the_episode_aside_and_the_others_are_published(theatre: Theatre) -> None:
    joe = theatre.engines["joe"]
    joe.answer = lambda text, clip: with_silence_inside(text, clip) if "council" in text else clip
    ferry, goat = theatre.produce(FERRY, GOAT)
    assert shown(ferry).startswith("The ferry: was made twice and set aside: the file is silent for 4.")
    assert isinstance(goat, Episode)
    assert not list(theatre.folder.glob("*ferry*"))
    assert not list(theatre.folder.glob(".unfinished*"))
    # A later run mends it.
    joe.answer = lambda text, clip: clip
    for path in theatre.studio.cache.folder.glob("*/*"):
        path.unlink()
    (mended,) = theatre.produce(FERRY)
    assert isinstance(mended, Episode)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (lambda text, clip: replace(clip, pcm=b""), "no sound"),
        (lambda text, clip: replace(clip, pcm=bytes(len(clip.pcm))), "silence"),
        (lambda text, clip: replace(clip, pcm=clip.pcm[:-1]), "no sound"),
        (lambda text, clip: replace(clip, sample_rate_hz=0), "no sound"),
        (lambda text, clip: replace(clip, pcm=random.Random(1).randbytes(16_000)), "noise"),
        (lambda text, clip: replace(clip, pcm=clip.pcm * (600_000 // max(1, clip.duration_ms))), "s of sound for it"),
        (lambda text, clip: replace(clip, pcm=clip.pcm[: len(clip.pcm) // 16 * 2]), "cannot be all"),
    ],
    ids=["nothing", "silence", "odd bytes", "no rate", "noise", "ten minutes", "a crumb"],
)
def test_an_engine_that_is_not_well_is_one_error(
    theatre: Theatre, answer: Callable[[str, Clip], Clip], said: str
) -> None:
    theatre.engines["joe"].answer = lambda text, clip: answer(text, clip) if "council" in text else clip
    ferry, goat = theatre.produce(FERRY, GOAT)
    assert said in shown(ferry)
    assert isinstance(goat, Episode)
    assert not list(theatre.folder.glob("*ferry*"))


def test_an_engine_that_dies_is_one_error(theatre: Theatre) -> None:
    def dies(text: str, clip: Clip) -> Clip:
        if "council" in text:
            raise OSError("the server is gone")
        return clip

    theatre.engines["joe"].answer = dies
    ferry, goat = theatre.produce(FERRY, GOAT)
    assert "the server is gone" in shown(ferry)
    assert isinstance(goat, Episode)


def test_what_no_ear_takes_for_speech_is_set_aside(theatre: Theatre) -> None:
    theatre.engines["joe"].answer = lambda text, clip: quietly(text, clip) if "council" in text else clip
    ferry, goat = theatre.produce(FERRY, GOAT)
    assert "nothing in" in shown(ferry)
    assert isinstance(goat, Episode)


def test_two_channels_in_the_place_of_one_are_as_long_as_they_are(theatre: Theatre) -> None:
    joe = theatre.engines["joe"]

    def stereo(text: str, clip: Clip) -> Clip:
        pcm = array.array("h", (sample for each in array.array("h", clip.pcm) for sample in (each, each)))
        return replace(clip, pcm=pcm.tobytes(), channels=2)

    (plain,) = theatre.produce(FERRY)
    joe.version = "fake with two channels"
    joe.answer = stereo
    (episode,) = theatre.produce(FERRY)
    assert isinstance(episode, Episode)
    assert isinstance(plain, Episode)
    assert abs(episode.duration_ms - plain.duration_ms) < 60


def test_other_rates_than_expected_are_put_right(theatre: Theatre) -> None:
    joe = theatre.engines["joe"]
    (plain,) = theatre.produce(FERRY)
    joe.version = "fake at twice the rate"
    joe.answer = lambda text, clip: replace(
        clip,
        pcm=array.array("h", (s for each in array.array("h", clip.pcm) for s in (each, each))).tobytes(),
        sample_rate_hz=2 * clip.sample_rate_hz,
    )
    (episode,) = theatre.produce(FERRY)
    assert isinstance(episode, Episode)
    assert isinstance(plain, Episode)
    assert abs(episode.duration_ms - plain.duration_ms) < 60


def test_a_disk_that_is_full_leaves_nothing_behind(theatre: Theatre, tmp_path: Path) -> None:
    (episode,) = theatre.produce(GOAT)
    before = {path.name for path in theatre.folder.glob("*")}
    # Where the clips go there is no room: a file stands where their folder would be.
    cache = theatre.studio.cache.folder
    for path in list(cache.glob("*/*")):
        path.unlink()
    cache.rename(tmp_path / "cache.old")
    cache.mkdir()
    for name in (f"{n:02x}" for n in range(256)):
        (cache / name).write_text("in the way")
    (failed,) = theatre.produce(FERRY)
    assert isinstance(failed, AudioPostsError)
    assert not isinstance(failed, SpeechError) or "ferry" in str(failed)
    assert {path.name for path in theatre.folder.glob("*")} == before
    assert isinstance(episode, Episode)
