"""The file of the library: opened when it is asked, changed in transactions. I/O: SQLite."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from audioposts.errors import StorageError, storage
from audioposts.library.tables import migrate


class Database:
    """A file with tables. Opened by the first question; a run that fails before leaves no file."""

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

    def copy(self) -> Self:
        """Return a library in memory that knows what this one knows; what it is told is forgotten with it."""
        made = type(self)(self._file)
        made._connection = sqlite3.connect(":memory:", isolation_level=None)
        with storage(self._file), self._translated():
            if self.exists():
                with closing(sqlite3.connect(f"{self._file.resolve().as_uri()}?mode=ro", uri=True)) as kept:
                    kept.backup(made._connection)
            migrate(made._connection)
        return made

    @contextmanager
    def together(self) -> Iterator[None]:
        """Record all that is recorded inside, or, if that is cut off, nothing of it."""
        with self._transaction():
            yield

    def _db(self) -> sqlite3.Connection:
        if self._connection is None:
            with storage(self._file), self._translated():
                _for_its_owner_only(self._file)
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


def _for_its_owner_only(file: Path) -> None:
    """See that a file and its folder are there, and nobody else reads them: it has secrets of listeners."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    if file.stat().st_mode & 0o077:
        file.chmod(0o600)
