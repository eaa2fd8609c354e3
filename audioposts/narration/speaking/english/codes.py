"""Letters and digits in one word: "A320", "H5N1", "4K", "COVID-19", "MiG-31K", "Phase 2b". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.acronyms import is_pronounceable
from audioposts.narration.speaking.english.labels import label_number
from audioposts.narration.speaking.numbers import cardinal, one_by_one
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_SAID = words("codes.said")
_COURSES = readings("codes.courses")
_ELEMENTS = {symbol: name for symbol, name in readings("formulas.elements").items() if len(symbol) == 2}
_PM25 = re.compile(r"\b([A-Z]{2})(\d)\.(\d)\b")
_CODE = re.compile(
    r"""
    (?<![\w.,$£€%])([A-Z]{1,5}[a-z]?)
    ([-‑]?)(\d{1,4})([A-Z]\d{1,2}|[A-Z]{0,3}|neo|ceo|[a-rt-z])
    (?:[-–](\d{1,4})([A-Z]{0,3}|[a-rt-z]))?
    (s|’s|'s)?(?![\w%])(?!\.\d)
    """,
    re.VERBOSE,
)
_NAMED = re.compile(
    r"""
    (?<![\w.,$£€%-])(?!(?:Under|Over|Mid|Pre|Post|Top|Non|Sub)-)
    ([A-Z][A-Za-z]{2,11}|[A-Z][a-z])[-‑]
    (?:(\d{1,4})([a-rt-z]|[A-Z]\d{1,2}|[A-Z]{1,3})|(\d{3}|\d{1,2}(?=s\b)))(s|’s|'s)?(?![\w%-]|[.,]\d)
    """,
    re.VERBOSE,
)
_MIXED = re.compile(r"(?<![\w.,$£€%-])(?=[\dA-Z]*[A-Z])(?=[\dA-Z]*\d)([\dA-Z]{2,12})(s)?(?![\w%])")
_MIXED_PART = re.compile(r"\d+|[A-Z]")
_NUMBER_LETTER = re.compile(r"(?<![\w.,$£€])(\d{1,3})-([A-Z])(?!\w)")
_NAME = re.compile(r"(?=.*[AEIOUYaeiouy])(?:[A-Z][a-z]+)+[A-Z]?")
_PART = re.compile(rf"\b({any_of(words('codes.parts'))}) (\d{{1,3}})([a-z])(?:-(\d{{1,2}}))?(?![\w%])(?!\.\w)")
_CATALOGUE = re.compile(rf"\b({any_of(words('codes.catalogues'))})[\s-](\d{{1,6}})(?:\s?([a-z]))?\b(?![\w%]|[.,]\d)")
_COURSE = re.compile(rf"\b({any_of(_COURSES)}) (\d{{3,4}})([A-Z])?\b(?![\w%]|[.,-]\d)")
_FLIGHT_LEVEL = re.compile(r"\bFL\s?(\d{3})\b(?![\w%-]|[.,]\d)")
_STATUS = re.compile(
    r"(?:(?<=HTTP )|(?<=[Ee]rror )|(?<=[Ss]tatus )|(?<=[Cc]ode ))([2-5]\d\d)\b(?![.,]\d|%)|"
    r"(?:(?<=\b[Aa] )|(?<=\b[Tt]he )|(?<=\bonly )|(?<=[“‘]))(40\d|410|418|429|451|50[0-4])"
    r"(?=[’”]?\s(?:errors?|page|message|response|status|code|not found)\b)"
)
_TAX_FORM = re.compile(r"(?<![\w.,$£€-])(1040|1095|1098|1099|1120)(?:-([A-Z]{1,4}))?(s)?(?!\w)")
_OF_STATUS = frozenset(
    "HTTP Error error errors Status status Code code page message response found".split()  # noqa: SIM905
)
_OF_COURSES = frozenset(_COURSES)
_OF_CATALOGUES = words("codes.catalogues")
_JOINED = re.compile(r"[A-Za-z][-‑]?\d|\d[-‑]?[A-Za-z]")
_TAXES = frozenset({"IRS", "Form", "Forms", "form", "forms", "tax", "taxes", "W"})
_PROCESSOR = re.compile(r"(?<![\w.,-])(?:([ix])(\d{3,4})|(i[3579])-(\d{1,2})(\d{3})([A-Z]{0,2}))\b")
_TRIAL = re.compile(r"(?<![\w.,$£€])([1-4])([abc])(?=\s(?:trials?|stud(?:y|ies)|clinical|diabetes)\b)")


def tax_forms(draft: Draft) -> None:
    """Claim "1099-K", where taxes are spoken of."""
    if draft.has_digits and draft.has_word(_TAXES):
        draft.claim_each(_TAX_FORM, _tax_form, "form")


def codes(draft: Draft) -> None:
    """Claim them; what has a name in front of it first."""
    if not draft.has_digits:
        return
    if draft.has_word(_OF_STATUS):
        draft.claim_each(_STATUS, lambda m: label_number(m[1] or m[2]), "status")
    if draft.has_word(_OF_CATALOGUES):
        draft.claim_each(_CATALOGUE, _catalogued, "name")
    if draft.has_word(_OF_COURSES):
        draft.claim_each(_COURSE, _course, "course")
    if "FL" in draft.text:
        draft.claim_each(_FLIGHT_LEVEL, lambda m: f"flight level {one_by_one(m[1])}", "flight")
    if not _JOINED.search(draft.text):
        return
    draft.claim_each(_PART, _part, "label")
    draft.claim_each(_TRIAL, lambda m: f"{cardinal(m[1])} {m[2]}", "label")
    draft.claim_each(_PROCESSOR, _processor, "model")
    draft.claim_each(_PM25, lambda m: f"{' '.join(m[1])} {cardinal(m[2])} point {cardinal(m[3])}", "code")
    draft.claim_each(_NAMED, _named, "model")
    draft.claim_each(_CODE, _code, "code")
    draft.claim_each(_MIXED, _mixed, "code")
    draft.claim_each(_NUMBER_LETTER, lambda m: f"{label_number(m[1])} {m[2]}", "code")


def _tax_form(match: re.Match[str]) -> str:
    letters = match[2] or ""
    suffix = f" {'Misc' if letters == 'MISC' else ' '.join(letters)}" if letters else ""
    return _several(f"{label_number(match[1])}{suffix}", match[3])


def _part(match: re.Match[str]) -> str:
    """Return "Phase 2b" and "Rule 10b-5": no billions."""
    return f"{match[1]} {label_number(match[2])} {match[3]}" + (f" {cardinal(match[4])}" if match[4] else "")


def _processor(match: re.Match[str]) -> str:
    """Return "i486" and "i7-14700K"."""
    letter, number, core, first, rest, suffix = match.groups()
    if letter:
        return f"{letter} {label_number(number)}"
    return " ".join([core[0], cardinal(core[1]), cardinal(first), label_number(rest), *suffix])


def _catalogued(match: re.Match[str]) -> str:
    name, number, part = match.groups()
    said = label_number(number) if len(number) < 5 else one_by_one(number)
    return f"{_letters(name)} {said}" + (f" {part}" if part else "")


def _course(match: re.Match[str]) -> str:
    subject, number, letter = match.groups()
    return f"{_COURSES[subject]} {label_number(number)}" + (f" {letter}" if letter else "")


def _named(match: re.Match[str]) -> str:
    """Return "MiG-31K", "WASP-17b" and "Shahed-136s"."""
    name, with_letter, letters, alone, plural = match.groups()
    spoken = [_letters(name, "-"), label_number(with_letter or alone), *_after(letters)]
    return _several(" ".join(spoken), plural)


def _code(match: re.Match[str]) -> str:
    letters, hyphen, number, more, second, after, plural = match.groups()
    spoken = [_letters(letters, hyphen), label_number(number), *_after(more)]
    if second:
        spoken += [label_number(second), *_after(after)]
    return _several(" ".join(spoken), plural)


def _letters(letters: str, hyphen: str = "") -> str:
    """Return "COVID" and "Mi" as words, "F" and "RTX" spelled, "Cs-137" as what it is."""
    if letters in _SAID or (len(letters) > 4 and letters.isupper() and is_pronounceable(letters)):
        return letters.capitalize()
    if hyphen and letters in _ELEMENTS:
        return _ELEMENTS[letters]
    return letters if _NAME.fullmatch(letters) else " ".join(letters.upper())


def _after(letters: str | None) -> list[str]:
    """Return "neo" as a word, "MS" spelled, "M2" with its number."""
    if letters and letters[1:].isdecimal():
        return [letters[0], cardinal(letters[1:])]
    return [letters] if letters and letters.islower() else list(letters or "")


def _several(spoken: str, plural: str | None) -> str:
    """Return "thirty-six" as "thirty-sixes" and "forty" as "forties" if there is an s."""
    if plural and spoken[-2:-1].isspace():
        return f"{spoken}'s"
    if plural != "s":
        return spoken + ("s" if plural else "")
    if spoken.endswith("y"):
        return f"{spoken[:-1]}ies"
    return f"{spoken}es" if spoken.endswith("x") else f"{spoken}s"


def _mixed(match: re.Match[str]) -> str:
    """Return "H5N1" as "H five N one", "4K" as "four K"."""
    parts = _MIXED_PART.findall(match[1])
    return " ".join(label_number(part) if part.isdecimal() else part for part in parts) + (match[2] or "")
