"""Clips that were made before, by what they were made from. I/O: files in one folder.

The address of a clip is a digest of everything that decides how it sounds: what is said, by which engine at which
version, in which voice. So an edited paragraph costs only that paragraph, an upgraded engine never plays stale sound,
and the folder may be deleted at any time: it only costs time.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from audioposts.errors import storage
from audioposts.models import Clip, Spoken, Voice, WordTiming

_FORMAT = 1
"""Part of every address: raise it when clips are made or kept differently."""


def clip_address(spoken: Spoken, voice: Voice, engine_version: str) -> str:
    """Return the address of what `voice` says; names, licences and descriptions of voices do not change it."""
    parts = [_FORMAT, voice.engine, engine_version, voice.language, voice.options, spoken.text]
    parts += [[each.start, each.stop, each.ipa] for each in spoken.pronunciations]
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class ClipCache:
    """A folder of clips; safe for several processes, as files appear whole or not at all."""

    folder: Path
    max_bytes: int = 2_000_000_000
    """What `prune` leaves: 13 hours of speech."""

    def __contains__(self, address: str) -> bool:
        return self._path(address).is_file()

    def get(self, address: str) -> Clip | None:
        """Return a clip; None if it is not there or not whole."""
        path = self._path(address)
        with storage(path), suppress(FileNotFoundError), path.open("rb") as file:
            clip = _parse(file.readline(), file.read())
            if clip:
                os.utime(path)
            return clip
        return None

    def put(self, address: str, clip: Clip) -> None:
        """Keep a clip.

        Raises:
            StorageError: the folder is read-only or the disk full; nothing half-written is left.

        """
        path = self._path(address)
        header = {
            "sample_rate_hz": clip.sample_rate_hz,
            "bytes": len(clip.pcm),
            "words": [asdict(w) for w in clip.words],
        }
        with storage(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
                try:
                    file.write(json.dumps(header).encode() + b"\n")
                    file.write(clip.pcm)
                    file.close()
                    os.replace(file.name, path)
                except BaseException:
                    file.close()
                    os.unlink(file.name)
                    raise

    def prune(self) -> None:
        """Delete the clips that were not used for the longest time until the rest is within `max_bytes`."""
        with storage(self.folder):
            entries = sorted(self._entries(), key=lambda entry: entry[0], reverse=True)
            total = 0
            for _, size, path in entries:
                total += size
                if total > self.max_bytes:
                    path.unlink(missing_ok=True)

    def _entries(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.folder.glob("*/*"):
            with suppress(FileNotFoundError):
                status = path.stat()
                yield status.st_mtime, status.st_size, path

    def _path(self, address: str) -> Path:
        return self.folder / address[:2] / address[2:]


def _parse(header: bytes, pcm: bytes) -> Clip | None:
    try:
        fields = json.loads(header)
        words = tuple(WordTiming(**word) for word in fields["words"])
        whole = fields["bytes"] == len(pcm)
        return Clip(pcm, fields["sample_rate_hz"], words) if whole else None
    except (ValueError, KeyError, TypeError):
        return None
