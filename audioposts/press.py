"""Episodes of the library -> what is published of a show: its feed and whatever follows from it. I/O: through Studio.

All of it follows from the library, the settings and the clock's day; what would be the same is not made again, so that
ten thousand episodes cost little more than their list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

from audioposts import __version__
from audioposts.errors import storage
from audioposts.library import Shelved
from audioposts.models import Show
from audioposts.pages import Failed, pages_are_there, write_pages
from audioposts.publishing.chapters import chapters_json
from audioposts.publishing.feed import ChannelFacts, render_feed, render_item
from audioposts.publishing.files import write_pieces, write_whole
from audioposts.publishing.names import cover_name
from audioposts.publishing.pages import Page
from audioposts.renderings import Renderings
from audioposts.stock import Stock
from audioposts.studio import Studio

FEED = "feed.xml"

_MOVED = timedelta(days=90)
"""For so long a feed says that it moved; Apple asks for four weeks."""


def in_window(episodes: Sequence[Shelved], show: Show, now: datetime) -> tuple[Shelved, ...]:
    """Return which of the episodes, newest first, the feed names."""
    window = show.window
    first = "" if window.days is None else _text(now - timedelta(days=window.days))
    return tuple(one for one in episodes[: window.newest] if one.published >= first)


@dataclass(frozen=True, slots=True)
class Press:
    """What publishes the shows of a studio."""

    studio: Studio
    now: datetime
    renderings: Renderings
    listed: dict[str, tuple[Show, tuple[Shelved, ...]]] = field(default_factory=dict)
    """The public shows, by name, with what is there of them."""

    def publish(self, show: Show, stock: Stock, failed: Failed) -> bool:
        """Bring what is published of a show up to date; before its first episode that is nothing.

        Only episodes whose files are whole are named. Return whether anything was written. A page that cannot be made
        is told, and the others are.
        """
        folder, whole = self.studio.home.folder(show), stock.whole
        named = in_window(whole, show, self.now)
        has_changed = self._note_who_left(show, whole, named)
        if not named and FEED not in stock.names:
            return has_changed
        self.make_cover(show)
        if not show.private:
            self.listed[show.slug] = show, whole
        outside = _digest(__version__, repr(show), repr(self.studio.site), self.studio.public_url)
        key = _digest(outside, *(part for one in whole for part in (one.guid, one.digest)))
        # Pages first: what is in the feed has its page.
        written = False
        if not pages_are_there(show.slug, key, folder.parent, self.renderings):
            written = write_pages(show.slug, self._pages(show, whole), folder.parent, self.renderings, failed, key)
        return self._write_feed(show, folder, named) or written or has_changed

    def make_cover(self, show: Show) -> None:
        """Make the show's cover, if it is not there."""
        path = self.studio.home.folder(show) / cover_name(show, self.studio.home.path)
        if not path.is_file():
            from audioposts.publishing.artwork import make_cover  # brings Pillow

            write_whole(path, make_cover(show, self.studio.home.path))

    def _note_who_left(self, show: Show, whole: Sequence[Shelved], named: Sequence[Shelved]) -> bool:
        guids = {one.guid for one in named}
        left = [one.guid for one in whole if one.guid not in guids and one.left_feed is None]
        back = [one.guid for one in named if one.left_feed]
        if left:
            self.studio.library.leave(show, left, self.now)
        if back:
            self.studio.library.leave(show, back, None)
        return bool(left or back)

    # --- the feed

    def _write_feed(self, show: Show, folder: Path, named: Sequence[Shelved]) -> bool:
        facts = self._facts(show)
        outside = _digest(__version__, repr(show), repr(facts))
        key = _digest(outside, *(part for one in named for part in (one.guid, one.digest)))
        # A feed that somebody changed is another size, almost always; `audioposts check` reads it.
        key = f"{key} {_size(folder / FEED)}"
        if self.renderings.page_keys(f"{show.slug} feed").get(FEED) == key:
            return False
        self._keep_items(show, outside, named, facts)
        items = (self.renderings.item(show.slug, one.guid) for one in named)
        dated = replace(facts, newest=named[0].episode.published) if named else facts
        write_pieces(folder / FEED, render_feed(show, items, dated))
        for former in show.formerly:
            old = self.studio.home.folder(replace(show, slug=former))
            write_whole(old / FEED, (folder / FEED).read_bytes())
        self.renderings.keep_pages(f"{show.slug} feed", {FEED: f"{key.partition(' ')[0]} {_size(folder / FEED)}"})
        return True

    def _keep_items(self, show: Show, outside: str, named: Sequence[Shelved], facts: ChannelFacts) -> None:
        """See that the item of every episode is kept as it is to be."""
        kept = self.renderings.item_keys(show.slug)
        keys = {one.guid: _digest(outside, one.digest) for one in named}
        new = [one for one in named if kept.get(one.guid) != keys[one.guid]]
        made = ((one.guid, keys[one.guid], render_item(show, one.episode, facts.folder_url)) for one in new)
        self.renderings.keep_items(show.slug, made, dropped=kept.keys() - keys.keys())

    def _facts(self, show: Show) -> ChannelFacts:
        studio = self.studio
        folder_url = f"{studio.public_url}/{show.slug}"
        feed_url = f"{folder_url}/{FEED}"
        guid = studio.library.podcast_guid(show, feed_url, for_good=studio.base_url is not None)
        moved = studio.library.move(show, feed_url, self.now) if studio.base_url else None
        has_moved = bool(show.formerly) or (moved is not None and self.now - moved < _MOVED)
        cover = cover_name(show, studio.home.path)
        return ChannelFacts(folder_url, guid, cover, new_feed_url=feed_url if has_moved else None)

    # --- pages

    def _pages(self, show: Show, whole: Sequence[Shelved]) -> Iterator[Page]:
        """Yield what follows from the episodes of a show, but the feed. Those that left it have their pages too."""
        url = self.studio.public_url
        folder = self.studio.home.folder(show)
        episodes = [one.episode for one in whole]
        for one, episode in zip(whole, episodes, strict=True):
            if episode.chapters_file and any(chapter.image for chapter in episode.chapters):
                # Chapters name their pictures by their addresses, which change with that of the public tree.
                render = partial(chapters_json, episode.chapters, f"{url}/{show.slug}")
                yield Page(f"{show.slug}/{episode.chapters_file}", _digest(__version__, one.digest, url), render)
        if self.studio.site.enabled:
            from audioposts.publishing.site import show_pages  # brings templates, and there is mostly nothing new

            cover = cover_name(show, self.studio.home.path)
            yield from show_pages(show, episodes, url, cover, folder, self.studio.site)

    def publish_index(self, failed: Failed) -> None:
        """Bring the pages that list the shows up to date, which were published before; private ones are not there."""
        outside = _digest(__version__, repr(self.studio.site), self.studio.public_url)
        told = [
            (repr(show), str(len(whole)), *(one.digest for one in whole[:1])) for show, whole in self.listed.values()
        ]
        key, root = _digest(outside, repr(told)), self.studio.home.episodes
        if not self.studio.site.enabled or not told or pages_are_there("", key, root, self.renderings):
            return
        from audioposts.publishing.site import Listed, index_pages

        home = self.studio.home.path
        listed = [
            Listed(show, cover_name(show, home), len(whole), whole[0].episode if whole else None)
            for show, whole in self.listed.values()
        ]
        pages = index_pages(listed, self.studio.public_url, self.studio.site)
        write_pages("", pages, root, self.renderings, failed, key)


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()


def _size(path: Path) -> int | None:
    with storage(path):
        return path.stat().st_size if path.is_file() else None


def _text(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
