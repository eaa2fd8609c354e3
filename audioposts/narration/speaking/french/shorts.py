"""Offices, honours, degrees and places in short: "lt-col.", "la prof.", "S.E.M.", "Ph. D.", "(N.-B.)". Pure."""

import re
from collections.abc import Iterable

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.letters import CAPITAL
from audioposts.narration.speaking.patterns import any_of, capital_at_start, with_any_spaces
from audioposts.narration.speaking.word_lists import pairs, readings, words

_WORD = re.compile(r"\w+")


def _words_of(shorts: Iterable[str]) -> frozenset[str]:
    """Return the longest word of each: a text without any of them has none of the abbreviations."""
    return frozenset(max(_WORD.findall(short), key=len) for short in shorts)


def _compact(shorts: dict[str, str]) -> dict[str, str]:
    return {short.replace(" ", ""): spoken for short, spoken in shorts.items()}


_ANYWHERE = readings("shorts.anywhere", "french")
_SAID_ANYWHERE = _compact(_ANYWHERE)
_ANYWHERE_WORDS = _words_of(_ANYWHERE)
_WRITTEN_SO = re.compile(rf"(?<![\w.-])({any_of(_ANYWHERE, with_any_spaces)})(?!\w)")

_PROVINCES = readings("shorts.provinces", "french")
_PROVINCE_WORDS = _words_of(_PROVINCES)
_PROVINCE = re.compile(rf"(?:(?<=\()|(?<=, ))({any_of(_PROVINCES)})(?=[),;]|$)")

_CANTONS = readings("shorts.cantons", "french")
_CANTON_WORDS = frozenset(_CANTONS)
_AFTER_A_PARTY = re.compile(rf"(?<=\w)\s?/\s?({any_of(_CANTONS)})(?=\))")

_HONOURS = readings("shorts.honours", "french")
_HONOURS_OF_NAMES = readings("shorts.honours_of_names", "french")
_SAID_HONOURS = _compact(_HONOURS | _HONOURS_OF_NAMES)
_HONOUR_WORDS = _words_of(_SAID_HONOURS)
_HONOUR = re.compile(
    rf"(?<![\w.])(?<!\b[lL]a )(?<!\bune )(?:"
    rf"({any_of(_HONOURS, with_any_spaces)})(?=\s(?:l[ae]s?\s|l[’']|M(?:gr|\.|me)))|"
    rf"({any_of(_HONOURS_OF_NAMES, with_any_spaces)})(?=\s(?:l[ae]\s|[{CAPITAL}])))"
)

_OFFICES = pairs("shorts.offices", "french")
_OFFICE_WORDS = _words_of(_OFFICES)
_QUALITIES = pairs("shorts.after_offices", "french")
_AMBIGUOUS = words("shorts.offices_after_articles", "french")
_ARTICLE = re.compile(
    r"(?:\b(?:([lL]e|[uU]n|[dD]u|[aA]u|[cC]e)|([lL]a|[uU]ne|[cC]ette|Mme))\s|[lL][’'](?:ex-)?|\bex-)$"
)
_OF_SOMETHING = rf"\s(?:[{CAPITAL}]|d[eu]s?\s|d[’']|aux?\s|en\s|à\s|féd|nat|can|communal)"
_OFFICE = re.compile(
    rf"(?:(?<![\w.-])|(?<=\bex-))({any_of(_OFFICES)})(?:\.|(?<=-chef))((?:\s(?:{any_of(_QUALITIES)})\.)*)(?={_OF_SOMETHING}|,|\s\(|$)"
)


def shorts(draft: Draft) -> None:
    """Claim them before single letters are taken for initials, and stops for something else."""
    if "/" in draft.text and draft.has_word(_CANTON_WORDS):
        draft.claim_each(_AFTER_A_PARTY, lambda m: f", {_CANTONS[m[1]]}", "canton")
    if draft.has_word(_PROVINCE_WORDS):
        draft.claim_each(_PROVINCE, lambda m: _PROVINCES[m[1]], "province")
    if draft.has_word(_ANYWHERE_WORDS):
        draft.claim_each(_WRITTEN_SO, lambda m: _SAID_ANYWHERE[m[1].replace(" ", "")], "phrase")
    if "." not in draft.text[:-1]:
        return
    if draft.has_word(_HONOUR_WORDS):
        draft.claim_each(_HONOUR, _honour, "title")
    if draft.has_word(_OFFICE_WORDS):
        draft.claim_each(_OFFICE, _office, "title")


def _honour(match: re.Match[str]) -> str | None:
    """Read "le R.P. Martin", but not "R.P. Martin", who has two first names."""
    short = (match[1] or match[2]).replace(" ", "")
    if short == "R.P." and not _ARTICLE.search(match.string, 0, match.start()):
        return None
    return _SAID_HONOURS[short]


def _office(match: re.Match[str]) -> str | None:
    """Read "la prof. Blanc" as a woman's; "dir." alone, as on a book, is no person."""
    article = _ARTICLE.search(match.string, 0, match.start())
    if match[1] in _AMBIGUOUS and not article:
        return None
    is_woman = int(bool(article and article[2]))
    spoken = [_OFFICES[match[1]][is_woman], *(_QUALITIES[short][is_woman] for short in _WORD.findall(match[2]))]
    return capital_at_start(match, " ".join(spoken))
