"""What German numbers have in common: how they are written, how they are said, which words stand around them. Pure."""

import re
from functools import lru_cache

from audioposts.narration.speaking.numbers import cardinal, german_year, one_by_one, ordinal

NUMBER = r"(?:(?:[1-9]\d{0,2}(?:\.\d{3})+(?!\d)|[1-9]\d{0,2}(?:[ '’]\d{3})+(?!\d)|\d+)(?:,\d+)?)"
"""With points, spaces or apostrophes between thousands, or without."""

MEASURED = rf"(?:\d+\.\d{{1,2}}(?![\d.])|{NUMBER})"
"""The same, and as the Swiss write it: "3.50"."""

TO = r"\s?(?:[-–—]|\bbis\b)\s?"
"""Stands between the ends of a range."""

MAGNITUDE = (
    r"(?:Mio\b\.?|Mill\b\.|Mrd\b\.?|Bio\b\.|Billion(?:en)?\b|Tsd\b\.?|Million(?:en)?\b|Milliarden?\b|[Tt]ausend\b)"
)
_MAGNITUDES = {
    "Mio": ("Million", "Millionen"), "Mill": ("Million", "Millionen"), "Mrd": ("Milliarde", "Milliarden"),
    "Bio": ("Billion", "Billionen"),
    "Tsd": ("", "tausend"), "Million": ("Million", "Millionen"), "Millionen": ("Million", "Millionen"),
    "Milliarde": ("Milliarde", "Milliarden"), "Milliarden": ("Milliarde", "Milliarden"),
    "Billion": ("Billion", "Billionen"), "Billionen": ("Billion", "Billionen"), "tausend": ("", "tausend"),
    "Tausend": ("", "tausend"),
}  # fmt: skip
_BETWEEN_THOUSANDS = str.maketrans("", "", ". '’")
_SWISS = re.compile(r"\d+\.\d{1,2}")
_NEXT_WORD = re.compile(r"[\s-]+[„»“\"]?([^\W\d_][\w’-]*)")
_PREVIOUS_WORD = re.compile(r"([^\W\d_][\w’.-]*)\s+[„»“\"(]?$")


@lru_cache(8192)
def number(digits: str) -> str:
    """Return "101000" as "einhunderteintausend"."""
    return cardinal(digits, "de").replace("einstausend", "eintausend")


@lru_cache(4096)
def amount(written: str) -> str:
    """Return "1.234,5" as words."""
    if _SWISS.fullmatch(written):
        written = written.replace(".", ",")
    whole, comma, fraction = written.translate(_BETWEEN_THOUSANDS).partition(",")
    return f"{number(whole)} Komma {one_by_one(fraction, 'de')}" if comma else number(whole)


def attached(written: str) -> str:
    """Return a number as the first part of a word: "1" as "ein", "100" as "hundert"."""
    spoken = amount(written)
    return {"eins": "ein", "einhundert": "hundert", "eintausend": "tausend"}.get(spoken, spoken)


def year(written: str) -> str:
    """Return "1905" as "neunzehnhundertfünf"; what cannot be a year as a number."""
    return german_year(int(written)) if len(written) == 4 and written[0] != "0" else number(written)


@lru_cache(2048)
def nth(value: int, ending: str) -> str:
    """Return (3, "en") as "dritten"."""
    return ordinal(value, "de").replace(" ", "").lower().removesuffix("e") + ending


def digits(written: str) -> str:
    """Return every digit by itself, whatever stands between."""
    return one_by_one(re.sub(r"\D", "", written), "de")


def is_one(written: str) -> bool:
    """Tell whether what follows is said in the singular."""
    return written.translate(_BETWEEN_THOUSANDS) == "1"


def magnitude(written: str, is_single: bool) -> str:
    """Return "Mio." as "Million" or "Millionen"."""
    return _MAGNITUDES[written.strip().rstrip(".")][0 if is_single else 1]


def previous_word(before: str) -> str:
    """Return the last word of a text, as written; "" if something else stands there."""
    found = _PREVIOUS_WORD.search(before[-40:])
    return found[1] if found else ""


def next_word(text: str, position: int) -> str:
    """Return the word that follows a place, as written; "" if something else stands there."""
    found = _NEXT_WORD.match(text, position)
    return found[1] if found else ""
