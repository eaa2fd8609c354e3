"""Ordinals and every number that nothing else has claimed. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import (
    NUMBER,
    POINTED,
    amount,
    cardinal,
    counted_noun,
    is_feminine,
    ordinal,
)
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import words

_WHOLE = r"(?P<number>\d{1,3}(?:[ .]\d{3})+|\d+)"
_FIRST_OR_SECOND = r"(?:(?P<first>er|ᵉʳ)|(?P<first_feminine>ère|re|ʳᵉ|ᵉʳᵉ)|(?P<second>nd|de|d|nde|ⁿᵈ|ᵈ))"
_NTH = r"(?:ème|eme|ième|ieme|è|e|ᵉ|ᵉᵐᵉ)"
_ORDINAL = re.compile(
    rf"(?<![\w.,]){_WHOLE}(?:{_FIRST_OR_SECOND}(?P<several>s)?|{_NTH}(?P<several_more>s|ˢ)?)(?![\w’'])"
)
_POINTED = re.compile(rf"(?<![\w.,])({POINTED})(?=\s({any_of(words('counts.pointed', 'french'))})\b)")
_DOTTED = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)+)(?![\w%])")
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PLAIN = re.compile(
    rf"(?P<minus>(?<![\w.,)])[-−–](?=\d))?(?<!\d)(?P<number>{NUMBER})(?P<magnitude>[kK]\b(?!-\w))?(?P<plus>\+)?"
)
_DIGITS = re.compile(r"\d+")


def numbers(draft: Draft) -> None:
    """Claim numbers: ordinals, versions, quantities, and what is left of digits."""
    if not draft.has_digits:
        return
    draft.claim_each(_ORDINAL, _nth, "ordinal")
    if "." in draft.text[:-1]:
        draft.claim_each(_POINTED, lambda m: amount(m[1], m[2]), "number")
        draft.claim_each(_DOTTED, _dotted, "version")
    draft.claim_each(_PLAIN, _plain, "number")
    draft.claim_each(_DIGITS, lambda m: f" {cardinal(m[0])} ", "number")


def _nth(match: re.Match[str]) -> str | None:
    """Read "1er", "1re", "2nde", "2d" and "3e", with their plurals."""
    number = re.sub(r"\D", "", match["number"])
    if len(number) > 9 or int(number) == 0:
        return None
    plural = "s" if match["several"] or match["several_more"] else ""
    if match["second"]:
        return f"second{'e' if match['second'].endswith('de') else ''}{plural}" if number == "2" else None
    feminine = bool(match["first_feminine"]) or is_feminine(counted_noun(match))
    return ordinal(int(number), is_feminine=feminine and not match["first"]) + plural


def _dotted(match: re.Match[str]) -> str | None:
    """Read "2.1" and "192.168.1.1"; "1.234" is a quantity."""
    if _GROUPS.fullmatch(match[1]):
        return None
    return " point ".join(map(cardinal, match[1].split(".")))


def _plain(match: re.Match[str]) -> str:
    before, after = match.string[max(0, match.start() - 1) : match.start()], match.string[match.end() : match.end() + 1]
    lead, tail = (" " if beside.isalnum() else "" for beside in (before, after))
    minus, plus = "moins " if match["minus"] else "", " plus" if match["plus"] else ""
    return f"{lead}{minus}{_quantity(match)}{plus}{tail}"


def _quantity(match: re.Match[str]) -> str:
    """Read "1k" and "1,5k" as thousands, anything else as a number of what follows."""
    number = match["number"]
    if not match["magnitude"]:
        return amount(number, counted_noun(match))
    return "mille" if number == "1" else f"{amount(number)} mille"
