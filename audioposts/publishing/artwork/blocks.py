"""Lines of letters -> runs of one font and direction, their ink, and what is drawn. I/O: reads font files.

What counts is the ink: marks that reach above the line, and letters that lean over the edge, are measured too.
"""

from dataclasses import dataclass
from itertools import groupby

from PIL import ImageDraw, ImageFont

from audioposts.publishing.artwork.faces import IS_SHAPED, Letter, font
from audioposts.publishing.artwork.letters import levels, visual_order
from audioposts.publishing.artwork.palette import RGB

_PITCH = 1.18
"""From line to line, in sizes, of small letters; large ones stand closer, and marks that would touch, further apart."""

_CLOSER = 0.14 / 600
_CLEARANCE = 0.1


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


def line_of(letters: list[Letter], size: int, rtl: bool) -> Line:
    """Return a line in a size, in the order in which its runs are seen."""
    depths = levels([letter.text for letter in letters], rtl)
    pairs = [
        (depth, face, "".join(letter.text for _, letter in group))
        for (depth, face), group in groupby(zip(depths, letters, strict=True), key=lambda pair: (pair[0], pair[1].face))
    ]
    runs, boxes, x = list[Run](), list[tuple[float, float, float, float]](), 0.0
    for i in visual_order([depth for depth, _, _ in pairs]):
        depth, face, text = pairs[i]
        run = Run(text, font(face, size), depth % 2 == 1, x)
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


def block_of(lines: list[Line], size: int, rtl: bool) -> Block:
    """Return lines with their baselines, so that none touches another."""
    baselines: list[float] = []
    for i, line in enumerate(lines):
        apart = max(pitch(size) * size, lines[i - 1].bottom - line.top + _CLEARANCE * size)
        baselines.append(baselines[-1] + apart if i else -line.top)
    return Block(
        tuple(lines),
        tuple(baselines),
        max((line.right - line.left for line in lines), default=0),
        baselines[-1] + lines[-1].bottom if lines else 0,
        rtl,
        size,
    )


def pitch(size: int) -> float:
    """Return how far lines of a size are apart, in sizes."""
    return _PITCH - _CLOSER * size
