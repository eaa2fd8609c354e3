"""What is found in a feed. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is."""

    ERROR = "error"
    """A directory refuses the feed or the episode."""

    WARNING = "warning"
    """One app misses it, or a standard recommends otherwise."""

    NOTE = "note"


class Source(StrEnum):
    """Whose rule it is."""

    APPLE = "Apple: Podcast RSS feed requirements"
    ARTWORK = "Apple: Artwork requirements"
    AUDIO = "Apple: Audio requirements"
    SPOTIFY = "Spotify: Podcast Delivery Specification"
    PSP = "PSP-1: The Podcast RSS Standard"
    PODCASTING = "Podcasting 2.0: the podcast namespace"
    RSS = "RSS 2.0"
    ID3 = "ID3v2 Chapter Frame Addendum"
    VTT = "WebVTT"
    HTTP = "RFC 9110: HTTP Semantics"


@dataclass(frozen=True, slots=True)
class Finding:
    """A departure from a rule."""

    rule: str
    """Its short name, such as "channel.language"."""

    source: Source
    severity: Severity
    where: str
    """The channel, the title of an episode, or the name of a file."""

    message: str
    remedy: str
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, whose departures are found by calling it."""

    name: str
    source: Source
    severity: Severity
    remedy: str

    def broken(self, where: str, message: str) -> Finding:
        """Return a departure from it."""
        return Finding(self.name, self.source, self.severity, where, message, self.remedy)


Findings = Iterator[Finding]
