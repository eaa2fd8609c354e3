"""Numbers in words: "6-jährig", "12-Punkte-Plan", "20-Euro-Schein", and words that mean men and women. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.german.quantities import NUMBER, attached

_SUFFIX = (
    r"(?:[Jj]ährig|[Ff]ach|mal|[Tt]ägig|[Ss]tündig|[Mm]inütig|[Ww]öchig|[Mm]onatig|[Pp]rozentig|[Kk]öpfig|stellig|"
    r"teilig|stöckig|geschossig|seitig|spurig|gleisig|türig|sitzig|bändig|malig|sprachig|klassig|jährlich|sekündig|"
    r"zeilig|strahlig|motorig|eckig|silbig|polig|stufig|gradig|zügig|rädrig|metrig|händig|äugig|tausend)[a-zäöü]*"
)
_GLUED = re.compile(rf"(?<![\w.,])({NUMBER})\s?[-‑]?\s?({_SUFFIX})(?!\w)")
_PERCENT = re.compile(rf"(?<![\w.,])({NUMBER})\s?%[-‑]?(ige?[nrms]?)\b")
_SPLIT = re.compile(rf"(?<![\w.,])({NUMBER})[-‑](?=\s(?:und|bis|oder|sowie)\s|,\s)")
_WITH_WORD = re.compile(rf"(?<![\w.,:/])({NUMBER})[-‑](?=[A-ZÄÖÜ][a-zäöüß])")
_TO_WORD = re.compile(rf"(?<![\w.,:/])({NUMBER})\s?(bis|[-–])\s?({NUMBER})[-‑](?=[A-ZÄÖÜ][a-zäöüß]|{_SUFFIX})")
_AFTER_WORD = re.compile(r"(?<=[^\W\d_])[-‑](\d{1,4})(?![\w.,]\d|[\w:])(-(?=[A-ZÄÖÜ]))?")
_BETWEEN = re.compile(r"(?<=[^\W\d_])-(\d{1,4})-(?=[A-ZÄÖÜ])")
_BOTH = re.compile(r"(?<=[a-zäöüß])(?:[*:_·]|/-?)(?=[Ii]n(?:nen)?(?![a-zäöüß]))")
_CAPITAL = re.compile(r"(?<=[a-zäöüß])I(?=nnen(?![a-zäöüß]))")
_BOTH_IN_BRACKETS = re.compile(r"(?<=[a-zäöüß])\(-?(in(?:nen)?)\)(?!\w)")
_ENDING = re.compile(r"(?<=[a-zäöüß])(?:[*:]|/-?)(?=(?:r|n|e|en|er|s|m)(?![\wäöüß]))")
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
        draft.claim_each(_WITH_WORD, lambda m: f"{attached(m[1])} ", "compound")
        draft.claim_each(_BETWEEN, lambda m: f" {attached(m[1])} ", "compound")


def after_words(draft: Draft) -> None:
    """Claim numbers after words: "Covid-19"."""
    if draft.has_digits and draft.has("-‑"):
        draft.claim_each(_AFTER_WORD, lambda m: f" {attached(m[1]) if m[2] else _label(m[1])}{' ' if m[2] else ''}", "label")


def _label(digits: str) -> str:
    spoken = attached(digits)
    return "eins" if spoken == "ein" else spoken


def _glued(match: re.Match[str]) -> str:
    spoken, suffix = attached(match[1]), match[2]
    if suffix[0].isupper():
        return f"{spoken.capitalize()}{suffix.lower()}"
    return f"{spoken}{suffix}"


def _to_word(match: re.Match[str]) -> str:
    first, joined, second = match.groups()
    is_word = match.string[match.end()].isupper() and not re.match(_SUFFIX, match.string[match.end() :])
    return f"{attached(first)} bis {attached(second)}{' ' if is_word else ''}" if joined else ""


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
