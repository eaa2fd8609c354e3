"""Letters -> what no line ends in -> lines, as few as can be and even. I/O: reads font files."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path

from audioposts.publishing.artwork.faces import Letter, font
from audioposts.publishing.artwork.letters import begins_syllable, break_cost, is_one_sound, takes_hyphen

REFERENCE = 200
"""Size in pixels at which words are measured; widths grow with the size."""

_MANY_LINES = 1e6


@dataclass(frozen=True, slots=True)
class Atom:
    """What no line ends in, whether a space is before it, and how wide it is at the size of reference."""

    letters: tuple[Letter, ...]
    spaced: bool
    width: float
    cost: float
    """Of beginning a line with it."""


def atoms_of(letters: list[Letter]) -> list[Atom]:
    """Return the words of a text, parted where a line may end inside them."""
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
    return font(face, REFERENCE).getlength(text)


def parted(atom: Atom, room: float) -> list[Atom]:
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


def rows_of(atoms: list[Atom], room: float) -> list[list[Letter]]:
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
