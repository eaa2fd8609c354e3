"""States and parties: "(D-RI)", "Portland, Ore.", "Austin, TX 78701". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import one_by_one, ordinal

# The Associated Press's abbreviations; it writes Alaska, Hawaii, Idaho, Iowa, Maine, Ohio, Texas and Utah whole.
_AP = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Kans": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Md": "Maryland", "Mass": "Massachusetts",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nev": "Nevada", "N.H": "New Hampshire", "N.J": "New Jersey", "N.M": "New Mexico",
    "N.Y": "New York", "N.C": "North Carolina", "N.D": "North Dakota", "Okla": "Oklahoma", "Ore": "Oregon",
    "Pa": "Pennsylvania", "Penn": "Pennsylvania", "R.I": "Rhode Island", "S.C": "South Carolina",
    "S.D": "South Dakota", "Tenn": "Tennessee", "Tex": "Texas", "Vt": "Vermont", "Va": "Virginia",
    "Wash": "Washington", "W.Va": "West Virginia", "W. Va": "West Virginia", "Wis": "Wisconsin", "Wyo": "Wyoming",
    "D.C": "D C", "P.R": "Puerto Rico", "Ont": "Ontario", "Que": "Quebec", "Alta": "Alberta", "B.C": "British Columbia",
    "Sask": "Saskatchewan", "Man": "Manitoba", "N.S": "Nova Scotia", "N.B": "New Brunswick",
}  # fmt: skip
_CLEAR = (
    "Ala|Ariz|Calif|Colo|Conn|Fla|Kans?|Mass|Mich|Minn|Mont|Neb|Nev|N\\.H|N\\.J|N\\.M|N\\.Y|N\\.C|N\\.D|Okla|R\\.I|"
    "S\\.C|S\\.D|Tenn|W\\. ?Va|Wyo"
)
"""These are nothing else, wherever they stand with a stop."""

_POSTAL = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi",
    "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio",
    "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "DC": "D C", "PR": "Puerto Rico",
    "GU": "Guam", "VI": "Virgin Islands",
}  # fmt: skip
_STATES = _POSTAL | _AP | {f"{short}.": name for short, name in _AP.items()}
_WHOLE = "Alaska|Hawaii|Idaho|Iowa|Maine|Ohio|Texas|Utah|Guam"

_PARTIES = {
    "D": "Democrat", "R": "Republican", "I": "Independent", "L": "Libertarian", "G": "Green", "Dem": "Democrat",
    "Rep": "Republican", "Ind": "Independent", "DFL": "Democratic-Farmer-Labor", "Lab": "Labour", "Con": "Conservative",
    "Lib Dem": "Liberal Democrat", "SNP": "S N P",
}  # fmt: skip
_STATE = "|".join(re.escape(name) for name in sorted(_STATES, key=len, reverse=True)) + "|" + _WHOLE
_PARTY_IN_BRACKETS = re.compile(
    rf"\s*\((D|R|I|L|G|DFL|Dem|Rep|Ind)\.?(?:\s?[-–,]\s?({_STATE}|[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?)"
    r"(?:[-\s](\d{1,2})(?:st|nd|rd|th)?)?)?\)"
)
_BRITISH_PARTY = re.compile(r"\s*\((Lab|Con|Lib Dem|SNP)(?:,\s([A-Z][^()]{2,40}))?\)")
_PARTY = re.compile(rf"\b([DRI])-({_STATE})(?![\w-])")
_PLACE = re.compile(
    rf"(?<=[a-z.], )({'|'.join(map(re.escape, sorted(_AP, key=len, reverse=True)))})\.(?=[,;:)\s”\"’]|$)"
)
_AMBIGUOUS = "Pa|Va|Ga|Md|Ind|Ill|Wis|Mo|Ore|Del|Vt|Ky|Tex|Wash|Ark|La"
_AFTER_A_PREPOSITION = re.compile(
    rf"(?:(?<=\bin )|(?<=\bof )|(?<=\bto ))({_AMBIGUOUS}|Miss)\.(?=[,;:)\s”\"’]|$)|"
    rf"(?:(?<=\bfrom )|(?<=\bnear )|(?<=\bover ))({_AMBIGUOUS})\.(?=[,;:)\s”\"’]|$)|"
    r"(?<=\bthe )(Pa|Va|Ga|Md|Ind|Ill|Wis|Ore|Vt|Ky|Tex|Ark)\.(?=\s[a-z])"
)
_CLEAR_STATE = re.compile(rf"(?<![\w.])({_CLEAR})\.(?=[,;:)\s”\"’-]|$)")
_POSTAL_PLACE = re.compile(rf"(?<=[a-z.], )({'|'.join(_POSTAL)})(\s+\d{{5}}(?:-\d{{4}})?)?(?=[,.;:)\s”\"’]|$)")
_SHORT_NAMES = frozenset(part for name in _AP for part in re.findall(r"\w+", name))
_POSTAL_CODES = frozenset(_POSTAL)


def states_and_parties(draft: Draft) -> None:
    """Claim party tags first: "R-Ariz." has a state in it, and "(R)" is no sign of a brand here."""
    if "(" in draft.text:
        draft.claim_each(_PARTY_IN_BRACKETS, _tag, "party")
        draft.claim_each(_BRITISH_PARTY, _british_tag, "party")
    if "-" in draft.text:
        draft.claim_each(_PARTY, _bare_tag, "party")
    if draft.has_word(_SHORT_NAMES):
        draft.claim_each(_PLACE, lambda match: _state(match[1]), "state")
        draft.claim_each(_AFTER_A_PREPOSITION, lambda match: _state(match[1] or match[2] or match[3]), "state")
        draft.claim_each(_CLEAR_STATE, lambda match: _state(match[1]), "state")
    if draft.has_word(_POSTAL_CODES):
        draft.claim_each(_POSTAL_PLACE, _postal, "state")


def _tag(match: re.Match[str]) -> str:
    party, state, district = match.groups()
    words = f", {_PARTIES[party]}"
    if state:
        words += f" of {_state(state)}"
    if district:
        words += f", {ordinal(int(district))} district"
    return f"{words},"


def _bare_tag(match: re.Match[str]) -> str:
    several = "s" if match.string[: match.start()].endswith(("both ", "all ", "two ", "three ")) else ""
    return f"{_PARTIES[match[1]]}{several} of {_state(match[2])}"


def _british_tag(match: re.Match[str]) -> str:
    return f", {_PARTIES[match[1]]}, {match[2]}," if match[2] else f", {_PARTIES[match[1]]},"


def _postal(match: re.Match[str]) -> str:
    code = re.sub(r"\D", "", match[2] or "")
    return f"{_POSTAL[match[1]]} {one_by_one(code)}" if code else _POSTAL[match[1]]


def _state(short: str) -> str:
    return _STATES.get(short) or _STATES.get(short.rstrip(".")) or short
