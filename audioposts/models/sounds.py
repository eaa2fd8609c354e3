"""How the episodes of a show sound, and what they are made of besides articles. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class FileFormat(StrEnum):
    """What the files of episodes are."""

    MP3 = "mp3"
    M4A = "m4a"
    OPUS = "opus"


class Under(StrEnum):
    """What is spoken over music."""

    ANNOUNCEMENTS = "announcements"
    """What the show says itself: the intro, the headlines, the outro."""

    ALL = "all"


@dataclass(frozen=True, slots=True)
class Music:
    """Sound that is heard under speech."""

    file: str
    """Path, from the home folder."""

    under: Under = Under.ANNOUNCEMENTS
    level_db: float = -14.0
    """Of the music where nobody speaks, against speech."""

    duck_db: float = -10.0
    """How much further it goes back under speech."""


@dataclass(frozen=True, slots=True)
class Sound:
    """The sound of a show. Files are paths from the home folder."""

    format: FileFormat = FileFormat.MP3
    stereo: bool = False
    opening: str | None = None
    """What is heard first."""

    closing: str | None = None
    """What is heard last."""

    between: str | None = None
    """What is heard between two parts."""

    music: Music | None = None

    @property
    def channels(self) -> int:
        """One, or two for stereo."""
        return 2 if self.stereo else 1

    @property
    def target_lufs(self) -> float:
        """Of a whole file. One channel at -19 is as loud through two speakers as two at -16, which Apple asks for."""
        return -16.0 if self.stereo else -19.0


class Every(StrEnum):
    """How often there is a digest."""

    DAY = "day"
    WEEK = "week"


class Weekday(StrEnum):
    """In order."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, slots=True)
class Digest:
    """How the posts of a show come together in one episode. Templates that are empty are those of the language."""

    every: Every = Every.DAY
    weekday: Weekday = Weekday.MONDAY
    """On which, or after which, a weekly one is made."""

    most: int = 25
    """Articles of one digest; the rest waits for the next."""

    title: str = ""
    greeting: str = ""
    goodbye: str = ""
    headlines: bool = True
    """Whether the headlines are read before the articles."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a show says itself, around its articles."""

    title: str
    """Of the episode, for messages."""

    language: str
    paragraphs: tuple[str, ...]
    pause_ms: int = 900
    """Silence before what follows."""
