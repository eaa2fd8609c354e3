"""Roman numerals: kings, wars, chapters. Pure. A single letter is one only after what is always counted so."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.counts import declined
from audioposts.narration.speaking.german.endings import case_of
from audioposts.narration.speaking.german.quantities import next_word, nth, number
from audioposts.narration.speaking.romans import NUMERAL, roman_value
from audioposts.narration.speaking.word_lists import words

_NUMERAL = re.compile(
    rf"(?<![\w.])(?=[IVXLCDM]+\b)({NUMERAL})(?<=[IVXLCDM])\b(\.?)(?![\w’']|-\d)(\s?[-–]\s?(?=[IVX]+\b))?"
)
_MONARCHS = words("names.monarchs", "german")
_QUEENS = words("names.feminine", "german")
_COUNTED = words("numerals.counted", "german")
_COUNTED_SUFFIXES = (
    "kapitel",
    "band",
    "teil",
    "phase",
    "klasse",
    "stufe",
    "gruppe",
    "liga",
    "typ",
    "satz",
    "abschnitt",
)
_NO_NUMERALS = frozenset("CC CD CI CM CV DC DI DM LI LL MC MD MI MIX MM MV XL XXL DIM MDI CDI LCD CDM".split())  # noqa: SIM905
_BEFORE = re.compile(r"([A-ZÄÖÜ][\w’]*(?:-[\w’]+)*\.?)[\s-]+$")
_AFTER_A_NUMERAL = re.compile(r"\b[IVX]+\s?(?:[-–]|bis|und)\s?$")
_TITLED = re.compile(
    r"\b(?:König|Kaiser|Papst|Zar|Herzog|Fürst|Sultan|Schah|Pharao|Kurfürst|Großherzog|Patriarch|Prinz)(?:s|in|es)?\s+$"
)
_POSSESSIVES = ("sein", "ihr", "mein", "unser", "dies", "jen", "ein", "kein")
_PREPOSITIONS = words("cases.dative", "german") | words("cases.accusative", "german")
_AFTER_ARTICLES = {
    "dem": "dative", "vom": "dative", "zum": "dative", "beim": "dative", "den": "accusative", "des": "genitive",
}  # fmt: skip
_ARTICLES = {
    "m": {"": "der", "dative": "dem", "accusative": "den", "genitive": "des"},
    "f": {"": "die", "dative": "der", "accusative": "die", "genitive": "der"},
}


def numerals(draft: Draft) -> None:
    """Claim them; the words around tell what they are."""
    if not draft.has("IVX"):
        return
    for match in draft.matches(_NUMERAL):
        spoken = _numeral(match, draft.text[: match.start()])
        if spoken:
            draft.claim(*match.span(), f"{spoken} bis " if match[3] else spoken, "numeral")


def _numeral(match: re.Match[str], before: str) -> str | None:
    roman, point = match[1], match[2]
    value = roman_value(roman)
    named = _BEFORE.search(before)
    name = named[1] if named else ""
    if named and name.rstrip("s") and value < 40:
        monarch = _monarch(name, before[: named.start()], value)
        if monarch and (point or len(roman) > 1 or roman in "VX"):
            return monarch
    if (name and _is_counted(name)) or _AFTER_A_NUMERAL.search(before):
        return number(str(value))
    if before.endswith("-"):
        return None
    following = next_word(match.string, match.end())
    if point and following:
        return nth(value, declined(before, following)) if value < 100 and roman not in ("C", "D", "L", "M") else None
    if len(roman) < 2 or roman in _NO_NUMERALS or not name or (name.isupper() and len(name) < 3):
        return None
    return number(str(value)) if set(roman) <= set("IVX") else None


def _is_counted(name: str) -> bool:
    return name in _COUNTED or name.lower().endswith(_COUNTED_SUFFIXES) or name in ("I.", "II.")


def _monarch(name: str, before: str, value: int) -> str | None:
    """Return "der Achte", in the case in which the name stands."""
    plain = name.removesuffix("’") if name in _MONARCHS else name.rstrip("s’")
    if name not in _MONARCHS and plain not in _MONARCHS and not _TITLED.search(before):
        return None
    found = "f" if plain in _QUEENS else "m"
    case = "genitive" if plain != name and plain in _MONARCHS else _case_of_name(before)
    weak = "e" if case == "" or (found == "f" and case == "accusative") else "en"
    return f"{_ARTICLES[found][case]} {nth(value, weak).capitalize()}"


def _case_of_name(before: str) -> str:
    """Return the case of a name, whatever titles and first names are before it."""
    spoken = re.findall(r"[\w-]+|[^\w\s]", before)
    while spoken and spoken[-1][:1].isupper() and spoken[-1].lower() not in _PREPOSITIONS:
        if spoken.pop() in ("Kaisers", "Königs", "Papstes", "Zaren", "Herzogs", "Fürsten"):
            return "genitive"
    if spoken and spoken[-1].endswith("em") and spoken[-1][:-2] in _POSSESSIVES:
        return "dative"
    last = spoken[-1].lower() if spoken else ""
    return _AFTER_ARTICLES.get(last) or case_of(last)
