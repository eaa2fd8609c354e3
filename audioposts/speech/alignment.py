"""What is spoken, and the phonemes that were made of it -> which phonemes, and so which time, each word has. Pure.

Engines turn a sentence into phonemes as a whole, since "of the" and "to eat" sound otherwise than word by word. So the
phonemes of each word by itself are laid beside those of the sentence, with the fewest differences.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from audioposts.models import Pronunciation, WordTiming

Place = tuple[int, int]
"""From where to where: of characters, phonemes or samples."""

Sound = tuple[str, int]
"""A phoneme, and the number of the word that it is of; -1: of none."""

_BETWEEN_WORDS = re.compile(r"[\s—–…、。，；：！？「」『』（）《》؟،؛।]+")
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_SPELLED = re.compile(r"(?<![\w'’.-])[A-ZÄÖÜ](?: [A-ZÄÖÜ])+(?![\w'’])")
"""Two letters and more; the last one not before an apostrophe."""

_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2e80-\ua7ff\uab70-\ufaff]")
_STRESS = frozenset("ˈˌ")


def for_espeak(text: str) -> str:
    """Return a text of the same length without what espeak takes for something else.

    Brackets are markup to it, and a single letter a word: "the F A A in" would end in two articles. With stops between
    them it says letters as people do, the last one loudest.
    """
    safe = _NOT_TEXT.sub(" ", text).translate({ord("["): "(", ord("]"): ")"})
    if _OTHER_SCRIPT.search(safe):
        # Where its voice is of another script, it says the last letters twice.
        return safe
    return _SPELLED.sub(lambda match: match[0].replace(" ", "."), safe)


def word_places(text: str, kept: Iterable[Pronunciation] = ()) -> list[Place]:
    """Return where the words of a text are, without the punctuation around them; each of `kept` is one word."""
    places: list[Place] = []
    at = 0
    for each in kept:
        places += _words_within(text, at, each.start)
        places.append((each.start, each.stop))
        at = each.stop
    return places + _words_within(text, at, len(text))


def align(expected: Sequence[Sequence[str]], heard: Sequence[str]) -> list[Place | None]:
    """Return which of the phonemes `heard` each word has, of which only those by itself are known; None: none at all.

    Spaces and punctuation between words belong to no word.
    """
    flat: list[str] = []
    owners: list[int] = []
    for word, phonemes in enumerate(expected):
        flat += [*phonemes, " "]
        owners += [word] * len(phonemes) + [-1]
    found: list[Place | None] = [None] * len(expected)
    for one, other in _pairs(flat, heard):
        if (word := owners[one]) >= 0 and not _is_mark(heard[other]):
            first, _ = found[word] or (other, other)
            found[word] = (first, other + 1)
    return _closed(found, heard)


def note_times(times: list[Place | None], sounds: Sequence[Sound], edges: Sequence[int], offset: int = 0) -> None:
    """Write down from which sample to which each word is heard; `edges` are where each sound begins and the last ends.

    The space between two words is no silence, but how one becomes the other: it is the next one's.
    """
    space = -1
    for (phoneme, word), start, stop in zip(sounds, edges, edges[1:], strict=False):
        if word >= 0:
            first, _ = times[word] or (offset + (start if space < 0 else space), 0)
            times[word] = (first, offset + stop)
            space = stop
        elif not phoneme.isspace():
            space = -1


def word_timings(places: Sequence[Place], times: Sequence[Place | None], samples_per_s: int) -> tuple[WordTiming, ...]:
    """Return when words are heard, given from which sample to which; what touches in the text is one word."""
    timings: list[WordTiming] = []
    for (start, stop), time in zip(places, times, strict=True):
        if time is None:
            continue
        begin_ms, end_ms = (sample * 1000 // samples_per_s for sample in time)
        if timings and timings[-1].stop == start:
            begin_ms, start = timings[-1].start_ms, timings[-1].start
            timings.pop()
        timings.append(WordTiming(begin_ms, end_ms, start, stop))
    return tuple(timings)


def _words_within(text: str, start: int, stop: int) -> list[Place]:
    edges = [start]
    for gap in _BETWEEN_WORDS.finditer(text, start, stop):
        edges += gap.span()
    pairs = list(pairwise([*edges, stop]))[::2]
    return [place for place in (_bare(text, *pair) for pair in pairs) if place]


def _bare(text: str, start: int, stop: int) -> Place | None:
    """Return where a word is without the signs before and after it; None if there is nothing but signs."""
    said = [at for at in range(start, stop) if unicodedata.category(text[at])[0] in "LMN"]
    if not said:
        return None
    # "'s" and "-based" behind a pronunciation belong to its word.
    cut_off = said[0] - 1 == start and start > 0 and text[start] in "'’-" and text[start - 1].isalnum()
    return (start if cut_off else said[0], said[-1] + 1)


def _is_mark(phoneme: str) -> bool:
    return unicodedata.category(phoneme[0])[0] in "PZ" if phoneme else True


def _cost(phoneme: str) -> float:
    """Return how bad it is that a phoneme is on one side only: words are joined and stressed as the sentence goes."""
    return 0.2 if phoneme in _STRESS else 0.4 if _is_mark(phoneme) else 1.0


def _pairs(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return which items stand for which, in order, so that the cost is lowest (Wagner and Fischer)."""
    costs = [_cost(each) for each in other]
    marks = [_is_mark(each) or each in _STRESS for each in other]
    above = [0.0]
    for cost in costs:
        above.append(above[-1] + cost)
    ways: list[bytearray] = []  # 0: both, 1: only in `one`, 2: only in `other`
    for item in one:
        left_out, mark = _cost(item), _is_mark(item) or item in _STRESS
        row, way = [above[0] + left_out], bytearray([1])
        for at, each in enumerate(other):
            together = 0.0 if item == each or (mark and marks[at]) else 9.0 if mark or marks[at] else 1.0
            best, chosen = above[at] + together, 0
            if (alone := above[at + 1] + left_out) < best:
                best, chosen = alone, 1
            if (alone := row[at] + costs[at]) < best:
                best, chosen = alone, 2
            row.append(best)
            way.append(chosen)
        above = row
        ways.append(way)
    return _walk_back(ways, len(other))


def _walk_back(ways: list[bytearray], end: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    row, column = len(ways), end
    while row and column:
        chosen = ways[row - 1][column]
        row -= chosen != 2
        column -= chosen != 1
        if not chosen:
            pairs.append((row, column))
    return pairs[::-1]


def _closed(found: list[Place | None], heard: Sequence[str]) -> list[Place | None]:
    """Give what is heard between words to the one before it up to the next space, and from there to the one after."""
    closed = list(found)
    known = [word for word, place in enumerate(found) if place]
    for before, after in zip([None, *known], [*known, None], strict=True):
        start = (closed[before] or (0, 0))[1] if before is not None else 0
        stop = (found[after] or (0, 0))[0] if after is not None else len(heard)
        marks = [at for at in range(start, stop) if _is_mark(heard[at])]
        if before is not None:
            closed[before] = ((closed[before] or (0, 0))[0], marks[0] if marks else stop)
        if after is not None and (marks or before is None):
            closed[after] = (marks[-1] + 1 if marks else start, (found[after] or (0, 0))[1])
    return closed
