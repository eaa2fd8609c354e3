"""Letters with digits: roads, flights, models, formulas, versions: "AP-7", "IB 3166", "F-16", "5G", "2.1.3". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import one_by_one
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.spanish.amounts import whole
from audioposts.narration.speaking.spanish.romans import value
from audioposts.narration.speaking.word_lists import words

_SAID = words("codes.said", "spanish")
_PROGRAM = any_of(words("codes.programs", "spanish"))
_VERSION = re.compile(rf"(?<![\w])([vV]\.?\s?|(?:[Vv]ersión|Wi-?[Ff]i|{_PROGRAM})[\s-])(\d+(?:\.\d+)*)(?![\w%])")
_DOTTED = re.compile(r"(?<![\w.,])(?!\d{1,3}(?:\.\d{3})+(?![.\d]))(\d+(?:\.\d+){2,})(?![\w%])")
_CODE = re.compile(r"(?<![\w.,$£€%])([A-ZÑ]{1,5})([-‑–]?)(\d{1,4})(?:([.,])(\d)|[-–](\d{1,4}))?(?![\w%]|[.,]\d)")
_MODEL = re.compile(r"(?<=[A-Za-z]\s)(?<![\w.,$])(\d{3})-(\d{1,4})(?:ER|LR|F)?(?![\w-])")
_MAKERS = re.compile(rf"\b(?:{any_of(words('codes.makers', 'spanish'))})\s$")
_ROMAN_ROAD = re.compile(r"\b([AN])-([IVX]+)\b")
_SPACED = re.compile(r"(?<![\w.,$£€%-])([A-Z]{2})\s(\d{3,4})\b(?![,.]\d|%|\s(?:personas|euros|años|millones))")
_DISEASE_OR_PREFIX = r"[Cc]ovid|[Ss]ub|[Ss]ars-[Cc]o[Vv]|SARS-CoV|[Pp]re|[Pp]ost|[Ee]x"
_COVID = re.compile(rf"\b({_DISEASE_OR_PREFIX})[-‑ ](\d{{1,2}})\b(?![.,]\d)")
_WITH_LETTER = re.compile(r"(?<![\w.,$£€])(\d{1,4})\s?-?([A-HJ-Z])(?![\w/-]|\.\s?[A-Z])")
_TIMES = re.compile(r"(?<![\w.,])(\d{1,4})\s?[x×]\s?(\d{1,4})(?:\s?[x×]\s?(\d{1,4}))?(?:\s?(k?m|[cm]m)\b)?(?!\w)")
_LENGTHS = {"m": " metros", "km": " kilómetros", "cm": " centímetros", "mm": " milímetros"}
_DOTTED_CODE = re.compile(r"(?<![\w.])([A-Z]{1,3})((?:\.\d+)+)\b")
_TIMES_AS = re.compile(r"(?<![\w.,])(\d{1,3})x(?=\s|[.,;:)]|$)|(?<![\w.,])[x×](\d{1,3})(?![\w.,])")
_MIXED = re.compile(r"(?<![\w.,$£€%])(?=[\dA-Z]*[A-Z])(?=[\dA-Z]*\d)([\dA-Z]{2,12})(?![\w%])")
_LEFT = re.compile(r"(?<![\w.,$£€%])(?=\w*\d)(?=\w*[^\W\d])([^\W_]{2,20})(?![\w%])")


def codes(draft: Draft) -> None:
    """Claim codes; the more words stand around them the earlier."""
    if "-" in draft.text:
        draft.claim_each(_ROMAN_ROAD, lambda m: f"{m[1]} {whole(str(value(m[2]) or 0))}", "road")
    if not draft.has_digits:
        return
    draft.claim_each(_COVID, lambda m: f"{m[1].replace('-', ' ').replace('SARS', 'Sars')} {whole(m[2])}", "code")
    draft.claim_each(_DOTTED_CODE, lambda m: f"{_spelled(m[1])} {_pointed(m[2][1:])}", "version")
    draft.claim_each(_VERSION, _version, "version")
    draft.claim_each(_DOTTED, lambda m: _pointed(m[1]), "version")
    draft.claim_each(_TIMES, _size, "size")
    draft.claim_each(_TIMES_AS, lambda m: f"por {whole(m[1] or m[2])}", "size")
    draft.claim_each(_MODEL, _model, "model")
    draft.claim_each(_CODE, _code, "code")
    draft.claim_each(_SPACED, lambda m: f"{' '.join(m[1])} {whole(m[2])}", "flight")
    draft.claim_each(_MIXED, _mixed, "code")
    draft.claim_each(_WITH_LETTER, lambda m: f"{whole(m[1])} {m[2]}", "code")
    draft.claim_each(_LEFT, _left, "code")


def _spelled(letters: str) -> str:
    return " ".join(letters)


def _pointed(digits: str) -> str:
    """Return "2.1" as "dos punto uno"."""
    return " punto ".join(map(whole, digits.split(".")))


def _size(match: re.Match[str]) -> str:
    """Return "10 x 15 cm" as "diez por quince centímetros"."""
    *sides, unit = match.groups()
    return " por ".join(whole(side) for side in sides if side) + _LENGTHS.get(unit, "")


def _model(match: re.Match[str]) -> str | None:
    if not _MAKERS.search(match.string, 0, match.start()):
        return None
    return f"{whole(match[1])} {whole(match[2])}"


def _version(match: re.Match[str]) -> str:
    name, number = match[1].replace("-", " "), _pointed(match[2])
    if name.strip(" .") in ("v", "V"):
        return f"versión {number}"
    return f"{_spelled(name.strip())} {number}" if name.strip().isupper() else f"{name}{number}"


def _code(match: re.Match[str]) -> str:
    name, _, number, mark, after, second = match.groups()
    spoken = name.capitalize() if name in _SAID else _spelled(name)
    digits = one_by_one(number, "es") if number.startswith("00") else whole(number)
    if after:
        return f"{spoken} {digits} {'coma' if mark == ',' else 'punto'} {whole(after)}"
    return f"{spoken} {digits} {whole(second)}" if second else f"{spoken} {digits}"


def _mixed(match: re.Match[str]) -> str:
    """Return "H2O" as "H dos O"."""
    return " ".join(whole(part) if part.isdecimal() else part for part in re.findall(r"\d+|[A-Z]", match[1]))


def _left(match: re.Match[str]) -> str:
    """Return "iPhone15" and "3D" in the parts that can be said."""
    parts = re.findall(r"\d+|[^\W\dºª]+", match[1])
    return " ".join(whole(part) if part.isdecimal() else "".join(filter(str.isalpha, part)) for part in parts)
