"""An Offer -> files in the folder of voices, each as the hub states it, and back. I/O: the hub, files.

A voice is there when its TOML is, which is written last; a receipt beside it says which files it brought.
"""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from hashlib import md5, sha256
from pathlib import Path

from filelock import FileLock, Timeout

from audioposts.catalogue.hub import Hub
from audioposts.catalogue.offers import Offer, RemoteFile
from audioposts.errors import ConfigError, HubError, LockedError, StorageError, storage

_SPARE_BYTES = 50_000_000
"""What is left free on the disk."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of the voices that were installed."""

    folder: Path

    def has(self, name: str) -> bool:
        """Tell whether a voice was installed under this name."""
        return self._toml(name).is_file()

    def missing(self, offer: Offer) -> tuple[RemoteFile, ...]:
        """Return the files of an offer that are not here yet: voices of Kokoro share their model."""
        return tuple(file for file in offer.files if not self._holds(file))

    def install(self, offer: Offer, name: str, hub: Hub, today: date) -> Path:
        """Fetch what is missing of an offer, verify it and return the voice's file.

        Raises:
            ConfigError: the name is taken.
            HubError: a file cannot be had, or is not what the hub states; that one is deleted.
            StorageError: it does not fit on the disk.
            LockedError: another program is installing.

        """
        with self._locked():
            if self.has(name):
                raise ConfigError(self._toml(name), f"is there already; 'audioposts voices remove {name}' removes it")
            missing = self.missing(offer)
            self._check_space(missing)
            incoming = self.folder / ".incoming" / offer.name
            with storage(self.folder):
                fetched = {file: self._fetch(offer, file, hub, incoming) for file in missing}
                for file, path in fetched.items():
                    place = self.folder / file.place
                    place.parent.mkdir(parents=True, exist_ok=True)
                    path.replace(place)
                shutil.rmtree(incoming, ignore_errors=True)
                digests = {file.place: _digest(self.folder / file.place, "sha256") for file in offer.files}
                _write(self._receipt(name), json.dumps({"repository": offer.repository, "files": digests}, indent=1))
                _write(self._toml(name), voice_toml(offer, digests[offer.model.place], today))
        return self._toml(name)

    def remove(self, name: str) -> int:
        """Remove a voice and the files that no other voice needs; return how many bytes that was.

        Raises:
            ConfigError: it was not installed.

        """
        with self._locked(), storage(self.folder):
            if not self.has(name):
                raise ConfigError(name, "was not installed with 'audioposts voices install', and is not removed")
            files = self._files(name)
            # The voice goes first: without its files it would not work.
            self._toml(name).unlink()
            self._receipt(name).unlink(missing_ok=True)
            needed = {place for other in self._names() for place in self._files(other)}
            doomed = [path for place in files if place not in needed and (path := self.folder / place).is_file()]
            freed = sum(path.stat().st_size for path in doomed)
            for path in doomed:
                path.unlink()
        return freed

    def damage(self, name: str) -> str:
        """Return what is wrong with the files that a voice was installed with; empty: nothing."""
        for place, digest in self._files(name).items():
            path = self.folder / place
            if not path.is_file():
                return f"{path} is missing; remove the voice and install it again"
            with storage(path):
                if _digest(path, "sha256") != digest:
                    return f"{path} has changed since it was installed; remove the voice and install it again"
        return ""

    def _fetch(self, offer: Offer, file: RemoteFile, hub: Hub, incoming: Path) -> Path:
        seen = hub.look(offer.repository, file.path, offer.revision)
        path = hub.fetch(offer.repository, file.path, offer.revision, incoming, with_bar=file is offer.model)
        expected = {"md5": file.md5, "sha256": file.sha256 or seen.sha256}
        for kind, digest in expected.items():
            if digest and _digest(path, kind) != digest:
                path.unlink()
                raise HubError(f"{offer.repository}/{file.path}", f"has a wrong {kind}; it was deleted, try again")
        return path

    def _holds(self, file: RemoteFile) -> bool:
        path = self.folder / file.place
        if not path.is_file() or path.stat().st_size != file.size_bytes:
            return False
        with storage(path):
            return _digest(path, "sha256") == file.sha256 if file.sha256 else _digest(path, "md5") == file.md5

    def _check_space(self, missing: Sequence[RemoteFile]) -> None:
        with storage(self.folder):
            free = shutil.disk_usage(self.folder).free
        wanted = sum(file.size_bytes for file in missing)
        if missing and free < wanted + _SPARE_BYTES:
            raise StorageError(
                self.folder, f"{megabytes(wanted)} do not fit on the disk, {megabytes(free)} are free; make room"
            )

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with storage(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.folder / ".lock", timeout=0):
                yield
        except Timeout:
            raise LockedError(self.folder, "another program is installing voices; try again when it is done") from None

    def _names(self) -> list[str]:
        return [path.stem for path in self.folder.glob("*.toml")]

    def _files(self, name: str) -> dict[str, str]:
        """Return the digests of a voice's files by their places; none where there is no receipt."""
        with suppress(OSError, ValueError, KeyError):
            files: dict[str, str] = json.loads(self._receipt(name).read_text("utf-8"))["files"]
            return files
        return {}

    def _toml(self, name: str) -> Path:
        return self.folder / f"{name}.toml"

    def _receipt(self, name: str) -> Path:
        return self.folder / f".{name}.receipt.json"


def megabytes(size_bytes: int) -> str:
    """Return a size as a person reads it."""
    return f"{size_bytes / 1e6:,.1f} MB" if size_bytes < 99.95e6 else f"{size_bytes / 1e6:,.0f} MB"


def voice_toml(offer: Offer, model_sha256: str, today: date) -> str:
    """Return the file of a voice as `config` reads it."""
    fields = {
        "engine": offer.engine,
        "language": offer.language,
        "description": offer.description,
        "licence": offer.licence,
        "model": offer.model.place,
        "sha256": model_sha256,
        **dict(offer.options),
    }
    lines = [f"{key} = {_quoted(value)}" for key, value in fields.items() if value]
    origin = f"# {offer.name}, installed {today} from {offer.repository} at {offer.revision}."
    return "\n".join(["".join(char for char in origin if char.isprintable()), *lines, ""])


def _quoted(text: str) -> str:
    """Return a basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(_plain(text), ensure_ascii=False)


def _plain(text: str) -> str:
    """Return a text without what neither TOML nor UTF-8 takes."""
    return text.replace("\x7f", "").encode("utf-8", "ignore").decode()


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(path.name + ".new")
    new.write_text(text, "utf-8")
    os.replace(new, path)


def _digest(path: Path, kind: str) -> str:
    digest = md5(usedforsecurity=False) if kind == "md5" else sha256()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()
