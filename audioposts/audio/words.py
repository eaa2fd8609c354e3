"""A delivery, its cue and its clip -> when each word of the article is heard. Pure.

The engine's own alignment says when the words that it spoke are heard; what is spoken knows where it was written. Where
an engine says nothing, its words are taken to be as long as they have letters.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from audioposts.models import Cue, Delivery, Spoken, Word, WordTiming

_UNSPACED = (
    "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts without spaces (Thai, Lao, Burmese, Khmer, Chinese, Japanese): each is a word here."""

_WORD = re.compile(rf"[^\w\s]*(?:{_UNSPACED}[^\w\s]*|(?!{_UNSPACED})\w(?:(?!{_UNSPACED})\S)*)(?:\s+[^\w\s]+(?=\s|$))*")
"""As it is written, with the signs around it, and those that stand alone behind it."""

_LETTERS_OF_A_PAUSE = 4
"""A comma takes as long as so many letters (the embedded voice: 240 ms; a letter 60)."""

_PAUSE = re.compile(r"[,;:.?!–—、。]$")


def words_of(delivery: Delivery, cue: Cue, timings: Sequence[WordTiming], cut_ms: int) -> tuple[Word, ...]:
    """Return the words of a cue; `cut_ms` of the clip, on which `timings` count, are not heard.

    They are in order, do not overlap and are inside of the cue; none where the article does not say it.
    """
    spoken = delivery.utterance.spoken
    if not cue.text:
        return ()
    heard = tuple(timings) or _guessed(spoken.text, cue.end_ms - cue.start_ms)
    shift_ms = cue.start_ms - (cut_ms if timings else 0)
    places = [(match.start(), match.end()) for match in _WORD.finditer(cue.text)]
    times = _times(places, spoken, heard)
    ordered = _in_order(times, cue, shift_ms)
    return tuple(
        Word(start_ms, end_ms, cue.text[start:stop], bool(timings))
        for (start, stop), (start_ms, end_ms) in zip(places, ordered, strict=True)
    )


def _times(
    places: Sequence[tuple[int, int]], spoken: Spoken, heard: Iterable[WordTiming]
) -> list[tuple[int, int] | None]:
    """Return when each written word is heard: from the first to the last of the spoken words that stand for it.

    Words that share what is spoken ("Feb 3" may be "the third of February") share its time; some may have none.
    """
    times: list[tuple[int, int] | None] = [None] * len(places)
    for timing in heard:
        begin, end = spoken.written(timing.start, timing.stop)
        touched = [number for number, (start, stop) in enumerate(places) if start < end and begin < stop]
        for number, (start_ms, end_ms) in zip(touched, _shared(timing, len(touched)), strict=True):
            known = times[number]
            times[number] = (min(known[0], start_ms), max(known[1], end_ms)) if known else (start_ms, end_ms)
    return times


def _shared(timing: WordTiming, count: int) -> list[tuple[int, int]]:
    marks = [timing.start_ms + (timing.end_ms - timing.start_ms) * i // max(1, count) for i in range(count + 1)]
    return list(pairwise(marks))


def _in_order(times: Sequence[tuple[int, int] | None], cue: Cue, shift_ms: int) -> Iterator[tuple[int, int]]:
    """Yield times from the start of the recording, each beginning where the one before ends or later."""
    last_ms = cue.start_ms
    known = [None if time is None else (time[0] + shift_ms, time[1] + shift_ms) for time in times]
    for number, time in enumerate(known):
        if time is None:
            # Not said by itself: it has what is left between its neighbours.
            following = next((later[0] for later in known[number + 1 :] if later), cue.end_ms)
            time = last_ms, min(following, cue.end_ms)
        start_ms = min(max(time[0], last_ms), cue.end_ms)
        end_ms = min(max(time[1], start_ms), cue.end_ms)
        last_ms = end_ms
        yield start_ms, end_ms


def _guessed(text: str, duration_ms: int) -> tuple[WordTiming, ...]:
    """Return timings for words that take as long as they have letters, and for stops."""
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
    weights = [len(word) + 1 for _, _, word in words]
    pauses = [_LETTERS_OF_A_PAUSE if _PAUSE.search(word) else 0 for _, _, word in words[:-1]] + [0]
    total = max(1, sum(weights) + sum(pauses))
    timings: list[WordTiming] = []
    position = 0
    for (start, stop, _), weight, pause in zip(words, weights, pauses, strict=False):
        begin_ms, end_ms = (duration_ms * at // total for at in (position, position + weight))
        timings.append(WordTiming(begin_ms, end_ms, start, stop))
        position += weight + pause
    return tuple(timings)
