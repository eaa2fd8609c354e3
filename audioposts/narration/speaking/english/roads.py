"""Roads: "I-95", "U.S. 101", "Route 66". Pure. Their side of the sky looks like a unit: "I-70 W."."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.labels import label_number
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


def roads(draft: Draft) -> None:
    """Claim them."""
    if draft.has_digits:
        draft.claim_each(_ROAD, _road, "road")


def _road(match: re.Match[str]) -> str | None:
    kind, gap, number, side, side_apart = match.groups()
    if (kind in _SHORT and gap == " ") or (kind == "Road" and len(number) > 3):
        return None
    name = _NAMES.get(kind) or (" ".join(kind) if kind.isupper() else kind)
    side = side or side_apart
    return f"{name} {label_number(number)}" + (f" {SIDES.get(side, side)}" if side else "")
