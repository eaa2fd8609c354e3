"""Titles and names -> pictures of a show and of its episodes. I/O: reads font files.

A title in large letters above a wave of sound, which is the title's own: words swell, and there are pauses between
them. On the cover all of it is in the accent; on an episode's picture, as in a player, the part that was heard.
Apple covers the bottom fifth with controls: there is only wave in it.
"""

import math
from functools import lru_cache
from hashlib import shake_256

from PIL import Image, ImageDraw

from audioposts.models import Show
from audioposts.publishing.artwork.blocks import Block
from audioposts.publishing.artwork.faces import Letter, Weight, lettered
from audioposts.publishing.artwork.letters import runs_right_to_left
from audioposts.publishing.artwork.palette import RGB, Palette, palette_of
from audioposts.publishing.artwork.setting import Box, fitted

SIZE = 3000

_MARGIN = 240
_WIDTH = SIZE - 2 * _MARGIN
_COVER_TOP = 300
_HEADING = 365
_TITLE_TOP = 700.0
_PITCH = 195
_SMALL_PITCH = 152
"""From line to line, of the small ones."""

_BARS = 46
_BAR = 36
_WAVE_BOTTOM = SIZE - 140
_HEARD = 17

_COVER_TITLE = Box(_WIDTH, 1330, 620, 110, whole_words_from=190)
_TITLE = Box(_WIDTH, 1560, 600, 96, whole_words_from=170)
_LINE = Box(_WIDTH, 190, 128, 84, max_lines=1, weight=Weight.LINE)
_SMALL = Box(_WIDTH - 200, 150, 110, 72, max_lines=1, weight=Weight.LINE)


def draw_cover(show: Show) -> Image.Image:
    """Return the picture of a show: its title, and beneath it what it follows and who publishes it."""
    palette = palette_of(show.accent, show.title)
    picture = _ground(palette).copy()
    draw = ImageDraw.Draw(picture)
    letters = _visible(show.title)
    title = fitted(letters, _COVER_TITLE)
    title.draw(draw, _MARGIN, _COVER_TOP, _WIDTH, palette.title)
    end = _COVER_TOP + title.end
    rtl = _begins_right(letters)
    _rule(picture, end + 120, palette.accent, rtl)
    end += 120 + 22
    names = (show.category if show.category != show.title else "", show.author if show.author != show.title else "")
    for name in filter(None, names):
        line = fitted(_visible(name, Weight.LINE), _LINE)
        end += _PITCH
        _aligned(line, draw, end, palette.label, rtl)
    _wave(picture, show.title, end, palette.accent, palette.accent, rtl)
    return picture


def draw_episode(show: Show, title: str, publisher: str, number_or_date: str) -> Image.Image:
    """Return the picture of an episode: its title, above it those of the show and of the publisher."""
    palette = palette_of(show.accent, show.title)
    picture = _ground(palette).copy()
    draw = ImageDraw.Draw(picture)
    letters = _visible(title) or _visible(show.title)
    rtl = _begins_right(letters)
    _heading(draw, show.title, " · ".join(filter(None, (publisher, number_or_date))), palette, rtl)
    _mark(picture, _HEADING, palette.accent, rtl)
    block = fitted(letters, _TITLE)
    block.draw(draw, _MARGIN, _TITLE_TOP, _WIDTH, palette.title)
    _wave(picture, f"{title}\n{number_or_date}", _TITLE_TOP + block.height, palette.accent, palette.quiet, rtl)
    return picture


def _heading(draw: ImageDraw.ImageDraw, show_title: str, rest: str, palette: Palette, rtl: bool) -> None:
    """Draw the small lines at the top."""
    lines = [
        (_visible(text, Weight.LINE), colour) for text, colour in ((show_title, palette.label), (rest, palette.accent))
    ]
    shown = [(fitted(letters, _SMALL), colour) for letters, colour in lines if letters]
    for i, (block, colour) in enumerate(shown):
        _aligned(block, draw, _HEADING + 40 + (i - (len(shown) - 1) / 2) * _SMALL_PITCH, colour, rtl, indent=200)


def _visible(text: str, weight: Weight = Weight.TITLE) -> list[Letter]:
    letters = lettered(text, weight)
    return letters if any(letter.text != " " for letter in letters) else []


def _begins_right(letters: list[Letter]) -> bool:
    return runs_right_to_left([letter.text for letter in letters])


def _aligned(
    block: Block, draw: ImageDraw.ImageDraw, baseline: float, colour: RGB, rtl: bool, *, indent: float = 0
) -> None:
    """Draw a line on the side where the title begins."""
    left = SIZE - _MARGIN - indent - block.width if rtl else _MARGIN + indent
    for offset in block.baselines:
        block.draw(draw, left, baseline - offset, block.width, colour)


def _rule(picture: Image.Image, top: float, colour: RGB, rtl: bool) -> None:
    left = SIZE - _MARGIN - 260 if rtl else _MARGIN
    _bar(picture, (left, round(top)), (260, 22), colour)


def _mark(picture: Image.Image, middle: int, colour: RGB, rtl: bool) -> None:
    """Draw a small wave."""
    for i, height in enumerate((70, 150, 220, 120, 60)):
        x = (SIZE - _MARGIN - 22 - 34 * i) if rtl else _MARGIN + 34 * i
        _bar(picture, (x, middle - height // 2), (22, height), colour)


def _bar(picture: Image.Image, corner: tuple[int, int], size: tuple[int, int], colour: RGB) -> None:
    """Draw a bar with round ends; Pillow's own have corners."""
    (x, y), (width, height), disc = corner, size, min(size)
    picture.paste(colour, (x, y), _disc(disc))
    picture.paste(colour, (x + width - disc, y + height - disc), _disc(disc))
    half = disc // 2
    middle = (
        (x, y + half, x + width, y + height - half) if width < height else (x + half, y, x + width - half, y + height)
    )
    picture.paste(colour, middle)


@lru_cache(maxsize=8)
def _disc(diameter: int) -> Image.Image:
    large = Image.new("L", (8 * diameter, 8 * diameter))
    ImageDraw.Draw(large).ellipse((0, 0, 8 * diameter - 1, 8 * diameter - 1), fill=255)
    return large.reduce(8)


# --- ground and wave


@lru_cache(maxsize=1)  # 27 MB
def _ground(palette: Palette) -> Image.Image:
    """Return the ground: darker towards the lower right."""
    across = Image.linear_gradient("L")
    shade = Image.blend(across, across.transpose(Image.Transpose.ROTATE_90), 0.42)
    channels = [
        shade.point([round(light + (dark - light) * i / 255) for i in range(256)])
        for light, dark in zip(palette.light, palette.dark, strict=True)
    ]
    return Image.merge("RGB", channels).resize((SIZE, SIZE), Image.Resampling.BICUBIC)


def _wave(picture: Image.Image, seed: str, above: float, heard: RGB, coming: RGB, rtl: bool) -> None:
    """Draw the wave from edge to edge, in the space that is left under `above`."""
    top = min(max(above + 170, 1500.0), _WAVE_BOTTOM - 440)
    middle, most = (top + _WAVE_BOTTOM) / 2, _WAVE_BOTTOM - top
    for i, share in enumerate(_swell(seed)):
        height = max(_BAR, round(share * most))
        place = _BARS - 1 - i if rtl else i
        x = round((place + 0.22) * SIZE / _BARS)
        _bar(picture, (x, round(middle - height / 2)), (_BAR, height), heard if i < _HEARD else coming)


def _swell(seed: str) -> list[float]:
    """Return the heights of the bars, from 0 to 1: words of two to seven bars, and pauses."""
    digest = iter(shake_256(seed.encode(errors="replace")).digest(4 * _BARS))
    heights: list[float] = []
    while len(heights) < _BARS:
        length = 3 + next(digest) % 6
        loud = 0.55 + 0.45 * next(digest) / 255
        for i in range(length):
            rise = math.sin(math.pi * (i + 0.7) / (length + 0.4)) ** 0.8
            heights.append(loud * rise * (0.62 + 0.38 * next(digest) / 255))
        heights.append(0.05)
    return heights[:_BARS]
