"""Telephone numbers, digit by digit, before anything takes them for quantities. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import one_by_one

_FREE = r"(?<![\w.,$-])"
_END = r"(?![\w€%-]|[.,]\d|\s?(?:€|%|euros|millones|personas))"
_SPANISH = re.compile(
    rf"{_FREE}(?:[6789]\d\s\d{{3}}\s\d\d\s\d\d|[6789]\d\d\s\d\d\s\d\d\s\d\d|[6789]\d\d-\d{{3}}-\d{{3}}|"
    rf"[6789]\d(?:-\d{{3}}-\d\d-\d\d|\d-\d\d-\d\d-\d\d)){_END}"
)
_IN_THREES = re.compile(rf"{_FREE}[6789]\d\d\s\d{{3}}\s\d{{3}}{_END}")
_ABROAD = re.compile(rf"(?<![\w.,$])\+\d{{1,3}}(?:[\s.-]?\(?\d{{1,4}}\)?){{2,6}}{_END}")
_AMERICAN = re.compile(
    rf"{_FREE}[679]\d{{8}}{_END}|"
    rf"{_FREE}\d-\d{{3}}-\d{{3}}-\d{{4}}{_END}|{_FREE}\d{{3}}-\d{{4}}{_END}|"
    rf"{_FREE}(?:\(\d{{2,4}}\)\s?|\d{{2,3}}[\s-])\d{{3,4}}[\s-]\d{{4}}{_END}|{_FREE}\d{{4}}-\d{{4}}{_END}|"
    rf"{_FREE}01\s?800\s\d{{3}}\s\d{{2}}\s?\d{{2}}{_END}"
)
_TELEPHONE = r"[Tt]el|[Tt]el[eé]f\w*|[Tt]fno|[Mm]óvil|[Cc]elular|[Ww]hats[Aa]pp|número|fax"
_CALL = r"[Ll]l[aá]m\w+|[Mm]arc\w+|[Mm]arque\w*"
_CALLING = re.compile(rf"\b(?:{_TELEPHONE}|{_CALL})\b")
_FEWEST_ABROAD = 8
_QUANTITY = re.compile(r"\+\d{1,3}(?:\.\d{3})+")
_YEARS = re.compile(r"(?:1[89]|20)\d\d-(?:1[89]|20)\d\d")


def telephones(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits:
        return
    if "+" in draft.text:
        draft.claim_each(_ABROAD, _abroad, "telephone")
    draft.claim_each(_SPANISH, lambda m: _groups(m[0]), "telephone")
    if _CALLING.search(draft.text):
        draft.claim_each(_IN_THREES, lambda m: _groups(m[0]), "telephone")
        draft.claim_each(_AMERICAN, lambda m: None if _YEARS.fullmatch(m[0]) else _groups(m[0]), "telephone")


def _abroad(match: re.Match[str]) -> str | None:
    """Tell "+34 600 11 22 33" from "+250 plazas" and "+12.000.000"."""
    digits = sum(map(str.isdecimal, match[0]))
    return None if digits < _FEWEST_ABROAD or _QUANTITY.fullmatch(match[0]) else f"más {_groups(match[0])}"


def _groups(written: str) -> str:
    return ", ".join(one_by_one(group, "es") for group in re.findall(r"\d+", written))
