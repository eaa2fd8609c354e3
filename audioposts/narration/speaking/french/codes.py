"""Letters with digits: roads, flights, models, versions, formulas. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import amount, cardinal
from audioposts.narration.speaking.french.letters import CAPITAL, SMALL
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import words

_SAID = words("acronyms.said", "french") | words("codes.said", "french")
_ROAD = re.compile(r"\b([ANDEM]|R[NDE]|RER)\s(\d{1,4})(?![\w%€$/’']|[.,]\d|\s?(?:%|€|\$|\d{3}\b|h\b))")
_KIND_OF_ROAD = r"[rR]oute|[aA]utoroute|[nN]ationale|[dD]épartementale"
_ROAD_WORD = re.compile(rf"\b(?:[lL][’']|(?:[lL]a|[dD]e|[sS]ur|[eE]t|[pP]ar|{_KIND_OF_ROAD})\s)$")
_FLIGHT = re.compile(r"\b([A-Z]{1,2}\d?[A-Z]?)\s(\d{2,4})(?![\w%€$’']|[.,]\d|\s?(?:%|€|\$|\d{3}\b))")
_FLIGHT_WORD = re.compile(r"\b(?:vols?|[lL]igne|TGV|train|TER|numéro|modèle)\s$", re.IGNORECASE)
_COUNTED = r"\s(?:\d{3}\b|%|€|ans|euros|élus|députés|sièges|personnes|membres|millions|[a-zé]+s\b)"
_MODEL = re.compile(rf"\b([A-Z]{{2,5}})\s(\d{{1,4}})(?=[\s,.;)]|$)(?!\.\d)(?!{_COUNTED})")
_CODE = re.compile(
    rf"(?<![\w.,€$%])([{CAPITAL}]{{1,5}}|[{CAPITAL}][{SMALL}]{{0,7}})([-‑ ]?)(\d{{1,4}})(?:([.,])(\d{{1,2}})(?!\d))?"
    r"([A-Za-z]{0,3})(?![\w%’']|,\d|\.\d|[-–]\d)"
)
_TWICE = re.compile(r"(?<![\w.,€$%])([A-Z]{1,5})-?(\d{1,4})[-–](\d{1,4})(?![\w%])")
_MIXED = re.compile(r"(?<![\w.,€$%-])(?=[\dA-Z]*[A-Z])(?=[\dA-Z]*\d)([\dA-Z]{2,12})(?![\w%])")
_ELEMENT = r"(?:[A-Z][a-z]?[₀-₉]*)"
_FORMULA = re.compile(rf"(?<![\w.,-])({_ELEMENT}{{1,6}}[₀-₉]{_ELEMENT}*)(?!\w)")
_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
_DOTTED_CODE = re.compile(r"(?<![\w.])([A-Z]{1,3})((?:\.\d+)+)(?!\w)")
_PROGRAM = any_of(words("codes.programs", "french"))
_VERSION = re.compile(rf"(?<![\w])([vV]\.?\s?|(?:[Vv]ersion|[Ww]eb|{_PROGRAM})\s)(\d+(?:\.\d+)+|\d+)(?![\w%])(?!,\d)")
_DAY_COUNT = re.compile(r"\b([JHDM])\s?([+−-])\s?(\d{1,3})(?!\w)")
_BAC = re.compile(r"\b([Bb]ac)\s?\+\s?(\d{1,2})(?!\w)")
_PLUS_NAME = re.compile(r"\b(Canal|Disney|Apple TV|France|Paramount|Air|Google)\s?\+(?!\w)")


def roads(draft: Draft) -> None:
    """Claim roads and flights, whose letters look like units, and versions."""
    if not draft.has_digits:
        return
    draft.claim_each(_VERSION, _version, "version")
    draft.claim_each(_ROAD, _road, "road")
    draft.claim_each(_FLIGHT, _flight, "flight")


def codes(draft: Draft) -> None:
    """Claim codes; the more words stand around them the earlier."""
    if "+" in draft.text:
        draft.claim_each(_PLUS_NAME, r"\1 plus", "name")
    if draft.has("₀₁₂₃₄₅₆₇₈₉"):
        draft.claim_each(_FORMULA, lambda m: _letters_and_digits(m[1].translate(_LOWERED)), "formula")
    if not draft.has_digits:
        return
    draft.claim_each(_BAC, lambda m: f"{m[1]} plus {cardinal(m[2])}", "code")
    draft.claim_each(_DAY_COUNT, lambda m: f"{m[1]} {'plus' if m[2] == '+' else 'moins'} {cardinal(m[3])}", "code")
    if "." in draft.text:
        draft.claim_each(_DOTTED_CODE, lambda m: f"{spelled(m[1])} {_pointed(m[2][1:])}", "code")
    draft.claim_each(_TWICE, lambda m: f"{spelled(m[1])} {cardinal(m[2])} {cardinal(m[3])}", "code")
    draft.claim_each(_CODE, _code, "code")
    draft.claim_each(_MODEL, lambda m: f"{spelled(m[1])} {cardinal(m[2])}", "model")
    draft.claim_each(_MIXED, lambda m: _letters_and_digits(m[1]), "code")


def spelled(letters: str) -> str:
    """Return "SNCF" letter by letter, "COVID" as the word that it is."""
    if letters.upper() in _SAID:
        return letters.capitalize()
    return " ".join(letters) if letters.isupper() else letters


def _version(match: re.Match[str]) -> str | None:
    name, number = match.groups()
    if name.strip(" .").lower() == "v":
        return f"version {_pointed(number)}"
    return f"{name}{_pointed(number)}" if "." in number else None


def _pointed(digits: str) -> str:
    """Return "2.1" as "deux point un"."""
    return " point ".join(map(cardinal, digits.split(".")))


def _road(match: re.Match[str]) -> str | None:
    """Read "la D 906" as a road; "A 7" alone may be anything."""
    if len(match[1]) == 1 and not _ROAD_WORD.search(match.string[: match.start()]):
        return None
    return f"{spelled(match[1])} {cardinal(match[2])}"


def _flight(match: re.Match[str]) -> str | None:
    if not _FLIGHT_WORD.search(match.string[: match.start()]):
        return None
    return f"{_letters_and_digits(match[1])} {cardinal(match[2])}"


def _code(match: re.Match[str]) -> str | None:
    letters, gap, digits, sign, decimals, more = match.groups()
    is_word = letters[1:].islower() and not gap and len(letters) > 3
    is_spelled = more.isupper() or (len(more) == 1 and more != "e")
    if gap == " " or is_word or (more and not is_spelled):
        return None
    if letters == "H" and digits == "2" and more == "O":
        return "H deux O"
    spoken = f"{spelled(letters)} {cardinal(digits)}"
    if decimals:
        spoken += f" {'virgule' if sign == ',' else 'point'} {amount(decimals)}"
    return f"{spoken} {spelled(more.upper())}" if more else spoken


def _letters_and_digits(code: str) -> str:
    """Return "H5N1" as "H cinq N un", "5G" as "cinq G"."""
    parts = re.findall(r"\d+|[A-Z][a-z]?", code)
    return " ".join(cardinal(part) if part.isdecimal() else part for part in parts)
