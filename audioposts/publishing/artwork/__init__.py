"""Show, episode -> pictures as directories want them, drawn or made from the user's. I/O: reads fonts and the picture.

Apple: square, 1400 to 3000 pixels, RGB without alpha, JPEG or PNG; nothing important in the bottom fifth; a new
picture has a new name. Hosts ask for 500 KB or less.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

from audioposts.models import Show
from audioposts.publishing.artwork.drawing import draw_cover, draw_episode
from audioposts.publishing.artwork.own import read_own

__all__ = ["episode_picture", "make_cover", "thumbnail"]

_IN_TAGS = 600
"""Pixels of the picture inside each file: enough for a phone, small beside the sound."""

_MOST_BYTES = 500_000

_QUALITY = 86
"""Of a JPEG; all but the fullest pictures are small enough with it."""

_PLAIN_QUALITY = 40
"""Rather than go below it, a picture of the user's is made smaller."""

_SIDES = (2400, 2000, 1700, 1400)


def make_cover(show: Show, home: Path) -> bytes:
    """Return the show's cover as a JPEG.

    Raises:
        PictureError: the user's picture cannot be read, or is too small or too large.

    """
    return _jpeg(draw_cover(show)) if show.cover is None else _smaller(read_own(home / show.cover))


def episode_picture(show: Show, title: str, publisher: str, *, number_or_date: str = "") -> bytes:
    """Return the picture of an episode, or of one article of it, as a JPEG."""
    return _jpeg(draw_episode(show, title, publisher, number_or_date))


def thumbnail(cover: bytes) -> bytes:
    """Return a small copy of a cover, for the tags of a file."""
    picture = Image.open(BytesIO(cover))
    picture.draft("RGB", (_IN_TAGS, _IN_TAGS))
    return _jpeg(picture.convert("RGB").resize((_IN_TAGS, _IN_TAGS), Image.Resampling.LANCZOS))


def _smaller(picture: Image.Image) -> bytes:
    """Return the picture as a JPEG of 500 KB or less, with fewer pixels if it has to look bad otherwise."""
    data = _jpeg(picture, _PLAIN_QUALITY)
    for side in _SIDES:
        if len(data) > _MOST_BYTES and side < picture.width:
            resized = picture.resize((side, side), Image.Resampling.LANCZOS)
            data = _jpeg(resized, 1 if side == _SIDES[-1] else _PLAIN_QUALITY)
    return data


def _jpeg(picture: Image.Image, lowest: int = 1) -> bytes:
    """Return the picture in a quality, not below `lowest`, in which it has 500 KB or less if there is one."""
    quality = _QUALITY
    while True:
        buffer = BytesIO()
        picture.save(buffer, "JPEG", quality=quality, dpi=(72, 72), optimize=True)
        size = buffer.tell()
        if size <= _MOST_BYTES or quality <= lowest:
            return buffer.getvalue()
        # Bytes go down about as quality does: the next guess is mostly the last.
        quality = max(lowest, min(quality - 5, int(quality * 0.97 * _MOST_BYTES / size)))
