import math
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from audioposts.codec import FORMATS, Format, count_frames, decode, encode, join
from audioposts.errors import StorageError

Sound = NDArray[np.float64]
KINDS = list(FORMATS.values())
EACH = pytest.mark.parametrize("to", KINDS, ids=lambda to: to.name)


def strip_of(to: Format, frames: int, channels: int = 1, seed: int = 0) -> bytes:
    """Noise as speech has it, that dies away, and silence: n - 1 frames of it."""
    rng = np.random.default_rng(seed)
    samples = (frames - 1) * to.frame
    time = np.arange(samples)[:, None] / to.sample_rate_hz
    tones = sum(np.sin(2 * np.pi * f * time + rng.uniform(0, 6)) for f in (180 + 40 * seed, 700, 1900))
    swell = np.maximum(0, np.sin(2 * np.pi * 3 * time)) ** 2
    end = np.clip((samples - 2 * to.frame - np.arange(samples)[:, None]) / to.frame, 0, 1)
    sound = 4000 * tones * swell * end * np.ones((1, channels))
    return bytes(sound.astype("<i2").tobytes())


def heard(path: Path, channels: int = 1) -> Sound:
    clip = decode(path.read_bytes(), path.name, channels)
    return np.frombuffer(clip.pcm, "<i2").reshape(-1, channels)[:, 0].astype(float)


def as_sound(pcm: bytes, channels: int = 1) -> Sound:
    return np.frombuffer(pcm, "<i2").reshape(-1, channels)[:, 0].astype(float)


@EACH
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("frames", [2, 3, 40, 191])
def test_a_strip_has_the_frames_that_it_should(tmp_path: Path, to: Format, channels: int, frames: int) -> None:
    encode([strip_of(to, frames, channels)], to, channels, tmp_path / "strip")
    assert count_frames(tmp_path / "strip", to) == frames


@EACH
@pytest.mark.parametrize("channels", [1, 2])
def test_strips_are_joined_where_they_should_be_to_the_sample(tmp_path: Path, to: Format, channels: int) -> None:
    lengths = [40, 121, 33, 77]
    strips = []
    for number, frames in enumerate(lengths):
        strips.append(tmp_path / f"{number}")
        encode([strip_of(to, frames, channels, number)], to, channels, strips[-1])
    path = tmp_path / f"all{to.suffix}"
    join(strips, sum(lengths), to, channels, path)
    sound = heard(path, channels)
    assert abs(len(sound) - (sum(lengths) - 1) * to.frame) < to.frame
    begins = 0
    for number, frames in enumerate(lengths):
        wanted = as_sound(strip_of(to, frames, channels, number), channels)
        found = sound[begins : begins + len(wanted)]
        shifts = {shift: float(np.dot(wanted[200:-200], np.roll(found, -shift)[200:-200])) for shift in range(-60, 61)}
        assert max(shifts, key=lambda shift: shifts[shift]) == 0
        # No seam: what a lossy codec changes, and no click where strips meet.
        assert np.abs(found - wanted).max() < 2500
        begins += frames * to.frame


@EACH
def test_how_it_is_handed_over_makes_no_difference(tmp_path: Path, to: Format) -> None:
    pcm = strip_of(to, 60)
    whole, pieces = tmp_path / "whole", tmp_path / "pieces"
    encode([pcm], to, 1, whole)
    encode([pcm[i : i + 998] for i in range(0, len(pcm), 998)] + [b""], to, 1, pieces)
    assert whole.read_bytes() == pieces.read_bytes()


@EACH
def test_the_same_strips_make_the_same_bytes(tmp_path: Path, to: Format) -> None:
    files = []
    for name in ("a", "b"):
        encode([strip_of(to, 50)], to, 1, tmp_path / name)
        path = tmp_path / f"{name}{to.suffix}"
        join([tmp_path / name] * 2, 100, to, 1, path, [(0, "One"), (600, "Two")])
        files.append(path.read_bytes())
    assert files[0] == files[1]


@EACH
def test_a_damaged_strip_has_too_few_frames(tmp_path: Path, to: Format) -> None:
    path = tmp_path / "strip"
    encode([strip_of(to, 50)], to, 1, path)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert count_frames(path, to) < 50
    path.write_bytes(b"no sound at all")
    assert count_frames(path, to) == 0
    path.write_bytes(b"")
    assert count_frames(path, to) == 0


def test_an_mp3_goes_behind_what_is_in_the_file(tmp_path: Path) -> None:
    to = FORMATS["mp3"]
    encode([strip_of(to, 50)], to, 1, tmp_path / "strip")
    path = tmp_path / "a.mp3"
    path.write_bytes(b"ID3\x03\x00\x00\x00\x00\x00\x0a" + bytes(10))
    join([tmp_path / "strip"], 50, to, 1, path)
    assert path.read_bytes()[:3] == b"ID3"
    assert len(heard(path)) == 49 * to.frame


def test_the_index_of_an_m4a_comes_before_its_sound_and_has_the_chapters(tmp_path: Path) -> None:
    to = FORMATS["m4a"]
    encode([strip_of(to, 100)], to, 1, tmp_path / "strip")
    path = tmp_path / "a.m4a"
    join([tmp_path / "strip"], 100, to, 1, path, [(0, "Eins – ü"), (900, "Zwei")])
    data = path.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")
    with av.open(str(path)) as file:
        chapters = [(c["start"], str(c["time_base"]), c["metadata"]["title"]) for c in file.chapters()]
    assert chapters == [(0, "1/1000", "Eins – ü"), (900, "1/1000", "Zwei")]


@EACH
def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, to: Format) -> None:
    with pytest.raises(StorageError, match=r"gone/strip"):
        encode([strip_of(to, 3)], to, 1, tmp_path / "gone" / "strip")


@EACH
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full on this system")
def test_a_full_disk_is_an_error_that_names_the_file(to: Format) -> None:
    with pytest.raises(StorageError, match=r"/dev/full: No space left"):
        encode([strip_of(to, 400)], to, 1, Path("/dev/full"))


def test_what_is_encoded_has_the_level_that_went_in(tmp_path: Path) -> None:
    for to in KINDS:
        pcm = strip_of(to, 200)
        encode([pcm], to, 1, tmp_path / "strip")
        join([tmp_path / "strip"], 200, to, 1, tmp_path / f"a{to.suffix}")
        power = [float(np.square(sound).mean()) for sound in (as_sound(pcm), heard(tmp_path / f"a{to.suffix}"))]
        assert 10 * math.log10(power[1] / power[0]) == pytest.approx(-to.gain_db, abs=0.15)
        (tmp_path / f"a{to.suffix}").unlink()
