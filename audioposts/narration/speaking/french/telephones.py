"""Telephone numbers, in the pairs in which they are written, and short numbers. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import cardinal, one_by_one

_COUNTRY = r"1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3}"
_FRENCH = re.compile(r"(?<![\w.,-])0[1-9](?:[\s.-]\d\d){4}(?![\w]|[.,]\d)|(?<![\w.,-])0[1-79]\d{8}(?!\w)")
_FREE = re.compile(r"(?<![\w.,-])(0\s?8\d\d)((?:[\s.]?\d{3}){2}|(?:[\s.]\d\d){3})(?!\w)")
_ABROAD = re.compile(rf"(?<![\w.,])\+\s?({_COUNTRY})[\s.-]?(?:\(0\)\s?)?(\d{{1,4}}(?:[\s./-]?\d{{2,4}}){{2,5}})(?!\w)")
_BELGIAN = re.compile(r"(?<![\w.,-])0\d{1,3}[\s/]\d{2,3}(?:[\s.]\d{2}){2,3}(?!\w)")
_AMERICAN = re.compile(r"(?<![\w.,-])(?:1[\s.-])?\(?\d{3}\)?[\s.-]\d{3}-\d{4}(?!\w)")
_AFTER_NUMBER_WORD = (
    r"(?:(?<=\b[lL]e )|(?<=\b[aA]u )|(?<=\b[dD]u )|(?<=numéro )|(?<=vert )|(?<=urgence )|(?<=numéro\()|(?<= \())"
)
_NO_QUANTITY = r"(?!\w|[.,]\d|\s?%|\s(?:euros|€|personnes|fois|ans|km|m|mètres)\b)"
_SHORT = re.compile(rf"{_AFTER_NUMBER_WORD}(3\d|1[01])\s?(\d\d){_NO_QUANTITY}")
_CALLED = re.compile(
    r"appel|numéro|compos|téléphon|join|contact|ligne d|standard|plateforme|urgence|écoute|sms|violence|victimes",
    re.IGNORECASE,
)
_IS_A_NAME = re.compile(r"[,.;:!?)”]|$|\s(?:est|a|permet|répond|reste|ou|et|pour|gratuit\w*)\b")


def telephones(draft: Draft) -> None:
    """Claim telephone numbers before anything takes them for quantities."""
    if not draft.has_digits:
        return
    if "+" in draft.text:
        draft.claim_each(_ABROAD, _abroad, "telephone")
    if "0" in draft.text:
        draft.claim_each(_FREE, _free, "telephone")
        draft.claim_each(_FRENCH, lambda m: _pairs(re.sub(r"\D", "", m[0])), "telephone")
        draft.claim_each(_BELGIAN, lambda m: _groups(m[0]), "telephone")
    if "-" in draft.text:
        draft.claim_each(_AMERICAN, lambda m: ", ".join(map(_american, re.findall(r"\d+", m[0]))), "telephone")
    draft.claim_each(_SHORT, _short, "telephone")


def _pairs(digits: str) -> str:
    """Return "0123" as "zéro un, vingt-trois"."""
    return ", ".join(cardinal(digits[at : at + 2]) for at in range(0, len(digits), 2))


def _free(match: re.Match[str]) -> str:
    """Return "0800123456" as "zéro huit cents, cent vingt-trois, …"."""
    rest = re.findall(r"\d+", match[2])
    groups = rest if len(rest) > 1 else re.findall("...", rest[0])
    return f"zéro {cardinal(match[1][-3:])}, {', '.join(map(_spoken, groups))}"


def _spoken(group: str) -> str:
    """Return "023" as "zéro vingt-trois"."""
    rest = group.lstrip("0")
    return " ".join(["zéro"] * (len(group) - len(rest)) + ([cardinal(rest)] if rest else []))


def _groups(written: str) -> str:
    return ", ".join(_spoken(group) for group in re.findall(r"\d+", written))


def _abroad(match: re.Match[str]) -> str:
    """Read the country, then the groups as they are written; nine digits in a row are French."""
    country, rest = match.groups()
    groups = rest if re.search(r"\D", rest) else f"{rest[0]} {' '.join(re.findall('..?', rest[1:]))}"
    return f"plus {cardinal(country)}, {_groups(groups)}"


def _american(group: str) -> str:
    return _spoken(group) if group in ("800", "1") else one_by_one(group)


def _short(match: re.Match[str]) -> str | None:
    """Read "39 19" in pairs where somebody is to call, or where it can only be a name."""
    if not (_CALLED.search(match.string) or (match[1][0] == "3" and _IS_A_NAME.match(match.string, match.end()))):
        return None
    return f"{cardinal(match[1])} {_spoken(match[2])}"
