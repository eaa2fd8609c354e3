"""What a nightly run does -> dated lines in a file that is rotated. I/O: writes the log.

One line for whatever happens, whatever a post has in its title: nothing in it is obeyed by a terminal.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

from audioposts.errors import storage
from audioposts.inspection import printable
from audioposts.terminal import Lines

_FILE_BYTES = 1_000_000
_FILES = 5
"""Old ones that are kept: together some ten thousand nights, or one that went very wrong."""


class LogFile(Lines):
    """Lines that go into a file."""

    def __init__(self, file: Path) -> None:
        with storage(file):
            file.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(file, maxBytes=_FILE_BYTES, backupCount=_FILES, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S%z"))
        self._handler = handler
        self._logger = logging.Logger("audioposts.nightly")
        self._logger.addHandler(handler)

    def note(self, text: str) -> None:
        """Write a line."""
        self._logger.info("%s", " ".join(printable(text).split()))

    def bug(self, error: BaseException) -> None:
        """Write a traceback, for whoever mends it."""
        self._logger.error("a bug: please report it", exc_info=error)

    def close(self) -> None:
        """Write out and close the file."""
        self._handler.close()


@contextmanager
def log_file(file: Path) -> Iterator[LogFile]:
    """Open a log; lines of libraries (warnings and worse) go into it too."""
    log = LogFile(file)
    root = logging.getLogger()
    root.addHandler(log._handler)
    try:
        yield log
    finally:
        root.removeHandler(log._handler)
        log.close()
