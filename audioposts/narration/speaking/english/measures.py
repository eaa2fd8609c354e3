"""Percentages, temperatures, sizes and other measures. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import NUMBER, amount, next_word, previous_word
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.word_lists import table, words

# Unit: one, several. With a stop after the abbreviation or without.
_UNITS = table("units")
_SHORT_UNITS = table("letters")
_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_RANGE = (
    rf"(?P<low>{NUMBER}|\d+\s\d/\d|\d*[½¼¾⅓⅔⅛])(?:\s?(?P<joined>[-–—]|to|x|×|by)\s?(?P<high>{NUMBER}))?"
    r"(?:\s(?P<magnitude>hundred|thousand|million|billion|trillion))?(?P<gap>[\s-]?)"
)
_MINUS = r"(?P<minus>(?<![\w\d.,)])[-−–+](?=[\d.]))?"
_MEASURE = re.compile(
    rf"{_MINUS}(?<![\w.,])(?<!\d:){_RANGE}(?P<unit>{_UNIT})(?:/(?P<per>{_UNIT}|s|g|L|l|m|h|d))?(?![\w²³’'/])(\.(?=[\s,;)]+[a-z(,;)]|[,;)]))?"
)
_SHORT_MEASURE = re.compile(rf"{_MINUS}(?<![\w.,])(?<!\d:){_RANGE}(?P<unit>[mglLshWVtK])(?![\w²³’'/&]|\.\w)")
_INCHES = re.compile(rf"(?<![\w.,])({NUMBER}|\d+\s\d/\d|\d*[½¼¾⅓⅔⅛])(?:\s?[-–x×]\s?({NUMBER}))?\s?in\.(?=[\s,;)]|$)")
_PERCENT = re.compile(
    rf"{_MINUS}(?<![\w.,])({NUMBER}|\d*[½¼¾])(?:\s?%)?(?:\s?([-–—]|to)\s?({NUMBER}))?\s?(%|‰|pct\.?|pc)(?!\w)(\+)?"
)
_ADJECTIVE_PERCENT = re.compile(r"(?<=%)-(?=[a-z])")
_TEMPERATURE = re.compile(
    rf"{_MINUS}(?<![\w.,])({NUMBER})(?:\s?°)?(?:\s?([-–—]|to)\s?({NUMBER}))?\s?(?:°|º)(?:\s?([CFK])\b)?"
)
_CELSIUS = re.compile(rf"{_MINUS}(?<![\w.,])({NUMBER})\s?([℃℉])")
_PLAIN_CELSIUS = re.compile(rf"{_MINUS}(?<![\w.,])(\d{{1,3}})\s?([CF])(?=[\s,.;)]|$)(?![\s]?[-&]|\s[A-Z])")
_SCALES = {"C": " Celsius", "F": " Fahrenheit", "K": " Kelvin", "℃": " Celsius", "℉": " Fahrenheit"}
_HEIGHT = re.compile(r"(?<![\w.,])(\d)\s?['’′]\s?-?(\d{1,2})(?:½)?\s?(?:[\"”″]|''|’’)?(?!\d)(?=[\s,.;)-]|$)")
_FEET = re.compile(r"(?<![\w.,])(\d{1,3})\s?[′'](?=[\s,.;)]|$)")
_INCH_MARK = re.compile(rf"(?<![\w.,“\"])(?P<low>{NUMBER})(?:\s?[-–]\s?(?P<high>{NUMBER}))?\s?[″\"](?=[\s,.;)-]|$)")
_FOOT_INCHES = re.compile(r"\b(\d)-foot-(\d{1,2})(?!\d)")
_IMPERIAL = re.compile(r"(?<![\w.,])(\d{1,2})\s?(ft|st)\.?\s?(\d{1,2}(?:\.\d)?)\s?(ins?|lbs?)\b\.?")
_BY = re.compile(r"(?<=\d)\s?[x×]\s?(?=\d)")
_POWER_OF_TEN = re.compile(r"(?<=\d)\s?[x×]\s?(?=10[⁻⁰¹²³⁴-⁹^])")
_TIMES = re.compile(rf"(?<![\w.,])({NUMBER})(?:x\b|×(?!\s?\d))")
_RUNNING = words("measures.running")
_METRES = re.compile(
    r"\b(?:deep|depth|tall|long|length|high|height|wide|width|jump|throw|above|below|swim|race|ran|run|sprint|relay|final|"
    r"away|distance|altitude|waves?|walls?|tower|pool|track|heats?|record|freestyle|hurdles|metres?|meters?|[Oo]lympic)\b"
)
_COUNTED_IN_MILLIONS = words("measures.counted_in_millions")


def measures(draft: Draft) -> None:
    """Claim what is measured."""
    if not draft.has_digits:
        return
    text = draft.text
    if "%" in text or "‰" in text or "pc" in text:
        draft.claim_each(_PERCENT, _percent, "percentage")
        draft.claim_each(_ADJECTIVE_PERCENT, " ", "percentage")
    if "°" in text or "º" in text or "℃" in text or "℉" in text:
        draft.claim_each(_TEMPERATURE, _temperature, "temperature")
        draft.claim_each(_CELSIUS, lambda m: f"{_sign(m[1])}{amount(m[2])} degrees{_SCALES[m[3]]}", "temperature")
    draft.claim_each(_PLAIN_CELSIUS, _plain_celsius, "temperature")
    draft.claim_each(_IMPERIAL, _imperial, "height")
    draft.claim_each(_HEIGHT, lambda m: f"{cardinal(m[1])} foot {cardinal(m[2])}", "height")
    draft.claim_each(_FOOT_INCHES, lambda m: f"{cardinal(m[1])} foot {cardinal(m[2])}", "height")
    if '"' in text or "″" in text or "′" in text:
        draft.claim_each(_INCH_MARK, _inch_mark, "unit")
        draft.claim_each(_FEET, lambda m: f"{cardinal(m[1])} feet", "unit")
    draft.claim_each(_MEASURE, _measure, "unit")
    draft.claim_each(_INCHES, _inches, "unit")
    draft.claim_each(_SHORT_MEASURE, _short, "unit")
    draft.claim_each(_POWER_OF_TEN, " times ", "power")
    draft.claim_each(_BY, " by ", "size")
    draft.claim_each(_TIMES, lambda m: f"{amount(m[1])} times", "times")


def _sign(written: str | None) -> str:
    return {"+": "plus ", None: "", "": ""}.get(written, "minus ")


def _percent(match: re.Match[str]) -> str:
    sign, low, _, high, unit, plus = match.groups()
    name = "per mille" if unit == "‰" else "percent"
    return f"{_sign(sign)}{_range(low, high)} {name}{' plus' if plus else ''}"


def _range(low: str, high: str | None, joined: str = "to") -> str:
    return f"{_mixed(low)} {joined} {amount(high)}" if high else _mixed(low)


_PARTS = {
    "½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds", "⅛": "an eighth",
    "1/2": "a half", "1/4": "a quarter", "3/4": "three quarters", "1/3": "a third", "2/3": "two thirds",
    "1/8": "an eighth", "3/8": "three eighths", "5/8": "five eighths", "7/8": "seven eighths",
}  # fmt: skip


def _mixed(written: str) -> str:
    """Return "5", "5½" or "5 1/2" as words."""
    if written[-1] in _PARTS:
        whole, part = written[:-1], written[-1]
    elif "/" in written:
        whole, part = written.split()
    else:
        return amount(written)
    if part not in _PARTS:
        return f"{amount(whole)} and {cardinal(part.split('/')[0])} over {cardinal(part.split('/')[1])}"
    return (
        f"{amount(whole)} and {_PARTS[part]}"
        if whole
        else {"½": "half a", "¾": "three quarters of a"}.get(part, _PARTS[part])
    )


def _temperature(match: re.Match[str]) -> str:
    sign, low, _, high, scale = match.groups()
    unit = "degree" if low == "1" and not high else "degrees"
    return f"{_sign(sign)}{_range(low, high)} {unit}{_SCALES.get(scale or '', '')}"


def _plain_celsius(match: re.Match[str]) -> str | None:
    if previous_word(match).lower() not in _WARM and not match[1]:
        return None
    return f"{_sign(match[1])}{cardinal(match[2])} degrees{_SCALES[match[3]]}"


_WARM = words("measures.warm")


def _inch_mark(match: re.Match[str]) -> str | None:
    """Read a straight quotation mark as inches, unless it closes a quotation."""
    if match.string.count('"') % 2 == 0:
        return None
    is_adjective = previous_word(match) in ("a", "an", "the") and next_word(match) not in ("", "of", "and", "in", "or")
    spoken = _range(match["low"], match["high"])
    return f"{spoken} {'inch' if (match['low'] == '1' and not match['high']) or is_adjective else 'inches'}"


def _imperial(match: re.Match[str]) -> str:
    """Return "6ft 2in" and "14st 6lb" as the British say them."""
    large, unit, small, _ = match.groups()
    return f"{cardinal(large)} foot {amount(small)}" if unit == "ft" else f"{cardinal(large)} stone {amount(small)}"


def _measure(match: re.Match[str]) -> str:
    one, several = _UNITS[match["unit"]]
    if match["per"]:
        per = {"d": "day", "s": "second"}.get(match["per"]) or (_UNITS | _SHORT_UNITS)[match["per"]][0]
        one, several = f"{one} per {per}", f"{several} per {per}"
    return _with_unit(match, one, several)


def _with_unit(match: re.Match[str], one: str, several: str) -> str:
    is_one = match["low"] in ("1", "½", "¼", "¾") and not match["high"]
    is_adjective = match["gap"] == "-" and next_word(match)[:1].islower()
    joined = "by" if match["joined"] in ("x", "×", "by") else "to"
    spoken = _sign(match["minus"]) + _range(match["low"], match["high"], joined)
    if match["magnitude"]:
        spoken += f" {match['magnitude']}"
    return f"{spoken} {one if is_one or is_adjective else several}"


def _short(match: re.Match[str]) -> str | None:
    """Read a unit of one letter where it can be nothing else: "5m users" are millions, the 1980s no seconds."""
    unit, gap, word = match["unit"], match["gap"], next_word(match).lower()
    one, several = _SHORT_UNITS[unit]
    if (
        unit == "m"
        and not gap
        and (word in _COUNTED_IN_MILLIONS or not (word in _RUNNING or _METRES.search(match.string)))
    ):
        return f"{_range(match['low'], match['high'])} million"
    if unit == "m" and word in _RUNNING:
        joined = "by" if match["joined"] in ("x", "×", "by") else "to"
        return f"{_range(match['low'], match['high'], joined)} {one}"
    if gap == "-" or (unit in "Kt" and not gap) or (unit == "s" and not gap and "." not in match["low"]):
        return None
    if unit == "g" and not gap and word in ("network", "wireless", "service", "phone"):
        return None
    return _with_unit(match, one, several)


def _inches(match: re.Match[str]) -> str:
    low, high = match.groups()
    joined = "by" if "x" in match[0] or "×" in match[0] else "to"
    return f"{_range(low, high, joined)} {'inch' if low == '1' else 'inches'}"
