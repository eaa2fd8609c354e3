"""A folder of this machine, or one that is mounted, as a target. I/O: files."""

import errno
import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from audioposts.errors import TargetError, storage
from audioposts.targets.contract import UNFINISHED, Listed, Sent
from audioposts.targets.files import PublicFile, without_secrets
from audioposts.targets.threads import send_in_threads

_THREADS = 4
_REASONS = {
    errno.ENOSPC: "has no space left; make room and publish again",
    errno.EDQUOT: "has no space left for this user; make room and publish again",
    errno.EACCES: "may not be written by this user; give it the folder, or publish as its owner",
    errno.EPERM: "may not be written by this user; give it the folder, or publish as its owner",
    errno.EROFS: "can only be read; mount it for writing",
}


class Folder:
    """A folder that a web server hands out."""

    def __init__(self, root: Path) -> None:
        """Take a folder that is there: one that is made anew may be a disk that is not mounted."""
        self.shown = str(root)
        self._root = root
        if not root.is_dir():
            raise TargetError(self.shown, "is no folder; make it, or mount it, and publish again")

    def listing(self, folders: Collection[str]) -> dict[str, Listed]:
        """Return the files of `folders`; their mark is when they were changed."""
        found: dict[str, Listed] = {}
        for folder in folders:
            with self._named(folder), suppress(FileNotFoundError):
                found.update(self._files(folder))
        return found

    def send(self, files: Sequence[PublicFile], sent: Sent) -> None:
        """Copy files, each under another name at first."""
        folders = {parent for file in files for parent in PurePosixPath(file.path).parents}
        for folder in sorted(folders):
            self._make(self._root / folder)
        send_in_threads(files, self._put, sent, _THREADS)
        for folder in folders:
            with self._named(str(folder)):
                _sync(self._root / folder)

    def delete(self, paths: Sequence[str]) -> None:
        for path in paths:
            with self._named(path):
                (self._root / path).unlink(missing_ok=True)

    def finish(self) -> None:
        """Do nothing: every file is public from the moment it is there."""

    def close(self) -> None:
        """Do nothing: nothing is open."""

    def _make(self, folder: Path) -> None:
        """Make a folder that others may read, whatever files of this user are like."""
        with self._named(folder):
            if not folder.is_dir():
                folder.mkdir()
                folder.chmod(0o755)

    def _files(self, folder: str) -> Iterator[tuple[str, Listed]]:
        with os.scandir(self._root / folder) as entries:
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    yield path, Listed(found.st_size, str(found.st_mtime_ns))

    def _put(self, file: PublicFile) -> str:
        path = self._root / file.path
        draft = path.with_name(f"{UNFINISHED}{path.name}")
        with self._named(file.path):
            try:
                _write(draft, file.source)
                os.replace(draft, path)
            finally:
                with suppress(OSError):
                    draft.unlink(missing_ok=True)
            return str(path.stat().st_mtime_ns)

    @contextmanager
    def _named(self, what: str | Path) -> Iterator[None]:
        """Turn the system's refusal into an error that names the target."""
        try:
            yield
        except OSError as error:
            reason = (
                _REASONS.get(error.errno or 0) or f"refuses {without_secrets(str(what))}: {error.strerror or error}"
            )
            raise TargetError(self.shown, reason) from error


def _write(draft: Path, source: Path | bytes) -> None:
    """Write a file that others may read, down to the disk, and as old as its source."""
    with draft.open("wb") as file, _opened(source) as original:
        shutil.copyfileobj(original, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())
    draft.chmod(0o644)
    if isinstance(source, Path):
        found = source.stat()
        os.utime(draft, ns=(found.st_atime_ns, found.st_mtime_ns))


def _opened(source: Path | bytes) -> BinaryIO:
    if isinstance(source, bytes):
        return BytesIO(source)
    with storage(source):
        return source.open("rb")


def _sync(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
