"""What speaking has cost. I/O: SQLite."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from audioposts.library.database import Database
from audioposts.library.rows import time_text
from audioposts.models import Cost, Show, Spending


class Money(Database):
    """The part of the library that knows what was spent."""

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
