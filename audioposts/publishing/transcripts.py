"""Cues and their words -> the transcripts of an episode: WebVTT, SRT, JSON, HTML. Pure: pieces of text, one by one.

They read as the article does, not as it is spoken; what no text says, jingles and announcements of tables, is not in
them. Podcasting 2.0, "Transcript File Format Details"; W3C, "WebVTT".
"""

import json
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from audioposts.models import Cue, Role, Word
from audioposts.publishing.clocks import clock, short_clock

_TIME_EVERY_MS = 30_000
"""Between two times on a page; where somebody else speaks there is one too."""

Line = tuple[Cue, tuple[Word, ...]]
"""A cue with its words; a sentence, or as much of it as the engine took."""

_VTT_CHARS = 65
_SRT_CHARS = 32
_SRT_LINES = 2
"""Longest lines, and most of them on a card."""


def vtt(lines: Iterable[Line]) -> Iterator[str]:
    """Yield WebVTT: a cue for each sentence, with who says it."""
    yield "WEBVTT\n"
    for cue, _ in _written(lines):
        # A break inside of the text, not before it: the tag is no part of the line that is shown.
        text = "\n".join(escape(row, quote=False) for row in _wrapped(cue.text, _VTT_CHARS))
        speaker = f"<v {escape(_plain(cue.speaker), quote=False)}>" if cue.speaker else ""
        yield f"\n{clock(cue.start_ms)} --> {clock(cue.end_ms)}\n{speaker}{text}\n"


def srt(lines: Iterable[Line]) -> Iterator[str]:
    """Yield SRT: cards of two short lines, each shown while its words are heard."""
    cards = (card for cue, words in _written(lines) for card in _cards(cue, words))
    for number, (start_ms, end_ms, rows) in enumerate(cards, 1):
        times = f"{clock(start_ms, ',')} --> {clock(end_ms, ',')}"
        yield "\n".join([*([""] if number > 1 else []), str(number), times, *rows]) + "\n"


def words_json(lines: Iterable[Line]) -> Iterator[str]:
    """Yield JSON: a segment for each sentence, with the times of its words; those not measured say so."""
    yield '{"version": "1.0.0", "segments": ['
    for number, (cue, words) in enumerate(_written(lines)):
        segment = {
            "speaker": cue.speaker,
            "startTime": cue.start_ms / 1000,
            "endTime": cue.end_ms / 1000,
            "body": _plain(cue.text),
            "words": [_word(word) for word in words],
        }
        yield ("," if number else "") + "\n" + json.dumps(segment, ensure_ascii=False)
    yield "\n]}\n"


def html(lines: Iterable[Line], title: str, language: str) -> Iterator[str]:
    """Yield HTML: the paragraphs of the article with who reads them and when, headings as headings."""
    yield (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n"
    )
    speaker, next_time_ms = "", 0
    for cues in _paragraphs(_written(lines)):
        first = cues[0]
        text = escape(" ".join(_plain(cue.text) for cue in cues), quote=False)
        if first.speaker != speaker:
            speaker, next_time_ms = first.speaker, first.start_ms
            yield f"<cite>{escape(speaker, quote=False)}:</cite>\n"
        if first.start_ms >= next_time_ms:
            next_time_ms = first.start_ms + _TIME_EVERY_MS
            yield f"<time>{short_clock(first.start_ms)}</time>\n"
        yield f"{_marked_up(first.role, text)}\n"
    yield "</body>\n</html>\n"


TRANSCRIPTS: dict[str, tuple[str, Callable[[Iterable[Line]], Iterator[str]]]] = {
    ".vtt": ("text/vtt", vtt),
    ".srt": ("application/x-subrip", srt),
    ".words.json": ("application/json", words_json),
}
"""By ending: media type and what makes it. The one in HTML needs a title besides."""

HTML_SUFFIX = ".html"


def _written(lines: Iterable[Line]) -> Iterator[Line]:
    return (line for line in lines if _plain(line[0].text))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a cue; an arrow would begin another one."""
    text = _plain(text).replace("-->", "→")
    return textwrap.wrap(text, width, break_on_hyphens=False) or [text]


def _word(word: Word) -> dict[str, object]:
    made: dict[str, object] = {"startTime": word.start_ms / 1000, "endTime": word.end_ms / 1000, "body": word.text}
    return made if word.is_measured else made | {"interpolated": True}


def _cards(cue: Cue, words: Sequence[Word]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the cards of a cue: when each is shown, and its lines."""
    rows = _wrapped(cue.text, _SRT_CHARS)
    cards = [rows[i : i + _SRT_LINES] for i in range(0, len(rows), _SRT_LINES)]
    starts = [cue.start_ms, *(_start_of(card_rows, cue, words) for card_rows in _before(cards))]
    ends = [*starts[1:], cue.end_ms]
    for card, start_ms, end_ms in zip(cards, starts, ends, strict=True):
        yield start_ms, max(end_ms, start_ms + 1), card


def _before(cards: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield, for each card but the first, how many signs that are no space stand before it."""
    signs = 0
    for card in cards[:-1]:
        signs += sum(len("".join(row.split())) for row in card)
        yield signs


def _start_of(signs: int, cue: Cue, words: Sequence[Word]) -> int:
    """Return when the word is heard that has so many signs before it."""
    for word in words:
        signs -= len("".join(word.text.split()))
        if signs < 0:
            return word.start_ms
    return cue.end_ms


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Cue]]:
    """Yield the cues of each paragraph: up to its end, and of one role and speaker."""
    paragraph: list[Cue] = []
    for cue, _ in lines:
        if paragraph and (
            paragraph[-1].ends_paragraph or (paragraph[-1].role, paragraph[-1].speaker) != (cue.role, cue.speaker)
        ):
            yield paragraph
            paragraph = []
        paragraph.append(cue)
    if paragraph:
        yield paragraph


def _marked_up(role: Role, text: str) -> str:
    tags = {Role.TITLE: "h1", Role.HEADING: "h2", Role.QUOTE: "blockquote"}
    tag = tags.get(role, "p")
    inside = f"<p>{text}</p>" if tag == "blockquote" else text
    return f"<{tag}>{inside}</{tag}>"
