"""Parts in their order -> where everything is in the episode: chapters, lines with their words. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from audioposts.audio.words import words_of
from audioposts.models import Chapter, Cue, Recording, Word
from audioposts.production.parts import Part

_SHORTEST_MS = 30_000
"""Of a chapter that a heading makes; Spotify takes no shorter ones."""


@dataclass(frozen=True, slots=True)
class Section:
    """Parts that belong together."""

    parts: tuple[Part, ...]
    chapter: Chapter | None = None
    """Begins where the section does."""

    is_sound: bool = False
    """Whether nobody speaks in it."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """An episode in time."""

    sections: tuple[Section, ...]
    has_headings: bool = True
    """Whether headings make chapters too."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """All parts, in order."""
        return tuple(part for section in self.sections for part in section.parts)

    @property
    def frames(self) -> int:
        """Length in frames, those of the encoder included."""
        return sum(part.recording.frames for part in self.parts)

    @property
    def duration_ms(self) -> int:
        """Length of the file in milliseconds."""
        first = self.parts[0].recording
        return max(0, self.frames - 1) * first.frame * 1000 // first.sample_rate_hz

    @property
    def longest_pause_ms(self) -> int:
        """Longest silence that was meant."""
        return max(delivery.utterance.pause_ms for part in self.parts for delivery in part.deliveries)

    def remade(self, make: Callable[[Part], Part]) -> "Assembly":
        """Return it with each part as `make` makes it."""
        return replace(self, sections=tuple(replace(one, parts=tuple(map(make, one.parts))) for one in self.sections))

    def recordings(self) -> Iterator[Recording]:
        """Yield the recording of each part, in the time of the episode."""
        frames = [part.recording.frames for part in self.parts]
        for part, before in zip(self.parts, accumulate(frames, initial=0), strict=False):
            yield part.recording.later(before)

    def chapters(self) -> tuple[Chapter, ...]:
        """Return the chapters: those of sections, and of headings where they are long enough apart."""
        found: list[Chapter] = []
        recordings = self.recordings()
        for section in self.sections:
            of_section = [next(recordings) for _ in section.parts]
            if section.chapter:
                found.append(replace(section.chapter, start_ms=self._start_ms(section) if found else 0))
            headings = [chapter for recording in of_section for chapter in recording.chapters]
            for heading in headings if self.has_headings and found else ():
                apart_ms = min(heading.start_ms - found[-1].start_ms, self.duration_ms - heading.start_ms)
                if apart_ms >= _SHORTEST_MS:
                    found.append(replace(heading, url=found[-1].url))
        return tuple(found)

    def _start_ms(self, wanted: Section) -> int:
        before = 0
        for section in self.sections:
            if section is wanted:
                break
            before += sum(part.recording.frames for part in section.parts)
        first = self.parts[0].recording
        return before * first.frame * 1000 // first.sample_rate_hz

    def sounds(self) -> tuple[tuple[int, int], ...]:
        """Return from which sample to which there are sections in which nobody speaks."""
        made: list[tuple[int, int]] = []
        position = 0
        for section in self.sections:
            samples = sum(part.recording.frames * part.recording.frame for part in section.parts)
            if section.is_sound:
                made.append((position, position + samples))
            position += samples
        return tuple(made)

    def lines(self) -> Iterator[tuple[Cue, tuple[Word, ...]]]:
        """Yield every cue with its words; clips are read for it one at a time."""
        for part, recording in zip(self.parts, self.recordings(), strict=True):
            segments = recording.segments
            for delivery, cue, segment in zip(part.deliveries, recording.cues, segments, strict=True):
                if cue.text:
                    clip = part.load(delivery.address)
                    yield cue, words_of(delivery, cue, clip.words, segment.start * 1000 // clip.sample_rate_hz)
