"""Sums of money, with their magnitudes. Pure. Before plain numbers: "3,20 Euro" is no decimal."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.endings import counted, magnified
from audioposts.narration.speaking.german.quantities import MAGNITUDE, MEASURED, amount, attached, number

# Sign, code or name: gender, one, several, hundredths.
_CURRENCIES = {
    "€": ("m", "Euro", "Euro", "Cent"), "EUR": ("m", "Euro", "Euro", "Cent"), "Euro": ("m", "Euro", "Euro", "Cent"),
    "Euros": ("m", "Euro", "Euros", "Cent"), "$": ("m", "Dollar", "Dollar", "Cent"),
    "Dollar": ("m", "Dollar", "Dollar", "Cent"), "US-Dollar": ("m", "U S Dollar", "U S Dollar", "Cent"),
    "US-$": ("m", "U S Dollar", "U S Dollar", "Cent"), "US$": ("m", "U S Dollar", "U S Dollar", "Cent"),
    "USD": ("m", "U S Dollar", "U S Dollar", "Cent"),
    "C$": ("m", "kanadischer Dollar", "kanadische Dollar", "Cent"),
    "CAD": ("m", "kanadischer Dollar", "kanadische Dollar", "Cent"),
    "A$": ("m", "australischer Dollar", "australische Dollar", "Cent"),
    "AUD": ("m", "australischer Dollar", "australische Dollar", "Cent"),
    "HK$": ("m", "Hongkong Dollar", "Hongkong Dollar", "Cent"),
    "£": ("n", "Pfund", "Pfund", "Pence"), "GBP": ("n", "Pfund", "Pfund", "Pence"),
    "Pfund": ("n", "Pfund", "Pfund", "Pence"), "CHF": ("m", "Schweizer Franken", "Schweizer Franken", "Rappen"),
    "sFr.": ("m", "Schweizer Franken", "Schweizer Franken", "Rappen"),
    "SFr.": ("m", "Schweizer Franken", "Schweizer Franken", "Rappen"),
    "Fr.": ("m", "Franken", "Franken", "Rappen"), "Franken": ("m", "Franken", "Franken", "Rappen"),
    "¥": ("m", "Yen", "Yen", ""), "JPY": ("m", "Yen", "Yen", ""),
    "Yen": ("m", "Yen", "Yen", ""), "₽": ("m", "Rubel", "Rubel", ""), "Rubel": ("m", "Rubel", "Rubel", ""),
    "₺": ("f", "Lira", "Lira", ""), "TL": ("f", "türkische Lira", "türkische Lira", ""),
    "₹": ("f", "Rupie", "Rupien", ""), "INR": ("f", "Rupie", "Rupien", ""),
    "₴": ("f", "Hrywnja", "Hrywnja", ""), "₪": ("m", "Schekel", "Schekel", ""),
    "₩": ("m", "Won", "Won", ""), "₿": ("m", "Bitcoin", "Bitcoin", ""), "BTC": ("m", "Bitcoin", "Bitcoin", ""),
    "CNY": ("m", "Yuan", "Yuan", ""), "PLN": ("m", "Zloty", "Zloty", ""), "Kč": ("f", "Krone", "Kronen", ""),
    "SEK": ("f", "schwedische Krone", "schwedische Kronen", ""), "DM": ("f", "D-Mark", "D-Mark", "Pfennig"),
    "NOK": ("f", "norwegische Krone", "norwegische Kronen", ""), "Mark": ("f", "Mark", "Mark", "Pfennig"),
    "DKK": ("f", "dänische Krone", "dänische Kronen", ""), "Kronen": ("f", "Krone", "Kronen", ""),
    "RM": ("f", "Reichsmark", "Reichsmark", "Pfennig"),
}  # fmt: skip
_WORDLIKE = frozenset(
    {"Fr.", "Mark", "Pfund", "TL", "DM", "RM", "Euro", "Euros", "Dollar", "US-Dollar", "Yen", "Rubel", "Kronen"}
)
_AFTER = "|".join(
    re.escape(sign) + (r"(?![\w])(?!-\w)" if sign[-1].isalpha() else r"(?!-?\w)")
    for sign in sorted(_CURRENCIES, key=len, reverse=True)
)
_FIRST = "|".join(re.escape(sign) for sign in sorted(_CURRENCIES, key=len, reverse=True) if sign not in _WORDLIKE)
_EVEN = r"(?:,(?:-{1,2}|–|—)|\.(?:-|–|—))"
_ENDS = (
    rf"(?P<low>{MEASURED})(?:{_EVEN})?(?:\s?(?P<low_magnitude>{MAGNITUDE}))?(?:\s?(?P<joined>[-–—]|bis(?:\szu)?|oder|und)"
    rf"\s?(?P<high>{MEASURED})(?:{_EVEN})?(?:\s?(?P<high_magnitude>{MAGNITUDE}))?)?"
)
_SIGN_FIRST = re.compile(
    rf"(?P<minus>(?<![\w)])[-−–])?(?<![\w])(?P<sign>{_FIRST}|Fr\.(?=\s\d[\d'’]*[.,]))\s?"
    rf"(?P<low>\d{{1,3}}(?:,\d{{3}})+(?!\d)|{MEASURED})(?:{_EVEN})?(?:\s?(?P<low_magnitude>{MAGNITUDE}|bn\b|m\b|k\b))?"
)
_SIGN_LAST = re.compile(rf"(?=[-−–+\d])(?P<minus>(?<![\w)])[-−–+])?(?<![\w.,]){_ENDS}\s?(?P<sign>{_AFTER})")
_THOUSANDS = re.compile(rf"(?<![\w.,])({MEASURED})\s?(T|k)€")
_GLUED = re.compile(r"(?<![\w.,])(\d+)[-‑](€|\$|US-Dollar|Euro|Dollar|Franken|Cent)[-‑](?=[A-ZÄÖÜ])")
_BARE = re.compile(r"(US-?\$|€|\$|£|¥)")
_NAMES = {"€": "Euro", "$": "Dollar", "£": "Pfund", "¥": "Yen"}
_PER = re.compile(
    r"(?:(?<=[\d€$])|(?<=Euro)|(?<=Cent)|(?<=Dollar)|(?<=Franken)|(?<=Mal)|(?<=Fälle)|(?<=Stück))"
    r"\s?/\s?(Jahr|Monat|Tag|Stunde|Woche|Person|Liter|Tonne|Kilo|Kilogramm|Nacht|Stück|Aktie|Einwohner|Kopf|Minute|Sekunde|"
    r"Quadratmeter|Barrel|Unze|Schüler|Haushalt|Mitglied|Kilometer|Kubikmeter|Fass|Mann|Kind|Platz|MWh|kWh|kg|qm|m²|Std\.|"
    r"t|l|h)(?![\w²³])"
)
_SPOKEN_PER = {
    "MWh": "Megawattstunde", "kWh": "Kilowattstunde", "kg": "Kilogramm", "qm": "Quadratmeter", "m²": "Quadratmeter",
    "Std.": "Stunde", "t": "Tonne", "l": "Liter", "h": "Stunde",
}  # fmt: skip
_LEAST_LIRA_DIGITS = 3
"""A smaller number counts teaspoons."""

_SHORT = {"bn": "Mrd.", "m": "Mio.", "k": "Tsd."}


def money(draft: Draft) -> None:
    """Claim sums, then signs of money that no number belongs to."""
    if draft.has_digits:
        draft.claim_each(
            _GLUED, lambda m: f"{attached(m[1])} {_NAMES.get(m[2], m[2].replace('US-', 'U S '))} ", "money"
        )
        draft.claim_each(_THOUSANDS, lambda m: f"{amount(m[1])} tausend Euro", "money")
        draft.claim_each(_SIGN_LAST, _sum, "money")
        if draft.has("€$£¥₽₺₹₴₪₩₿EUCGPJANSDKH."):
            draft.claim_each(_SIGN_FIRST, _sum, "money")
    if draft.has("€$£¥"):
        draft.claim_each(_BARE, lambda m: f" {'U S ' if m[1][0] == 'U' else ''}{_NAMES[m[1][-1]]} ", "money")


def per(draft: Draft) -> None:
    """Claim "/Tag" after what is counted by the day."""
    if "/" in draft.text:
        draft.claim_each(_PER, lambda m: f" pro {_SPOKEN_PER.get(m[1], m[1])}", "per")


def _sum(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups["sign"] == "TL" and not groups["low_magnitude"] and len(groups["low"]) < _LEAST_LIRA_DIGITS:
        return None
    found, single, several, hundredth = _CURRENCIES.get(groups["sign"], _CURRENCIES["Franken"])
    before = match.string[: match.start()]
    low, unit, high, high_unit = (
        _decimal(groups["low"]),
        groups["low_magnitude"],
        groups.get("high"),
        groups.get("high_magnitude"),
    )
    spoken = {"+": "plus ", None: ""}.get(groups["minus"], "minus ")
    if high:
        joined = {"oder": "oder", "und": "und", "bis zu": "bis zu"}.get(groups["joined"], "bis")
        spoken += f"{magnified(low, unit, before)} {joined} "
        low, unit, before = high, high_unit, ""
    unit = _SHORT.get(unit or "", unit)
    if unit:
        return f"{spoken}{magnified(low, unit, before)} {several}"
    return spoken + _small(low, found, single, several, hundredth, before)


def _decimal(written: str) -> str:
    """Return a number that was written as in English ("$1.50", "$1,000") as it is written here."""
    if re.fullmatch(r"\d+\.\d\d?", written):
        return written.replace(".", ",")
    return written.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+", written) else written


def _small(written: str, found: str, single: str, several: str, hundredth: str, before: str) -> str:
    """Return "3,20" as "drei Euro zwanzig"."""
    whole, _, fraction = written.partition(",")
    if len(fraction) != 2 or not hundredth:
        return counted(written, found, single, several, before)
    if fraction == "00":
        return counted(whole, found, single, several, before)
    if whole == "0":
        return f"{attached(str(int(fraction)))} {hundredth}"
    return f"{counted(whole, found, single, several, before)} {number(str(int(fraction)))}"
