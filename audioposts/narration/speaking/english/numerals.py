"""Roman numerals: kings, wars, chapters, games. Pure. A single letter is one only after what is always counted so."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import cardinal, ordinal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.romans import NUMERAL, roman_value
from audioposts.narration.speaking.word_lists import words

_COUNTED = re.compile(
    rf"\b(?:{any_of(words('numerals.counted'))}|World War|Super Bowl|(?:Vol|Art|Ch|Chap|Sec|Pt|Fig|No)\.)s?[\s-]+$",
    re.IGNORECASE,
)
_NUMERAL = re.compile(
    rf"\b(?=[IVXLCDM]+\b)({NUMERAL})(?<=[IVXLCDM])\b(?![.’'](?!s\b)[A-Za-z]|-\d)(?:(?P<to>\s?[-–]\s?)(?=[IVX]+\b))?"
)
_NTH = re.compile(rf"\b(?=[IVX]{{2,}})({NUMERAL})(?<=[IVX])(?:th|nd|rd|st)\b")
_SMALL = re.compile(r"(?<=\b[Ss]cene\s)([ivxl]+)\b|(?<=\b[Cc]hapter\s)([ivxl]+)\b|(?<=\b[Pp]age\s)([ivxl]{2,})\b")
_OF_SMALL = frozenset({"scene", "Scene", "chapter", "Chapter", "page", "Page"})
_PLAYERS = re.compile(
    r"(?:(?<=1st )|(?<=2nd )|(?<=3rd )|(?<=[Ff]irst )|(?<=[Ss]econd )|(?<=[Ss]tarting )|(?<=World )|(?<=’s )|"
    r"(?<=England ))(XI|XV)\b"
)
_MONARCHS = words("numerals.monarchs")
_CENTURY = re.compile(
    rf"\b(?=[IVX]+(?:th)?\b)({NUMERAL})(?<=[IVX])(?:th)?"
    r"(?=\s+(?:[Cc]entury|Olympi|Winter|Summer|Congress|Corps|Legion|Army Corps|Commonwealth))"
)
_NO_MONARCH = frozenset({"Malcolm", "Jean", "Hugh"})
"""Before a single letter: "Malcolm X"."""

_WORLD_WAR = re.compile(r"\bWW[ -](II|I|III)\b")
_NO_NUMERALS = words("numerals.no_numerals")
_FAMILY = re.compile(r"[A-Z][\w’'.-]*,?\s+(?:[A-Z][\w’'.-]*\s+)*$")
_SAYS = re.compile(r",? (?:said|says|told|who|was|of)\b")
_FOLLOWS_A_NAME = re.compile(
    r"[’']s|[,.;:)”]|$|\s(?:was|of|is|and|in|had|ruled|reigned|died|became|to|at|by|who|from|coin|portrait)\b"
)
_TITLED = re.compile(r"\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Prince|Kaiser|Sultan|Shah|Patriarch|Pharaoh)\s+$")
_NAME_BEFORE = re.compile(r"([A-Z][\w’'-]+)\s+$")
_AFTER_A_NUMERAL = re.compile(r"[IVX]+\s?[-–]\s?$")


def numerals(draft: Draft) -> None:
    """Claim them; the words around tell what they are."""
    if draft.has_word(_OF_SMALL):
        draft.claim_each(_SMALL, lambda m: cardinal(str(roman_value((m[1] or m[2] or m[3]).upper()))), "numeral")
    if not draft.has("IVXLCDM"):
        return
    draft.claim_each(_WORLD_WAR, lambda m: f"World War {cardinal(str(roman_value(m[1]))).capitalize()}", "numeral")
    draft.claim_each(_PLAYERS, lambda m: cardinal(str(roman_value(m[1]))), "numeral")
    draft.claim_each(_NTH, lambda m: ordinal(roman_value(m[1])), "numeral")
    for match in draft.matches(_CENTURY):
        draft.claim(*match.span(), ordinal(roman_value(match[1])), "numeral")
    for match in draft.matches(_NUMERAL):
        spoken = _numeral(match[1], draft.text[: match.start()], draft.text[match.end(1) :])
        if spoken:
            draft.claim(*match.span(), f"{spoken} to " if match["to"] else spoken, "numeral")


def _numeral(roman: str, before: str, after: str) -> str | None:
    value = roman_value(roman)
    if _COUNTED.search(before) or _AFTER_A_NUMERAL.search(before):
        return cardinal(str(value))
    named = _NAME_BEFORE.search(before)
    if not named or value > 40:
        return None
    name, whole_name = named[1], before[: named.start()]
    if name in _MONARCHS and _is_monarch(name, roman, whole_name, after):
        return f"the {ordinal(value)}"
    if len(roman) < 2 or roman in _NO_NUMERALS or name.isupper():
        return None
    if after.startswith(("”", "’”", '"')):
        return cardinal(str(value))
    is_person = _FAMILY.search(whole_name) or _SAYS.match(after)
    return f"the {ordinal(value)}" if is_person and value <= 6 else cardinal(str(value))


def _is_monarch(name: str, roman: str, before: str, after: str) -> bool:
    """Tell "Charles I was" from "Charles I know": a title, or what can only follow a name."""
    if len(roman) > 1:
        return True
    if name in _NO_MONARCH:
        return False
    return roman in "VX" or (roman == "I" and bool(_TITLED.search(before) or _FOLLOWS_A_NAME.match(after)))
