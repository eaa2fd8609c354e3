"""What stands around a number: is it a noun, and of which gender? Pure."""

import re

from audioposts.narration.speaking.word_lists import words

NO_NOUNS = words("nouns.none", "spanish")
_MASCULINE = words("nouns.masculine", "spanish")
_FEMININE = words("nouns.feminine", "spanish")
_NEUTRAL = words("nouns.neutral", "spanish")
_COUNTED = words("nouns.counted", "spanish")
_BEFORE_ONE = words("nouns.before_one", "spanish")
_FEMININE_ENDING = re.compile(r"(?:as?|[csxg]i(?:ón|ones)|[dt]ad(?:es)?|tud(?:es)?|triz|trices)$")
_COMMON_ENDING = re.compile(r"(?:istas?|crata?s?|iatras?|óperas?)$")
_NEXT_WORD = re.compile(r"\s([^\W\d_]+)")
_NEXT = re.compile(r"[ -]((?:[yoa]|al?) \d[\d.,]*)? ?([^\W\d_]+)(?: ([^\W\d_]+))?")
_PREVIOUS = re.compile(r"([^\W\d_]+)\.?[\s¿¡«“\"(]+$")
_BETWEEN = re.compile(r"\b[Ee]ntre (?:el |los |las )?$")
_OF_THESE = frozenset(("ellas", "estas", "esas", "aquellas", "las"))
_OF_EACH = re.compile(r"\s(?:de|por)\scada\s\w+\s([^\W\d_]+)")
_THAT_MANY = re.compile(r"\s(?:las|sus|nuestras)\s([^\W\d_]+s)\b")
_MAKES = re.compile(r"\b(?:[aA]|[Ee]n|[Hh]asta|[Ss]on|[Ss]uman|[Ee]ran|[Ff]ueron|[Ss]erán)(?:\sya)?\s$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_FEMININE_BEFORE = words("nouns.feminine_before", "spanish")
_NO_PARTS = words("nouns.no_parts", "spanish")


def next_word(match: re.Match[str]) -> str:
    """Return the word that follows a match, as written; "" if it is not one."""
    found = _NEXT_WORD.match(match.string, match.end())
    return found[1] if found else ""


def previous_word(match: re.Match[str]) -> str:
    """Return the word before a match, as written; "" if something else stands between."""
    found = _PREVIOUS.search(match.string, max(0, match.start() - 30), match.start())
    return found[1] if found else ""


def link(match: re.Match[str]) -> str:
    """Return the word for the dash of a range: "y" after "entre", "a" elsewhere."""
    return "y" if _BETWEEN.search(match.string, 0, match.start()) else "a"


def is_noun(word: str) -> bool:
    """Tell whether a word that follows a number may be what is counted."""
    return len(word) > 1 and word.lower() not in NO_NOUNS


def is_feminine(noun: str) -> bool:
    """Guess the gender of a noun by what it is, or by how it ends."""
    word = noun.lower()
    if word in _FEMININE:
        return True
    return word not in _MASCULINE and not _COMMON_ENDING.search(word) and bool(_FEMININE_ENDING.search(word))


def gender(named: str) -> str:
    """Return "f" or "m" of what may have more than one word, by its first one: "libra esterlina"."""
    return "f" if is_feminine(named.partition(" ")[0]) else "m"


def counted_gender(match: re.Match[str], digits: str) -> str:
    """Return "f" or "m" as the noun has it that a number of `digits` counts, "" for nothing.

    "t" if it counts thousands of what is feminine.
    """
    first, second = _nouns(match)
    if first in ("de", "por", "las", "sus", "nuestras"):
        return "f" if _is_part_of_feminine(match, second) else ""
    if first == "mil":
        return "t" if is_noun(second) and is_feminine(second) else "m"
    if is_noun(first):
        noun = second if first.lower() in _NEUTRAL and is_noun(second) else first
        if digits == "1":
            return _gender_of_one(match, noun)
        if noun.endswith("s"):
            return gender(noun)
    return "f" if previous_word(match).lower() in _FEMININE_BEFORE else ""


def _is_part_of_feminine(match: re.Match[str], second: str) -> bool:
    """Tell "501 de ellas", "1 de cada 3 familias", "son 31 las víctimas" from "el 21 de las fiestas"."""
    text, start, end = match.string, match.start(), match.end()
    if each := _OF_EACH.match(text, end):
        return is_feminine(each[1])
    if _YEAR.fullmatch(match[0]):
        return False
    if many := _THAT_MANY.match(text, end):
        return is_feminine(many[1]) and _MAKES.search(text, 0, start) is not None
    return second in _OF_THESE and previous_word(match).lower() not in _NO_PARTS


def _nouns(match: re.Match[str]) -> tuple[str, str]:
    found = _NEXT.match(match.string, match.end())
    return (found[2], found[3] or "") if found else ("", "")


def _gender_of_one(match: re.Match[str], noun: str) -> str:
    """Tell "1 casa" from "la Fórmula 1 española"."""
    if noun.lower() in _COUNTED or previous_word(match).lower() in _BEFORE_ONE:
        return gender(noun)
    return ""
