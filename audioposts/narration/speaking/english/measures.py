"""Percentages, lengths, weights and other measures with a unit. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.fractions import MIXED, low_to_high, mixed
from audioposts.narration.speaking.english.quantities import (
    APART,
    NUMBER,
    SIGN,
    SINGULAR_BEFORE,
    UP_TO,
    amount,
    is_plural,
    next_word,
    previous_word,
    sign,
)
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, table, words

# Unit: one, several. With a stop after the abbreviation or without.
_MICRO = "\u00b5\u03bc"
"""The sign and the Greek letter, which look alike."""

_UNITS = {
    written: names
    for unit, names in table("units").items()
    for micro in _MICRO
    for exact in (unit.translate(dict.fromkeys(map(ord, _MICRO), micro)),)
    for written in (exact, exact.translate(str.maketrans("²³", "23")))
}
_SHORT_UNITS = table("letters")
_PER = {unit: one for unit, (one, _) in (_UNITS | _SHORT_UNITS).items()} | {"d": "day", "s": "second"}
_UNIT = any_of(_UNITS)
_MEASURED = (
    rf"{SIGN}{APART}(?<!\d:)(?P<low>{MIXED})(?:\s?(?P<joined>[-–—]|to|x|×|by)\s?(?P<high>{NUMBER}))?"
    r"(?:\s(?P<magnitude>hundred|thousand|million|billion|trillion))?(?P<gap>[\s-]?)"
)
_MEASURE = re.compile(
    rf"""
    {_MEASURED}(?P<unit>{_UNIT})(?:/(?P<parts>10+)?(?P<per>{_UNIT}|s|g|L|l|m|h|d)(?:/(?P<each>day|week|year|min|hr|h|d))?)?(?![\w²³’'/])
    (?:\.(?:(?=[\s,;)]+[a-z(,;)]|[,;)]|-[a-z])|(?<=\d-[a-z]{{2}}\.)(?=\s[A-Z])))?  # ends no sentence
    """,
    re.VERBOSE,
)
_SHORT_MEASURE = re.compile(rf"{_MEASURED}(?P<unit>[mglLshWVtK])(?![\w²³’'/&]|\.\w|-\d)")
_INCHES = re.compile(
    rf"{APART}(?P<low>{MIXED})(?:\s?(?P<joined>[-–x×])\s?(?P<high>{NUMBER}))?(?P<gap>[\s-]?)(?:in\.|(?<=\d)in(?!\s\d))(?=[\s,;)-]|$)"
)
_INCH_SIGN = re.compile(rf"{APART}(?P<low>{MIXED})(?:\s?(?P<joined>[-–x×])\s?(?P<high>{NUMBER}))?(?P<gap>\s?)″")
_PERCENT = re.compile(
    rf"{SIGN}{APART}(?P<low>{NUMBER}|\d*[½¼¾])(?:\s?%)?{UP_TO}\s?(?P<unit>%|‰|pct\.?|pc)(?!\w)(?P<plus>\+)?"
)
_ADJECTIVE_PERCENT = re.compile(r"(?<=%)-(?=[a-z])")
_BARE = any_of(words("measures.bare")).replace("_", r"\.?\s")
_BARE_UNIT = re.compile(
    rf"(?:(?<=\bper )|(?<= a )|(?<= an )|(?P<slash>(?<=[a-z])/))(?P<unit>{_BARE})(?![\w/])(?:\.(?=\s[a-z]|[,;)]))?"
)
_ALONE = readings("measures.alone")
_ALONE_UNIT = re.compile(rf"(?<![\w/.-])({any_of(_ALONE)})(?![\w/])")
_BARE_WORDS = frozenset(re.split(r"[_.]", unit)[0] for unit in {*words("measures.bare"), *_ALONE})
_AT_SEA = re.compile(
    r"\s(?:[NSEW]{1,3}\b|north|south|east|west|from|off|offshore)|"
    r".*\b(?:ships?|vessels?|sail\w*|cyclone|storm|hurricane|boats?|yachts?|coast\w*|islands?|tankers?|sea|navy|naval|runway)\b"
)
_OF_CHIPS = frozenset("chip chips class node nodes part parts process processes processor silicon technology".split())  # noqa: SIM905
_NO_NOUNS = words("measures.no_nouns")
_DIMENSIONS = words("measures.dimensions")
_DETERMINERS = words("measures.determiners")
_FILM = re.compile(r"\b(?:on|in) (8|16|35|65|70)mm(?![\w-])(?!\s(?:of|from|to|above|below))")
_BY = re.compile(r"(?<=\d)\s?[x×]\s?(?=\d)")
_PRESSURE = re.compile(r"(?<![\w.,/])(\d{2,3})/(\d{2,3})\s?mmHg\b")
_POWER_OF_TEN = re.compile(r"(?<=\d)\s?[x×]\s?(?=10[⁻⁰¹²³⁴-⁹^])")
_TIMES = re.compile(rf"{APART}({NUMBER})(?:x\b|×(?!\s?\d))")
_TIMED = re.compile(r"\d\.\d\d\s?s(?:ecs?)?\b|\d\.\d\d seconds")
_RUNNING = words("measures.running")
_IN_A_KITCHEN = re.compile(
    r"\bpts?\.? (?:of|milk|cream|water|stock|broth|beer|ale|blood|berries)\b|\b(?:cups?|tbsp|tsp|qts?|oz)\b"
)
_CHANGED = re.compile(
    r"\b(?:by|up|down|rose|rise|risen|fell|fall|gain\w*|lost|losing|swing|increase|drop\w*|point)\b.{0,16}$"
)
"""By percentage points, not so many parts."""

_LENGTHS = re.compile(rf"\b(?:{any_of(words('measures.lengths'))})\b|\d\s?[cm]m\b")
_ROOMS = re.compile(
    rf"{APART}(?P<beds>\d)\s?(?:BR|BD|bd)(?:[/,]\s?|\b|(?=\d))(?:(?P<baths>\d½?|\d\.\d)\s?(?:BA|ba|bth)\b)?"
)
_MILES_AND_FURLONGS = re.compile(r"(?<![\w.,$£€])(\d)m\s(\d{1,2})f(?:\s?(\d{1,3})yds?)?(?![\w’'/-])")
_FURLONGS = re.compile(r"(?<![\w.,$£€])(?:(\d)m\s?)?(\d{1,2})f(?:\s?(\d{1,3})yds?)?(?![\w’'/-])")
_OF_RACES = re.compile(
    r"\b(?:handicap|hurdle|chase|steeplechase|stakes|furlongs?|going|jockeys?|racecourse|favourite|novice|maiden|flat|filly|colt)",
    re.IGNORECASE,
)
_COUNTED_IN_MILLIONS = words("measures.counted_in_millions")


def percentages(draft: Draft) -> None:
    """Claim them, and the hyphen of "a 5%-owned firm"."""
    if draft.has_digits and (draft.has("%‰") or "pc" in draft.text):
        draft.claim_each(_PERCENT, _percent, "percentage")
        draft.claim_each(_ADJECTIVE_PERCENT, " ", "percentage")


def measures(draft: Draft) -> None:
    """Claim what is measured, longer units before those of one letter."""
    if draft.has_digits:
        _measures(draft)
    if draft.has_word(_BARE_WORDS):
        draft.claim_each(_BARE_UNIT, _bare, "unit")
        draft.claim_each(_ALONE_UNIT, lambda m: _ALONE[m[1]], "unit")


def _measures(draft: Draft) -> None:
    draft.claim_each(_MILES_AND_FURLONGS, _furlongs, "unit")
    if "f" in draft.text and _OF_RACES.search(draft.text):
        draft.claim_each(_FURLONGS, _furlongs, "unit")
    draft.claim_each(_ROOMS, _rooms, "rooms")
    draft.claim_each(_FILM, lambda m: f"{m[0].split()[0]} {cardinal(m[1])} millimeter", "unit")
    if "mmHg" in draft.text:
        draft.claim_each(_PRESSURE, lambda m: f"{cardinal(m[1])} over {cardinal(m[2])} millimeters of mercury", "unit")
    draft.claim_each(_MEASURE, _measure, "unit")
    draft.claim_each(_INCHES, lambda m: _with_unit(m, "inch", "inches"), "unit")
    if "″" in draft.text:
        draft.claim_each(_INCH_SIGN, _with_inch_sign, "unit")
    draft.claim_each(_SHORT_MEASURE, _short_measure, "unit")
    draft.claim_each(_POWER_OF_TEN, " times ", "power")
    draft.claim_each(_BY, " by ", "size")
    draft.claim_each(_TIMES, lambda m: f"{amount(m[1])} times", "times")


def _percent(match: re.Match[str]) -> str:
    name = "per mille" if match["unit"] == "‰" else "percent"
    plus = " plus" if match["plus"] else ""
    return f"{sign(match['sign'])}{low_to_high(match['low'], match['high'])} {name}{plus}"


def _with_inch_sign(match: re.Match[str]) -> str:
    """Return "14.5″", and "12″ vinyl" in the singular: the sign is hardly ever before anything else than a noun."""
    word = next_word(match)
    several = "inch" if word.islower() and word not in _NO_NOUNS and not word.endswith("ed") else "inches"
    return _with_unit(match, "inch", several)


def _bare(match: re.Match[str]) -> str:
    """Return "kWh" as "kilowatt-hour" where no number stands before it: "6¢ per kWh"."""
    unit = re.sub(r"\.?\s", " ", match["unit"])
    return f"{' per ' if match['slash'] else ''}{_UNITS[unit][0]}"


def _measure(match: re.Match[str]) -> str | None:
    unit, per = match["unit"], match["per"]
    one, several = _UNITS[unit]
    if unit == "nm" and _AT_SEA.match(match.string, match.end()):
        one, several = "nautical mile", "nautical miles"
    if unit == "nm" and next_word(match) in _OF_CHIPS:
        several = one
    if unit == "au" and next_word(match).startswith("pair"):
        return None
    if unit == "pt" and not _IN_A_KITCHEN.search(match.string):
        one, several = "point", "points"
    if unit == "ppt" and not _CHANGED.search(match.string, 0, match.start()):
        one, several = "part per trillion", "parts per trillion"
    if not per:
        return _with_unit(match, one, several)
    spoken = f"{cardinal(match['parts'])} {_UNITS[per][1]}" if match["parts"] and per in _UNITS else _PER[per]
    if match["each"]:
        spoken += f" per {_PER.get(match['each'], match['each'])}"
    return _with_unit(match, f"{one} per {spoken}", f"{several} per {spoken}")


def _rooms(match: re.Match[str]) -> str:
    """Return "3BR/2½BA", as homes are advertised."""
    baths = f" {mixed(match['baths'])} bath" if match["baths"] else ""
    return f"{cardinal(match['beds'])} bedroom{baths}"


def _furlongs(match: re.Match[str]) -> str:
    """Return "1m 2f" as the length of a horse race."""
    units = (("mile", "miles"), ("furlong", "furlongs"), ("yard", "yards"))
    parts = zip(match.groups(), units, strict=True)
    return " ".join(
        f"{cardinal(number)} {one if number == '1' else several}" for number, (one, several) in parts if number
    )


def _short_measure(match: re.Match[str]) -> str | None:
    """Read a unit of one letter where it can be nothing else: "5m users" are millions, the 1980s no seconds."""
    unit, word = match["unit"], next_word(match).lower()
    one, several = _SHORT_UNITS[unit]
    if unit == "m" and not match["gap"] and _are_millions(match, word):
        return f"{low_to_high(match['low'], match['high'])} million"
    if unit == "m" and word in _RUNNING:
        return f"{_extent(match)} {one}"
    return None if _is_no_unit(match, word) else _with_unit(match, one, several)


def _are_millions(match: re.Match[str], word: str) -> bool:
    """Tell "5m users" from "the 100m sprint" and "5m deep"."""
    if word in _COUNTED_IN_MILLIONS:
        return True
    if (
        word.isalpha()
        and previous_word(match) in ("a", "A", "an")
        and word not in SINGULAR_BEFORE
        and word not in _NO_NOUNS
    ):
        return is_plural(word)
    return word not in _RUNNING and not _LENGTHS.search(match.string) and not _TIMED.search(match.string)


def _is_no_unit(match: re.Match[str], word: str) -> bool:
    """Tell "4K", "the 90s" and "a 5g network" from what is measured."""
    unit, gap = match["unit"], match["gap"]
    if gap:
        return gap == "-"
    if unit == "s":
        return "." not in match["low"]
    if unit == "t":
        return "." not in match["low"] and word != "of"
    return unit == "K" or (unit == "g" and word in ("network", "wireless", "service", "phone"))


def _with_unit(match: re.Match[str], one: str, several: str) -> str:
    groups = match.groupdict()
    is_one = match["low"] in ("1", "½", "¼", "¾") and not match["high"]
    magnitude = f" {groups['magnitude']}" if groups.get("magnitude") else ""
    unit = one if is_one or _describes(match, groups.get("gap")) else several
    return f"{sign(groups.get('sign'))}{_extent(match)}{magnitude} {unit}"


def _describes(match: re.Match[str], gap: str | None) -> bool:
    """Tell "two 9mm casings" and "a 5 km run" from "runs 5 km north"."""
    word, before = next_word(match), previous_word(match).lower()
    if gap == "-":
        return bool(word) or match[0].endswith(".") or match.string.startswith((".", "’", "”"), match.end())
    if not word or word in _NO_NOUNS:
        return False
    if before in ("a", "an"):
        return True
    if word in _DIMENSIONS or word.endswith(("ing", "ed", "ly")):
        return False
    return before in _DETERMINERS or (is_plural(word) and word.islower() and before != "of")


def _extent(match: re.Match[str]) -> str:
    return low_to_high(match["low"], match["high"], "by" if match["joined"] in ("x", "×", "by") else "to")
