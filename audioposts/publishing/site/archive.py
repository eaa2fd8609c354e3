"""Episodes -> the shelves of a show's archive. Pure.

A shelf is a month, or a part of a month that has many: parts are counted from the oldest, so that a new episode changes
the last one only, and neither a post that is found late nor one that is taken down moves episodes of other months.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from itertools import groupby

from audioposts.models import Episode

LONGEST = 100
"""Episodes on a shelf."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A page of the archive."""

    month: date
    """Its first day."""

    part: int
    """1 and up."""

    is_split: bool
    """Whether its month has more parts."""

    episodes: tuple[Episode, ...]
    """Newest first."""

    @property
    def name(self) -> str:
        """The name of its page."""
        return f"{self.month:%Y-%m}{f'-{self.part}' if self.part > 1 else ''}.html"


def shelves(episodes: Sequence[Episode]) -> list[Shelf]:
    """Return the shelves of episodes that are sorted, newest first like them."""
    made: list[Shelf] = []
    for month, group in groupby(episodes, _month):
        held = tuple(group)[::-1]
        parts = [held[at : at + LONGEST] for at in range(0, len(held), LONGEST)]
        made += [Shelf(month, part, len(parts) > 1, parts[part - 1][::-1]) for part in range(len(parts), 0, -1)]
    return made


def _month(episode: Episode) -> date:
    return episode.published.astimezone(UTC).date().replace(day=1)
