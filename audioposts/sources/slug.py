"""The name of a category or of a post -> the slug that a blog makes of it. Pure."""

import re
import unicodedata
from urllib.parse import unquote

_ACCENT = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")


def as_slug(name: str) -> str:
    """Return a name as WordPress would make a slug of it, its letters not percent-encoded."""
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", unquote(name).casefold()))
    return "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain)))
