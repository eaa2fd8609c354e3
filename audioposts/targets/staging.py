"""Files -> a folder from which a program can take them, under the names that they will have. I/O: a temporary folder.

Nothing is copied but what is only in memory: the others are links.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from audioposts.errors import StorageError
from audioposts.targets.files import PublicFile


@contextmanager
def staged(files: Sequence[PublicFile]) -> Iterator[Path]:
    """Yield a folder with `files` under their paths; it is gone when the block ends."""
    with TemporaryDirectory(prefix="audioposts-") as name:
        folder = Path(name)
        for file in files:
            _place(file, folder / file.path)
        yield folder


def _place(file: PublicFile, path: Path) -> None:
    """Put a file, or a link to it, at `path`; its path may hold a secret, which no error repeats."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(file.source, bytes):
            path.write_bytes(file.source)
        else:
            path.symlink_to(file.source.resolve())
    except OSError as error:
        raise StorageError("the folder for temporary files", error.strerror or "cannot be written") from None
