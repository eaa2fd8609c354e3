"""Text -> the terms under which it is found. Pure. `assets/site.js` does the same to what somebody asks for.

Case, accents and the widths of letters are one: "Größe", "GROSSE" and "grosse" meet. Scripts without spaces are cut
into single signs and pairs of signs, which finds every word without a dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

LONGEST = 24
"""Letters of a term; longer words are found by their beginning."""

_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]")
"""Accents, and the points of Hebrew and Arabic, which may be left out."""

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ς": "σ", "ħ": "h"}
)
"""Letters that are other ones with something on them, and do not come apart by themselves."""

_UNSPACED = (
    "[\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd\u0ec0-\u0ec6\u1000-\u102a\u1780-\u17b3"
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_RUN = re.compile(f"{_UNSPACED}+|[^{_UNSPACED[1:-1]}]+")


def fold(text: str) -> str:
    """Return a text in the form in which it is compared."""
    # Apart first: a capital may hide in a sign such as "™".
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    return unicodedata.normalize("NFC", _MARKS.sub("", plain).translate(_LETTERS))


def terms(text: str) -> Iterator[str]:
    """Yield the terms of a text that is folded, as often as they are in it."""
    for word in _words().findall(text):
        if word.isascii():
            if len(word) > 1 or word.isdigit():
                yield word[:LONGEST]
        else:
            yield from _foreign(word)


def _foreign(word: str) -> Iterator[str]:
    for run in _RUN.findall(word):
        if not re.match(_UNSPACED, run):
            yield run[:LONGEST]
            continue
        yield from run
        yield from (run[at : at + 2] for at in range(len(run) - 1))


@cache
def _words() -> re.Pattern[str]:
    """Return what finds words: letters, digits and the marks on them, which Python takes for no part of a word."""
    marks = "".join(sign for sign in map(chr, range(0x300, 0x20D0)) if unicodedata.category(sign) in ("Mn", "Mc"))
    return re.compile(rf"[^\W_](?:[^\W_]|[{marks}\u3099\u309a])*")
