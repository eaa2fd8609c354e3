"""The episodes of a show, and which of their files are there. I/O: the library, and one look into the folder."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from audioposts.errors import storage
from audioposts.library import Shelved, Standing
from audioposts.models import OnEdit, Show
from audioposts.studio import Studio


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is of a show."""

    shelf: tuple[Shelved, ...]
    """Every episode that it ever had, newest first."""

    sizes: Mapping[str, int]
    """Of the files in its folder, in bytes, by name."""

    def is_whole(self, one: Shelved) -> bool:
        """Tell whether the sound of an episode is there as it was written."""
        return self.sizes.get(one.file) == one.length

    @property
    def whole(self) -> tuple[Shelved, ...]:
        """What is published, and there."""
        return tuple(one for one in self.shelf if one.standing is Standing.PUBLISHED and self.is_whole(one))

    @property
    def settled(self) -> tuple[Shelved, ...]:
        """What is not to be made: it is there, or went with age. What was lost, or comes back, is made again."""
        there = {one.guid for one in self.whole}
        return tuple(one for one in self.shelf if one.standing is Standing.EXPIRED or one.guid in there)


def stock_of(show: Show, studio: Studio) -> Stock:
    """Look what there is of a show."""
    return Stock(tuple(studio.library.shelf(show)), sizes_in(studio.home.folder(show)))


@dataclass(frozen=True, slots=True)
class Done:
    """The keys of posts of which nothing is to be made, as they are."""

    all: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    """Those with an episode of their own, which an edit of the post may change."""


def done_posts(show: Show, studio: Studio) -> Done:
    """Return the posts that a listener found in the feed: as episodes of what they say now, or in digests."""
    stock = stock_of(show, studio)
    settled = stock.settled
    guids = {one.guid for one in settled}
    edited = set() if show.on_edit is OnEdit.IGNORE else studio.library.edited(show)
    in_digests = {key for past in studio.library.digests(show) if past.guid in guids for key in past.read}
    own = {one.key for one in stock.whole} - edited - in_digests
    return Done(frozenset(({one.key for one in settled} - edited) | in_digests), frozenset(own))


def settle_in(show: Show, studio: Studio) -> None:
    """Bring what there is of a show to where it belongs: it may have had another name, or become private, or public."""
    studio.library.rename(show)
    home, folder = studio.home, studio.home.folder(show)
    names = (show.slug, *show.formerly)
    places = [home.folder(replace(show, slug=name, private=private)) for name in names for private in (True, False)]
    with storage(folder):
        for place in places:
            if place != folder and place.is_dir() and not folder.exists():
                folder.parent.mkdir(parents=True, exist_ok=True)
                place.rename(folder)


def sizes_in(folder: Path) -> dict[str, int]:
    """Return the files in a folder, with their sizes; none if it is not there."""
    with storage(folder):
        try:
            with os.scandir(folder) as entries:
                return {entry.name: entry.stat().st_size for entry in entries if entry.is_file()}
        except FileNotFoundError:
            return {}
