"""Versions of programs: "v2.1", "Chrome 124.0.6367.91", "v6.9-rc3", "2.3.4.4b". Pure."""

import re

from audioposts.narration.speaking.draft import Draft, Say
from audioposts.narration.speaking.english.labels import label_number
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import words

_SPOKEN_PROGRAMS = {
    "v": "version", "V": "version", "iOS": "i O S", "macOS": "mac O S", "PHP": "P H P", "OS": "O S",
}  # fmt: skip
_TAIL = r"(\.x|[a-z])?(?:[-‑](rc|RC|beta|alpha|pre|dev)[.-]?(\d+)?)?(?![\w%])"
_VERSION = re.compile(
    rf"(?<!\w)([vV]\.?\s?|(?:[Vv]ersion|[Rr]elease|{any_of(words('codes.programs'))})\s)(\d+(?:\.\d+)*){_TAIL}"
)
_ABBREVIATED = re.compile(rf"(?<=\w )([vV]\.\s?)(\d+(?:\.\d+)+){_TAIL}")
_DOTTED = re.compile(rf"(?<![\w.])(?:([A-Z]{{1,3}})\.)?(\d+(?:\.\d+){{2,}}|\d+(?:\.\d+)?(?=\.x\b)){_TAIL}")
_LINEAGE = re.compile(r"\b([A-Z]{1,3})((?:\.\d+)+)\b")
_SHARP = re.compile(r"(?<![\w#&])([A-G])#(?![\w#])")
_NET = re.compile(r"(?<![\w.])(ASP|VB|ADO)?\.NET\b")
_MARK = re.compile(r"\bM[kK](?:\.\s?|[ -])(?=\d|[IVX]+\b)")
_HEXADECIMAL = re.compile(r"(?<!\w)0x([0-9a-fA-F]{2,16})(?!\w)")
_BOOK = re.compile(r"(?<=ISBN )(?:1[03]: )?(\d[\d-]{8,15}[\dX])(?!\w)")
_WIRELESS = re.compile(r"(?<![\w.])802\.11([a-z]{1,2})?(?!\w)")
_DOI = re.compile(r"\b(?:doi|DOI):?\s?10\.\d{4,9}/[^\s()]*\w")


def names_with_marks(draft: Draft) -> None:
    """Claim what other rules would take for theirs: "v. 126.0.1", "C#", ".NET"; of a DOI only that it is one."""
    for hint, pattern, say in _MARKED:
        if hint in draft.text:
            draft.claim_each(pattern, say, "name")


def _one_by_one(written: str) -> str:
    """Return letters and digits, each for itself."""
    return " ".join(cardinal(sign) if sign.isdecimal() else sign.upper() for sign in written if sign.isalnum())


def versions(draft: Draft) -> None:
    """Claim them."""
    if draft.has_digits:
        draft.claim_each(_VERSION, _version, "version")
        if "." in draft.text:
            draft.claim_each(_DOTTED, _dotted, "version")
            draft.claim_each(_LINEAGE, lambda m: f"{' '.join(m[1])} point {_points(m[2].lstrip('.'))}", "version")


def _version(match: re.Match[str]) -> str | None:
    name, digits = match[1].strip(" ."), match[2]
    if match[1] == "V" and digits.isdecimal():
        return None  # an engine
    return f"{_SPOKEN_PROGRAMS.get(name, name)} {_points(digits)}{_tail(*match.groups()[2:])}"


def _dotted(match: re.Match[str]) -> str:
    """Return "10.4.2" and "2.3.4.4b"."""
    letters, digits, *tail = match.groups()
    return f"{' '.join(letters or '')} {_points(digits)}{_tail(*tail)}".lstrip()


def _tail(letter: str | None, stage: str | None, build: str | None) -> str:
    """Return what follows the last number of a version: ".x", "b", "-rc3"."""
    said = (" point x" if letter == ".x" else f" {letter}") if letter else ""
    if stage:
        said += f" {'R C' if stage.lower() == 'rc' else stage}"
    return said + (f" {cardinal(build)}" if build else "")


def _points(digits: str) -> str:
    return " point ".join(label_number(part) if len(part) == 4 else cardinal(part) for part in digits.split("."))


_MARKED: tuple[tuple[str, re.Pattern[str], Say | str], ...] = (
    ("#", _SHARP, r"\1 sharp"),
    (".N", _NET, lambda match: f"{' '.join(match[1] or '')} dot net".lstrip()),
    ("Mk", _MARK, "Mark "),
    ("MK", _MARK, "Mark "),
    ("0x", _HEXADECIMAL, lambda match: f"zero X {_one_by_one(match[1])}"),
    ("ISBN", _BOOK, lambda match: _one_by_one(match[1])),
    ("802.11", _WIRELESS, lambda match: f"eight oh two eleven {' '.join(match[1] or '').upper()}".rstrip()),
    ("v. ", _ABBREVIATED, _version),
    ("V. ", _ABBREVIATED, _version),
    ("10.", _DOI, "D O I"),
)
"""What must be in the text for a pattern to be tried, the pattern, and what is said."""
