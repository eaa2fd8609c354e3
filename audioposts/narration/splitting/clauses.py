"""A sentence that is longer than an engine takes -> two parts. Pure; no word is lost, none added."""

import re
import unicodedata
from collections.abc import Iterator

from audioposts.narration.splitting.words import Words, has, words_for

_MARKS = re.compile(r"(?<=[;:—–])\s+|(?<=—)(?=\S)|\s+(?=[—–]\s)|(?<=[；：])\s*|(?<=[.!?…][”\"’»)])\s+|(?<=[.!?…])\s+")
_COMMAS = re.compile(r"(?<=[,،])\s+|(?<=,[”\"’»])\s+|(?<=[，、])\s*|\s+(?=\()|(?<=\))\s+")
_SPACES = re.compile(r"\s+")

_SHARE = 5
"""A cut leaves at least a fifth of the sentence on either side, or it gains nothing."""

_TRIES = 50
"""So many places are looked at, those nearest to the middle first."""

_WORD_BEFORE = re.compile(r"\S+$")
_WORD_AFTER = re.compile(r"\S+")
_LOOK = 40
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*")
_NUMBER = re.compile(r"[^\w\s]{0,2}\d[\d.,:/]*%?")
_YEAR = re.compile(r"\d{4}\b")
_LEADING_VOWELS = "เแโใไ"
"""Thai vowels that are written before their consonant."""


def halves(sentence: str, language: str = "en") -> tuple[str, str]:
    """Cut a sentence in two at the best place near its middle; inside a word only where there is but one."""
    for start, end in _cuts(sentence, words_for(language)):
        return sentence[:start], sentence[end:]
    middle = _between_letters(sentence)
    return sentence[:middle], sentence[middle:]


def _cuts(sentence: str, words: Words) -> Iterator[tuple[int, int]]:
    """Yield where a sentence may be cut, the best place first."""
    for boundary in (_MARKS, _COMMAS, words.conjunctions, _SPACES):
        for start, end in _nearest(sentence, boundary):
            is_heard = _is_tied(sentence, start, end, words) or _is_after_small(sentence, start, words)
            if _is_fair(sentence, start, end) and not is_heard:
                yield start, end
    spaces = _nearest(sentence, _SPACES)
    whole = [(start, end) for start, end in spaces if not _is_tied(sentence, start, end, words)]
    yield from ((start, end) for start, end in whole if _is_fair(sentence, start, end))
    yield from whole
    yield from spaces


def _nearest(sentence: str, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where a sentence may be cut, with something on either side, the nearest to the middle first."""
    middle = len(sentence) // 2
    cuts = (cut.span() for cut in boundary.finditer(sentence))
    inner = [(start, end) for start, end in cuts if start and end < len(sentence)]
    return sorted(inner, key=lambda cut: abs(cut[0] - middle))[:_TRIES]


def _is_after_small(sentence: str, start: int, words: Words) -> bool:
    """Tell whether a cut would be heard after an article or the like: "by | the"."""
    before = _WORD_BEFORE.search(sentence, max(0, start - _LOOK), start)
    return before is not None and before[0].lower() in words.small


def _is_fair(sentence: str, start: int, end: int) -> bool:
    return len(sentence) < _SHARE * min(start, len(sentence) - end)


def _is_tied(sentence: str, start: int, end: int, words: Words) -> bool:
    """Tell whether the words on both sides are one: "Oct. 28", "J. R. R. Tolkien", "3.5 million"."""
    around = sentence[max(0, start - _LOOK) : end + _LOOK]
    cut = min(start, _LOOK)
    left, right = _WORD_BEFORE.search(around[:cut]), _WORD_AFTER.match(sentence, end, end + _LOOK)
    if not left or not right:
        return False
    if any(match.start() < cut < match.end() for match in words.spaced.finditer(around)):
        return True
    before, after = left[0].lstrip("(“\"'‘„«"), right[0]
    if before.endswith("."):
        return _is_abbreviated(before[:-1], after, words)
    if before.endswith(","):
        return bool(_YEAR.match(after)) and before[:-1].isdigit()
    return before[-1:].isalnum() and _is_number_or_name(before, after)


def _is_abbreviated(word: str, after: str, words: Words) -> bool:
    tables = (words.within, words.before_numbers, words.either, words.months)
    is_abbreviation = any(has(table, word) for table in tables) or _INITIAL.fullmatch(f"{word}.")
    return bool(is_abbreviation) or after[:1].islower() or word.isdigit()


def _is_number_or_name(before: str, after: str) -> bool:
    if _NUMBER.fullmatch(before) or _INITIAL.fullmatch(after):
        return True
    return after[:1].isdigit() and (before[:1].isupper() or len(before) == 1)


def _between_letters(word: str) -> int:
    """Return the middle of a word, but not within one letter: before an accent or after a joiner."""
    for middle in range(len(word) // 2, 0, -1):
        joins = unicodedata.combining(word[middle]) or unicodedata.category(word[middle]) in ("Mn", "Mc", "Cf")
        if not joins and word[middle - 1] not in f"{_LEADING_VOWELS}\u200d":
            return middle
    return max(1, len(word) // 2)
