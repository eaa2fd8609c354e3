"""Words in capitals: spelled, said as a word, or only loud; initials. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.letters import CAPITAL, SMALL
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_SAID = words("acronyms.said", "french")
_SPELLED = words("acronyms.spelled", "french")
_COMMON = words("acronyms.common", "french")
_SHORT_COMMON = words("acronyms.short", "french")
_SPECIAL = readings("acronyms.special", "french")
_MIXED_WORDS = readings("acronyms.mixed", "french")
_CAPITAL = f"{CAPITAL}ŒŸ"
_CAPITALS = re.compile(rf"(?<![\w.@#])([{_CAPITAL}]{{2,}})(s\b)?(?![\w@])")
_AND = re.compile(rf"(?<!\w)([{_CAPITAL}]{{1,3}})\s?&\s?([{_CAPITAL}]{{1,3}})(?!\w)")
_SPACED = re.compile(rf"(?<![\w.])(?:[{_CAPITAL}] ){{3,}}[{_CAPITAL}](?!\w)")
_AMPERSAND = re.compile("[&＆]")
_DOTTED = re.compile(rf"(?<![\w.])((?:[{_CAPITAL}]\.\s?-?){{2,}})")
_INITIALS = re.compile(rf"(?<![\w.])((?:[{_CAPITAL}][h]?\.[-\s]?){{1,4}})(?=[{_CAPITAL}][{SMALL}œ’'])")
_MIXED = re.compile(rf"\b({any_of(_MIXED_WORDS)})\b")
_LOUD_WORD = rf"[{_CAPITAL}][{_CAPITAL}’'-]*"
_LOUD = re.compile(rf"(?:(?<=\W)|^){_LOUD_WORD}(?:[\s,:’'-]+(?:{_LOUD_WORD}|\d+)(?!\w))+")
_AGENCY = r"\((?:AFP|AP|Reuters|REUTERS|Belga|ATS)"
_DATELINE = re.compile(rf"^([{_CAPITAL}][{_CAPITAL}’' -]+?)(?=\s?(?:{_AGENCY}|[,(]\s?\d))")
_CONSONANT = "[BCDFGHJKLMNPQRSTVWXZ]"
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-ÝŒ]")
_THREE_CONSONANTS = re.compile(f"{_CONSONANT}{{3,}}")
_FOUR_CONSONANTS = re.compile(f"{_CONSONANT}{{4,}}")
_NO_ONSET = "".join(f"(?<!{onset})" for onset in sorted(words("acronyms.onsets", "french")))
_UNSPEAKABLE_BEGINNING = re.compile(f"{_CONSONANT}{{2}}{_NO_ONSET}")
_LONG = 5
"""Letters from which on a word in capitals that can be pronounced is pronounced."""


def acronyms(draft: Draft) -> None:
    """Claim words in capitals."""
    text = draft.text
    if "&" in text:
        draft.claim_each(_AND, lambda m: f"{' '.join(m[1])} et {' '.join(m[2])}", "acronym")
        draft.claim_each(_AMPERSAND, " et ", "sign")
    if "." in text[:-1]:
        draft.claim_each(_INITIALS, lambda m: _initials(m[1]), "initials")
        draft.claim_each(_DOTTED, lambda m: _initials(m[1]), "initials")
    draft.claim_each(_SPACED, _joined, "caps")
    draft.claim_each(_MIXED, lambda m: _MIXED_WORDS[m[1]], "acronym")
    loud = _loud_stretches(text)
    draft.claim_each(_CAPITALS, lambda m: _capitals(m[1], any(a <= m.start() < b for a, b in loud)), "acronym")


def _initials(written: str) -> str:
    """Return "J.-P. " as "J P "."""
    return "".join(f"{letters} " for letters in re.findall(r"[^\W_]+", written))


def _joined(match: re.Match[str]) -> str | None:
    """Return "A T T E N T I O N" as a word, if it can be one."""
    word = match[0].replace(" ", "")
    return word.capitalize() if word not in _SPELLED and _is_pronounceable(word) else None


def _loud_stretches(text: str) -> list[tuple[int, int]]:
    """Return where words in capitals stand together, one of which is an ordinary one; and places before an agency."""
    found = [
        match.span()
        for match in _LOUD.finditer(text)
        if any(_is_ordinary(word) for word in re.split(r"[\s,:’'-]+", match[0]))
    ]
    if dateline := _DATELINE.match(text):
        found.append(dateline.span())
    return found


def _is_ordinary(word: str) -> bool:
    if word in _SAID or word in _SPELLED:
        return False
    return word in _COMMON or (len(word) >= _LONG and _is_pronounceable(word))


def _capitals(word: str, is_loud: bool) -> str:
    if word in _SPECIAL:
        return _SPECIAL[word]
    if word in _SAID:
        return word.capitalize()
    if is_loud and word in _SHORT_COMMON:
        return word.lower()
    if word in _COMMON:
        return word.capitalize()
    if word not in _SPELLED and (is_loud or len(word) >= _LONG) and _is_pronounceable(word):
        return word.capitalize()
    return " ".join(word)


def _is_pronounceable(word: str) -> bool:
    """Tell "MEDEF" from "CFTC": there are vowels, and no more than two or three consonants stand together."""
    if not _VOWEL.search(word) or _UNSPEAKABLE_BEGINNING.match(word):
        return False
    too_many = _THREE_CONSONANTS if len(word) == _LONG else _FOUR_CONSONANTS
    return not too_many.search(word)
