"""Sums of money: "3,5 M€", "US$ 5", "3,20 €", "Q1,500", "500 mdd". Pure."""

import re
from functools import partial

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.spanish.amounts import (
    NUMBER,
    amount,
    dollars_are_pesos,
    parts,
    point_is_decimal,
    region,
    whole,
)
from audioposts.narration.speaking.spanish.measures import per
from audioposts.narration.speaking.spanish.nouns import gender, link
from audioposts.narration.speaking.word_lists import readings, table, words

_CURRENCIES = table("currencies", "spanish")
_BEFORE_ONLY = table("currencies.before", "spanish")
_LETTERS = frozenset(("Q", "Q.", "L", "L.", "G", "G."))
_CERTAIN_SUM = re.compile(r"[.,]\d\d")
_COMMA_OF_THOUSANDS = words("money.comma_of_thousands", "spanish")
_CENTS = {
    "euro": ("céntimo", "céntimos"),
    "libra": ("penique", "peniques"),
    "sol": ("céntimo", "céntimos"),
    "bolívar": ("céntimo", "céntimos"),
}
_WITH_CENTS = words("money.with_cents", "spanish")
_WORDS = readings("money.words", "spanish")
_PESO_WORDS = words("money.peso_words", "spanish")
_DOLLAR_WORDS = words("money.dollar_words", "spanish")
_SIGN_AND_SPACE = re.compile(r"(?<!\w)\$ \d")
_PESO = ("peso", "pesos")
_BOLIVARES = ("bolívar", "bolívares")
_IN_VENEZUELA = words("money.venezuela", "spanish")
_POINTED_PESOS = re.compile(r"(?<![\w$])\$\d{1,3}(?:\.\d{3})+(?![.,]?\d|\s?(?:mil\s)?mill|\s?M)")
_RATES = {"sol": "2345", "real": "34567", "quetzal": "78", "boliviano": "6789", "dólar": "01"}
"""Currencies of which less than ten make a dollar (or a euro): where their rate may begin."""

_RATE_BEFORE = re.compile(r"\b(?:tipo de cambio|cotiz\w+|dólar|euro|cambio|paridad)\b[^.;]{0,40}$", re.IGNORECASE)
_SIGNS = any_of(_CURRENCIES)
_SIGNS_BEFORE = any_of(_CURRENCIES | _BEFORE_ONLY)
_MAGNITUDES = readings("money.magnitudes", "spanish")
_MAGNITUDE = any_of(_MAGNITUDES)
_MINUS = r"(?P<minus>(?<![\w)])[-−–])?(?<![\w$€£])"
_RANGE = rf"(?:(?P<low>{NUMBER})\s?(?P<to>[-–—])\s?)?"
_OFTEN = r"(?P<often>\s(?:mensuales|semanales|quincenales|anuales|diarios|netos|brutos|al mes|por hora))?"
_NAME_AFTER = (
    rf"(?:{_OFTEN}\s?(?P<code>USD|MXN|ARS|CLP|COP|UYU|M\.\s?N\.|m\.\s?n\.)(?!\w)|"
    r"\s(?:de\s)?(?P<named>pesos|dólares)\b)?(?:[.,][-–]+(?=[\s;)]|$))?"
)
_PER_WHAT = r"(?:\s?/\s?(?P<per>[^\W\d_]+[²³]?))?"
_BEFORE = re.compile(
    rf"{_MINUS}(?P<sign>{_SIGNS_BEFORE})\s?{_RANGE}(?P<number>{NUMBER})"
    rf"(?:\s?(?P<magnitude>{_MAGNITUDE})(?!\w|\.\s?[Nn]\.))?{_PER_WHAT}{_NAME_AFTER}(?![\w%]|[.,]\d)"
)
_AFTER = re.compile(
    rf"{_MINUS}{_RANGE}(?<![\d][.,])(?<!\d)(?P<number>{NUMBER})"
    rf"\s?(?:(?P<magnitude>{_MAGNITUDE})\s?)?(?P<sign>{_SIGNS})(?![\w$€]){_PER_WHAT}"
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
    if draft.has_digits:
        american = point_is_decimal(draft)
        read = partial(_money, american=american, pesos=_are_pesos(draft))
        draft.claim_each(_MILLIONS_OF, lambda m: _millions_of(m, american), "money")
        draft.claim_each(_BEFORE, read, "money")
        draft.claim_each(_AFTER, read, "money")
        draft.claim_each(_IN_WORDS, lambda m: _in_words(m, american), "money")
    if draft.has("€£"):
        draft.claim_each(_LONE_SIGN, _lone_sign, "money")


def _lone_sign(match: re.Match[str]) -> str:
    sign, _, _ = match[0].partition("/")
    return _CURRENCIES[sign][1] + per(match[1])


def _millions_of(match: re.Match[str], american: bool) -> str:
    american = american or re.search(r",\d{3}$", match["number"]) is not None
    magnitude = "mil millones" if match["of"].lower().startswith("mm") else "millones"
    return f"{amount(match['number'], american, 'm')} {magnitude} de {_OF[match['of'][-1].lower()]}"


def _are_pesos(draft: Draft) -> bool:
    """Tell what "$" is where the text is from; where that is not known, guess by the words around it.

    Who writes of dollars by name means something else by the sign; a space behind it is usual in the south only, and
    so are points between thousands after it.
    """
    if region(draft) or "$" not in draft.text:
        return dollars_are_pesos(draft)
    if draft.has_word(_DOLLAR_WORDS):
        return False
    return draft.has_word(_PESO_WORDS) or any(p.search(draft.text) for p in (_SIGN_AND_SPACE, _POINTED_PESOS))


def _currency(match: re.Match[str], pesos: bool) -> tuple[str, str]:
    found = match.groupdict()
    named, code = found.get("named"), found.get("code")
    if "$" in match["sign"] and (named or code):
        return _CURRENCIES["US$"] if code == "USD" or named == "dólares" else _PESO
    return _PESO if match["sign"] == "$" and pesos else _called(match["sign"], match)


def _called(sign: str, match: re.Match[str]) -> tuple[str, str]:
    """Return what a sign stands for: "¢" is a colón before a sum and a centavo after it."""
    if sign in ("Bs", "Bs.") and not _IN_VENEZUELA.isdisjoint(re.findall(r"\w+", match.string)):
        return _BOLIVARES
    is_before = sign in _BEFORE_ONLY and match.start("sign") < match.start("number")
    return _BEFORE_ONLY[sign] if is_before else _CURRENCIES[sign]


def _money(match: re.Match[str], american: bool, pesos: bool) -> str | None:
    sign, number = match["sign"], match["number"]
    if not _is_sum(match):
        return None
    currency = _currency(match, pesos)
    is_american = (american or _has_american_groups(sign, number)) and not _is_rate(match, currency[0])
    spoken = _sum(number, match["magnitude"], currency, is_american)
    if match["low"]:
        spoken = f"{amount(match['low'], is_american, gender(currency[0]))} {link(match)} {spoken}"
    found = match.groupdict()
    rate = per(found.get("per")) + (found.get("often") or "")
    return f"{'menos ' if match['minus'] else ''}{spoken}{rate}"


def _is_sum(match: re.Match[str]) -> bool:
    """Tell "Q1,500" and "COP 5.000" from "Q4" and "COP 28"."""
    sign, number = match["sign"], match["number"]
    if sign in ("COP", "CUP"):
        return len(number) > 3
    if sign not in _LETTERS or match["magnitude"]:
        return True
    return _CERTAIN_SUM.search(number) is not None or (sign.endswith(".") and len(number) > 2)


def _has_american_groups(sign: str, number: str) -> bool:
    """Tell "$1,250": who counts in dollars often writes numbers as they do in the United States."""
    is_usual = "$" in sign or sign in _COMMA_OF_THOUSANDS
    return is_usual and "," in number and len(number) - number.rindex(",") == 4


def _is_rate(match: re.Match[str], currency: str) -> bool:
    """Tell "el dólar cerró en S/ 3,745" from "un sueldo de S/ 3,745"."""
    number = match["number"]
    is_possible = number[1:2] == "," and number[0] in _RATES.get(currency, "") and len(number) == 5
    return is_possible and _RATE_BEFORE.search(match.string, 0, match.start()) is not None


def _sum(number: str, magnitude: str | None, currency: tuple[str, str], american: bool) -> str:
    one, several = currency
    if magnitude:
        return _large(number, _MAGNITUDES[magnitude], several, american)
    digits, mark, decimals = parts(number, american)
    if mark and len(decimals) == 2 and one.split()[0] in _WITH_CENTS:
        return _with_cents(digits, decimals, currency)
    if mark:
        return f"{amount(number, american)} {several}"
    of = "de " if len(digits) > 6 and digits.endswith("000000") else ""
    return f"{whole(digits, gender(one))} {of}{one if digits == '1' else several}"


def _large(number: str, magnitude: str, several: str, american: bool) -> str:
    if number == "1" and magnitude in ("millones", "billones"):
        return f"un {magnitude[:-4]}ón de {several}"
    counted = f"mil {several}" if magnitude == "mil" else f"{magnitude} de {several}"
    if number == "1":
        return counted
    return f"{amount(number, american, gender(several) if magnitude == 'mil' else 'm')} {counted}"


def _with_cents(digits: str, cents: str, currency: tuple[str, str]) -> str:
    """Return "3,20 €" as "tres euros con veinte"."""
    one, several = currency
    name, names = _CENTS.get(one.split()[0], ("centavo", "centavos"))
    count = int(cents)
    small = f"{whole(str(count), 'm')} {name if count == 1 else names}"
    if digits.strip("0") == "":
        return small if count else f"cero {several}"
    large = f"{whole(digits, gender(one))} {one if digits == '1' else several}"
    if not count:
        return large
    return f"{large} con {small if count < 10 else whole(str(count))}"


def _in_words(match: re.Match[str], american: bool) -> str:
    key = _WORDS[match["word"]]
    return _sum(match["number"], None, _PESO if key == "peso" else _CURRENCIES[key], american)
