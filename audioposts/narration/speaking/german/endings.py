"""Cases and genders, as far as the words around a number tell them. Pure.

German ordinals and the number one end like adjectives: "am 3. Oktober" and "der 3. Oktober" do not sound the same.
"""

import re
from functools import lru_cache

from audioposts.narration.speaking.german.quantities import amount, is_one, magnitude
from audioposts.narration.speaking.word_lists import words

_HEADS = {
    head: gender
    for gender, name in (("m", "masculine"), ("f", "feminine"), ("n", "neuter"), ("p", "plural"))
    for head in words(f"nouns.{name}", "german")
}
"""Nouns by which longer ones are known, too: "Geburtstag" is a "Tag"."""

_SUFFIXES = (
    ("f", ("ung", "heit", "keit", "schaft", "ion", "tät", "ik", "enz", "anz", "ur", "ie", "ei", "in", "e")),
    ("n", ("chen", "lein", "ment", "um", "nis", "ing")),
    ("m", ("er", "ling", "ismus", "or", "ist", "ent", "ant", "eur")),
)
_POSSESSIVES = ("ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer")
_STEMS = (*_POSSESSIVES[:-1], "eur")
_WEAK_EN = frozenset("den dem des im am zum vom beim zur diesem diesen jedem jeden jenem jenen welchem".split()) | {  # noqa: SIM905
    f"{stem}{ending}" for stem in _STEMS for ending in ("em", "en", "er", "es")
}
_WEAK_E = frozenset("das ins ans aufs fürs ums durchs übers jede jenes dieses jedes".split()) | {  # noqa: SIM905
    f"{stem}e" for stem in _STEMS
}
_DATIVE = words("cases.dative", "german")
_ACCUSATIVE = words("cases.accusative", "german")
_ABOUT = words("cases.about", "german")
_BEFORE_DER = _DATIVE | words("cases.genitive", "german")
_TRANSITIVE = words("cases.transitive", "german")
_WORDS = re.compile(r"[^\W\d_][\w-]*|[^\w\s]")
_COORDINATED = re.compile(
    r"(?:\d{1,4}|[IVXL]+)\.(?:\s?\d{1,2}\.)?\s?(?:[^\W\d_]{3,}\.?\s)?\s*(?:bis|und|oder|sowie|auf|[-–—/,])\s*$"
)
_STRONG = {
    "": {"m": "er", "f": "e", "n": "es", "p": "e"},
    "accusative": {"m": "en", "f": "e", "n": "es", "p": "e"},
    "dative": {"m": "em", "f": "er", "n": "em", "p": "en"},
}
_ONE = {
    "": {"m": "ein", "f": "eine", "n": "ein"},
    "accusative": {"m": "einen", "f": "eine", "n": "ein"},
    "dative": {"m": "einem", "f": "einer", "n": "einem"},
}


@lru_cache(4096)
def gender(noun: str) -> str:
    """Return "m", "f", "n", "p" for plurals, "" for who knows; by the last part of the word."""
    word = noun.lower()
    for start in range(max(len(word) - 1, 1)):
        if word[start:] in _HEADS:
            return _HEADS[word[start:]]
    for found, suffixes in _SUFFIXES:
        if len(word) > 4 and word.endswith(suffixes):
            return found
    return ""


def adjective_ending(before: str, noun: str) -> str:
    """Return the ending of an ordinal or an adjective between what stands before it and its noun."""
    while joined := _COORDINATED.search(before):
        before = before[: joined.start()]
    spoken = [word.lower() for word in _WORDS.findall(before[-60:])]
    while len(spoken) > 1 and _is_adjective(spoken[-1]):
        spoken.pop()
    last = spoken[-1] if spoken else ""
    earlier = spoken[-2] if len(spoken) > 1 else ""
    return _weak(last, earlier, gender(noun)) or _strong(last, gender(noun))


def _is_adjective(word: str) -> bool:
    return len(word) > 3 and word.endswith(("en", "te", "em", "ige", "che", "eue")) and not _is_determiner(word)


def _is_determiner(word: str) -> bool:
    return word in _WEAK_EN or word in _WEAK_E or word in _DATIVE or word in _ACCUSATIVE or word in _POSSESSIVES


def _weak(last: str, earlier: str, found: str) -> str:
    """Return the ending after an article; "" without one."""
    if last in _WEAK_EN:
        return "en"
    if last in _WEAK_E:
        return "e"
    if last in ("der", "dieser", "jeder"):
        return "en" if earlier in _BEFORE_DER or found in ("f", "p") else "e"
    if last in ("die", "diese"):
        return "en" if found == "p" else "e"
    return ""


def _strong(last: str, found: str) -> str:
    return _STRONG[_case_after(last)][found or "m"]


def _case_after(word: str) -> str:
    if word in _DATIVE:
        return "dative"
    return "accusative" if word in _ACCUSATIVE else ""


def case_of(before: str) -> str:
    """Return "dative", "accusative" or "", as the words before a number tell."""
    spoken = [word.lower() for word in _WORDS.findall(before[-60:])]
    while spoken and spoken[-1] in _ABOUT:
        spoken.pop()
    last = spoken[-1] if spoken else ""
    return "accusative" if last in _TRANSITIVE else _case_after(last)


def one(found: str, before: str) -> str:
    """Return the number one before a noun of this gender: "ein", "einer"."""
    return _ONE[case_of(before)].get(found, "ein")


def counted(written: str, found: str, single: str, several: str, before: str) -> str:
    """Return ("1", "m", "Meter", "Meter", "in") as "einem Meter"."""
    return f"{one(found, before)} {single}" if is_one(written) else f"{amount(written)} {several}"


def magnified(written: str, unit: str | None, before: str) -> str:
    """Return ("1", "Mio.", "") as "eine Million", ("3,5", None, "") as "drei Komma fünf"."""
    if not unit:
        return amount(written)
    if is_one(written) and magnitude(unit, True):
        return f"{one('f', before)} {magnitude(unit, True)}"
    if magnitude(unit, False) == "tausend" and is_one(written):
        return "eintausend"
    return f"{amount(written)} {magnitude(unit, False)}"
