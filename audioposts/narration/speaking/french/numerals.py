"""Roman numerals: centuries, kings, republics, chapters. Pure. A single letter is one only after what is counted so."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import cardinal, ordinal
from audioposts.narration.speaking.french.letters import CAPITAL, SMALL
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.romans import NUMERAL, roman_value
from audioposts.narration.speaking.word_lists import words

_FIRST = r"(er|ᵉʳ)|(re|ère|ʳᵉ)"
_SECOND = r"(?<=II)nd?|(?<=II)(n?de)"
_ORDINAL_ENDING = rf"(?:{_FIRST}|(?:ème|eme|ième|è|e|ᵉᵐᵉ|ᵉ)|{_SECOND})(s)?"
_TO_ORDINAL = r"(?P<to>\s?[-–]\s?(?=[IVX]+(?:e|ᵉ|ème)))?"
_NTH = re.compile(rf"\b(?=[IVXLCM])({NUMERAL})(?<=[IVXLCM]){_ORDINAL_ENDING}\b(?![’'.]\w){_TO_ORDINAL}")
_TO = r"(?P<to>\s?[-–]\s?(?=[IVX]+\b))?"
_ALONE = re.compile(rf"\b(?=[IVXLC]+\b)({NUMERAL})(?<=[IVXLC])\b(?![’']\w|\.[A-Za-z]|-\d){_TO}")
_COUNTED_SHORT = r"(?:chap|t|vol|art|liv|fig|p|pp|sect|ann)\."
_COUNTED = re.compile(
    rf"\b(?:{any_of(words('numerals.counted', 'french'))}|super bowl|{_COUNTED_SHORT})[sx]?[\s-]+$", re.IGNORECASE
)
_CENTURY = re.compile(r"\b(?:aux?|du|des|les?|ce|un)\s+$", re.IGNORECASE)
_IS_CENTURY = re.compile(r"\s+siècles?\b")
_NAME = re.compile(rf"([{CAPITAL}][\w’'-]*[\w’])[\s-]+$")
_INITIAL = re.compile(rf"\.(?:,|\s[{SMALL}(])")
_AGES = re.compile(r"\b[IVX]+(?:er|e|ᵉ|ème)(\ss\.)(?=[\s,;)]|$)")
_MONARCHS = words("numerals.monarchs", "french")
_WOMEN = words("numerals.women", "french")
_NO_NUMERALS = words("numerals.no_numerals", "french")
_AFTER_A_NUMERAL = re.compile(r"[IVX]+\s?(?:[-–]|et|à)\s?$")
_TEAMS = ("XV", "XIII")
"""Rugby: "le XV de France"."""

_LAST_KNOWN = 40
"""No king has a higher number, and no numeral after a name is one."""


def numerals(draft: Draft) -> None:
    """Claim them; the words around tell what they are."""
    if not draft.has("IVXLCM"):
        return
    for match in draft.matches(_AGES):
        draft.claim(*match.span(1), " siècle", "numeral")
    draft.claim_each(_NTH, _nth, "numeral")
    draft.claim_each(_ALONE, _alone, "numeral")


def _nth(match: re.Match[str]) -> str | None:
    """Read "XXe" as "vingtième"; "Ce" and "Le" are words."""
    roman = match[1]
    if not set(roman) & set("IVX"):
        return None
    number = roman_value(roman)
    is_first = match[2] or match[3]
    if is_first and number != 1:
        return None
    return ordinal(number, is_feminine=bool(match[3])) + ("s" if match[5] else "") + (" au " if match["to"] else "")


def _alone(match: re.Match[str]) -> str | None:
    roman = match[1]
    before, after = match.string[: match.start()], match.string[match.end(1) :]
    number = roman_value(roman)
    joined = " à " if match["to"] else ""
    if _IS_CENTURY.match(after) and (len(roman) > 1 or _CENTURY.search(before)):
        return ordinal(number) + joined
    if _is_counted(roman, before):
        return cardinal(str(number)) + joined
    if roman in _TEAMS and _CENTURY.search(before):
        return cardinal(str(number))
    named = _NAME.search(before)
    if not named or (len(roman) == 1 and _INITIAL.match(after)):
        return None
    return _after_name(roman, number, named[1])


def _is_counted(roman: str, before: str) -> bool:
    """Tell whether a chapter or the like stands before, or another numeral."""
    if len(roman) == 1 and roman not in "IVX":
        return False
    return bool((roman not in _NO_NUMERALS and _COUNTED.search(before)) or _AFTER_A_NUMERAL.search(before))


def _after_name(roman: str, number: int, name: str) -> str | None:
    """Read the number of a king, or of anything else that has a name."""
    if number > _LAST_KNOWN or name.isupper():
        return None
    is_monarch = name in _MONARCHS or name.rpartition("-")[2] in _MONARCHS or name in _WOMEN
    if not is_monarch and (len(roman) < 2 or roman in _NO_NUMERALS):
        return None
    if number == 1:
        return ordinal(1, is_feminine=name in _WOMEN) if is_monarch else None
    return cardinal(str(number))
