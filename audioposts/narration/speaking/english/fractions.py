"""Fractions, shares and ratings: "3/4", "5½", "50-50", "9/10". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import next_word
from audioposts.narration.speaking.numbers import cardinal, ordinal

_EVEN = re.compile(r"(?<![\w.,$-])(?:50[-/]50|20[/-]20(?= vision)|80/20|60/40|70/30|90/10|75/25)(?![\w-])")
_OUT_OF = re.compile(
    r"(?:(?<=[Rr]ate it )|(?<=rated it )|(?<=rating of )|(?<=scored )|(?<=score of )|(?<=got )|(?<=gave it )|"
    r"(?<=give it )|(?<=it a )|(?<=[Rr]ating: )|(?<=[Ss]core: ))(\d{1,3})/(5|10|100)\b"
)
_FRACTION = re.compile(r"(?<![\w.,$/])(?:(\d+)[\s-])?(\d{1,2})[/⁄](\d{1,3})(?:ths|rds|nds|th|rd)?(?![\w/]|\.\d)")
_GLYPH = re.compile(r"(?:(?<![\w.,$])(\d+)\s?)?([½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚])")
# After a whole number, and alone.
_GLYPHS = {
    "½": ("a half", "one half"), "⅓": ("a third", "one third"), "⅔": ("two thirds", "two thirds"),
    "¼": ("a quarter", "one quarter"), "¾": ("three quarters", "three quarters"), "⅛": ("an eighth", "one eighth"),
    "⅜": ("three eighths", "three eighths"), "⅝": ("five eighths", "five eighths"),
    "⅞": ("seven eighths", "seven eighths"), "⅕": ("a fifth", "one fifth"), "⅖": ("two fifths", "two fifths"),
    "⅗": ("three fifths", "three fifths"),
    "⅘": ("four fifths", "four fifths"), "⅙": ("a sixth", "one sixth"), "⅚": ("five sixths", "five sixths"),
}  # fmt: skip


def fractions(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits and draft.text.isascii():
        return
    draft.claim_each(_EVEN, lambda m: " ".join(map(cardinal, re.findall(r"\d+", m[0]))), "share")
    if draft.has("/⁄"):
        draft.claim_each(_OUT_OF, lambda m: f"{cardinal(m[1])} out of {cardinal(m[2])}", "rating")
        draft.claim_each(_FRACTION, _fraction, "fraction")
    draft.claim_each(_GLYPH, _glyph, "fraction")


def _glyph(match: re.Match[str]) -> str:
    with_whole, alone = _GLYPHS[match[2]]
    if match[1]:
        return f"{cardinal(match[1])} and {with_whole}"
    if next_word(match) in ("mile", "inch", "century", "second", "point"):
        return "half a" if match[2] == "½" else f"{alone} of a"
    return alone


def _fraction(match: re.Match[str]) -> str:
    whole, top, bottom = match.groups()
    before = f"{cardinal(whole)} " if whole else ""
    if bottom.startswith("0") or int(bottom) < 2 or int(top) >= int(bottom):
        return f"{before}{cardinal(top)} over {cardinal(bottom)}"
    part = {"2": "half", "4": "quarter"}.get(bottom) or ordinal(int(bottom))
    if top != "1":
        part = "halves" if part == "half" else f"{part}s"
    if whole and top == "1":
        return f"{before}and {'an' if part[0] in 'aeiou' else 'a'} {part}"
    return f"{before}{'and ' if whole else ''}{cardinal(top)} {part}"
