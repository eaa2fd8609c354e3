"""Letters with digits: flights, aircraft, models, viruses, formulas, versions, roads. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.quantities import digits, number
from audioposts.narration.speaking.german.rules import Rule, claim_all
from audioposts.narration.speaking.word_lists import words

_CODE = re.compile(
    r"(?<![\w.,$£€%])([A-ZÄÖÜ]{1,5}|[A-Z][a-z])([-‑]?)(\d{1,5})([A-Za-z]{0,3})(?:([-–])(\d{1,4})([A-Z]{0,2}))?(er|s)?(?![\w%])(?!\.\d|,\d)"
)
_MIXED = re.compile(r"(?<![\w.,$£€%-])(?=[\dA-Z]*[A-Z])(?=[\dA-Z]*\d)([\dA-Z]{2,12})(s|er)?(?![\w%]|[.,]\d)")
_FLIGHT = re.compile(
    r"(?:\b(LH|EW|AB|FR|BA|AF|KL|LX|OS|DE|UA|AA|DL|EK|TK|MH|SQ|QR|SU|IC|EC|ICE|RE|RB)|(?<=Flug )([A-Z]{2}|[A-Z]\d))"
    r"\s(\d{3,4})\b(?![.,:]\d|\s?(?:Euro|€|%|Prozent|Millionen|Menschen))"
)
_PLANE = re.compile(
    r"(?<=Boeing )(7\d7)(?:-(\d{1,3}))?\b|(?<![\w.,])(7[0-8]7)-(\d{1,3})\b|"
    r"(?<![\w.,])(7[0-8]7)(?=\s(?:Max|MAX|Dreamliner))"
)
_SECRET = re.compile(
    r"\b(?:PIN|TAN|Code|Kennziffer|IBAN|BLZ|ISBN|WKN|BIC|Kontonummer|Kto\.-Nr\.|Postfach|Aktenzeichen|Kundennummer):?\s"
    r"((?:[A-Z]{2})?\d(?:[\s-]?[\dX])+)(?![\w/]|[.,]\d)"
)
_VERSION = re.compile(
    r"(?<![\w])([vV]\.?\s?|(?:Version|Release|iOS|Android|Python|macOS|Windows|Firefox|Chrome|Linux|Kernel|PHP|Java|Ubuntu|Web|Industrie)\s)(\d+(?:\.\d+)+)(?![\w%])"
)
_DOTTED_CODE = re.compile(r"\b([A-Z]{1,3})((?:\.\d+)+)\b")
_LETTER_AFTER = re.compile(r"(?<![\w.,:$£€-])(\d{1,4})([a-zA-Z])(?:[-–]([a-z]))?(?![\w²³%])(?=[\s,;.!?)/-]|$)")
_SAID = words("acronyms.said", "german")


def codes(draft: Draft) -> None:
    """Claim codes; the more words stand around them the earlier."""
    if not draft.has_digits:
        return
    for match in draft.matches(_SECRET):
        draft.claim(*match.span(1), _one_by_one(match[1]), "code")
    claim_all(draft, _RULES)


def _label(written: str) -> str:
    """Return a label as people say it: long ones digit by digit."""
    if written.startswith("0") or (len(written) > 3 and not written.endswith("00")):
        return digits(written)
    return number(written)


def _one_by_one(written: str) -> str:
    return " ".join(_spelled(group) for group in re.split(r"[\s-]", written))


def _spelled(letters: str) -> str:
    return " ".join(number(letter) if letter.isdecimal() else letter for letter in letters)


def _plane(match: re.Match[str]) -> str:
    spoken = digits(match[1] or match[3] or match[5])
    more = match[2] or match[4]
    return f"{spoken} {number(more)}" if more else spoken


def _version(match: re.Match[str]) -> str:
    name = "Version " if match[1].strip(" .").lower() == "v" else match[1]
    return f"{name}{' Punkt '.join(map(number, match[2].split('.')))}"


def _code(match: re.Match[str]) -> str | None:
    letters, _, digits_, more, _, second, after, plural = match.groups()
    if more and not more.isupper() and len(more) > 1:
        return None
    if letters in _SAID:
        name = letters.capitalize()
    else:
        name = _spelled(letters.upper()) if letters.isupper() or len(letters) > 1 else letters
    spoken = f"{name} {_label(digits_)}"
    if more:
        spoken += f" {_spelled(more)}"
    if second:
        spoken += f" {_label(second)}{' ' + _spelled(after) if after else ''}"
    return spoken + (plural or "")


def _mixed(match: re.Match[str]) -> str:
    """Return "H5N1" as "H fünf N eins"."""
    parts = re.findall(r"\d+|[A-Z]", match[1])
    return " ".join(_label(part) if part.isdecimal() else part for part in parts) + (match[2] or "")


def _flight(match: re.Match[str]) -> str:
    return f"{_spelled(match[1] or match[2])} {_label(match[3])}"


def _dotted(match: re.Match[str]) -> str:
    return f"{_spelled(match[1])} {' Punkt '.join(map(number, match[2][1:].split('.')))}"


def _letter_after(match: re.Match[str]) -> str:
    return f"{_label(match[1])} {match[2]}{f' bis {match[3]}' if match[3] else ''}"


_RULES = (
    Rule((".",), _VERSION, _version, "version"),
    Rule(("7",), _PLANE, _plane, "model"),
    Rule((" ",), _FLIGHT, _flight, "flight"),
    Rule((".",), _DOTTED_CODE, _dotted, "version"),
    Rule(("",), _CODE, _code, "code"),
    Rule(("",), _MIXED, _mixed, "code"),
    Rule(("",), _LETTER_AFTER, _letter_after, "label"),
)
