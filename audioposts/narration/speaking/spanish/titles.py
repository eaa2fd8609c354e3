"""Titles before names, and what is written of addresses: "Sr.", "D.ª", "Sta. Clara", "C/ Mayor", "Avda.". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of, capital_at_start, in_any_case
from audioposts.narration.speaking.spanish.letters import CAPITAL, SMALL
from audioposts.narration.speaking.word_lists import readings, words

_TITLES = readings("titles.before_names", "spanish")
_TITLES_IN_ANY_CASE = in_any_case(_TITLES)
_ANYWHERE = words("titles.anywhere", "spanish")
_TITLE = re.compile(rf"(?<![\w.])({any_of(_TITLES)})\.(?=[\s,;:)]|$)", re.IGNORECASE)
_NAME = re.compile(rf"\s(?:del?\s)?[{CAPITAL}]")
_WITHOUT_STOP = re.compile(rf"(?<![\w.])(Sr|Sra|Srta|Sres|Dr|Dra)(?=\s[{CAPITAL}][{SMALL}])")
_FEMININE_FORM = r"(?:Sra|Dra|Profa|Lic|Ing|Arq|Abg|Dña|D)\.?ª?|a\.?"
_OFFICES = readings("titles.offices", "spanish")
_NAMES_OF_OFFICES = frozenset(_OFFICES)
_OFFICE = re.compile(rf"(?<![\w.])({any_of(_OFFICES)})\.(?=\sdel?\s(?:l[ao]s?\s)?[{CAPITAL}])")
_BOTH = re.compile(rf"(?<![\w.])(Sr|Dr|Prof|Lic|Ing|Arq|Abg|D)\.?/(?:{_FEMININE_FORM})(?=\s|[,;:)]|$)")
_DON = re.compile(rf"(?<![\w.])(?:(D)\.|([dD])\.)(?=\s(?:[{CAPITAL}][{SMALL}ü]))")
_WITH_SIGN = re.compile(r"(?<![\w.])(Prof|Dr|Sr|Lic)\.?ª(?=\s)", re.IGNORECASE)
_DONYA = re.compile(r"(?<![\w.])[Dd]\.?ª(?=\s)")
_SAINT = re.compile(rf"(?<![\w.])S\.(?=\s(?:{any_of(words('titles.saints', 'spanish'))})\b)")
_FEMININE_TITLE = re.compile(r"\b(Sto|Pdte|Lic|Ing|Arq|Abg|Abog|Sen|Gob|Dip|Min|Psic|Biol|Pres)\.$", re.IGNORECASE)
_AFTER_SHE = re.compile(r"\b(?:[Ll]a|[Uu]na|Sra\.)\s$")
_STREETS = readings("titles.streets", "spanish")
_STREET = re.compile(rf"(?<![\w./])(?<!Vo\. )({any_of(_STREETS)})\s?(?=[{CAPITAL}\d]|de\b|del\b)")
_NUMBERED_STREETS = readings("titles.numbered_streets", "spanish")
_NAMES_OF_STREETS = frozenset(_NUMBERED_STREETS)
_NUMBERED_STREET = re.compile(rf"(?<![\w.])({any_of(_NUMBERED_STREETS)})(?:\.\s?|\s)(?=\d{{1,3}}(?![\d%]|[.,:]\d))")
_POSTCODE = re.compile(r"\bC\.\s?P\.\s?(?=\d)|\bCP\s(?=\d{5})")


def titles(draft: Draft) -> None:
    """Claim them; most are titles only before a name."""
    draft.claim_each(_WITHOUT_STOP, _title, "title")
    if "." in draft.text:
        if draft.has_word(_NAMES_OF_OFFICES):
            draft.claim_each(_OFFICE, lambda m: _OFFICES[m[1]], "office")
        draft.claim_each(_BOTH, _both, "title")
        if draft.has_word(_TITLES_IN_ANY_CASE):
            draft.claim_each(_TITLE, _title, "title")
        draft.claim_each(_SAINT, "San", "saint")
        draft.claim_each(_DON, "don", "title")
    if draft.has("ª"):
        draft.claim_each(_WITH_SIGN, lambda m: _feminine(_TITLES[m[1].capitalize()]), "title")
        draft.claim_each(_DONYA, "doña", "title")


def streets(draft: Draft) -> None:
    """Claim what kind of a street it is."""
    if draft.has_digits and draft.has_word(_NAMES_OF_STREETS):
        draft.claim_each(_NUMBERED_STREET, lambda m: f"{_NUMBERED_STREETS[m[1]]} ", "street")
    if draft.has("./º"):
        draft.claim_each(_STREET, lambda m: f"{_STREETS[m[1]]} ", "street")
        draft.claim_each(_POSTCODE, "código postal ", "street")


def _title(match: re.Match[str]) -> str | None:
    word = match[1] if match[1] in _TITLES else match[1].capitalize()
    if match[1] != word and (match[1].isupper() or word not in _ANYWHERE or word == "Jr"):
        return None
    follows = _NAME.match(match.string, match.end())
    if not follows and word not in _ANYWHERE:
        return None
    spoken = _TITLES[word]
    if _FEMININE_TITLE.search(match[0]) and _AFTER_SHE.search(match.string, 0, match.start()):
        spoken = _feminine(spoken)
    return capital_at_start(match, spoken)


def _both(match: re.Match[str]) -> str:
    """Return "Sr./Sra." as "señor o señora"."""
    title = "don" if match[1] == "D" else _TITLES[match[1]]
    return f"{title} o {'doña' if title == 'don' else _feminine(title)}"


def _feminine(title: str) -> str:
    return f"{title[:-1] if title.endswith(('e', 'o')) else title}a"
