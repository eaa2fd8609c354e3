"""Percentages, temperatures, sizes and other measures, and plain magnitudes. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.endings import case_of, counted, magnified
from audioposts.narration.speaking.german.fractions import GLYPHS, mixed
from audioposts.narration.speaking.german.quantities import (
    MAGNITUDE,
    MEASURED,
    amount,
    attached,
    is_one,
    next_word,
    number,
)
from audioposts.narration.speaking.word_lists import table

_GENDERS = {"masculine": "m", "feminine": "f", "neuter": "n"}
# Unit: its gender, one, several.
_UNITS = {unit: (_GENDERS[name], *called) for name in _GENDERS for unit, called in table(name, "german").items()}
_LETTERS = {
    unit: (_GENDERS[name], *called) for name in _GENDERS for unit, called in table(f"letters_{name}", "german").items()
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_PER = "100 ?km|Tag|Jahr|Monat|Woche|Stunde|Person|Kopf|Einwohner|h|s|d|a|l|L|m³|m²|km|kg|kWh|MWh|min"
_SPOKEN_PER = {
    "h": "Stunde", "s": "Sekunde", "d": "Tag", "a": "Jahr", "l": "Liter", "L": "Liter", "m³": "Kubikmeter",
    "kWh": "Kilowattstunde", "MWh": "Megawattstunde", "m²": "Quadratmeter", "km": "Kilometer", "kg": "Kilogramm",
    "min": "Minute",
}  # fmt: skip
_SIGN = rf"(?=[-−–+±\d{GLYPHS}])(?P<minus>(?<![\w)])[-−–+±](?=\d))?"
_JOINED = r"[-–—]|bis(?:\szu)?|und|oder|x|×|mal"
_RANGE = (
    rf"(?<![\w.,])(?<!\d:)(?P<low>\d+\s\d/\d|{MEASURED}|\d*[{GLYPHS}])"
    rf"(?:\s?(?P<joined>{_JOINED})\s?(?P<second_minus>[-−–](?=\d))?(?P<high>{MEASURED}))?"
)
_MEASURE = re.compile(
    rf"{_SIGN}{_RANGE}(?:\s?(?P<magnitude>{MAGNITUDE}))?[\s-]?(?P<unit>{_UNIT})(?:/(?P<per>{_PER}))?(?![\w²³’'/])(?!-\d)"
)
_SHORT_MEASURE = re.compile(
    rf"{_SIGN}{_RANGE}(?:\s?(?P<magnitude>{MAGNITUDE}))?(?P<gap>\s?)(?P<unit>[mlLhstgWVK])(?:/(?P<per>{_PER}))?"
    r"(?:(?![\w²³’'/.&]|-\d)|(?=\.(?:\s|$|[“”\"»)])))"
)
_PERCENT = re.compile(
    rf"{_SIGN}(?<![\w.,])(?P<low>{MEASURED}|\d*[{GLYPHS}])(?:\s?%)?(?:\s?(?P<joined>[-–—]|bis(?:\szu)?|und|oder)\s?(?P<high>{MEASURED}))?"
    r"[\s-]?(?P<unit>%|‰|Prozent\b|v\.\s?H\.)(?P<after>-?[Pp]unkte?n?\b|ige?[nrms]?\b|-ige?[nrms]?\b|-(?=\w))?"
)
_TEMPERATURE = re.compile(
    rf"{_SIGN}(?<![\w.,])(?P<low>{MEASURED})(?:\s?°)?(?:\s?(?P<joined>[-–—]|bis|und|oder)\s?(?P<second_minus>[-−–](?=\d))?(?P<high>{MEASURED}))?"
    r"(?:\s?(?:°|º)(?:\s?(?P<scale>[CFK])\b)?|\s?(?P<one_sign>[℃℉])|(?P<word>\s?Grad\b))"
)
_SCALES = {"C": " Celsius", "F": " Fahrenheit", "K": " Kelvin", "℃": " Celsius", "℉": " Fahrenheit"}
_HYPHENATED = re.compile(rf"(?<![\w.,])({MEASURED})[-‑]([mlVWtgh])[-‑](?=[A-ZÄÖÜ])")
_HEIGHT = re.compile(r"(?<![\w.,])([12]),(\d\d)\s?(?:m|Meter)\b(?=\s(?:groß|große[rn]?|hoch|kleine?|lang)\b)")
_MAGNITUDE = re.compile(
    rf"(?<![\w.,])(?P<low>{MEASURED})(?:\s?(?P<joined>[-–—]|bis|oder)\s?(?P<high>{MEASURED}))?\s?(?P<magnitude>{MAGNITUDE})"
)
_BARE_MAGNITUDE = re.compile(r"\b(Mio|Mrd|Tsd)\b\.?(-(?=\w))?")
_BARE = {"Mio": "Millionen", "Mrd": "Milliarden", "Tsd": "Tausend"}
_PRESSURE = re.compile(r"(?<![\w.,/])(\d{2,3})/(\d{2,3})\s?mmHg\b")
_HALF = {"m": "ein halber", "f": "eine halbe", "n": "ein halbes"}
_HALF_DATIVE = {"m": "einem halben", "f": "einer halben", "n": "einem halben"}
_BARE_SPEED = re.compile(r"\bkm/h\b")
_AFTER_PER = re.compile(rf"(?<=\b[Pp]ro )({_UNIT})(?![\w²³])|(?<=\b[Jj]e )({_UNIT})(?![\w²³])")
_TIMES = re.compile(rf"(?<![\w.,])(?:(\d+)\s?[-–]\s?)?({MEASURED})\s?[x×](?![\w]|\s?\d)")
_BY = re.compile(r"(?<=\d)\s?[x×]\s?(?=\d)")


def measures(draft: Draft) -> None:
    """Claim what is measured."""
    if "ro " in draft.text or "e " in draft.text:
        draft.claim_each(_AFTER_PER, lambda m: _UNITS[m[1] or m[2]][1], "unit")
    if not draft.has_digits and not draft.has(GLYPHS):
        draft.claim_each(_BARE_MAGNITUDE, _bare_magnitude, "magnitude")
        draft.claim_each(_BARE_SPEED, "Kilometer pro Stunde", "unit")
        return
    if draft.has("%‰P."):
        draft.claim_each(_PERCENT, _percent, "percentage")
    if draft.has("°º℃℉G"):
        draft.claim_each(_TEMPERATURE, _temperature, "temperature")
    draft.claim_each(_HYPHENATED, lambda m: f"{attached(m[1])} {_LETTERS[m[2]][2]} ", "unit")
    if "mmHg" in draft.text:
        draft.claim_each(_PRESSURE, _pressure, "blood pressure")
    draft.claim_each(_HEIGHT, _height, "height")
    draft.claim_each(_MEASURE, lambda m: _measure(m, _UNITS), "unit")
    draft.claim_each(_SHORT_MEASURE, _short_measure, "unit")
    draft.claim_each(_MAGNITUDE, _magnitude, "number")
    draft.claim_each(_BARE_MAGNITUDE, _bare_magnitude, "magnitude")
    draft.claim_each(_BARE_SPEED, "Kilometer pro Stunde", "unit")
    if draft.has("x×"):
        draft.claim_each(_TIMES, _times, "times")
        draft.claim_each(_BY, " mal ", "size")


def _pressure(match: re.Match[str]) -> str:
    return f"{number(match[1])} zu {number(match[2])} Millimeter Quecksilbersäule"


def _times(match: re.Match[str]) -> str:
    """Return "2-3x" as "zwei bis dreimal"."""
    first = f"{attached(match[1])} bis " if match[1] else ""
    return f"{first}{'ein' if is_one(match[2]) else amount(match[2])}mal"


def _height(match: re.Match[str]) -> str:
    """Return "1,85 m" as "ein Meter fünfundachtzig"."""
    return f"{'ein' if match[1] == '1' else 'zwei'} Meter {number(str(int(match[2])))}"


def _minus(written: str | None) -> str:
    return {"+": "plus ", "±": "plus minus ", None: ""}.get(written, "minus ")


def _quantity(match: re.Match[str]) -> str:
    """Return a number, or two of them and the word between; with a magnitude."""
    groups = match.groupdict()
    before, unit = match.string[: match.start()], groups.get("magnitude")
    spoken = _minus(groups.get("minus"))
    if not groups["high"]:
        return spoken + (magnified(groups["low"], unit, before) if unit else mixed(groups["low"]))
    joined = groups["joined"]
    between = {"und": "und", "oder": "oder", "x": "mal", "×": "mal", "mal": "mal", "bis zu": "bis zu"}.get(
        joined, "bis"
    )
    low = "ein" if is_one(groups["low"]) and between == "bis" else mixed(groups["low"])
    return f"{spoken}{low} {between} {_minus(groups.get('second_minus'))}{magnified(groups['high'], unit, '')}"


def _with_unit(match: re.Match[str], found: str, single: str, several: str) -> str:
    groups = match.groupdict()
    if is_one(groups["low"]) and not groups["high"] and not groups.get("magnitude"):
        before = match.string[: match.start()]
        return f"{_minus(groups.get('minus'))}{counted('1', found, single, several, before)}"
    if groups["low"] == "½" and not groups["high"] and not groups.get("magnitude"):
        is_dative = case_of(match.string[: match.start()]) == "dative"
        return f"{(_HALF_DATIVE if is_dative else _HALF)[found]} {single}"
    return f"{_quantity(match)} {single if groups['low'] in GLYPHS else several}"


def _measure(match: re.Match[str], units: dict[str, tuple[str, str, str]]) -> str:
    found, single, several = units[match["unit"]]
    if several == "Jahre" and case_of(match.string[: match.start()]) == "dative":
        several = "Jahren"
    if several == "Jahre" and re.search(r"\b[Aa]b\s$", match.string[: match.start()]):
        several = "Jahren"
    return _with_unit(match, found, single, several) + _per(match["per"])


def _per(written: str | None) -> str:
    if not written:
        return ""
    return " auf hundert Kilometer" if written.startswith("100") else f" pro {_SPOKEN_PER.get(written, written)}"


def _short_measure(match: re.Match[str]) -> str | None:
    """Read a unit of one letter where it can be nothing else: "5G" is no weight."""
    if not match["gap"] and (
        match["unit"] in "KVWs" or (match["unit"] == "g" and next_word(match.string, match.end()))
    ):
        return None
    return _measure(match, _LETTERS)


def _percent(match: re.Match[str]) -> str:
    name = "Promille" if match["unit"] == "‰" else "Prozent"
    after = match["after"] or ""
    if "ig" in after:
        return f"{_quantity(match)}{name.lower()}{after.lstrip('-')}"
    spoken = _with_unit(match, "n", name, name)
    if "unkt" in after:
        return f"{spoken}{after.lstrip('-').lower()}"
    return f"{spoken} " if after else spoken


def _temperature(match: re.Match[str]) -> str:
    scale = _SCALES.get(match["scale"] or match["one_sign"] or "", "")
    return f"{_with_unit(match, 'm', 'Grad', 'Grad')}{scale}"


def _magnitude(match: re.Match[str]) -> str:
    tail = " " if match.string[match.end() : match.end() + 1] == "-" else ""
    return _quantity(match) + tail


def _bare_magnitude(match: re.Match[str]) -> str:
    return _BARE[match[1]] + (" " if match[2] else "")
