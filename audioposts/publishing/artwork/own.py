"""The user's picture -> a square one as directories want it. I/O: reads the file."""

import struct
import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from audioposts.errors import PictureError
from audioposts.publishing.artwork.drawing import SIZE

_SMALLEST = 1400
_MOST_PIXELS = 100_000_000
"""Ten thousand a side, 400 MB while it is read: a larger one is a mistake, or meant to fill the memory."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")
"""What people have pictures in; some others of Pillow's start programs."""


def read_own(path: Path) -> Image.Image:
    """Return the middle of the user's picture, upright and on white, 1400 to 3000 pixels a side.

    Raises:
        PictureError: it cannot be read, or is too small or too large.

    """
    Image.init()  # at first Pillow knows but a few formats
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's, of large pictures and odd metadata; the size is checked here
            with Image.open(path, formats=_FORMATS) as opened:
                _check_size(path, opened)
                return _square(opened)
    except Image.DecompressionBombError as error:
        raise PictureError(path, f"is a picture of too many pixels; use one of {SIZE} by {SIZE}") from error
    except UnidentifiedImageError as error:
        raise PictureError(path, "is not a picture that can be read; use a JPEG or PNG") from error
    except (FileNotFoundError, PermissionError, IsADirectoryError) as error:
        raise PictureError(path, f"is not a picture that can be read ({error.strerror})") from error
    except (OSError, SyntaxError, ValueError, TypeError, LookupError, OverflowError, struct.error) as error:
        reason = " ".join(str(error).split())
        raise PictureError(path, f"is not a picture that can be read to its end ({reason}); save it anew") from error


def _check_size(path: Path, opened: Image.Image) -> None:
    size = f"is {opened.width} by {opened.height} pixels; "
    if min(opened.size) < _SMALLEST:
        raise PictureError(path, f"{size}directories want {_SMALLEST} or more")
    if opened.width * opened.height > _MOST_PIXELS:
        raise PictureError(path, f"{size}that is too many: use one of {SIZE} by {SIZE}")


def _square(opened: Image.Image) -> Image.Image:
    """Return the middle of the picture, of an animated one that of its first frame."""
    side = min(opened.size)
    left, top = (opened.width - side) // 2, (opened.height - side) // 2
    # The middle stays the middle when it is turned, and is less to turn.
    middle = opened.crop((left, top, left + side, top + side))
    upright = ImageOps.exif_transpose(_in_srgb(_eight_bits(middle))).convert("RGBA")
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    return flat if side <= SIZE else flat.resize((SIZE, SIZE), Image.Resampling.LANCZOS)


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Return a picture of 16 bits or more a pixel in 8, which Pillow would cut off at white."""
    if picture.mode[0] not in "IF":
        return picture
    wide = picture.convert("F")
    most = 65535.0 if picture.mode.startswith("I;16") else max(float(wide.getextrema()[1]), 1.0)  # type: ignore[arg-type]
    return wide.point(lambda value: value * (255 / most) + 0).convert("L")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return a picture in the colours of the web: those of phones and of print have profiles of their own."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError):
        return picture  # a profile that is broken or of another kind says nothing
