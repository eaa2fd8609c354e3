"""How the program behaves towards the web: what the table [web] of the settings says. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """What a person may change in how pages are fetched."""

    contact: str | None = None
    """A page or a mail address by which those whose servers are asked reach whoever runs this."""

    pace_s: float = 1.0
    """Between two requests to one host."""

    ignore_robots_of: tuple[str, ...] = ()
    """Hosts whose robots.txt is not asked for: one's own."""

    allow_private: tuple[str, ...] = ()
    """Host names, addresses and networks that may be asked though they are not of the public Internet."""


POLITE = Manners()
"""As long as nobody says otherwise."""
