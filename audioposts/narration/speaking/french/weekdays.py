"""Days of the week in short: "lun.", "du mar. au sam.", "lu-ve 9h-17h", "ve 14 juin". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of, capital_as
from audioposts.narration.speaking.word_lists import readings

_DAYS = readings("dates.short_days", "french")
_SHORTEST = readings("dates.shortest_days", "french")
_ALL = _DAYS | _SHORTEST
_SHORTEST_WORDS = frozenset(cased for short in _SHORTEST for cased in (short, short.capitalize()))
_SHORT = any_of(_DAYS)
_NAME = any_of([*_DAYS.values(), *_DAYS])
_IN_A_ROW = rf"({_SHORT})\.(?=\s\d|,?\s(?:{_SHORT})\.|\))"
_NO_OTHER_WORD = r"(lun|ven|sam|dim)(?:\.(?=[\s,])|(?=\s\d))"
_WITH_STOP = r"(?:(lund|mard|merc|jeud|vendr|samed)\.(?=[\s,)])|(vend)\.(?=\s\d|,\s\d|\)))"
_WITH_CAPITAL = r"([LMJVSD](?:un|ar|er|eu|en|am|im|und|ard|erc|eud|end|endr|amed))\.(?=\s\d)"
_WEEKDAY = re.compile(rf"(?<![\w-])(?:{_IN_A_ROW}|{_NO_OTHER_WORD}|{_WITH_STOP}|{_WITH_CAPITAL})")
_FROM_DAY = re.compile(rf"\bdu\s({_NAME})\b\.?\sau\s({_NAME})\b\.?")
_BETWEEN = re.compile(rf"\b({_NAME})\b\.?\s?[-–]\s?({_NAME})\b\.?", re.IGNORECASE)

_TWO = f"{any_of(_SHORTEST)}"
_CASED = f"(?:{_TWO}|{any_of(short.capitalize() for short in _SHORTEST)})"
_TWO_FROM = re.compile(rf"\bdu ({_TWO}) au ({_TWO})\b\.?")
_A_TIME = r"(?=\s?:|,?\s(?:de\s)?\d|\s?\(|[,;]|$)"
_TWO_BETWEEN = re.compile(rf"(?<![\w-])({_CASED})\.?(\s?[-–/]\s?|\sà\s|\set\s)({_CASED})\b\.?{_A_TIME}")
_MONTH = r"(?:janv|févr?|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)"
_CLOCK = r"\d{1,2}\s?h(?:\d\d)?\s?(?:[-–à]|$)"
_TWO_ALONE = re.compile(
    rf"(?:^|(?<=[,;:(/] )|(?<=[(/])|(?<=\ble )|(?<=\b[lL]es ))({_CASED})\b\.?"
    rf"(?=\s(?:(?:[1-9]|[12]\d|3[01])(?:er)?\s{_MONTH}|(?:[1-9]|[12]\d|3[01])[./](?:0?[1-9]|1[0-2])\b|{_CLOCK}))"
)


def weekdays(draft: Draft) -> None:
    """Claim them; those in two letters, which are words, only where dates, times or other days stand beside them."""
    if draft.has("-–"):
        draft.claim_each(_BETWEEN, lambda m: f"{_day(m[1])} à {_day(m[2])}", "day")
    if draft.has_digits or "." in draft.text[:-1]:
        draft.claim_each(_FROM_DAY, lambda m: f"du {_day(m[1])} au {_day(m[2])}", "day")
        draft.claim_each(_WEEKDAY, lambda m: _day(next(filter(None, m.groups()))), "day")
    if draft.has_digits and draft.has_word(_SHORTEST_WORDS):
        draft.claim_each(_TWO_FROM, lambda m: f"du {_day(m[1])} au {_day(m[2])}", "day")
        draft.claim_each(_TWO_BETWEEN, _between, "day")
        draft.claim_each(_TWO_ALONE, lambda m: _day(m[1]), "day")


def _day(written: str) -> str:
    return capital_as(written, _ALL.get(written.lower(), written.lower()))


def _between(match: re.Match[str]) -> str:
    joined = "et" if match[2].strip() == "et" else "à"
    return f"{_day(match[1])} {joined} {_day(match[3])}"
