"""Who may hear private shows, and by which secret. I/O: SQLite.

A token is kept as it is, as uploads need it for the address; it is looked up by its digest, so that how long that takes
says nothing about it.
"""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from audioposts.library.database import Database
from audioposts.library.records import Listener
from audioposts.library.rows import time_of, time_text


class Listeners(Database):
    """The part of the library that knows listeners."""

    def add_listener(self, listener: Listener) -> None:
        """Record that somebody may hear a show."""
        with self._transaction() as db:
            db.execute(
                "INSERT INTO listener (digest, token, show, name, issued) VALUES (?, ?, ?, ?, ?)",
                (_digest(listener.token), listener.token, listener.show, listener.name, time_text(listener.issued)),
            )

    def listeners(self, show: str | None = None) -> list[Listener]:
        """Return who may hear a show, or any show, in the order in which they came; also who might once."""
        query = "SELECT token, show, name, issued, revoked FROM listener WHERE ? IN (show, '') ORDER BY rowid"
        rows = self._db().execute(query, (show or "",))
        return [Listener(r[0], r[1], r[2], time_of(r[3]), r[4] and time_of(r[4])) for r in rows]

    def may_listen(self, token: str, show: str) -> bool:
        """Tell whether a token is one for a show."""
        query = "SELECT 1 FROM listener WHERE digest = ? AND show = ? AND revoked IS NULL"
        return self._db().execute(query, (_digest(token), show)).fetchone() is not None

    def revoke(self, tokens: Iterable[str], now: datetime) -> None:
        """Record that tokens are none any more."""
        with self._transaction() as db:
            query = "UPDATE listener SET revoked = ? WHERE digest = ? AND revoked IS NULL"
            db.executemany(query, [(time_text(now), _digest(token)) for token in tokens])


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
