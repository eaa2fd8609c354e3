"""The web, opened by the first who asks: its libraries take a tenth of a second, and most commands ask for nothing."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from audioposts.fetching.answers import Fetched
from audioposts.models import Manners

if TYPE_CHECKING:
    from audioposts.fetching.web import Web


class LateWeb:
    """A `Web`, for whoever may not need it; `named` as there."""

    def __init__(self, folder: Path, manners: Manners, *, named: Iterable[str] = ()) -> None:
        self._folder = folder
        self._manners = manners
        self._named = tuple(named)
        self._web: Web | None = None

    def __call__(self, url: str, accept: str = "*/*") -> Fetched:
        return self._opened()(url, accept)

    def elsewhere(self, folder: Path) -> "Web":
        """Return the same web through another cache: who wants to be left alone is known there too."""
        return self._opened().elsewhere(folder)

    def close(self) -> None:
        """Close connections and cache."""
        if self._web:
            self._web.close()

    def _opened(self) -> "Web":
        if self._web is None:
            from audioposts.fetching.web import Web

            self._web = Web(self._folder, self._manners, named=self._named)
        return self._web
