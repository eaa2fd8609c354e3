"""Sums of money, with their magnitudes. Pure. Before plain numbers: "3,5 M€" is no number and a letter."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import NUMBER, amount, cardinal, is_one, parts

# Sign or code: one, several, hundredths.
_CURRENCIES = {
    "€": ("euro", "euros", "centime"), "$": ("dollar", "dollars", "cent"),
    "US$": ("dollar américain", "dollars américains", "cent"),
    "$US": ("dollar américain", "dollars américains", "cent"),
    "$CA": ("dollar canadien", "dollars canadiens", "cent"), "CA$": ("dollar canadien", "dollars canadiens", "cent"),
    "$A": ("dollar australien", "dollars australiens", "cent"),
    "A$": ("dollar australien", "dollars australiens", "cent"),
    "HK$": ("dollar de Hong Kong", "dollars de Hong Kong", "cent"), "R$": ("real", "reals", "centavo"),
    "£": ("livre", "livres", ""), "¥": ("yen", "yens", ""), "₽": ("rouble", "roubles", "kopeck"),
    "₹": ("roupie", "roupies", ""), "₺": ("livre turque", "livres turques", ""), "₴": ("hryvnia", "hryvnias", ""),
    "₪": ("shekel", "shekels", ""), "₿": ("bitcoin", "bitcoins", ""), "₩": ("won", "wons", ""),
    "EUR": ("euro", "euros", "centime"), "USD": ("dollar américain", "dollars américains", "cent"),
    "CAD": ("dollar canadien", "dollars canadiens", "cent"), "GBP": ("livre sterling", "livres sterling", ""),
    "CHF": ("franc suisse", "francs suisses", "centime"), "FCFA": ("franc C F A", "francs C F A", ""),
    "F CFA": ("franc C F A", "francs C F A", ""), "XOF": ("franc C F A", "francs C F A", ""),
    "JPY": ("yen", "yens", ""), "CNY": ("yuan", "yuans", ""), "DZD": ("dinar algérien", "dinars algériens", ""),
    "MAD": ("dirham", "dirhams", ""), "TND": ("dinar tunisien", "dinars tunisiens", ""),
    "XPF": ("franc pacifique", "francs pacifiques", ""), "BTC": ("bitcoin", "bitcoins", ""),
}  # fmt: skip
_FEMININE = ("livre", "roupie", "hryvnia")
_A_FEMININE = "roupie"
_SIGN = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True) if not sign.isalpha())
_CODE = "|".join(sorted((sign for sign in _CURRENCIES if sign.isalpha()), key=len, reverse=True))
_SHORT = {
    "k": "mille", "K": "mille", "M": "million", "MM": "milliard", "Mio": "million", "m": "million",
    "Md": "milliard", "Mds": "milliard", "Mrd": "milliard", "Mrds": "milliard", "md": "milliard", "mds": "milliard",
    "mrd": "milliard", "mrds": "milliard", "Mln": "million", "mln": "million", "G": "milliard", "T": "billion",
    "millions": "million", "million": "million", "milliards": "milliard", "milliard": "milliard", "mille": "mille",
    "billions": "billion", "billion": "billion",
}  # fmt: skip
_MAGNITUDE = "|".join(sorted(_SHORT, key=len, reverse=True))
_MINUS = r"(?P<minus>(?<![\w\d)])[-−–+](?=[\d€$£]))?"
_LOW = rf"(?<![\w.,/])(?<!\d )(?P<low>{NUMBER})"
_AFTER = rf"(?P<sign>\$\s(?:US|CA|CAN)\b|(?:{_SIGN})(?![A-Za-z])|(?:{_CODE})\b)"
_SUM = re.compile(
    rf"{_MINUS}(?<![\w.,/])(?P<low>{NUMBER})(?:\s?(?P<from>€|\$|£)?\s?(?P<to>[-–—]|à|et|ou)\s?(?P<high>{NUMBER}))?\s?"
    rf"(?:(?P<magnitude>{_MAGNITUDE})\b\.?\s?(?:d[’']|de\s)?|(?P<joined>k|K|M|Md|Mds|MM|Mrd|G)(?=[€$£]))?\s?{_AFTER}"
)
_SIGN_FIRST = re.compile(
    rf"{_MINUS}(?<![\w.,])(?P<sign>{_SIGN}|(?:{_CODE})\s?(?=\d))\s?(?P<low>{NUMBER})"
    rf"(?:\s?(?P<to>[-–])\s?(?P<high>{NUMBER}))?(?:\s?(?P<magnitude>{_MAGNITUDE})\b\.?)?"
)
_MAGNITUDE_OF = re.compile(
    rf"(?<![\w.,/])(?P<low>{NUMBER})\s?(?P<magnitude>Mds?|Mrds?|mds?|mrds?|Mio|Mln|M)\b\.?(?P<of>\s(?:d[’'e])|\s(?=euros?|dollars?|francs?))?"
)
_EURO_CENTS = re.compile(r"(?<![\w.,/])(\d+)\s?€\s?(\d\d)(?!\d|\s?\d)")
_CENTS = re.compile(rf"(?<![\w.,])({NUMBER})\s?(?:c€|cts?\b\.?|¢)")


def money(draft: Draft) -> None:
    """Claim sums."""
    if not draft.has_digits:
        return
    if "€" in draft.text:
        draft.claim_each(_EURO_CENTS, lambda m: _price(m[1], m[2], _CURRENCIES["€"]), "money")
    draft.claim_each(_SUM, _sum, "money")
    draft.claim_each(_SIGN_FIRST, _sum, "money")
    draft.claim_each(_CENTS, lambda m: f"{amount(m[1])} centime{'' if is_one(m[1]) else 's'}", "money")
    if draft.has("Mm"):
        draft.claim_each(_MAGNITUDE_OF, _magnitude_of, "number")


def _sum(match: re.Match[str]) -> str:
    groups = match.groupdict()
    names = _CURRENCIES[_currency(match["sign"])]
    magnitude = _SHORT.get(groups["magnitude"] or groups.get("joined") or "", "")
    spoken = {"+": "plus ", None: ""}.get(match["minus"], "moins ")
    if match["high"]:
        joined = match["to"] if match["to"].isalpha() else "à"
        first = _named(match["low"], "", names) if groups.get("from") else amount(match["low"])
        spoken += f"{first} {joined} "
    number = match["high"] or match["low"]
    return spoken + _named(number, magnitude, names)


def _currency(sign: str) -> str:
    compact = sign.replace(" ", "")
    return "$CA" if compact == "$CAN" else compact


def _named(number: str, magnitude: str, names: tuple[str, str, str]) -> str:
    """Return ("3,20", "", euros) as "trois euros vingt", ("3,5", "million", euros) with "d'euros"."""
    one, several, cents = names
    whole, fraction = parts(number)
    if magnitude == "mille":
        thousands = "mille" if number == "1" else f"{amount(number)} mille"
        return f"{thousands} {several}" if not fraction else f"{_thousands(whole, fraction)} {several}"
    if magnitude:
        return f"{amount(number)} {magnitude}{'' if is_one(number) else 's'} {_of(several)}"
    if len(fraction) == 2 and cents:
        return _price(whole, fraction, names)
    if len(whole) > 6 and set(whole[-6:]) == {"0"}:
        return f"{amount(number)} {_of(several)}"
    return f"{_whole(number, one)} {one if is_one(number) else several}"


def _thousands(whole: str, fraction: str) -> str:
    """Return (1, 5) as "mille cinq cents"; longer fractions than three digits are not money."""
    return cardinal(str(int(whole + fraction.ljust(3, "0")[:3])))


def _of(several: str) -> str:
    return f"d'{several}" if several[0] in "aeiouyh" and not several.startswith("y") else f"de {several}"


def _whole(number: str, one: str) -> str:
    return amount(number, _A_FEMININE if one.startswith(_FEMININE) else "")


def _price(whole: str, fraction: str, names: tuple[str, str, str]) -> str:
    one, several, cents = names
    hundredths = str(int(fraction))
    if int(whole) == 0 and hundredths != "0":
        return f"{cardinal(hundredths)} {cents}{'' if hundredths == '1' else 's'}"
    spoken = f"{_whole(whole, one)} {one if is_one(whole) else several}"
    return spoken if hundredths == "0" else f"{spoken} {cardinal(hundredths)}"


def _magnitude_of(match: re.Match[str]) -> str:
    noun = _SHORT[match["magnitude"]]
    after = match["of"] or ""
    spoken = f"{amount(match['low'])} {noun}{'' if is_one(match['low']) else 's'}"
    if after and not after.strip():
        following = match.string[match.end() :]
        return f"{spoken} {'d’' if following.startswith('e') else 'de '}"
    return f"{spoken}{after}"
