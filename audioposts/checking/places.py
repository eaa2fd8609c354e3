"""The addresses in a feed -> the files that stand for them. I/O: looks at paths."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from audioposts.checking.document import NAMESPACES, Feed


class Place(Protocol):
    """Where the files of a feed are."""

    def file(self, url: str) -> Path | None:
        """Return where the file of an address is, or should be; None if that is somewhere else."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder in which a feed lies, and the address that stands for it."""

    path: Path
    url: str

    def file(self, url: str) -> Path | None:
        """Return the path below the folder."""
        if not url.startswith(f"{self.url}/"):
            return None
        name = unquote(urlsplit(url[len(self.url) + 1 :]).path)
        path = (self.path / name).resolve()
        return path if path.is_relative_to(self.path.resolve()) else None


@dataclass(frozen=True, slots=True)
class Downloads:
    """What was fetched of a feed on the web."""

    files: Mapping[str, Path]

    def file(self, url: str) -> Path | None:
        """Return where it was put."""
        return self.files.get(url)


def folder_of(feed: Feed, file: Path) -> Folder:
    """Return the folder of a feed that lies in `file`, by what it says of itself."""
    links = feed.channel.findall("atom:link", NAMESPACES)
    own = [link.get("href", "") for link in links if link.get("rel") == "self"]
    return Folder(file.parent, own[0].rpartition("/")[0] if own else "")


def existing(place: Place, url: str | None) -> Path | None:
    """Return the file of an address, if it is there."""
    file = place.file(url) if url else None
    return file if file and file.is_file() else None
