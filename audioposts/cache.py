"""Clips that were made before, by what they were made from. I/O: files in one folder.

The address of a clip is a digest of everything that decides how it sounds: what is said, by which engine at which
version, in which voice. So an edited paragraph costs only that paragraph, an upgraded engine never plays stale sound,
and the folder may be deleted at any time: it only costs time, and for voices that are paid for, money.
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import Lock
from uuid import uuid4
from zlib import crc32

from filelock import FileLock, Timeout

from audioposts.errors import storage
from audioposts.models import Clip, Spoken, Voice, WordTiming

_FORMAT = 2
"""Part of every address: raise it when clips are made or kept differently."""

_UNFINISHED = ".unfinished-"
_IN_USE = ".in-use-"
_UNFINISHED_S = 3600.0
"""A file that is older was left by a process that was killed: a clip is written in milliseconds."""


_ABOUT_ASKING = frozenset(
    {"attempts", "backoff_s", "longest_wait_s", "timeout_s", "connect_timeout_s", "longest_s", "key_env", "profile"}
)


def clip_address(spoken: Spoken, voice: Voice, engine_version: str) -> str:
    """Return the address of what `voice` says.

    Its name, licence, price and fallbacks do not change it; nor does its volume, which is set when a clip is used, nor
    how patiently an engine is asked, and with whose key.
    """
    options = [option for option in voice.options if option[0] not in _ABOUT_ASKING]
    parts = [_FORMAT, voice.engine, engine_version, voice.language, options, spoken.text]
    parts += [[each.start, each.stop, each.ipa] for each in spoken.pronunciations]
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


class _Turns:
    """Locks by name, kept for as long as anybody holds or awaits one."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[str, tuple[Lock, int]] = {}

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        with self._lock:
            turn, waiting = self._held.get(name, (Lock(), 0))
            self._held[name] = (turn, waiting + 1)
        try:
            with turn:
                yield
        finally:
            with self._lock:
                turn, waiting = self._held.pop(name)
                if waiting > 1:
                    self._held[name] = (turn, waiting - 1)


@dataclass(frozen=True, slots=True)
class ClipCache:
    """A folder of clips; safe for several threads and processes, as files appear whole or not at all."""

    folder: Path
    max_bytes: int = 2_000_000_000
    """What `prune` leaves: 13 hours of speech."""

    _turns: _Turns = field(default_factory=_Turns, init=False, repr=False, compare=False)

    def __contains__(self, address: str) -> bool:
        return self._path(address).is_file()

    @contextmanager
    def making(self, address: str) -> Iterator[bool]:
        """Hold the right to make a clip, one thread at a time; give whether it is there already, and used from now."""
        with self._turns.of(address):
            yield self._refreshed(address)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep whatever is used from now on from being pruned, also by other processes, until it is left or they die.

        Raises:
            StorageError: the folder cannot be written.

        """
        # A second before now: file systems stamp files with a clock that lags a little behind.
        marker = self.folder / f"{_IN_USE}{time.time_ns() - 1_000_000_000}-{uuid4().hex}"
        with storage(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(marker, timeout=0)
            lock.acquire()
        try:
            yield
        finally:
            lock.release()
            marker.unlink(missing_ok=True)

    def get(self, address: str) -> Clip | None:
        """Return a clip; None if it is not there. One that is damaged is deleted."""
        path = self._path(address)
        with storage(path), suppress(FileNotFoundError):
            clip = _parsed(path.read_bytes())
            if clip:
                os.utime(path)
            else:
                path.unlink(missing_ok=True)
            return clip
        return None

    def duration_ms(self, address: str) -> int | None:
        """Return how long a clip is, by its head alone, which is no use of it; None if it is not there."""
        path = self._path(address)
        with storage(path), suppress(FileNotFoundError), path.open("rb") as file:
            return _duration_ms(file.readline())
        return None

    def put(self, address: str, clip: Clip) -> None:
        """Keep a clip.

        Raises:
            StorageError: the folder is read-only or the disk full; nothing half-written is left.

        """
        path = self._path(address)
        fields = {
            "sample_rate_hz": clip.sample_rate_hz,
            "bytes": len(clip.pcm),
            "words": [asdict(w) for w in clip.words],
        }
        head = json.dumps(fields).encode() + b"\n"
        with storage(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, prefix=_UNFINISHED, delete=False) as file:
                try:
                    file.write(b"%08x " % crc32(clip.pcm, crc32(head)))
                    file.write(head)
                    file.write(clip.pcm)
                    file.close()
                    os.replace(file.name, path)
                except BaseException:
                    file.close()
                    os.unlink(file.name)
                    raise

    def file(self, address: str, write: Callable[[Path], None]) -> Path:
        """Return the path of a file that is kept beside the clips; `write` makes it where it is not there.

        Raises:
            StorageError: the folder is read-only or the disk full; nothing half-written is left.

        """
        path = self._path(address)
        with self.making(address) as is_there:
            if not is_there:
                with storage(path):
                    path.parent.mkdir(parents=True, exist_ok=True)
                    with NamedTemporaryFile(dir=path.parent, prefix=_UNFINISHED, delete=False) as file:
                        draft = Path(file.name)
                    try:
                        write(draft)
                        os.replace(draft, path)
                    finally:
                        draft.unlink(missing_ok=True)
        return path

    def forget(self, addresses: Iterable[str]) -> None:
        """Delete clips and files: they are made again."""
        for address in addresses:
            with storage(self.folder):
                self._path(address).unlink(missing_ok=True)

    def prune(self) -> None:
        """Delete the clips that were not used for the longest time until the rest is within `max_bytes`.

        What somebody uses stays, whatever its size; what killed processes left unfinished goes.
        """
        with storage(self.folder):
            used_since_s = self._in_use_since_s()
            entries = sorted(self._entries(), key=lambda entry: entry[0], reverse=True)
            total = 0
            for used_s, size, path in entries:
                total += size
                if total > self.max_bytes and used_s < used_since_s:
                    _delete_unless_used(path, used_s)

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        """Yield when each clip was last used, its size and its file; sweep what is unfinished."""
        for path in self.folder.glob("*/*"):
            with suppress(FileNotFoundError):
                status = path.stat()
                if not path.name.startswith(_UNFINISHED):
                    yield status.st_mtime, status.st_size, path
                elif status.st_mtime < time.time() - _UNFINISHED_S:
                    path.unlink(missing_ok=True)

    def _in_use_since_s(self) -> float:
        """Return since when somebody uses the cache, in seconds of the epoch; forget those who died."""
        since_s = float("inf")
        for marker in self.folder.glob(f"{_IN_USE}*"):
            try:
                with FileLock(marker, timeout=0):
                    marker.unlink(missing_ok=True)
            except Timeout:
                since_s = min(since_s, int(marker.name.removeprefix(_IN_USE).split("-")[0]) / 1e9)
        return since_s

    def _refreshed(self, address: str) -> bool:
        """Tell whether a clip is there, and mark it as used now."""
        path = self._path(address)
        with storage(path), suppress(FileNotFoundError):
            os.utime(path)
            return True
        return False

    def _path(self, address: str) -> Path:
        return self.folder / address[:2] / address[2:]


def _delete_unless_used(path: Path, used_s: float) -> None:
    """Delete a clip, unless somebody has used it since it was looked at."""
    with suppress(FileNotFoundError):
        if path.stat().st_mtime == used_s:
            path.unlink()


def _duration_ms(line: bytes) -> int | None:
    """Return how long a clip is, by the first line of its file; None where that is damaged."""
    try:
        fields = json.loads(line.partition(b" ")[2])
        return int(fields["bytes"] // 2 * 1000 // fields["sample_rate_hz"])
    except (ValueError, KeyError, TypeError, ZeroDivisionError):
        return None


def _parsed(data: bytes) -> Clip | None:
    """Return the clip in a file; None if anything in it is not as it was written."""
    if data[:9] != b"%08x " % crc32(memoryview(data)[9:]):
        return None
    head, _, pcm = data[9:].partition(b"\n")
    try:
        fields = json.loads(head)
        words = tuple(WordTiming(**word) for word in fields["words"])
        return Clip(pcm, fields["sample_rate_hz"], words)
    except (ValueError, KeyError, TypeError):
        return None
