"""audio -> Recording. Pure."""

from dataclasses import dataclass

from audioposts.models.scripts import Role


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of a clip that is heard, and the silence after it."""

    address: str
    """Where the clip lies in the cache."""

    start: int
    """First sample that is heard."""

    stop: int
    """One past the last sample that is heard."""

    pause: int
    """Samples of silence that follow."""

    @property
    def samples(self) -> int:
        """Length in samples, silence included."""
        return self.stop - self.start + self.pause


@dataclass(frozen=True, slots=True)
class Cue:
    """When a piece of the text is heard, from the start of the recording."""

    start_ms: int
    end_ms: int
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Chapter:
    """Where a part of the recording begins."""

    start_ms: int
    title: str


@dataclass(frozen=True, slots=True)
class Recording:
    """How an episode sounds in time. The sound itself stays in the cache until it is encoded."""

    sample_rate_hz: int
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    """One for each utterance, in order, not overlapping."""

    chapters: tuple[Chapter, ...] = ()

    @property
    def samples(self) -> int:
        """Length in samples."""
        return sum(segment.samples for segment in self.segments)

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds."""
        return self.samples * 1000 // self.sample_rate_hz
