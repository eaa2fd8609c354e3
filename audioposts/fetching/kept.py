"""What was fetched before, on disk. I/O: a file."""

import logging
import sqlite3
from pathlib import Path

from hishel import SqliteStorage

from audioposts.errors import StorageError, storage

_CACHE_BYTES = 200_000_000
# What cannot be kept is fetched again; hishel says so with a traceback, where nobody has set up logging.
logging.getLogger("hishel").addHandler(logging.NullHandler())


def open_kept(folder: Path) -> SqliteStorage:
    """Open what was fetched before.

    Raises:
        StorageError: it cannot be written; hishel alone would go on without it, and fetch everything in every run.

    """
    file = folder / "web.sqlite"
    with storage(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        try:
            connection.executescript("BEGIN IMMEDIATE; ROLLBACK")
        except sqlite3.Error:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise StorageError(file, f"{error}; it is a cache and may be deleted") from error
    return SqliteStorage(connection=connection, max_size=_CACHE_BYTES)
