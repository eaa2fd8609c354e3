"""States and parties: "(D-RI)", "Portland, Ore.", "Austin, TX 78701". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import one_by_one, ordinal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_AGENCY = readings("places.agency")
_POSTAL = readings("places.postal")
_STATES = _POSTAL | _AGENCY | {f"{short}.": name for short, name in _AGENCY.items()}
_SIDES = readings("roads.sides")
_PARTIES = readings("places.parties")
_AMBIGUOUS = words("places.ambiguous")
_STATE = any_of(_STATES) + "|Alaska|Hawaii|Idaho|Iowa|Maine|Ohio|Texas|Utah|Guam"
_END = r"(?=[,;:)\s”\"’]|$)"

_PARTY_IN_BRACKETS = re.compile(
    rf"""
    \s*\((D|R|I|L|G|DFL|Dem|Rep|Ind)\.?
    (?:
        \s?[-–,]\s?({_STATE}|[A-Z][A-Za-z.]+(?:[ ][A-Z][A-Za-z.]+)?)
        (?:[-\s](\d{{1,2}})(?:st|nd|rd|th)?)?
    )?\)
    """,
    re.VERBOSE,
)
_DISTRICT = re.compile(r"\s*\((D|R|I)[-–, ]\s?(\d{1,3})(?:st|nd|rd|th)(?:\s(?:Dist(?:rict|\.)?|Ward|Precinct))?\)")
_BRITISH_PARTY = re.compile(r"\s*\((Lab|Con|Lib Dem|SNP)(?:,\s([A-Z][^()]{2,40}))?\)")
_PARTY = re.compile(rf"\b([DRI])-({_STATE})(?![\w-])")
_PLACE = re.compile(rf"(?<=[A-Za-z.], )({any_of(_AGENCY)})\.{_END}")
_AFTER_A_PREPOSITION = re.compile(
    rf"(?:(?<=\bin )|(?<=\bof )|(?<=\bto ))({any_of(_AMBIGUOUS)}|Miss)\.{_END}|"
    rf"(?:(?<=\bfrom )|(?<=\bnear )|(?<=\bover ))({any_of(_AMBIGUOUS)})\.{_END}|"
    rf"(?<=\bthe )({any_of(_AMBIGUOUS - {'Del', 'La', 'Mo', 'Wash'})})\.(?=\s[a-z])"
)
_AFTER_A_STATE = re.compile(
    r"(?:(?<=[a-z]\., )|(?<=[a-z]\. and )|(?<=[a-z]\. or )|(?<=\., and )|(?<=\., or ))"
    rf"({any_of(_AMBIGUOUS)}|Miss)\.(?=[,;:)\s]|$)"
)
_BEFORE_OFFICE = re.compile(rf"(?<![\w.])({any_of(_AMBIGUOUS)}|Miss)\.(?= (?:{any_of(words('places.offices'))})\b)")
_OHIO = re.compile(r"(?<=[a-z], )O\.(?=[,;:)”\"’]|$)")
_OF_OHIO = frozenset({"Akron", "Canton", "Cincinnati", "Cleveland", "Columbus", "Dayton", "Toledo", "Youngstown"})
_SHIRES = readings("places.shires")
_SHIRE = re.compile(rf"(?:(?<=[a-z], )|(?P<side>\b[NSEW])\.? )(?P<shire>{any_of(_SHIRES)})\b\.?(?=[,;:)\s”\"’]|$)")
_QUEENSLAND = re.compile(r"\bQld\b\.?(?=[,;:)\s]|$)")
_CLEAR_STATE = re.compile(rf"(?<![\w.])({any_of(words('places.clear'))}|W\. Va)\.(?=[,;:)\s”\"’-]|$)")
_POSTAL_PLACE = re.compile(
    rf"(?<=[a-z.], )({any_of(_POSTAL)})(?!\s\((?:Cantab|Oxon|Hons)\b)(\s+\d{{5}}(?:-\d{{4}})?)?(?=[,.;:)\s”\"’]|$)"
)
_OF_SHIRES = frozenset(_SHIRES)
_SHORT_NAMES = frozenset(part for name in _AGENCY for part in re.findall(r"\w+", name))
_POSTAL_CODES = frozenset(_POSTAL)


def states_and_parties(draft: Draft) -> None:
    """Claim party tags first: "R-Ariz." has a state in it, and "(R)" is no sign of a brand here."""
    if "(" in draft.text:
        draft.claim_each(_PARTY_IN_BRACKETS, _tag, "party")
        draft.claim_each(_BRITISH_PARTY, _british_tag, "party")
        draft.claim_each(_DISTRICT, lambda m: f", {_PARTIES[m[1]]}, {ordinal(int(m[2]))} district,", "party")
    if "-" in draft.text:
        draft.claim_each(_PARTY, _bare_tag, "party")
    if draft.has_word(_SHORT_NAMES):
        draft.claim_each(_PLACE, lambda match: _state(match[1]), "state")
        draft.claim_each(_AFTER_A_PREPOSITION, lambda match: _state(match[1] or match[2] or match[3]), "state")
        draft.claim_each(_BEFORE_OFFICE, lambda match: _state(match[1]), "state")
        draft.claim_each(_AFTER_A_STATE, lambda match: _state(match[1]), "state")
        draft.claim_each(_CLEAR_STATE, lambda match: _state(match[1]), "state")
    if "O." in draft.text and draft.has_word(_OF_OHIO):
        draft.claim_each(_OHIO, "Ohio", "state")
    if draft.has_word(_OF_SHIRES):
        draft.claim_each(_SHIRE, _shire, "county")
    if "Qld" in draft.text:
        draft.claim_each(_QUEENSLAND, "Queensland", "state")
    if draft.has_word(_POSTAL_CODES):
        draft.claim_each(_POSTAL_PLACE, _postal, "state")


def _tag(match: re.Match[str]) -> str:
    party, state, district = match.groups()
    spoken = f", {_PARTIES[party]}"
    if state:
        spoken += f" of {_state(state)}"
    if district:
        spoken += f", {ordinal(int(district))} district"
    return f"{spoken},"


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


def _shire(match: re.Match[str]) -> str:
    side = f"{_SIDES[match['side']]} " if match["side"] else ""
    return side + _SHIRES[match["shire"]]
