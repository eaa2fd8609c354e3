"""What files of the public tree are called: ASCII only, and another name for other contents. I/O: reads files.

Apple takes ASCII names only; apps and directories keep what they fetched under a name, so that changed sound or a
changed picture must have a new one.
"""

import re
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path

from anyascii import anyascii

from audioposts.errors import ConfigError, storage
from audioposts.models import Show

_STEM_CHARS = 60

_COVER_DESIGN = 2
"""Part of the name of a drawn cover: raise it when covers are drawn differently."""

_OURS = re.compile(
    r"(cover|picture)-[0-9a-f]{10}\.jpg"
    r"|\d{4}-\d\d-\d\d-([a-z0-9-]+-)?[0-9a-f]{10}(-[0-9a-f]{10}\.jpg|\.(mp3|m4a|opus|vtt|srt|html|(words|chapters)\.json))"
)


def file_stem(title: str, published: datetime, sound: Path) -> str:
    """Return the name, without an ending, of the files of the episode whose sound is in `sound`."""
    with storage(sound), sound.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    words = re.sub(r"[^a-z0-9]+", "-", anyascii(title).lower()).strip("-")[:_STEM_CHARS].rstrip("-")
    return "-".join(filter(None, (published.strftime("%Y-%m-%d"), words, digest[:10])))


def cover_name(show: Show, home: Path) -> str:
    """Return the name of the show's cover.

    Raises:
        ConfigError: the user's picture is not there.

    """
    if show.cover is None:
        seed = f"{_COVER_DESIGN}\n{show.title}\n{show.category or ''}\n{show.author}\n{show.accent or ''}".encode()
    else:
        path = home / show.cover
        if not path.is_file():
            raise ConfigError(path, f"cover of show {show.slug!r} does not exist")
        with storage(path):
            seed = path.read_bytes()
    return f"cover-{sha256(seed).hexdigest()[:10]}.jpg"


def picture_name(stem: str, picture: bytes) -> str:
    """Return the name of the picture of the episode whose files begin with `stem`."""
    return f"{stem}-{sha256(picture).hexdigest()[:10]}.jpg"


def is_ours(name: str) -> bool:
    """Tell whether a file may be ours: the name is of a form that is given here."""
    return bool(_OURS.fullmatch(name))
