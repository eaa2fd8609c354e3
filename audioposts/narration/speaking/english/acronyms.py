"""Words in capitals: spelled, said as a word, or only loud. Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.word_lists import words

# Said as words.
_SAID = words("acronyms.said")
# Loud words: what people write in capitals for emphasis, and what is no acronym in a headline.
_COMMON = words("acronyms.common")
_ALWAYS_SPELLED = words("acronyms.always_spelled")
_CAPITALS = re.compile(r"(?<![\w&.@#])([A-Z]{2,}(?:&[A-Z]+)?)(s\b|[’']s\b|[’']\w{1,2}\b|s[’'])?(?![\w@])")
_AND = re.compile(r"\b([A-Z])\s?&\s?([A-Z])(s|’s|'s)?(?!\w)")
_SEVERAL_AND = re.compile(r"\b([A-Z]{2,3})&([A-Z])(’s|'s)?(?!\w)")
_DOTTED = re.compile(r"(?<![\w.])((?:[A-Z]\.){2,}|(?:[A-Z]\.\s){1,4}(?=[A-Z][a-z]))([’']s\b|s\b)?")
_SPECIAL = {
    "OK": "okay", "WWII": "World War Two", "WWI": "World War One",
    "NAACP": "N double A C P", "NCAA": "N C double A", "AAA": "triple A", "JPEG": "jay peg",
    "IEEE": "I triple E", "AFL": "A F L", "CIO": "C I O", "GIF": "gif", "ROFL": "rofl", "PhD": "P H D",
}  # fmt: skip
_MIXED_CASE = {
    "PhD": "P H D", "PhDs": "P H Ds", "DMs": "D Ms", "iOS": "i O S", "pH": "P H", "mRNA": "M R N A", "tRNA": "T R N A",
    "GmbH": "G M B H", "JPMorgan": "J P Morgan", "LGBTQ+": "L G B T Q plus", "SpaceX": "Space X", "UKIP": "you kip",
    "eBay": "e Bay", "IPOs": "I P Os",
}  # fmt: skip
_MIXED = re.compile(rf"\b({'|'.join(map(re.escape, _MIXED_CASE))})(?!\w)")
_GRADE = re.compile(r"(?<![\w.-])(A{1,3}|B{1,3}|C{1,3}|D|F)([-+−])(?=[\s,.;)’”]|$)")
_LETTERS_TO = re.compile(r"(?<=[a-z]s )([A-Z])\s?[-–]\s?([A-Z])(?=[\s,.;)]|$)|\b(A)-(Z)\b")
_COMPASS = re.compile(
    r"\b(NNW|NNE|ENE|ESE|SSE|SSW|WSW|WNW)\b|(?<=[Ww]inds )(NW|NE|SW|SE|N|S|E|W)\b|\b(NW|NE|SW|SE)(?= winds?)"
)
_POINTS = {"N": "north", "E": "east", "S": "south", "W": "west"}


def acronyms(draft: Draft) -> None:
    """Claim words in capitals."""
    text = draft.text
    if "&" in text:
        draft.claim_each(_SEVERAL_AND, lambda m: f"{' '.join(m[1])} and {m[2]}{_tail(m[3])}", "acronym")
        draft.claim_each(_AND, lambda m: f"{m[1]} and {m[2]}{_tail(m[3])}", "acronym")
    if "." in text:
        draft.claim_each(_DOTTED, _dotted, "initials")
    draft.claim_each(_GRADE, lambda m: f"{' '.join(m[1])} {'plus' if m[2] == '+' else 'minus'}", "grade")
    draft.claim_each(_LETTERS_TO, lambda m: f"{m[1] or m[3]} to {m[2] or m[4]}", "range")
    draft.claim_each(_COMPASS, _compass, "direction")
    loud = _loud_stretches(text)
    draft.claim_each(_CAPITALS, lambda m: _capitals(m, any(a <= m.start() < b for a, b in loud)), "acronym")
    draft.claim_each(_MIXED, lambda m: _MIXED_CASE[m[1]], "acronym")


def _compass(match: re.Match[str]) -> str:
    """Return "NNW" as "north northwest"."""
    points = [_POINTS[letter] for letter in match[0]]
    return f"{points[0]} {''.join(points[1:])}" if len(points) == 3 else "".join(points)


def _tail(suffix: str | None) -> str:
    """Return a plural or a possessive as it sounds."""
    return "" if not suffix else "s" if suffix in ("s", "s’", "s'") else "'s"


def _dotted(match: re.Match[str]) -> str:
    letters = " ".join(letter for letter in match[1] if letter.isalpha())
    trailing = " " if match[1].endswith(" ") else ""
    return f"{letters}{_tail(match[2])}{trailing}"


_LOUD = re.compile(r"(?:(?<=\W)|^)[A-Z][A-Z’'-]*(?:[\s,:]+(?:[A-Z][A-Z’'-]+|A|I|\d+)(?![\w]))+")


def _loud_stretches(text: str) -> list[tuple[int, int]]:
    """Return where several words in capitals stand together, at least one of which is an ordinary long one."""
    return [
        match.span()
        for match in _LOUD.finditer(text)
        if len(words := match[0].split()) > 1
        and any(len(word.strip("’',:")) > 4 or word in _COMMON for word in words)
        and any(word.strip("’',:") not in _ALWAYS_SPELLED and len(word) > 3 for word in words)
    ]


def _capitals(match: re.Match[str], is_loud: bool) -> str | None:
    word, suffix = match[1], match[2]
    if word in _SPECIAL:
        return _SPECIAL[word] + _tail(suffix)
    if word in _SAID:
        return word.capitalize() + _tail(suffix) if suffix and suffix[-1] in "sS’'" else word.capitalize()
    if suffix and suffix[0] in "’'" and suffix[1:] not in ("s", ""):
        return f"{word.lower()}{suffix}"
    if (is_loud and (word not in _ALWAYS_SPELLED or word in ("US", "IT", "WHO", "IN", "PM", "AM"))) or (
        word in _COMMON and word not in _ALWAYS_SPELLED
    ):
        return f"{word.lower()}{suffix or ''}" if word in _COMMON else word.capitalize() + (suffix or "")
    if word in _ALWAYS_SPELLED or len(word) <= 4 or not _is_pronounceable(word):
        return f"{' '.join(word)}{_tail(suffix)}"
    return word.capitalize() + (suffix or "")


# Words begin with one consonant, or with these.
_ONSET = re.compile(
    r"(?:B[LR]?|C[HLR]?|D[RW]?|F[LR]?|G[LNR]?|H|J|K[LNR]?|L|M|N|P[HLRS]?|QU|R|S(?:[CKLMNPQTWHR]|CR|CH|HR|PL|PR|TR)?|T[HRW]?|THR|V|W[HR]?|Y|Z)?"
    r"[AEIOUY]"
)


def _is_pronounceable(word: str) -> bool:
    """Tell "UNESCO" from "CTBTO": it begins as words do, and no more than two or three consonants stand together."""
    clusters = r"[BCDFGHJKLMNPQRSTVWXZ]{3,}|[AEIOU]{3,}" if len(word) < 6 else r"[BCDFGHJKLMNPQRSTVWXZ]{5,}"
    return bool(_ONSET.match(word)) and not re.search(clusters, word)
