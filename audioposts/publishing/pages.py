"""Files of the public tree that follow from others, and are written again only where they would differ. Pure."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """A file, and how it is made."""

    path: str
    """In the folder of its show, or of the public tree: ASCII, with forward slashes."""

    key: str
    """Digest of everything that it is made of: another one, and it has to be made again."""

    render: Callable[[], bytes]
