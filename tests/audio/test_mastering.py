import array
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.audio.mastering import mastered
from audioposts.codec import integrated_lufs
from audioposts.errors import AudioError
from audioposts.models import Clip
from tests.codec.test_pcm import speechlike

CEILING = 0.7


def level(pcm: bytes, rate: int, channels: int = 1) -> float:
    return integrated_lufs([pcm], rate, channels)


def peak(pcm: bytes) -> float:
    return float(np.abs(np.frombuffer(pcm, "<i2").astype(float)).max()) / 32768


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
@pytest.mark.parametrize("loudness", [200, 3000, 32_000])
@pytest.mark.parametrize("seconds", [0.6, 1.3, 5.0])
def test_every_clip_is_equally_loud_whatever_its_voice(rate: int, loudness: int, seconds: float) -> None:
    pcm = mastered(Clip(speechlike(seconds, rate, loudness), rate), 44_100, 1, -19.0, CEILING)
    assert level(pcm, 44_100) == pytest.approx(-19.0, abs=0.35)
    assert len(pcm) == 2 * round(int(seconds * rate) * 44_100 / rate)


def test_a_clip_with_high_peaks_is_as_loud_and_never_above_the_ceiling() -> None:
    # Clicks far above a soft tone: at -19 LUFS they would be at +9 dB of full scale.
    sound = array.array("h", speechlike(4.0, 22_050, 2500))
    for place in range(500, len(sound), 8820):
        sound[place] = 32_000
    pcm = mastered(Clip(sound.tobytes(), 22_050), 22_050, 1, -19.0, CEILING)
    assert peak(pcm) <= CEILING + 0.001
    assert level(pcm, 22_050) == pytest.approx(-19.0, abs=0.5)


def test_two_channels_are_as_loud_to_the_ear() -> None:
    clip = Clip(speechlike(3.0, 22_050), 22_050)
    one, two = (mastered(clip, 44_100, channels, -19.0, CEILING) for channels in (1, 2))
    assert len(two) == 2 * len(one)
    assert level(two, 44_100, 2) == pytest.approx(level(one, 44_100) + 3.01, abs=0.05)
    assert two[0::4] == two[2::4]


def test_music_in_two_channels_stays_in_two() -> None:
    left = np.frombuffer(speechlike(3.0, 44_100), "<i2")
    both = np.stack([left, left[::-1]], axis=1).tobytes()
    pcm = mastered(Clip(both, 44_100, channels=2), 44_100, 2, -19.0, CEILING)
    assert level(pcm, 44_100, 2) == pytest.approx(-16.0, abs=0.35)
    assert pcm[0:4000:4] != pcm[2:4000:4]


def test_ends_are_soft() -> None:
    constant = Clip(
        array.array("h", [12_000] * 100 + list(array.array("h", speechlike(2.0, 22_050)))).tobytes(), 22_050
    )
    pcm = array.array("h", mastered(constant, 22_050, 1, -19.0, CEILING))
    assert pcm[0] == 0
    assert abs(pcm[-1]) < 100


@pytest.mark.parametrize("pcm", [b"", bytes(4000), b"\x01\x00\x00\x00" * 4000])
def test_silence_is_not_made_noise(pcm: bytes) -> None:
    with pytest.raises(AudioError, match="nothing in it that can be heard"):
        mastered(Clip(pcm, 22_050), 44_100, 1, -19.0, CEILING)


@settings(max_examples=30, deadline=None)
@given(st.integers(30, 4000), st.sampled_from([8000, 22_050, 24_000]), st.floats(0.01, 1.0))
def test_no_clip_is_too_short_or_too_soft(samples: int, rate: int, amplitude: float) -> None:
    tone = array.array("h", (round(32_000 * amplitude * math.sin(i)) for i in range(samples)))
    pcm = mastered(Clip(tone.tobytes(), rate), 44_100, 1, -19.0, CEILING)
    assert len(pcm) == 2 * round(samples * 44_100 / rate)
    assert peak(pcm) <= 1.3 * CEILING
