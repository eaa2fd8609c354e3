"""speech -> Clip. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """A way of speaking: an engine and what it needs to know. One file in `voices/`."""

    name: str
    engine: str
    language: str
    file: str
    """Where it is described, for messages."""

    options: tuple[tuple[str, str | int | float | bool], ...] = ()
    """What only this engine understands, in order of the name."""

    licence: str = ""
    description: str = ""
    sample: str = ""
    """A sentence that shows what it sounds like; empty: one in its language."""

    volume: float = 1.0
    """How much louder it is made; it is equal among a show's voices when they sound equally loud."""

    fallbacks: tuple[str, ...] = ()
    """Names of the voices that speak an article when this one cannot, the first choice first."""

    price_per_million_chars: float = 0.0
    """In US dollars, for voices that are paid for."""


@dataclass(frozen=True, slots=True)
class WordTiming:
    """When a word of an utterance is heard, from the start of its clip."""

    start_ms: int
    end_ms: int
    start: int
    """Where it begins in what is spoken, in characters."""

    stop: int


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of one utterance: signed 16-bit little-endian PCM. Speech has one channel."""

    pcm: bytes
    sample_rate_hz: int
    words: tuple[WordTiming, ...] = ()
    channels: int = 1
    """Two, in turn, where it is music."""

    @property
    def samples(self) -> int:
        """Length in samples of one channel."""
        return len(self.pcm) // (2 * self.channels)

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds."""
        return self.samples * 1000 // self.sample_rate_hz

    @property
    def is_silent(self) -> bool:
        """Whether nothing in it would be heard: all of it is below -60 dB of full scale."""
        samples = memoryview(self.pcm).cast("h")
        return not samples or max(max(samples), -min(samples)) < 33
