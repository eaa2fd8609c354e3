"""Roman numerals: centuries, kings, republics, chapters. Pure. A single letter is one only after what is counted so."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import cardinal, ordinal
from audioposts.narration.speaking.word_lists import words

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_NTH = re.compile(
    rf"\b(?=[IVXLCM])({_ROMAN})(?<=[IVXLCM])(?:(er|ᵉʳ)|(re|ère|ʳᵉ)|(?:ème|eme|ième|è|e|ᵉᵐᵉ|ᵉ)|(?<=II)nd?|(?<=II)(n?de))(s)?\b(?![’'.]\w)(?P<to>\s?[-–]\s?(?=[IVX]+(?:e|ᵉ|ème)))?"
)
_ALONE = re.compile(
    rf"\b(?=[IVXLC]+\b)({_ROMAN})(?<=[IVXLC])\b(?![’']\w|\.[A-Za-z]|-\d)(?P<to>\s?[-–]\s?(?=[IVX]+\b))?"
)
_COUNTED = re.compile(
    r"\b(?:chapitre|tome|livre|acte|scène|partie|article|titre|annexe|phase|type|niveau|groupe|division|volume|figure|"
    r"tableau|table|section|saison|épisode|zone|catégorie|classe|stade|degré|page|vatican|apollo|super bowl|paris|lyon|"
    r"bordeaux|rocky|rambo|mark|formule|pilier|règle|psaume|olympiade|volet|étape|grade|plan|"
    r"(?:chap|t|vol|art|liv|fig|p|pp|sect|ann)\.)[sx]?[\s-]+$",
    re.IGNORECASE,
)
_CENTURY = re.compile(r"\b(?:aux?|du|des|les?|ce|un)\s+$", re.IGNORECASE)
_IS_CENTURY = re.compile(r"\s+siècles?\b")
_NAME = re.compile(r"([A-ZÀ-ÖØ-Þ][\w’'-]*[\w’])[\s-]+$")
_INITIAL = re.compile(r"\.(?:,|\s[a-zà-öø-ÿ(])")
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
    if (len(roman) == 1 and roman not in "IVX") or (len(roman) > 1 and not set(roman) & set("IVX")):
        return None
    value = _value(roman)
    is_first = match[2] or match[3]
    if is_first and value != 1:
        return None
    return ordinal(value, is_feminine=bool(match[3])) + ("s" if match[5] else "") + (" au " if match["to"] else "")


def _alone(match: re.Match[str]) -> str | None:
    roman = match[1]
    before, after = match.string[: match.start()], match.string[match.end(1) :]
    value = _value(roman)
    joined = " à " if match["to"] else ""
    if _IS_CENTURY.match(after) and (len(roman) > 1 or _CENTURY.search(before)):
        return ordinal(value) + joined
    if _COUNTED.search(before) and (len(roman) > 1 or roman in "IVX") and roman not in _NO_NUMERALS:
        return cardinal(str(value)) + joined
    if _AFTER_A_NUMERAL.search(before) and (len(roman) > 1 or roman in "IVX"):
        return cardinal(str(value)) + joined
    if roman in _TEAMS and _CENTURY.search(before):
        return cardinal(str(value))
    named = _NAME.search(before)
    if not named or (len(roman) == 1 and _INITIAL.match(after)):
        return None
    return _after_name(roman, value, named[1])


def _after_name(roman: str, value: int, name: str) -> str | None:
    """Read the number of a king, or of anything else that has a name."""
    if value > _LAST_KNOWN or name.isupper():
        return None
    is_monarch = name in _MONARCHS or name.rpartition("-")[2] in _MONARCHS or name in _WOMEN
    if not is_monarch and (len(roman) < 2 or roman in _NO_NUMERALS):
        return None
    if value == 1:
        return ordinal(1, is_feminine=name in _WOMEN) if is_monarch else None
    return cardinal(str(value))


def _value(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
