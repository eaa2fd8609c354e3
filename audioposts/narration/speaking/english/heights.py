"""Feet and inches, stones and pounds: "6'2"", "5-foot-9", "14st 6lb". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.fractions import low_to_high
from audioposts.narration.speaking.english.quantities import APART, NUMBER, amount, next_word, previous_word
from audioposts.narration.speaking.numbers import cardinal

_IMPERIAL = re.compile(rf"{APART}(\d{{1,2}})\s?(ft|st)\.?\s?(\d{{1,2}}(?:\.\d)?)\s?(?:ins?|lbs?)\b\.?")
_STONES = re.compile(rf"{APART}(\d?[02-9]|11)st\b(?!\.?\s(?:century|anniversary))")
_HEIGHT = re.compile(rf"{APART}(\d)\s?['’′]\s?-?(\d{{1,2}})(?:½)?\s?(?:[\"”″]|''|’’)?(?!\d)(?=[\s,.;)-]|$)")
_FOOT_INCHES = re.compile(r"\b(\d)-foot-(\d{1,2})(?!\d)")
_INCH_MARK = re.compile(rf"(?<![\w.,“\"])(?P<low>{NUMBER})(?:\s?[-–]\s?(?P<high>{NUMBER}))?\s?[″\"](?=[\s,.;)-]|$)")
_FEET = re.compile(rf"{APART}(\d{{1,3}})\s?[′'](?=[\s,.;)]|$)")


def heights(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits:
        return
    draft.claim_each(_IMPERIAL, _imperial, "height")
    draft.claim_each(_STONES, lambda m: f"{cardinal(m[1])} stone", "weight")
    draft.claim_each(_HEIGHT, lambda m: f"{cardinal(m[1])} foot {cardinal(m[2])}", "height")
    draft.claim_each(_FOOT_INCHES, lambda m: f"{cardinal(m[1])} foot {cardinal(m[2])}", "height")
    if draft.has('"″′'):
        draft.claim_each(_INCH_MARK, _inch_mark, "unit")
        draft.claim_each(_FEET, lambda m: f"{cardinal(m[1])} feet", "unit")


def _imperial(match: re.Match[str]) -> str:
    """Return "6ft 2in" and "14st 6lb" as the British say them."""
    large, unit, small = match.groups()
    return f"{cardinal(large)} {'foot' if unit == 'ft' else 'stone'} {amount(small)}"


def _inch_mark(match: re.Match[str]) -> str | None:
    """Read a straight quotation mark as inches, unless it closes a quotation."""
    if match.string.count('"') % 2 == 0:
        return None
    is_one = match["low"] == "1" and not match["high"]
    return f"{low_to_high(match['low'], match['high'])} {'inch' if is_one or _is_adjective(match) else 'inches'}"


def _is_adjective(match: re.Match[str]) -> bool:
    return previous_word(match) in ("a", "an", "the") and next_word(match) not in ("", "of", "and", "in", "or")
