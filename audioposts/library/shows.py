"""What the library keeps of a show itself. I/O: SQLite."""

from uuid import UUID, uuid5

from audioposts.library.database import Database
from audioposts.models import Show

_PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The podcast namespace's (Podcasting 2.0, podcast:guid)."""


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
