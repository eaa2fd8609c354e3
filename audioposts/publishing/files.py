"""Bytes -> a file that appears whole or not at all. I/O."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from audioposts.errors import storage

_UNFINISHED = ".unfinished-"


@contextmanager
def unfinished(folder: Path, name: str) -> Iterator[Path]:
    """Yield a path in `folder` to write to; whatever is left there when the block ends is deleted."""
    path = folder / f"{_UNFINISHED}{name}"
    with storage(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        yield path
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> bool:
    """Write a file in one step; leave it alone if it is the same. Return whether it was written.

    `durable`: it is there afterwards even if the power fails. Who writes thousands waits once, for all of them.
    """
    with storage(path):
        if path.is_file() and path.read_bytes() == data:
            return False
    with unfinished(path.parent, path.name) as draft, storage(path):
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        if durable:
            publish(draft, path)
        else:
            os.replace(draft, path)
    return True


def write_pieces(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Write a file in one step, durably, however long it is; text is written as UTF-8."""
    with unfinished(path.parent, path.name) as draft, storage(path):
        with draft.open("wb") as file:
            file.writelines(piece.encode() if isinstance(piece, str) else piece for piece in pieces)
            file.flush()
            os.fsync(file.fileno())
        publish(draft, path)


def publish(draft: Path, path: Path) -> None:
    """Give a finished file its name; it is there afterwards even if the power fails."""
    with storage(path):
        os.replace(draft, path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def sweep(folder: Path, names: Iterable[str]) -> None:
    """Delete what a run that was killed left unfinished, of the files that are there."""
    with storage(folder):
        for name in names:
            if name.startswith(_UNFINISHED):
                (folder / name).unlink(missing_ok=True)


def names_in(folder: Path) -> frozenset[str]:
    """Return the names of what is in a folder; none if it is not there."""
    with storage(folder):
        try:
            return frozenset(os.listdir(folder))
        except FileNotFoundError:
            return frozenset()
