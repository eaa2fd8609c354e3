"""tests/narration/sentences/*.txt -> where our sentences end and where they should; how fast. I/O: reads, prints."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from pathlib import Path

from nupunkt import sent_tokenize

from audioposts.narration import sentences

GOLD = Path(__file__).parents[1] / "tests" / "narration" / "sentences"
"""`language-kind-number.txt`: one sentence a line, an empty line between paragraphs."""

Splitter = Callable[[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Ends of sentences inside paragraphs; the end of a paragraph is nobody's merit."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.missed + other.missed, self.wrong + other.wrong)

    @property
    def f1(self) -> float:
        """Mean of precision and recall; 1 where there is nothing to find and nothing was found."""
        faults = self.missed + self.wrong
        return 2 * self.right / (2 * self.right + faults) if self.right or faults else 1.0


def paragraphs(path: Path) -> list[list[str]]:
    """Return the paragraphs of a gold file, each as its sentences."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [list(group) for is_text, group in groupby(lines, key=bool) if is_text]


def score(path: Path, split: Splitter) -> Score:
    """Return how a splitter does on one gold file."""
    total = Score()
    for gold in paragraphs(path):
        found = split(_joined(gold, path), language_of(path))
        total += _compare(_ends(gold), _ends(found))
    return total


def differences(path: Path, split: Splitter) -> Iterator[str]:
    """Yield what is wrong in a gold file: `+` an end too many, `-` one that was missed, with what is around it."""
    for gold in paragraphs(path):
        text = "".join(" ".join(gold).split())
        right, found = _ends(gold), _ends(split(_joined(gold, path), language_of(path)))
        for end in sorted(right ^ found):
            yield f"{'+' if end in found else '-'} {path.stem}: {text[max(0, end - 25) : end]} | {text[end : end + 15]}"


def _joined(gold: list[str], path: Path) -> str:
    return ("" if language_of(path) in ("ja", "zh") else " ").join(gold)


def language_of(path: Path) -> str:
    return path.stem.split("-")[0]


def nupunkt_alone(text: str, language: str) -> list[str]:
    """Split with the library that ours is built on."""
    del language
    return [str(sentence) for sentence in sent_tokenize(text)]


def _ends(pieces: Sequence[str]) -> set[int]:
    """Return where pieces end, counted in characters that are no space; the last end is left out."""
    return set(list(accumulate(len("".join(piece.split())) for piece in pieces))[:-1])


def _compare(gold: set[int], found: set[int]) -> Score:
    return Score(len(gold & found), len(gold - found), len(found - gold))


def _table() -> None:
    print(f"{'':24} sentences   nupunkt   ours   missed  wrong")
    files = sorted(GOLD.glob("*.txt"))
    for name, group in groupby(files, key=lambda path: path.stem.rsplit("-", 1)[0]):
        _row(name, list(group))
    for language, group in groupby(files, key=language_of):
        _row(f"{language}, all", list(group))


def _row(name: str, files: list[Path]) -> None:
    count = sum(len(gold) for path in files for gold in paragraphs(path))
    ours = sum((score(path, sentences) for path in files), Score())
    theirs = sum((score(path, nupunkt_alone) for path in files), Score())
    print(f"{name:24} {count:9}   {theirs.f1:7.3f} {ours.f1:6.3f}   {ours.missed:6} {ours.wrong:6}")


def _speed() -> None:
    """Print megabytes in a second of processor time: paragraphs, and texts of a megabyte."""
    english = [" ".join(gold) for path in sorted(GOLD.glob("en-*.txt")) for gold in paragraphs(path)]
    million = (" ".join(english) * 100)[:1_000_000]
    for what, split, texts in (
        ("the English paragraphs, nupunkt", nupunkt_alone, english * 5),
        ("the English paragraphs, ours", sentences, english * 5),
        ("1 MB at once, nupunkt", nupunkt_alone, [million]),
        ("1 MB at once, ours", sentences, [million]),
        ("1 MB without a full stop, ours", sentences, ["word " * 200_000]),
    ):
        start = time.process_time()
        for text in texts:
            split(text, "en")
        seconds = time.process_time() - start
        print(f"{what:34} {sum(map(len, texts)) / 1_000_000 / seconds:6.2f} MB/s")


def main() -> None:
    """Print the table and the speed; with any argument, each difference first."""
    for path in sorted(GOLD.glob("*.txt")) if sys.argv[1:] else ():
        for line in differences(path, sentences):
            print(line)
    _table()
    _speed()


if __name__ == "__main__":
    main()
