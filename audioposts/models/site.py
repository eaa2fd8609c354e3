"""How the listening site is made. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """What is the same on all pages."""

    enabled: bool = True
    title: str = "Podcasts"
    """Of the page that lists the shows; all others link to it by this name."""

    footer: str = ""
    """A line at the end of every page: who publishes it, where to write to."""
