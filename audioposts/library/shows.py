"""What the library keeps of a show itself. I/O: SQLite."""

from datetime import datetime
from uuid import UUID, uuid5

from audioposts.library.database import Database
from audioposts.library.rows import time_of, time_text
from audioposts.models import Show

_PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The podcast namespace's (Podcasting 2.0, podcast:guid)."""

_OF_SHOWS = ("post", "name", "episode", "digest_post", "spending", "unnamed", "listener", "attempt")
"""Tables with a column that names the show."""


class Shows(Database):
    """The part of the library that knows shows."""

    def podcast_guid(self, show: Show, feed_url: str, *, for_good: bool) -> str:
        """Return the podcast:guid of a show: the one it has, else one made from `feed_url`.

        It is kept only if that URL is where the show is really published: the address of a trial run is the same on
        every machine, and its guid would be everybody's.
        """
        if show.podcast_guid:
            return show.podcast_guid.lower()
        with self._transaction() as db:
            row = db.execute("SELECT podcast_guid FROM show WHERE slug = ?", (show.slug,)).fetchone()
            if row:
                return str(row[0])
            guid = str(uuid5(_PODCASTS, feed_url.split("://", 1)[-1].rstrip("/")))
            if for_good:
                db.execute("INSERT INTO show (slug, podcast_guid) VALUES (?, ?)", (show.slug, guid))
            return guid

    def move(self, show: Show, feed_url: str, now: datetime) -> datetime | None:
        """Note where the feed of a show is published; return when it moved there, None if it was always there."""
        with self._transaction() as db:
            row = db.execute("SELECT feed_url, moved FROM show WHERE slug = ?", (show.slug,)).fetchone()
            if row is None:
                return None
            before, moved = row
            if before != feed_url:
                db.execute("INSERT OR IGNORE INTO former_url (url) VALUES (?)", (before,))
                moved = time_text(now) if before else None
                query = "UPDATE show SET feed_url = ?, moved = ? WHERE slug = ?"
                db.execute(query, (feed_url, moved, show.slug))
            return time_of(moved) if moved else None

    def former_urls(self) -> list[str]:
        """Return the addresses of feeds that are somewhere else now."""
        rows = self._db().execute("SELECT url FROM former_url WHERE url NOT IN (SELECT feed_url FROM show)")
        return [str(row[0]) for row in rows if row[0]]

    def rename(self, show: Show) -> str | None:
        """Give a show what was recorded under its former name; return that name, None if there is nothing of it."""
        with self._transaction() as db:
            for former in show.formerly:
                if self._has(former) and not self._has(show.slug):
                    for table in _OF_SHOWS:
                        db.execute(f"UPDATE {table} SET show = ? WHERE show = ?", (show.slug, former))  # noqa: S608
                    db.execute("UPDATE show SET slug = ? WHERE slug = ?", (show.slug, former))
                    return former
        return None

    def _has(self, slug: str) -> bool:
        query = "SELECT EXISTS (SELECT 1 FROM post WHERE show = ?1) OR EXISTS (SELECT 1 FROM show WHERE slug = ?1)"
        return bool(self._db().execute(query, (slug,)).fetchone()[0])
