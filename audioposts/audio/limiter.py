"""Samples -> samples that are nowhere above a ceiling, turned down softly around each peak. Pure.

FFmpeg's limiter goes from sample to sample and takes four times as long (docs/benchmarks.md). This one sees the whole
clip: it works out how far each stretch of 0.7 ms has to go down, holds that for 15 ms to either side, and goes there
and back along a bell, so that a syllable is softer as a whole and no wave is bent.
"""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Of one or two channels: a row for each moment."""

_STRETCH = 32
"""Samples; 0.7 ms at 44.1 kHz."""

_REACH = 20
"""Stretches on either side of a peak that are turned down with it."""

_RAMP = (np.arange(_STRETCH) / _STRETCH).astype(np.float32)
_BELL: NDArray[np.float32] = (np.hanning(2 * _REACH + 1)[1:-1] / np.hanning(2 * _REACH + 1).sum()).astype(np.float32)


def limited(sound: Samples, ceiling: float) -> Samples:
    """Return as many samples, none of them above `ceiling`; what is far from a peak is as it was."""
    count = len(sound)
    stretches = -(-count // _STRETCH)
    padded = np.zeros((stretches * _STRETCH, sound.shape[1]), np.float32)
    padded[:count] = sound
    peaks = np.abs(padded).reshape(stretches, _STRETCH * sound.shape[1]).max(axis=1, initial=0)
    if peaks.max(initial=0) <= ceiling:
        return sound
    wanted = np.minimum(1, ceiling / np.maximum(peaks, ceiling))
    around = np.lib.stride_tricks.sliding_window_view(np.pad(wanted, _REACH, constant_values=1), 2 * _REACH + 1)
    gains = np.convolve(np.pad(around.min(axis=1), _REACH - 1, mode="edge"), _BELL, "valid")
    # From the edge of a stretch to the next it changes steadily; at an edge it is as low as both sides want.
    edges = np.minimum(np.append(gains, gains[-1]), np.insert(gains, 0, gains[0])).astype(np.float32)
    gain = edges[:-1, None] + np.diff(edges)[:, None] * _RAMP
    made: Samples = np.clip(sound * gain.reshape(-1)[:count, None], -ceiling, ceiling)
    return made
