"""Speech + music -> both, the music softer while somebody speaks. Pure, a piece at a time.

When speech is heard is known to the sample, so nothing has to listen for it: the music goes back before the first word,
and stays back in pauses that are too short to bring it up.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from audioposts.audio.mastering import mastered
from audioposts.codec import Format, limited
from audioposts.models import Clip

_STEP_MS = 50
"""How loud the music is, is worked out this often; between two of these it changes steadily."""

_GOES_BACK = 7
_COMES_UP = 6
_SMOOTH = 4
_BEGINS = 8
_ENDS = 24
"""In steps: before the first word, after the last, to either side of a change, and the fades at the ends."""

_LONG_PAUSE_MS = 1400
"""In a shorter one the music stays back."""

_SEAM_MS = 500
"""Where music is over before the speech is, its end and its beginning are heard together for so long."""

_Sound = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bed:
    """Music, at the rate, with the channels and as loud as it is heard where nobody speaks; it can go round."""

    pcm: bytes
    channels: int
    duck_db: float

    @property
    def address(self) -> str:
        """What decides how it sounds."""
        return f"{sha256(self.pcm).hexdigest()} {self.duck_db:g}"


def make_bed(clip: Clip, to: Format, channels: int, target_lufs: float, duck_db: float) -> Bed:
    """Return music as loud as `target_lufs`, as one channel."""
    pcm = mastered(clip, to.sample_rate_hz, channels, target_lufs + to.gain_db, to.ceiling)
    sound = np.frombuffer(pcm, "<i2").reshape(-1, channels).astype(np.float32)
    seam = min(len(sound) // 2, _SEAM_MS * to.sample_rate_hz // 1000)
    rise = np.linspace(0, 1, seam, dtype=np.float32)[:, None]
    if seam:
        sound[:seam] = sound[:seam] * rise + sound[-seam:] * (1 - rise)
        sound = sound[:-seam]
    return Bed(sound.astype("<i2").tobytes(), channels, duck_db)


def over_music(
    pcm: Iterable[bytes],
    spans: Sequence[tuple[int, int]],
    samples: int,
    bed: Bed,
    to: Format,
    mute: Sequence[tuple[int, int]] = (),
) -> Iterator[bytes]:
    """Yield PCM of so many samples with music under it, which is soft in `spans` and away in `mute`."""
    loop = np.frombuffer(bed.pcm, "<i2").reshape(-1, bed.channels).astype(np.float32)
    gains = _gains(spans, mute, samples, 10 ** (bed.duck_db / 20), to.sample_rate_hz)
    places = np.arange(len(gains)) * (_STEP_MS * to.sample_rate_hz // 1000)

    def mixed() -> Iterator[bytes]:
        position = 0
        for piece in pcm:
            speech = np.frombuffer(piece, "<i2").reshape(-1, bed.channels).astype(np.float32)
            here = np.arange(position, position + len(speech))
            gain = np.interp(here, places, gains).astype(np.float32)[:, None]
            position += len(speech)
            yield np.clip(speech + loop[here % len(loop)] * gain, -32768, 32767).astype("<i2").tobytes()

    return limited(mixed(), to.sample_rate_hz, bed.channels, to.ceiling)


def _gains(
    spans: Sequence[tuple[int, int]], mute: Sequence[tuple[int, int]], samples: int, soft: float, sample_rate_hz: int
) -> _Sound:
    """Return how loud the music is, every `_STEP_MS`."""
    step = _STEP_MS * sample_rate_hz // 1000
    gains = np.ones(samples // step + 2, dtype=np.float32)

    def hold(start: int, stop: int, gain: float) -> None:
        gains[max(0, start // step - _GOES_BACK) : stop // step + 1 + _COMES_UP] = gain

    for (start, stop), (following, _) in zip_longest(spans, spans[1:], fillvalue=(samples, samples)):
        # In a short pause it stays back.
        hold(start, following if following - stop < _LONG_PAUSE_MS * sample_rate_hz // 1000 else stop, soft)
    for start, stop in mute:
        hold(start, stop, 0.0)
    wide = np.pad(gains, _SMOOTH, mode="edge")
    smooth = np.convolve(wide, np.full(2 * _SMOOTH + 1, 1 / (2 * _SMOOTH + 1), dtype=np.float32), "valid")
    ends = np.minimum(
        np.arange(len(gains)) / _BEGINS, np.maximum(0, samples / step - 1 - np.arange(len(gains))) / _ENDS
    )
    faded: _Sound = (smooth * np.clip(ends, 0, 1)).astype(np.float32)
    return faded
