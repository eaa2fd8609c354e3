"""Abbreviations of ordinary words and of names that stand in pairs: "p. ej.", "n.º 10", "EE. UU.", "a. C.". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of, capital_at_start, in_any_case, with_any_spaces
from audioposts.narration.speaking.spanish.amounts import whole
from audioposts.narration.speaking.spanish.letters import CAPITAL, SMALL
from audioposts.narration.speaking.word_lists import readings, words

_ALWAYS = readings("phrases.always", "spanish")
_NAMES = readings("phrases.names", "spanish")
_BEFORE_NUMBERS = readings("phrases.before_number", "spanish")
_PLURALS = readings("phrases.plurals", "spanish")
_LETTERS_OF_PLURALS = frozenset((*_PLURALS, *(letters[:2] for letters in _PLURALS)))
_EITHER_PLURAL = any_of(_PLURALS, lambda letters: rf"{letters[:2]}\.?\s?{letters[2:]}")
_PLURAL = re.compile(rf"(?<![\w./-])(?:{_EITHER_PLURAL})\b\.?(?![\w/])")
_WITHOUT_SPACES = {written.replace(" ", ""): spoken for written, spoken in (_ALWAYS | _NAMES).items()}
_PHRASE = re.compile(rf"(?<![\w./-])(?:{any_of(_ALWAYS, with_any_spaces)})(?![\w/])", re.IGNORECASE)
_COMMON_BEGINNINGS = "aeoy"
_BEGINNINGS = in_any_case(
    next(part for part in re.split(r"\W+", written) if part not in _COMMON_BEGINNINGS)
    for written in _ALWAYS
    if "/" not in written
)
"""A word of each phrase, but none that is in every other sentence."""

_MARKS = in_any_case(_BEFORE_NUMBERS)
_NAME = re.compile(rf"(?<![\w./-])(?:{any_of(_NAMES, with_any_spaces)})(?![\w/])")
_BEGINNINGS_OF_NAMES = frozenset(re.split(r"\W", written)[0] for written in _NAMES)
_IN_CAPITALS = words("phrases.in_capitals", "spanish")
_NO_PHRASES = ("s.m.", "s.s.", "Gob.")
_BEFORE_NUMBER = re.compile(
    rf"(?<![\w.])({any_of(_BEFORE_NUMBERS)})\.\s?(?=\d|[IVXLC]+\b)|"
    r"(?<![\w.])(págs?|núms?|arts?|cap|vol)\s(?=\d)",
    re.IGNORECASE,
)
_PLACE_ON_A_ROAD = re.compile(r"\b([Kk])m(s?) (?=\d)")
_POINT_ON_A_ROAD = re.compile(r"\b[pP]\. ?[kK]\. (?=\d)")
_WITH_RAISED_O = r"\b[Nn]\.?[º°]"
_NUMERO = re.compile(
    rf"№\s?|{_WITH_RAISED_O}\.?\s?(?=\d)|\bN[Oo]\.\s?(?=\d)|(?<=[a-zé] )No (?=\d)|(?<![\w&])#\s?(?=\d)|{_WITH_RAISED_O}"
)
_NUMEROS = re.compile(r"\b[Nn]\.?[º°]s\.?\s?|\b[Nn](?:\.os|os\.)\s?(?=\d)|\b[Nn]ros\.?\s?(?=\d)")
_SECTION = re.compile(r"(§§?)\s*(?=\d)")
_ERAS = re.compile(
    r"(?<=[\dIVXLC ])\b([ad])\.\s?(?:de\s?)?([CJe])\.?(?:\s?C\.?|\s?c\.)?(?!\w)|"
    r"(?<=\d )([ad])(C)\b"
)
_DAYS = readings("phrases.days", "spanish")
_DAYS_IN_ANY_CASE = in_any_case(_DAYS)
_DAY = re.compile(rf"(?<![\w.])({any_of(_DAYS)})(?:\.|(?=\s\d\d?(?:\s|/\d)))", re.IGNORECASE)
_AFTER_MONDAY = r"(?:(?<=lun\., )|(?<=lun\. y )|(?<=lun\. a ))mar\."
_MARCH = frozenset(("mar",))
_TUESDAY = re.compile(rf"(?<=[Dd]e )mar\.(?= a )|(?<= a )mar\.(?=[,;:)]|$)|{_AFTER_MONDAY}")
_MARY = re.compile(rf"\bM\.?ª(?!\w)|\bMa\.(?=\s[{CAPITAL}])")
_STATES = readings("phrases.states", "spanish")
_STATES_WITHOUT_SPACES = {written.replace(" ", ""): spoken for written, spoken in _STATES.items()}
_FIRST_OF_STATES = frozenset(written.partition(".")[0] for written in _STATES)
_STATE_OF_PARTY = re.compile(
    rf"(?:(?<=[A-Z]{{2}})\s?[-–/]\s?|(?<=\())({any_of(_STATES, with_any_spaces)})(?:\.|(?=\)))(?=[\s,;:).]|$)"
)
_STATE = re.compile(
    rf"(?<=[{SMALL}{CAPITAL}], )({any_of(_STATES, with_any_spaces)})(?:(?=\.[-–—])|\.(?=\s?[-–—,;:).]|\s[{SMALL}]|$))"
)
_SHORT_DAYS = readings("phrases.short_days", "spanish")
_SHORT_DAYS_IN_ANY_CASE = in_any_case(_SHORT_DAYS)
_SHORT_DAY = re.compile(rf"(?<![\w.])({any_of(_SHORT_DAYS)})\.\s(?=\d\d?\b(?![.,:]\d))", re.IGNORECASE)
_WORKDAYS = re.compile(r"(?<![\w.-])L(?:\s?[-–]\s?| a )([JVSD])(?=\s?[,;:.)]|\sde\s|\s\d|$)")
_LETTERS_OF_DAYS = {"J": "jueves", "V": "viernes", "S": "sábado", "D": "domingo"}
_LAWS = readings("phrases.laws", "spanish")
_KINDS_OF_LAW = frozenset((*"DLOR", *(kind.partition("-")[0] for kind in _LAWS)))
_KIND_OF_LAW = any_of(_LAWS, lambda kind: re.sub("([A-Z](?:eg)?)", r"\1\\.?\\s?", kind))
_LAW = re.compile(rf"(?<![\w.])({_KIND_OF_LAW})\s?(?:n\.?[º°]\s?)?(\d{{1,4}}|\d\.\d{{3}})/(\d{{4}}|\d\d)\b")
_CURRENT = frozenset(("cte", "pte"))
_THIS_MONTH = re.compile(r"(?<=\b[Dd]el )(cte|pte)\.(?=[\s,;:)]|$)")
_BETWEEN_STREETS = re.compile(rf"(?<![\w/])e/\s?(?=[{CAPITAL}\d])")
_AND_BEFORE_I = re.compile(r"\s*[&＆]\s*(?=[Hh]?[IÍií](?![aeo]))")
_DATELINE = re.compile(r"(?<=[\w)])\.[-–—]\s+")
_CITY_IN_CAPITALS = re.compile(rf"^\W?[{CAPITAL}]{{3,}}(?: [{CAPITAL}]+){{0,3}}(\.\s+)(?=[¿¡«“\"]?[{CAPITAL}])")
_MINISTRY = re.compile(r"(?<![\w.])M\.?[º°](?= del? )")
_Q = frozenset("q")
_QUE = re.compile(rf"(?<=[{SMALL},:«“\"] )q\.?(?= [{SMALL}¿«])|(?<=[¿¡«“\"])[qQ]\.?(?= [{SMALL}])")
_LETTER_BEFORE_Q = re.compile(r"\b(?:[b-df-hj-np-tv-z](?:,| [yeou])|letras?|la) $")
_WITH_WORDS = {"c": "con ", "s": "sin ", "p": "por "}
_WITH = re.compile(rf"(?<![\w/])([csp])/\s?(?=[{SMALL}]{{3}})")


def phrases(draft: Draft) -> None:
    """Claim them where they can be nothing else."""
    if draft.has("./"):
        _with_stops(draft)
    _names(draft)
    if draft.has_word(_DAYS_IN_ANY_CASE):
        draft.claim_each(_DAY, lambda m: _DAYS[m[1].lower()], "day")
    if "/" in draft.text or draft.has_word(_BEGINNINGS):
        draft.claim_each(_PHRASE, _phrase, "phrase")
    if draft.has_digits:
        _before_numbers(draft)
    if draft.has("L") and draft.has("JVSD"):
        draft.claim_each(_WORKDAYS, lambda m: f"lunes a {_LETTERS_OF_DAYS[m[1]]}", "day")
    _raised(draft)
    if draft.has_word(_Q):
        draft.claim_each(_QUE, _que, "phrase")
    if draft.has("&＆"):
        draft.claim_each(_AND_BEFORE_I, " e ", "sign")


def _before_numbers(draft: Draft) -> None:
    if draft.has("§"):
        draft.claim_each(_SECTION, lambda match: "secciones " if len(match[1]) > 1 else "sección ", "section")
    if "/" in draft.text and draft.has_word(_KINDS_OF_LAW):
        draft.claim_each(_LAW, _law, "law")
    draft.claim_each(_PLACE_ON_A_ROAD, lambda m: f"kilómetro{'s' if m[2] else ''} ", "road")
    draft.claim_each(_NUMEROS, "números ", "number sign")


def _raised(draft: Draft) -> None:
    if draft.has_digits or draft.has("№º°"):
        draft.claim_each(_NUMERO, "número ", "number sign")
    if draft.has("ºª°"):
        draft.claim_each(_MARY, "María", "name")
        draft.claim_each(_MINISTRY, "Ministerio", "office")


def _names(draft: Draft) -> None:
    if draft.has_word(_BEGINNINGS_OF_NAMES):
        draft.claim_each(_NAME, lambda m: _WITHOUT_SPACES[_squeezed(m[0])], "name")
    if draft.has_word(_LETTERS_OF_PLURALS):
        draft.claim_each(_PLURAL, lambda m: _PLURALS[_letters(m[0])], "name")


def _with_stops(draft: Draft) -> None:
    if "/" in draft.text:
        draft.claim_each(_WITH, lambda m: _WITH_WORDS[m[1]], "phrase")
        draft.claim_each(_BETWEEN_STREETS, "entre ", "street")
    draft.claim_each(_DATELINE, ", ", "pause")
    for city in draft.matches(_CITY_IN_CAPITALS):
        draft.claim(*city.span(1), ", ", "pause")
    draft.claim_each(_POINT_ON_A_ROAD, "punto kilométrico ", "road")
    if draft.has_word(_MARKS):
        draft.claim_each(_BEFORE_NUMBER, _before_number, "number sign")
    draft.claim_each(_ERAS, _era, "era")
    if draft.has_word(_MARCH):
        draft.claim_each(_TUESDAY, "martes", "day")
    if draft.has_word(_SHORT_DAYS_IN_ANY_CASE):
        draft.claim_each(_SHORT_DAY, lambda m: f"{_SHORT_DAYS[m[1].lower()]} ", "day")
    if draft.has_word(_CURRENT):
        draft.claim_each(_THIS_MONTH, lambda m: "corriente" if m[1] == "cte" else "presente", "date")
    if draft.has_word(_FIRST_OF_STATES):
        draft.claim_each(_STATE_OF_PARTY, _state_of_party, "state")
        draft.claim_each(_STATE, lambda m: _STATES_WITHOUT_SPACES[_squeezed(m[1])], "state")
    draft.claim_each(_MARY, "María", "name")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def _state_of_party(match: re.Match[str]) -> str | None:
    """Read "(PAN-Gto.)" and "León (Gto.)", but not "(Ver. más)"."""
    is_in_brackets = match.start() == match.start(1)
    if is_in_brackets and match.string[match.end() : match.end() + 1] != ")":
        return None
    return f"{'' if is_in_brackets else ' '}{_STATES_WITHOUT_SPACES[_squeezed(match[1])]}"


def _que(match: re.Match[str]) -> str | None:
    return None if _LETTER_BEFORE_Q.search(match.string, 0, match.start()) else "que"


def _law(match: re.Match[str]) -> str:
    kind = match[1].replace(".", "").replace(" ", "")
    return f"{_LAWS[kind]} {whole(match[2].replace('.', ''))} barra {whole(match[3])}"


def _phrase(match: re.Match[str]) -> str | None:
    """Read "S. A. R." and "p. ej." as what they are; a capital in the middle of a sentence may be a name."""
    short = _squeezed(match[0])
    if short in _NO_PHRASES or (short.isupper() and short not in _IN_CAPITALS):
        return None
    if (
        short.startswith(("md", "mmd", "tb", "ud", "Ud", "pers"))
        and match.string[: match.start()].rstrip()[-1:].isdecimal()
    ):
        return None
    return capital_at_start(match, _WITHOUT_SPACES[short.lower()])


def _before_number(match: re.Match[str]) -> str | None:
    word = match[1] or match[2]
    if len(word) == 1 and word.isupper():
        return None
    return f"{capital_at_start(match, _BEFORE_NUMBERS[word.lower()])} "


def _era(match: re.Match[str]) -> str:
    """Return "a. C." as "antes de Cristo", "d. e. c." as of the common era."""
    letter, sign = (group for group in match.groups() if group)
    if sign == "e":
        return "antes de la era común" if letter == "a" else "de la era común"
    return "antes de Cristo" if letter == "a" else "después de Cristo"
