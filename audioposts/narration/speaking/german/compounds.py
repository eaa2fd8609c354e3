"""Numbers in words: "6-jährig", "12-Punkte-Plan", "20-Euro-Schein", and words that mean men and women. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.quantities import NUMBER, attached, number

_SUFFIX = (
    r"(?:[Jj]ährig|[Ff]ach|mal|[Tt]ägig|[Ss]tündig|[Mm]inütig|[Ww]öchig|[Mm]onatig|[Pp]rozentig|[Kk]öpfig|stellig|"
    r"teilig|stöckig|geschossig|seitig|spurig|gleisig|türig|sitzig|bändig|malig|sprachig|klassig|jährlich|sekündig|"
    r"zeilig|strahlig|motorig|eckig|silbig|polig|stufig|gradig|zügig|rädrig|metrig|händig|äugig|tausend)[a-zäöü]*"
)
_GLUED = re.compile(rf"(?<![\w.,])({NUMBER})\s?[-‑]?\s?({_SUFFIX})(?!\w)")
_PERCENT = re.compile(rf"(?<![\w.,])({NUMBER})\s?%[-‑]?(ige?[nrms]?)\b")
_SPLIT = re.compile(rf"(?<![\w.,])({NUMBER})[-‑](?=\s(?:und|bis|oder|sowie)\s|,\s)")
_WITH_WORD = re.compile(rf"(?<![\w.,:/])({NUMBER})[-‑](?=[A-ZÄÖÜ][a-zäöüß])")
_TO_WORD = re.compile(rf"(?<![\w.,:/])({NUMBER})\s?(?:bis|[-–])\s?({NUMBER})[-‑](?=[A-ZÄÖÜ][a-zäöüß]|{_SUFFIX})")
_AFTER_WORD = re.compile(r"(?<=[^\W\d_])[-‑](\d{1,4})(?![\w.,]\d|[\w:])(-(?=[A-ZÄÖÜ]))?")
_BETWEEN = re.compile(r"(?<=[^\W\d_])-(\d{1,4})-(?=[A-ZÄÖÜ])")
_BOTH = re.compile(r"(?<=[a-zäöüß])(?:[*:_·]|/-?)(?=[Ii]n(?:nen)?(?![a-zäöüß]))")
_CAPITAL = re.compile(r"(?<=[a-zäöüß])I(?=nnen(?![a-zäöüß]))")
_BOTH_IN_BRACKETS = re.compile(r"(?<=[a-zäöüß])\(-?(in(?:nen)?)\)(?!\w)")
_ENDING = re.compile(r"(?<=[a-zäöüß]{3})(?:[*:]|/-?)(?=(?:r|n|e|en|er|s|m)(?![\wäöüß]))")
_MANY_SEXES = re.compile(r"\(?\b([mwdxfi])/([mwdxfi])(?:/([mwdxfi]))?\b\)?")
_EITHER = re.compile(
    r"\b([Dd]er|[Dd]ie|[Dd]as|[Ee]r|[Ss]ie|[Ii]hm|[Ii]hr|[Ii]hn|[Ss]ein|[Ee]iner?|[Ii]hm|[Ii]hre?)/(die|der|das|sie|er|ihr|sie|ihre?|eine?r?)\b"
)


def compounds(draft: Draft) -> None:
    """Claim words with numbers in them."""
    if not draft.has_digits:
        return
    draft.claim_each(_PERCENT, lambda m: f"{attached(m[1])}prozent{m[2]}", "compound")
    draft.claim_each(_TO_WORD, _to_word, "compound")
    draft.claim_each(_GLUED, _glued, "compound")
    if draft.has("-‑"):
        draft.claim_each(_SPLIT, lambda m: attached(m[1]), "compound")
        draft.claim_each(_WITH_WORD, _with_word, "compound")
        draft.claim_each(_BETWEEN, lambda m: f" {number(m[1])} ", "compound")


def _with_word(match: re.Match[str]) -> str:
    """Tell "1-Euro-Job" from "Formel-1-Rennen"."""
    is_label = match.string[: match.start()].endswith(("-", "Nr. ", "Formel "))
    return f"{number(match[1]) if is_label and match[1].isdecimal() else attached(match[1])} "


def after_words(draft: Draft) -> None:
    """Claim numbers after words: "Covid-19"."""
    if draft.has_digits and draft.has("-‑"):
        draft.claim_each(_AFTER_WORD, lambda m: f" {number(m[1])}{' ' if m[2] else ''}", "label")


def _glued(match: re.Match[str]) -> str:
    spoken, suffix = attached(match[1]), match[2]
    if suffix[0].isupper():
        return f"{spoken[0].upper()}{spoken[1:]}{suffix.lower()}"
    return f"{spoken}{suffix}"


def _to_word(match: re.Match[str]) -> str:
    first, second = match.groups()
    is_word = match.string[match.end()].isupper() and not re.match(_SUFFIX, match.string[match.end() :])
    return f"{attached(first)} bis {attached(second)}{' ' if is_word else ''}"


def sexes(draft: Draft) -> None:
    """Claim the signs in words that mean men and women alike: a short break."""
    if draft.has("/*:_·(I"):
        draft.claim_each(_BOTH, " ", "gender")
        draft.claim_each(_CAPITAL, " i", "gender")
        draft.claim_each(_BOTH_IN_BRACKETS, r" \1", "gender")
    if draft.has("/*:"):
        draft.claim_each(_MANY_SEXES, _many_sexes, "gender")
        draft.claim_each(_EITHER, r"\1 oder \2", "gender")
        draft.claim_each(_ENDING, " ", "gender")


def _many_sexes(match: re.Match[str]) -> str:
    return " ".join(letter.upper() for letter in match.groups() if letter)
