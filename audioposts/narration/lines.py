"""Lines -> utterances: each sentence as it is spoken, cut to what the engine takes, with its silence. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from audioposts.models import Pauses, Role, Span, Spoken, Utterance
from audioposts.narration.rows import Fitted, Speak, fit_row
from audioposts.narration.splitting import halves, sentences

_HOPELESS = 4
"""A sentence so many times too long is cut without being looked at: no reading makes it that much shorter."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that is said in one role, and the silence that it wants around it."""

    text: str
    role: Role
    language: str
    before_ms: int
    after_ms: int
    columns: tuple[str, ...] | None = None
    """Of a row of a table: what is said before each cell; empty where there is nothing to say."""

    lead: str = ""
    """What stands before it in the article, and is said with it: the row that names the columns."""

    is_written: bool = True
    """Whether it stands in the article, or in the transcript as if it did."""


def utterances_of(lines: Sequence[Line], pauses: Pauses, max_chars: int, speak: Speak) -> Iterator[Utterance]:
    """Yield what is said, in pieces of at most `max_chars`."""
    for line, following in zip_longest(lines, lines[1:]):
        yield from _utterances(line, _pause(line, following, pauses), pauses, max_chars, speak)


def _pause(line: Line, following: Line | None, pauses: Pauses) -> int:
    if following is None:
        return pauses.end_ms
    if line.role is following.role is Role.HEADING:
        return line.after_ms
    return max(line.after_ms, following.before_ms)


def _utterances(line: Line, pause_ms: int, pauses: Pauses, max_chars: int, speak: Speak) -> Iterator[Utterance]:
    pieces = list(_sentences(line, max_chars, speak))
    for number, fitted in enumerate(pieces, 1):
        for place, (written, spoken) in enumerate(fitted, 1):
            after_ms = pauses.clause_ms if place < len(fitted) else pauses.sentence_ms
            if place == len(fitted) and number == len(pieces):
                after_ms = pause_ms
            if not line.is_written:
                written, spoken = "", _unwritten(spoken)
            yield Utterance(written, spoken, line.role, after_ms, line.language, after_ms > pauses.sentence_ms)


def _sentences(line: Line, max_chars: int, speak: Speak) -> Iterator[Fitted]:
    """Yield the sentences of a line, or the row that it is."""
    row = fit_row(line.text, line.columns, line.lead, line.language, max_chars, speak) if line.columns else None
    if row:
        yield row
        return
    whole = f"{line.lead} {line.text}" if line.lead else line.text
    for sentence in sentences(whole, line.language):
        if fitted := _fit(sentence, line.language, max_chars, speak):
            yield fitted


def _fit(sentence: str, language: str, max_chars: int, speak: Speak) -> Fitted:
    """Return a sentence as written and as spoken, cut where its spoken form is longer than the engine takes."""
    fitted: Fitted = []
    stack = [sentence]
    while stack:
        written = stack.pop()
        spoken = None if len(written) > _HOPELESS * max_chars else speak(written, language)
        if (spoken is None or len(spoken.text) > max_chars) and len(written) > 1:
            stack.extend(reversed(halves(written, language)))
        elif spoken and spoken.text:
            fitted.append((written, spoken))
        elif fitted:
            fitted[-1] = (f"{fitted[-1][0]} {written}", fitted[-1][1])
    return fitted


def _unwritten(spoken: Spoken) -> Spoken:
    """Return what is said of no place in the article."""
    return Spoken(spoken.text, (Span(0, len(spoken.text), 0, 0),), spoken.pronunciations)
