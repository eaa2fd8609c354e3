"""Sides of the sky in addresses and names: "Capitol St. NW", "SW Terwilliger Blvd.", "W. Hartford". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_SIDES = readings("roads.sides")
_STREETS = readings("addresses.streets")
_STATES = any_of((*readings("places.agency"), *readings("places.postal"), *readings("places.postal").values()))
_STREET = any_of({*_STREETS, *_STREETS.values()})
_NTH = r"\d+(?:st|nd|rd|th)"
_LEADING = "|".join(rf"(?<=\b{word} )" for word in words("sides.prepositions"))
_QUADRANT = re.compile(
    r"(?<=[a-z.] )(NW|NE|SW|SE|N\.W\.|N\.E\.|S\.W\.|S\.E\.|[NSEW](?=\.?(?:[,;)]|\s[a-z]|$)))"
    r"(?![\w’'])(?:(?<=[A-Z])\.)?"
)
_STREET_BEFORE = re.compile(rf"\b(?:{_STREET})\.? $")
_BEFORE_NAME = re.compile(
    rf"\b(?:NW|NE|SW|SE) (?=(?:[A-Z][\w’'-]+ |{_NTH} ){{1,3}}(?:{_STREET})\b)|"
    rf"(?:{_LEADING})(?:NW|NE|SW|SE) (?=(?!Natural\b)[A-Z][a-z]{{2,}}|{_NTH}\b)|"
    rf"\b(?:SE|NE|NW|SW) (?=(?:{any_of(words('sides.quarters'))})\b)"
)
_SIDED = re.compile(
    rf"\b[NSEW]\. (?=(?:{any_of(words('sides.places'))})\b)|"
    rf"(?:{_LEADING})[NSEW]\. (?=[A-Z][a-z]+(?: [A-Z][a-z]+)?, (?:{_STATES})\b)"
)
_OF_SIDES = frozenset(_SIDES)


def sides(draft: Draft) -> None:
    """Claim them, after the streets themselves."""
    if draft.has_word(_OF_SIDES):
        draft.claim_each(_QUADRANT, _quadrant, "street")
        draft.claim_each(_BEFORE_NAME, lambda match: f"{_SIDES[match[0].strip()]} ", "street")
        draft.claim_each(_SIDED, lambda match: f"{_SIDES[match[0][0]]} ", "place")


def _quadrant(match: re.Match[str]) -> str | None:
    """Read "NW" only after a street: "Capitol St. NW"."""
    is_after_street = _STREET_BEFORE.search(match.string[max(0, match.start() - 16) : match.start()])
    return _SIDES[match[1].replace(".", "")] if is_after_street else None
