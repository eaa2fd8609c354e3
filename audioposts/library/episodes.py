"""Episodes whose files are complete, and the digests among them. I/O: SQLite."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import uuid5

from audioposts.library.database import Database
from audioposts.library.records import PastDigest, Shelved, Standing, Unread
from audioposts.library.rows import EPISODES, episode_fields, episode_of, files_of, time_of, time_text, unpacked
from audioposts.models import Episode, Show, Verdict


class Episodes(Database):
    """The part of the library that knows episodes."""

    def add_episode(self, show: Show, key: str, episode: Episode) -> None:
        """Record an episode whose files are complete; it takes the place of an earlier one with the same guid."""
        with self._transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO episode (show, guid, post_key, fields, edition) VALUES (?1, ?2, ?3, ?4,"
                " COALESCE((SELECT edition FROM post WHERE show = ?1 AND key = ?3), ''))",
                (show.slug, episode.guid, key, episode_fields(episode)),
            )

    def episodes(self, show: Show) -> dict[str, Episode]:
        """Return every episode of a show that is published, by the key of its post."""
        query = "SELECT post_key, fields FROM episode WHERE show = ? AND standing = ?"
        rows = self._db().execute(query, (show.slug, Standing.PUBLISHED))
        return {str(key): episode_of(fields) for key, fields in rows}

    def shelf(self, show: Show) -> list[Shelved]:
        """Return every episode that a show ever had, newest first."""
        query = (
            "SELECT guid, post_key, json_extract(fields, '$.file'), json_extract(fields, '$.length'),"
            " json_extract(fields, '$.published') AS published, standing, left_feed, edition, json_extract(fields,"
            " '$.file', '$.transcripts', '$.transcript', '$.chapters_file', '$.image', '$.chapters'), fields"
            " FROM episode WHERE show = ? ORDER BY published DESC, guid DESC"
        )
        rows = self._db().execute(query, (show.slug,))
        return [
            Shelved(r[0], r[1], r[2], r[3], r[4], Standing(r[5]), r[6] and time_of(r[6]), r[7], files_of(r[8]), r[9])
            for r in rows
        ]

    def leave(self, show: Show, guids: Iterable[str], now: datetime | None) -> None:
        """Note that episodes left the feed, or, without a time, that they are back in it."""
        at = now and time_text(now)
        with self._transaction() as db:
            query = "UPDATE episode SET left_feed = ? WHERE show = ? AND guid = ?"
            db.executemany(query, [(at, show.slug, guid) for guid in guids])

    def stand(self, show: Show, guids: Iterable[str], standing: Standing) -> None:
        """Note where episodes stand."""
        with self._transaction() as db:
            query = "UPDATE episode SET standing = ? WHERE show = ? AND guid = ?"
            db.executemany(query, [(standing, show.slug, guid) for guid in guids])

    # --- files that nothing names

    def unnamed(self, show: Show) -> dict[str, datetime]:
        """Return since when files of a show are named by nothing."""
        rows = self._db().execute("SELECT file, since FROM unnamed WHERE show = ?", (show.slug,))
        return {str(file): time_of(since) for file, since in rows}

    def set_unnamed(self, show: Show, files: dict[str, datetime]) -> None:
        """Note since when files of a show are named by nothing; what was noted before is forgotten."""
        with self._transaction() as db:
            db.execute("DELETE FROM unnamed WHERE show = ?", (show.slug,))
            rows = [(show.slug, file, time_text(since)) for file, since in files.items()]
            db.executemany("INSERT INTO unnamed (show, file, since) VALUES (?, ?, ?)", rows)

    # --- digests

    def digest_guid(self, show: Show, day: date) -> str:
        """Return the guid of the digest that begins, or began, a day or week."""
        return str(uuid5(EPISODES, f"{show.slug}\ndigest {day.isoformat()}"))

    def add_digest(self, show: Show, episode: Episode, read: Iterable[str], named: Iterable[str]) -> None:
        """Record a digest whose files are complete, and the keys of the posts that are read, or only named, in it.

        It takes the place of an earlier one with the same guid.
        """
        rows = [*((key, True) for key in read), *((key, False) for key in named)]
        with self._transaction() as db:
            # Where an episode has the key of its post.
            self.add_episode(show, f"digest {episode.guid}", episode)
            db.execute("DELETE FROM digest_post WHERE show = ? AND guid = ?", (show.slug, episode.guid))
            db.executemany(
                "INSERT OR IGNORE INTO digest_post (show, guid, post_key, is_read, place) VALUES (?, ?, ?, ?, ?)",
                ((show.slug, episode.guid, key, is_read, place) for place, (key, is_read) in enumerate(rows)),
            )

    def digests(self, show: Show) -> list[PastDigest]:
        """Return the digests of a show, the oldest first."""
        query = (
            "SELECT d.guid, d.post_key, is_read, fields FROM digest_post AS d JOIN episode AS e USING (show, guid)"
            " WHERE show = ? ORDER BY d.guid, place"
        )
        found = []
        for guid, group in groupby(self._db().execute(query, (show.slug,)), key=lambda row: str(row[0])):
            rows = list(group)
            keys = {is_read: tuple(str(row[1]) for row in rows if row[2] == is_read) for is_read in (True, False)}
            found.append(PastDigest(guid, episode_of(rows[0][3]), keys[True], keys[False]))
        return sorted(found, key=lambda past: past.episode.published)

    def unread(self, show: Show, since: datetime) -> list[Unread]:
        """Return the posts seen since then that have no text to read, and were named in no digest; newest first."""
        query = (
            "SELECT key, title, article FROM post WHERE show = ? AND verdict IN (?, ?, ?) AND first_seen >= ?"
            " AND NOT EXISTS (SELECT 1 FROM digest_post AS d WHERE d.show = post.show AND d.post_key = post.key)"
            " ORDER BY first_seen DESC, rowid"
        )
        verdicts = (Verdict.TEASER, Verdict.LINKS_ONLY, Verdict.EMPTY)
        rows = self._db().execute(query, (show.slug, *verdicts, time_text(since)))
        return [_unread_of(row) for row in rows]

    def named(self, show: Show, keys: Iterable[str]) -> list[Unread]:
        """Return posts of which a digest has the headline, in the order of their keys."""
        query = "SELECT key, title, article FROM post WHERE show = ? AND key = ?"
        rows = (self._db().execute(query, (show.slug, key)).fetchone() for key in keys)
        return [_unread_of(row) for row in rows if row]


def _unread_of(row: Sequence[Any]) -> Unread:
    """Return a post that has no text to read, of its key, its title and what was made of it."""
    key, title, article = row
    return Unread(str(key), str(title), unpacked(article).url if article else None)
