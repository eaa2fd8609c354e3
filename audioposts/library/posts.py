"""Posts: what was seen of them and what was decided. I/O: SQLite."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import uuid5

from audioposts.library.database import Database
from audioposts.library.records import Judged, Known, Placed, SeenPost, Standing
from audioposts.library.rows import EPISODES, packed, report_of, time_of, time_text, unpacked
from audioposts.models import Article, Show, Verdict

_SQL_VALUES = 500
"""In one query: SQLite takes 999 in older builds."""


class Posts(Database):
    """The part of the library that knows posts."""

    def find(self, show: Show, keys: Sequence[str]) -> Known | None:
        """Return the post that goes by one of `keys`, the best first.

        A title identifies a post only where it has no URL, or is met again without one.
        """
        has_url = not keys[0].startswith("title:")
        query = (
            "SELECT post.key, revision, verdict, edition, source FROM name JOIN post USING (show, key)"
            " WHERE show = ? AND name = ? AND (? OR post.key LIKE 'title:%')"
        )
        for key in keys:
            may_have_url = not (key.startswith("title:") and has_url)
            row = self._db().execute(query, (show.slug, key, may_have_url)).fetchone()
            if row:
                return Known(row[0], row[1], Verdict(row[2]), row[3], row[4])
        return None

    def remember(self, show: Show, post: Judged) -> bool:
        """Record a post and what was made of it; the guid and date of its episode are made at the first time.

        Return whether it is news: a new post, or another verdict than before.
        """
        article = post.article
        with self._transaction() as db:
            before = db.execute(
                "SELECT title, verdict, reason, digest FROM post WHERE show = ? AND key = ?", (show.slug, post.key)
            ).fetchone()
            db.execute(
                "INSERT INTO post (show, key, title, verdict, reason, digest, guid, published, first_seen, revision,"
                " fingerprint, same_as, article, edition, source, place)"
                " VALUES (:show, :key, :title, :verdict, :reason, :digest, :guid, :published, :first_seen, :revision,"
                " :fingerprint, :same_as, :article, :edition, :source, :place)"
                " ON CONFLICT (show, key) DO UPDATE SET title = excluded.title, verdict = excluded.verdict,"
                " reason = excluded.reason, digest = excluded.digest, revision = excluded.revision,"
                " fingerprint = excluded.fingerprint, same_as = excluded.same_as, article = excluded.article,"
                " edition = excluded.edition, source = excluded.source, place = excluded.place",
                {
                    "show": show.slug,
                    "key": post.key,
                    "title": article.title,
                    "verdict": article.verdict,
                    "reason": article.reason,
                    "digest": post.digest,
                    "guid": str(uuid5(EPISODES, f"{show.slug}\n{post.key}")),
                    "published": time_text(post.published),
                    "first_seen": time_text(post.first_seen),
                    "revision": post.revision,
                    "fingerprint": f"{post.fingerprint:016x}",
                    "same_as": post.same_as,
                    "article": packed(article),
                    "edition": post.edition,
                    "source": post.source,
                    "place": post.place,
                },
            )
            names = ((show.slug, name, post.key) for name in (post.key, *post.also))
            db.executemany("INSERT OR IGNORE INTO name (show, name, key) VALUES (?, ?, ?)", names)
            now = (article.title, article.verdict, article.reason, post.digest)
            return before is None or tuple(before) != now

    def found_at(self, show: Show, key: str, revision: str, source: str) -> None:
        """Note as which revision, and by which source, a post was listed that says what it said before."""
        with self._transaction() as db:
            query = "UPDATE post SET revision = ?, source = ? WHERE show = ? AND key = ?"
            db.execute(query, (revision, source, show.slug, key))

    def spoken_as(self, show: Show, key: str, edition: str) -> None:
        """Note of which edition of its post an episode is, where that was not noted when it was made."""
        with self._transaction() as db:
            query = "UPDATE episode SET edition = ? WHERE show = ? AND post_key = ? AND edition = ''"
            db.execute(query, (edition, show.slug, key))

    def renew(self, show: Show, key: str, edition: str, published: datetime) -> None:
        """Give a post the guid and date of another episode; the one that it has stays, and is its own no longer."""
        with self._transaction() as db:
            guid, _ = self.identity(show, key)
            query = "UPDATE episode SET post_key = ? WHERE show = ? AND guid = ?"
            db.execute(query, (f"earlier {guid}", show.slug, guid))
            new = str(uuid5(EPISODES, f"{show.slug}\n{key}\n{edition}"))
            query = "UPDATE post SET guid = ?, published = ? WHERE show = ? AND key = ?"
            db.execute(query, (new, time_text(published), show.slug, key))

    def placed(self, show: Show, source: str) -> list[Placed]:
        """Return the posts with a published episode of their own that a source listed; last who was asked for last."""
        query = (
            "SELECT key, episode.guid, place, post.published FROM post JOIN episode"
            " ON episode.show = post.show AND episode.post_key = post.key"
            " WHERE post.show = ? AND source = ? AND standing = ? ORDER BY asked, post.rowid"
        )
        rows = self._db().execute(query, (show.slug, source, Standing.PUBLISHED))
        return [Placed(r[0], r[1], r[2], time_of(r[3])) for r in rows]

    def edited(self, show: Show) -> set[str]:
        """Return the keys of posts that say something else than their episodes."""
        query = (
            "SELECT post.key FROM post JOIN episode ON episode.show = post.show AND episode.post_key = post.key"
            " WHERE post.show = ? AND post.edition != '' AND episode.edition NOT IN ('', post.edition)"
        )
        return {str(row[0]) for row in self._db().execute(query, (show.slug,))}

    def asked(self, show: Show, key: str, now: datetime) -> None:
        """Note that the page of a post was asked for, to see whether it is still there."""
        with self._transaction() as db:
            db.execute("UPDATE post SET asked = ? WHERE show = ? AND key = ?", (time_text(now), show.slug, key))

    def article(self, show: Show, key: str) -> Article | None:
        """Return what was made of a post; None if it was judged before articles were kept."""
        row = self._db().execute("SELECT article FROM post WHERE show = ? AND key = ?", (show.slug, key)).fetchone()
        return unpacked(row[0]) if row and row[0] else None

    def fingerprints(self, show: Show) -> list[tuple[str, int]]:
        """Return key and fingerprint of every post that was found whole."""
        query = "SELECT key, fingerprint FROM post WHERE show = ? AND verdict = ? AND fingerprint > '0000000000000000'"
        return [(str(key), int(value, 16)) for key, value in self._db().execute(query, (show.slug, Verdict.FULL))]

    def identity(self, show: Show, key: str) -> tuple[str, datetime]:
        """Return the guid and the date that the episode of a remembered post has or will have."""
        row = (
            self._db()
            .execute("SELECT guid, published FROM post WHERE show = ? AND key = ?", (show.slug, key))
            .fetchone()
        )
        return str(row[0]), time_of(row[1])

    def posts_with_digest(self, show: Show, digest: str) -> list[str]:
        """Return the keys of posts that were found whole and have the same text."""
        query = "SELECT key FROM post WHERE show = ? AND digest = ? AND verdict = ?"
        return [str(row[0]) for row in self._db().execute(query, (show.slug, digest, Verdict.FULL))]

    def seen_posts(self, show: Show) -> list[SeenPost]:
        """Return every post that was seen, newest first."""
        query = (
            "SELECT key, title, verdict, reason, first_seen, episode.fields, post.guid, post.published,"
            " same_as, (SELECT d.guid FROM digest_post AS d WHERE d.show = post.show AND d.post_key = post.key"
            " AND d.is_read) FROM post LEFT JOIN episode USING (show, guid) WHERE show = ?"
            " ORDER BY first_seen DESC, post.rowid"
        )
        rows = self._db().execute(query, (show.slug,))
        return [
            SeenPost(
                r[0], r[1], Verdict(r[2]), r[3], time_of(r[4]), bool(r[5] or r[9]), r[6], time_of(r[7]),
                same_as=r[8], report=report_of(r[5]), digest=r[9],
            )
            for r in rows
        ]  # fmt: skip

    # --- what repeats

    def repeats(self, site: str, digests: Collection[int]) -> dict[int, int]:
        """Return in how many posts of a site each of these blocks was seen."""
        found: dict[int, int] = {}
        wanted = list(digests)
        for start in range(0, len(wanted), _SQL_VALUES):
            some = wanted[start : start + _SQL_VALUES]
            marks = ", ".join("?" * len(some))
            query = f"SELECT digest, posts FROM block WHERE site = ? AND digest IN ({marks})"  # noqa: S608 - only marks
            found |= dict(self._db().execute(query, (site, *some)))
        return found

    def add_blocks(self, site: str, digests: Collection[int], seen: datetime) -> None:
        """Record the blocks of one more post of a site."""
        with self._transaction() as db:
            db.executemany(
                "INSERT INTO block (site, digest, posts, last_seen) VALUES (?, ?, 1, ?)"
                " ON CONFLICT (site, digest) DO UPDATE SET posts = posts + 1, last_seen = excluded.last_seen",
                ((site, digest, time_text(seen)) for digest in digests),
            )

    def forget_blocks(self, before: datetime) -> None:
        """Forget what was seen in one post only, and not since `before`."""
        with self._transaction() as db:
            db.execute("DELETE FROM block WHERE posts = 1 AND last_seen < ?", (time_text(before),))
