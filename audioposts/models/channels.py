"""What a feed says of its show besides title and pictures. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who makes the show (Podcasting 2.0, podcast:person)."""

    name: str
    role: str = "host"
    group: str = "cast"
    image: str | None = None
    """URL of a picture."""

    url: str | None = None


@dataclass(frozen=True, slots=True)
class Funding:
    """Where listeners may support it (podcast:funding)."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Channel:
    """What directories and apps are told of a show."""

    locked: bool = False
    """Whether other hosts may not take the show over (podcast:locked)."""

    license: str | None = None
    """An identifier of the list of the podcast namespace, such as "cc-by-4.0", or a name of its own with a URL."""

    license_url: str | None = None
    copyright: str | None = None
    persons: tuple[Person, ...] = ()
    funding: tuple[Funding, ...] = ()
    frequency: str | None = None
    """How often there is an episode, as a rule of iCalendar: "FREQ=WEEKLY;BYDAY=MO"."""

    complete: bool = False
    """There will be no more episodes."""

    verify: tuple[tuple[str, str], ...] = ()
    """Words by which a directory knows that the show is yours: purpose and text (podcast:txt)."""
