"""What runs did. I/O: SQLite."""

from datetime import datetime

from audioposts.library.database import Database
from audioposts.library.records import Run
from audioposts.library.rows import time_of, time_text


class Runs(Database):
    """The part of the library that knows runs."""

    def add_run(self, run: Run) -> None:
        """Record a run."""
        with self._transaction() as db:
            values = (time_text(run.started), time_text(run.ended), run.episodes, run.failures)
            db.execute("INSERT INTO run (started, ended, episodes, failures) VALUES (?, ?, ?, ?)", values)

    def last_runs(self, count: int) -> list[Run]:
        """Return the last runs, newest first."""
        query = "SELECT started, ended, episodes, failures FROM run ORDER BY rowid DESC LIMIT ?"
        return [Run(time_of(r[0]), time_of(r[1]), r[2], r[3]) for r in self._db().execute(query, (count,))]

    def last_success(self) -> datetime | None:
        """Return when the last run began in which nothing failed."""
        row = self._db().execute("SELECT started FROM run WHERE failures = 0 ORDER BY rowid DESC LIMIT 1").fetchone()
        return time_of(row[0]) if row else None
