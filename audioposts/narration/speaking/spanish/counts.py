"""Ordinals, scores, ranges, quantities: every number that nobody else has claimed. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import cardinal, one_by_one
from audioposts.narration.speaking.spanish.amounts import NUMBER, amount, parts, point_is_decimal, whole
from audioposts.narration.speaking.spanish.nouns import counted_gender, is_feminine, is_noun, link, next_word
from audioposts.narration.speaking.spanish.ordinals import MOST, ordinal
from audioposts.narration.speaking.word_lists import words

_WITH_SIGN = r"\.?\s?([ºª°])(\.?s)?(?![\w])"
_WITH_LETTERS = r"\.?(ᵉʳ|er[oa]?s?|(?:[rdtmvn][oa]|[oa])s?|av[oa]s?)\b\.?"
_ORDINAL = re.compile(rf"(?<![\w.,$−–-])(\d{{1,3}})(?:{_WITH_SIGN}|{_WITH_LETTERS})")
_THREE = re.compile(r"(?<![\w.,$-])(\d{1,2})[-–](\d{1,2})[-–](\d{1,2})(?:[-–](\d{1,2}))?(?![\w-]|[.,]\d)")
_RANGE = re.compile(rf"(?<![\w.,$/-])(?P<first>{NUMBER})(?:\s?[-–—‑]\s?|:)(?P<second>{NUMBER})(?![\w/]|[-–]\d|:\d)")
_PLAIN = re.compile(rf"(?P<minus>(?<![\w.,)\d])[-−–](?=\d))?(?<!\d)(?P<number>{NUMBER})(?P<plus>\+)?")
_PLUS = re.compile(rf"(?<![\w)\]+])(?<!\d\s)\+(?={NUMBER}\s([^\W\d_]+s)\b)")
_DIGITS = re.compile(r"\d+")
_TOO_LONG = re.compile(r"(?<!\d)\d{16,}")
_IN_ADDRESS = re.compile(r"(?:\bn\.?º|#|\b[Nn]o\.) ?$")
_HYPHEN = re.compile(r"(?<=[^\W\d])[-‑](?=\d)")
_NO_NOUN_AFTER = re.compile(r"(?:[asó]|án|[ai]eron|aron)$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMMA = re.compile(r"\d{1,3},\d{3}")
_MEASURED = words("nouns.measured", "spanish")
_NO_CROWD = words("nouns.no_crowd", "spanish")
_RATED = words("nouns.rated", "spanish")
"""A rate of exchange has three decimals: "1,085 dólares", but "45,300 dólares" are thousands."""

_NEVER_FINE = words("nouns.never_fine", "spanish")
_LETTER_MARKS = re.compile(r"[ºª]")


def ordinals(draft: Draft) -> None:
    """Claim them before their letters are taken for a code."""
    if draft.has_digits:
        draft.claim_each(_ORDINAL, _ordinal, "ordinal")


def numbers(draft: Draft) -> None:
    """Claim every number that nobody has claimed."""
    if draft.has_digits:
        american = point_is_decimal(draft)
        draft.claim_each(_HYPHEN, " ", "hyphen")
        if "+" in draft.text:
            draft.claim_each(_PLUS, _more_than, "sign")
        draft.claim_each(_THREE, lambda m: ", ".join(amount(part) for part in m.groups() if part), "score")
        draft.claim_each(_RANGE, lambda m: _range(m, american), "range")
        draft.claim_each(_TOO_LONG, lambda m: one_by_one(m[0], "es"), "number")
        draft.claim_each(_PLAIN, lambda m: _plain(m, american), "number")
        draft.claim_each(_DIGITS, lambda m: f" {cardinal(m[0], 'es')} ", "number")
    if draft.has("ºª"):
        draft.claim_each(_LETTER_MARKS, "", "mark")


def _ordinal(match: re.Match[str]) -> str | None:
    digits, mark, plural, letters = match.groups()
    number = int(digits)
    if not 0 < number <= MOST:
        return None
    if letters and letters.startswith("av") and number > 10:
        return f"{whole(digits).replace(' ', '').replace('é', 'e').removesuffix('a')}{letters}"
    follows = next_word(match)
    female = mark == "ª" or (letters or "").endswith(("a", "as")) or (mark == "°" and _is_feminine(follows))
    is_before = letters in ("er", "ᵉʳ") or (is_noun(follows) and not _NO_NOUN_AFTER.search(follows))
    spoken = ordinal(number, female, is_before_noun=is_before)
    return f"{spoken}s" if plural or (letters or "").endswith("s") else spoken


def _is_feminine(noun: str) -> bool:
    return is_noun(noun) and is_feminine(noun)


def _gender(match: re.Match[str], written: str, american: bool) -> str:
    digits, mark, _ = parts(written, american)
    return "" if mark else counted_gender(match, digits)


def _more_than(match: re.Match[str]) -> str | None:
    """Tell "+250 trabajadores", more than that, from "+3 puntos", which were added."""
    noun = match[1].lower()
    return "más de " if is_noun(noun) and noun not in _NO_CROWD else None


def _range(match: re.Match[str], american: bool) -> str:
    """Read scores and ranges alike: "tres a uno", "diez a doce personas"."""
    first, second = match["first"], match["second"]
    if _IN_ADDRESS.search(match.string, 0, match.start()):
        return f"{amount(first)} {amount(second)}"
    gender = _gender(match, second, american) if second != "1" else ""
    if second[0] == "0" and len(second) == 2 and _YEAR.fullmatch(first):
        second = first[:2] + second
    return f"{amount(first, american, gender)} {link(match)} {amount(second, american, gender)}"


def _has_comma_of_thousands(match: re.Match[str], number: str) -> bool:
    """Tell "1,201 casos" from "1,201 metros": of what is counted there are no parts."""
    if not _COMMA.fullmatch(number):
        return False
    noun = next_word(match)
    if not is_noun(noun) or not noun.endswith("s"):
        return False
    if noun in _RATED:
        return int(number[:-4]) > 2
    return noun not in _MEASURED or (number.endswith("00") and noun in _NEVER_FINE)


def _plain(match: re.Match[str], american: bool) -> str:
    number = match["number"]
    before, after = match.string[max(0, match.start() - 1) : match.start()], match.string[match.end() : match.end() + 1]
    american = american or _has_comma_of_thousands(match, number)
    gender = "" if before in ("-", "‑") else _gender(match, number, american)
    spoken = amount(number, american, gender)
    lead, tail = " " if before.isalnum() else "", " " if after.isalpha() else ""
    minus, plus = "menos " if match["minus"] else "", " o más" if match["plus"] else ""
    return f"{lead}{minus}{spoken}{plus}{tail}"
