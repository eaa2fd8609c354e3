"""Streets: "Main St.", "221B Baker St", "N. 5th Ave.", "Hwy. 61". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.labels import label_number
from audioposts.narration.speaking.english.roads import SIDES
from audioposts.narration.speaking.numbers import one_by_one
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_STREETS = readings("addresses.streets")
_SAINTS = words("addresses.saints")
_NOT_STREETS = words("addresses.not_streets")
_NTH = r"\d+(?:st|nd|rd|th)"
_STREET = re.compile(rf"(?<=[\w’'] )({any_of(words('addresses.sure'))})\.")
_COUNTY_ROAD = re.compile(r"\b(?:Cty|Co|Cnty)\.? (?:Rd|Road|Hwy|Highway)\b\.?(?=\s+[\dA-Z])")
_BEFORE_NUMBER = re.compile(r"\b(Hwy|Rte|Rt|Bldg|Apt|Ste)\.?(?=\s+#?(?:\d|[A-Z]\d?\b))")
_ADDRESS = re.compile(
    rf"""
    \b(?P<number>\d+[A-Z]?(?:[-–]\d+)?[ ])?
    (?:[NSEW]\.?W?E?\.?[ ])?
    (?P<name>(?:[A-Z][\w’'.-]+|{_NTH})[ ])
    (?P<kind>St|Dr|Pl|Ct|Ter|Cir)\b(?P<stop>\.?)
    (?P<next>\s+[A-Z“][\w’'-]*)?
    """,
    re.VERBOSE,
)
_SIDE = re.compile(
    rf"(?<=\d )(N\.?W|N\.?E|S\.?W|S\.?E|[NSEW])\.?(?=\s+(?:[A-Z]|{_NTH}))|"
    rf"(?<![\w.])([NSEW])\.(?=\s+(?:{_NTH}|(?:[A-Z]\w+\s){{1,2}}(?:St|Ave|Blvd|Rd|Dr|Ln)\b))"
)
_BRITISH = re.compile(
    rf"(?<=[a-z’'s] )({any_of(words('addresses.without_stop'))})(?![\w.’'-])|"
    r"(?<=[a-z’'] )(Sq)(?=[,;)]|\s(?:[a-z]|$)|$)"
)
_SAINT = re.compile(r"\b(St|Ste)-(?=[A-ZÉÈ][a-zé])")
_BOX = re.compile(
    r"(?:(?<=P\.O\. Box )|(?<=P\.O\. box )|(?<=PO Box )|(?<=P\.O\. BOX )|(?<=Post Office Box ))(\d{1,6})\b"
)
_ZIP = re.compile(
    r"\b(?:ZIP|Zip|zip)(?: ?codes?)?(?: is| of| in|:)? (\d{5}(?:-\d{4})?)"
    r"(?:(?:,? (?:and|or|to) |, )(\d{5}))?(?!\w|[.,]\d)"
)
_BEFORE_ZIP = re.compile(r"(?<![\w.,$-])\d{5}(?= (?:ZIP|Zip|zip)\b)")
_OF_POST = frozenset({"ZIP", "Zip", "zip", "Box", "box", "BOX"})
_OF_ADDRESSES = frozenset({*_STREETS, *SIDES, "Cty", "Cnty", "Co"})


def addresses(draft: Draft) -> None:
    """Claim streets, and with them the "St." and "Dr." that are neither saints nor doctors."""
    if draft.has_digits and draft.has_word(_OF_POST):
        _post(draft)
    if "St-" in draft.text or "Ste-" in draft.text:
        draft.claim_each(_SAINT, lambda match: f"{'Saint' if match[1] == 'St' else 'Sainte'}-", "saint")
    if draft.has_word(_OF_ADDRESSES):
        _streets(draft)


def _post(draft: Draft) -> None:
    """Claim the numbers of boxes and ZIP codes."""
    draft.claim_each(_BOX, lambda match: _box(match[1]), "address")
    draft.claim_each(_BEFORE_ZIP, lambda match: one_by_one(match[0]), "address")
    for match in draft.matches(_ZIP):
        for group in (1, 2):
            if match[group]:
                draft.claim(*match.span(group), one_by_one(match[group].replace("-", "")), "address")


def _box(number: str) -> str:
    """Return the number of a post office box: long ones digit by digit."""
    return one_by_one(number) if len(number) > 3 else label_number(number)


def _streets(draft: Draft) -> None:
    for match in draft.matches(_ADDRESS):
        if _is_street(match):
            start, stop = match.span("kind")
            draft.claim(start, stop + len(match["stop"]), _STREETS[match["kind"]], "street")
    draft.claim_each(_COUNTY_ROAD, lambda match: "County " + ("Highway" if "H" in match[0] else "Road"), "street")
    draft.claim_each(_SIDE, lambda match: SIDES[(match[1] or match[2]).replace(".", "")], "street")
    draft.claim_each(_STREET, lambda match: _STREETS[match[1]], "street")
    draft.claim_each(_BRITISH, lambda match: _STREETS[match[1] or match[2]], "street")
    draft.claim_each(_BEFORE_NUMBER, lambda match: _STREETS[match[1]], "street")


def _is_street(match: re.Match[str]) -> bool:
    kind, name = match["kind"], match["name"].strip()
    if kind not in ("St", "Dr"):
        return bool(match["number"])
    if name in _NOT_STREETS:
        return False
    return bool(match["number"]) or name[0].isdecimal() or _is_named(match)


def _is_named(match: re.Match[str]) -> bool:
    """Tell "on Main St." and "Main St. Bridge" from "in Sault St. Marie" and "Meet Dr. Miller"."""
    following = (match["next"] or "").strip(" “")
    if not following:
        return True
    return bool(match["stop"]) and match["kind"] == "St" and following not in _SAINTS
