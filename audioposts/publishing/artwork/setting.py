"""Letters -> lines of the largest size at which they fit a box. I/O: reads font files."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from audioposts.publishing.artwork.blocks import Block, block_of, line_of, pitch
from audioposts.publishing.artwork.faces import Letter, Weight, lettered
from audioposts.publishing.artwork.letters import runs_right_to_left
from audioposts.publishing.artwork.lines import REFERENCE, Atom, atoms_of, parted, rows_of

_STEP = 0.93


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


def fitted(letters: list[Letter], box: Box) -> Block:
    """Return the text in the largest size at which it fits; in the smallest it is cut, and ends in an ellipsis."""
    rtl = runs_right_to_left([letter.text for letter in letters])
    atoms = atoms_of(letters)
    found = (block for size in _sizes(box) if (block := _set(atoms, size, box, rtl)))
    return next(found, None) or _cut(letters, box, rtl)


def _sizes(box: Box) -> Iterator[int]:
    size = box.largest
    while size > box.smallest:
        yield size
        size = min(size - 1, round(size * _STEP))
    yield box.smallest


def _cut(letters: list[Letter], box: Box, rtl: bool) -> Block:
    """Return as much of the text as fits in the smallest size, and an ellipsis; the end of a word if one is near."""

    def trial(kept: int) -> Block | None:
        begun = letters[:kept]
        while begun and begun[-1].text in " ,;:.-–—":
            begun = begun[:-1]
        return _set(atoms_of([*begun, *lettered("…", box.weight)]), box.smallest, box, rtl)

    kept = bisect_right(range(1, len(letters)), False, key=lambda count: trial(count) is None)
    space = max((i for i in range(kept) if letters[i].text == " "), default=0)
    counts = [*([space] if kept - space <= 15 and space else []), *range(kept, -1, -1)]
    return next((block for count in counts if (block := trial(count))), Block((), (), 0, 0, rtl, box.smallest))


def _set(atoms: list[Atom], size: int, box: Box, rtl: bool) -> Block | None:
    """Return the text in this size, or None if it does not fit."""
    room = box.width / size * REFERENCE
    if any(atom.width > room for atom in atoms):
        if size > box.whole_words_from and not _is_endless(atoms, size, box):
            return None
        atoms = [part for atom in atoms for part in parted(atom, room)]
    most = min(box.max_lines, int((box.height / size - 0.5) / pitch(size)) + 1)
    if sum(atom.width for atom in atoms) > room * most:
        return None
    rows = rows_of(atoms, room)
    if len(rows) > most:
        return None
    block = block_of([line_of(row, size, rtl) for row in rows], size, rtl)
    return block if block.width <= box.width and block.height <= box.height else None


def _is_endless(atoms: list[Atom], size: int, box: Box) -> bool:
    """Return whether a word has to be cut anyway, so that it may be at a larger size; but not a very large one."""
    room = box.width / max(1, box.whole_words_from) * REFERENCE
    return 0 < size <= 1.7 * box.whole_words_from and all(
        atom.width > room for atom in atoms if atom.width > box.width / size * REFERENCE
    )
