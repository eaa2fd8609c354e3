"""What is said of an episode in its file. Pure."""

from dataclasses import dataclass
from datetime import datetime

from audioposts.models import Chapter


@dataclass(frozen=True, slots=True)
class About:
    """An episode, as players show it."""

    title: str
    artist: str
    album: str
    """The show."""

    language: str
    published: datetime | None
    url: str | None
    picture: bytes
    """A JPEG."""

    duration_ms: int
    chapters: tuple[Chapter, ...]
    pictures: tuple[bytes | None, ...] = ()
    """Of the chapters, JPEGs; none at all where they have the episode's."""

    @property
    def comment(self) -> str:
        """What every file says: the voice is none of a person."""
        return f"Read aloud by a synthetic voice for {self.album}."

    @property
    def ends_ms(self) -> tuple[int, ...]:
        """Of the chapters."""
        return (*(chapter.start_ms for chapter in self.chapters[1:]), self.duration_ms)
