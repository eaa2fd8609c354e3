"""Decades, years from to, seasons, quarters and calendar weeks. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.quantities import attached, number, year

_YEAR = r"(?:1\d|20)\d\d"
_DECADE = re.compile(r"(?<![\w.,])[’'‘]?(\d{1,3}\.\d{3}|\d{1,4})-?er(n|s)?(?![a-zäöüß])(-(?=\w))?")
_YEARS = re.compile(rf"(?<![\d.,$€#/-])({_YEAR})\s?([-–—/])\s?({_YEAR}|\d\d)(?![\d%]|[.,]\d|[-–/]\d)")
_SHORT_YEAR = re.compile(r"(?<![\w’'])[’'‘](\d\d)(?![\d\w%’'])")
_WEEK = re.compile(r"\bKW\s?(\d{1,2})\b")
_QUARTER = re.compile(r"\b([QH])([1-4])(?=\W|$)")
_QUARTER_AFTER = re.compile(r"\b([1-4])([QH])\b")


def years(draft: Draft) -> None:
    """Claim years that more belongs to than four digits."""
    if not draft.has_digits:
        return
    if "er" in draft.text:
        draft.claim_each(_DECADE, _decade, "decade")
    draft.claim_each(_YEARS, _years, "years")
    draft.claim_each(_SHORT_YEAR, lambda m: number(m[1]), "year")
    draft.claim_each(_WEEK, lambda m: f"Kalenderwoche {number(str(int(m[1])))}", "week")
    draft.claim_each(_QUARTER, lambda m: f"{m[1]} {number(m[2])}", "quarter")
    draft.claim_each(_QUARTER_AFTER, lambda m: f"{m[2]} {number(m[1])}", "quarter")


def _decade(match: re.Match[str]) -> str:
    """Return "80er" as "achtziger", "2010er" as "zweitausendzehner"; a compound stays one: "80er-Jahre"."""
    written = match[1].replace(".", "")
    spoken = attached(written) if len(written) > 2 and written[1:].strip("0") == "" else year(written)
    return f"{spoken}er{match[2] or ''}{' ' if match[3] else ''}"


def _years(match: re.Match[str]) -> str | None:
    first, joined, second = match.groups()
    if len(second) == 4:
        return f"{year(first)} {'' if joined == '/' else 'bis '}{year(second)}" if second > first else None
    if joined != "/" and int(second) <= int(first[2:]):
        return None
    spoken = number(str(int(second))) if second[0] != "0" else f"null {number(second[1])}"
    return f"{year(first)} {'' if joined == '/' else 'bis '}{spoken}"
