"""Posts that failed: how often, when they are tried again, which were given up. I/O: SQLite."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from audioposts.library.database import Database
from audioposts.library.records import Attempt
from audioposts.library.rows import time_of, time_text
from audioposts.models import Show

GIVEN_UP_AFTER = timedelta(days=7)
_FIRST_WAIT = timedelta(hours=1)
_COLUMNS = "show, key, title, revision, first_failed, last_failed, tries, next_try, error, given_up"


def next_try(tries: int, now: datetime) -> datetime:
    """Return when a post is tried again that failed so often: after an hour, then twice as long each time."""
    return now + _FIRST_WAIT * int(2 ** (tries - 1))


class Attempts(Database):
    """The part of the library that knows what failed."""

    def note_failure(
        self, show: Show, key: str, title: str, error: str, now: datetime, revision: str | None = None
    ) -> Attempt:
        """Record that a post failed, in a revision, else in the one that is known; return how it stands with it."""
        with self._transaction() as db:
            if revision is None:
                row = db.execute("SELECT revision FROM post WHERE show = ? AND key = ?", (show.slug, key)).fetchone()
                revision = str(row[0]) if row else ""
            before = self.attempt(show, key, revision)
            first, tries = (before.first_failed, before.tries + 1) if before else (now, 1)
            is_over = now - first >= GIVEN_UP_AFTER
            made = Attempt(show.slug, key, title, revision, first, now, tries, next_try(tries, now), error, is_over)
            db.execute(
                f"INSERT OR REPLACE INTO attempt ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
                (
                    made.show, key, title, revision, time_text(first), time_text(now), tries,
                    time_text(made.next_try), error, is_over,
                ),
            )  # fmt: skip
            return made

    def attempt(self, show: Show, key: str, revision: str) -> Attempt | None:
        """Return how it stands with a post that failed; None if it did not, or not as it is now."""
        query = f"SELECT {_COLUMNS} FROM attempt WHERE show = ? AND key = ? AND revision = ?"  # noqa: S608 - our own
        row = self._db().execute(query, (show.slug, key, revision)).fetchone()
        return _attempt(row) if row else None

    def attempts(self, show: Show | None = None) -> list[Attempt]:
        """Return every post that failed and was not read since, the first that failed first."""
        query = f"SELECT {_COLUMNS} FROM attempt WHERE ? IN (show, '') ORDER BY first_failed, rowid"  # noqa: S608
        return [_attempt(row) for row in self._db().execute(query, (show.slug if show else "",))]

    def forget_failures(self, show: Show, keys: Iterable[str]) -> None:
        """Forget that posts failed: they were read, or are to be tried as if they were new."""
        with self._transaction() as db:
            db.executemany("DELETE FROM attempt WHERE show = ? AND key = ?", [(show.slug, key) for key in keys])

    def unread_titled(self, title: str) -> list[tuple[str, str]]:
        """Return show and key of the posts of a title that are whole and have no episode."""
        query = (
            "SELECT show, key FROM post WHERE title = ? AND verdict = 'full' AND NOT EXISTS"
            " (SELECT 1 FROM episode WHERE episode.show = post.show AND episode.post_key = post.key)"
        )
        return [(str(show), str(key)) for show, key in self._db().execute(query, (title,))]


def _attempt(row: Sequence[object]) -> Attempt:
    show, key, title, revision, first, last, tries, following, error, given_up = row
    times = [time_of(str(time)) for time in (first, last, following)]
    return Attempt(
        str(show), str(key), str(title), str(revision), times[0], times[1], int(str(tries)), times[2], str(error),
        bool(given_up),
    )  # fmt: skip
