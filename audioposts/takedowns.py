"""What sources list -> posts that were taken down. I/O: the library; asks for pages.

That a source does not list a post says little: feeds have their newest posts only. So a post is gone only if its
source, read to its end, lists older ones, and its own page or file is not there.
"""

from dataclasses import dataclass, field
from datetime import datetime
from glob import escape
from pathlib import Path

from audioposts.errors import SourceError
from audioposts.fetching import FetchError
from audioposts.library import Placed, Standing
from audioposts.models import OnRemoval, Show
from audioposts.sources import is_url
from audioposts.studio import Studio

_MOST_PAGES = 20
"""That are asked for in a run, of each source: those that were not asked for the longest."""

_GONE = (404, 410)


@dataclass(slots=True)
class Takedowns:
    """One run's look at what is listed of a show."""

    studio: Studio
    show: Show
    now: datetime
    _listed: set[str] = field(default_factory=set)
    _ended: list[str] = field(default_factory=list)

    def listed(self, key: str) -> None:
        """Hear that a source lists a post."""
        self._listed.add(key)

    def ended(self, source: str) -> None:
        """Hear that a source was read to its end, with nothing amiss."""
        self._ended.append(source)

    def settle(self) -> None:
        """Withdraw the episodes of posts that were taken down, if the show does so. One that returns is made again."""
        if self.show.on_removal is OnRemoval.WITHDRAW:
            for source in self._ended:
                gone = [one.guid for one in self._missing(source) if self._is_gone(one, source)]
                self.studio.library.stand(self.show, gone, Standing.WITHDRAWN)

    def _missing(self, source: str) -> list[Placed]:
        """Return the posts of a source that no source lists, though it lists older ones."""
        placed = self.studio.library.placed(self.show, source)
        oldest = min((one.published for one in placed if one.key in self._listed), default=None)
        missing = [one for one in placed if one.key not in self._listed]
        # Of a file nothing scrolls out: it is there or it is not.
        return [one for one in missing if not is_url(one.place) or (oldest and one.published >= oldest)][:_MOST_PAGES]

    def _is_gone(self, one: Placed, source: str) -> bool:
        self.studio.library.asked(self.show, one.key, self.now)
        if not is_url(one.place):
            return not _has_file(self.studio.home.path / source, one.place)
        try:
            self.studio.fetch(one.place)
        except FetchError as error:
            return error.status in _GONE
        except SourceError:
            return False
        return False


def _has_file(source: Path, name: str) -> bool:
    """Tell whether the file in which a post was may still be there; what is no file or folder, no one can tell of."""
    return any(source.rglob(escape(name))) if source.is_dir() else True
