"""Numbers that are names: of flights, rooms, aircraft, forms, exits. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import two_digits
from audioposts.narration.speaking.numbers import cardinal, english_year, one_by_one
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import words

_NUMBERED = re.compile(rf"\b({any_of(words('labels.numbered'))})\s(No\.\s)?(\d{{3,4}})\b(?!,\d|\.\d|%)")
_LETTERED = re.compile(rf"\b({any_of(words('labels.lettered'))})\s(\d{{1,4}})-?([A-Z])\b")
_MODEL = re.compile(rf"\b([A-Z]{{2,4}})\s(\d{{3,4}})\b(?![,.]\d|%)(?=\s(?:{any_of(words('labels.after_models'))}))")
_JET = r"(?<![\w.,$£€])(7[0-9]7)(s|-\d{1,3}(?:ER|LR|F)?s?)"
_JETS = re.compile(
    rf"{_JET}?(?!\w|,\d)(?=\s(?:MAX|Max|jets?|planes?|aircraft|passenger|cargo|Dreamliner|pilots?|took|crashed))|"
    rf"{_JET}(?![\w-])"
)
_HOUSE = re.compile(
    r"(?:\b(Flat|Unit|Apartment|House|Room|Suite|Shop) |(?<![\w.,$£€-]))(\d{1,3})([a-h])"
    r"(?![\w%’'/-]|\.\w)(?(1)|(?=\s(?:[A-Z][\w’'.-]+\s){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Close|Terrace|Hill|Drive|Way)\b))"
)
_FORM = re.compile(r"\b(\d{2,3})\((\w)\)(?:\((\d{1,2})\))?")
_SECTION = re.compile(r"(?<![\w’'.])(ss?)\.?\s?(\d{1,3}[A-Z]{0,2})((?:\(\w{1,4}\))+|(?=\s(?:of|and)\b|[,;)]))")
_PARAGRAPHS = re.compile(r"(?<!\w)(\d+(?:\.\d+)+)((?:\(\w{1,4}\))+)")
_IN_BRACKETS = re.compile(r"\((\w+)\)")
_CALIBRE = re.compile(r"(?<![\w.])\.(\d{2,3})(?=[-\s]cal)")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLATE = re.compile(r"\b(plates?|registration) ([A-Z]{2,3})[ -]?(\d{3,4})\b")
_FIRST_COURSE = re.compile(r"(?<=[a-z] )([A-Z][a-z]{3,}) 101(?=[\s,.;:?!”’)]|$)(?!\s\w+s\b|[.,]\d)")
_FLIGHT = re.compile(rf"\b({any_of(words('labels.airlines'))})\s?(\d{{2,4}})\b(?![,.]\d|%)")
_OF_FLIGHTS = re.compile(
    r"\b(?:FAA|NTSB|[Ff]lights?|[Aa]irport|[Aa]irlines?|aircraft|plane|jet|landed|takeoff|runway|air traffic)\b"
)
_NICKNAMES = {"76": "seventy-sixers", "49": "forty-niners"}
_NICKNAME = re.compile(r"(?<![\w.,$£€])(76|49)ers\b")


def labels(draft: Draft) -> None:
    """Claim them; the more words stand around them the earlier."""
    if not draft.has_digits:
        return
    draft.claim_each(_NICKNAME, lambda m: _NICKNAMES[m[1]], "name")
    draft.claim_each(_CALIBRE, lambda m: label_number(m[1]), "calibre")
    if "(" in draft.text or "s." in draft.text:
        draft.claim_each(_SECTION, _section, "law")
        draft.claim_each(
            _PARAGRAPHS, lambda m: f"{' point '.join(map(cardinal, m[1].split('.')))}{_under(m[2])}", "law"
        )
    draft.claim_each(_PLATE, lambda m: f"{m[1]} {' '.join(m[2])} {label_number(m[3])}", "plate")
    if "101" in draft.text:
        draft.claim_each(_FIRST_COURSE, r"\1 one oh one", "course")
    if _OF_FLIGHTS.search(draft.text):
        draft.claim_each(_FLIGHT, lambda m: f"{' '.join(m[1])} {label_number(m[2])}", "flight")
    draft.claim_each(_FORM, _form, "form")
    draft.claim_each(_HOUSE, lambda m: f"{f'{m[1]} ' if m[1] else ''}{cardinal(m[2])} {m[3].upper()}", "house")
    draft.claim_each(_NUMBERED, lambda m: f"{m[1]} {'number ' if m[2] else ''}{label_number(m[3])}", "label")
    draft.claim_each(_JETS, _jet, "model")
    draft.claim_each(_MODEL, lambda m: f"{' '.join(m[1])} {label_number(m[2])}", "model")
    draft.claim_each(_LETTERED, lambda m: f"{m[1]} {cardinal(m[2])} {m[3]}", "label")


def label_number(digits: str) -> str:
    """Return a label as people say it: 101 "one oh one", 737 "seven thirty-seven", 1549 "fifteen forty-nine"."""
    if digits.startswith("0"):
        return one_by_one(digits)
    if len(digits) == 3 and digits[1:] != "00":
        return f"{cardinal(digits[0])} {two_digits(digits[1:])}"
    if len(digits) == 4 and digits[1:] != "000":
        return english_year(int(digits)) if digits[2:] != "00" else f"{cardinal(digits[:2])} hundred"
    return cardinal(digits)


def _jet(match: re.Match[str]) -> str:
    """Return "737s" and "777-300ER"."""
    jet = label_number(match[1] or match[3])
    variant = match[2] or match[4] or ""
    several = "s" if variant.endswith("s") else ""
    variant = variant.removesuffix("s")
    if variant:
        jet = f"{jet} {label_number(variant.strip('-ERLF'))} {' '.join(variant.strip('-0123456789'))}".rstrip()
    return jet + several


def _section(match: re.Match[str]) -> str:
    """Return "s 20(1)(b)" as "section twenty, subsection one, paragraph B"."""
    name = "sections" if match[1] == "ss" else "section"
    number = f"{cardinal(match[2].rstrip(_CAPITALS))} {' '.join(match[2].lstrip('0123456789'))}".rstrip()
    return f"{name} {number}{_under(match[3], 'subsection')}"


def _under(brackets: str, first: str = "") -> str:
    """Return "(1)(b)" as ", subsection one, paragraph B"."""
    parts = _IN_BRACKETS.findall(brackets)
    names = [first, *["paragraph"] * len(parts)] if first else [""] * len(parts)
    said = (cardinal(part) if part.isdecimal() else " ".join(part.upper()) for part in parts)
    return "".join(
        f"{',' if name else ''} {name} {part}".replace("  ", " ") for name, part in zip(names, said, strict=False)
    )


def _form(match: re.Match[str]) -> str:
    """Return "401(k)" as "four oh one K"."""
    number, letter, part = match.groups()
    return f"{label_number(number)} {letter.upper()}{' ' + cardinal(part) if part else ''}"
