"""Fractions: "2/3", "½", "1 1/2". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.endings import adjective_ending, gender
from audioposts.narration.speaking.german.quantities import amount, next_word, nth, number, previous_word

GLYPHS = "½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"
_SPOKEN_GLYPHS = {
    "½": "ein halb", "⅓": "ein Drittel", "⅔": "zwei Drittel", "¼": "ein Viertel", "¾": "drei viertel",
    "⅛": "ein Achtel", "⅜": "drei Achtel", "⅝": "fünf Achtel", "⅞": "sieben Achtel", "⅕": "ein Fünftel",
    "⅖": "zwei Fünftel", "⅗": "drei Fünftel", "⅘": "vier Fünftel", "⅙": "ein Sechstel", "⅚": "fünf Sechstel",
}  # fmt: skip
_MOST_PARTS = 20
_FRACTION = re.compile(r"(?<![\w.,/])(?:(\d{1,3})\s)?(\d{1,2})/(\d{1,3})(?![\d/]|[.,]\d|-?\w)")
_GLYPH = re.compile(rf"(?<![\w.,])(?:(\d+)\s?)?([{GLYPHS}])")
_ZERO_EIGHT_FIFTEEN = re.compile(r"(?<!\d)0?8/15(?!\d)|(?<!\d)0-?8-15(?!\d)|(?<!\d)08/15(?!\d)")


def fractions(draft: Draft) -> None:
    """Claim them; a number over a greater one, that is."""
    if "/" in draft.text or draft.has("8"):
        draft.claim_each(_ZERO_EIGHT_FIFTEEN, "null acht fünfzehn", "idiom")
    if "/" in draft.text:
        draft.claim_each(_FRACTION, _fraction, "fraction")
    if draft.has(GLYPHS):
        draft.claim_each(_GLYPH, _glyph, "fraction")


def part(below: int) -> str:
    """Return 3 as "Drittel"."""
    return "Hundertstel" if below == 100 else nth(below, "el").capitalize()


def mixed(written: str) -> str:
    """Return "5", "5½" or "1 1/2" as words."""
    if written[-1] in GLYPHS:
        return _mixed(written[:-1], _SPOKEN_GLYPHS[written[-1]])
    if "/" in written:
        whole, above, below = re.split(r"[\s/]", written)
        return _mixed(whole, _parts(int(above), int(below)))
    return amount(written)


def _mixed(whole: str, spoken: str) -> str:
    if not whole:
        return spoken
    if spoken == "ein halb":
        return f"{'ein' if whole == '1' else number(whole)}einhalb"
    return f"{'ein' if whole == '1' else number(whole)} {spoken}"


def _parts(above: int, below: int) -> str:
    if below == 2:
        return "ein halb" if above == 1 else f"{number(str(above))} halbe"
    return f"{'ein' if above == 1 else number(str(above))} {part(below)}"


def _fraction(match: re.Match[str]) -> str | None:
    whole, above, below = match[1], int(match[2]), int(match[3])
    is_plausible = 0 < above < below and (below <= _MOST_PARTS or below == 100)
    if not is_plausible or match[2][0] == "0" or match[3][0] == "0":
        return None
    if whole:
        return _mixed(whole, _parts(above, below))
    return _half(match) if (above, below) == (1, 2) else _parts(above, below)


def _glyph(match: re.Match[str]) -> str:
    if match[1]:
        return _mixed(match[1], _SPOKEN_GLYPHS[match[2]])
    if match[2] == "½":
        return _half(match)
    noun = next_word(match.string, match.end())
    return "dreiviertel" if match[2] == "¾" and noun in ("Stunde", "Jahr") else _SPOKEN_GLYPHS[match[2]]


def _half(match: re.Match[str]) -> str:
    """Return "½ Liter" as "ein halber Liter", with the article that is there already or one of its own."""
    noun = next_word(match.string, match.end())
    found = gender(noun)
    if not noun[:1].isupper() or found not in ("m", "f", "n"):
        return "ein halb"
    before = match.string[: match.start()]
    if previous_word(before).lower() in ("ein", "eine", "einen", "einem", "einer", "das", "die", "der", "den", "dem"):
        return f"halb{adjective_ending(before, noun)}"
    return {"m": "ein halber", "f": "eine halbe", "n": "ein halbes"}[found]
