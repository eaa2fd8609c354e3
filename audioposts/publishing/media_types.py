"""The name of a public file -> its media type, and how long others may keep it. Pure.

Whoever hands out the public tree says the same: our own server, and the stores that `audioposts publish` fills.
"""

import re
from posixpath import splitext

CACHE_SHORTLY = "max-age=300"
CACHE_FOR_GOOD = "max-age=31536000, immutable"
"""New sound and new pictures have new names: a file never changes under its name."""

_TYPES = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/x-m4a",
    ".opus": "audio/ogg",
    ".xml": "application/rss+xml",
    ".opml": "text/x-opml",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".json": "application/json",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".html": "text/html",
    ".txt": "text/plain",
    ".css": "text/css",
    ".js": "text/javascript",
}
_CHAPTERS = ".chapters.json"

_CHANGES = (".xml", ".opml", ".html", _CHAPTERS)
_NAMED_BY_CONTENTS = re.compile(r"(^|-)[0-9a-f]{10,}\.[a-z0-9.]+")


def media_type(path: str) -> str:
    """Return the `Content-Type` of a file of the public tree."""
    if path.endswith(_CHAPTERS):
        return "application/json+chapters"
    kind = _TYPES.get(splitext(path)[1].lower(), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind == "application/x-subrip" else kind


def cache_control(path: str) -> str:
    """Return the `Cache-Control` of a file of the public tree: for good where other contents have another name."""
    name = path.rpartition("/")[2]
    is_for_good = _NAMED_BY_CONTENTS.search(name) and not name.endswith(_CHANGES)
    return CACHE_FOR_GOOD if is_for_good else CACHE_SHORTLY


def has_addresses(path: str) -> bool:
    """Tell whether a file names the address at which the tree is served: feeds, pages, chapters with pictures."""
    return path.endswith(_CHANGES)


def is_text(path: str) -> bool:
    """Tell whether a file gets smaller when it is packed."""
    return path.endswith((*_CHANGES, ".vtt", ".srt", ".json", ".css", ".js", ".svg", ".txt"))
