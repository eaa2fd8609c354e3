"""Show -> cover picture: drawn, or made from the user's, as directories want it. I/O: reads the user's picture.

Apple: square, 1400 to 3000 pixels, RGB without alpha, JPEG or PNG; nothing important in the bottom fifth; a new
picture has a new name. Hosts ask for 500 KB or less.
"""

import math
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import cast

from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from audioposts.errors import ConfigError
from audioposts.models import Show

_SIZE = 3000
_SMALLEST = 1400
_IN_TAGS = 600
"""Pixels of the picture inside each file: enough for a phone, small beside the sound."""

_MARGIN = 260
_BARS = 33
_LINE_HEIGHT = 1.12
_SMALLEST_FONT = 60

# Dark and light ground, wave, second line.
_PALETTES = (
    ("#0d1b33", "#2b4a8b", "#ff8a5c", "#cfdcf5"),
    ("#06262b", "#12646b", "#ffc857", "#cdeeee"),
    ("#26102f", "#6b2f7a", "#ffb199", "#ecd9f2"),
    ("#14211a", "#2f6b4f", "#f4d35e", "#d5efe2"),
    ("#2d0f14", "#8c2f39", "#fcd5a4", "#f6d9dc"),
    ("#10181f", "#3d5a6c", "#7ee0c0", "#d6e4ec"),
)


def make_cover(show: Show, home: Path) -> bytes:
    """Return the show's cover as a JPEG.

    Raises:
        ConfigError: the user's picture cannot be read, or is too small.

    """
    picture = _draw(show) if show.cover is None else _from_file(home / show.cover)
    return _jpeg(picture)


def thumbnail(cover: bytes) -> bytes:
    """Return a small copy of a cover, for the tags of a file."""
    picture = Image.open(BytesIO(cover))
    picture.draft("RGB", (_IN_TAGS, _IN_TAGS))
    return _jpeg(picture.convert("RGB").resize((_IN_TAGS, _IN_TAGS), Image.Resampling.LANCZOS))


def _from_file(path: Path) -> Image.Image:
    try:
        with Image.open(path) as opened:
            side = min(opened.size)
            if side < _SMALLEST:
                raise ConfigError(
                    path, f"is {opened.width} by {opened.height} pixels; directories want {_SMALLEST} or more"
                )
            upright = ImageOps.exif_transpose(opened)
            rgba = upright.convert("RGBA")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise ConfigError(path, f"is not a picture that can be read ({error})") from error
    flat = Image.new("RGB", rgba.size, "white")
    flat.paste(rgba, mask=rgba.getchannel("A"))
    return ImageOps.fit(flat, (min(side, _SIZE),) * 2, Image.Resampling.LANCZOS)


def _jpeg(picture: Image.Image) -> bytes:
    for quality in (88, 80, 70, 60, 45, 30):
        buffer = BytesIO()
        picture.save(buffer, "JPEG", quality=quality, dpi=(72, 72), optimize=True)
        if buffer.tell() <= 500_000:
            break
    return buffer.getvalue()


# --- the drawn cover: the title above a wave of sound, in colours that the title decides


def _draw(show: Show) -> Image.Image:
    dark, light, accent, label_colour = _PALETTES[sha256(show.title.encode()).digest()[0] % len(_PALETTES)]
    shade = Image.linear_gradient("L").rotate(28, Image.Resampling.BICUBIC, expand=True).crop((70, 70, 250, 250))
    picture = ImageOps.colorize(shade.resize((_SIZE, _SIZE), Image.Resampling.BICUBIC), light, dark)
    draw = ImageDraw.Draw(picture)
    _draw_wave(draw, show.title, accent)
    bottom = _draw_title(draw, show.title)
    label = show.category if show.category and show.category != show.title else show.author
    draw.rounded_rectangle((_MARGIN, bottom + 70, _MARGIN + 220, bottom + 88), 9, fill=accent)
    font, lines = _fitted(draw, label, _SIZE - 2 * _MARGIN, 150, 130)
    draw.text((_MARGIN, bottom + 140), lines[0], font=font, fill=label_colour)
    return picture


def _draw_wave(draw: ImageDraw.ImageDraw, seed: str, colour: str) -> None:
    heights = sha256(seed.encode()).digest()
    step = (_SIZE - 2 * _MARGIN) / _BARS
    for i in range(_BARS):
        swell = 0.25 + 0.75 * math.sin(math.pi * (i + 0.5) / _BARS)
        height = 60 + swell * (0.25 + 0.75 * heights[i % len(heights)] / 255) * 560
        x = _MARGIN + i * step
        draw.rounded_rectangle((x, 2010 - height / 2, x + step * 0.55, 2010 + height / 2), step * 0.275, fill=colour)


def _draw_title(draw: ImageDraw.ImageDraw, title: str) -> float:
    """Set the title as large as it fits; return where it ends."""
    font, lines = _fitted(draw, title, _SIZE - 2 * _MARGIN, 1080, 420)
    y = float(_MARGIN)
    for line in lines:
        draw.text(
            (_MARGIN, y), line, font=font, fill="white", stroke_width=max(1, font.size // 45), stroke_fill="white"
        )
        y += font.size * _LINE_HEIGHT
    return y


def _fitted(
    draw: ImageDraw.ImageDraw, text: str, width: int, height: int, largest: int
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest font in which `text` fits, and its lines; in the smallest one it is cut."""
    for size in range(largest, _SMALLEST_FONT - 1, -10):
        font = _font(size)
        lines = _broken(draw, text, font, width)
        if len(lines) * size * _LINE_HEIGHT <= height and all(draw.textlength(line, font) <= width for line in lines):
            return font, lines
    font = _font(_SMALLEST_FONT)
    return font, _broken(draw, text, font, width)[: int(height // (_SMALLEST_FONT * _LINE_HEIGHT))]


def _font(size: int) -> ImageFont.FreeTypeFont:
    """Return the font that comes with Pillow (Aileron, CC0)."""
    return cast(ImageFont.FreeTypeFont, ImageFont.load_default(size))


def _broken(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split() or [""]:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
