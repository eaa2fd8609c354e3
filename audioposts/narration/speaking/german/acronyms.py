"""Words in capitals: spelled, said as a word, or only loud. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.word_lists import readings, words

_SAID = words("acronyms.said", "german")
_COMMON = words("acronyms.common", "german")
_ALWAYS_SPELLED = words("acronyms.always_spelled", "german")
_CAPITALS = re.compile(r"(?<![\wÄÖÜ.@#])([A-ZÄÖÜẞ]{2,})(s\b|er\b|ler\b|[’']s?(?!\w)|in\b|innen\b)?(?![\w@])")
_AND = re.compile(r"\b([A-Z]{1,2})\s?&\s?([A-Z])(?!\w)")
_DOTTED = re.compile(r"(?<![\w.])((?:[A-ZÄÖÜ]\.){2,}|(?:[A-ZÄÖÜ]\.\s?){1,4}(?=[A-ZÄÖÜ][a-zäöü]))")
_MIXED = readings("acronyms.mixed", "german")
_MIXED_WORD = re.compile(
    rf"(?<![\w.])(?:{'|'.join(re.escape(word) for word in sorted(_MIXED, key=len, reverse=True))})(?!\w)"
)
_DOUBLE_INITIALS = re.compile(r"\b([A-ZÄÖÜ][a-z]?)\.-([A-ZÄÖÜ][a-z]?)\.(?=\s[A-ZÄÖÜ])")
_VOWELS = frozenset("AEIOUÄÖÜY")
_LETTERS_TO = re.compile(r"(?<![\w-])(A)\s?[-–]\s?([A-Z])(?=[\s,.;)“”]|$)")
_LOUD = re.compile(r"(?:(?<=\W)|^)[A-ZÄÖÜẞ][A-ZÄÖÜẞ-]*(?:[\s,:]+(?:[A-ZÄÖÜẞ][A-ZÄÖÜẞ-]+|\d+)(?!\w))+")
_SPACED = re.compile(r"(?<![\w.])(?:[A-ZÄÖÜ] ){3,}[A-ZÄÖÜ](?!\w)")
_LETTERS_TAIL = "'s"
"""Engines say "L K Ws" as "L K W S"."""

_GRADE = re.compile(r"(?<![\w.-])(A{1,3}|B{1,3}|C{1,3})([-+−])(?=[\s,.;)“]|$)")


def acronyms(draft: Draft) -> None:
    """Claim words in capitals."""
    text = draft.text
    if "&" in text:
        draft.claim_each(_AND, lambda m: f"{' '.join(m[1])} und {m[2]}", "acronym")
    if "." in text:
        draft.claim_each(_DOUBLE_INITIALS, r"\1 \2", "initials")
        draft.claim_each(_DOTTED, _dotted, "initials")
    if draft.has("+-−"):
        draft.claim_each(_GRADE, lambda m: f"{' '.join(m[1])} {'plus' if m[2] == '+' else 'minus'}", "grade")
    if draft.has("-–"):
        draft.claim_each(_LETTERS_TO, r"\1 bis \2", "range")
    draft.claim_each(_SPACED, _joined, "caps")
    draft.claim_each(_MIXED_WORD, lambda m: _MIXED[m[0]], "acronym")
    if not _CAPITALS.search(text):
        return
    loud = _loud_stretches(text)
    draft.claim_each(_CAPITALS, lambda m: _capitals(m, any(a <= m.start() < b for a, b in loud)), "acronym")


def _dotted(match: re.Match[str]) -> str:
    trailing = " " if match[1].endswith(" ") else ""
    return " ".join(letter for letter in match[1] if letter.isalpha()) + trailing


def _joined(match: re.Match[str]) -> str | None:
    """Return "A C H T U N G" as a word, if it can be one."""
    word = match[0].replace(" ", "")
    return word.capitalize() if _is_pronounceable(word) and word not in _ALWAYS_SPELLED else None


def _loud_stretches(text: str) -> list[tuple[int, int]]:
    """Return where several words in capitals stand together, at least one of which is an ordinary one."""
    return [
        match.span()
        for match in _LOUD.finditer(text)
        if any(word.strip(",:") in _COMMON or _is_long(word.strip(",:")) for word in match[0].split())
    ]


def _is_long(word: str) -> bool:
    return len(word) > 4 and word not in _ALWAYS_SPELLED and word not in _SAID and _is_pronounceable(word)


def _capitals(match: re.Match[str], is_loud: bool) -> str | None:
    word, suffix = match[1], match[2] or ""
    tail = suffix.replace("’", "").replace("'", "")
    tail = f"-{tail}" if len(tail) > 1 else tail
    if word in _SAID:
        return word.capitalize() + tail
    if word in _COMMON and (is_loud or word not in _ALWAYS_SPELLED):
        return word.lower() + tail if len(word) < 4 else word.capitalize() + tail
    if word in _ALWAYS_SPELLED or not _is_pronounceable(word) or (len(word) <= 4 and not is_loud):
        return f"{' '.join(word)}{tail if tail != 's' else _LETTERS_TAIL}"
    return word.capitalize() + tail


def _is_pronounceable(word: str) -> bool:
    """Tell "UNESCO" from "UNHCR": not too many consonants stand together."""
    plain = word.replace("SCH", "S").replace("CH", "C")
    clusters = r"[BCDFGHJKLMNPQRSTVWXZ]{3,}|[AEIOU]{4,}" if len(word) < 6 else r"[BCDFGHJKLMNPQRSTVWXZ]{5,}"
    return not re.search(clusters, plain) and bool(_VOWELS & set(word))
