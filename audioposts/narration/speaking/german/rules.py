"""Rules that are asked only where some letters that they need are in the text: most of them are rarely needed. Pure."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from audioposts.narration.speaking.draft import Draft, Say


class Rule(NamedTuple):
    """A pattern, and what is said for it."""

    hints: tuple[str, ...]
    """One of them is in every text in which the pattern is found."""

    pattern: re.Pattern[str]
    say: Say | str
    kind: str


def claim_all(draft: Draft, rules: Iterable[Rule]) -> None:
    """Claim what the rules find, in their order."""
    text = draft.text
    for hints, pattern, say, kind in rules:
        for hint in hints:
            if hint in text:
                draft.claim_each(pattern, say, kind)
                break
