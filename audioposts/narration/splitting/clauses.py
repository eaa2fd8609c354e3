"""A sentence that is longer than an engine takes -> two parts. Pure; no word is lost, none added."""

import re
import unicodedata

from audioposts.narration.splitting.words import Words, has, words_for

_MARKS = re.compile(r"(?<=[;:—–])\s+|(?<=—)(?=\S)|\s+(?=[—–]\s)|(?<=[；：])\s*|(?<=[.!?…][”\"’»)])\s+|(?<=[.!?…])\s+")
_COMMAS = re.compile(r"(?<=[,،])\s+|(?<=,[”\"’»])\s+|(?<=[，、])\s*|\s+(?=\()|(?<=\))\s+")
_SPACES = re.compile(r"\s+")

_SHARE = 5
"""A cut leaves at least a fifth of the sentence on either side, or it gains nothing."""

_WORD_BEFORE = re.compile(r"\S+$")
_WORD_AFTER = re.compile(r"\S+")
_LOOK = 40
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+(?:-?[^\W\d_]\.)*")
_NUMBER = re.compile(r"[^\w\s]{0,2}\d[\d.,:/]*%?")
_LEADING_VOWELS = "เแโใไ"
"""Thai vowels that are written before their consonant."""


def halves(sentence: str, language: str = "en") -> tuple[str, str]:
    """Cut a sentence in two at the best place near its middle; inside a word only where there is but one."""
    words = words_for(language)
    for boundary in (_MARKS, _COMMAS, words.conjunctions, _SPACES):
        cuts = [cut.span() for cut in boundary.finditer(sentence)]
        cuts = [cut for cut in cuts if _is_fair(sentence, *cut) and not _is_tied(sentence, *cut, words)]
        if cuts:
            return _cut(sentence, cuts)
    spaces = [cut.span() for cut in _SPACES.finditer(sentence)]
    if cuts := [(start, end) for start, end in spaces if start and end < len(sentence)]:
        return _cut(sentence, cuts)
    middle = _between_letters(sentence)
    return sentence[:middle], sentence[middle:]


def _cut(sentence: str, cuts: list[tuple[int, int]]) -> tuple[str, str]:
    start, end = min(cuts, key=lambda cut: abs(cut[0] - len(sentence) // 2))
    return sentence[:start], sentence[end:]


def _is_fair(sentence: str, start: int, end: int) -> bool:
    return len(sentence) < _SHARE * min(start, len(sentence) - end)


def _is_tied(sentence: str, start: int, end: int, words: Words) -> bool:
    """Tell whether the words on both sides are one: "Oct. 28", "J. R. R. Tolkien", "3.5 million", "Oct. 28, 2024"."""
    left = _WORD_BEFORE.search(sentence[max(0, start - _LOOK) : start])
    right = _WORD_AFTER.match(sentence, end, end + _LOOK)
    if not left or not right:
        return False
    before, after = left[0], right[0]
    if before.endswith("."):
        return _is_abbreviated(before.lstrip("(“\"'‘„«"), after, words)
    if _NUMBER.fullmatch(before):
        return after[:1].islower() or after[:1].isdigit()
    has_plain_end = before[-1:].isalnum()
    return has_plain_end and bool(_INITIAL.fullmatch(after) or (after[:1].isdigit() and before[:1].isupper()))


def _is_abbreviated(before: str, after: str, words: Words) -> bool:
    word = before[:-1]
    is_in_table = any(has(table, word) for table in (words.within, words.before_numbers, words.either, words.months))
    return is_in_table or bool(_INITIAL.fullmatch(before)) or after[:1].islower() or word.isdigit()


def _between_letters(word: str) -> int:
    """Return the middle of a word, but not within one letter: before an accent or after a joiner."""
    for middle in range(len(word) // 2, 0, -1):
        joins = unicodedata.combining(word[middle]) or unicodedata.category(word[middle]) in ("Mn", "Mc", "Cf")
        if not joins and word[middle - 1] not in f"{_LEADING_VOWELS}\u200d":
            return middle
    return max(1, len(word) // 2)
