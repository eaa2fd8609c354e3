"""Clip -> the part of it that is heard. Pure, by pydub and NumPy."""

import warnings
from dataclasses import replace

import numpy as np

from audioposts.audio.limiter import Samples
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


def audible_part(clip: Clip) -> tuple[int, int]:
    """Return the first sample that is heard and the one after the last; a clip may not be silent altogether."""
    segment = segment_of(clip)
    threshold_dbfs = segment.max_dBFS - _BELOW_PEAK_DB
    before_ms = silence.detect_leading_silence(segment, threshold_dbfs, chunk_size=5)
    after_ms = silence.detect_leading_silence(segment.reverse(), threshold_dbfs, chunk_size=5)
    start = max(0, before_ms - _FLOOR_BEFORE_MS) * clip.sample_rate_hz // 1000
    stop = clip.samples - max(0, after_ms - _FLOOR_AFTER_MS) * clip.sample_rate_hz // 1000
    return start, max(start, stop)


def cut(clip: Clip, start: int, stop: int) -> Clip:
    """Return samples `start` to `stop` of a clip."""
    size = 2 * clip.channels
    return replace(clip, pcm=clip.pcm[size * start : size * stop])


def segment_of(clip: Clip) -> AudioSegment:
    """Return a clip as pydub has it."""
    return AudioSegment(clip.pcm, sample_width=2, frame_rate=clip.sample_rate_hz, channels=clip.channels)


def samples_of(clip: Clip) -> Samples:
    """Return the samples of a clip, 1 for full scale."""
    return np.frombuffer(clip.pcm, "<i2").reshape(-1, clip.channels).astype(np.float32) / np.float32(32768)


def pcm_of(sound: Samples) -> bytes:
    """Return samples as PCM; what is above full scale is full scale."""
    whole = np.clip(np.rint(sound * np.float32(32768)), -32768, 32767)
    return bytes(whole.astype("<i2").data)


def faded(sound: Samples, sample_rate_hz: int, in_ms: int, out_ms: int) -> Samples:
    """Return samples that begin and end without a click."""
    # Not by pydub, whose fades round a clip to whole milliseconds.
    count = len(sound)
    rise, fall = (min(count, ms * sample_rate_hz // 1000) for ms in (in_ms, out_ms))
    made = sound.copy()
    made[:rise] *= np.linspace(0, 1, rise, endpoint=False, dtype=np.float32)[:, None]
    made[count - fall :] *= np.linspace(1, 0, fall, dtype=np.float32)[:, None]
    return made
