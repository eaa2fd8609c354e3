"""Digits -> words, by num2words, in the form that a newsreader uses. Pure.

Its commas would be heard as pauses, and American English says "two hundred five", not "two hundred and five".
"""

from functools import lru_cache

from num2words import num2words

_MOST_DIGITS = 15
"""Longer ones are no quantities: they are read digit by digit."""

_ZERO_IN_YEARS = "oh"


@lru_cache(8192)
def cardinal(digits: str, language: str = "en") -> str:
    """Return "1250" as words; without a meaning as a quantity ("007", 40 digits) digit by digit."""
    if len(digits) > _MOST_DIGITS or (digits.startswith("0") and len(digits) > 1):
        return one_by_one(digits, language)
    return _words(int(digits), language, "cardinal")


@lru_cache(4096)
def ordinal(number: int, language: str = "en") -> str:
    """Return 21 as "twenty-first"."""
    return _words(number, language, "ordinal")


@lru_cache(4096)
def decimal(whole: str, fraction: str, language: str = "en") -> str:
    """Return ("3", "14") as "three point one four"."""
    point = {"de": "Komma", "fr": "virgule", "es": "coma"}.get(language[:2], "point")
    return f"{cardinal(whole or '0', language)} {point} {one_by_one(fraction, language)}"


@lru_cache(512)
def one_by_one(digits: str, language: str = "en") -> str:
    """Return "101" as "one zero one"."""
    return " ".join(_words(int(digit), language, "cardinal") for digit in digits)


@lru_cache(2048)
def english_year(year: int) -> str:
    """Return 1905 as "nineteen oh five", 2000 as "two thousand", 2024 as "twenty twenty-four"."""
    century, rest = divmod(year, 100)
    if year < 1000 or year % 1000 == 0 or (2000 < year < 2010):
        return cardinal(str(year))
    if rest == 0:
        return f"{cardinal(str(century))} hundred"
    if rest < 10:
        return f"{cardinal(str(century))} {_ZERO_IN_YEARS} {cardinal(str(rest))}"
    return f"{cardinal(str(century))} {cardinal(str(rest))}"


@lru_cache(2048)
def german_year(year: int) -> str:
    """Return 1905 as "neunzehnhundertfünf", 2024 as "zweitausendvierundzwanzig"."""
    century, rest = divmod(year, 100)
    if not 1100 <= year < 2000:
        return cardinal(str(year), "de")
    return f"{cardinal(str(century), 'de')}hundert{cardinal(str(rest), 'de') if rest else ''}"


YEARS = {"de": german_year, "en": english_year}
"""How years are said where they are said otherwise than quantities; by language."""


def _words(number: int, language: str, to: str) -> str:
    spoken = str(num2words(number, lang=_known(language), to=to)).replace(",", "")
    return spoken.replace(" and ", " ") if language == "en" else spoken


def _known(language: str) -> str:
    return language.replace("-", "_")
