"""Titles, saints, streets and companies before and after names: "M.", "Dr", "St-Malo", "av. Foch". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.letters import CAPITAL, SMALL
from audioposts.narration.speaking.patterns import any_of, capital_as, capital_at_start
from audioposts.narration.speaking.word_lists import readings, words

_TITLES = readings("titles.before_names", "french")
_ANY_PLACE = re.compile(rf"(?<![\w.-])({any_of(words('titles.anywhere', 'french'))})\.?(?![\w-])")
_BEFORE_NAME = re.compile(rf"(?<![\w.-])({any_of(_TITLES)})(?=\s[{CAPITAL}]|\s(?:de|d[’']|du|le|la)\b)")
_TITLE_WORDS = frozenset(title.rstrip(".") for title in _TITLES)
_GENERAL = re.compile(r"(?:(?<=\b[lL]e )|(?<=\b[dD]u )|(?<=\b[aA]u ))Gal(?=\s(?:[A-Z]|de\s))")
"""With its article: "Gal Gadot" is a name."""

_IN_A_STREET = {
    "Gal": "Général", "Mal": "Maréchal", "Cdt": "Commandant", "Cne": "Capitaine", "Col": "Colonel", "Lt": "Lieutenant",
    "Pdt": "Président", "Pte": "Porte", "Gd": "Grand", "Gde": "Grande",
}  # fmt: skip
_NAMED_STREET = re.compile(
    rf"(?:(?<=\b[dD]u )|(?<=\b[aA]u )|(?<=\b[lL]a )|(?<=\b[lL]e )|(?<=\b[rR]ue ))"
    rf"({any_of(_IN_A_STREET)})-(?=[{CAPITAL}])"
)
_SIDE_OF_A_STREET = re.compile(
    rf"\b(?:[rR]ue|[aA]venue|[aA]v\.|[bB]oul(?:\.|evard)|[cC]hemin) "
    rf"(?:[{CAPITAL}][\w’'.-]+ ){{1,3}}([ENOS])\b\.?(?=[\s,;)]|$)"
)
_IN_A_STREET_WORDS = frozenset(_IN_A_STREET)
_ONE_SIDE = frozenset("ENOS")
_SIDES = {"E": "est", "N": "nord", "O": "ouest", "S": "sud"}
_FATHER = re.compile(rf"(?:(?<=\b[lL]e )|(?<=\b[dD]u )|(?<=\b[aA]u ))P\.(?=\s[{CAPITAL}][{SMALL}])")

_MISTER = re.compile(rf"(?<![\w.-])(?<![A-Z]\. )M\.(?=\s(?:[{CAPITAL}«“]|[ld]e\s|la\s|du\s|[ld][’']|et\sM))")
_MASTER = re.compile(rf"(?<![\w.-])M(?:es|es\.|e|ᵉ|e\.)(?=\s[{CAPITAL}][{SMALL}’'-]+)")
_TWO_NAMES = re.compile(rf"\s[{CAPITAL}][\w’'-]+ et [{CAPITAL}]")
_SAINT = re.compile(rf"\b([Ss])(te?s?)\b\.?(?=[\s-][{CAPITAL}])")
_SAINTS = {"t": "aint", "te": "ainte", "ts": "aints", "tes": "aintes"}
_ONLY_WITH_STOP = readings("titles.streets_with_stop", "french")
_WITH_STOP_OR_WITHOUT = readings("titles.streets", "french")
_STREETS = _ONLY_WITH_STOP | _WITH_STOP_OR_WITHOUT
_OF_A_STREET = rf"(?:[{CAPITAL}]|des?\s|du\s|d[’']|la\s|le\s|l[’'])"
_BEFORE_CHRIST = r"\sJ\.?\s?-?\s?C"
_STREET = re.compile(
    rf"(?<![\w.-])(?:((?i:{any_of(_ONLY_WITH_STOP)}))\.|((?i:{any_of(_WITH_STOP_OR_WITHOUT)}))\b\.?)"
    rf"(?=\s{_OF_A_STREET})(?!{_BEFORE_CHRIST})"
)
_HOUSE_NUMBER = re.compile(r"\d(?: bis| ter)?,? $")
_STREET_WORDS = frozenset(cased for short in _STREETS for cased in (short, short.capitalize()))
_LADY = re.compile(r"\bN\.-D\.(?=\s)")
_COMPANIES = readings("titles.companies", "french")
_COMPANY = re.compile(rf"\b({any_of(_COMPANIES)})(?!\w)")
_COMPANY_WORDS = frozenset(short.rstrip(".") for short in _COMPANIES)


def titles(draft: Draft) -> None:
    """Claim them where a name follows."""
    text = draft.text
    if "P. " in text:
        draft.claim_each(_FATHER, "père", "title")
    if "M" in text:
        draft.claim_each(_MISTER, lambda m: capital_at_start(m, "monsieur"), "title")
        draft.claim_each(_ANY_PLACE, lambda m: capital_at_start(m, _TITLES[m[1]]), "title")
        draft.claim_each(_MASTER, _master, "title")
    if "Gal " in text:
        draft.claim_each(_GENERAL, "général", "title")
    if draft.has_word(_TITLE_WORDS):
        draft.claim_each(_BEFORE_NAME, lambda m: capital_at_start(m, _TITLES[m[1]]), "title")
    if draft.has("Ss"):
        draft.claim_each(_SAINT, _saint, "saint")
    if draft.has_word(_COMPANY_WORDS):
        draft.claim_each(_COMPANY, lambda m: _COMPANIES[m[1]], "company")
    _streets(draft)
    if "." in text:
        draft.claim_each(_LADY, "Notre-Dame", "saint")


def _streets(draft: Draft) -> None:
    if draft.has_word(_IN_A_STREET_WORDS):
        draft.claim_each(_NAMED_STREET, lambda m: f"{_IN_A_STREET[m[1]]} ", "street")
    if draft.has_word(_ONE_SIDE):
        for match in draft.matches(_SIDE_OF_A_STREET):
            draft.claim(match.start(1), match.end(), _SIDES[match[1]], "street")
    if draft.has_word(_STREET_WORDS):
        draft.claim_each(_STREET, _street, "street")


def _master(match: re.Match[str]) -> str | None:
    """Tell the advocate "Me Leroy" from "Mes Parents": a plural of advocates has names on both sides of "et"."""
    if match[0].startswith("Mes"):
        return capital_at_start(match, "maîtres") if _TWO_NAMES.match(match.string, match.end()) else None
    return capital_at_start(match, "maître")


def _saint(match: re.Match[str]) -> str:
    return f"{match[1]}{_SAINTS[match[2]]}"


def _street(match: re.Match[str]) -> str | None:
    short = match[1] or match[2]
    if short.lower() == "r" and not _HOUSE_NUMBER.search(match.string[: match.start()]):
        return None
    return capital_as(short, _STREETS[short.lower()])
