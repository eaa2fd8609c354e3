"""What numbers have in common: how they are written, how they are said, what follows them. Pure."""

import re

from audioposts.narration.speaking.numbers import cardinal, decimal
from audioposts.narration.speaking.word_lists import words

NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
"""With commas between thousands, or without. To be used inside a group."""

NUMBER = rf"(?:{NUMBER})"

SINGULAR_BEFORE = words("quantities.singular_before")
_IRREGULAR = words("quantities.irregular")
_NO_PLURALS = words("quantities.no_plurals")


def amount(written: str) -> str:
    """Return "1,234.5" as words."""
    whole, point, fraction = written.replace(",", "").partition(".")
    return decimal(whole, fraction) if point else cardinal(whole)


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun."""
    return word in _IRREGULAR or (
        len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in _NO_PLURALS
    )


def next_word(match: re.Match[str]) -> str:
    """Return the word that follows a match, as written; "" if it is not one."""
    found = re.compile(r"[\s-]+([A-Za-z][\w’'-]*)").match(match.string, match.end())
    return found[1] if found else ""


def previous_word(match: re.Match[str]) -> str:
    """Return the word before a match, as written; "" if something else stands between."""
    found = re.search(r"([A-Za-z][\w’'.-]*)\s+[“\"‘(]?$", match.string[max(0, match.start() - 40) : match.start()])
    return found[1] if found else ""
