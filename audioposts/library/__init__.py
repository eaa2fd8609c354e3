"""What was seen, decided and published: the memory between runs. I/O: one SQLite file; all SQL is here.

A row of `episode` is a promise: its file was written whole before the row. A guid, the date of an episode and the
podcast:guid of a show are made once, when their row is, and never again.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from uuid import UUID, uuid5

from audioposts.errors import StorageError, storage
from audioposts.library.records import Judged, Known, PastDigest, Run, SeenPost, Unread
from audioposts.library.rows import (
    episode_fields,
    episode_of,
    packed,
    report_of,
    time_of,
    time_text,
    unpacked,
    unread_of,
)
from audioposts.library.tables import migrate
from audioposts.models import Article, Cost, Episode, Show, Spending, Verdict

__all__ = ["Judged", "Known", "Library", "PastDigest", "Run", "SeenPost", "Unread"]

_EPISODES = UUID("5d2b0b8e-6d3c-5b46-9e36-0c6ff1f4a3b7")
"""Our own namespace for the guids of episodes."""

_SQL_VALUES = 500
"""In one query: SQLite takes 999 in older builds."""

_PODCASTS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""The podcast namespace's (Podcasting 2.0, podcast:guid)."""


class Library:
    """The library of one home. Opened by the first question; a run that fails before leaves no file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the file."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def exists(self) -> bool:
        """Tell whether there is anything to ask."""
        return self._file.is_file()

    def copy(self) -> "Library":
        """Return a library in memory that knows what this one knows; what it is told is forgotten with it."""
        made = Library(self._file)
        made._connection = sqlite3.connect(":memory:", isolation_level=None)
        with storage(self._file), self._translated():
            if self.exists():
                with closing(sqlite3.connect(f"{self._file.resolve().as_uri()}?mode=ro", uri=True)) as kept:
                    kept.backup(made._connection)
            migrate(made._connection)
        return made

    # --- shows

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

    # --- posts

    def find(self, show: Show, keys: Sequence[str]) -> Known | None:
        """Return the post that goes by one of `keys`, the best first.

        A title identifies a post only where it has no URL, or is met again without one.
        """
        has_url = not keys[0].startswith("title:")
        query = (
            "SELECT post.key, revision, verdict FROM name JOIN post USING (show, key) WHERE show = ? AND name = ?"
            " AND (? OR post.key LIKE 'title:%')"
        )
        for key in keys:
            may_have_url = not (key.startswith("title:") and has_url)
            row = self._db().execute(query, (show.slug, key, may_have_url)).fetchone()
            if row:
                return Known(row[0], row[1], Verdict(row[2]))
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
                " fingerprint, same_as, article) VALUES (:show, :key, :title, :verdict, :reason, :digest, :guid,"
                " :published, :first_seen, :revision, :fingerprint, :same_as, :article)"
                " ON CONFLICT (show, key) DO UPDATE SET title = excluded.title, verdict = excluded.verdict,"
                " reason = excluded.reason, digest = excluded.digest, revision = excluded.revision,"
                " fingerprint = excluded.fingerprint, same_as = excluded.same_as, article = excluded.article",
                {
                    "show": show.slug,
                    "key": post.key,
                    "title": article.title,
                    "verdict": article.verdict,
                    "reason": article.reason,
                    "digest": post.digest,
                    "guid": str(uuid5(_EPISODES, f"{show.slug}\n{post.key}")),
                    "published": time_text(post.published),
                    "first_seen": time_text(post.first_seen),
                    "revision": post.revision,
                    "fingerprint": f"{post.fingerprint:016x}",
                    "same_as": post.same_as,
                    "article": packed(article),
                },
            )
            names = ((show.slug, name, post.key) for name in (post.key, *post.also))
            db.executemany("INSERT OR IGNORE INTO name (show, name, key) VALUES (?, ?, ?)", names)
            now = (article.title, article.verdict, article.reason, post.digest)
            return before is None or tuple(before) != now

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

    # --- episodes

    def add_episode(self, show: Show, key: str, episode: Episode) -> None:
        """Record an episode whose files are complete; it takes the place of an earlier one with the same guid."""
        with self._transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO episode (show, guid, post_key, fields) VALUES (?, ?, ?, ?)",
                (show.slug, episode.guid, key, episode_fields(episode)),
            )

    def episodes(self, show: Show) -> dict[str, Episode]:
        """Return every episode of a show by the key of its post."""
        rows = self._db().execute("SELECT post_key, fields FROM episode WHERE show = ?", (show.slug,))
        return {str(key): episode_of(fields) for key, fields in rows}

    # --- digests

    def digest_guid(self, show: Show, day: date) -> str:
        """Return the guid of the digest that begins, or began, a day or week."""
        return str(uuid5(_EPISODES, f"{show.slug}\ndigest {day.isoformat()}"))

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
        return [unread_of(row) for row in rows]

    def named(self, show: Show, keys: Iterable[str]) -> list[Unread]:
        """Return posts of which a digest has the headline, in the order of their keys."""
        query = "SELECT key, title, article FROM post WHERE show = ? AND key = ?"
        rows = (self._db().execute(query, (show.slug, key)).fetchone() for key in keys)
        return [unread_of(row) for row in rows if row]

    # --- money

    def reserve(self, show: Show, guid: str, costs: Iterable[Cost], now: datetime) -> None:
        """Record what an episode will cost, before anything of it is asked for: a killed run may have spent it."""
        with self._transaction() as db:
            db.executemany(
                "INSERT INTO spending (at, show, guid, voice, requests, chars, usd) VALUES (?, ?, ?, ?, ?, ?, ?)",
                ((time_text(now), show.slug, guid, c.voice, c.requests, c.paid_chars, c.usd) for c in costs),
            )

    def release(self, show: Show, guid: str, costs: Iterable[Cost], now: datetime) -> None:
        """Give back what was reserved and not spent."""
        unspent = (replace(c, requests=-c.requests, paid_chars=-c.paid_chars, usd=-c.usd) for c in costs)
        self.reserve(show, guid, unspent, now)

    def spending(self, since: datetime) -> tuple[Spending, ...]:
        """Return what every voice has cost since then, by name."""
        query = (
            "SELECT voice, SUM(requests), SUM(chars), SUM(usd) FROM spending WHERE at >= ? GROUP BY voice"
            " HAVING SUM(requests) > 0 ORDER BY voice"
        )
        return tuple(Spending(r[0], r[1], r[2], max(0.0, r[3])) for r in self._db().execute(query, (time_text(since),)))

    # --- runs

    def add_run(self, run: Run) -> None:
        """Record a run."""
        with self._transaction() as db:
            values = (time_text(run.started), time_text(run.ended), run.episodes, run.failures)
            db.execute("INSERT INTO run (started, ended, episodes, failures) VALUES (?, ?, ?, ?)", values)

    def last_runs(self, count: int) -> list[Run]:
        """Return the last runs, newest first."""
        query = "SELECT started, ended, episodes, failures FROM run ORDER BY rowid DESC LIMIT ?"
        return [Run(time_of(r[0]), time_of(r[1]), r[2], r[3]) for r in self._db().execute(query, (count,))]

    # --- the file

    @contextmanager
    def together(self) -> Iterator[None]:
        """Record all that is recorded inside, or, if that is cut off, nothing of it."""
        with self._transaction():
            yield

    def _db(self) -> sqlite3.Connection:
        if self._connection is None:
            with storage(self._file), self._translated():
                self._file.parent.mkdir(parents=True, exist_ok=True)
                connection = sqlite3.connect(self._file, timeout=30, isolation_level=None)
                try:
                    migrate(connection)
                except BaseException:
                    connection.close()
                    raise
                self._connection = connection
        return self._connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        db = self._db()
        if db.in_transaction:
            yield db
            return
        with self._translated():
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StorageError(self._file, f"{error}; is the disk full, or the folder read-only?") from error
