"""Sums of money, with their magnitudes. Pure. Before plain numbers: "$1.75 million" is no number and a million."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import NUMBER, SINGULAR_BEFORE, amount, is_plural
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.word_lists import words

# Sign or code: one, several, one hundredth, several hundredths.
_CURRENCIES = {
    "$": ("dollar", "dollars", "cent", "cents"), "US$": ("U S dollar", "U S dollars", "cent", "cents"),
    "C$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "CA$": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "A$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "AU$": ("Australian dollar", "Australian dollars", "cent", "cents"),
    "NZ$": ("New Zealand dollar", "New Zealand dollars", "cent", "cents"),
    "HK$": ("Hong Kong dollar", "Hong Kong dollars", "cent", "cents"),
    "S$": ("Singapore dollar", "Singapore dollars", "cent", "cents"),
    "NT$": ("Taiwan dollar", "Taiwan dollars", "cent", "cents"),
    "R$": ("real", "reais", "centavo", "centavos"), "Mex$": ("Mexican peso", "Mexican pesos", "centavo", "centavos"),
    "£": ("pound", "pounds", "penny", "pence"), "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "", ""), "₹": ("rupee", "rupees", "paisa", "paise"), "₩": ("won", "won", "", ""),
    "₽": ("ruble", "rubles", "kopeck", "kopecks"), "₺": ("lira", "lira", "", ""), "₪": ("shekel", "shekels", "", ""),
    "₴": ("hryvnia", "hryvnias", "", ""), "₦": ("naira", "naira", "", ""), "₱": ("peso", "pesos", "", ""),
    "฿": ("baht", "baht", "", ""), "₿": ("bitcoin", "bitcoins", "", ""),
    "USD": ("U S dollar", "U S dollars", "cent", "cents"), "EUR": ("euro", "euros", "cent", "cents"),
    "GBP": ("British pound", "British pounds", "penny", "pence"), "JPY": ("yen", "yen", "", ""),
    "CHF": ("Swiss franc", "Swiss francs", "", ""), "CAD": ("Canadian dollar", "Canadian dollars", "cent", "cents"),
    "AUD": ("Australian dollar", "Australian dollars", "cent", "cents"), "CNY": ("yuan", "yuan", "", ""),
    "INR": ("rupee", "rupees", "paisa", "paise"), "RMB": ("yuan", "yuan", "", ""),
    "SEK": ("Swedish krona", "Swedish kronor", "", ""), "NOK": ("Norwegian krone", "Norwegian kroner", "", ""),
    "DKK": ("Danish krone", "Danish kroner", "", ""), "Rs": ("rupee", "rupees", "paisa", "paise"),
    "Rs.": ("rupee", "rupees", "paisa", "paise"), "BTC": ("bitcoin", "bitcoins", "", ""),
}  # fmt: skip
_SIGN = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True) if not sign.isalpha())
_CODE = "|".join(sign for sign in _CURRENCIES if len(sign) == 3 and sign.isalpha())
_SHORT = {
    "k": "thousand", "K": "thousand", "m": "million", "M": "million", "mn": "million", "mm": "million",
    "MM": "million", "mln": "million", "b": "billion", "B": "billion", "bn": "billion", "bln": "billion",
    "t": "trillion", "T": "trillion", "tn": "trillion", "trn": "trillion", "mil": "million", "bil": "billion",
    "Bn": "billion", "BN": "billion", "Mn": "million", "Tn": "trillion",
}  # fmt: skip
_MAGNITUDES = "|".join(
    ["thousand", "million", "billion", "trillion", "crore", "lakh", *sorted(_SHORT, key=len, reverse=True)]
)
_MINUS = r"(?P<minus>(?<![\w\d])[-−–](?=[^\w\s]|[A-Z]{1,3}\$))?"
_SUM = re.compile(
    rf"{_MINUS}(?P<sign>(?<![A-Za-z])(?:{_SIGN})|\b(?:Rs\.?|{_CODE})(?=\s?\d))\s?(?P<low>{NUMBER})"
    rf"(?:\s?-?(?P<low_magnitude>{_MAGNITUDES})\b)?"
    rf"(?:\s?(?:[-–—]|to)\s?(?P<high_sign>{_SIGN})?(?P<high>{NUMBER})(?![-–]\d)(?:\s?-?(?P<high_magnitude>{_MAGNITUDES})\b)?)?"
    r"(?P<plus>\+|-plus\b)?(?P<after>-(?=\w))?"
)
_SUM_BEFORE_CODE = re.compile(
    rf"(?<![\w.,])(?P<low>{NUMBER})(?:\s?(?P<magnitude>{_MAGNITUDES}))?\s?(?P<sign>€|£|{_CODE})(?![\w])"
)
_CENTS = re.compile(rf"(?<![\w.,])({NUMBER})\s?¢")
_PENCE = re.compile(r"(?<![\w.,])(\d{1,3})p\b(?![./])")
_SPOKEN_PER = {
    "yr": "year", "mo": "month", "hr": "hour", "oz": "ounce", "lb": "pound", "bbl": "barrel", "kg": "kilogram",
    "gal": "gallon", "MWh": "megawatt-hour", "kWh": "kilowatt-hour", "t": "tonne", "wk": "week", "sq ft": "square foot",
}  # fmt: skip
_PER = re.compile(
    r"(?<=[\dkKmMbn])/(year|month|week|day|hour|night|person|share|gallon|barrel|pound|ton|tonne|unit|ounce|"
    rf"{'|'.join(_SPOKEN_PER)})\b"
)


def money(draft: Draft) -> None:
    """Claim sums."""
    if not draft.has_digits:
        return
    draft.claim_each(_PER, lambda m: f" per {_SPOKEN_PER.get(m[1], m[1])}", "per")
    draft.claim_each(_SUM, _sum, "money")
    draft.claim_each(
        _SUM_BEFORE_CODE, lambda m: _named(m["low"], _magnitude(m["magnitude"]), _CURRENCIES[m["sign"]], False), "money"
    )
    draft.claim_each(_CENTS, lambda m: f"{amount(m[1])} {'cent' if m[1] == '1' or _modifies(m) else 'cents'}", "money")
    draft.claim_each(_PENCE, lambda m: f"{cardinal(m[1])} {'penny' if m[1] == '1' else 'pence'}", "money")


def _magnitude(written: str | None) -> str:
    return _SHORT.get(written, written) if written else ""


def _sum(match: re.Match[str]) -> str:
    names = _CURRENCIES[match["sign"]]
    low, high = match["low"], match["high"]
    magnitude, high_magnitude = _magnitude(match["low_magnitude"]), _magnitude(match["high_magnitude"])
    modifies = match["after"] is not None or _modifies(match)
    spoken = "minus " if match["minus"] else ""
    if high:
        first = amount(low) + (f" {magnitude}" if magnitude and magnitude != high_magnitude else "")
        if match["high_sign"] and (magnitude or not high_magnitude):
            first = _named(low, magnitude, names, False)
        spoken += f"{first} to {_named(high, high_magnitude, names, modifies)}"
    else:
        spoken += _named(low, magnitude, names, modifies)
    if match["plus"]:
        spoken += " plus"
    return f"{spoken} " if match["after"] else spoken


def _named(number: str, magnitude: str, names: tuple[str, str, str, str], modifies: bool) -> str:
    """Return ("5.50", "", dollars) as "five dollars and fifty cents"."""
    one, several, cent, cents = names
    whole, _, fraction = number.replace(",", "").partition(".")
    if magnitude or not (len(fraction) == 2 and cents):
        is_one = number == "1" and not magnitude
        return f"{amount(number)}{' ' if magnitude else ''}{magnitude} {one if modifies or is_one else several}"
    hundredths = f"{cardinal(fraction.lstrip('0') or '0')} {cent if modifies or fraction == '01' else cents}"
    if int(whole or 0) == 0 and fraction != "00":
        return hundredths
    full = f"{cardinal(whole)} {one if modifies or whole == '1' else several}"
    return full if fraction == "00" else f"{full} and {hundredths}"


def _modifies(match: re.Match[str]) -> bool:
    """Tell "a $20 bill" from "it cost $20 a day"."""
    following = re.match(r"\s+([A-Za-z][a-z-]+)", match.string[match.end() :])
    if not following:
        return False
    word = following[1].lower()
    if word in SINGULAR_BEFORE:
        return True
    before = re.search(
        r"\b(an?|the|this|that|another|its|their|his|her|our|each|every|one|new|first|single|proposed|annual)\s$",
        match.string[: match.start()],
    )
    return bool(before) and not is_plural(word) and word not in _NO_NOUNS and not word.endswith("ly")


_NO_NOUNS = words("money.no_nouns")
