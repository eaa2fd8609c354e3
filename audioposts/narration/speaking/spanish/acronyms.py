"""Words in capitals: spelled, said as a word, or only loud. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.spanish.letters import CAPITAL, SMALL
from audioposts.narration.speaking.word_lists import words

_SAID = words("acronyms.said", "spanish")
_SPELLED = words("acronyms.spelled", "spanish")
_COMMON = words("acronyms.common", "spanish")
_UPPER = f"{CAPITAL}Ü"
_CAPITALS = re.compile(rf"(?<![\w.@#])([{_UPPER}]{{2,}})(s|[’']s)?(?![\w@])")
_PAIR = re.compile(rf"(?<![\w.&])([{_UPPER}]{{1,3}})\s?&\s?([{_UPPER}])(?!\w)")
_INITIAL = r"(?:[A-ZÑ]\.\s)"
_DOTTED = re.compile(rf"(?<![\w.])((?:[A-ZÑ]\.){{2,}}|{_INITIAL}{{1,4}}(?=[{CAPITAL}][{SMALL}])|{_INITIAL}+[A-ZÑ]\.)")
_SPECIAL = {"OK": "okey", "PYMES": "pymes", "PYME": "pyme"}
_LOUD = re.compile(rf"(?:(?<=\W)|^)[{_UPPER}][{_UPPER}-]*(?:[\s,:]+(?:[{_UPPER}]{{2,}}|A|Y|O|E|U|\d+)(?!\w))+")
_VOWELS = re.compile(r"[AEIOUÁÉÍÓÚÜ]")
_CLUSTER = re.compile(r"[B-DF-HJ-NP-TV-XZÑ]{5}")
_ONSET = r"(?:CH|LL|QU(?=[EIÉÍ])|GU|[BCFGPT][RL]|DR|[BCDFGHJKLMNPRSTVXYZÑ])?"
_CODA = r"(?:[BCDLMNPRSTXZ](?![AEIOUÁÉÍÓÚ])){0,1}"
_SYLLABLES = re.compile(rf"(?:{_ONSET}[AEIOUÁÉÍÓÚ]{{1,2}}{_CODA})+Y?")


_CAPITALISED = words("acronyms.capitalised", "spanish")
_CAPITALISED_ONE = re.compile(rf"\b(?:{any_of(_CAPITALISED)})\b")
_LETTERS = frozenset("BCDFGJKLMNPQRSTVWXZÑ")
_SPACED_OUT = re.compile(rf"(?<![\w.])(?:[{_UPPER}] ){{4,}}[{_UPPER}](?!\w)")


def acronyms(draft: Draft) -> None:
    """Claim words in capitals."""
    text = draft.text
    if "." in text:
        draft.claim_each(_DOTTED, _dotted, "initials")
    if "&" in text:
        draft.claim_each(_PAIR, lambda m: f"{' '.join(m[1])} y {m[2]}", "acronym")
    if draft.has_word(_CAPITALISED):
        draft.claim_each(_CAPITALISED_ONE, lambda m: " ".join(m[0].upper()), "acronym")
    if draft.has_word(_LETTERS):
        draft.claim_each(_SPACED_OUT, _spaced_out, "caps")
    loud = _loud_stretches(text)
    draft.claim_each(_CAPITALS, lambda m: _capitals(m, any(a <= m.start() < b for a, b in loud)), "acronym")


def _dotted(match: re.Match[str]) -> str:
    letters = " ".join(letter for letter in match[1] if letter.isalpha())
    return f"{letters}{' ' if match[1].endswith(' ') else ''}"


def _spaced_out(match: re.Match[str]) -> str | None:
    """Return "U R G E N T E" as the word that it is."""
    word = match[0].replace(" ", "")
    return word.capitalize() if is_said(word) else None


def _loud_stretches(text: str) -> list[tuple[int, int]]:
    """Return where several words in capitals stand together, one of which at least is an ordinary one."""
    return [match.span() for match in _LOUD.finditer(text) if any(map(_is_ordinary, re.findall(r"\w+", match[0])))]


def _is_ordinary(word: str) -> bool:
    return (word in _COMMON and len(word) > 1) or (len(word) > 5 and word not in _SAID and word not in _SPELLED)


def _capitals(match: re.Match[str], is_loud: bool) -> str | None:
    word, suffix = match[1], match[2]
    if word in _SPECIAL:
        return _SPECIAL[word]
    if word in _SAID:
        return word.capitalize()
    if word in _SPELLED and not (is_loud and word in _COMMON):
        return " ".join(word)
    if word in _COMMON:
        return word.lower()
    if is_loud or is_said(word):
        return word.capitalize()
    return " ".join(word) if not suffix or len(word) < 5 else word.capitalize()


def is_said(word: str) -> bool:
    """Tell "OTAN" from "FMI": a word of three letters and more, in syllables that Spanish has."""
    if len(word) > 5 and len(_VOWELS.findall(word)) > len(word) / 5 and not _CLUSTER.search(word):
        return True
    return len(word) > 2 and _SYLLABLES.fullmatch(word) is not None
