"""Marks that other rules would take for theirs: scales of maps, stars, primes, spaced words. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import amount, next_word
from audioposts.narration.speaking.numbers import cardinal

_SCALE = re.compile(r"(?<![\w.,:])1:(?:(\d{1,3}(?:[, ]\d{3})+|\d{4,})(?![\w:])|(\d{2,3})(?=[\s-]scale))")
_STARS = re.compile(r"(?<!\w)([★⭐✭✮]+)(½)?([☆]*)|(?<=\d)\s?([★⭐])(?!\w)")
_RATED = frozenset("hotel hotels rating ratings resort restaurant restaurants review reviews service".split())  # noqa: SIM905
_PRIME = re.compile(
    r"(?<![\w.,])([35])['’′](?=[\s-](?:ends?|UTRs?|cap|untranslated|exonuclease|splice|terminus|flank\w*)\b|\s?(?:to|[-–→])\s?[35]['’′])"
)


def marks(draft: Draft) -> None:
    """Claim them."""
    if "1:" in draft.text:
        draft.claim_each(_SCALE, lambda m: f"one to {amount((m[1] or m[2]).replace(' ', ''))}", "scale")
    if draft.has("★⭐✭✮"):
        draft.claim_each(_STARS, _stars, "stars")
    if draft.has("35") and draft.has("'’′"):
        draft.claim_each(_PRIME, lambda m: f"{cardinal(m[1])} prime", "prime")


def _stars(match: re.Match[str]) -> str | None:
    """Return "★★★½" as "three and a half stars"; a star alone only decorates."""
    full, half, empty, after_number = match.groups()
    if after_number:
        return " star" if next_word(match) in _RATED else " stars"
    if len(full) == 1 and not half and not empty:
        return None
    many = cardinal(str(len(full)))
    return f"{many} and a half stars" if half else f"{many} {'star' if len(full) == 1 else 'stars'}"
