"""Telephone numbers, digit by digit, before anything takes them for ranges. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import cardinal, one_by_one

_PHONE = re.compile(
    r"""
    (?<![\w.,$-])(?:
        (?:(?:\+\d{1,3}|1)[\s.-])?(?:\(\d{2,5}\)\s?|\d{3}[\s.-])\d{3,4}[\s.-]\d{3,4}  # (212) 555-0123
        | 0\d{2,4}\s\d{3,4}\s?\d{3,4}  # 020 7946 0123
        | [2-9]\d{2}-\d{4}  # 555-0123
        | \+\d{1,3}(?:[\s.-]\d{2,6}){2,5}  # +44 20 7946 0123
    )(?![\w-]|[.,]\d)
    """,
    re.VERBOSE,
)
_VANITY = re.compile(r"(?<![\w.,$-])1-(8\d\d)-(?:(\d{3})-)?([A-Z]{3,}(?:-[A-Z]{2,})?)\b")
_STAR_CODE = re.compile(r"(?:(?<=[Dd]ial )|(?<=[Pp]ress )|(?<= or )|(?<=ialing ))([*#])(\d{2,4})\b")
_DIAL = re.compile(r"\b(?:dial|call|text|phone|ring|(?:help|hot|life)?line|contact|short ?code)", re.IGNORECASE)
_DIALLED = re.compile(r"(?<=[\s“\"])\d-\d-\d(?=[\s,.;”\"]|$)")
_SERVICES = frozenset("911 999 988 211 311 411 511 811 112 101 105 111 119".split())  # noqa: SIM905
_SERVICE = f"(?:{'|'.join(sorted(_SERVICES - {'911'}))})"
_LONG_SERVICE = re.compile(r"(?<![\w.,$£€#/-])116[ ]?\d{3}(?![\w%/-]|[.,]\d)")
_TEXTED = re.compile(
    r"(?:\b[Tt]ext(?:ing|s|ed)? (?:the (?:word|letters|code) )?[“‘\"']?[A-Z]\w*[”’\"',]* to |\bshort ?code )"
    r"(\d{4,6}|\d{2,3}-\d{3})\b(?![.,-]\d)"
)
_HOTLINE = re.compile(
    r"988(?=\s(?:[A-Z&][\w’&]*\s){1,4}(?:Lifeline|Hotline|Line)\b)|"
    r"(?<=\bthe )(?:311|211|511|811)(?=\s(?:app|system|request|portal|service|number|website|center))"
)
_CALLED = (
    "(?:(?<=[Cc]all )|(?<=[Dd]ial )|(?<=[Rr]ing )|(?<=[Tt]ext )|(?<=alled )|(?<=ialed )|(?<=ialled )|(?<=alling )|"
    "(?<=phone )|(?<=line at )|(?<=contact )|(?<=via )|(?<=NHS )|(?<=112 or )|(?<=911 or )|(?<=999 or )|(?<=111 or ))"
)
_EMERGENCY = re.compile(
    r"(?<![\w.,$£€#/-])(?:9-1-1|911)(?![\w%/-]|,\d)(?!\s(?:people|miles|feet|jobs|homes))|"
    rf"(?<![\w.,$£€#/-]){_SERVICE}(?=\s(?:callers?|calls?|dispatch\w*|operators?|lines?|hotline|helpline|[Ll]ifeline)\b)|"
    r"(?:(?<=, )|(?<=; )|(?<=or )|(?<=and ))[2345678]11(?=\s(?:for|to|if)\b)|"
    rf"{_CALLED}{_SERVICE}\b|(?<=[Tt]ext )\d{{5,6}}\b"
)


def telephones(draft: Draft) -> None:
    """Claim them."""
    if not draft.has_digits:
        return
    draft.claim_each(_VANITY, _vanity, "telephone")
    is_dialled = bool(_DIAL.search(draft.text))
    if is_dialled:
        _dialled(draft)
    is_service = draft.has_word(_SERVICES) or "9-1-1" in draft.text
    if is_service:
        draft.claim_each(_HOTLINE, lambda m: one_by_one(m[0]), "telephone")
    draft.claim_each(_PHONE, _phone, "telephone")
    if is_service or is_dialled:
        draft.claim_each(_EMERGENCY, lambda m: one_by_one(m[0].replace("-", "")), "telephone")


def _dialled(draft: Draft) -> None:
    """Claim what are telephone numbers only where someone calls."""
    draft.claim_each(_LONG_SERVICE, lambda m: _paired(m[0].replace(" ", "")), "telephone")
    if draft.has("*#"):
        draft.claim_each(_STAR_CODE, lambda m: f"{'star' if m[1] == '*' else 'pound'} {one_by_one(m[2])}", "telephone")
    draft.claim_each(_DIALLED, lambda m: one_by_one(m[0].replace("-", "")), "telephone")
    for match in draft.matches(_TEXTED):
        draft.claim(*match.span(1), one_by_one(match[1].replace("-", "")), "telephone")


def _vanity(match: re.Match[str]) -> str:
    """Return "1-800-273-TALK"."""
    group = f"{one_by_one(match[2])} " if match[2] else ""
    return f"one {_group(match[1])} {group}{_word(match[3])}"


def _phone(match: re.Match[str]) -> str:
    plus = "plus " if match[0].startswith("+") else ""
    return plus + ", ".join(_group(group) for group in re.findall(r"\d+", match[0]))


def _paired(digits: str) -> str:
    """Return "116555" in two groups of three."""
    return f"{one_by_one(digits[:3])}, {one_by_one(digits[3:])}"


def _group(digits: str) -> str:
    return f"{cardinal(digits[0])} hundred" if digits in ("800", "900") else one_by_one(digits)


def _word(letters: str) -> str:
    """Return the end of "1-800-FLOWERS"."""
    return letters.replace("-", " ").capitalize() if len(letters) > 3 else " ".join(letters)
