"""Sums of money, with their magnitudes. Pure. Before plain numbers: "$1.75 million" is no number and a million."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.fractions import MIXED, mixed
from audioposts.narration.speaking.english.quantities import (
    APART,
    MAGNITUDES,
    NUMBER,
    SINGULAR_BEFORE,
    amount,
    is_plural,
)
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, table, words

_CURRENCIES = table("currencies")
_HUNDREDTHS = table("hundredths")
_SPOKEN_PER = readings("money.per")
_NO_NOUNS = words("money.no_nouns")

_SIGN = any_of(sign for sign in _CURRENCIES if not sign.isalpha())
_CODE = any_of(sign for sign in _CURRENCIES if len(sign) == 3 and sign.isalpha())
_MAGNITUDE = any_of({"thousand", "million", "billion", "trillion", "crore", "lakh", "lakh crore", *MAGNITUDES})
_SUM = re.compile(
    rf"""
    (?P<minus>(?<!\w)[-−–](?=[^\w\s]|[A-Z]{{1,3}}\$))?
    (?P<sign>(?<![A-Za-z])(?:{_SIGN})|\b(?:Rs\.?|{_CODE})(?=\s?\d))\s?
    (?P<low>{NUMBER})(?:\s?(?P<joined>-)?(?P<low_magnitude>{_MAGNITUDE})\b)?
    (?:
        \s?(?:[-–—]|to)\s?(?P<high_sign>{_SIGN})?
        (?P<high>{NUMBER})(?![-–]\d)(?:\s?-?(?P<high_magnitude>{_MAGNITUDE})\b)?
    )?
    (?P<plus>\+|-plus\b)?(?P<after>-(?=\w))?
    """,
    re.VERBOSE,
)
_SUM_BEFORE_CODE = re.compile(
    rf"{APART}(?P<low>{NUMBER})(?:\s?(?P<magnitude>{_MAGNITUDE}))?\s?(?P<sign>€|£|{_CODE})(?![\w])"
)
_CENTS = re.compile(rf"{APART}({MIXED})\s?¢")
_PART_OF_A_CENT = re.compile(r"\$(?P<dollars>\d[\d,]*)\.(?P<cents>\d\d)(?P<part>[½¼¾⅛⅜⅝⅞])")
_ALONE = re.compile(r"(?<![\w$])(US|A|AU|C|CA|NZ|HK|S)\$(?!\s?[\d.$])")
_PENCE = re.compile(rf"{APART}(\d{{1,3}}[½¼¾]?|[½¼¾])p\b(?!\.\w|/)")
_RAND = re.compile(
    rf"\bR\s?(?P<low>{NUMBER})(?:\s?(?P<magnitude>{_MAGNITUDE})\b)(?!\w)|\bR(?P<sum>\d+\.\d\d)(?!\d|\.\d)"
)
_SMALL_CHANGE = re.compile(rf"(?<!/){APART}(\d{{1,3}})c(?=[\s,;)]|\.(?:\s|$)|$)")
_POUNDS = rf"£(?P<pounds>{NUMBER})\s"
_SHILLINGS = re.compile(rf"(?:{_POUNDS})?(?<!\w)(?P<shillings>1?\d)s\s?(?P<pence>1?\d)d\b")
_ONLY_SHILLINGS = re.compile(rf"{_POUNDS}(?P<shillings>1?\d)s\b(?P<pence>(?!))?")
_PER = re.compile(rf"(?<=[\dkKmMbn])/({any_of(words('money.per') | set(_SPOKEN_PER))})\b")
_DETERMINER = re.compile(
    r"\b(an?|the|this|that|another|its|their|his|her|our|each|every|one|new|first|single|proposed|annual|\w+[’']s)\s$"
)
_NEXT_WORD = re.compile(r"\s+[“\"‘]?(\w+)")
_NEXT_SMALL_WORD = re.compile(r"\s+([A-Za-z][a-z-]+)")


def money(draft: Draft) -> None:
    """Claim sums."""
    if "$" in draft.text:
        draft.claim_each(_ALONE, lambda m: _CURRENCIES[f"{m[1]}$"][0], "currency")
    if not draft.has_digits:
        return
    draft.claim_each(_SHILLINGS, _shillings, "money")
    draft.claim_each(_ONLY_SHILLINGS, _shillings, "money")
    draft.claim_each(_RAND, _rand, "money")
    draft.claim_each(_SMALL_CHANGE, lambda m: f"{cardinal(m[1])} {'cent' if m[1] == '1' else 'cents'}", "money")
    draft.claim_each(_PART_OF_A_CENT, _part_of_a_cent, "money")
    draft.claim_each(_PER, lambda m: f" per {_SPOKEN_PER.get(m[1], m[1])}", "per")
    draft.claim_each(_SUM, _sum, "money")
    draft.claim_each(_SUM_BEFORE_CODE, lambda m: _named(m["low"], _magnitude(m["magnitude"]), m["sign"]), "money")
    draft.claim_each(_CENTS, lambda m: f"{mixed(m[1])} {'cent' if m[1] == '1' or _modifies(m) else 'cents'}", "money")
    draft.claim_each(_PENCE, lambda m: f"{mixed(m[1])} {'penny' if m[1] == '1' else 'pence'}", "money")


def _shillings(match: re.Match[str]) -> str:
    """Return "£1 2s 4d" as the British said it until 1971."""
    parts = (("pounds", "pound"), ("shillings", "shilling"), ("pence", "penny"))
    counted = [(match[several], one, several) for several, one in parts if match[several]]
    return " ".join(f"{amount(number)} {one if number == '1' else several}" for number, one, several in counted)


def _part_of_a_cent(match: re.Match[str]) -> str:
    """Return "$4.21½", as grain is priced, as "four dollars and twenty-one and a half cents"."""
    cents = mixed(f"{match['cents'].lstrip('0') or '0'}{match['part']}")
    return f"{amount(match['dollars'])} {'dollar' if match['dollars'] == '1' else 'dollars'} and {cents} cents"


def _rand(match: re.Match[str]) -> str:
    """Return "R18.65" and "R2bn" as South Africa says them."""
    if match["magnitude"]:
        return f"{amount(match['low'])} {_magnitude(match['magnitude'])} rand"
    whole, _, cents = match["sum"].partition(".")
    return f"{cardinal(whole)} rand" + (f" and {cardinal(cents.lstrip('0') or '0')} cents" if cents != "00" else "")


def _magnitude(written: str | None) -> str:
    return MAGNITUDES.get(written, written) if written else ""


def _sum(match: re.Match[str]) -> str:
    modifies = bool(match["after"]) or (bool(match["joined"]) and _is_before_noun(match)) or _modifies(match)
    minus = "minus " if match["minus"] else ""
    plus = " plus" if match["plus"] else ""
    spoken = f"{minus}{_one_or_two(match, modifies)}{plus}"
    return f"{spoken} " if match["after"] else spoken


def _one_or_two(match: re.Match[str], modifies: bool) -> str:
    sign, low, high = match["sign"], match["low"], match["high"]
    magnitude, high_magnitude = _magnitude(match["low_magnitude"]), _magnitude(match["high_magnitude"])
    if not high:
        return _named(low, magnitude, sign, modifies)
    if match["high_sign"] and (magnitude or not high_magnitude):
        first = _named(low, magnitude, sign)
    else:
        first = amount(low) + (f" {magnitude}" if magnitude and magnitude != high_magnitude else "")
    return f"{first} to {_named(high, high_magnitude, sign, modifies)}"


def _named(number: str, magnitude: str, sign: str, modifies: bool = False) -> str:
    """Return ("5.50", "", "$") as "five dollars and fifty cents"."""
    one, several = _CURRENCIES[sign]
    whole, _, fraction = number.replace(",", "").partition(".")
    if magnitude:
        return f"{amount(number)} {magnitude} {one if modifies else several}"
    if len(fraction) != 2 or one not in _HUNDREDTHS:
        return f"{amount(number)} {one if modifies or number == '1' else several}"
    cent, cents = _HUNDREDTHS[one]
    hundredths = f"{cardinal(fraction.lstrip('0') or '0')} {cent if modifies or fraction == '01' else cents}"
    if int(whole or 0) == 0 and fraction != "00":
        return hundredths
    full = f"{cardinal(whole)} {one if modifies or whole == '1' else several}"
    return full if fraction == "00" else f"{full} and {hundredths}"


def _is_before_noun(match: re.Match[str]) -> bool:
    """Tell "a $20-million dam" from "spend $20-million on dams", as Canadian newspapers hyphenate both."""
    following = _NEXT_WORD.match(match.string, match.end())
    return following is not None and following[1].lower() not in _NO_NOUNS


def _modifies(match: re.Match[str]) -> bool:
    """Tell "a $20 bill" from "it cost $20 a day"."""
    following = _NEXT_SMALL_WORD.match(match.string, match.end())
    if not following:
        return False
    word = following[1].lower()
    if word in SINGULAR_BEFORE:
        return True
    is_noun = not is_plural(word) and word not in _NO_NOUNS and not word.endswith("ly")
    return is_noun and _DETERMINER.search(match.string[: match.start()]) is not None
