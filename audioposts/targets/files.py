"""The public tree -> the files that listeners should find on a target. I/O: reads the tree.

Feeds are read before the tree is walked: a run puts sound into the tree before the feed that names it, so that whatever
a feed names is among the files, also while a run is at work.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path

from audioposts.errors import ConfigError, storage
from audioposts.publishing.media_types import CACHE_FOR_GOOD, cache_control, media_type

PRIVATE = "private/"
"""Below it every listener of a private show has a folder, whose name is a secret."""

_SECRET = re.compile(r"(?<=\bprivate/)([\w-]{3})[\w-]{8,}")


class Rank(IntEnum):
    """When a file is sent: what is named before what names it."""

    MEDIA = 0
    """Sound, transcripts, chapters, pictures."""

    PAGES = 1
    """Pages, and the data that they search."""

    FEEDS = 2
    """What people and apps subscribe to, or come in by."""


_FEED_NAMES = re.compile(r"index\.html|feed\.json|.*\.(xml|opml)")
_PAGE_NAMES = re.compile(r".*\.(html|css|js|webmanifest)|(.*[-.])?search\b.*\.json")
_UNFIT = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
"""No host has such names, and programs that copy files disagree on what they are."""


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file as it is to be on a target."""

    path: str
    """Below the target's address, with slashes."""

    source: Path | bytes = field(repr=False)
    """Where it is on this machine, or what is in it."""

    size: int
    changed_ns: int
    """When it was changed on this machine, in nanoseconds since 1970; 0 where `source` is what is in it."""

    media_type: str
    cache_control: str
    rank: Rank

    @property
    def is_named_by_contents(self) -> bool:
        """Other contents would have another name."""
        return self.cache_control == CACHE_FOR_GOOD


def public_file(path: str, source: Path | bytes, rank: Rank | None = None) -> PublicFile:
    """Return a file that will be `path` on a target, with the type, lifetime and rank that its name stands for."""
    size, changed_ns = len(source) if isinstance(source, bytes) else 0, 0
    if isinstance(source, Path):
        with storage(source):
            found = source.stat()
        size, changed_ns = found.st_size, found.st_mtime_ns
    chosen = _rank(path) if rank is None else rank
    return PublicFile(path, source, size, changed_ns, media_type(path), cache_control(path), chosen)


def without_secrets(text: str) -> str:
    """Return a path, or a text with paths in it, without the secrets of listeners."""
    return _SECRET.sub(r"\1…", text)


def contents(file: PublicFile) -> bytes:
    """Return what is in a file."""
    return file.source if isinstance(file.source, bytes) else _read(file.source)


def collect(root: Path) -> list[PublicFile]:
    """Return the files of the public tree: nothing hidden or unfinished, nothing outside, not even through links.

    Raises:
        ConfigError: there is no tree yet.
        StorageError: it cannot be read.

    """
    if not root.is_dir():
        raise ConfigError(root, "does not exist yet; run 'audioposts run' first")
    root = root.resolve()
    feeds = [public_file(path, _read(file)) for path, file in _walk(root, "") if _rank(path) is Rank.FEEDS]
    others = [public_file(path, file) for path, file in _walk(root, "") if _rank(path) is not Rank.FEEDS]
    return others + feeds


def _read(file: Path) -> bytes:
    with storage(file):
        return file.read_bytes()


def _walk(root: Path, below: str) -> Iterator[tuple[str, Path]]:
    """Yield the path in the tree of every public file of a folder, and where it is."""
    folder = root / below
    with storage(folder), os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        path = f"{below}/{entry.name}" if below else entry.name
        if entry.name.startswith(".") or _UNFIT.search(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, path)
        elif entry.is_file(follow_symlinks=False) or _leads_to_a_public_file(Path(entry.path), root):
            yield path, Path(entry.path)


def _leads_to_a_public_file(link: Path, root: Path) -> bool:
    """Tell whether a link is to a file in the tree that is not hidden."""
    target = link.resolve()
    if not target.is_relative_to(root) or not target.is_file():
        return False
    return not any(part.startswith(".") for part in target.relative_to(root).parts)


def _rank(path: str) -> Rank:
    name = path.rpartition("/")[2]
    if _FEED_NAMES.fullmatch(name):
        return Rank.FEEDS
    return Rank.PAGES if _PAGE_NAMES.fullmatch(name) else Rank.MEDIA
