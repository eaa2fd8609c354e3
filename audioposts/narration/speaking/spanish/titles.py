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
_OFFICERS = readings("titles.officers", "spanish")
_AFTER_HE = re.compile(r"\b(?:[Ee]l|[Dd]el|[Aa]l|[Uu]n|[Ee]x)\s$")
_NAMES_OF_OFFICES = frozenset(_OFFICES)
_OFFICE = re.compile(rf"(?<![\w.])({any_of(_OFFICES)})\.(?=\sdel?\s(?:l[ao]s?\s)?[{CAPITAL}]|\sGral\.)")
_BOTH = re.compile(rf"(?<![\w.])(Sr|Dr|Prof|Lic|Ing|Arq|Abg|D)\.?/(?:{_FEMININE_FORM})(?=\s|[,;:)]|$)")
_DON = re.compile(rf"(?<![\w.])(?<![A-Z]\. )(?:(D)\.|([dD])\.)(?=\s(?:[{CAPITAL}][{SMALL}ü]))")
_STEMS = frozenset(title[:-1] for title in _TITLES if title[-1] in "oa") | {"Prof", "Dr", "Sr", "Lic"}
_WITH_SIGN = re.compile(rf"(?<![\w.])({any_of(_STEMS)})\.?([ºª])(?=\s)", re.IGNORECASE)
_DONYA = re.compile(r"(?<![\w.])[Dd]\.?ª(?=\s)")
_SAINT = re.compile(rf"(?<![\w.])S\.(?=\s(?:{any_of(words('titles.saints', 'spanish'))})\b)")
_OF_A_CHURCH = (
    "parroquia|iglesia|ermita|convento|monasterio|basílica|capilla|catedral|cofradía|hermandad|fiestas?|romería|colegio|"
    "hospital|barrio|calle|plaza|paseo|avda|avenida|ronda|puente|castillo|estación|mercado|polígono|urbanización|isla|"
    "playa|puerto|estadio|clínica|residencia|instituto|seminario|feria|víspera|día|noche|pueblo|villa|santuario|cárcel"
)
_NAMED_AFTER = re.compile(rf"(?:/|\b(?:{_OF_A_CHURCH})\.?(?: del?(?: la)?)?) $", re.IGNORECASE)
_MAY_BE_SAINT = re.compile(rf"(?<![\w.])S\.(?= [{CAPITAL}][{SMALL}]+)")
_PRIESTS = frozenset(("P", "PP", "M"))
_SAINTLY = frozenset(("S", "SS", "Stos"))
_SAINTS = re.compile(rf"(?<![\w.])(?:SS|Stos)\.(?= [{CAPITAL}][{SMALL}]+(?:,| [ey]) [{CAPITAL}])")
_REVEREND = r"(?:(?<=\b[eEdDaA]l )R\.|(?:Rvdo|Rdo|Rvdmo|[Rr]everendo)\.?)"
_FATHER = re.compile(
    rf"(?<![\w.])({_REVEREND}) ?P\.(?= [{CAPITAL}])|"
    rf"(?<=\b[eEdDaA]l )P\.(?= [{CAPITAL}][{SMALL}])(?! (?:Popular|Vasco)\b)"
)
_MOTHER = re.compile(rf"(?<![\w.])((?<=\b[Ll]a )R\.|(?:Rvda|Rda|Rvdma|[Rr]everenda)\.?) ?M\.(?= [{CAPITAL}])")
_FATHERS = re.compile(rf"(?<=\b[Ll]os )PP\.(?= [{CAPITAL}][{SMALL}])")
_FEMININE_TITLE = re.compile(
    r"\b(Sto|Pdte|Secr?|Subsec|Coord|Dir|Vicegob|Vicemin|Proc|Escr|Vet|T[eé]c|Cjal|Vicepte|Lic|Ing|Arq|Abg|Abog|Sen|Gob|Dip|Min|Psic|Biol|Pres)\.$",
    re.IGNORECASE,
)
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
            draft.claim_each(_OFFICE, _office, "office")
        draft.claim_each(_BOTH, _both, "title")
        if draft.has_word(_PRIESTS):
            _priests(draft)
        if draft.has_word(_TITLES_IN_ANY_CASE):
            draft.claim_each(_TITLE, _title, "title")
        if draft.has_word(_SAINTLY):
            _saints(draft)
        draft.claim_each(_DON, "don", "title")
    if draft.has("ºª"):
        draft.claim_each(_WITH_SIGN, _with_sign, "title")
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


def _saints(draft: Draft) -> None:
    draft.claim_each(_SAINTS, "Santos", "saint")
    draft.claim_each(_SAINT, "San", "saint")
    draft.claim_each(_MAY_BE_SAINT, lambda m: "San" if _NAMED_AFTER.search(m.string, 0, m.start()) else None, "saint")


def _priests(draft: Draft) -> None:
    draft.claim_each(_FATHER, lambda m: f"{_reverend(m[1])}padre", "title")
    draft.claim_each(_MOTHER, lambda m: f"{_reverend(m[1], 'a')}madre", "title")
    draft.claim_each(_FATHERS, "padres", "title")


def _reverend(written: str | None, ending: str = "o") -> str:
    if not written:
        return ""
    return f"{'reverendísim' if 'm' in written else 'reverend'}{ending} "


def _office(match: re.Match[str]) -> str:
    """Tell "el Sec. de Economía", who is a man, from "la Sec. de Economía", which is a department."""
    if match[1] in _OFFICERS and _AFTER_HE.search(match.string, 0, match.start()):
        return _OFFICERS[match[1]]
    return _OFFICES[match[1]]


def _with_sign(match: re.Match[str]) -> str | None:
    """Return "Sr.ª" as "señora", "Excmº" as "excelentísimo"."""
    stem, ending = match[1].capitalize(), "o" if match[2] == "º" else "a"
    if stem + ending in _TITLES:
        return _TITLES[stem + ending]
    return _feminine(_TITLES[stem]) if ending == "a" and stem in _TITLES else None


def _both(match: re.Match[str]) -> str:
    """Return "Sr./Sra." as "señor o señora"."""
    title = "don" if match[1] == "D" else _TITLES[match[1]]
    return f"{title} o {'doña' if title == 'don' else _feminine(title)}"


def _feminine(title: str) -> str:
    return f"{title[:-1] if title.endswith(('e', 'o')) else title}a"
