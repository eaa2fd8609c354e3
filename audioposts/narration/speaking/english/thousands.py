"""Letters after a number that are thousands or millions, and those that are none: "41K likes", "4K". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import APART, MAGNITUDES, amount, is_plural, previous_word
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import words

_HINT = re.compile(r"\d[kKMB](?![a-z])")
_MAGNITUDE = re.compile(rf"{APART}(?<![A-Za-z][-‑])(\d+(?:\.\d+)?)([kKMB])(\+)?(?![\w%/’'-])")
_FOLLOWING = re.compile(r"\s([A-Za-z-]+)(?:\s([A-Za-z-]+))?")
_RESOLUTION = re.compile(
    r"(?<![\w.,$£€])([2-8]|1\.5|2\.[578]|3\.2|5\.1|12|16)K"
    rf"(?=[\s-](?:[\w.-]+\s){{0,2}}(?:{any_of(words('thousands.screens'))})\b)"
)
_ONE_RACE = "|".join(f"(?<= {word} )|(?<=^{word} )" for word in sorted(words("thousands.before_races")))
_RACE = re.compile(
    rf"(?:{_ONE_RACE})(\d{{1,3}})K(?![\w/-])(?!\s(?:people|men|women|new|more)\b)|"
    r"(?<![\w.,$£€-])(\d{1,3})K(?=\s(?:fun |road |charity |trail )?(?:runs?|races?|walks?|runners?)\b)"
)
_COUNTED = words("measures.counted_in_millions") | {"people", "men", "women", "children"}
_BEFORE_QUANTITIES = words("thousands.before_quantities")


def thousands(draft: Draft) -> None:
    """Claim them."""
    if draft.has_digits and _HINT.search(draft.text):
        draft.claim_each(_RESOLUTION, lambda m: f"{amount(m[1])} K", "resolution")
        draft.claim_each(_RACE, lambda m: f"{cardinal(m[1] or m[2])} K", "race")
        draft.claim_each(_MAGNITUDE, _magnitude, "number")


def _magnitude(match: re.Match[str]) -> str | None:
    """Tell "41K likes", "2M copies" and "grew to 5M" from "4K", "3M" and "Flat 2B"."""
    number, letter, plus = match.groups()
    following = _FOLLOWING.match(match.string, match.end())
    next_words = [word for word in following.groups() if word] if following else []
    if number + letter == "3M" and not _COUNTED.intersection(next_words):
        return None
    if next_words and next_words[0][0].isupper():
        return None
    if letter in "kK" and number in ("4", "8"):
        return None
    is_counted = any(word in _COUNTED or (is_plural(word) and word.islower()) for word in next_words)
    is_a_base = letter == "B" and number in ("1", "2", "3")
    if not is_counted and (is_a_base or previous_word(match).lower() not in _BEFORE_QUANTITIES):
        return None
    return f"{amount(number)} {MAGNITUDES[letter]}{' plus' if plus else ''}"
