"""A title -> letters with their marks, where a line may end, and in which direction they run. Pure."""

import re
import unicodedata
from functools import lru_cache
from itertools import islice

JOINERS = "\u200c\u200d"
_MARKS = 3
"""A letter keeps this many marks: more are a prank that would reach into the next line."""

_VIRAMA = 9
_NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°’”»›…‰′″℃、。々〉》」』】〕〗ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶーゝゞ・！％），．：；？］｝～"
)
_NEVER_LAST = frozenset("([{«‹“‘¿¡〈《「『【〔〖（［｛￥＄＃")
_PARTICLES = frozenset("はがをにでともへの")
_LONG_CJK = 6
"""Shorter words of Chinese or Japanese, such as names in a text of another script, stay whole."""

_THAI_BEFORE = frozenset("เแโใไ")
_WIDE_SCRIPTS = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC"}


def clusters(text: str) -> list[str]:
    """Return the letters of a text, each with the marks on it; what is no letter, sign or space is left out."""
    found: list[str] = []
    for char in _plain(text):
        if found and _belongs_to(found[-1], char):
            if sum(unicodedata.category(c) == "Mn" for c in found[-1]) < _MARKS or char in JOINERS:
                found[-1] += char
        elif not unicodedata.category(char).startswith("M") and char not in JOINERS:
            found.append(char)
    return found


def _plain(text: str) -> str:
    """Return the text composed, with single spaces for whatever separates, and without controls and the like."""
    spaced = re.sub(r"[\s\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff]+", " ", text).strip()
    kept = (c for c in unicodedata.normalize("NFC", spaced) if c in JOINERS or unicodedata.category(c)[0] != "C")
    return "".join(c for c in kept if not "\ufe00" <= c <= "\ufe0f" and not "\U000e0100" <= c <= "\U000e01ef")


def _belongs_to(cluster: str, char: str) -> bool:
    if cluster == " ":
        return False
    joined = unicodedata.combining(cluster[-1]) == _VIRAMA and script(char) == script(cluster[0])
    return unicodedata.category(char).startswith("M") or char in JOINERS or joined or cluster[-1] == "\u200d"


@lru_cache(maxsize=4096)
def script(char: str) -> str:
    """Return the script of a character: the first word of its name, one for all that Chinese and Japanese mix."""
    first = unicodedata.name(char, "").partition(" ")[0]
    return "CJK" if first in _WIDE_SCRIPTS else first


def is_neutral(cluster: str) -> bool:
    """Return whether the cluster is a space, digit or sign, which any font may have."""
    return unicodedata.category(cluster[0])[0] in "ZNPS"


def break_cost(word: list[str], i: int) -> float | None:
    """Return how bad it is, from 0 to 1, if a line ends inside a word before its letter `i`; None: it may not."""
    if not _may_break(word, i):
        return None
    before, after = (_kind(word[j][-1]) for j in (i - 1, i))
    if before == after == "kanji":
        return 0.3
    if after == "hiragana":
        return 0.15 if before == "hiragana" and word[i - 1] in _PARTICLES else 0.3 if before == "hiragana" else 0.6
    return 0.0


def _kind(char: str) -> str:
    return "hiragana" if "ぁ" <= char <= "ゟ" else "kanji" if unicodedata.name(char, "").startswith("CJK UNI") else ""


def _may_break(word: list[str], i: int) -> bool:
    before, after = word[i - 1][-1], word[i][0]
    if before in _NEVER_LAST or after in _NEVER_FIRST:
        return False
    if script(before) == script(after) == "CJK":
        first_few = islice((letter for letter in word if script(letter[0]) == "CJK"), _LONG_CJK)
        return len(list(first_few)) == _LONG_CJK and not (
            "ァ" <= before <= "ー" and "ァ" <= after <= "ー" and before != "・"
        )  # foreign words, in katakana
    if "CJK" in (script(before), script(after)) or after in _THAI_BEFORE or before in "—/":
        return True
    return before in "-‐–" and 3 < i < len(word) - 2


def takes_hyphen(before: str, after: str) -> bool:
    """Return whether a word that is cut between two letters shows it by a hyphen."""
    return all(script(letter[0]) in ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN") for letter in (before, after))


def runs_right_to_left(letters: list[str]) -> bool:
    """Return whether a text begins in a script that is written from right to left."""
    return next((kind for kind in map(_direction, letters) if kind in "LR"), "L") == "R"


def levels(letters: list[str], rtl: bool) -> list[int]:
    """Return how deep each letter lies in text of the other direction: even levels run to the right.

    The Unicode bidirectional algorithm without its controls, which `clusters` leaves out.
    """
    kinds = [_direction(letter) for letter in letters]
    for i in range(1, len(kinds) - 1):
        if kinds[i] == "O" and kinds[i - 1] == kinds[i + 1] == "N":
            kinds[i] = "N"
    strong, resolved = "R" if rtl else "L", list[str]()
    for kind in kinds:
        strong = kind if kind in "LR" else strong
        resolved.append("L" if kind == "N" and strong == "L" else kind)
    sides = _neutrals_settled(resolved, "R" if rtl else "L")
    deep = {"L": 2, "R": 1, "N": 2} if rtl else {"L": 0, "R": 1, "N": 2}
    return [deep[side] for side in sides]


def _neutrals_settled(kinds: list[str], base: str) -> list[str]:
    settled, before = list[str](), base
    for i, kind in enumerate(kinds):
        if kind == "O":
            after = next((k for k in kinds[i:] if k != "O"), base)
            settled.append(_side(before) if _side(before) == _side(after) else base)
        else:
            settled.append(kind)
            before = kind
    return settled


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _direction(letter: str) -> str:
    kind = unicodedata.bidirectional(letter[0])
    return "L" if kind == "L" else "R" if kind in ("R", "AL") else "N" if kind in ("EN", "AN") else "O"


def visual_order(depths: list[int]) -> list[int]:
    """Return the places of runs, from left to right, by their levels."""
    order = list(range(len(depths)))
    for level in range(max(depths, default=0), 0, -1):
        i = 0
        while i < len(order):
            j = i
            while j < len(order) and depths[order[j]] >= level:
                j += 1
            order[i:j] = order[i:j][::-1]
            i = max(j, i + 1)
    return order


def begins_syllable(before: str, letter: str, after: str) -> bool:
    """Return whether a letter is a consonant before a vowel, and parts no two that are one sound."""
    return (
        takes_hyphen(letter, after) and _is_vowel(after) and not _is_vowel(letter) and not is_one_sound(before, letter)
    )


def is_one_sound(before: str, letter: str) -> bool:
    """Return whether two letters are said as one, as in "sch", "ck" and "th"."""
    return (letter in ("h", "k") and before in "cpst") or (letter == "c" and before == "s")


def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter.lower())[0] in "aeiouyаеиоуыэюяіαεηιουω"
