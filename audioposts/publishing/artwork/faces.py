"""Letters -> the font that each is set in: ours, else one of the system's. I/O: reads font files.

A stretch of one script is set in one font, the first that has all of it. What no font has is written in Latin letters,
and a sign, such as an emoji, is left out: an empty box is never drawn.
"""

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from anyascii import anyascii
from PIL import ImageFont, features

from audioposts.publishing.artwork.coverage import characters
from audioposts.publishing.artwork.letters import JOINERS, clusters, is_neutral, script

OURS = Path(__file__).parents[1] / "fonts"
_OTHER_SCRIPTS = ("Arabic", "Hebrew", "Devanagari", "Thai", "Georgian", "Armenian", "CJK")

_SYSTEM = (
    *(Path(folder) for folder in ("/usr/share/fonts", "/usr/local/share/fonts", "/run/host/fonts")),
    *(Path.home() / folder for folder in (".local/share/fonts", ".fonts", "Library/Fonts")),
    *(Path(folder) for folder in ("/System/Library/Fonts", "/Library/Fonts", "C:/Windows/Fonts")),
    Path.home() / "AppData/Local/Microsoft/Windows/Fonts",
)
_UNFIT = ("italic", "oblique", "mono", "condensed", "emoji", "symbol", "math", "thin", "light", "icon", "lastresort")
_MOST_SYSTEM_FONTS = 3000

IS_SHAPED = features.check_feature("raqm")
"""Whether Pillow joins and orders letters: its wheels do where the system has FriBiDi, or bring it."""

# Hebrew to Sinhala, Tibetan to Myanmar, Khmer, Mongolian; and the forms of Arabic for presentation.
_SHAPED = ((0x0590, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x18AF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))


class Weight(StrEnum):
    """How strong a line looks."""

    TITLE = "InterDisplay-Bold.otf"
    LINE = "Inter-SemiBold.otf"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter with its marks, and its font."""

    text: str
    face: Path


def lettered(text: str, weight: Weight) -> list[Letter]:
    """Return the letters of a text that can be drawn, each with its font."""
    found: list[Letter] = []
    first = OURS / weight
    for part in _stretches([_without_strange_marks(cluster, first) for cluster in clusters(text)], first):
        if _covers(first, part[0]):
            face = found[-1].face if found and is_neutral(part[0]) and _covers(found[-1].face, part[0]) else first
            found.append(Letter(part[0], face))
        else:
            found += _in_other_fonts(part, first)
    return found


def _stretches(letters: list[str], first: Path) -> Iterator[list[str]]:
    """Yield letters that the first font has, one at a time, and between them what it has not, script by script."""
    stretch: list[str] = []
    for letter in letters:
        alone = _covers(first, letter)
        if stretch and (alone or script(letter[0]) != script(stretch[0][0])):
            yield stretch
            stretch = []
        if alone:
            yield [letter]
        else:
            stretch.append(letter)
    if stretch:
        yield stretch


def _in_other_fonts(stretch: list[str], first: Path) -> list[Letter]:
    plain = clusters(unicodedata.normalize("NFKC", "".join(stretch)))
    if plain and all(_covers(first, letter) for letter in plain):  # letters of mathematics, for one
        return [Letter(letter, first) for letter in plain]
    for letters in (stretch, plain):
        if face := _face_for("".join(sorted(set("".join(letters))))):
            return [Letter(letter, face) for letter in letters]
    if len(stretch) > 1 and any(_face_for(letter) for letter in stretch):
        return [found for letter in stretch for found in _in_other_fonts([letter], first)]
    latin = "" if is_neutral(stretch[0]) else anyascii("".join(stretch)).replace("`", "")
    return [Letter(letter, first) for letter in clusters(latin) if _covers(first, letter)]


def _without_strange_marks(cluster: str, first: Path) -> str:
    """Return a letter of the first font with the marks that it has as well: another font would look odd for one."""
    if not _covers(first, cluster[0]):
        return cluster
    return cluster[0] + "".join(mark for mark in cluster[1:] if _covers(first, mark))


@lru_cache(maxsize=4096)
def _face_for(chars: str) -> Path | None:
    """Return the first font that has all of the characters, other than Inter."""
    others = (OURS / f"NotoSans{name}-Bold" for name in _OTHER_SCRIPTS)
    ours = (path for stem in others for path in (stem.with_suffix(".ttf"), stem.with_suffix(".otf")))
    for path in (*ours, *_system_fonts()):
        if _covers(path, chars) and _opens(path):
            return path
    return None


def _covers(path: Path, text: str) -> bool:
    if not IS_SHAPED and any(first <= ord(char) <= last for char in text for first, last in _SHAPED):
        return False
    if not text:
        return False
    has = characters(path)
    return all(ord(char) in has or char in JOINERS for char in text)


@lru_cache(maxsize=64)
def font(face: Path, size: int) -> ImageFont.FreeTypeFont:
    """Return a font in a size in pixels."""
    return ImageFont.truetype(face, size)


@lru_cache(maxsize=512)
def _opens(path: Path) -> bool:
    try:
        ImageFont.truetype(path, 20)
    except OSError:
        return False
    return True


@lru_cache(maxsize=1)
def _system_fonts() -> tuple[Path, ...]:
    """Return the fonts of the system that suit a picture, bold ones without serifs first."""
    found = [
        Path(folder, name)
        for root in _SYSTEM
        for folder, _, names in os.walk(root)
        for name in names
        if name.lower().endswith((".ttf", ".otf", ".ttc"))
    ]
    fit = [path for path in found if not any(word in path.name.lower() for word in _UNFIT)]
    return tuple(sorted(fit, key=_how_unlike)[:_MOST_SYSTEM_FONTS])


def _how_unlike(path: Path) -> tuple[bool, bool, str, str]:
    name = path.name.lower()
    return "bold" not in name, "serif" in name and "sans" not in name, name, str(path)
