"""Fractions, marks and finals: "2/3", "½", "18/20", "1/2 finale". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import amount, cardinal, counted_noun, is_feminine, ordinal
from audioposts.narration.speaking.word_lists import readings

_FREE = r"(?<![\w.,/])"
_END = r"(?![\w/]|[.,]\d)"
_FRACTION = re.compile(
    rf"{_FREE}(?:(?P<whole>\d+)\s)?(?P<top>\d{{1,3}})\s?[/⁄]\s?(?P<bottom>\d{{1,4}})(?P<nth>e|è|èmes?|es)?{_END}"
)
_EVEN = re.compile(r"(?<![\w.,])50[-/]50(?![\w%])")
_HOUR = re.compile(rf"{_FREE}(?:([13])/([24])|([½¼¾]))\s?h\b")
_HOURS = {"1/2": "une demi-heure", "½": "une demi-heure", "1/4": "un quart d'heure", "¼": "un quart d'heure",
          "3/4": "trois quarts d'heure", "¾": "trois quarts d'heure"}  # fmt: skip
_AND_A_HALF = re.compile(
    rf"{_FREE}(\d+)\s?(?:½|\s1/2)\s(heures?|ans?|années?|litres?|tonnes?|jours?|mètres?|kilos?|mois)\b"
)
_MARKED = re.compile(rf"{_FREE}(\d+,\d+)\s?/\s?(\d{{1,3}}){_END}")
_FINAL = re.compile(rf"{_FREE}1/(2|4|8|16|32)(?:e|è|ème)?s?[\s-](?P<of>de\s)?(finales?)\b")
_FINALS = {"2": "demi-", "4": "quart de ", "8": "huitième de ", "16": "seizième de ", "32": "trente-deuxième de "}
_GLYPHS = readings("fractions.glyphs", "french")
_GLYPH_CHARACTERS = "".join(_GLYPHS)
_GLYPH = re.compile(rf"(?:(?<![\w.,])(\d+)\s?)?([{_GLYPH_CHARACTERS}])")
_NAMES = {"2": "demi", "3": "tiers", "4": "quart"}
_OUT_OF = ("10", "20", "100", "40", "50")
_MARK = re.compile(r"\b(?:notes?|notée?s?|score|obtien\w*|obtenu)(?:\sde|\sà|\s:)?\s$", re.IGNORECASE)
_STARS = re.compile(r"\s(?:étoiles?|points?)\b")


def fractions(draft: Draft) -> None:
    """Claim fractions, written with a slash or in one character."""
    if draft.has_digits and draft.has("/-"):
        draft.claim_each(_EVEN, "cinquante cinquante", "share")
    if draft.has("/½¼¾"):
        draft.claim_each(_HOUR, lambda m: _HOURS.get(m[0].rstrip("h ")), "fraction")
        draft.claim_each(_AND_A_HALF, _and_a_half, "fraction")
    if draft.has("/⁄") and draft.has_digits:
        draft.claim_each(_FINAL, lambda m: f"{_FINALS[m[1]]}{m[3]}", "round")
        draft.claim_each(_MARKED, lambda m: f"{amount(m[1])} sur {amount(m[2])}", "mark")
        draft.claim_each(_FRACTION, _fraction, "fraction")
    if draft.has(_GLYPH_CHARACTERS):
        draft.claim_each(_GLYPH, _glyph, "fraction")


def _glyph(match: re.Match[str]) -> str:
    spoken = _GLYPHS[match[2]]
    if match[1]:
        return f"{amount(match[1])} et {'demi' if match[2] == '½' else spoken}"
    return _half(match) if match[2] == "½" else spoken


def _and_a_half(match: re.Match[str]) -> str:
    noun = match[2]
    return f"{amount(match[1], noun)} {noun} et demi{'e' if is_feminine(noun) else ''}"


def _half(match: re.Match[str]) -> str:
    return "une demi" if is_feminine(counted_noun(match)) else "un demi"


def _fraction(match: re.Match[str]) -> str:
    """Read "2/3" as a part, "18/20", "3/2" and "12/37" as so many out of so many."""
    whole, top, bottom = match["whole"], match["top"], match["bottom"]
    if _is_mark(match) and not match["nth"]:
        spoken = f"{amount(top)} sur {amount(bottom)}"
        return f"{amount(whole)} {spoken}" if whole else spoken
    if (top, bottom) == ("1", "2"):
        return f"{amount(whole)} et demi" if whole else _half(match)
    name = _NAMES.get(bottom) or ordinal(int(bottom))
    spoken = f"{cardinal(top)} {name}{'' if top == '1' or name.endswith('s') else 's'}"
    return f"{amount(whole)} et {spoken}" if whole else spoken


def _is_mark(match: re.Match[str]) -> bool:
    """Tell so many out of so many from a part: by the numbers, or by the words around."""
    top, bottom = match["top"], match["bottom"]
    if (bottom in _OUT_OF and top != "1") or int(top) >= int(bottom) or int(bottom) > 12 or bottom[0] == "0":
        return True
    return bool(_MARK.search(match.string[: match.start()]) or _STARS.match(match.string, match.end()))
