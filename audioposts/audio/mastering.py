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
"""LU of what is over the ceiling, in dB: of speech that was 5 dB over it the limiter took 0.8 LU, with 0.3 LU of scatter."""

_LOST_AGAIN = 1.25
"""So much has to be added for one LU that is missing."""

_NEAR_LU = 0.6
"""From here one correction is exact enough: speech is nearly always this near at the first trial."""

_TRIALS = 4

_FADE_IN_MS = 4
_FADE_OUT_MS = 12


def mastered(part: Clip, sample_rate_hz: int, channels: int, target_lufs: float, ceiling: float) -> bytes:
    """Return a clip at another rate, `target_lufs` loud as one channel, with no sample above `ceiling` and soft ends.

    Raises:
        AudioError: there is nothing in it to be heard.

    """
    gain_db = target_lufs - _loudness(part)
    peak = _peak(part) * 10 ** (gain_db / 20)
    limit = ceiling if peak > ceiling else None
    if limit:
        # The limiter takes away some of the loudness that the gain adds.
        gain_db = _corrected(part, gain_db + _LOST * 20 * log10(peak / ceiling), limit, target_lufs)
    pcm = reshaped(part, sample_rate_hz, gain_db, limit)
    made = replace(part, pcm=pcm, sample_rate_hz=sample_rate_hz)
    return _spread(faded(made, _FADE_IN_MS, _FADE_OUT_MS), channels)


def _corrected(part: Clip, gain_db: float, ceiling: float, target_lufs: float) -> float:
    """Return the gain with which a clip is as loud as it should be once it is limited."""
    for _ in range(_TRIALS):
        tried = replace(part, pcm=reshaped(part, part.sample_rate_hz, gain_db, ceiling))
        missing = target_lufs - _loudness(tried)
        gain_db += _LOST_AGAIN * missing
        if abs(missing) < _NEAR_LU:
            break
    return gain_db


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
