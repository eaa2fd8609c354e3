"""Scores, ranges, and the few pairs of numbers that are said in another way: "3-1", "10-12", "49.3", "4-4-2". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import NUMBER, amount, cardinal, counted_noun

_FORTY_NINE_THREE = re.compile(r"(?<![\w.,])(49)[.,:-](3)(?![\w%]|[.,]\d|\s?(?:%|€|millions|milliards))")
_PARAGRAPH = re.compile(r"(?:(?<=\b[Aa]rticle )|(?<=\b[Aa]rticles ))(\d+)-(\d+)(?:-(\d+))?\b")
_CODED_ARTICLE = re.compile(r"\b([LRDA])\.?\s?\*?\s?(\d+)-(\d+)(?:-(\d+))?(?!\w)")
_NUMBERED = re.compile(r"(?:(?<=n°)|(?<=n° )|(?<=no )|(?<=nᵒ ))(\d+)-(\d+)(?![\w-])")
_FORMATION = re.compile(r"(?<![\w.,-])(\d)-(\d)-(\d)(?:-(\d))?(?![\w-])")
_COLON = re.compile(r"(?<![\w.,:])(\d{1,3})\s?:\s?(\d{1,3})(?![\w:]|[.,]\d)")
_RANGE = re.compile(rf"(?<![\w.,/€$-])({NUMBER})\s?[-–—‑]\s?({NUMBER})(?![\w/]|[.,]\d|[-–]\d)")


def scores(draft: Draft) -> None:
    """Claim pairs of numbers: all that are not law are read with "à"."""
    if not draft.has_digits or not draft.has("-–—‑.,:/"):
        return
    draft.claim_each(_FORTY_NINE_THREE, "quarante-neuf trois", "law")
    draft.claim_each(_CODED_ARTICLE, lambda m: f"{m[1]} {_dashed(m.groups()[1:])}", "law")
    draft.claim_each(_PARAGRAPH, lambda m: _row(m.groups()), "law")
    draft.claim_each(_NUMBERED, lambda m: _dashed(m.groups()), "number sign")
    draft.claim_each(_FORMATION, lambda m: _row(m.groups()), "formation")
    if ":" in draft.text:
        draft.claim_each(_COLON, lambda m: f"{cardinal(m[1])} à {cardinal(m[2])}", "ratio")
    draft.claim_each(_RANGE, _range, "range")


def _row(groups: tuple[str | None, ...]) -> str:
    return " ".join(cardinal(group) for group in groups if group)


def _dashed(groups: tuple[str | None, ...]) -> str:
    return " tiret ".join(cardinal(group) for group in groups if group)


def _range(match: re.Match[str]) -> str:
    return f"{amount(match[1])} à {amount(match[2], counted_noun(match))}"
