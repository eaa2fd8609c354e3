"""What numbers have in common: how they are written, how they are said, what follows them. Pure."""

import re

from audioposts.narration.speaking.numbers import cardinal, decimal
from audioposts.narration.speaking.word_lists import readings, words

NUMBER = r"(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+)"
"""With commas between thousands, or without."""

APART = r"(?<![\w.,])"
"""Before a number: it is no part of another one, or of a word."""

MINUS = r"(?P<minus>(?<![\w.,)])[-−–](?=[\d.]))?"
SIGN = r"(?P<sign>(?<![\w.,)])[-−–+](?=[\d.]))?"
"""A minus that is no hyphen, or a plus as well."""

DASH = r"\s?[-–—]\s?"
"""Between two dates or times."""

UP_TO = rf"(?:\s?(?:[-–—]|to)\s?(?P<high>{NUMBER}))?"
"""After the lower of two numbers, if there are two."""

YEAR = r"(?:1[0-9]|20)\d\d"

MAGNITUDES = readings("quantities.magnitudes")
SINGULAR_BEFORE = words("quantities.singular_before")
_IRREGULAR = words("quantities.irregular")
_NO_PLURALS = words("quantities.no_plurals")
_NEXT_WORD = re.compile(r"[\s-]+([A-Za-z][\w’'-]*)")
_PREVIOUS_WORD = re.compile(r"([A-Za-z][\w’'.-]*)\s+[“\"‘(]?$")


def amount(written: str) -> str:
    """Return "1,234.5" as words."""
    whole, point, fraction = written.replace(",", "").partition(".")
    return decimal(whole, fraction) if point else cardinal(whole)


def two_digits(digits: str) -> str:
    """Return "05" as "oh five", "45" as "forty-five"."""
    return f"oh {cardinal(digits[1])}" if digits[0] == "0" else cardinal(digits)


def sign(written: str | None) -> str:
    """Return what stands before a number: "+" as "plus ", nothing as nothing, any dash as "minus "."""
    if not written:
        return ""
    return "plus " if written == "+" else "minus "


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun."""
    return word in _IRREGULAR or (
        len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in _NO_PLURALS
    )


def next_word(match: re.Match[str]) -> str:
    """Return the word that follows a match, as written; "" if it is not one."""
    found = _NEXT_WORD.match(match.string, match.end())
    return found[1] if found else ""


def previous_word(match: re.Match[str]) -> str:
    """Return the word before a match, as written; "" if something else stands between."""
    found = _PREVIOUS_WORD.search(match.string[max(0, match.start() - 40) : match.start()])
    return found[1] if found else ""
