"""Sums of money: "3,5 M€", "US$ 5", "3,20 €", "500 mdd". Pure."""

import re
from functools import partial

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.spanish.amounts import (
    NUMBER,
    amount,
    dollars_are_pesos,
    parts,
    point_is_decimal,
    whole,
)
from audioposts.narration.speaking.spanish.measures import per
from audioposts.narration.speaking.spanish.nouns import is_feminine, link
from audioposts.narration.speaking.word_lists import table

_CURRENCIES = table("currencies", "spanish")
_CENTS = {"euro": ("céntimo", "céntimos"), "libra": ("penique", "peniques"), "sol": ("céntimo", "céntimos")}
_HAVE_CENTS = frozenset("euro dólar libra sol real peso boliviano córdoba".split())  # noqa: SIM905
_WORDS = {
    "euro": "€", "euros": "€", "dólar": "US$", "dólares": "US$", "libra": "£", "libras": "£", "peso": "peso",
    "pesos": "peso", "sol": "S/", "soles": "S/",
}  # fmt: skip
_PESO = ("peso", "pesos")
_SIGNS = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True))
_MAGNITUDES = {
    "k": "mil", "K": "mil", "M": "millones", "MM": "millones", "mm": "millones", "mill": "millones",
    "mill.": "millones", "mills.": "millones", "Md": "mil millones", "mM": "mil millones", "B": "billones",
    "mil M": "mil millones", "mil": "mil", "millones": "millones", "millón": "millones", "bn": "mil millones",
    "mil millones": "mil millones", "billones": "billones", "billón": "billones", "millones de": "millones",
    "MDD": "millones", "MDE": "millones", "MDP": "millones",
}  # fmt: skip
_MAGNITUDE = "|".join(re.escape(word) for word in sorted(_MAGNITUDES, key=len, reverse=True))
_RANGE = rf"(?:(?P<low>{NUMBER})\s?(?P<to>[-–—])\s?)?"
_BEFORE = re.compile(
    rf"(?P<minus>(?<![\w)])[-−–])?(?<![\w$€£])(?P<sign>{_SIGNS})\s?{_RANGE}(?P<number>{NUMBER})"
    rf"(?:\s?(?P<magnitude>{_MAGNITUDE})(?![\w]))?(?:\s?(?:USD|MXN|ARS|CLP|COP)\b)?(?![\w%]|[.,]\d)"
)
_AFTER = re.compile(
    rf"(?P<minus>(?<![\w)])[-−–])?(?<![\w$€£]){_RANGE}(?<![\d][.,])(?<!\d)(?P<number>{NUMBER})"
    rf"\s?(?:(?P<magnitude>{_MAGNITUDE})\s?)?(?P<sign>{_SIGNS})(?![\w$€])(?:\s?/\s?(?P<per>[^\W\d_]+[²³]?))?"
)
_IN_WORDS = re.compile(
    r"(?<![\w.,])(?P<number>(?:\d{1,3}(?:[.,]\d{3})+|\d+)[.,]\d\d)\s"
    r"(?P<word>euros?|dólar(?:es)?|libras?|pesos?|sol(?:es)?)\b"
)
_MILLIONS_OF = re.compile(rf"(?<![\w.,$])(?P<number>{NUMBER})\s?(?P<of>mdd|mdp|mde|mmdd|mmdp|MDD|MDP|MDE)\b")
_OF = {"d": "dólares", "p": "pesos", "e": "euros"}
_LONE_SIGN = re.compile(r"(?<![\w$])(?:€|£|US\$)(?:/([^\W\d_]+[²³]?))?(?![\w$])")


def money(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits:
        if draft.has("€£"):
            draft.claim_each(_LONE_SIGN, lambda m: _CURRENCIES[m[0].split("/")[0]][1] + per(m[1]), "money")
        return
    american = point_is_decimal(draft)
    read = partial(_money, american=american, pesos=dollars_are_pesos(draft))
    draft.claim_each(_MILLIONS_OF, lambda m: _millions_of(m, american), "money")
    draft.claim_each(_BEFORE, read, "money")
    draft.claim_each(_AFTER, read, "money")
    draft.claim_each(_IN_WORDS, lambda m: _in_words(m, american), "money")
    if draft.has("€£"):
        draft.claim_each(_LONE_SIGN, lambda m: _CURRENCIES[m[0].split("/")[0]][1] + per(m[1]), "money")


def _millions_of(match: re.Match[str], american: bool) -> str:
    american = american or re.search(r",\d{3}$", match["number"]) is not None
    magnitude = "mil millones" if match["of"].lower().startswith("mm") else "millones"
    return f"{amount(match['number'], american, 'm')} {magnitude} de {_OF[match['of'][-1].lower()]}"


def _currency(sign: str, pesos: bool) -> tuple[str, str]:
    return _PESO if sign == "$" and pesos else _CURRENCIES[sign]


def _money(match: re.Match[str], american: bool, pesos: bool) -> str | None:
    sign, number = match["sign"], match["number"]
    if sign == "COP" and len(number) < 4:
        return None
    currency = _currency(sign, pesos)
    is_american = american or _has_american_groups(sign, number)
    spoken = _sum(number, match["magnitude"], currency, is_american)
    if match["low"]:
        gender = "f" if is_feminine(currency[0].split()[0]) else "m"
        spoken = f"{amount(match['low'], is_american, gender)} {link(match)} {spoken}"
    rate = per(match["per"]) if "per" in match.re.groupindex else ""
    return f"{'menos ' if match['minus'] else ''}{spoken}{rate}"


def _has_american_groups(sign: str, number: str) -> bool:
    """Tell "$1,250": who counts in dollars often writes numbers as they do in the United States."""
    return "$" in sign and "," in number and len(number) - number.rindex(",") == 4


def _sum(number: str, magnitude: str | None, currency: tuple[str, str], american: bool) -> str:
    one, several = currency
    gender = "f" if is_feminine(one.split()[0]) else "m"
    if magnitude:
        return _large(number, _MAGNITUDES[magnitude], several, american)
    digits, mark, decimals = parts(number, american)
    if mark and len(decimals) == 2 and one.split()[0] in _HAVE_CENTS:
        return _with_cents(digits, decimals, currency, gender)
    if mark:
        return f"{amount(number, american)} {several}"
    link = "de " if len(digits) > 6 and digits.endswith("000000") else ""
    return f"{whole(digits, gender)} {link}{one if digits == '1' else several}"


def _large(number: str, magnitude: str, several: str, american: bool) -> str:
    if number == "1" and magnitude in ("millones", "billones"):
        return f"un {magnitude[:-4]}ón de {several}"
    if magnitude in ("mil", "mil millones") and number == "1":
        return f"{magnitude} {'de ' if magnitude != 'mil' else ''}{several}"
    gender = "f" if magnitude == "mil" and is_feminine(several.split()[0]) else "m"
    return f"{amount(number, american, gender)} {magnitude} {'' if magnitude == 'mil' else 'de '}{several}"


def _with_cents(digits: str, cents: str, currency: tuple[str, str], gender: str) -> str:
    """Return "3,20 €" as "tres euros con veinte"."""
    one, several = currency
    name, names = _CENTS.get(one.split()[0], ("centavo", "centavos"))
    count = int(cents)
    small = f"{whole(str(count), 'm')} {name if count == 1 else names}"
    if digits.strip("0") == "":
        return small if count else f"cero {several}"
    large = f"{whole(digits, gender)} {one if digits == '1' else several}"
    if not count:
        return large
    return f"{large} con {small if count < 10 else whole(str(count))}"


def _in_words(match: re.Match[str], american: bool) -> str:
    key = _WORDS[match["word"]]
    return _sum(match["number"], None, _PESO if key == "peso" else _CURRENCIES[key], american)
