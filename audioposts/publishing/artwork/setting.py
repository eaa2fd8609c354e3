"""Letters -> lines of the largest size at which they fit a box. I/O: reads font files.

What counts is the ink: marks that reach above the line, and letters that lean over the edge, are measured too.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path

from PIL import ImageDraw, ImageFont

from audioposts.publishing.artwork.faces import IS_SHAPED, Letter, Weight, lettered
from audioposts.publishing.artwork.letters import (
    begins_syllable,
    break_cost,
    is_one_sound,
    levels,
    runs_right_to_left,
    takes_hyphen,
    visual_order,
)
from audioposts.publishing.artwork.palette import RGB

_REFERENCE = 200
"""Size in pixels at which words are measured; widths grow with the size."""

_STEP = 0.93
_PITCH = 1.18
"""From line to line, in sizes, of small letters; large ones stand closer, and marks that would touch, further apart."""

_CLOSER = 0.14 / 600

_CLEARANCE = 0.1
_MANY_LINES = 1e6


@dataclass(frozen=True, slots=True)
class Box:
    """Where a text may be, and in which sizes, in pixels."""

    width: int
    height: int
    largest: int
    smallest: int
    whole_words_from: int = 0
    """At this size and below, a word that is too wide is cut; above, only if it is too wide at this one as well."""

    max_lines: int = 99
    weight: Weight = Weight.TITLE


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one font and direction, and where their baseline begins."""

    text: str
    font: ImageFont.FreeTypeFont
    rtl: bool
    x: float

    @property
    def direction(self) -> str | None:
        return None if not IS_SHAPED else "rtl" if self.rtl else "ltr"


@dataclass(frozen=True, slots=True)
class Line:
    """Runs from left to right, and the ink of them: from the baseline, in pixels."""

    runs: tuple[Run, ...]
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Block:
    """A text that is set: lines, and the baseline of each under the top of the ink."""

    lines: tuple[Line, ...]
    baselines: tuple[float, ...]
    width: float
    height: float
    rtl: bool
    size: int

    @property
    def end(self) -> float:
        """Return where the text ends, whether or not its last line has letters that hang below it."""
        return max(self.height, self.baselines[-1] + 0.2 * self.size) if self.lines else 0

    def draw(self, draw: ImageDraw.ImageDraw, left: float, top: float, width: float, colour: RGB) -> None:
        """Draw the block: on the left of the space, or on its right if its script begins there."""
        for line, baseline in zip(self.lines, self.baselines, strict=True):
            x = left + width - line.right if self.rtl else left - line.left
            for run in line.runs:
                draw.text(
                    (x + run.x, top + baseline),
                    run.text,
                    font=run.font,
                    fill=colour,
                    anchor="ls",
                    direction=run.direction,
                )


def fitted(letters: list[Letter], box: Box) -> Block:
    """Return the text in the largest size at which it fits; in the smallest it is cut, and ends in an ellipsis."""
    rtl = runs_right_to_left([letter.text for letter in letters])
    atoms = _atoms(letters)
    size = box.largest
    while size >= box.smallest:
        block = _set(atoms, size, box, rtl)
        if block:
            return block
        size = min(size - 1, round(size * _STEP))
    return _cut(letters, box, rtl)


def _cut(letters: list[Letter], box: Box, rtl: bool) -> Block:
    """Return as much of the text as fits in the smallest size, and an ellipsis; the end of a word if one is near."""

    def trial(kept: int) -> Block | None:
        begun = letters[:kept]
        while begun and begun[-1].text in " ,;:.-–—":
            begun = begun[:-1]
        return _set(_atoms([*begun, *lettered("…", box.weight)]), box.smallest, box, rtl)

    kept = bisect_right(range(1, len(letters)), False, key=lambda count: trial(count) is None)
    space = max((i for i in range(kept) if letters[i].text == " "), default=0)
    counts = [*([space] if kept - space <= 15 and space else []), *range(kept, -1, -1)]
    return next((block for count in counts if (block := trial(count))), Block((), (), 0, 0, rtl, box.smallest))


# --- words, and lines of them


@dataclass(frozen=True, slots=True)
class Atom:
    """What no line ends in, whether a space is before it, and how wide it is at the size of reference."""

    letters: tuple[Letter, ...]
    spaced: bool
    width: float
    cost: float
    """Of beginning a line with it."""


def _atoms(letters: list[Letter]) -> list[Atom]:
    found: list[Atom] = []
    for is_space, group in groupby(letters, key=lambda letter: letter.text == " "):
        if not is_space:
            word = list(group)
            texts = [letter.text for letter in word]
            costs = {i: cost for i in range(1, len(word)) if (cost := break_cost(texts, i)) is not None}
            ends = [0, *costs, len(word)]
            for start, end in pairwise(ends):
                found.append(_atom(word[start:end], start == 0 and bool(found), costs.get(start, 0.0)))
    return found


def _atom(letters: list[Letter], spaced: bool, cost: float = 0.0) -> Atom:
    return Atom(tuple(letters), spaced, _advance(letters), cost)


def _advance(letters: list[Letter]) -> float:
    parts = groupby(letters, key=lambda letter: letter.face)
    return sum(_wide("".join(letter.text for letter in part), face) for face, part in parts)


@lru_cache(maxsize=4096)
def _wide(text: str, face: Path) -> float:
    return _font(face, _REFERENCE).getlength(text)


def _set(atoms: list[Atom], size: int, box: Box, rtl: bool) -> Block | None:
    """Return the text in this size, or None if it does not fit."""
    room = box.width / size * _REFERENCE
    if any(atom.width > room for atom in atoms):
        if size > box.whole_words_from and not _is_endless(atoms, size, box):
            return None
        atoms = [part for atom in atoms for part in _parted(atom, room)]
    most = min(box.max_lines, int((box.height / size - 0.5) / _pitch(size)) + 1)
    if sum(atom.width for atom in atoms) > room * most:
        return None
    rows = _rows(atoms, room)
    if len(rows) > most:
        return None
    block = _block([_line(row, size, rtl) for row in rows], size, rtl)
    return block if block.width <= box.width and block.height <= box.height else None


def _is_endless(atoms: list[Atom], size: int, box: Box) -> bool:
    """Return whether a word has to be cut anyway, so that it may be at a larger size; but not a very large one."""
    room = box.width / max(1, box.whole_words_from) * _REFERENCE
    return 0 < size <= 1.7 * box.whole_words_from and all(
        atom.width > room for atom in atoms if atom.width > box.width / size * _REFERENCE
    )


def _parted(atom: Atom, room: float) -> list[Atom]:
    """Return a word that is too wide in parts of about one width."""
    if atom.width <= room or len(atom.letters) == 1:
        return [atom]
    count = int(atom.width / (room * 0.86)) + 1
    parts: list[Atom] = []
    rest = list(atom.letters)
    while len(parts) < count - 1 and len(rest) > 1:
        end = _best_end(rest, atom.width / count)
        hyphen = [Letter("-", rest[end].face)] if takes_hyphen(rest[end - 1].text, rest[end].text) else []
        parts.append(_atom([*rest[:end], *hyphen], atom.spaced and not parts))
        rest = rest[end:]
    return [*parts, _atom(rest, atom.spaced and not parts)]


def _best_end(letters: list[Letter], share: float) -> int:
    """Return where a word is cut: near a width, before a consonant and its vowel if there is one."""
    end, done = 1, _advance(letters[:1])
    while end < len(letters) - 1 and done < share:
        done += _advance(letters[end : end + 1])
        end += 1
    texts = [letter.text for letter in letters]
    near = [i for i in range(max(1, end - 4), min(end + 1, len(texts) - 1)) if begins_syllable(*texts[i - 1 : i + 2])]
    while not near and end > 1 and is_one_sound(texts[end - 1], texts[end]):
        end -= 1
    return near[-1] if near else end


def _rows(atoms: list[Atom], room: float) -> list[list[Letter]]:
    """Return the lines: as few as can be, and of them the most even."""
    space = _wide(" ", atoms[0].letters[0].face) if atoms else 0.0
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(atoms) + 1):
        width, choices = 0.0, list[tuple[float, int]]()
        for start in range(end - 1, -1, -1):
            atom = atoms[start]
            width += atom.width + (space if start < end - 1 and atoms[start + 1].spaced else 0)
            if width > room and start < end - 1:
                break
            choices.append((best[start][0] + _MANY_LINES + atom.cost + (1 - width / room) ** 2, start))
        best.append(min(choices))
    return _joined(atoms, [start for _, start in best])


def _joined(atoms: list[Atom], starts: list[int]) -> list[list[Letter]]:
    rows: list[list[Letter]] = []
    end = len(atoms)
    while end:
        row: list[Letter] = []
        for i, atom in enumerate(atoms[starts[end] : end]):
            if i and atom.spaced:
                row.append(Letter(" ", row[-1].face))
            row += atom.letters
        rows.insert(0, row)
        end = starts[end]
    return rows


# --- ink


def _line(letters: list[Letter], size: int, rtl: bool) -> Line:
    depths = levels([letter.text for letter in letters], rtl)
    pairs = [
        (depth, face, "".join(letter.text for _, letter in group))
        for (depth, face), group in groupby(zip(depths, letters, strict=True), key=lambda pair: (pair[0], pair[1].face))
    ]
    runs, boxes, x = list[Run](), list[tuple[float, float, float, float]](), 0.0
    for i in visual_order([depth for depth, _, _ in pairs]):
        depth, face, text = pairs[i]
        run = Run(text, _font(face, size), depth % 2 == 1, x)
        runs.append(run)
        boxes += _ink(run)
        x += run.font.getlength(text, direction=run.direction)
    sides = list(zip(*boxes, strict=True)) or [(0.0,)] * 4
    return Line(tuple(runs), min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))


def _ink(run: Run) -> list[tuple[float, float, float, float]]:
    """Return where a run has ink: Pillow's own box has the space around the letters in it."""
    mask, (left, top) = run.font.getmask2(run.text, "L", direction=run.direction, anchor="ls")
    box = mask.getbbox()
    return [(run.x + left + box[0], top + box[1], run.x + left + box[2], top + box[3])] if box else []


def _block(lines: list[Line], size: int, rtl: bool) -> Block:
    baselines: list[float] = []
    for i, line in enumerate(lines):
        apart = max(_pitch(size) * size, lines[i - 1].bottom - line.top + _CLEARANCE * size)
        baselines.append(baselines[-1] + apart if i else -line.top)
    return Block(
        tuple(lines),
        tuple(baselines),
        max((line.right - line.left for line in lines), default=0),
        baselines[-1] + lines[-1].bottom if lines else 0,
        rtl,
        size,
    )


def _pitch(size: int) -> float:
    return _PITCH - _CLOSER * size


@lru_cache(maxsize=64)
def _font(face: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face, size)
