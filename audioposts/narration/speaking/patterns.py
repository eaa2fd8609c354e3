"""Words -> patterns that find any of them; readings -> with the capital that the writing had. Pure."""

import re
from collections.abc import Callable, Iterable


def any_of(words: Iterable[str], written: Callable[[str], str] = re.escape) -> str:
    """Return a pattern for any of the words, longer ones before those that they begin with.

    `written` makes the pattern of one word; without it, the word is found only as it is.
    """
    return "|".join(map(written, sorted(words, key=lambda word: (-len(word), word))))


def in_any_case(words: Iterable[str]) -> frozenset[str]:
    """Return the words as they may be written: what `Draft.has_word` is to look for."""
    return frozenset(form for word in words for form in (word, word.lower(), word.capitalize(), word.upper()))


def in_either_case(word: str) -> str:
    """Return a pattern for a word, also with a capital."""
    return f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"


def with_any_spaces(phrase: str) -> str:
    """Return a pattern for "p. ex." that finds "p.ex." too."""
    return re.escape(phrase).replace(r"\ ", r"\s?")


def capital_at_start(match: re.Match[str], spoken: str) -> str:
    """Return what is said for a match, with a capital where it begins the text."""
    return spoken.capitalize() if match.start() == 0 else spoken


def capital_as(written: str, spoken: str) -> str:
    """Return what is said with a capital if it was written with one."""
    return spoken.capitalize() if written[0].isupper() else spoken
