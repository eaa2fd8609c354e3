"""What each kind of target does: the Protocol, and what it tells. Pure."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from audioposts.targets.files import PublicFile

UNFINISHED = ".unfinished-"
"""What a file on its way is called, where a target cannot take it in one step."""

_ON_ITS_WAY = re.compile(rf"{re.escape(UNFINISHED)}(?P<ours>.+)|\.(?P<rsync>.+)\.[A-Za-z0-9]{{6}}")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that is on a target."""

    size: int

    mark: str = ""
    """What the target changes whenever the file is written: an ETag, a time, the name of a blob. Empty: it has none."""


Sent = Callable[[PublicFile, str], None]
"""Hears of every file that is there whole, with its mark; is called by one thread at a time."""


class Target(Protocol):
    """A place from which the public tree is served. Every method raises `TargetError` where the target refuses."""

    shown: str
    """Its address, as errors and records name it."""

    def listing(self, folders: Collection[str]) -> Mapping[str, Listed]:
        """Return what is there, by its path below the address; hidden files as well.

        What is in other folders than these may be left out; the address itself is the folder "".
        """
        ...

    def send(self, files: Sequence[PublicFile], sent: Sent) -> None:
        """Put files there, in any order, each whole or not at all; all are there when this returns.

        Where the target makes everything public at once, `sent` is called by `finish`.
        """
        ...

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files; one that is not there is no error."""
        ...

    def finish(self) -> None:
        """Make all of it public at once, where the target can."""
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...


def finished_path(path: str) -> str | None:
    """Return what a file on its way would have been called; None if it is none."""
    folder, slash, name = path.rpartition("/")
    found = _ON_ITS_WAY.fullmatch(name)
    return found and f"{folder}{slash}{found['ours'] or found['rsync']}"
