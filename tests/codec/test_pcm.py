import array
import math
from itertools import pairwise

import pytest

from audioposts.codec import decode, integrated_lufs, limited, reshaped
from audioposts.errors import AudioError
from audioposts.models import Clip, WordTiming
from tests.standins.sounds import encoded


def speechlike(seconds: float, rate: int, level: int = 6000) -> bytes:
    """A tone that comes and goes four times a second, with peaks well over its mean, as speech has."""
    samples = (
        round(level * math.sin(2 * math.pi * 220 * i / rate) * max(0.05, math.sin(2 * math.pi * 4 * i / rate)) ** 3)
        for i in range(int(seconds * rate))
    )
    return array.array("h", samples).tobytes()


def test_silence_has_no_loudness() -> None:
    assert integrated_lufs([bytes(44_100)], 22_050) == -70


def test_a_tone_is_as_loud_as_the_standard_says() -> None:
    # EBU Tech 3341, case 1: a sine of 1 kHz at -23 dBFS in both channels is -23 LUFS; in one of one, 3 LU less.
    level = 32768 * 10 ** (-23 / 20)
    tone = array.array("h", (round(level * math.sin(2 * math.pi * 1000 * i / 48_000)) for i in range(48_000 * 5)))
    assert integrated_lufs([tone.tobytes()], 48_000) == pytest.approx(-26.0, abs=0.1)
    both = array.array("h", (sample for each in tone for sample in (each, each)))
    assert integrated_lufs([both.tobytes()], 48_000, 2) == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("data", [b"", b"no sound at all", b"\xff\xfb\x50\xc4" + bytes(20)])
def test_what_is_no_sound_is_named(data: bytes) -> None:
    with pytest.raises(AudioError, match=r"^a\.mp3: is not sound"):
        decode(data, "a.mp3")


@pytest.mark.parametrize("channels", [1, 2])
def test_sound_is_decoded_in_as_many_channels_as_are_wanted(channels: int) -> None:
    clip = decode(encoded(speechlike(1.0, 24_000), "flac"), "a.flac", channels)
    assert (clip.channels, clip.samples, clip.sample_rate_hz) == (channels, 24_000, 24_000)
    assert clip.duration_ms == 1000


RATES = [8000, 16_000, 22_050, 24_000, 44_100, 48_000]


@pytest.mark.parametrize("to", RATES)
@pytest.mark.parametrize("rate", RATES)
def test_a_clip_at_another_rate_is_as_long_and_sounds_the_same(rate: int, to: int) -> None:
    tone = array.array("h", (round(10_000 * math.sin(2 * math.pi * 440 * i / rate)) for i in range(rate + 17)))
    heard = array.array("h", reshaped(Clip(tone.tobytes(), rate, (WordTiming(0, 900, 0, 5),)), to))
    assert len(heard) == round((rate + 17) * to / rate)
    assert max(abs(heard[i] - 10_000 * math.sin(2 * math.pi * 440 * i / to)) for i in range(200, to - 200)) < 30
    # No click anywhere: no step is larger than the tone's own.
    steepest = 10_000 * 2 * math.pi * 440 / to
    assert max(abs(a - b) for a, b in pairwise(heard)) < 1.5 * steepest + 20


@pytest.mark.parametrize("samples", [0, 1, 2, 7])
def test_the_shortest_clips_can_be_reshaped(samples: int) -> None:
    assert len(reshaped(Clip(b"\x10\x27" * samples, 24_000), 22_050)) == 2 * round(samples * 22_050 / 24_000)


@pytest.mark.parametrize("channels", [1, 2])
def test_a_limiter_lets_nothing_pass_and_keeps_the_length(channels: int) -> None:
    pcm = speechlike(1.0, 22_050, 32_000)
    pieces = [pcm[i : i + 4 * 999] for i in range(0, len(pcm), 4 * 999)]
    heard = array.array("h", b"".join(limited(pieces, 22_050, channels, 0.25)))
    assert len(heard) == len(pcm) // 2
    assert 0.2 * 32768 < max(abs(sample) for sample in heard) <= 0.25 * 32768 + 1
