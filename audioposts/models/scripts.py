"""narration -> Script. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Which part of the episode an utterance is; a show may cast a voice for each."""

    TITLE = "title"
    BYLINE = "byline"
    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"
    ANNOUNCER = "announcer"
    """What the article does not say itself: "a table of 20 rows", "end of quote"."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of what is spoken, and the stretch of what is written that it stands for. Offsets of characters.

    Where both are of one length, each character stands for its own; otherwise the whole for the whole.
    """

    start: int
    stop: int
    written_start: int
    written_stop: int

    @property
    def is_verbatim(self) -> bool:
        """Whether it is spoken as it is written."""
        return self.stop - self.start == self.written_stop - self.written_start


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How a stretch of what is spoken sounds, for engines that take phonemes."""

    start: int
    stop: int
    ipa: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """A piece of text as it is to be said."""

    text: str
    """In words; empty where there is nothing to say."""

    spans: tuple[Span, ...] = ()
    """In order, without gaps in what is spoken; none: it is spoken as it is written."""

    pronunciations: tuple[Pronunciation, ...] = ()
    """In order, not overlapping."""

    def written(self, start: int, stop: int) -> tuple[int, int]:
        """Return where in the written text a part of what is spoken stands: a word, when its sound is known."""
        touched = [span for span in self.spans if span.start < stop and start < span.stop]
        if not touched:
            return start, stop
        first, last = touched[0], touched[-1]
        begin = first.written_start + (max(start - first.start, 0) if first.is_verbatim else 0)
        end = last.written_start + min(stop, last.stop) - last.start if last.is_verbatim else last.written_stop
        return begin, end


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is given to an engine in one piece: a sentence, or as much of it as the engine takes."""

    text: str
    """As the article has it; empty where the article does not say it."""

    spoken: Spoken
    """As the engine is to say it."""

    role: Role
    pause_ms: int
    """Silence that follows."""

    language: str = "en"
    """BCP 47."""

    ends_paragraph: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """An article as it will be read: every sentence in order, with its pauses."""

    title: str
    language: str
    utterances: tuple[Utterance, ...]
