"""A row of a table -> what is said of it: each cell behind the name of its column. Pure."""

from collections.abc import Callable, Sequence

from audioposts.models import Pronunciation, Span, Spoken
from audioposts.narration.tables import cells_of

Speak = Callable[[str, str], Spoken]
"""Makes a sentence speakable; the second argument is its language."""

Fitted = list[tuple[str, Spoken]]
"""Pieces of a sentence as written and as spoken."""


def fit_row(text: str, names: Sequence[str], lead: str, language: str, max_chars: int, speak: Speak) -> Fitted | None:
    """Return "Port: Harwich; Ships: twelve.", cut between cells; None if a cell is longer than `max_chars`.

    `names` are those of the columns, `lead` what is written above and said with the row.
    """
    written = f"{lead} {text}" if lead else text
    pieces: list[_Piece] = []
    at = len(written) - len(text)
    for name, cell in zip(names, cells_of(text), strict=True):
        start = written.index(cell, at)
        at = start + len(cell)
        said = _without_stop(speak(cell, language))
        label = _without_stop(speak(name, language)) if name else Spoken("")
        if not said.text:
            continue
        length = len(label.text) + len(said.text) + len(": .")
        if length > max_chars:
            return None
        if not pieces or pieces[-1].length + length + len("; ") > max_chars:
            pieces.append(_Piece(start if pieces else 0))
        pieces[-1].add(label, said, start)
    ends = [*(piece.begin for piece in pieces[1:]), len(written)]
    return [(written[piece.begin : end].strip(), piece.spoken()) for piece, end in zip(pieces, ends, strict=False)]


def _without_stop(spoken: Spoken) -> Spoken:
    """Return what is said without the full stop at its end."""
    if not spoken.text.endswith("."):
        return spoken
    end = len(spoken.text) - 1
    spans = []
    for span in spoken.spans or (Span(0, end + 1, 0, end + 1),):
        is_exact = span.stop - span.start == span.written_stop - span.written_start
        if span.stop > end:
            span = Span(span.start, end, span.written_start, span.written_stop - (span.stop - end if is_exact else 0))
        if span.start < span.stop:
            spans.append(span)
    return Spoken(spoken.text[:end], tuple(spans), spoken.pronunciations)


class _Piece:
    """Cells that are said in one go."""

    def __init__(self, begin: int) -> None:
        self.begin = begin
        """Where it begins in what is written of the row."""

        self._text = ""
        self._spans: list[Span] = []
        self._pronunciations: list[Pronunciation] = []

    @property
    def length(self) -> int:
        """Characters of what is said."""
        return len(self._text)

    def add(self, label: Spoken, said: Spoken, start: int) -> None:
        """Add a cell that stands at `start`, behind the name of its column, which is written elsewhere."""
        at = start - self.begin
        if self._text:
            self._add(Spoken("; ", (Span(0, 2, at, at),)), 0)
        if label.text:
            label = Spoken(f"{label.text}: ", (Span(0, len(label.text) + 2, at, at),), label.pronunciations)
            self._add(label, 0)
        self._add(said, at)

    def _add(self, spoken: Spoken, at: int) -> None:
        by = len(self._text)
        for span in spoken.spans or (Span(0, len(spoken.text), 0, len(spoken.text)),):
            self._spans.append(Span(span.start + by, span.stop + by, span.written_start + at, span.written_stop + at))
        for one in spoken.pronunciations:
            self._pronunciations.append(Pronunciation(one.start + by, one.stop + by, one.ipa))
        self._text += spoken.text

    def spoken(self) -> Spoken:
        """Return it as it is said, with a full stop."""
        end, written = len(self._text), self._spans[-1].written_stop
        self._spans.append(Span(end, end + 1, written, written))
        return Spoken(f"{self._text}.", tuple(self._spans), tuple(self._pronunciations))
