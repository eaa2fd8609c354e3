"""How numbers are written and said in French, and the gender of what they count. Pure."""

import re
from functools import lru_cache

from audioposts.narration.speaking import numbers
from audioposts.narration.speaking.word_lists import words

NUMBER = r"(?:\d{1,3}(?:[ .’']\d{3})+(?!\d)|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+)(?:,\d+(?!,?\d))?"
"""Thousands after spaces, full stops or apostrophes, decimals after a comma."""

POINTED = r"(?:\d{1,3}(?:[ ’']\d{3})+|\d+)\.\d{1,2}(?!\d|[.,]\d)"
"""Decimals after a full stop, as in Switzerland: only where a unit tells that it is no version and no date."""

AMOUNT = rf"(?:{POINTED}|{NUMBER})"

_POINTED = re.compile(POINTED)
_SEPARATORS = re.compile(r"[ .’']")
_MOST_DECIMALS = 3
"""Longer fractions are read digit by digit."""

_FEMININE = words("figures.feminine", "french")
_MASCULINE = words("figures.masculine", "french")
_ADJECTIVES = words("figures.feminine_adjectives", "french")
_FEMININE_ENDINGS = tuple(words("figures.feminine_endings", "french"))
_ADJECTIVES_OF_BOTH = ("autres", "jeunes", "autre", "jeune")
_NEXT_WORDS = re.compile(r"[\s-]+([^\W\d_]+)(?:[\s-]+([^\W\d_]+))?")
_FIRST = {"er": "premier", "re": "première"}


def cardinal(digits: str) -> str:
    """Return "71" as "soixante et onze"; "07" digit by digit."""
    return numbers.cardinal(digits, "fr")


def one_by_one(digits: str) -> str:
    """Return "101" as "un zéro un"."""
    return numbers.one_by_one(digits, "fr")


@lru_cache(4096)
def amount(number: str, noun: str = "") -> str:
    """Return "1 234,5" as words, agreeing with the `noun` that it counts: "une", "vingt et une"."""
    whole, fraction = parts(number)
    spoken = cardinal(whole)
    if fraction:
        return f"{spoken} virgule {decimals(fraction)}"
    return f"{spoken}e" if is_feminine(noun) and re.search(r"\bun$", spoken) else spoken


def parts(number: str) -> tuple[str, str]:
    """Return the digits before the comma and those after it."""
    if _POINTED.fullmatch(number):
        whole, _, fraction = number.rpartition(".")
        return _SEPARATORS.sub("", whole), fraction
    if number.count(",") > 1:
        return number.replace(",", ""), ""
    whole, _, fraction = _SEPARATORS.sub("", number).partition(",")
    return whole, fraction


def decimals(fraction: str) -> str:
    """Return "05" as "zéro cinq", "14" as "quatorze", "14159" digit by digit."""
    rest = fraction.lstrip("0")
    if len(fraction) > _MOST_DECIMALS or not rest:
        return one_by_one(fraction)
    return " ".join(["zéro"] * (len(fraction) - len(rest)) + [cardinal(rest)])


def is_one(number: str) -> bool:
    """Tell whether the singular follows: in French up to 1,99."""
    return int(parts(number)[0]) < 2


def plural(number: str) -> str:
    """Return the "s" of what a number counts, "" for one of it."""
    return "" if is_one(number) else "s"


@lru_cache(1024)
def ordinal(number: int, is_feminine: bool = False) -> str:
    """Return 21 as "vingt et unième", 1 as "premier" or "première"."""
    if number == 1:
        return _FIRST["re" if is_feminine else "er"]
    spoken = re.sub(r"(?<=vingt)s$|(?<=cent)s$|(?<=million)s$|(?<=milliard)s$|e$", "", cardinal(str(number)))
    return re.sub(r"(?<=cinq)$", "u", re.sub(r"neuf$", "neuv", spoken)) + "ième"


@lru_cache(4096)
def is_feminine(noun: str) -> bool:
    """Tell whether a noun is clearly feminine."""
    word = noun.lower()
    singular = word.removesuffix("s")
    if word in _MASCULINE or singular in _MASCULINE:
        return False
    return word in _FEMININE or singular in _FEMININE or (len(singular) > 4 and singular.endswith(_FEMININE_ENDINGS))


def counted_noun(match: re.Match[str]) -> str:
    """Return the noun after a number, or one like it where an adjective before it tells its gender already."""
    following = _NEXT_WORDS.match(match.string, match.end())
    if not following:
        return ""
    first, second = following[1], following[2] or ""
    if first.lower() in _ADJECTIVES_OF_BOTH:
        return second
    return "personne" if first.lower() in _ADJECTIVES else first
