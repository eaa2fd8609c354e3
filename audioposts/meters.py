"""Samples -> the highest point of the wave between them, and where nothing is heard. Pure.

A wave rises above the samples that describe it, and players, which make a wave of them, clip there: so the limit of
ITU-R BS.1770 (annex 2) is one of the wave. It is found by reading the wave at eight places for each sample.

Only few places are read. What the filter makes of samples of at most `m` is at most `m` times `_OVERSHOOT`, the sum of
its weights: so where samples are too low to make a new peak they are passed over, and nothing that it would find is
lost. Of speech that is nine tenths.
"""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float64]
"""Full scale is 1. Where there are channels, a row for each."""

SILENT_DBFS = -50.0
"""The mean (RMS) of 20 ms below which nothing is heard: 31 dB under speech of -19 LUFS, about as loud as the room. What
MP3, AAC and Opus make of digital silence stays below -75."""

_SILENT_POWER = 10 ** (SILENT_DBFS / 10)
_WINDOWS_PER_S = 50

_PLACES = 8
"""For each sample. Four, as BS.1770 asks for at the least, read a tone of 20 kHz up to 0.6 dB too low, eight 0.14."""

_REACH = 12
"""Samples on either side that make up a place between two of them."""

_KAISER_BETA = 5.0
"""With this reach: true to 0.03 dB up to 0.43 of the sample rate, which is 19 kHz of 44.1."""

_PIECE = 16
"""Samples that are passed over, or read, together; not fewer than `_REACH`."""

_AT_A_TIME = 48
"""Pieces that are read together: with more of them numpy's library starts a thread for each core, and a voice may be
speaking on that."""


def _filter() -> NDArray[np.float32]:
    """Return the weights of the samples around a place, in a row for each place but the sample's own."""
    distance = np.arange(1 - _REACH, _REACH + 1) - np.arange(1, _PLACES)[:, None] / _PLACES
    weights = np.sinc(distance) * np.i0(_KAISER_BETA * np.sqrt(1 - (distance / _REACH) ** 2))
    even: NDArray[np.float32] = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
    return even


def _matrix(weights: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what makes all places of a piece from its samples and those within reach."""
    matrix = np.zeros((_WINDOW, _PIECE, len(weights)), np.float32)
    for i in range(_PIECE):
        matrix[i : i + 2 * _REACH, i] = weights.T
    return matrix.reshape(_WINDOW, -1)


_BEFORE = _REACH - 1
_WINDOW = _BEFORE + _PIECE + _REACH
_WEIGHTS = _filter()
_MATRIX = _matrix(_WEIGHTS)
_OVERSHOOT = float(np.abs(_WEIGHTS).sum(axis=1).max())


class TruePeak:
    """The highest point of one channel so far."""

    def __init__(self) -> None:
        self._height = 0.0
        self._waiting: Samples = np.zeros(_BEFORE)

    def heard(self, samples: Samples) -> None:
        """Take the samples that follow into account."""
        waiting = np.concatenate((self._waiting, samples))
        count = (len(waiting) - _BEFORE - _REACH) // _PIECE
        if count > 0:
            self._read(waiting[: count * _PIECE + _BEFORE + _REACH], count)
            waiting = waiting[count * _PIECE :]
        self._waiting = waiting

    def height(self) -> float:
        """Return it, if nothing but silence follows; full scale is 1."""
        rest = TruePeak()
        rest._height, rest._waiting = self._height, self._waiting
        rest.heard(np.zeros(_PIECE + _REACH))
        return rest._height

    def _read(self, samples: Samples, count: int) -> None:
        heights = np.abs(samples)
        self._height = max(self._height, float(heights.max()))
        windows = np.lib.stride_tricks.sliding_window_view(samples, _WINDOW)[::_PIECE]
        near = np.flatnonzero(_heights_in_reach(heights, count) * _OVERSHOOT > self._height)
        for start in range(0, len(near), _AT_A_TIME):
            places = windows[near[start : start + _AT_A_TIME]].astype(np.float32) @ _MATRIX
            self._height = max(self._height, float(places.max()), -float(places.min()))


def _heights_in_reach(heights: Samples, count: int) -> Samples:
    """Return the height of the samples of each piece, and of those that are within its reach."""
    inside = heights[_BEFORE : _BEFORE + count * _PIECE].reshape(count, _PIECE).max(axis=1)
    around = np.concatenate(([heights[:_BEFORE].max()], inside, [heights[-_REACH:].max()]))
    highest: Samples = np.maximum(np.maximum(around[:-2], around[2:]), inside)
    return highest


class Stillness:
    """Finds stretches in which nothing is heard."""

    def __init__(self, sample_rate_hz: int, longest_ms: int) -> None:
        self._window = max(1, sample_rate_hz // _WINDOWS_PER_S)
        self._longest = longest_ms * sample_rate_hz / 1000
        self._position = 0
        self._still_since: int | None = None
        self._found: list[tuple[int, int]] = []
        self._waiting: Samples | None = None

    def heard(self, samples: Samples) -> None:
        """Take the samples that follow into account."""
        if self._waiting is not None:
            samples = np.concatenate((self._waiting, samples), axis=1)
        whole = samples.shape[1] // self._window * self._window
        self._look(samples[:, :whole])
        self._waiting = samples[:, whole:]

    def stretches(self) -> list[tuple[int, int]]:
        """Return those that are long, when all was heard: the first sample, and the one after the last."""
        if self._waiting is not None:
            self._look(self._waiting)
            self._end(self._position)
            self._waiting = None
        return self._found

    def _look(self, samples: Samples) -> None:
        still = self._still(samples)
        for i in np.flatnonzero(np.diff(still, prepend=self._still_since is not None)):
            at = self._position + int(i) * self._window
            if still[i]:
                self._still_since = at
            else:
                self._end(at)
        self._position += samples.shape[1]

    def _end(self, at: int) -> None:
        if self._still_since is not None and at - self._still_since >= self._longest:
            self._found.append((self._still_since, at))
        self._still_since = None

    def _still(self, samples: Samples) -> NDArray[np.bool_]:
        """Tell of each window whether nothing is heard in it, on any channel."""
        starts = np.arange(0, samples.shape[1], self._window)
        energy = np.add.reduceat(samples * samples, starts, axis=1).max(axis=0)
        still: NDArray[np.bool_] = energy < _SILENT_POWER * np.minimum(self._window, samples.shape[1] - starts)
        return still
