"""Text as written -> the same text in plain characters, and where each of them stands in it. Pure.

No engine says a soft hyphen, and no rule should have to think of three kinds of space. What carries a meaning stays:
"½", "²", "™", quotation marks and dashes are read by rules.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Of characters beyond ASCII these stay as they are: letters, quotation marks, dashes and the signs that rules read.
_MAY_NEED_WORK = re.compile(r"[^\t -~¡-¬®-ʯ\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]|[\t¨¯´¸]")
_SPACES = re.compile(r"[^\S ]")
_IN_NUMBER = re.compile(r"(?<!\d{4})(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_RAISED_POINT = re.compile(r"(?<=\d)·(?=\d)")
"""As medical journals write decimals."""

_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
_COMPATIBLE = frozenset("<compat> <wide> <narrow> <font> <small> <noBreak> <circle> <square>".split())  # noqa: SIM905
_KEPT = frozenset("…½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚℃℉№™℠‥")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text and, for each of its characters and its end, an offset in the text that it was made from."""

    text: str
    offsets: Sequence[int]


def plain(written: str) -> Plain:
    """Return `written` without invisible characters, with one kind of space, and with letters in one piece."""
    written = _RAISED_POINT.sub(".", written)
    if not _MAY_NEED_WORK.search(written):
        return Plain(written, range(len(written) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    in_numbers = {match.start() for match in _IN_NUMBER.finditer(written)}
    for cluster in _CLUSTER.finditer(written):
        made = "" if cluster.start() in in_numbers else _plain(cluster[0])
        pieces.append(made)
        offsets += [cluster.start()] * len(made)
    return Plain("".join(pieces), [*offsets, len(written)])


def _plain(cluster: str) -> str:
    """Return a character, with the marks that stand on it, as rules want it."""
    character = unicodedata.normalize("NFC", cluster)
    if len(character) > 1:
        is_letter = character == cluster and len(cluster) == 2 and unicodedata.category(character[0])[0] != "C"
        return character if is_letter else "".join(map(_plain, character))
    category = unicodedata.category(character)
    if category in ("Cf", "Co", "Cn", "Cs") or "\ufe00" <= character <= "\ufe0f":
        return ""
    if category in ("Zs", "Zl", "Zp", "Cc"):
        return " "
    if character in _KEPT:
        return character
    if unicodedata.decomposition(character).partition(" ")[0] in _COMPATIBLE:
        # "ﬁ", "Ａ" and "𝐁" are letters in a costume.
        return _SPACES.sub(" ", unicodedata.normalize("NFKC", character))
    return character
