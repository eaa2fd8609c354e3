"""Article -> Script: what is said, in which order, and how long the silences are. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from audioposts.models import Article, Lexicon, Pronunciation, Reading, Role, Script, Span, Spoken, Utterance
from audioposts.narration.parts import Part, parts_of
from audioposts.narration.speaking import read_aloud, speakable
from audioposts.narration.splitting import halves, sentences
from audioposts.narration.tables import cells_of

__all__ = ["sentences", "speakable", "write_script"]

_BAR = " | "


_AS_USUAL = Reading()
_NO_LEXICON = Lexicon()


def write_script(
    article: Article, max_chars: int, reading: Reading = _AS_USUAL, lexicon: Lexicon = _NO_LEXICON
) -> Script:
    """Return the article as it is read: title, publisher, then the body, in pieces of at most `max_chars`."""
    parts = parts_of(article, reading)
    utterances = [utterance for part in parts for utterance in _utterances(part, reading, lexicon, max_chars)]
    return Script(article.title, article.language, tuple(utterances))


def _utterances(part: Part, reading: Reading, lexicon: Lexicon, max_chars: int) -> Iterator[Utterance]:
    """Yield the utterances of a part; the last one is followed by its pause."""
    fitted = _row(part, lexicon, max_chars) if part.is_row else None
    pieces = (
        [fitted]
        if fitted
        else [_fit(text, part.language, lexicon, max_chars) for text in sentences(part.text, part.language)]
    )
    pauses = reading.pauses
    last = len(pieces) - 1
    for number, sentence in enumerate(pieces):
        for place, (written, spoken) in enumerate(sentence, 1):
            is_cut = place < len(sentence)
            pause_ms = pauses.clause_ms if is_cut else part.pause_ms if number == last else pauses.sentence_ms
            text = "" if part.role is Role.ANNOUNCER else written
            yield Utterance(text, spoken if text else replace(spoken, spans=()), part.role, pause_ms, part.language)


def _fit(sentence: str, language: str, lexicon: Lexicon, max_chars: int) -> list[tuple[str, Spoken]]:
    """Return a sentence as (written, spoken), cut where its spoken form is longer than the engine takes."""
    fitted: list[tuple[str, Spoken]] = []
    stack = [sentence]
    while stack:
        written = stack.pop()
        spoken = read_aloud(written, language, lexicon)
        if len(spoken.text) > max_chars and len(written) > 1:
            stack.extend(reversed(halves(written, language)))
        elif spoken.text:
            fitted.append((written, spoken))
        elif fitted:
            fitted[-1] = (f"{fitted[-1][0]} {written}", fitted[-1][1])
    return fitted


def _row(part: Part, lexicon: Lexicon, max_chars: int) -> list[tuple[str, Spoken]] | None:
    """Return a row of a table in one piece, each cell behind the name of its column; None if it is too long."""
    text = ""
    spans: list[Span] = []
    pronunciations: list[Pronunciation] = []
    at = 0
    for label, cell in zip(part.labels, cells_of(part.text), strict=True):
        spoken = read_aloud(cell, part.language, lexicon)
        start = part.text.index(cell, at)
        at = start + len(cell)
        if not spoken.text:
            continue
        before = f"{'; ' if text else ''}{f'{label}: ' if label else ''}"
        if before:
            spans.append(Span(len(text), len(text) + len(before), start, start))
        text += before
        spans += (
            Span(one.start + len(text), one.stop + len(text), one.written_start + start, one.written_stop + start)
            for one in spoken.spans
        )
        pronunciations += (
            replace(one, start=one.start + len(text), stop=one.stop + len(text)) for one in spoken.pronunciations
        )
        text += spoken.text.rstrip(".")
    whole = Spoken(f"{text}.", tuple(span for span in spans if span.start < len(text)), tuple(pronunciations))
    return [(part.text, whole)] if text and len(whole.text) <= max_chars else None
