"""Sums of money, with their magnitudes. Pure. Before plain numbers: "3,5 M€" is no number and a letter."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import AMOUNT, amount, cardinal, is_one, parts, plural
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, table

_CURRENCIES = table("currencies", "french")
_CENTS = readings("money.cents", "french")
_FEMININE = ("livre", "roupie", "hryvnia")
_A_FEMININE = "roupie"
_SIGN = any_of(sign for sign in _CURRENCIES if not sign.isalpha())
_CODES = tuple(sign for sign in _CURRENCIES if sign.isalpha())
_CODE = any_of(_CODES)
_FRANCS = {"fr", "frs", "Fr", "Frs"}
"""Before a number they need a stop."""

_ROUND = r"(?:\.\s?[-–—]{1,2}(?!\d|\s[A-ZÀ-Þ]))?"
"""As Switzerland writes sums without centimes: "25.–"."""

_SHORT = readings("money.magnitudes", "french")
_MAGNITUDE = any_of(_SHORT)
_MINUS = r"(?P<minus>(?<![\w\d)])[-−–+](?=[\d€$£]))?"
_LOW = rf"(?<![\w.,/])(?P<low>{AMOUNT})"
_TO_HIGH = rf"(?:\s?(?P<from>€|\$|£)?\s?(?P<to>[-–—]|à|et|ou)\s?(?P<high>{AMOUNT}))?"
_IN_WORDS = rf"(?P<magnitude>{_MAGNITUDE})\b\.?\s?(?:d[’']|de\s)?"
_JOINED = r"(?P<joined>k|K|M|Md|Mds|MM|Mrd|G)(?=[€$£]|EUR|USD|CHF|CAD|GBP)"
_CODED = rf"(?:{_CODE})\b(?:(?<=[Ff]r)\.|(?<=[Ff]rs)\.)?"
_AFTER = rf"(?P<sign>\$\s(?:US|CA|CAN)\b|(?:{_SIGN})(?![A-Za-z])|{_CODED})(?:(?<=\.)|{_ROUND})"
_SUM = re.compile(rf"{_MINUS}{_LOW}{_TO_HIGH}\s?(?:{_IN_WORDS}|{_JOINED})?\s?{_AFTER}")
_CODE_FIRST = rf"(?:{any_of(set(_CODES) - _FRANCS)}|S?[Ff]rs?\.)\s?(?=\d)"
_SIGN_FIRST = re.compile(
    rf"{_MINUS}(?<![\w.,])(?P<sign>{_SIGN}|{_CODE_FIRST})\s?(?P<low>{AMOUNT}){_ROUND}"
    rf"(?:\s?(?P<to>[-–])\s?(?P<high>{AMOUNT}))?(?:\s?(?P<magnitude>{_MAGNITUDE})\b\.?)?"
)
_MILLIONS = "Mds?|Mrds?|mds?|mrds?|Mio|Mias?|mios?|mias?|Mln|M"
_OF = r"(?P<of>\s(?:d[’'e])|\s(?=euros?|dollars?|francs?|hab\b))?"
_MAGNITUDE_OF = re.compile(rf"{_LOW}\s?(?P<magnitude>{_MILLIONS})\b\.?{_OF}")
_EURO_CENTS = re.compile(r"(?<![\w.,/])(\d+)\s?€\s?(\d\d)(?!\d|\s?\d)")
_IN_CENTS = re.compile(rf"(?<![\w.,])({AMOUNT})\s?(?:c€|cts?\b\.?|¢)")
_OF_CANADA = frozenset(
    {"Montréal", "Québec", "Canada", "Ottawa", "Gatineau", "Laval", "Toronto", "Sherbrooke", "dollar"}
)
_FRANCS_ONLY = re.compile(rf"(?<![\w.,/])({AMOUNT})(?:\.\s?[-–—]{{1,2}}(?!\d|\s[A-ZÀ-Þ]))")
_FRANCS_CENTIMES = re.compile(
    r"(?<![\w.,/])(\d+)\s?(?:[fF]rs?\.?|francs?)\s(\d\d)(?!\d|[.,]\d|\s?\d|\s(?:fois|ans|jours|mois))"
)
_POINTED_FRANCS = re.compile(
    r"(?<![\w.,/])(\d+)\.(\d\d)\s(franc|euro|dollar)s?\b(?!\s(?:suisse|américain|canadien|CFA))"
)
_PRICE = r"\d+(?:[.,]\d\d)?"
_PRICE_SIGN = r"\s?(?:€|\$|CHF\b|euros?\b|francs?\b|[fF]r\.)"
_TARIFF = re.compile(rf"(?<![\w.,/])(?:{_PRICE}(?:{_PRICE_SIGN})?\s?/\s?){{1,4}}{_PRICE}{_PRICE_SIGN}(?!\s?/)")
_TARIFF_PRICE = re.compile(rf"({_PRICE})({_PRICE_SIGN})?")
_PRICE_NAMES = {"euro": "€", "euros": "€", "franc": "fr", "francs": "fr", "fr.": "fr", "Fr.": "fr"}


def money(draft: Draft) -> None:
    """Claim sums."""
    if not draft.has_digits:
        return
    if "€" in draft.text:
        draft.claim_each(_EURO_CENTS, lambda m: _price(m[1], m[2], "€"), "money")
    if "/" in draft.text:
        draft.claim_each(_TARIFF, _tariff, "money")
    if draft.has("."):
        draft.claim_each(_POINTED_FRANCS, lambda m: _price(m[1], m[2], _PRICE_NAMES[m[3]]), "money")
    if draft.has("fF"):
        draft.claim_each(_FRANCS_CENTIMES, lambda m: _price(m[1], m[2], "fr"), "money")
    draft.claim_each(_SUM, _sum, "money")
    draft.claim_each(_SIGN_FIRST, _sum, "money")
    if ".-" in draft.text or ".–" in draft.text or ".—" in draft.text:
        draft.claim_each(_FRANCS_ONLY, lambda m: _named(m[1], "", "fr"), "money")
    cent = "cent" if "$" in draft.text or draft.has_word(_OF_CANADA) else "centime"
    draft.claim_each(_IN_CENTS, lambda m: f"{amount(m[1])} {cent}{plural(m[1])}", "money")
    if draft.has("Mm"):
        draft.claim_each(_MAGNITUDE_OF, _magnitude_of, "number")


def _sum(match: re.Match[str]) -> str:
    groups = match.groupdict()
    currency = _currency(match["sign"])
    magnitude = _SHORT.get(groups["magnitude"] or groups.get("joined") or "", "")
    spoken = {"+": "plus ", None: ""}.get(match["minus"], "moins ")
    if match["high"]:
        joined = match["to"] if match["to"].isalpha() else "à"
        first = _named(match["low"], "", currency) if groups.get("from") else amount(match["low"])
        spoken += f"{first} {joined} "
    number = match["high"] or match["low"]
    return spoken + _named(number, magnitude, currency)


def _currency(sign: str) -> str:
    compact = sign.strip(". ").replace(" ", "")
    return {"$CAN": "$CA", "SFr": "Fr", "Sfr": "Fr", "SFrs": "Fr"}.get(compact, compact)


def _tariff(match: re.Match[str]) -> str | None:
    """Read "8/6 €" as the price for some and that for others; the sign may stand behind the last one only."""
    prices = _TARIFF_PRICE.findall(match[0])
    last = prices[-1][1]
    if not any(sign for _, sign in prices[:-1]):
        *others, (number, _) = prices
        return f"{', '.join(amount(other) for other, _ in others)} ou {_tariff_price(number, last)}"
    return " ou ".join(_tariff_price(number, sign or last) for number, sign in prices)


def _tariff_price(number: str, sign: str) -> str:
    name = sign.strip()
    return _named(number, "", _PRICE_NAMES.get(name, name))


def _named(number: str, magnitude: str, currency: str) -> str:
    """Return ("3,20", "", "€") as "trois euros vingt", ("3,5", "million", "€") with "d'euros"."""
    one, several = _CURRENCIES[currency]
    whole, fraction = parts(number)
    if magnitude == "mille":
        return f"{_thousands(number)} {several}"
    if magnitude:
        return f"{amount(number)} {magnitude}{plural(number)} {_of(several)}"
    if len(fraction) == 2 and currency in _CENTS:
        return _price(whole, fraction, currency)
    if len(whole) > 6 and set(whole[-6:]) == {"0"}:
        return f"{amount(number)} {_of(several)}"
    return f"{_whole(number, one)} {one if is_one(number) else several}"


def _thousands(number: str) -> str:
    """Return "1,5" as "mille cinq cents"; longer fractions than three digits are not money."""
    whole, fraction = parts(number)
    if fraction:
        return cardinal(str(int(whole + fraction.ljust(3, "0")[:3])))
    return "mille" if whole == "1" else cardinal(f"{whole}000")


def _of(several: str) -> str:
    return f"d'{several}" if several[0] in "aeiouyh" and not several.startswith("y") else f"de {several}"


def _whole(number: str, one: str) -> str:
    return amount(number, _A_FEMININE if one.startswith(_FEMININE) else "")


def _price(whole: str, fraction: str, currency: str) -> str:
    one, several = _CURRENCIES[currency]
    hundredths = str(int(fraction))
    if int(whole) == 0 and hundredths != "0":
        return f"{cardinal(hundredths)} {_CENTS[currency]}{plural(hundredths)}"
    spoken = f"{_whole(whole, one)} {one if is_one(whole) else several}"
    return spoken if hundredths == "0" else f"{spoken} {cardinal(hundredths)}"


def _magnitude_of(match: re.Match[str]) -> str:
    noun = _SHORT[match["magnitude"]]
    after = match["of"] or ""
    spoken = f"{amount(match['low'])} {noun}{plural(match['low'])}"
    if after and not after.strip():
        following = match.string[match.end() :]
        return f"{spoken} {'d’' if following.startswith('e') else 'de '}"
    return f"{spoken}{after}"
