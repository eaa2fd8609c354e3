"""Temperatures: "-5 °C", "70-75°", "reached 40 C". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.fractions import low_to_high
from audioposts.narration.speaking.english.quantities import (
    APART,
    NUMBER,
    SIGN,
    UP_TO,
    amount,
    next_word,
    previous_word,
    sign,
)
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.word_lists import words

_SCALES = {"C": " Celsius", "F": " Fahrenheit", "K": " Kelvin", "℃": " Celsius", "℉": " Fahrenheit"}
_TEMPERATURE = re.compile(rf"{SIGN}{APART}(?P<low>{NUMBER})(?:\s?°)?{UP_TO}\s?(?:°|º)(?:\s?(?P<scale>[CFK])\b)?")
_SIDES = {"N": "north", "E": "east", "S": "south", "W": "west"}
_SIDE = r"(?P<side>NE|NW|SE|SW|[NSEW])\b(?![.’']\w)"
_BEARING = re.compile(rf"{SIGN}{APART}(?P<low>{NUMBER})\s?[°º]\s?{_SIDE}")
_ANGLE = re.compile(
    rf"{APART}(\d{{1,3}})\s?[°º]\s?(\d{{1,2}}(?:\.\d+)?)\s?[′'’](?!['’])(?:\s?(\d{{1,2}}(?:\.\d+)?)\s?(?:[″\"”]|''|’’|′′))?(?:\s?{_SIDE})?"
)
_WITHOUT_SIGN = re.compile(r"(?<![\w.,])(\d{1,2}(?:\.\d+)?)\s?([NS])([,\s/]\s?)(\d{1,3}(?:\.\d+)?)\s?([EW])(?!\w)")
_ONE_SIGN = re.compile(rf"{SIGN}{APART}({NUMBER})\s?([℃℉])")
_LETTER = re.compile(rf"{SIGN}{APART}(\d{{1,3}})\s?([CF])(?=[\s,.;)]|$)(?![\s]?[-&]|\s[A-Z])")
_NO_NOUNS = words("measures.no_nouns")
_WARM = words("temperatures.warm")


def temperatures(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits:
        return
    if draft.has("°º℃℉"):
        draft.claim_each(_ANGLE, _angle, "coordinate")
        draft.claim_each(_BEARING, _bearing, "coordinate")
        draft.claim_each(_TEMPERATURE, _temperature, "temperature")
        draft.claim_each(_ONE_SIGN, lambda m: f"{sign(m[1])}{amount(m[2])} degrees{_SCALES[m[3]]}", "temperature")
    if draft.has("EW"):
        draft.claim_each(_WITHOUT_SIGN, _without_sign, "coordinate")
    draft.claim_each(_LETTER, _with_letter, "temperature")


def _temperature(match: re.Match[str]) -> str:
    low, high = match["low"], match["high"]
    is_one = (low == "1" and not high) or _describes(match)
    unit = "degree" if is_one else "degrees"
    return f"{sign(match['sign'])}{low_to_high(low, high)} {unit}{_SCALES.get(match['scale'], '')}"


def _describes(match: re.Match[str]) -> bool:
    """Tell "a 45° angle" from "a 45° of"."""
    word = next_word(match)
    return previous_word(match).lower() in ("a", "an") and word.islower() and word not in _NO_NOUNS


def _side(letters: str | None) -> str:
    """Return "NE" as " northeast"."""
    return " " + "".join(_SIDES[letter] for letter in letters) if letters else ""


def _bearing(match: re.Match[str]) -> str:
    """Return "16.4°S" as "sixteen point four degrees south"."""
    unit = "degree" if match["low"] == "1" else "degrees"
    return f"{sign(match['sign'])}{amount(match['low'])} {unit}{_side(match['side'])}"


def _angle(match: re.Match[str]) -> str:
    """Return "40°42′46″N" with its minutes and seconds."""
    parts = zip(match.groups()[:3], ("degree", "minute", "second"), strict=True)
    said = [f"{amount(part.lstrip('0') or '0')} {unit}{'' if part == '1' else 's'}" for part, unit in parts if part]
    return " ".join(said) + _side(match["side"])


def _without_sign(match: re.Match[str]) -> str:
    latitude, side, between, longitude, other_side = match.groups()
    return f"{amount(latitude)}{_side(side)}{between}{amount(longitude)}{_side(other_side)}"


def _with_letter(match: re.Match[str]) -> str | None:
    written_sign, number, scale = match.groups()
    if previous_word(match).lower() not in _WARM and not written_sign:
        return None
    return f"{sign(written_sign)}{cardinal(number)} degrees{_SCALES[scale]}"
