"""A paragraph -> its parts: the author's words, long quotations, formulas, up to where a footnote belongs. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from audioposts.narration.formulas import formulas_in
from audioposts.narration.splitting import sentences

Kind = Literal["plain", "quote", "formula"]

_SENTENCE_END = re.compile(r"[.!?…:][”\"’“»)\]]*$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a paragraph that is read in one way."""

    text: str
    kind: Kind
    notes: tuple[str, ...] = ()
    """The names of the footnotes that belong behind it."""

    @property
    def ends_sentence(self) -> bool:
        """Whether a sentence ends here."""
        return self.kind == "formula" or bool(self.notes) or bool(_SENTENCE_END.search(self.text))


def parts_of(
    text: str, language: str, quotations: Sequence[tuple[int, int]], notes: Sequence[tuple[int, str]]
) -> list[Part]:
    """Return the parts of a paragraph in order; joined by spaces they are the paragraph.

    `notes` are footnotes, each with how many characters stand before its mark.
    """
    named = _behind_sentences(text, language, notes) if notes else {}
    found = []
    for start, stop, kind in _stretches(text, quotations):
        for part_start, part_stop in _cut(start, stop, sorted(named)):
            if part := text[part_start:part_stop].strip():
                names = named.get(part_stop, ())
                found.append(Part(part, kind, tuple(names)))
    return found


def _stretches(text: str, quotations: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, Kind]]:
    """Yield where formulas and quotations are, and what is between them."""
    apart: list[tuple[int, int, Kind]] = [(*place, "quote") for place in quotations]
    apart += [
        (start, stop, "formula")
        for start, stop in formulas_in(text)
        if not any(a < stop and start < b for a, b in quotations)
    ]
    position = 0
    for start, stop, kind in [*sorted(apart), (len(text), len(text), "plain")]:
        yield position, start, "plain"
        yield start, stop, kind
        position = stop


def _cut(start: int, stop: int, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place in places[bisect_left(places, start + 1) : bisect_left(places, stop)]:
        yield start, place
        start = place
    yield start, stop


def _behind_sentences(text: str, language: str, notes: Sequence[tuple[int, str]]) -> dict[int, list[str]]:
    """Return the names of footnotes by where the sentence ends that refers to them."""
    ends = []
    at = 0
    for sentence in sentences(text, language):
        at = text.index(sentence[-1], at + len(sentence) - 1) + 1
        ends.append(at)
    named: dict[int, list[str]] = {}
    for place, name in notes:
        if ends:
            named.setdefault(ends[min(bisect_left(ends, place), len(ends) - 1)], []).append(name)
    return named
