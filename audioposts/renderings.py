"""What was rendered before, and of what: items of feeds, and the keys of pages. May be deleted. I/O: one SQLite file.

A key is a digest of everything that something is made of. What has the same key need not be made again.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from audioposts.errors import StorageError, storage

_VERSION = 1
"""Of the tables. Another one, and everything is rendered again."""


class Renderings:
    """Renderings of one home. Opened by the first question; what is damaged is begun anew."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the file."""
        if self._connection:
            self._connection.close()
            self._connection = None

    # --- items of feeds

    def item_keys(self, show: str) -> dict[str, str]:
        """Return the keys of the items of a show, by guid."""
        rows = self._ask("SELECT guid, key FROM item WHERE show = ?", (show,))
        return {str(guid): str(key) for guid, key in rows}

    def item(self, show: str, guid: str) -> bytes:
        """Return an item that is kept."""
        found: bytes = next(self._ask("SELECT xml FROM item WHERE show = ? AND guid = ?", (show, guid)))[0]
        return found

    def keep_items(self, show: str, items: Iterable[tuple[str, str, bytes]], dropped: Iterable[str] = ()) -> None:
        """Keep items by guid, with their keys; forget those of other guids."""
        with self._changed() as db:
            db.executemany("DELETE FROM item WHERE show = ? AND guid = ?", ((show, guid) for guid in dropped))
            rows = ((show, guid, key, xml) for guid, key, xml in items)
            db.executemany("INSERT OR REPLACE INTO item (show, guid, key, xml) VALUES (?, ?, ?, ?)", rows)

    # --- pages

    def page_keys(self, show: str) -> dict[str, str]:
        """Return the keys of the pages of a show, by path."""
        rows = self._ask("SELECT path, key FROM page WHERE show = ?", (show,))
        return {str(path): str(key) for path, key in rows}

    def keep_pages(self, show: str, keys: Mapping[str, str], dropped: Iterable[str] = ()) -> None:
        """Keep the keys of pages by path; forget those of other paths."""
        with self._changed() as db:
            db.executemany("DELETE FROM page WHERE show = ? AND path = ?", ((show, path) for path in dropped))
            rows = ((show, path, key) for path, key in keys.items())
            db.executemany("INSERT OR REPLACE INTO page (show, path, key) VALUES (?, ?, ?)", rows)

    # --- the file

    def _ask(self, query: str, values: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
        with self._translated():
            return iter(self._db().execute(query, values).fetchall())

    @contextmanager
    def _changed(self) -> Iterator[sqlite3.Connection]:
        with self._translated():
            db = self._db()
            with db:
                yield db

    def _db(self) -> sqlite3.Connection:
        if self._connection is None:
            with storage(self._file):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                try:
                    self._connection = _opened(self._file)
                except sqlite3.DatabaseError:
                    self._begin_anew()
                    self._connection = _opened(self._file)
        return self._connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StorageError(self._file, f"{error}; it is a cache and may be deleted") from error
        except sqlite3.DatabaseError as error:
            self.close()
            self._begin_anew()
            raise StorageError(self._file, f"was damaged ({error}); the next run makes it anew") from error

    def _begin_anew(self) -> None:
        """Delete what cannot be read: it is a cache."""
        with suppress(FileNotFoundError):
            os.unlink(self._file)


def _opened(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=30)
    try:
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
        with connection:
            if found not in (0, _VERSION):
                connection.execute("DROP TABLE IF EXISTS item")
                connection.execute("DROP TABLE IF EXISTS page")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS item (show TEXT, guid TEXT, key TEXT, xml BLOB, PRIMARY KEY (show, guid))"
            )
            connection.execute(
                "CREATE TABLE IF NOT EXISTS page (show TEXT, path TEXT, key TEXT, PRIMARY KEY (show, path))"
            )
            connection.execute(f"PRAGMA user_version = {_VERSION}")
    except BaseException:
        connection.close()
        raise
    return connection
