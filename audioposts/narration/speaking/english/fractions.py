"""Fractions, shares and ratings: "3/4", "5½", "50-50", "9/10". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.english.quantities import NUMBER, amount, next_word
from audioposts.narration.speaking.numbers import cardinal, ordinal
from audioposts.narration.speaking.word_lists import readings, table

# After a whole number, and alone.
_GLYPHS = table("fractions")
_PARTS = {glyph: after_whole for glyph, (after_whole, _) in _GLYPHS.items()} | readings("fractions.written")
_PARTS_OF_A = {"½": "half a", "¾": "three quarters of a"}

MIXED = rf"(?:{NUMBER}|\d+\s\d/\d|\d*[½¼¾⅓⅔⅛])"
"""What is measured: a number, also with a fraction."""

_EVEN = re.compile(r"(?<![\w.,$-])(?:50[-/]50|20[/-]20(?= vision)|80/20|60/40|70/30|90/10|75/25)(?![\w-])")
_OUT_OF = re.compile(
    r"(?:(?<=[Rr]ate it )|(?<=rated it )|(?<=rating of )|(?<=scored )|(?<=score of )|(?<=got )|(?<=gave it )|"
    r"(?<=give it )|(?<=it a )|(?<=[Rr]ating: )|(?<=[Ss]core: ))(\d{1,3})/(5|10|100)\b|"
    r"(?<=\()(\d|10)/(5|10)(?=[),;])"
)
_PRESSURE = re.compile(r"(?<![\w.,$/])(\d{2,3})/(\d{2,3})(?![\w/])")
_PRESSURE_IS_MEANT = re.compile(r"\bBP\b|blood pressure|mm\s?Hg|systolic")
_FRACTION = re.compile(r"(?<![\w.,$/])(?:(\d+)[\s-])?(\d{1,2})[/⁄](\d{1,3})(?:ths|rds|nds|th|rd)?(?![\w/]|\.\d)")
_GLYPH = re.compile(rf"(?:(?P<minus>(?<![\w.,)])[-−–])?(?<![\w.,$])(?P<whole>\d+)\s?)?(?P<part>[{''.join(_GLYPHS)}])")
_HALF_OF = frozenset("price off dozen term time".split())  # noqa: SIM905


def fractions(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits and draft.text.isascii():
        return
    draft.claim_each(_EVEN, lambda m: " ".join(map(cardinal, re.findall(r"\d+", m[0]))), "share")
    if draft.has("/⁄"):
        draft.claim_each(_OUT_OF, lambda m: f"{cardinal(m[1] or m[3])} out of {cardinal(m[2] or m[4])}", "rating")
        if _PRESSURE_IS_MEANT.search(draft.text):
            draft.claim_each(_PRESSURE, lambda m: _over(m[1], m[2]), "blood pressure")
        draft.claim_each(_FRACTION, _fraction, "fraction")
    draft.claim_each(_GLYPH, _glyph, "fraction")


def mixed(written: str) -> str:
    """Return "5", "5½" or "5 1/2" as words."""
    if written[-1] in _GLYPHS:
        whole, part = written[:-1], written[-1]
    elif "/" in written:
        whole, part = written.split()
    else:
        return amount(written)
    if not whole:
        return _PARTS_OF_A.get(part, _PARTS[part])
    return f"{amount(whole)} and {_PARTS.get(part) or _over(*part.split('/'))}"


def low_to_high(low: str, high: str | None, joined: str = "to") -> str:
    """Return ("2½", "3") as "two and a half to three"; only the first if there is no second."""
    return f"{mixed(low)} {joined} {amount(high)}" if high else mixed(low)


def _over(top: str, bottom: str) -> str:
    return f"{cardinal(top)} over {cardinal(bottom)}"


def _glyph(match: re.Match[str]) -> str:
    minus, whole, part = match.groups()
    with_whole, alone = _GLYPHS[part]
    if whole:
        return f"{'minus ' if minus else ''}{cardinal(whole)} and {with_whole}"
    word = next_word(match)
    if part == "½" and word in _HALF_OF:
        return "half"
    if word in ("mile", "inch", "century", "second", "point"):
        return {"½": "half a", "¼": "a quarter"}.get(part, f"{alone} of a")
    return alone


def _fraction(match: re.Match[str]) -> str:
    whole, top, bottom = match.groups()
    before = f"{cardinal(whole)} " if whole else ""
    if bottom.startswith("0") or int(bottom) < 2 or int(top) >= int(bottom):
        return before + _over(top, bottom)
    part = {"2": "half", "4": "quarter"}.get(bottom) or ordinal(int(bottom))
    if whole and top == "1":
        return f"{before}and {'an' if part[0] in 'aeiou' else 'a'} {part}"
    return f"{before}{'and ' if whole else ''}{cardinal(top)} {part if top == '1' else _several(part)}"


def _several(part: str) -> str:
    return "halves" if part == "half" else f"{part}s"
