"""Quantities with units, temperatures, shares of a hundred: "120 km/h", "-5 °C", "3-5 %". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.spanish.amounts import NUMBER, amount, is_one, point_is_decimal
from audioposts.narration.speaking.spanish.letters import SMALL
from audioposts.narration.speaking.spanish.nouns import gender, is_noun, link, next_word
from audioposts.narration.speaking.word_lists import readings, table

_UNITS = table("units", "spanish")
_NAMES = any_of(_UNITS)
_PER = readings("measures.per", "spanish")
_NO_NUMBER_BEFORE = r"(?<![\w)\d.,-])"
_MINUS = rf"(?P<minus>{_NO_NUMBER_BEFORE}[-−–])?(?:(?<![\w.,$€£/-])|(?<={_NO_NUMBER_BEFORE}[-−–]))"
_RANGE = rf"(?:(?P<low>{NUMBER})\s?[-–—]\s?)?"
_PER_WHAT = r"(?:(?:\.?\s?/\s?|\s?·\s?)(?!m[ií]n|m[aá]x)(?P<per>(?:\d+\s)?[^\W\d_]+[²³2]?))?"
_STOP_OF_UNIT = rf"(?:\.(?=[,;)]|\s[{SMALL}]))?"
_MEASURE = re.compile(
    rf"{_MINUS}{_RANGE}(?P<number>{NUMBER})\s?(?P<unit>{_NAMES}){_PER_WHAT}(?![\w²³/°º]){_STOP_OF_UNIT}"
)
_KILOS = re.compile(r"(\d{1,2}),(?!000)(\d{3})")
_DEGREES = re.compile(
    rf"{_MINUS}"
    rf"(?:(?P<low>{NUMBER})\s?[°º]?\s?[-–—]\s?)?(?P<number>{NUMBER})\s?(?P<sign>[°º])(?!\s?[CF]\b)"
)
_PLACE = re.compile(r"(?<![\w.,])(\d{1,3})°\s?(?:(\d{1,2})[’'′]\s?)?(?:(\d{1,2}(?:[.,]\d+)?)[”\"″]\s?)?\s?([NSEWO])\b")
_INCHES = re.compile(rf"(?<![\w.,$€/:'’-])({NUMBER})(?:[\"″”]|''|’’)(?!\w)")
_OPENING = re.compile(r"(?<!\d)\"|“")
_CLOSING = re.compile(r"(?<!\d)”")
_POINTS = {"N": "norte", "S": "sur", "E": "este", "O": "oeste", "W": "oeste"}
_PERCENT = re.compile(
    rf"{_MINUS}"
    rf"(?:(?P<low>{NUMBER})\s?%?\s?[-–—]\s?)?(?P<number>{NUMBER})\s?(?P<sign>[%‰])"
)
_BY = re.compile(r"(?:(?<=\dm)|(?<=\d [mc]m)|(?<=\d m)|(?<=\d))\s[x×]\s(?=\d)")
_MANY = re.compile(
    r"(?<![\w.,])(?![48]K)(\d+(?:[.,]\d+)?)(?:\s?([kK])(?=\s(?:de\s)?[a-záéíóú])|\s?(M)(?=\s(?:de\s)[a-záéíóú]))"
)
_PER_UNIT = re.compile(
    r"(?:(?<=[A-Za-z]\d)|(?<=dólares)|(?<=euros)|(?<=pesos))/"
    r"(km|kWh|MWh|m²|m³|kg|ha|h|l|año|día|mes|barril|hora|kilo|litro|noche|persona|tonelada)\b"
)
_CHANGE = re.compile(
    r"%|\b(?:sub|baj|ca[eyí]|crec|aument|descen|recort|retroce|perd|avanz|punto|tasa|inflaci)", re.IGNORECASE
)
_LONE = re.compile(
    r"(?<![\w/])(km/h|(?:km|hm|cm|mm|m)[²³]|kWh|MWh|GWh|Mbps|kg|km|°C|°F|ºC|ºF)(?:/([^\W\d_]+[²³]?))?(?![\w²³])"
)
_ORDINAL_AFTER = re.compile(r"\s(?:de (?=enero|febrero|marzo|abril|mayo)|lugar|puesto|piso|grado|edición|congreso)")
_ONE_OF_A_ROW = re.compile(r"\b(?:[Ee]l|[Ll]a|[Ss]u|del|al|[Nn])\s$")
_WEATHER = re.compile(r"\s?(?:[.,;)]|$|de temperatura|bajo|en|y)")
_PLURAL_AFTER = re.compile(r"\b(?:[Ll]os|[Ll]as|varios|muchos|pocos|mil|millones de|cien|\d)\s$")


def measures(draft: Draft) -> None:
    """Claim them."""
    if draft.has_digits:
        american = point_is_decimal(draft)
        draft.claim_each(_BY, " por ", "size")
        draft.claim_each(_MANY, lambda m: f"{amount(m[1], american, 'm')} {'mil' if m[2] else 'millones'}", "number")
        if draft.has("%‰"):
            draft.claim_each(_PERCENT, lambda m: _percent(m, american), "percent")
        if draft.has("°"):
            draft.claim_each(_PLACE, _place, "place")
        draft.claim_each(_MEASURE, lambda m: _measure(m, american), "measure")
        if draft.has("°º"):
            draft.claim_each(_DEGREES, lambda m: _degrees(m, american), "degrees")
        if draft.has("\"″”'’"):
            draft.claim_each(_INCHES, lambda m: _inches(m, american), "measure")
        draft.claim_each(_PER_UNIT, lambda m: per(m[1]), "unit")
    draft.claim_each(_LONE, _lone, "unit")


def per(unit: str | None) -> str:
    """Return what follows a slash: "h" as " por hora"; "" for nothing."""
    if not unit:
        return ""
    count, _, name = unit.rpartition(" ")
    one, several = _UNITS.get(name, (name, name))
    if count:
        return f" por {amount(count)} {_PER.get(name, several)}"
    return f" por {_PER.get(name, one)}"


def _percent(match: re.Match[str], american: bool) -> str:
    return f"{_counted(match, american)} por {'ciento' if match['sign'] == '%' else 'mil'}"


def _counted(match: re.Match[str], american: bool, of: str = "") -> str:
    """Return the number, or both of a range, with its sign and in the gender `of` what is counted."""
    low = f"{amount(match['low'], american, of)} {link(match)} " if match["low"] else ""
    return f"{'menos ' if match['minus'] else ''}{low}{amount(match['number'], american, of)}"


def _measure(match: re.Match[str], american: bool) -> str | None:
    number, unit = match["number"], match["unit"]
    if unit == "K" and "." not in number and "," not in number:
        return None
    if unit == "in":
        return None
    if unit == "pp" and _are_pages(match):
        unit = "págs"
    if unit == "kg" and not (match["per"] or match["low"] or american) and (kilos := _KILOS.fullmatch(number)):
        return _kilos(match, *kilos.groups())
    one, several = _UNITS[unit]
    return f"{_counted(match, american, gender(one))} {one if is_one(number) else several}{per(match['per'])}"


def _are_pages(match: re.Match[str]) -> bool:
    """Tell "un libro de 312 pp." from "sube 3 pp, hasta el 12 %"."""
    number, text = match["number"], match.string
    if not number.isdecimal() or match["minus"]:
        return len(number) > 4
    return int(number) > 100 or (text[match.end("unit") :][:1] == "." and not _CHANGE.search(text))


def _kilos(match: re.Match[str], kilos: str, grams: str) -> str:
    """Return what "3,450 kg" is called at a birth: three decimals of a kilo are grams."""
    small = f"{amount(grams.lstrip('0'), gender='m')} {'gramo' if grams == '001' else 'gramos'}"
    large = f"{amount(kilos, gender='m')} {'kilo' if is_one(kilos) else 'kilos'} y " if kilos != "0" else ""
    return f"{'menos ' if match['minus'] else ''}{large}{small}"


def _degrees(match: re.Match[str], american: bool) -> str | None:
    """Read "35°" as degrees, but leave "8° piso" to the ordinals."""
    if _is_ordinal(match):
        return None
    return f"{_counted(match, american, 'm')} {'grado' if is_one(match['number']) else 'grados'}"


def _is_ordinal(match: re.Match[str]) -> bool:
    number = match["number"]
    if _ORDINAL_AFTER.match(match.string, match.end()):
        return True
    if match["sign"] == "º" and not match["minus"] and (number < "21" or len(number) < 2 or is_noun(next_word(match))):
        return True
    is_small = number.isdecimal() and int(number) <= 30
    is_one_of_a_row = is_small and _ONE_OF_A_ROW.search(match.string[: match.start()])
    return bool(is_one_of_a_row and not _WEATHER.match(match.string, match.end()))


def _inches(match: re.Match[str], american: bool) -> str | None:
    """Read '6,7"' as inches, unless a quotation may end there."""
    before = match.string[: match.start()]
    opened = _OPENING.findall(before)
    if opened.count('"') % 2 or opened.count("“") > len(_CLOSING.findall(before)):
        return None
    return f"{amount(match[1], american, 'f')} {'pulgada' if is_one(match[1]) else 'pulgadas'}"


def _place(match: re.Match[str]) -> str:
    degrees, minutes, seconds, point = match.groups()
    spoken = f"{amount(degrees, gender='m')} grados"
    if minutes:
        spoken += f" {amount(minutes, gender='m')} minutos"
    if seconds:
        spoken += f" {amount(seconds, gender='m')} segundos"
    return f"{spoken} {_POINTS[point]}"


def _lone(match: re.Match[str]) -> str:
    if match[1] == "km/h":
        return f"kilómetros por hora{per(match[2])}"
    one, several = _UNITS[match[1]]
    is_plural = _PLURAL_AFTER.search(match.string, 0, match.start())
    return f"{several if is_plural else one}{per(match[2])}"
