"""What an episode says of itself in its file, by mutagen. I/O: changes and reads one file.

In MP3 it is ID3, in M4A the atoms of iTunes, in Opus the comments of Vorbis. The chapters of M4A come with its sound.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import mutagen

from audioposts.audio.tags import id3, mp4, vorbis
from audioposts.audio.tags.about import About
from audioposts.errors import AudioError, storage
from audioposts.models import FileFormat

__all__ = ["About", "read_title", "write_tags"]

_WRITERS: dict[FileFormat, Callable[[Path, About], None]] = {
    FileFormat.MP3: id3.write,
    FileFormat.M4A: mp4.write,
    FileFormat.OPUS: vorbis.write,
}
_READERS: dict[FileFormat, Callable[[Path], tuple[str, int]]] = {
    FileFormat.MP3: id3.read,
    FileFormat.M4A: mp4.read,
    FileFormat.OPUS: vorbis.read,
}


def write_tags(path: Path, about: About, kind: FileFormat) -> None:
    """Write the tags of one episode.

    Raises:
        StorageError: the file cannot be written.
        AudioError: it is not what it should be.

    """
    with storage(path):
        try:
            _WRITERS[kind](path, about)
        except mutagen.MutagenError as error:
            _reraise(path, error)


def read_title(path: Path, kind: FileFormat) -> tuple[str, int]:
    """Return the title of an episode and its number of chapters, as a player reads them.

    Raises:
        StorageError: the file cannot be read.
        AudioError: it has no tags.

    """
    with storage(path):
        try:
            return _READERS[kind](path)
        except (mutagen.MutagenError, KeyError, IndexError, TypeError) as error:
            _reraise(path, error)


def _reraise(path: Path, error: Exception) -> NoReturn:
    # mutagen wraps what the system says in an error of its own.
    if isinstance(error.__cause__ or error.__context__, OSError):
        raise error.__cause__ or error.__context__ or error
    raise AudioError(path, f"its tags cannot be written or read back ({error})") from error
