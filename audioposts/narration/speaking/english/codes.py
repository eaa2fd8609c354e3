"""Letters and digits in one word: "A320", "H5N1", "4K", "COVID-19", and versions of programs. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.labels import label_number
from audioposts.narration.speaking.english.quantities import APART, amount
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import words

_SAID = words("codes.said")
_SPOKEN_PROGRAMS = {
    "v": "version", "V": "version", "iOS": "i O S", "macOS": "mac O S", "PHP": "P H P", "OS": "O S",
}  # fmt: skip
_THOUSANDS = re.compile(rf"{APART}(?![48][kK])(\d+(?:\.\d+)?)[kK](\+)?(?=\s(?:[a-z]+s|people|men|women)\b)")
_VERSION = re.compile(
    rf"(?<!\w)([vV]\.?\s?|(?:[Vv]ersion|[Rr]elease|{any_of(words('codes.programs'))})\s)(\d+(?:\.\d+)*)(?![\w%])"
)
_DOTTED = re.compile(r"(?<![\w.])(?:([A-Z]{1,3})\.)?(\d+(?:\.\d+){2,})(?![\w%])|\b([A-Z]{1,3})((?:\.\d+)+)\b")
_PM25 = re.compile(r"\b([A-Z]{2})(\d)\.(\d)\b")
_CODE = re.compile(
    r"""
    (?<![\w.,$£€%])([A-Z]{1,5}[a-z]?)
    [-‑]?(\d{1,4})([A-Z]{0,3}|neo|ceo)
    (?:[-–](\d{1,4})([A-Z]{0,2}))?
    (s|’s|'s)?(?![\w%])(?!\.\d)
    """,
    re.VERBOSE,
)
_MIXED = re.compile(r"(?<![\w.,$£€%-])(?=[\dA-Z]*[A-Z])(?=[\dA-Z]*\d)([\dA-Z]{2,12})(s)?(?![\w%])")
_MIXED_PART = re.compile(r"\d+|[A-Z]")
_NUMBER_LETTER = re.compile(r"(?<![\w.,$£€])(\d{1,3})-([A-Z])(?!\w)")


def codes(draft: Draft) -> None:
    """Claim them; what has a name in front of it first."""
    if not draft.has_digits:
        return
    draft.claim_each(_THOUSANDS, lambda m: f"{amount(m[1])} thousand{' plus' if m[2] else ''}", "number")
    draft.claim_each(_VERSION, _version, "version")
    draft.claim_each(_PM25, lambda m: f"{' '.join(m[1])} {cardinal(m[2])} point {cardinal(m[3])}", "code")
    draft.claim_each(_DOTTED, _dotted, "version")
    draft.claim_each(_CODE, _code, "code")
    draft.claim_each(_MIXED, _mixed, "code")
    draft.claim_each(_NUMBER_LETTER, lambda m: f"{label_number(m[1])} {m[2]}", "code")


def _version(match: re.Match[str]) -> str:
    name = match[1].strip(" .")
    return f"{_SPOKEN_PROGRAMS.get(name, name)} {_points(match[2])}"


def _dotted(match: re.Match[str]) -> str:
    """Return "10.4.2" and "B.1.1.7"."""
    letters, digits, before_point, after_point = match.groups()
    if after_point:
        return f"{' '.join(before_point)} point {_points(after_point.lstrip('.'))}"
    return f"{' '.join(letters or '')} {_points(digits)}".lstrip()


def _points(digits: str) -> str:
    return " point ".join(map(cardinal, digits.split(".")))


def _code(match: re.Match[str]) -> str:
    letters, number, more, second, after, plural = match.groups()
    spoken = [_letters(letters), label_number(number), *([more] if more.islower() else more)]
    if second:
        spoken += [label_number(second), *after]
    return " ".join(spoken) + ("s" if plural else "")


def _letters(letters: str) -> str:
    """Return "COVID" and "Mi" as words, "F" and "RTX" spelled."""
    if letters in _SAID:
        return letters.capitalize()
    return letters if letters[1:].islower() else " ".join(letters)


def _mixed(match: re.Match[str]) -> str:
    """Return "H5N1" as "H five N one", "4K" as "four K"."""
    parts = _MIXED_PART.findall(match[1])
    return " ".join(label_number(part) if part.isdecimal() else part for part in parts) + (match[2] or "")
