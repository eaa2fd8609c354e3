"""The part of a clip that is heard -> PCM as it goes into an episode: of one rate, as loud as all others. Pure.

Each clip is measured and set by itself, so that a sentence sounds the same whatever stands around it, nothing has to
be known of an episode before its first frame is written, and what was encoded once can be used again.
"""

from dataclasses import replace
from math import log10

import numpy as np

from audioposts.audio.clips import faded, pcm_of, samples_of
from audioposts.audio.limiter import Samples, limited
from audioposts.audio.loudness import integrated_lufs
from audioposts.codec import reshaped
from audioposts.errors import AudioError
from audioposts.models import Clip

_SILENCE_LUFS = -60.0
"""What is quieter than this is no speech, and would be made noise."""

_MEASURED_S = 0.45
"""BS.1770 measures in blocks of 0.4 s that begin every 0.1 s: a shorter clip is measured over and over."""

_LOST = 0.17
"""LU of what is over the ceiling, in dB: of speech that was 5 dB over it the limiter took 0.8 LU, give or take 0.3."""

_LOST_AGAIN = 1.25
"""So much has to be added for one LU that is missing."""

_LEFT_DB = 0.7
"""The limiter holds clips so far below the ceiling that what is missing then can be added without limiting again."""

_TRIALS = 8

_FADE_IN_MS = 4
_FADE_OUT_MS = 12


def mastered(part: Clip, sample_rate_hz: int, channels: int, target_lufs: float, ceiling: float) -> bytes:
    """Return a clip at another rate, `target_lufs` loud as one channel, with no sample above `ceiling` and soft ends.

    At a higher rate there may be samples between those that are half a decibel higher.

    Raises:
        AudioError: there is nothing in it to be heard.

    """
    sound = samples_of(part) * _factor(target_lufs - _loudness(part))
    peak = float(np.abs(sound).max(initial=0))
    if peak > ceiling:
        sound = _limited(sound * _factor(_LOST * 20 * log10(peak / ceiling)), part, target_lufs, ceiling)
    soft = faded(sound, part.sample_rate_hz, _FADE_IN_MS, _FADE_OUT_MS)
    return reshaped(replace(part, pcm=pcm_of(_spread(soft, channels)), channels=channels), sample_rate_hz)


def _limited(sound: Samples, clip: Clip, target_lufs: float, ceiling: float) -> Samples:
    """Return samples that are limited and as loud as they should be; the limiter takes away some of the loudness."""
    limit = ceiling * float(_factor(-_LEFT_DB))
    for _ in range(_TRIALS):
        made = limited(sound, limit)
        missing_db = target_lufs - _loudness(replace(clip, pcm=pcm_of(made)))
        if abs(missing_db) <= _LEFT_DB:
            break
        sound = sound * _factor(_LOST_AGAIN * missing_db)
    return made * _factor(max(-_LEFT_DB, min(missing_db, _LEFT_DB)))


def _factor(gain_db: float) -> np.float32:
    return np.float32(10 ** (gain_db / 20))


def _loudness(clip: Clip) -> float:
    """Return how loud a clip is as one channel."""
    if not clip.samples:
        raise AudioError("a clip", "has nothing in it that can be heard")
    times = 1 + int(_MEASURED_S * clip.sample_rate_hz / clip.samples)
    loudness = integrated_lufs(clip if times == 1 else replace(clip, pcm=clip.pcm * times))
    if loudness < _SILENCE_LUFS:
        raise AudioError("a clip", "has nothing in it that can be heard")
    # Two channels that say the same are 3 LU louder than one.
    return loudness if clip.channels == 1 else loudness - 3.0103


def _spread(sound: Samples, channels: int) -> Samples:
    """Return samples in so many channels."""
    if sound.shape[1] == channels:
        return sound
    return np.repeat(sound.mean(axis=1, keepdims=True, dtype=np.float32), channels, axis=1)
