"""Letters with digits: roads, flights, aircraft, models, forms, formulas, versions. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import amount
from audioposts.narration.speaking.numbers import cardinal, english_year, one_by_one
from audioposts.narration.speaking.word_lists import words

_ROAD = re.compile(
    r"\b(I|US|U\.S\.|SR|CR|A|M|B|E|N|Route|Rte\.?|Highway|Hwy\.?|Interstate|State Road|County Road|Freeway|Road)"
    r"([- ])(\d{1,4})(?:([NSEWAB])\b|\s([NSEW])\b\.?(?=\s[a-z(]|[,;]|$))?"
    r"(?![\w]|,\d|\.\d|%| (?:million|billion|percent|people|years))"
)
_NUMBERED = re.compile(
    r"\b(Flight|Flights|flight|Boeing|Airbus|Room|room|Suite|Local|Channel|Section|Title|Form|Unit|Gate|Area|Bus|Train|Engine|"
    r"Ladder|Precinct|Proposition|Prop\.|Resolution|Apt\.|Apartment|Psalm|Sec\.|section|Building|Squadron|Platform)\s(No\.\s)?(\d{3,4})\b(?!,\d|\.\d|%)"
)
_MODEL = re.compile(
    r"\b([A-Z]{2,4})\s(\d{3,4})\b(?![,.]\d|%)(?=\s(?:card|cards|chip|graphics|flight|engine|model|series|router|processor|camera|gun|rifle|helicopter|plane|aircraft|departed|landed|took|was|has|had))"
)
_THOUSANDS = re.compile(r"(?<![\w.,])(?![48][kK])(\d+(?:\.\d+)?)[kK]\+?(?=\s(?:[a-z]+s|people|men|women)\b)")
_PLANES = re.compile(
    r"(?<![\w.,$£€])(7[0-9]7)(s|-\d{1,3}(?:ER|LR|F)?)?(?!\w|,\d)(?=\s(?:MAX|Max|jets?|planes?|aircraft|passenger|cargo|Dreamliner|pilots?|took|crashed))|"
    r"(?<![\w.,$£€])(7[0-9]7)(s|-\d{1,3}(?:ER|LR|F)?)(?![\w-])"
)
_FORM = re.compile(r"\b(\d{2,3})\((\w)\)(?:\((\d{1,2})\))?")
_CODE = re.compile(
    r"(?<![\w.,$£€%])([A-Z]{1,5}[a-z]?)([-‑]?)(\d{1,4})([A-Za-z]{0,3})(?:([-–])(\d{1,4})([A-Z]{0,2}))?(s|’s|'s)?(?![\w%])(?!\.\d)"
)
_MIXED = re.compile(r"(?<![\w.,$£€%-])(?=[\dA-Z]*[A-Z])(?=[\dA-Z]*\d)([\dA-Z]{2,12})(s)?(?![\w%])")
_NUMBER_HYPHEN_LETTER = re.compile(r"(?<![\w.,$£€])(\d{1,3})-([A-Z])(?![\w])")
_NICKNAMES = re.compile(r"(?<![\w.,$£€])(76|49)ers\b")
_VERSION = re.compile(
    r"(?<![\w])([vV]\.?\s?|(?:[Vv]ersion|[Rr]elease|iOS|Android|Python|macOS|Windows|Firefox|Chrome|Linux|kernel|PHP|Java|Ubuntu|OS)\s)(\d+(?:\.\d+)*)(?![\w%])"
)
_DOTTED = re.compile(r"(?<![\w.])(\d+(?:\.\d+){2,})(?![\w%])")
_DOTTED_CODE = re.compile(r"\b([A-Z]{1,3})(\.\d+)+\b")
_LETTER_DOT_NUMBER = re.compile(r"\b([A-Z]{2})(\d)\.(\d)\b")
_EXIT = re.compile(
    r"\b(Exit|exit|Gate|gate|Apt\.|Unit|Row|Seat|Pier|Lane|Terminal|Building|Platform|Room|Bay|Hall|Track|Zone|Section)\s(\d{1,4})-?([A-Z])\b"
)


def roads(draft: Draft) -> None:
    """Claim roads, whose side of the sky looks like a unit: "I-70 W."."""
    if draft.has_digits:
        draft.claim_each(_ROAD, _road, "road")


def codes(draft: Draft) -> None:
    """Claim codes; the more words stand around them the earlier."""
    if not draft.has_digits:
        return
    draft.claim_each(_NICKNAMES, lambda m: {"76": "seventy-sixers", "49": "forty-niners"}[m[1]], "name")
    draft.claim_each(_FORM, _form, "form")
    draft.claim_each(_NUMBERED, lambda m: f"{m[1]} {'number ' if m[2] else ''}{label_number(m[3])}", "label")
    draft.claim_each(_PLANES, _plane, "model")
    draft.claim_each(_THOUSANDS, lambda m: f"{amount(m[1])} thousand{' plus' if '+' in m[0] else ''}", "number")
    draft.claim_each(_MODEL, lambda m: f"{_letters(m[1])} {label_number(m[2])}", "model")
    draft.claim_each(_EXIT, lambda m: f"{m[1]} {cardinal(m[2])} {m[3]}", "label")
    draft.claim_each(_VERSION, _version, "version")
    draft.claim_each(_LETTER_DOT_NUMBER, lambda m: f"{_letters(m[1])} {cardinal(m[2])} point {cardinal(m[3])}", "code")
    draft.claim_each(_DOTTED, lambda m: _dotted(m[1]), "version")
    draft.claim_each(_DOTTED_CODE, lambda m: f"{_letters(m[1])} {_dotted(m[0][len(m[1]) :])}", "version")
    draft.claim_each(_CODE, _code, "code")
    draft.claim_each(_MIXED, _mixed, "code")
    draft.claim_each(_NUMBER_HYPHEN_LETTER, lambda m: f"{label_number(m[1])} {m[2]}", "code")


def label_number(digits: str) -> str:
    """Return a label as people say it: 101 "one oh one", 737 "seven thirty-seven", 1549 "fifteen forty-nine"."""
    if digits.startswith("0"):
        return one_by_one(digits)
    if len(digits) == 3 and digits[1:] != "00":
        rest = f"oh {cardinal(digits[2])}" if digits[1] == "0" else cardinal(digits[1:])
        return f"{cardinal(digits[0])} {rest}"
    if len(digits) == 4 and digits[1:] != "000":
        return english_year(int(digits)) if digits[2:] != "00" else f"{cardinal(digits[:2])} hundred"
    return cardinal(digits)


def _letters(text: str) -> str:
    return " ".join(text)


def _road(match: re.Match[str]) -> str | None:
    kind, gap, number, side, after = match.groups()
    side = side or after
    if kind in ("A", "M", "B", "E", "N", "I", "SR", "CR") and gap == " ":
        return None
    if kind == "Road" and len(number) > 3:
        return None
    names = {"I": "I", "US": "U S", "U.S.": "U S", "Rte": "Route", "Rte.": "Route", "Hwy": "Highway", "Hwy.": "Highway"}
    spoken = f"{names.get(kind) or (_letters(kind) if kind.isupper() else kind)} {label_number(number)}"
    return f"{spoken} {({'N': 'North', 'S': 'South', 'E': 'East', 'W': 'West'}).get(side, side)}" if side else spoken


def _plane(match: re.Match[str]) -> str:
    spoken = label_number(match[1] or match[3])
    rest = match[2] or match[4] or ""
    if rest == "s":
        return f"{spoken}s"
    if rest:
        digits = rest.strip("-ERLF")
        letters = _letters(rest.strip("-0123456789"))
        return f"{spoken} {label_number(digits)} {letters}".rstrip()
    return spoken


def _form(match: re.Match[str]) -> str:
    number, letter, part = match.groups()
    return f"{label_number(number)} {letter.upper()}{' ' + cardinal(part) if part else ''}"


def _version(match: re.Match[str]) -> str:
    name = "version " if match[1].strip(" .").lower() == "v" else match[1]
    return f"{name}{' point '.join(map(cardinal, match[2].split('.')))}"


def _dotted(digits: str) -> str:
    return (
        " point ".join(cardinal(part) for part in digits.split(".") if part)
        if digits[0] != "."
        else "point " + _dotted(digits[1:])
    )


_SAID = words("codes.said")


def _code(match: re.Match[str]) -> str | None:
    letters, _, number, more, _, second, after, plural = match.groups()
    if more and not more.isupper() and more not in ("s",):
        return None
    name = (
        letters.capitalize()
        if letters in _SAID
        else letters
        if len(letters) > 1 and letters[-1].islower() and letters[1:].islower()
        else _letters(letters)
    )
    spoken = f"{name} {_code_number(number)}"
    if more and more != "s":
        spoken += f" {_letters(more)}"
    if second:
        spoken += f" {label_number(second)}{' ' + _letters(after) if after else ''}"
    return spoken + ("s" if plural or more == "s" else "")


def _code_number(digits: str) -> str:
    return label_number(digits) if len(digits) < 4 or not digits.endswith("00") else f"{cardinal(digits[:2])} hundred"


def _mixed(match: re.Match[str]) -> str:
    """Return "H5N1" as "H five N one", "4K" as "four K"."""
    parts = re.findall(r"\d+|[A-Z]", match[1])
    return " ".join(label_number(part) if part.isdigit() else part for part in parts) + (match[2] or "")
