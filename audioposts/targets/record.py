"""What we have put on a target <-> a file in the home's private state. I/O: that file.

It may be deleted: whatever is there under a name that stands for its contents is found again, the rest is sent again.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from audioposts.errors import storage
from audioposts.publishing.files import write_whole
from audioposts.targets.contract import Listed
from audioposts.targets.files import PublicFile, contents

_VERSION = 1

_SETTLED_NS = 2_000_000_000
"""A file that was changed so long before it was sent cannot have changed since without another time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that we have put there."""

    size: int
    changed_ns: int = 0
    """When the file on this machine was changed; 0: only its contents tell."""

    sha256: str = ""
    """Empty where the name stands for the contents."""

    mark: str = ""
    gone_s: float | None = None
    """When we first saw that the tree no longer has it, in seconds since 1970."""


ON_ITS_WAY = Entry(-1)
"""A file that we are about to send: it may be there, in whatever form, and it is ours."""


class Record:
    """What is known to be on one target, and to be ours."""

    def __init__(self, file: Path, address: str) -> None:
        """Read it; what was recorded of another address, or cannot be read, is as good as nothing."""
        self._file = file
        self._address = address
        self.entries = _read(file, address)
        self._is_changed = False

    def add(self, file: PublicFile, digest: str, mark: str, now_s: float) -> None:
        """Remember that a file is there; `digest` was taken before it was sent."""
        is_settled = now_s * 1e9 - file.changed_ns > _SETTLED_NS
        self._set(file.path, Entry(file.size, file.changed_ns if is_settled else 0, digest, mark))

    def intend(self, paths: Iterable[str]) -> None:
        """Remember that these will be there, and are ours, whatever happens from now on."""
        for path in paths:
            self._set(path, ON_ITS_WAY)
        self.save()

    def set_gone(self, path: str, gone_s: float) -> None:
        """Remember since when the tree no longer has a file, unless that is known."""
        entry = self.entries[path]
        if entry.gone_s is None:
            self._set(path, replace(entry, gone_s=gone_s))

    def forget(self, path: str) -> None:
        """Remember that a file is not there any more."""
        self._is_changed |= self.entries.pop(path, None) is not None

    def save(self) -> None:
        """Write what has changed."""
        if not self._is_changed:
            return
        files = {path: _fields(entry) for path, entry in sorted(self.entries.items())}
        data = {"version": _VERSION, "address": self._address, "files": files}
        with storage(self._file):
            self._file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._file, json.dumps(data, separators=(",", ":"), ensure_ascii=False).encode())
        self._is_changed = False

    def _set(self, path: str, entry: Entry) -> None:
        self._is_changed |= self.entries.get(path) != entry
        self.entries[path] = entry


def fingerprint(file: PublicFile) -> str:
    """Return the SHA-256 of what is in a file; nothing where its name says as much."""
    return "" if file.is_named_by_contents else sha256(contents(file)).hexdigest()


def is_there(file: PublicFile, entry: Entry | None, listed: Listed | None) -> bool:
    """Tell whether a target has a file as it is now: by its listing and, where names say too little, by the record."""
    if listed is None or listed.size != file.size:
        return False
    if file.is_named_by_contents:
        return True
    if entry is None or entry.size != file.size or entry.mark != listed.mark:
        return False
    if entry.changed_ns and entry.changed_ns == file.changed_ns:
        return True
    return entry.sha256 == fingerprint(file)


def is_ours(entry: Entry, listed: Listed) -> bool:
    """Tell whether a file that is there is the one that we put there, and not somebody else's in its place."""
    return entry.size == ON_ITS_WAY.size or (entry.size, entry.mark) == (listed.size, listed.mark)


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: value for name, value in asdict(entry).items() if value not in ("", 0, None)}


def _read(file: Path, address: str) -> dict[str, Entry]:
    with storage(file):
        text = file.read_bytes() if file.is_file() else b"{}"
    try:
        data = json.loads(text)
        if (data.get("version"), data.get("address")) != (_VERSION, address):
            return {}
        return {path: _entry(fields) for path, fields in data["files"].items() if _is_below(path)}
    except (ValueError, TypeError, AttributeError, LookupError):
        return {}


def _entry(fields: Mapping[str, Any]) -> Entry:
    return Entry(**{"size": 0, **fields})


def _is_below(path: str) -> bool:
    """Tell whether a path stays below the address: whatever is recorded may be deleted one day."""
    return bool(path) and not path.startswith("/") and ".." not in path.split("/")
