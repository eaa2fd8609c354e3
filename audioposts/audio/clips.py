"""Clip -> the part of it that is heard, with soft ends. Pure, by pydub."""

import warnings
from dataclasses import replace
from math import log10

from audioposts.models import Clip

with warnings.catch_warnings():
    # It warns where there is no ffmpeg program, which it would need for files; here it only sees PCM.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment, silence

_BELOW_PEAK_DB = 45.0
"""What is quieter than this under the loudest moment of a clip is the model's silence, not a soft consonant."""

_FLOOR_BEFORE_MS = 25
_FLOOR_AFTER_MS = 60
"""Left standing around what is heard, so that no breath of it is cut."""

_FADE_IN_MS = 4
_FADE_OUT_MS = 12


def audible_part(clip: Clip) -> tuple[int, int]:
    """Return the first sample that is heard and the one after the last; a clip may not be silent altogether."""
    segment = _segment(clip.pcm, clip.sample_rate_hz)
    threshold_dbfs = segment.max_dBFS - _BELOW_PEAK_DB
    before_ms = silence.detect_leading_silence(segment, threshold_dbfs, chunk_size=5)
    after_ms = silence.detect_leading_silence(segment.reverse(), threshold_dbfs, chunk_size=5)
    start = max(0, before_ms - _FLOOR_BEFORE_MS) * clip.sample_rate_hz // 1000
    stop = clip.samples - max(0, after_ms - _FLOOR_AFTER_MS) * clip.sample_rate_hz // 1000
    return start, max(start, stop)


def faded(clip: Clip, start: int, stop: int) -> bytes:
    """Return samples `start` to `stop` as PCM that begins and ends without a click."""
    segment = _segment(clip.pcm[2 * start : 2 * stop], clip.sample_rate_hz)
    pcm: bytes = segment.fade_in(_FADE_IN_MS).fade_out(_FADE_OUT_MS).raw_data
    return pcm


def amplified(clip: Clip, factor: float) -> Clip:
    """Return a clip `factor` times as loud (1: as it is); what would not fit into 16 bits is at their limit."""
    if factor == 1:
        return clip
    segment = _segment(clip.pcm, clip.sample_rate_hz).apply_gain(20 * log10(factor))
    return replace(clip, pcm=segment.raw_data)


def _segment(pcm: bytes, sample_rate_hz: int) -> AudioSegment:
    return AudioSegment(pcm, sample_width=2, frame_rate=sample_rate_hz, channels=1)
