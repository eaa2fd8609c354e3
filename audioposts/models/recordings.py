"""audio -> Recording. Pure."""

from dataclasses import dataclass, replace

from audioposts.models.scripts import Role, Utterance


@dataclass(frozen=True, slots=True)
class Delivery:
    """An utterance as somebody spoke it."""

    utterance: Utterance
    address: str
    """Where its clip lies."""

    speaker: str = ""
    """Name of the voice."""

    level_db: float = 0.0
    """How much louder it is to be than speech is."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a clip that is heard, and the silence after it."""

    address: str
    start: int
    """First sample of the clip that is heard."""

    stop: int
    """One past the last sample of the clip that is heard."""

    samples: int
    """How many they are at the sample rate of the recording."""

    pause: int
    """Samples of silence that follow, at the sample rate of the recording."""

    level_db: float = 0.0


@dataclass(frozen=True, slots=True)
class Strip:
    """What is encoded by itself. It ends in silence and fills whole frames; the last one is the encoder's."""

    segments: tuple[Segment, ...]
    frames: int


@dataclass(frozen=True, slots=True)
class Cue:
    """When a piece of the text is heard, from the start of the recording."""

    start_ms: int
    end_ms: int
    text: str
    role: Role
    speaker: str = ""
    ends_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """When a word, as the article has it, is heard."""

    start_ms: int
    end_ms: int
    text: str
    is_measured: bool
    """Whether the engine said so; else it is worked out from the length of the words around it."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a part of the recording begins."""

    start_ms: int
    title: str
    url: str | None = None
    """Of the article that is read."""

    image: str | None = None
    """Name of its picture in the folder of the show."""


@dataclass(frozen=True, slots=True)
class Recording:
    """How a text sounds in time. The sound itself stays in the cache until it is encoded, and then on the disk."""

    sample_rate_hz: int
    frame: int
    """Samples of a frame of its format."""

    strips: tuple[Strip, ...]
    cues: tuple[Cue, ...]
    """One for each utterance, in order, not overlapping."""

    chapters: tuple[Chapter, ...] = ()
    """One for each heading."""

    @property
    def frames(self) -> int:
        """Length in frames, those of the encoder included."""
        return sum(strip.frames for strip in self.strips)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, in order."""
        return tuple(segment for strip in self.strips for segment in strip.segments)

    @property
    def duration_ms(self) -> int:
        """Length of the file in milliseconds: the last frame is not in it."""
        return max(0, self.frames - 1) * self.frame * 1000 // self.sample_rate_hz

    def later(self, frames: int) -> "Recording":
        """Return it as the part of an episode that has so many frames before it."""
        ms = frames * self.frame * 1000 // self.sample_rate_hz
        return replace(
            self,
            cues=tuple(replace(cue, start_ms=cue.start_ms + ms, end_ms=cue.end_ms + ms) for cue in self.cues),
            chapters=tuple(replace(chapter, start_ms=chapter.start_ms + ms) for chapter in self.chapters),
        )
