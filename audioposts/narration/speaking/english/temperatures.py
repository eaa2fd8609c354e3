"""Temperatures: "-5 °C", "70-75°", "reached 40 C". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.fractions import low_to_high
from audioposts.narration.speaking.english.quantities import APART, NUMBER, SIGN, UP_TO, amount, previous_word, sign
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.word_lists import words

_SCALES = {"C": " Celsius", "F": " Fahrenheit", "K": " Kelvin", "℃": " Celsius", "℉": " Fahrenheit"}
_TEMPERATURE = re.compile(rf"{SIGN}{APART}(?P<low>{NUMBER})(?:\s?°)?{UP_TO}\s?(?:°|º)(?:\s?(?P<scale>[CFK])\b)?")
_ONE_SIGN = re.compile(rf"{SIGN}{APART}({NUMBER})\s?([℃℉])")
_LETTER = re.compile(rf"{SIGN}{APART}(\d{{1,3}})\s?([CF])(?=[\s,.;)]|$)(?![\s]?[-&]|\s[A-Z])")
_WARM = words("temperatures.warm")


def temperatures(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits:
        return
    if draft.has("°º℃℉"):
        draft.claim_each(_TEMPERATURE, _temperature, "temperature")
        draft.claim_each(_ONE_SIGN, lambda m: f"{sign(m[1])}{amount(m[2])} degrees{_SCALES[m[3]]}", "temperature")
    draft.claim_each(_LETTER, _with_letter, "temperature")


def _temperature(match: re.Match[str]) -> str:
    low, high = match["low"], match["high"]
    unit = "degree" if low == "1" and not high else "degrees"
    return f"{sign(match['sign'])}{low_to_high(low, high)} {unit}{_SCALES.get(match['scale'], '')}"


def _with_letter(match: re.Match[str]) -> str | None:
    written_sign, number, scale = match.groups()
    if previous_word(match).lower() not in _WARM and not written_sign:
        return None
    return f"{sign(written_sign)}{cardinal(number)} degrees{_SCALES[scale]}"
