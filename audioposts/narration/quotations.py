"""Paragraphs -> the long quotations in them, which another voice may read. Pure.

What is quoted inside a sentence of the author's stays there: a sentence is read by one voice. Only what begins with
its own sentence, or behind "she said:", and ends with a sentence or before "she said" stands by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_CLOSING = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", "‘": "’", '"': '"', "「": "」", "『": "』",
}  # fmt: skip
_MARK = re.compile(r"[“”„«»‘’\"「」『』]")
_BEFORE = re.compile(r"(?:^|[.!?…:,;–—-][”\"’»)]*)\s*$")
_INNER_END = re.compile(r"[.,!?…;:–—-]\s*$")
_OUTER_END = re.compile(r"\s*(?:[.,!?…;:]|[–—-]|$)")
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?…][”\"’»)]*)\s*$")
_SENTENCE_END = re.compile(r"[.!?…]\s*$")
_NEXT_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?…]\s+[^\W\d_a-z]")
_CONTEXT = 12
"""Characters before a mark that are looked at."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A part of a paragraph between quotation marks."""

    paragraph: int
    start: int
    stop: int
    is_closed: bool


def long_quotations(paragraphs: Sequence[str], least_words: int) -> list[list[tuple[int, int]]]:
    """Return where each paragraph has quotations of at least `least_words` words, or sentences of half as many.

    A quotation of several paragraphs opens in each and is closed in the last.
    """
    found: list[list[tuple[int, int]]] = [[] for _ in paragraphs]
    for speech in _speeches(paragraphs):
        first, last = speech[0], speech[-1]
        before, inside, after = _around(paragraphs, first, last)
        if not (_BEFORE.search(before) and (_INNER_END.search(inside) or _OUTER_END.match(after))):
            continue
        texts = [paragraphs[part.paragraph][part.start : part.stop] for part in speech]
        words = sum(len(text.split()) for text in texts)
        is_several = any(map(_NEXT_SENTENCE.search, texts)) and 2 * words >= least_words
        goes_on = found[first.paragraph] and _SENTENCE_BEFORE.search(before) and _SENTENCE_END.search(inside)
        if words >= least_words or is_several or goes_on:
            for part in speech:
                found[part.paragraph].append((part.start, _with_stop(paragraphs[part.paragraph], part.stop)))
    return found


def _around(paragraphs: Sequence[str], first: _Quoted, last: _Quoted) -> tuple[str, str, str]:
    """Return a few characters before a speech, at its end and behind it."""
    text = paragraphs[first.paragraph]
    before = text[max(0, first.start - _CONTEXT) : first.start]
    text = paragraphs[last.paragraph]
    end = last.stop - 1 if last.is_closed else last.stop
    return before, text[max(0, end - _CONTEXT) : end], text[last.stop : last.stop + 2]


def _with_stop(text: str, stop: int) -> int:
    """Return where a quotation ends with the comma or full stop that some languages put behind its mark."""
    return stop + 1 if text[stop : stop + 1] in (".", ",", ";", ":", "!", "?", "…") else stop


def _speeches(paragraphs: Sequence[str]) -> list[list[_Quoted]]:
    """Return the quotations in order, each with its parts in the paragraphs that it goes through."""
    speeches: list[list[_Quoted]] = []
    going_on: list[_Quoted] | None = None
    for number, (text, following) in enumerate(zip(paragraphs, [*paragraphs[1:], ""], strict=False)):
        current, going_on = going_on, None
        for part in _quoted(text, number):
            is_continued = not part.is_closed and following[:1] == text[part.start]
            speech = current if current and part.start == 0 else []
            if not (part.is_closed or is_continued or speech):
                continue  # A mark that was forgotten: nobody can say where it ends.
            if not speech:
                speeches.append(speech)
            speech.append(part)
            going_on = speech if is_continued else None
    return speeches


def _quoted(text: str, paragraph: int) -> Iterator[_Quoted]:
    """Yield the parts of a paragraph between quotation marks, and the last one even if it is not closed."""
    start: int | None = None
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if start is not None and mark in _CLOSING[text[start]] and _can_close(text, at):
            yield _Quoted(paragraph, start, at + 1, is_closed=True)
            start = None
        elif (start is None or mark == text[start]) and mark in _CLOSING and _can_open(text, at):
            start = at
    if start is not None:
        yield _Quoted(paragraph, start, len(text), is_closed=False)


def _can_open(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2]
    is_outside = before.isspace() or before in "([{—–-:/"
    # French puts a space behind its mark.
    return is_outside and bool(after) and (text[at] == "«" or not after.isspace())


def _can_close(text: str, at: int) -> bool:
    """Tell a closing mark; ’ is an apostrophe unless a sentence or a clause ends before it."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == "’":
        return before in ".,!?…—–"
    return text[at] != '"' or not (before.isspace() or after.isalnum())
