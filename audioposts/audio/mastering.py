"""The part of a clip that is heard -> PCM as it goes into an episode: of one rate, as loud as all others. Pure.

Each clip is measured and set by itself, so that a sentence sounds the same whatever stands around it, nothing has to
be known of an episode before its first frame is written, and what was encoded once can be used again.
"""

from dataclasses import replace
from math import log10

from audioposts.audio.clips import faded, segment_of
from audioposts.codec import integrated_lufs, reshaped
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

_TRIALS = 4

_FADE_IN_MS = 4
_FADE_OUT_MS = 12


def mastered(part: Clip, sample_rate_hz: int, channels: int, target_lufs: float, ceiling: float) -> bytes:
    """Return a clip at another rate, `target_lufs` loud as one channel, with no sample above `ceiling` and soft ends.

    Between two samples of a lower rate the sound may be higher than both, by half a decibel.

    Raises:
        AudioError: there is nothing in it to be heard.

    """
    gain_db = target_lufs - _loudness(part)
    over_db = 20 * log10(max(_peak(part), 1e-9) / ceiling) + gain_db
    if over_db > 0:
        part, gain_db = _limited(part, gain_db + _LOST * over_db, ceiling, target_lufs)
    made = replace(part, pcm=reshaped(part, sample_rate_hz, gain_db), sample_rate_hz=sample_rate_hz)
    return _spread(faded(made, _FADE_IN_MS, _FADE_OUT_MS), channels)


def _limited(part: Clip, gain_db: float, ceiling: float, target_lufs: float) -> tuple[Clip, float]:
    """Return a clip that is amplified and limited, and the little gain that it still has to have."""
    limit = ceiling * 10 ** (-_LEFT_DB / 20)
    for _ in range(_TRIALS):
        made = replace(part, pcm=reshaped(part, part.sample_rate_hz, gain_db, limit))
        missing_db = target_lufs - _loudness(made)
        if abs(missing_db) <= _LEFT_DB:
            return made, missing_db
        gain_db += _LOST_AGAIN * missing_db
    return made, max(-_LEFT_DB, min(missing_db, _LEFT_DB))


def _loudness(clip: Clip) -> float:
    if not clip.samples:
        raise AudioError("a clip", "has nothing in it that can be heard")
    times = 1 + int(_MEASURED_S * clip.sample_rate_hz / clip.samples)
    loudness = integrated_lufs([clip.pcm] * times, clip.sample_rate_hz, clip.channels)
    if loudness < _SILENCE_LUFS:
        raise AudioError("a clip", "has nothing in it that can be heard")
    # Two channels that say the same are 3 LU louder than one.
    return loudness if clip.channels == 1 else loudness - 3.0103


def _peak(clip: Clip) -> float:
    """Return the highest sample, 1 for full scale."""
    return float(segment_of(clip).max) / 32768


def _spread(clip: Clip, channels: int) -> bytes:
    """Return the PCM of a clip in so many channels."""
    if clip.channels == channels:
        return clip.pcm
    pcm: bytes = segment_of(clip).set_channels(channels).raw_data
    return pcm
