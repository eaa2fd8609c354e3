"""Telephone numbers, digit by digit. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.quantities import digits

_PHONE = re.compile(
    r"(?<![\w.,:])(?:\+\d{1,3}(?:[\s/.-]{0,3}\(?\d{1,6}\)?)(?:[\s/.–-]{1,3}\d{1,8}){0,6}|"
    r"\(0\d{1,5}\)[\s/–-]{0,3}\d{2,9}(?:[\s–-]\d{1,8}){0,5}|"
    r"(?:0\d{2,5}|0\d\s\d{2,3})\s?[/–-]?\s?\d{2,9}(?:[\s–-]\d{1,8}){0,5})(?![\w]|[.,]\d)"
)
_ANNOUNCED = re.compile(
    r"(?:\bTel\.?|\b[Tt]elefon(?:nummer)?|\b[Ff]ax|[Rr]ufnummer|[Nn]otrufnummer|[Dd]urchwahl|[Hh]otline)"
    r":?\s(?:unter\s)?(?:der\s)?(\d[\d\s/–-]{2,18}\d)(?![\w]|[.,]\d|\s?(?:Euro|€|Uhr))"
)
_EMERGENCY = re.compile(
    r"\b(?:(?:[Nn]otruf\w*|Feuerwehr|Polizei|Tel\.|[Tt]elefon\w*|[Rr]ufnummer|[Nn]ummer|[Hh]otline|unter)"
    r"(?: der| dem)?:?\s)+"
    r"(116\s?\d{3}|11\d|19222|911|144|999)(?![\w.,]\d|\w|\s[A-ZÄÖÜ%])|\b(11\d|911)(?=\s(?:wähl|anruf|angeruf|gewählt|ruf))"
)
_ALARM = re.compile(r"(?<=\b[Dd]ie )(11\d|144|133|122)(?=[\s,.;:!]|$)(?![.,]\d|\s[A-ZÄÖÜ%])")
_ALARMED = re.compile(
    r"[Nn]otruf|[Ll]ebensgefahr|[Nn]otdienst|[Nn]otfall|[Nn]otarzt|[Rr]ettung|\bwähl|\b[Aa]nruf|gewählt|[Aa]larm"
)
_TEL = re.compile(r"\bTel\.(?=[:\s])")
_HINTS = (
    "Tel",
    "elef",
    "ax",
    "ummer",
    "wahl",
    "otline",
    "otruf",
    "olizei",
    "euerwehr",
    "unter",
    "wähl",
    "ruf",
    "Notdienst",
    "Notfall",
    "Notarzt",
    "ettung",
    "efahr",
    "larm",
)


def telephones(draft: Draft) -> None:
    """Claim numbers to be dialled."""
    if not draft.has_digits:
        return
    if draft.has("0+"):
        draft.claim_each(_PHONE, _phone, "telephone")
    if not any(hint in draft.text for hint in _HINTS):
        return
    for match in draft.matches(_ANNOUNCED):
        draft.claim(*match.span(1), _groups(match[1]), "telephone")
    for match in draft.matches(_EMERGENCY):
        draft.claim(*match.span(1 if match[1] else 2), digits(match[1] or match[2]), "telephone")
    if _ALARMED.search(draft.text):
        draft.claim_each(_ALARM, lambda m: digits(m[1]), "telephone")
    draft.claim_each(_TEL, "Telefon", "telephone")


def _groups(written: str) -> str:
    return ", ".join(digits(group) for group in re.findall(r"\d+", written))


def _phone(match: re.Match[str]) -> str | None:
    """Read a number in its groups; a short one without an area code is none."""
    if sum(map(str.isdigit, match[0])) < 6:
        return None
    return f"{'plus ' if match[0][0] == '+' else ''}{_groups(match[0])}"
