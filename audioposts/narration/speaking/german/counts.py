"""Ordinals, years, quantities: every number that nobody else has claimed. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.endings import adjective_ending, case_of, gender, one
from audioposts.narration.speaking.german.quantities import (
    NUMBER,
    amount,
    digits,
    is_one,
    next_word,
    nth,
    number,
    previous_word,
    year,
)
from audioposts.narration.speaking.word_lists import words

_ORDINAL = re.compile(r"(?<![\w.,:€$–-])(\d{1,4})\.(?=\s|[”“’)»,;/–-]|$)")
_BOTH_ORDINALS = re.compile(r"(?<![\w.,:])(\d{1,4})\.\s?([-–/])\s?(\d{1,4})\.(?=\s[A-ZÄÖÜ])")
_CHAIN_OF_ORDINALS = re.compile(r"(?:\s?(?:,|/|und|oder|bis|sowie|-|–)\s?\d{1,4}\.)+\s([A-ZÄÖÜ][\w-]+)")
_CLASS = re.compile(r"(?<=[a-zäöüß] )([1-9])\.(?=\s(?:Klasse|Ordnung|Wahl|Güte|Kategorie|Generation|Grades|Ranges)\b)")
_MINUTE = re.compile(r"(?<=[(,/ ])(\d{1,3})\.(?:\s?\+\s?(\d{1,2})\.?|(?=[),/]))")
_GOAL = re.compile(r"[^\W\d_]\s\((?:\d{1,3}\.[,/+]?\s?)*$")
_SUFFIXED = re.compile(r"(?<![\w.,])(\d{1,4})-?(?:s?t)(e[nrms]?)(?![\wäöü])")
_YEAR = re.compile(r"(?<![\w.,$£€#/:–-])(1[1-9]\d\d)(?![\w%/]|[,.]\d|\s?[-–]\s?\d|:\d)")
_RANGE = re.compile(rf"(?<![\w.,:])({NUMBER})\s?[-–—]\s?({NUMBER})(?![\w]|[.:]\d|[-–]\w)")
_CHAIN = re.compile(r"(?<![\w.,])\d{1,2}(?:-\d{1,2}){2,}(?![\w-])")
_DOTTED = re.compile(r"(?<![\w.])(\d+(?:\.\d+)+)(?![\w%])")
_POST_CODE = re.compile(r"(?<![\d.,])\d{5}(?=\s[A-ZÄÖÜ])")
_BEFORE_POST_CODE = re.compile(r"(?:, |\(|\bin |\bD-|^)$")
_PLAIN = re.compile(
    rf"(?P<minus>(?<![\w.,)\d])[-−–+](?=\d))?(?<!\d)(?P<number>{NUMBER})(?:,[-–—]{{1,2}}(?!\w))?(?P<plus>\+)?"
)
_DIGITS = re.compile(r"\d+")
_SURE = words("counts.sure", "german")
_QUANTITIES = words("counts.quantities", "german")
_ADJECTIVES = words("counts.adjectives", "german")
_STARTS = words("ordinals.starts", "german")
_ASKS_FOR_ORDINAL = frozenset("am zum vom beim der den dem des wurde wird werde werden wurden im".split())  # noqa: SIM905
_ADJECTIVE = re.compile(r"^[A-ZÄÖÜ].*(?:isch|lich|[^n]ig|al|iv|ell|isiert)(e[rsnm]?)$")
_LABEL_SIGNS = ("§", "#", "/", "&", ".")
_LABELS = re.compile(r"(?:[A-ZÄÖÜ][\wäöüß-]*|[A-ZÄÖÜ]+)$")


def ordinals(draft: Draft) -> None:
    """Claim numbers with the point that makes them ordinals."""
    if draft.has_digits:
        if "." in draft.text:
            draft.claim_each(_MINUTE, _minute, "minute")
            draft.claim_each(_CLASS, _of_a_class, "ordinal")
            draft.claim_each(_BOTH_ORDINALS, _both, "ordinal")
            draft.claim_each(_ORDINAL, _ordinal, "ordinal")
        draft.claim_each(_SUFFIXED, lambda m: nth(int(m[1]), m[2]), "ordinal")


def numbers(draft: Draft) -> None:
    """Claim every number that nobody has claimed: years, ranges, quantities."""
    if not draft.has_digits:
        return
    draft.claim_each(_CHAIN, lambda m: " ".join(number(part) for part in m[0].split("-")), "chain")
    draft.claim_each(_RANGE, _range, "range")
    draft.claim_each(_YEAR, _year, "year")
    draft.claim_each(_POST_CODE, _post_code, "post code")
    draft.claim_each(_DOTTED, _dotted, "number")
    draft.claim_each(_PLAIN, _plain, "number")
    draft.claim_each(_DIGITS, lambda m: f" {number(m[0])} ", "number")


def _ordinal(match: re.Match[str]) -> str | None:
    before, value = match.string[: match.start()], int(match[1])
    chain = _CHAIN_OF_ORDINALS.match(match.string, match.end())
    following = chain[1] if chain else next_word(match.string, match.end())
    if chain:
        return nth(value, declined(before, following))
    if not following:
        is_asked_for = previous_word(before).lower() in _ASKS_FOR_ORDINAL and value < 1000
        return nth(value, _predicate(before)) if is_asked_for else None
    if not before.strip(' „»“"(') and (following.lower() in _STARTS or not gender(following)):
        return f"{nth(value, 'ens').capitalize()}," if 0 < value <= 99 else None
    return nth(value, declined(before, following))


def _of_a_class(match: re.Match[str]) -> str | None:
    """Return "Verdienstkreuz 1. Klasse" in the genitive, which no article shows."""
    before = previous_word(match.string[: match.start()])
    if not before[:1].isupper() or before in ("Das", "Der", "Die", "Ein", "Eine", "In", "Im"):
        return None
    return nth(int(match[1]), "en" if next_word(match.string, match.end()).endswith("s") else "er")


def _minute(match: re.Match[str]) -> str | None:
    """Read the minute of a goal: "1:0 Meier (23.)", "in der 45.+2 Minute"."""
    if match[2]:
        return (
            f"{nth(int(match[1]), adjective_ending(match.string[: match.start()], 'Minute'))} plus {number(match[2])}"
        )
    return nth(int(match[1]), "e") if _GOAL.search(match.string[: match.start()]) else None


def _both(match: re.Match[str]) -> str:
    """Return "im 18./19. Jahrhundert" as "im achtzehnten und neunzehnten Jahrhundert"."""
    ending = declined(match.string[: match.start()], next_word(match.string, match.end()))
    joined = "und" if match[2] == "/" else "bis"
    return f"{nth(int(match[1]), ending)} {joined} {nth(int(match[3]), ending)}"


def _predicate(before: str) -> str:
    return declined(before, "")


def declined(before: str, following: str) -> str:
    """Return the ending of an ordinal; without a noun as in "Er wurde 2. beim Rennen."."""
    if agreeing := _ADJECTIVE.search(following):
        return agreeing[1]
    if following[:1].isupper():
        return adjective_ending(before, _noun(following))
    if previous_word(before).lower() in ("wurde", "wird", "werden", "wurden", "als"):
        return "e" if re.search(r"\b[Ss]ie\b", before) else "er"
    return adjective_ending(before, "")


def _noun(word: str) -> str:
    """Return the part of a compound with hyphens by which its gender is known."""
    return word.rsplit("-", 1)[-1]


def _range(match: re.Match[str]) -> str | None:
    low, high = match[1], match[2]
    first = "ein" if is_one(low) and next_word(match.string, match.end())[:1].isupper() else amount(low)
    joined = "bis" if _value(low) < _value(high) else "zu"
    return f"{_as_year(low)} bis {_as_year(high)}" if _are_years(low, high) else f"{first} {joined} {amount(high)}"


def _are_years(low: str, high: str) -> bool:
    return all(len(one_end) == 4 and one_end.isdecimal() and one_end[:1] == "1" for one_end in (low, high))


def _as_year(written: str) -> str:
    return year(written)


def _value(written: str) -> float:
    return float(re.sub(r"[. '’]", "", written).replace(",", "."))


def _year(match: re.Match[str]) -> str | None:
    """Tell "1945" from "1945 Menschen": by the word before, then by the one after."""
    after = next_word(match.string, match.end())
    before = previous_word(match.string[: match.start()]).lower().rstrip(".")
    if after.lower() in _QUANTITIES or after in _ADJECTIVES:
        return year(match[1]) if before in _SURE else None
    return year(match[1])


def _post_code(match: re.Match[str]) -> str | None:
    if next_word(match.string, match.end()).lower() in _QUANTITIES:
        return None
    return digits(match[0]) if _BEFORE_POST_CODE.search(match.string[: match.start()]) else None


def _dotted(match: re.Match[str]) -> str | None:
    """Return "2.1" as "zwei Punkt eins"; "1.234" is a quantity."""
    if re.fullmatch(NUMBER, match[1]):
        return None
    return " Punkt ".join(number(part) for part in match[1].split("."))


def _plain(match: re.Match[str]) -> str:
    written = match["number"]
    spoken = _one(match) if is_one(written) else amount(written)
    lead = " " if match.string[max(0, match.start() - 1) : match.start()].isalnum() else ""
    tail = " " if match.string[match.end() : match.end() + 1].isalpha() else ""
    minus = {"+": "plus ", None: ""}.get(match["minus"], "minus ")
    return f"{lead}{minus}{spoken}{' plus' if match['plus'] else ''}{tail}"


def _one(match: re.Match[str]) -> str:
    """Return the number one as it is said before a noun ("eine Frau"), after one ("Platz eins") and alone."""
    before, noun = match.string[: match.start()], next_word(match.string, match.end())
    is_label = before.rstrip().endswith(_LABEL_SIGNS) or (
        bool(_LABELS.search(previous_word(before).rstrip("."))) and " " in before.strip()
    )
    if not noun[:1].isupper() or is_label or not match.string[match.end() :].startswith(" "):
        return "eins"
    found = gender(noun)
    if noun.endswith("en") and found not in ("f", "n"):
        return "einem" if case_of(before) == "dative" else "einen"
    return one(found, before)
