"""A clip and its text -> whether the one can be the speech of the other. Pure, but remembers how fast voices speak.

Engines do give back empty, silent and cut-off sound without an error, and models that lose the thread go on for
minutes. The bounds are wide: a good clip that is refused costs its article an episode.
"""

from collections.abc import Hashable
from dataclasses import replace
from threading import Lock

import numpy as np

from audioposts.errors import SpeechError
from audioposts.models import Clip

_FASTEST_MS = 5.0
"""For a letter or digit. Fast speech takes 40; so no voice is refused for its rate, and no more than a crumb passes."""

_SLOWEST_MS = 1000.0
"""For a character: "WWW" spelled out takes half of it."""
_SLOWEST_START_MS = 5000.0

LETTERS_THAT_TELL = 40
"""In shorter texts a single number or pause makes too much of a difference."""

_LETTERS_KNOWN = 1000
_CUT_OFF_BELOW = 0.5
"""Of the time that the voice takes elsewhere: of its sentences of 40 letters or more, none took under 0.8
(docs/benchmarks.md)."""

_RUN_AWAY_ABOVE = 3.0
"""Of that time, and a few seconds: of 52 sentences none took over 1.3."""

_NOISE_FROM = 0.6
"""White noise has 0.9 and more, of 60 sentences of the embedded voice none had over 0.05."""

_FRAME = 512
_FEWEST_FRAMES = 12
_MOST_FRAMES = 400
"""Nine seconds at 22 kHz."""

_SILENT = 33
"""-60 dB of full scale."""


class Pace:
    """How fast voices have spoken so far; may be asked by several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._spoken: dict[Hashable, tuple[int, float]] = {}

    def heard(self, voice: Hashable, letters: int, duration_ms: float) -> None:
        """Take a clip into account."""
        with self._lock:
            before, before_ms = self._spoken.get(voice, (0, 0.0))
            self._spoken[voice] = before + letters, before_ms + duration_ms

    def ms_per_letter(self, voice: Hashable) -> float | None:
        """Return how long a voice takes for a letter; None before it is known."""
        with self._lock:
            letters, duration_ms = self._spoken.get(voice, (0, 0.0))
        return duration_ms / letters if letters >= _LETTERS_KNOWN else None


def checked(clip: Clip, text: str, voice: Hashable, pace: Pace) -> Clip:
    """Return the clip if it may be how `voice` says `text`.

    Raises:
        SpeechError: it is empty, silent, too short or too long for that.

    """
    if not clip.pcm or len(clip.pcm) % (2 * clip.channels) or clip.sample_rate_hz <= 0:
        raise SpeechError(quoted(text), "the engine gave back no sound")
    if clip.is_silent:
        raise SpeechError(quoted(text), "the engine gave back silence")
    clip = _as_one_channel(clip)
    if _flatness(clip) > _NOISE_FROM:
        raise SpeechError(quoted(text), "the engine gave back noise")
    letters = sum(map(str.isalnum, text))
    heard_ms = audible_ms(clip)
    usual_ms = pace.ms_per_letter(voice) if letters >= LETTERS_THAT_TELL else None
    shortest_ms = letters * max(_FASTEST_MS, _CUT_OFF_BELOW * (usual_ms or 0))
    if heard_ms < shortest_ms:
        raise SpeechError(quoted(text), f"the engine gave back {heard_ms / 1000:.1f} s of sound, which cannot be all")
    if clip.duration_ms > _SLOWEST_START_MS + _SLOWEST_MS * len(text):
        raise SpeechError(quoted(text), f"the engine gave back {clip.duration_ms / 1000:.0f} s of sound for it")
    pace.heard(voice, letters, heard_ms)
    return clip


def _as_one_channel(clip: Clip) -> Clip:
    """Return a clip as everything from here on wants it."""
    if clip.channels == 1:
        return clip
    mean = np.frombuffer(clip.pcm, "<i2").reshape(-1, clip.channels).mean(axis=1)
    return replace(clip, pcm=mean.astype("<i2").tobytes(), channels=1)


def _flatness(clip: Clip) -> float:
    """Return how much alike a clip is at all frequencies, from 0 to 1: the Wiener entropy of its mean spectrum."""
    samples = np.frombuffer(clip.pcm, "<i2").astype(np.float32)
    frames = samples[: len(samples) // _FRAME * _FRAME].reshape(-1, _FRAME)[:_MOST_FRAMES]
    if len(frames) < _FEWEST_FRAMES:
        return 0.0
    power = np.square(np.abs(np.fft.rfft(frames * np.hanning(_FRAME), axis=1))).mean(axis=0)[1:-1] + 1e-3
    return float(np.exp(np.log(power).mean()) / power.mean())


def is_possible(text: str, duration_ms: float, usual_ms: float | None = None) -> bool:
    """Tell whether a text can be spoken in that time; `usual_ms` is what the voice takes for a letter, if known."""
    letters = sum(map(str.isalnum, text))
    shortest_ms = letters * max(_FASTEST_MS, _CUT_OFF_BELOW * (usual_ms or 0))
    longest_ms = _SLOWEST_START_MS + _SLOWEST_MS * len(text)
    if usual_ms:
        longest_ms = min(longest_ms, _SLOWEST_START_MS + _RUN_AWAY_ABOVE * letters * usual_ms)
    return shortest_ms <= duration_ms <= longest_ms


def audible_ms(clip: Clip) -> float:
    """Return the length of a clip without the silence at its ends, to 10 ms."""
    samples = memoryview(clip.pcm).cast("h")
    step = max(1, clip.sample_rate_hz // 100)
    starts = range(0, len(samples), step)

    def is_loud(start: int) -> bool:
        piece = samples[start : start + step]
        return max(piece) >= _SILENT or min(piece) <= -_SILENT

    first = next(filter(is_loud, starts), None)
    last = next(filter(is_loud, reversed(starts)), None)
    if first is None or last is None:
        return 0.0
    return (min(last + step, len(samples)) - first) * 1000 / clip.sample_rate_hz


def quoted(text: str) -> str:
    """Return the beginning of a text, for messages."""
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
