"""Text -> a tone of fitting length, always the same bytes. For tests and benchmarks: no model, no network."""

import math
from array import array
from dataclasses import dataclass
from zlib import crc32

from audioposts.config import engine_options
from audioposts.errors import TextTooLongError
from audioposts.models import Clip, Spoken, Voice


@dataclass(frozen=True, slots=True)
class _Options:
    sample_rate_hz: int = 22_050
    ms_per_char: int = 60
    max_chars: int = 300


class ToneEngine:
    """Beeps: the pitch is drawn from the text, the length is that of speech, with silence at both ends."""

    def __init__(self, voice: Voice) -> None:
        self._options = engine_options(voice, _Options)

    @property
    def version(self) -> str:
        """Change it with the sound."""
        return "tone 1"

    @property
    def max_chars(self) -> int:
        """Settable, to test how sentences are cut."""
        return self._options.max_chars

    @property
    def takes_ipa(self) -> bool:
        """It speaks words only."""
        return False

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return a tone of `ms_per_char` for each character."""
        text = spoken.text
        if len(text) > self.max_chars:
            raise TextTooLongError(text[:40], f"has {len(text)} characters, the engine takes {self.max_chars}")
        rate = self._options.sample_rate_hz
        # A pitch of which a whole number of periods fits into a tenth of a second: repeated without a click.
        pitch_hz = 110 + 10 * (crc32(text.encode("utf-8", "surrogatepass")) % 30)
        tenth = array("h", (round(9000 * math.sin(2 * math.pi * pitch_hz * i / rate)) for i in range(rate // 10)))
        samples = rate * self._options.ms_per_char * len(text) // 1000
        tone = tenth.tobytes() * (samples // len(tenth) + 1)
        silence = bytes(2 * (rate // 10))
        return Clip(silence + tone[: 2 * samples] + silence, rate)
