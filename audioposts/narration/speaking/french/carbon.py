"""Masses of carbon dioxide: "373 Mt éq. CO₂", "55 g CO2/km", "3 tCO2e/an". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import AMOUNT, amount, is_one
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import table, words

_UNITS = {unit: names for unit, names in table("units", "french").items() if unit in ("g", "kg", "t", "kt", "Mt", "Gt")}
_PER = {
    "hab": "habitant",
    "km": "kilomètre",
    "kWh": "kilowattheure",
    "kg": "kilo",
    "m²": "mètre carré",
    "m2": "mètre carré",
}
_EQUIVALENT = r"(?:[ée]q\.?[\s-]?|équivalent[\s-])"
_GAS = rf"(?P<before>{_EQUIVALENT})?CO[2₂](?P<after>eq?\b|-?[ée]q\b\.?|\s[ée]q\b\.?(?!\w))?"
_MASS = re.compile(
    rf"(?<![\w.,/])(?P<number>{AMOUNT})\s?(?P<many>(?:millions?|milliards?)\sde\s)?(?P<unit>{any_of(_UNITS)})\s?"
    rf"(?:de\s|d[’'])?{_GAS}(?:\s?/\s?(?P<per>{any_of(words('measures.each', 'french') | set(_PER))})\b)?(?!\w)"
)
_ALONE = re.compile(rf"(?<![\w.-])(?:{_EQUIVALENT}CO[2₂]|CO[2₂](?:eq?\b|-?[ée]q\b\.?))(?!\w)")


def carbon(draft: Draft) -> None:
    """Claim them; an equivalent is said as one."""
    if "CO2" in draft.text or "CO₂" in draft.text:
        draft.claim_each(_MASS, _mass, "unit")
        draft.claim_each(_ALONE, "équivalent C O deux", "formula")


def _mass(match: re.Match[str]) -> str:
    one, several = _UNITS[match["unit"]]
    many = match["many"] or ""
    noun = one if is_one(match["number"]) and not many else several
    number = amount(match["number"], "" if many else one)
    joined = "équivalent" if match["before"] or match["after"] else "de"
    per = f" par {_PER.get(match['per'], match['per'])}" if match["per"] else ""
    return f"{number} {many}{noun} {joined} C O deux{per}"
