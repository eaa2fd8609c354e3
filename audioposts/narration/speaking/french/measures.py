"""Percentages, temperatures, sizes and other measures. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.carbon import carbon
from audioposts.narration.speaking.french.figures import AMOUNT, amount, cardinal, is_one, plural
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import table, words

_UNITS = table("units", "french")
_UNIT = any_of(_UNITS)
_EACH_WORDS = words("measures.each", "french")
_PER = any_of(_EACH_WORDS | words("measures.per", "french"))
_PER_WORDS = {"h": "heure", "s": "seconde", "j": "jour", "hab": "habitant", "heure": "heure"}
_MINUS = r"(?P<minus>(?<![\w\d.,)])[-−–+±]\s?(?=\d))?"
_FREE = r"(?<![\w.,/])"
_LOW = rf"{_FREE}(?P<low>{AMOUNT})"
_RANGE = rf"{_LOW}(?:\s?(?P<joined>[-–—]|à|et|ou|x|×)\s?(?P<high>{AMOUNT}))?"
_TO = r"(?P<joined>[-–—]|à|et|ou)"
_PERCENT = re.compile(rf"{_MINUS}{_LOW}(?:\s?%)?(?:\s?{_TO}\s?(?P<high>{AMOUNT}))?\s?(?P<unit>%|‰|p\.\s?100)")
_DEGREES = r"(?:[°º](?:\s?(?P<scale>[CFK])\b)?|(?P<glyph>[℃℉]))(?P<tenths>\d\b)?"
_POSITION = re.compile(r"(?<![\w.,])(\d{1,3})\s?°\s?(\d{1,2})\s?['’′]\s?(?:(\d{1,2})\s?[\"”″]\s?)?(?:de\s)?([NSEOW])\b")
_SIDES = {"N": "nord", "S": "sud", "E": "est", "O": "ouest", "W": "ouest"}
_TEMPERATURE = re.compile(rf"{_MINUS}{_LOW}(?:\s?°C?)?(?:\s?{_TO}\s?(?P<below>[-−])?(?P<high>{AMOUNT}))?\s?{_DEGREES}")
_SCALES = {"C": " Celsius", "F": " Fahrenheit", "K": " kelvin", "℃": " Celsius", "℉": " Fahrenheit"}
_MEASURE = re.compile(
    rf"{_MINUS}{_RANGE}(?P<gap>\s?)(?P<magnitude>(?:millions?|milliards?)\sde\s)?(?P<unit>{_UNIT})"
    rf"(?:\.?\s?/\s?(?P<per>{_PER}))?(?![\w²³/’'&]|-\w|\.\w)(\.(?=\s[a-zà-öø-ÿ(,;]|[,;)]))?"
)
_LETTERS = frozenset((*"gtlLWVsj", "p."))
"""After a number without a space they are part of a code as often as not: "5G", "4L"."""

_GLUED = frozenset("gtlL")
"""Of these letters, those that are units without a space too."""

_GENDERS = {"livre": "once"}
"""What tells the gender of a unit whose name is another word too."""

_METRES = re.compile(rf"{_FREE}(?P<whole>\d{{1,3}})(?:,(?P<decimals>\d\d)\s?m|\s?m\s?(?P<after>\d\d))(?![\w²³/])")
_KILOS = re.compile(rf"{_FREE}(\d{{1,3}})\s?kg\s?(\d{{3}})(?!\d)")
_COUNTED_BEFORE = r"(?:(?<=[^\W\d]|[€$£%²³])|(?<=[A-Z]\d)|(?<=\d\.[-–—]))"
_EACH = re.compile(rf"{_COUNTED_BEFORE}\s?/\s?({any_of(_EACH_WORDS)})\b\.?(?![\w²³’'/-])")
_EACH_SAID = {"heure": "de l'heure", "habitants": "habitant", "kg": "kilo", "j": "jour"}
_FOUR_BY_FOUR = re.compile(r"(?<![\w.,])4\s?[x×]\s?4(?![\w,.]\d|\w|\s?k?m\b)")
_LESS = re.compile(r"(?<=\s)[-–]\s?(?=(?:de\s\d|cher|grand|bien)\b|de\s\d)")
_BY = re.compile(r"(?<=\d)\s?[x×]\s?(?=\d)|(?<=[mM²])\s[x×]\s(?=\d)")
_MEASURED_ACROSS = re.compile(r"\d[\d,]*\s?(?:[x×]\s?\d[\d,]*\s?)?(?:cm|mm|m)\b")
_PLUS_OR_MINUS = re.compile(r"\+\s?/\s?[-−–]\s?")
_SPEED = re.compile(r"(?<!\w)(?<!\d )km/h(?!\w)")
_TIMES = re.compile(rf"(?<![\w.,])({AMOUNT})\s?(?:x\b|×)(?!\s?\d)|\b[x×]\s?({AMOUNT})(?![\w])")
_INCHES = re.compile(rf"(?<![\w.,“\"])({AMOUNT})\s?(?:″|\"|'')(?=[\s,.;)]|$)")
_BARE_UNITS = words("measures.bare", "french")
_DETERMINER = "[dD]u|[lL]es?|[aA]u|[pP]ar|[uU]n|[cC]haque|[dD]es|[eE]n|[dD]e|[qQ]uelques|[pP]lusieurs"
_PLURAL_DETERMINERS = ("les", "des", "quelques", "plusieurs")
_AREA = re.compile(r"(?<![\w.,/-])([kcdhm]?m[23])(?![\w²³’'-])")
_LENGTHS = frozenset("km hm m dm cm mm pi po ft vg".split())  # noqa: SIM905
_AGED = re.compile(r"(?:(?<=\s)|(?<=\()|^)([-+])(?=\d{1,2}\s?ans\b)|(?<=\s)([-–+])\s(?=\d{1,2}\s?ans\b)")
_FOR_SOME = re.compile(r"\b(?:les|aux|des|jeunes|enfants|réduit|interdit|gratuit\w*|offert)\s?[:(]?\s?$", re.IGNORECASE)
_WEIGHED = re.compile(r"(?:(?<=\bles )|(?<=\bdes )|(?<=\ben )|(?<=\baux )|(?<=catégorie ))([-–+])\s?(?=\d{2,3}\s?kg\b)")
_BARE = re.compile(rf"\b(?:{_DETERMINER})\s({any_of(_BARE_UNITS)})(?![\w²³/’'-])")


def measures(draft: Draft) -> None:
    """Claim what is measured, then units without a number."""
    if "km/h" in draft.text:
        draft.claim_each(_SPEED, "kilomètres heure", "unit")
    if draft.has_digits:
        _measured(draft)
    _bare(draft)


def _position(match: re.Match[str]) -> str:
    """Return "46° 12' N" as "quarante-six degrés douze minutes nord"."""
    parts = zip((part and str(int(part)) for part in match.groups()[:3]), ("degré", "minute", "seconde"), strict=True)
    counted = (f"{amount(written, name)} {name}{plural(written)}" for written, name in parts if written)
    return f"{' '.join(counted)} {_SIDES[match[4]]}"


def _measured(draft: Draft) -> None:
    if draft.has("%‰p"):
        draft.claim_each(_PERCENT, _percent, "percentage")
    if draft.has("°º℃℉"):
        draft.claim_each(_POSITION, _position, "degrees")
        draft.claim_each(_TEMPERATURE, _temperature, "temperature")
    if draft.has("\"″'"):
        draft.claim_each(_INCHES, _inches, "unit")
    if "+" in draft.text:
        draft.claim_each(_PLUS_OR_MINUS, "plus ou moins ", "sign")
    if draft.has("-–+"):
        draft.claim_each(_AGED, _more_or_less, "sign")
        draft.claim_each(_WEIGHED, lambda m: "plus de " if m[1] == "+" else "moins de ", "sign")
        draft.claim_each(_LESS, "moins ", "sign")
    carbon(draft)
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
    for match in draft.matches(_BARE):
        one, several = _UNITS[match[1]]
        is_plural = match[0].lower().startswith(_PLURAL_DETERMINERS)
        draft.claim(*match.span(1), several if is_plural else one, "unit")
    draft.claim_each(_AREA, lambda m: _UNITS[m[1]][0], "unit")


def _with_units(draft: Draft) -> None:
    if draft.has("x×"):
        draft.claim_each(_FOUR_BY_FOUR, "quatre-quatre", "model")
    if "m" in draft.text:
        draft.claim_each(_METRES, _metres, "unit")
    if "kg" in draft.text:
        draft.claim_each(_KILOS, _kilos, "unit")
    draft.claim_each(_MEASURE, _measure, "unit")


def _kilos(match: re.Match[str]) -> str:
    return f"{amount(match[1])} kilo{plural(match[1])} {cardinal(str(int(match[2])))}"


def _sign(written: str | None) -> str:
    return {"+": "plus ", "±": "plus ou moins ", None: ""}.get(written and written.strip(), "moins ")


def _range(match: re.Match[str], noun: str = "") -> str:
    """Return what is between two numbers, or the one that there is."""
    if not match["high"]:
        return amount(match["low"], noun)
    joined = match["joined"]
    between = _across(match) if joined in "x×" else _to(joined)
    return f"{amount(match['low'])} {between} {amount(match['high'], noun)}"


def _to(joined: str) -> str:
    """Return what joins two numbers: the word that is written, or "à" for a dash."""
    return joined if joined.isalpha() else "à"


def _percent(match: re.Match[str]) -> str:
    return f"{_sign(match['minus'])}{_range(match)} pour {'mille' if match['unit'] == '‰' else 'cent'}"


def _temperature(match: re.Match[str]) -> str:
    low, high = match["low"], match["high"]
    unit = f"degré{plural(high or low)}{_SCALES.get(match['scale'] or match['glyph'] or '', '')}"
    if not high:
        tenths = f" {cardinal(match['tenths'])}" if match["tenths"] else ""
        return f"{_sign(match['minus'])}{amount(low)} {unit}{tenths}"
    below = "moins " if match["below"] else ""
    return f"{_sign(match['minus'])}{amount(low)} {_to(match['joined'])} {below}{amount(high)} {unit}"


def _inches(match: re.Match[str]) -> str | None:
    """Read a straight quotation mark as inches, unless it closes a quotation."""
    if '"' in match[0] and match.string.count('"') % 2 == 0:
        return None
    return f"{amount(match[1])} pouce{plural(match[1])}"


def _metres(match: re.Match[str]) -> str:
    """Read "1,75 m" and "1m75" as "un mètre soixante-quinze"."""
    whole, rest = match["whole"], match["decimals"] or match["after"]
    if whole == "0":
        return f"{cardinal(str(int(rest)))} centimètre{plural(rest)}"
    spoken = f"{amount(whole)} mètre{plural(whole)}"
    return spoken if rest == "00" else f"{spoken} {cardinal(str(int(rest)))}"


def _measure(match: re.Match[str]) -> str | None:
    if _is_code(match) or (match["unit"] == "h" and not match["per"]):
        return None
    one, several = _UNITS[match["unit"]]
    magnitude = match["magnitude"] or ""
    noun = one if is_one(match["high"] or match["low"]) and not magnitude else several
    if match["per"]:
        noun = f"{noun} par {_PER_WORDS.get(match['per']) or _one(match['per'])}"
    gender = "" if magnitude else _GENDERS.get(one, one.partition(" ")[0])
    return f"{_sign(match['minus'])}{_range(match, gender)} {magnitude}{noun}"


def _more_or_less(match: re.Match[str]) -> str | None:
    """Read "-12 ans" as an age; a dash with spaces is one only behind what says for whom something is."""
    if match[2] and not _FOR_SOME.search(match.string, 0, match.start()):
        return None
    return "plus de " if "+" in match[0] else "moins de "


def _is_code(match: re.Match[str]) -> bool:
    """Tell the model "4L" and the network "5G" from "500g" and "75L"."""
    unit = match["unit"]
    if match["gap"] or unit not in _LETTERS:
        return False
    return unit not in _GLUED or (unit == "L" and len(match["low"]) == 1)


def _one(unit: str) -> str:
    """Return what one of a unit is called, or what is no unit as it is."""
    return _UNITS[unit][0] if unit in _UNITS else unit


def _each(match: re.Match[str]) -> str:
    """Return "€/h" as "de l'heure", "/km" as "par kilomètre"."""
    unit = _PER_WORDS.get(match[1], match[1])
    spoken = _EACH_SAID.get(unit) or _one(unit)
    return f" {spoken}" if spoken.startswith("de ") else f" par {spoken}"


def _across(match: re.Match[str]) -> str:
    """Tell the relay of "4x100 m" from what is measured across."""
    unit = match["unit"]
    is_relay = unit == "m" and len(match["low"]) < 3 <= len(match["high"])
    return "fois" if is_relay or unit not in _LENGTHS else "sur"
