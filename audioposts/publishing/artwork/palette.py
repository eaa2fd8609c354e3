"""An accent -> the colours of a picture, light enough or dark enough to be read. Pure.

Hues are turned in Oklch, where colours of one lightness look equally light.
"""

import math
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise

RGB = tuple[int, int, int]

_ACCENTS = ("#ff8a5c", "#ffc857", "#ff9db5", "#7ee0c0", "#7cc4ff", "#c9a9ff", "#c4e07a", "#ffb38a")

_READABLE = 4.5
"""Contrast that WCAG 2 asks of text."""

_MIDDLE = 0.18
"""Luminance from which black is the better contrast."""

# Hue of the accent -> hue of the ground: warm colours lie on blue and plum, cool ones on their own kind.
_GROUNDS = ((0, 320), (40, 282), (90, 262), (145, 215), (190, 225), (230, 258), (265, 278), (310, 300), (360, 320))


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a show."""

    dark: RGB
    light: RGB
    """The ground runs from one to the other."""

    accent: RGB
    quiet: RGB
    """Of the part of the wave that is not heard yet: seen, not read."""

    label: RGB
    title: RGB = (255, 255, 255)


def palette_of(accent: str | None, title: str) -> Palette:
    """Return the colours that go with an accent (#rrggbb); None: one that the title decides."""
    lightness, chroma, hue = _chosen(accent, title)
    ground, depth = _ground_hue(hue), min(1.0, chroma / 0.12)
    light = _rgb(0.37, 0.085 * depth, ground)
    return Palette(
        dark=_rgb(0.19, 0.045 * depth, ground),
        light=light,
        accent=_readable_on(light, lightness, chroma, hue),
        quiet=_rgb(0.52, 0.08 * depth, ground),
        label=_rgb(0.9, 0.03 * depth, ground),
    )


def legible_on(ground: RGB, accent: str | None, title: str) -> RGB:
    """Return the accent as text on a ground, made lighter or darker until it can be read."""
    return _readable_on(ground, *_chosen(accent, title))


def contrast(one: RGB, other: RGB) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _chosen(accent: str | None, title: str) -> tuple[float, float, float]:
    """Return lightness, chroma and hue of an accent; of one that the title decides if there is none."""
    chosen = accent or _ACCENTS[sha256(title.encode(errors="replace")).digest()[0] % len(_ACCENTS)]
    return _oklch((int(chosen[1:3], 16), int(chosen[3:5], 16), int(chosen[5:7], 16)))


def _readable_on(ground: RGB, lightness: float, chroma: float, hue: float) -> RGB:
    """Return the colour, made lighter, or darker on a light ground, until it can be read."""
    step = 0.01 if _luminance(ground) < _MIDDLE else -0.01
    colour = _rgb(lightness, chroma, hue)
    while contrast(colour, ground) < _READABLE:
        lightness += step
        colour = _rgb(lightness, chroma, hue)
    return colour


def _ground_hue(hue: float) -> float:
    for (start, first), (end, last) in pairwise(_GROUNDS):
        if hue <= end:
            return first + (last - first) * (hue - start) / (end - start)
    return float(_GROUNDS[0][1])


def _luminance(colour: RGB) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _oklch(colour: RGB) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma and hue (degrees)."""
    red, green, blue = map(_linear, colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def _rgb(lightness: float, chroma: float, hue: float) -> RGB:
    """Return the colour; one that no screen has loses chroma until one has it."""
    lightness = min(lightness, 1.0)
    a, b = math.cos(math.radians(hue)), math.sin(math.radians(hue))
    while True:
        linear = _from_oklab(lightness, chroma * a, chroma * b)
        if chroma < 0.001 or all(-0.001 <= part <= 1.001 for part in linear):
            return (_byte(linear[0]), _byte(linear[1]), _byte(linear[2]))
        chroma *= 0.96


def _from_oklab(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _byte(linear: float) -> int:
    part = min(1.0, max(0.0, linear))
    return round(255 * (12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055))
