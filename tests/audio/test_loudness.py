import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.audio.loudness import integrated_lufs
from audioposts.codec import integrated_lufs as by_ffmpeg
from audioposts.models import Clip
from tests.codec.test_pcm import speechlike


@pytest.mark.parametrize("rate", [8000, 16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("level", [100, 6000, 32_000])
def test_it_measures_what_ffmpeg_does(rate: int, level: int) -> None:
    pcm = speechlike(3.0, rate, level) + bytes(2 * rate) + speechlike(2.0, rate, level // 3)
    assert integrated_lufs(Clip(pcm, rate)) == pytest.approx(by_ffmpeg([pcm], rate), abs=0.1)


@pytest.mark.parametrize("frequency_hz", [60, 200, 1000, 3000, 8000])
def test_tones_are_weighted_as_the_ear_does(frequency_hz: int) -> None:
    rate = 44_100
    tone = (8000 * np.sin(2 * np.pi * frequency_hz * np.arange(3 * rate) / rate)).astype("<i2").tobytes()
    assert integrated_lufs(Clip(tone, rate)) == pytest.approx(by_ffmpeg([tone], rate), abs=0.1)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32 - 1), st.floats(0.4, 6.0), st.sampled_from([1, 2]))
def test_noise_that_comes_and_goes(seed: int, seconds: float, channels: int) -> None:
    rng = np.random.default_rng(seed)
    samples = int(seconds * 22_050)
    swell = np.repeat(rng.uniform(0.01, 1, math.ceil(samples / 3000)), 3000)[:samples, None]
    pcm = (rng.normal(0, 3000, (samples, channels)) * swell).clip(-32768, 32767).astype("<i2").tobytes()
    clip = Clip(pcm, 22_050, channels=channels)
    assert integrated_lufs(clip) == pytest.approx(by_ffmpeg([pcm], 22_050, channels), abs=0.35)


def test_silence_and_what_is_too_short_have_no_loudness() -> None:
    assert integrated_lufs(Clip(bytes(2 * 22_050), 22_050)) == -70
    assert integrated_lufs(Clip(speechlike(0.3, 22_050), 22_050)) == -70
    assert integrated_lufs(Clip(b"", 22_050)) == -70
