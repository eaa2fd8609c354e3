"""Sound -> how loud it is, nearly as ITU-R BS.1770-5 (EBU R 128) measures it, in a fifth of FFmpeg's time. Pure.

Each sentence is measured twice, so this is felt (docs/benchmarks.md). The weighting of the ear is applied to the
spectrum of each tenth of a second by itself, not to the sound: what the weighting remembers from one to the next is
left out, which for speech makes 0.02 LU at the most. What is published is measured by FFmpeg, to the letter.
"""

from functools import lru_cache
from math import pi, tan

import numpy as np
from numpy.typing import NDArray

from audioposts.models import Clip

SILENCE_LUFS = -70.0
"""The absolute gate: what is said of silence, and of less than 0.4 s."""

_OFFSET_LU = -0.691
_GATE = 0.1
"""Blocks with less than this of the mean power do not count."""

_STEPS_PER_S = 10
_STEPS_PER_BLOCK = 4


def integrated_lufs(clip: Clip) -> float:
    """Return the integrated loudness of a clip."""
    blocks = _block_powers(clip)
    heard = blocks[blocks > 10 ** ((SILENCE_LUFS - _OFFSET_LU) / 10)]
    if not heard.size:
        return SILENCE_LUFS
    return float(_OFFSET_LU + 10 * np.log10(heard[heard > heard.mean() * _GATE].mean()))


def _block_powers(clip: Clip) -> NDArray[np.float64]:
    """Return the weighted power of blocks of 0.4 s that begin every 0.1 s, 1 for a full-scale square in one channel."""
    step = clip.sample_rate_hz // _STEPS_PER_S
    steps = clip.samples // step
    if steps < _STEPS_PER_BLOCK:
        return np.zeros(0)
    sound = np.frombuffer(clip.pcm, "<i2").reshape(-1, clip.channels).T[:, : steps * step]
    spectrum = np.fft.rfft(sound.reshape(clip.channels, steps, step))
    power = (np.square(spectrum.real) + np.square(spectrum.imag)) @ _weights(step, clip.sample_rate_hz)
    return np.convolve(power.sum(axis=0), np.full(_STEPS_PER_BLOCK, 1 / _STEPS_PER_BLOCK), "valid")


@lru_cache(maxsize=16)
def _weights(step: int, sample_rate_hz: int) -> NDArray[np.float64]:
    """Return what the power at each frequency of a step adds to that of the step, by the two filters of BS.1770."""
    z = np.exp(-2j * pi * np.arange(step // 2 + 1) / step)
    response = np.ones(len(z), np.complex128)
    for b0, b1, b2, a1, a2 in (_shelf(sample_rate_hz), _high_pass(sample_rate_hz)):
        response *= (b0 + b1 * z + b2 * z * z) / (1 + a1 * z + a2 * z * z)
    # All frequencies but the first, and of an even step the last, stand for two: that above and that below zero.
    twice = np.full(len(z), 2.0)
    twice[0] = 1.0
    twice[-1] = 1.0 if step % 2 == 0 else 2.0
    weights: NDArray[np.float64] = twice * np.square(np.abs(response)) / (step * 32768.0) ** 2
    return weights


def _shelf(sample_rate_hz: int) -> tuple[float, float, float, float, float]:
    """Return the filter that stands for the head: 4 dB more above some 1.5 kHz. BS.1770 has it for 48 kHz only."""
    frequency_hz, gain_db, q = 1681.974450955533, 3.999843853973347, 0.7071752369554196
    k, high = tan(pi * frequency_hz / sample_rate_hz), 10 ** (gain_db / 20)
    middle = high**0.4996667741545416
    a0 = 1 + k / q + k * k
    return (
        (high + middle * k / q + k * k) / a0,
        2 * (k * k - high) / a0,
        (high - middle * k / q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / q + k * k) / a0,
    )


def _high_pass(sample_rate_hz: int) -> tuple[float, float, float, float, float]:
    """Return the filter that takes away what is too low to be loud, below some 40 Hz."""
    frequency_hz, q = 38.13547087602444, 0.5003270373238773
    k = tan(pi * frequency_hz / sample_rate_hz)
    a0 = 1 + k / q + k * k
    return 1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0
