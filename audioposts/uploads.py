"""A home -> its files on targets: the public tree, and private shows for each listener.

I/O: library, files, targets.
"""

from collections.abc import Sequence
from contextlib import closing
from typing import Protocol

from audioposts.config import Home, Settings
from audioposts.config.targets import TargetSettings
from audioposts.errors import AudioPostsError
from audioposts.library import Library
from audioposts.listeners import private_files
from audioposts.targets import (
    PRIVATE,
    PublicFile,
    Rank,
    Silent,
    collect,
    described,
    public_file,
    publish_to,
)  # fmt: skip


class Notes(Protocol):
    """Hears what is worth a line in a log."""

    def note(self, text: str) -> None:
        """Hear it."""
        ...


def publish_all(home: Home, settings: Settings, notes: Notes) -> list[AudioPostsError]:
    """Publish to every target with `after_run`; return what failed, one error for each target."""
    errors: list[AudioPostsError] = []
    chosen = [target for target in settings.targets if target.after_run]
    try:
        files = files_of(home, settings) if chosen else []
    except AudioPostsError as error:
        return [error]
    for target in chosen:
        try:
            done = publish_to(target, home, files_for(target, files), Silent())
        except AudioPostsError as error:
            errors.append(error)
        else:
            notes.note(f"published to {target.name}: {described(done)}")
    return errors


def files_of(home: Home, settings: Settings) -> list[PublicFile]:
    """Return all files that listeners should find.

    Raises:
        ConfigError: nothing has been published yet.
        StorageError: a file cannot be read.

    """
    private = _private_files(home, settings)
    return private + (collect(home.episodes) if home.episodes.is_dir() or not private else [])


def files_for(target: TargetSettings, files: Sequence[PublicFile]) -> list[PublicFile]:
    """Return what of `files` a target should have: where everybody can read names of files, nothing private."""
    return [file for file in files if target.private or not file.path.startswith(PRIVATE)]


def _private_files(home: Home, settings: Settings) -> list[PublicFile]:
    """Return the trees of the listeners. Feeds are read first, as a run may be at work."""
    if not any(show.private for show in settings.shows):
        return []
    with closing(Library(home.library)) as library:
        if not library.exists():
            return []
        read = [[public_file(path, source) for path, source in private_files(home, settings, library)] for _ in "12"]
    feeds = [file for file in read[0] if file.rank is Rank.FEEDS]
    return [file for file in read[1] if file.rank is not Rank.FEEDS] + feeds
