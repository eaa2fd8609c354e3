"""Text -> where its sentences end. Pure.

Wherever a sentence may end, rules look at the words around it; where none of them knows, nupunkt decides, which has
learnt from much text what is an abbreviation.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from nupunkt import sent_spans

from audioposts.narration.splitting.places import LOOK, STOP, Place, place_of
from audioposts.narration.splitting.quotations import closed_spans
from audioposts.narration.splitting.rules import is_common, verdict
from audioposts.narration.splitting.words import Words, has

_NEXT_BEGINS = re.compile(r"[a-z]{3}[.!?] ([a-z]?)")
_OPENING = "“\"‘'„«("
_NESTED = 3
"""So many quotations and parentheses may stand inside each other."""


def ends(text: str, words: Words) -> Iterator[int]:
    """Yield where sentences end in a text whose white space is single spaces; its own end is left out."""
    spans = closed_spans(text, words)
    phrases = {match.end(): match for match in words.spaced.finditer(text)}
    within = {
        at for match in phrases.values() for at in range(*match.span()) if text[at] == "." and at + 1 != match.end()
    }
    is_small = _begins_small(text)
    start = 0
    for match in STOP.finditer(text):
        if match.start() in within or _is_closed(spans, match):
            continue
        is_end = _is_sure(text, match, words)
        if not is_end:
            place = place_of(text, start, match, phrases.get(match.start() + 1))
            said = True if is_small and _ends_small(place, words) else verdict(place, words)
            is_end = _is_guessed(text, match) if said is None else said
        if is_end:
            start = match.end()
            yield start


def _is_closed(spans: list[tuple[int, int]], match: re.Match[str]) -> bool:
    """Tell whether a stop stands inside a quotation or parenthesis that is part of one sentence."""
    here = bisect_right(spans, (match.start(), 0))
    return any(start < match.start() and match.end() < end for start, end in spans[max(0, here - _NESTED) : here])


def _is_sure(text: str, match: re.Match[str], words: Words) -> bool:
    """Tell the commonest end, without looking further: a word that is no abbreviation, a stop, a capital letter."""
    if match[0] != "." or not text[match.end() + 1 : match.end() + 3].lstrip(_OPENING)[:1].isupper():
        return False
    word = text[text.rfind(" ", max(0, match.start() - LOOK), match.start()) + 1 : match.start()].lstrip(_OPENING)
    if not word.isalpha() or not (len(word) > 4 or (word.islower() and is_common(word))):
        return False
    return not has(words.known, word) and not word.endswith(words.street_endings or ("\0",))


def _begins_small(text: str) -> bool:
    """Tell whether the writer begins sentences with small letters."""
    firsts = [match[1] for match in _NEXT_BEGINS.finditer(text)]
    return len(firsts) > 1 and all(firsts)


def _ends_small(place: Place, words: Words) -> bool:
    return place.follows == "lower" and len(place.left) > 2 and not place.is_known(words)


def _is_guessed(text: str, match: re.Match[str]) -> bool:
    """Ask nupunkt, which looks at the words around a stop only; so that is all it is given."""
    start = text.find(" ", max(0, match.start() - 2 * LOOK), match.start()) + 1
    around = text[start : match.end() + LOOK]
    stops = range(match.start() + 1 - start, match.end() + 1 - start)
    return any(end - (around[end - 1] == " ") in stops for _, end in sent_spans(around))
