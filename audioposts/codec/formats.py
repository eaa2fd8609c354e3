"""The formats that episodes come in. Pure."""

from dataclasses import dataclass
from math import log10

CEILING = 0.75
"""Of the samples that are encoded, -2.5 dB of full scale: decoded peaks came out up to 1.4 dB higher, and the limit is
-1 dBTP."""


@dataclass(frozen=True, slots=True)
class Format:
    """A way to encode sound, in frames of equal length."""

    name: str
    suffix: str
    """Of file names, by which Apple decides whether a file is played."""

    media_type: str
    sample_rate_hz: int
    frame: int
    """Samples of a frame. So much is not of the strip but of the encoder, which looks ahead: a strip of n frames holds
    n - 1 frames of sound, and the silence between it and the next is a frame longer."""

    kbps: int
    """Of one channel, in kbit/s; two take twice that."""

    scale: float = 1.0
    """What the encoder itself multiplies samples by."""

    @property
    def gain_db(self) -> float:
        """What makes good for `scale`."""
        return -20 * log10(self.scale)

    @property
    def ceiling(self) -> float:
        """Highest sample that may go into the encoder, 1 for full scale."""
        return CEILING / self.scale


FORMATS = {
    # LAME turns its input down by 0.45 dB at these bit rates (measured; `scale` in its table of presets).
    "mp3": Format("mp3", ".mp3", "audio/mpeg", 44_100, 1152, 64, 0.95),
    "m4a": Format("m4a", ".m4a", "audio/x-m4a", 44_100, 1024, 64),
    # Opus has no 44.1 kHz.
    "opus": Format("opus", ".opus", "audio/ogg", 48_000, 960, 48),
}
"""Apple asks for 44.1 kHz or more and for mono of 64 to 128 kbit/s (Audio requirements)."""
