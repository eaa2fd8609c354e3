"""Ordinals and every number that nothing else has claimed. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import NUMBER, amount, cardinal, counted_noun, is_feminine, ordinal

_ORDINAL = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[ .]\d{3})+|\d+)"
    r"(?:(er|ᵉʳ)(s)?|(ère|re|ʳᵉ|ᵉʳᵉ)(s)?|(nd|de|d|nde|ⁿᵈ|ᵈ)(s)?|(ème|eme|ième|ieme|è|e|ᵉ|ᵉᵐᵉ)(s|ˢ)?)(?![\w’'])"
)
_DOTTED = re.compile(r"(?<![\w.,])(\d+(?:\.\d+)+)(?![\w%])")
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PLAIN = re.compile(
    rf"(?P<minus>(?<![\w.,)])[-−–](?=\d))?(?<!\d)(?P<number>{NUMBER})(?P<magnitude>[kK]\b(?!-\w))?(?P<plus>\+)?"
)
_DIGITS = re.compile(r"\d+")


def numbers(draft: Draft) -> None:
    """Claim numbers: ordinals, versions, quantities, and what is left of digits."""
    if not draft.has_digits:
        return
    draft.claim_each(_ORDINAL, _nth, "ordinal")
    if "." in draft.text:
        draft.claim_each(_DOTTED, _dotted, "version")
    draft.claim_each(_PLAIN, _plain, "number")
    draft.claim_each(_DIGITS, lambda m: f" {cardinal(m[0])} ", "number")


def _nth(match: re.Match[str]) -> str | None:
    """Read "1er", "1re", "2nde", "2d" and "3e", with their plurals."""
    number = re.sub(r"\D", "", match[1])
    if len(number) > 9 or int(number) == 0:
        return None
    plural = "s" if match[3] or match[5] or match[7] or match[9] else ""
    if match[6]:
        return f"second{'e' if match[6].endswith('de') else ''}{plural}" if number == "2" and match[6] else None
    feminine = bool(match[4]) or is_feminine(counted_noun(match))
    return ordinal(int(number), is_feminine=feminine and not match[2]) + plural


def _dotted(match: re.Match[str]) -> str | None:
    """Read "2.1" and "192.168.1.1"; "1.234" is a quantity."""
    if _GROUPS.fullmatch(match[1]):
        return None
    return " point ".join(map(cardinal, match[1].split(".")))


def _plain(match: re.Match[str]) -> str:
    spoken = amount(match["number"], counted_noun(match))
    if match["magnitude"]:
        spoken = "mille" if match["number"] == "1" else f"{amount(match['number'])} mille"
    lead = " " if match.string[max(0, match.start() - 1) : match.start()].isalnum() else ""
    tail = " " if match.string[match.end() : match.end() + 1].isalnum() else ""
    return f"{lead}{'moins ' if match['minus'] else ''}{spoken}{' plus' if match['plus'] else ''}{tail}"
