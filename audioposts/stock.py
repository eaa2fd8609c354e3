"""The episodes of a show, and which of their files are there. I/O: the library, and one look into the folder."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace

from audioposts.errors import storage
from audioposts.library import Shelved, Standing
from audioposts.models import OnEdit, Show
from audioposts.publishing.files import names_in
from audioposts.studio import Studio


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is of a show."""

    shelf: tuple[Shelved, ...]
    """Every episode that it ever had, newest first."""

    sizes: Mapping[str, int]
    """Of the sound that is there, in bytes, by name."""

    names: frozenset[str]
    """Of what is in its folder."""

    def has_sound(self, one: Shelved) -> bool:
        """Tell whether the sound of an episode is there as it was written."""
        return self.sizes.get(one.file) == one.length

    @property
    def whole(self) -> tuple[Shelved, ...]:
        """What is published, and can be heard; what else was lost of it is not named."""
        there = (one for one in self.shelf if one.standing is Standing.PUBLISHED and self.has_sound(one))
        return tuple(one.with_only(self.names) for one in there)

    @property
    def settled(self) -> tuple[Shelved, ...]:
        """What is not to be made: it is all there, or went with age. What was lost, or comes back, is made again."""
        return tuple(one for one in self.shelf if one.standing is Standing.EXPIRED or self._is_complete(one))

    def _is_complete(self, one: Shelved) -> bool:
        return one.standing is Standing.PUBLISHED and self.has_sound(one) and self.names.issuperset(one.files)


def stock_of(show: Show, studio: Studio) -> Stock:
    """Look what there is of a show."""
    folder = studio.home.folder(show)
    shelf, names = tuple(studio.library.shelf(show)), names_in(folder)
    with storage(folder):
        # Paths as texts: a show may have ten thousand of them.
        sizes = {one.file: os.stat(f"{folder}/{one.file}").st_size for one in shelf if one.file in names}
    return Stock(shelf, sizes, names)


@dataclass(frozen=True, slots=True)
class Done:
    """The keys of posts of which nothing is to be made, as they are."""

    all: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    """Those with an episode of their own, which an edit of the post may change."""


def done_posts(show: Show, studio: Studio, stock: Stock) -> Done:
    """Return the posts that a listener found in the feed: as episodes of what they say now, or in digests."""
    settled = stock.settled
    guids = {one.guid for one in settled}
    edited = set() if show.on_edit is OnEdit.IGNORE else studio.library.edited(show)
    in_digests = {key for past in studio.library.digests(show) if past.guid in guids for key in past.read}
    own = {one.key for one in settled if one.standing is Standing.PUBLISHED} - edited - in_digests
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
