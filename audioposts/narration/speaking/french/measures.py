"""Percentages, temperatures, sizes and other measures. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import NUMBER, amount, cardinal, is_one
from audioposts.narration.speaking.word_lists import table

_UNITS = table("units", "french")
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_PER = "|".join(
    [
        "habitant",
        "hab",
        "h",
        "s",
        "j",
        "an",
        "kg",
        "g",
        "t",
        "km²",
        "km2",
        "m²",
        "m2",
        "m³",
        "m3",
        "dl",
        "L",
        "l",
        "km",
        "mois",
    ]
)
_PER_WORDS = {"h": "heure", "s": "seconde", "j": "jour", "hab": "habitant"}
_GLYPHS = {"½": "demi", "¼": "quart", "¾": "trois quarts", "⅓": "un tiers", "⅔": "deux tiers"}
_MINUS = r"(?P<minus>(?<![\w\d.,)])[-−–+±]\s?(?=\d))?"
_RANGE = rf"(?<![\w.,/])(?P<low>{NUMBER})(?:\s?(?P<joined>[-–—]|à|et|ou|x|×)\s?(?P<high>{NUMBER}))?"
_PERCENT = re.compile(
    rf"{_MINUS}(?<![\w.,/])(?P<low>{NUMBER})(?:\s?%)?(?:\s?(?P<joined>[-–—]|à|et|ou)\s?(?P<high>{NUMBER}))?\s?(?P<unit>%|‰|p\.\s?100)"
)
_TEMPERATURE = re.compile(
    rf"{_MINUS}(?<![\w.,/])(?P<low>{NUMBER})(?:\s?°C?)?(?:\s?(?P<joined>[-–—]|à|et|ou)\s?(?P<below>[-−])?(?P<high>{NUMBER}))?\s?"
    r"(?:[°º](?:\s?(?P<scale>[CFK])\b)?|(?P<glyph>[℃℉]))(?P<tenths>\d\b)?"
)
_SCALES = {"C": " Celsius", "F": " Fahrenheit", "K": " kelvin", "℃": " Celsius", "℉": " Fahrenheit"}
_MEASURE = re.compile(
    rf"{_MINUS}{_RANGE}(?P<gap>\s?)(?P<magnitude>(?:millions?|milliards?)\sde\s)?(?P<unit>{_UNIT})"
    rf"(?:\.?\s?/\s?(?P<per>{_PER}))?(?![\w²³/’'&]|-\w|\.\w)(\.(?=\s[a-zà-öø-ÿ(,;]|[,;)]))?"
)
_LETTERS = frozenset("gtlLWVsj")
"""After a number without a space they are part of a code as often as not: "5G", "4L"."""

_METRES = re.compile(r"(?<![\w.,/])(?P<whole>\d{1,3})(?:,(?P<decimals>\d\d)\s?m|\s?m\s?(?P<after>\d\d))(?![\w²³/])")
_KILOS = re.compile(r"(?<![\w.,/])(\d{1,3})\s?kg\s?(\d{3})(?!\d)")
_EACH = re.compile(
    r"(?<=[^\W\d]|[€$£%²³]|(?<=[A-Z])\d)\s?/\s?(mois|an|jour|heure|h|nuit|personne|pers|habitants?|hab|m²|m2|m³|m3|kg|tonne|t|l|L|litre|"
    r"MWh|kWh|km²|km|semaine|baril|mégawattheure|action|part|séance|place|repas|j|ha)\b\.?(?![\w²³’'/-])"
)
_EACH_WORDS = {"heure": "de l'heure", "habitants": "habitant", "kg": "kilo", "j": "jour"}
_FOUR_BY_FOUR = re.compile(r"(?<![\w.,])4\s?[x×]\s?4(?![\w,.]\d|\w|\s?k?m\b)")
_LESS = re.compile(r"(?<=\s)[-–]\s?(?=(?:de\s\d|cher|grand|bien)\b|de\s\d)")
_BY = re.compile(r"(?<=\d)\s?[x×]\s?(?=\d)|(?<=[mM²])\s[x×]\s(?=\d)")
_MEASURED_ACROSS = re.compile(r"\d[\d,]*\s?(?:[x×]\s?\d[\d,]*\s?)?(?:cm|mm|m)\b")
_PLUS_OR_MINUS = re.compile(r"\+\s?/\s?[-−–]\s?")
_SPEED = re.compile(r"(?<!\w)km/h(?!\w)")
_TIMES = re.compile(rf"(?<![\w.,])({NUMBER})\s?(?:x\b|×)(?!\s?\d)|\b[x×]\s?({NUMBER})(?![\w])")
_INCHES = re.compile(rf"(?<![\w.,“\"])({NUMBER})\s?(?:″|\"|'')(?=[\s,.;)]|$)")
_BARE = re.compile(
    r"\b(?:[dD]u|[lL]es?|[aA]u|[pP]ar|[uU]n|[cC]haque|[dD]es|[eE]n|[dD]e|[qQ]uelques|[pP]lusieurs)\s"
    r"(kg|km²|km/h|kWh|MWh|km|cm|mm|m²|m³|Mo|Go|To|ha)(?![\w²³/’'-])"
)

_BARE_UNITS = frozenset(("kg", "km²", "km", "kWh", "MWh", "cm", "mm", "m²", "m³", "Mo", "Go", "To", "ha"))


def measures(draft: Draft) -> None:
    """Claim what is measured, then units without a number."""
    if draft.has_digits:
        _measured(draft)
    _bare(draft)


def _measured(draft: Draft) -> None:
    if draft.has("%‰p"):
        draft.claim_each(_PERCENT, _percent, "percentage")
    if draft.has("°º℃℉"):
        draft.claim_each(_TEMPERATURE, _temperature, "temperature")
    if draft.has("\"″'"):
        draft.claim_each(_INCHES, _inches, "unit")
    if "+" in draft.text:
        draft.claim_each(_PLUS_OR_MINUS, "plus ou moins ", "sign")
    if draft.has("-–"):
        draft.claim_each(_LESS, "moins ", "sign")
    _with_units(draft)
    if "/" in draft.text:
        draft.claim_each(_EACH, _each, "per")
    if draft.has("x×"):
        draft.claim_each(_BY, lambda m: " sur " if _MEASURED_ACROSS.match(m.string, m.end()) else " fois ", "times")
        draft.claim_each(_TIMES, lambda m: f"{amount(m[1], 'fois')} fois" if m[1] else f"fois {amount(m[2])}", "times")


def _bare(draft: Draft) -> None:
    """Claim units after an article: "le prix du kg"."""
    if not draft.has_word(_BARE_UNITS):
        return
    draft.claim_each(_SPEED, "kilomètres heure", "unit")
    for match in draft.matches(_BARE):
        one, several = _UNITS[match[1]]
        is_plural = match[0].lower().startswith(("les", "des", "quelques", "plusieurs"))
        draft.claim(*match.span(1), several if is_plural else one, "unit")


def _with_units(draft: Draft) -> None:
    if draft.has("x×"):
        draft.claim_each(_FOUR_BY_FOUR, "quatre-quatre", "model")
    if "m" in draft.text:
        draft.claim_each(_METRES, _metres, "unit")
    if "kg" in draft.text:
        draft.claim_each(_KILOS, _kilos, "unit")
    draft.claim_each(_MEASURE, _measure, "unit")


def _kilos(match: re.Match[str]) -> str:
    return f"{amount(match[1])} kilo{'' if is_one(match[1]) else 's'} {cardinal(str(int(match[2])))}"


def _sign(written: str | None) -> str:
    return {"+": "plus ", "±": "plus ou moins ", None: ""}.get(written and written.strip(), "moins ")


def _range(match: re.Match[str], noun: str = "") -> str:
    """Return what is between two numbers, or the one that there is."""
    if not match["high"]:
        return amount(match["low"], noun)
    joined = match["joined"]
    between = _across(match) if joined in "x×" else joined if joined.isalpha() else "à"
    return f"{amount(match['low'])} {between} {amount(match['high'], noun)}"


def _percent(match: re.Match[str]) -> str:
    return f"{_sign(match['minus'])}{_range(match)} pour {'mille' if match['unit'] == '‰' else 'cent'}"


def _temperature(match: re.Match[str]) -> str:
    low, high = match["low"], match["high"]
    unit = f"degré{'' if is_one(high or low) else 's'}{_SCALES.get(match['scale'] or match['glyph'] or '', '')}"
    if not high:
        tenths = f" {cardinal(match['tenths'])}" if match["tenths"] else ""
        return f"{_sign(match['minus'])}{amount(low)} {unit}{tenths}"
    joined = match["joined"] if match["joined"].isalpha() else "à"
    return f"{_sign(match['minus'])}{amount(low)} {joined} {'moins ' if match['below'] else ''}{amount(high)} {unit}"


def _inches(match: re.Match[str]) -> str | None:
    """Read a straight quotation mark as inches, unless it closes a quotation."""
    if '"' in match[0] and match.string.count('"') % 2 == 0:
        return None
    return f"{amount(match[1])} pouce{'' if is_one(match[1]) else 's'}"


def _metres(match: re.Match[str]) -> str:
    """Read "1,75 m" and "1m75" as "un mètre soixante-quinze"."""
    whole, rest = match["whole"], match["decimals"] or match["after"]
    if whole == "0":
        return f"{cardinal(str(int(rest)))} centimètre{'' if is_one(rest) else 's'}"
    spoken = f"{amount(whole)} mètre{'' if is_one(whole) else 's'}"
    return spoken if rest == "00" else f"{spoken} {cardinal(str(int(rest)))}"


def _measure(match: re.Match[str]) -> str | None:
    unit = match["unit"]
    if not match["gap"] and (unit in _LETTERS and (unit not in "gtlL" or _is_code(match))):
        return None
    one, several = _UNITS[unit]
    magnitude = match["magnitude"] or ""
    noun = one if is_one(match["high"] or match["low"]) and not magnitude else several
    if match["per"]:
        noun = f"{noun} par {_PER_WORDS.get(match['per']) or _UNITS.get(match['per'], (match['per'],))[0]}"
    return f"{_sign(match['minus'])}{_range(match, '' if magnitude else one)} {magnitude}{noun}"


def _is_code(match: re.Match[str]) -> bool:
    return match["unit"] == "L" and len(match["low"]) == 1


def _each(match: re.Match[str]) -> str:
    """Return "€/h" as "de l'heure", "/km" as "par kilomètre"."""
    unit = _PER_WORDS.get(match[1], match[1])
    spoken = _EACH_WORDS.get(unit) or _UNITS.get(unit, (unit,))[0]
    return f" {spoken}" if spoken.startswith("de ") else f" par {spoken}"


def _across(match: re.Match[str]) -> str:
    """Tell the relay of "4x100 m" from what is measured across."""
    is_relay = match["unit"] == "m" and len(match["low"]) < 3 <= len(match["high"])
    return "fois" if is_relay else "sur"
