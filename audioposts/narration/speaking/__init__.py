"""A sentence as written -> the sentence as an engine is to say it. Pure.

An ordered list of small passes. They work on one sentence at a time, after the text was split: from then on a full
stop inside it ends nothing, and must not reach an engine that believes it does.
"""

import re
import unicodedata
from collections.abc import Callable

from anyascii import anyascii

from audioposts.models import Spoken

# What engines spell out or misread; the engine's own reading of everything else is kept.
_ABBREVIATIONS = {
    "Sen": "Senator", "Sens": "Senators", "Rep": "Representative", "Reps": "Representatives", "Gov": "Governor",
    "Gen": "General", "Lt": "Lieutenant", "Col": "Colonel", "Maj": "Major", "Capt": "Captain", "Cmdr": "Commander",
    "Adm": "Admiral", "Sgt": "Sergeant", "Cpl": "Corporal", "Prof": "Professor", "Rev": "Reverend", "Hon": "Honorable",
    "Supt": "Superintendent", "Det": "Detective", "Insp": "Inspector", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz",
    "Dr": "Doctor", "St": "Saint",
}  # fmt: skip
_MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June", "Jul": "July",
    "Aug": "August", "Sep": "September", "Sept": "September", "Oct": "October", "Nov": "November", "Dec": "December",
}  # fmt: skip
_LATIN_SCRIPT = frozenset(
    "ca cs cy da de en es et eu fi fr ga gl hr hu id is it lt lv ms nb nl nn no pl pt ro sk sl sq sv tr vi".split()  # noqa: SIM905
)

_URL = re.compile(r"(?:https?://|www\.)(?:www\.)?([\w.-]+\w)(?::\d+)?(?:/\S*)?", re.IGNORECASE)
_EMAIL = re.compile(r"\b([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")
_TITLE = re.compile(rf"\b({'|'.join(_ABBREVIATIONS)})\.(?=\s+[\"“‘(]?[^\W\d_a-z])")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\.?(?=\s+\d)")
_INITIALS = re.compile(r"\b(?:[^\W\d_a-z]\.){2,}(?=(\S?))")
_NUMBER_SIGN = re.compile(r"\bNo\.(?=\s*\d)")
# Of an abbreviation or an initial: after a longer word it may well be a sentence end that was not recognised.
_INNER_STOP = re.compile(r"(?<![^\W\d_A-Z]{4})(?<=\w)\.(?=[”\"’')]*\s)")
_ENDS = re.compile(r"[.!?,;:][”\"’')\]]*$")


def read_aloud(text: str, language: str = "en") -> Spoken:
    """Return one sentence as it is to be said, with the places in `text` that its parts stand for."""
    return Spoken(speakable(text, language))


def speakable(text: str, language: str = "en") -> str:
    """Return one sentence as it is to be said, or an empty string where there is nothing to say.

    Nothing in the result is markup to any engine: no brackets, braces, angle brackets, ampersands or backslashes.
    """
    for one_pass in _PASSES:
        text = one_pass(text)
    if language.split("-")[0].lower() in _LATIN_SCRIPT:
        text = _in_latin_letters(text)
    text = " ".join(text.split())
    if not any(map(str.isalnum, text)):
        return ""
    return text if _ENDS.search(text) else f"{text}."


def _unicode(text: str) -> str:
    """Compatibility forms as plain ones, signs that are words as words; emoji and invisible characters out."""
    text = text.replace("…", "...").replace("½", " 1/2").replace("¼", " 1/4").replace("¾", " 3/4").replace("™", "")
    text = "".join(" " if unicodedata.category(c) in ("Zs", "Cc", "So", "Sk") and c not in "°©" else c for c in text)
    return "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Co", "Cn", "Cs") and c != "\ufe0f")


def _addresses(text: str) -> str:
    """Web and mail addresses as a person says them."""
    text = _EMAIL.sub(lambda m: f"{m[1].replace('.', ' dot ')} at {m[2].replace('.', ' dot ')}", text)
    return _URL.sub(lambda m: m[1].replace(".", " dot "), text)


def _markup(text: str) -> str:
    """Turn what engines take for commands into words or pauses (`[[` begins raw phonemes for Piper)."""
    text = text.replace("&", " and ").replace("|", ", ")
    # An editor's "[House committee]" is part of its sentence; a parenthesis is spoken between pauses.
    text = re.sub(r"[\[\]{}]+", " ", text)
    text = re.sub(r"^\W*\(|\)(?=\W*$)", "", text)
    text = re.sub(r"\)(?=[.,;:!?])", "", text)
    text = re.sub(r"\s*[()]+\s*", ", ", text)
    return re.sub(r"[<>\\^`~_*#=]+", " ", text)


def _abbreviations(text: str) -> str:
    text = _TITLE.sub(lambda m: _ABBREVIATIONS[m[1]], text)
    text = _MONTH.sub(lambda m: _MONTHS[m[1]], text)
    return _NUMBER_SIGN.sub("Number", text)


def _initials(text: str) -> str:
    """Letters of "U.S. Senate" and "J.R.R." with spaces between; a stop that closes the sentence stays."""
    return _INITIALS.sub(lambda m: " ".join(m[0].replace(".", " ").split()) + ("." if not m[1] else ""), text)


def _pauses(text: str) -> str:
    """Dashes and dots inside a sentence as commas, which engines hear as short pauses."""
    text = re.sub(r"\.{2,}(?=\W*$)", ".", text)
    text = re.sub(r"\s*\.{2,}\s*", ", ", text)
    text = re.sub(r"\s*—\s*|\s+[–-]+\s+", ", ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"([,;:])(\s*,)+", r"\1", text)
    return re.sub(r"^[\s,;:.]+|(?<=,)[\s,]+$", "", text)


def _one_sentence(text: str) -> str:
    return _INNER_STOP.sub("", text)


def _in_latin_letters(text: str) -> str:
    """Words in other scripts as they are said, roughly: an engine would spell them, letter by letter."""
    return "".join(
        c if c.isascii() or unicodedata.name(c, "").startswith("LATIN") or not c.isalpha() else _letters(anyascii(c))
        for c in text
    )


def _letters(transliterated: str) -> str:
    """Drop marks that stand for sounds without a letter: a backquote for an ayin is markup to an engine."""
    return "".join(c for c in transliterated if c.isalnum() or c in " '")


_PASSES: tuple[Callable[[str], str], ...] = (
    _unicode, _addresses, _markup, _abbreviations, _initials, _pauses, _one_sentence,
)  # fmt: skip
