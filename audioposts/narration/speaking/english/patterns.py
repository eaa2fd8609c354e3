"""Words -> the part of a pattern that finds them. Pure."""

import re
from collections.abc import Iterable


def either(words: Iterable[str]) -> str:
    """Return what finds any of these words, the longest first: "Sens" before "Sen". To be used inside a group."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
