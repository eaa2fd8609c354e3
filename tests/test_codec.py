import array
import math
from itertools import pairwise
from pathlib import Path

import pytest

from audioposts.codec import decode, encode_mp3, integrated_lufs, mastering_gain_db, resampled
from audioposts.errors import AudioError, StorageError
from audioposts.models import Clip, WordTiming


def speechlike(seconds: float, rate: int, level: int = 6000) -> bytes:
    """A tone that comes and goes four times a second, with peaks well over its mean, as speech has."""
    samples = (
        round(level * math.sin(2 * math.pi * 220 * i / rate) * max(0.05, math.sin(2 * math.pi * 4 * i / rate)) ** 3)
        for i in range(int(seconds * rate))
    )
    return array.array("h", samples).tobytes()


@pytest.mark.parametrize("rate", [22_050, 24_000, 44_100])
@pytest.mark.parametrize("seconds", [0.3, 3.0])
def test_exactly_the_samples_that_went_in_come_out(tmp_path: Path, rate: int, seconds: float) -> None:
    path = tmp_path / "a.mp3"
    encode_mp3([speechlike(seconds, rate)], rate, path)
    clip = decode(path.read_bytes(), "a.mp3")
    assert clip.sample_rate_hz == 44_100
    assert abs(clip.samples - round(seconds * 44_100)) <= 2


def test_a_click_is_heard_where_it_was(tmp_path: Path) -> None:
    rate = 22_050
    samples = array.array("h", bytes(2 * rate * 4))
    position = rate * 3
    samples[position : position + 40] = array.array("h", [20_000, -20_000] * 20)
    path = tmp_path / "a.mp3"
    encode_mp3([samples.tobytes()], rate, path)
    heard = array.array("h", decode(path.read_bytes(), "a").pcm)
    loudest = max(range(len(heard)), key=lambda i: abs(heard[i]))
    assert abs(loudest / 44_100 - 3.0) < 0.005


def test_pieces_make_no_difference(tmp_path: Path) -> None:
    pcm = speechlike(1.0, 22_050)
    whole, pieces = tmp_path / "whole.mp3", tmp_path / "pieces.mp3"
    encode_mp3([pcm], 22_050, whole)
    encode_mp3([pcm[i : i + 1000] for i in range(0, len(pcm), 1000)] + [b""], 22_050, pieces)
    assert whole.read_bytes() == pieces.read_bytes()


@pytest.mark.parametrize("level", [500, 6000, 30_000])
def test_a_file_is_as_loud_as_asked_and_never_clips(tmp_path: Path, level: int) -> None:
    pcm = [speechlike(5.0, 22_050, level)]
    path = tmp_path / "a.mp3"
    encode_mp3(pcm, 22_050, path, mastering_gain_db(lambda: pcm, 22_050, -19.0, "a"))
    decoded = decode(path.read_bytes(), "a")
    assert integrated_lufs([decoded.pcm], 44_100) == pytest.approx(-19, abs=0.5)
    assert max(abs(sample) for sample in array.array("h", decoded.pcm)) < 32768 * 10 ** (-1 / 20)


def test_silence_has_no_loudness() -> None:
    pcm = [bytes(44_100)]
    assert integrated_lufs(pcm, 22_050) == -70
    with pytest.raises(AudioError, match="Title: has nothing in it that can be heard"):
        mastering_gain_db(lambda: pcm, 22_050, -19.0, "Title")


@pytest.mark.parametrize("data", [b"", b"no sound at all", b"\xff\xfb\x50\xc4" + bytes(20)])
def test_what_is_no_sound_is_named(data: bytes) -> None:
    with pytest.raises(AudioError, match=r"^a\.mp3: is not sound"):
        decode(data, "a.mp3")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"gone/a\.mp3"):
        encode_mp3([bytes(100)], 22_050, tmp_path / "gone" / "a.mp3")


RATES = [8000, 16_000, 22_050, 24_000, 44_100, 48_000]


@pytest.mark.parametrize("to", RATES)
@pytest.mark.parametrize("rate", RATES)
def test_a_clip_at_another_rate_is_as_long_and_sounds_the_same(rate: int, to: int) -> None:
    tone = array.array("h", (round(10_000 * math.sin(2 * math.pi * 440 * i / rate)) for i in range(rate + 17)))
    clip = resampled(Clip(tone.tobytes(), rate, (WordTiming(0, 900, 0, 5),)), to)
    assert (clip.sample_rate_hz, clip.samples) == (to, round((rate + 17) * to / rate))
    assert clip.words == (WordTiming(0, 900, 0, 5),)
    heard = array.array("h", clip.pcm)
    assert max(abs(heard[i] - 10_000 * math.sin(2 * math.pi * 440 * i / to)) for i in range(200, to - 200)) < 30
    # No click anywhere: no step is larger than the tone's own.
    steepest = 10_000 * 2 * math.pi * 440 / to
    assert max(abs(a - b) for a, b in pairwise(heard)) < 1.5 * steepest + 20


@pytest.mark.parametrize("samples", [0, 1, 2, 7])
def test_the_shortest_clips_can_be_resampled(samples: int) -> None:
    clip = resampled(Clip(b"\x10\x27" * samples, 24_000), 22_050)
    assert clip.samples == round(samples * 22_050 / 24_000)
