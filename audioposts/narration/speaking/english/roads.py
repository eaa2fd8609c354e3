"""Roads and runways: "I-95", "U.S. 101", "Runway 27L". Pure. What stands behind looks like a unit: "I-70 W."."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.labels import label_number
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.word_lists import readings

SIDES = readings("roads.sides")

# With a hyphen only: "A 7 percent rise" is no road.
_SHORT = frozenset({"A", "M", "B", "E", "N", "I", "SR", "CR"})
_NAMES = {"US": "U S", "U.S.": "U S", "Rte": "Route", "Rte.": "Route", "Hwy": "Highway", "Hwy.": "Highway"}
_ROAD = re.compile(
    r"""
    \b(I|US|U\.S\.|SR|CR|A|M|B|E|N|Route|Rte\.?|Highway|Hwy\.?|Interstate|State[ ]Road|County[ ]Road|Freeway|Road)
    ([-\x20])(\d{1,4})
    (?:([NSEWAB])\b|\s([NSEW])\b\.?(?=\s[a-z(]|[,;]|$))?
    (?!\w|,\d|\.\d|%|[ ](?:million|billion|percent|people|years))
    """,
    re.VERBOSE,
)
_RUNWAY = re.compile(r"\b([Rr]unways?) (\d{1,2})([LRC])?(?:(/| and | or )(\d{1,2})([LRC])?)?(?![\w.,-]\d|\w)")
_PLACES = {"L": " left", "R": " right", "C": " center"}


def roads(draft: Draft) -> None:
    """Claim them."""
    if draft.has_digits:
        draft.claim_each(_ROAD, _road, "road")
        draft.claim_each(_RUNWAY, _runway, "runway")


def _road(match: re.Match[str]) -> str | None:
    kind, gap, number, side, side_apart = match.groups()
    if (kind in _SHORT and gap == " ") or (kind == "Road" and len(number) > 3):
        return None
    name = _NAMES.get(kind) or (" ".join(kind) if kind.isupper() else kind)
    side = side or side_apart
    return f"{name} {label_number(number)}" + (f" {SIDES.get(side, side)}" if side else "")


def _runway(match: re.Match[str]) -> str:
    """Return "Runways 9L and 27R" as "Runways nine left and twenty-seven right"."""
    name, number, place, between, other, other_place = match.groups()
    spoken = f"{name} {cardinal(number)}{_PLACES.get(place, '')}"
    if not other:
        return spoken
    return f"{spoken}{' ' if between == '/' else between}{cardinal(other)}{_PLACES.get(other_place, '')}"
