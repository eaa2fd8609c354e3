"""Words in capitals: spelled, said as a word, or only loud. Pure."""

import re
from string import ascii_uppercase

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_SAID = words("acronyms.said")
_COMMON = words("acronyms.common")
_ALWAYS_SPELLED = words("acronyms.always_spelled")
_BEFORE_US = words("acronyms.before_us")
_A = frozenset("A")
_ALSO_WORDS = frozenset({"US", "IT", "WHO", "IN", "AM"})
"""Spelled, but words where everything is in capitals."""

_SPECIAL = readings("acronyms.special")
_MIXED_CASE = readings("acronyms.mixed")
_IN_CAPITALS = readings("acronyms.in_capitals")
_MIXED_WORDS = frozenset(re.findall(r"\w+", " ".join(_MIXED_CASE)))
_SHORT = frozenset(_IN_CAPITALS)
_LETTERS = frozenset(ascii_uppercase) - {"A", "I"}
_DIRECTIONS = frozenset("N E S W NE NW SE SW NNW NNE ENE ESE SSE SSW WSW WNW".split())  # noqa: SIM905
_POINTS = {"N": "north", "E": "east", "S": "south", "W": "west"}

_CAPITALS = re.compile(r"(?<![\w.@#])([A-Z]{2,})(s\b|[’'][sS]\b|[’']\w{1,2}\b|s[’'])?(?![\w@])")
_AND = re.compile(r"\b([A-Z])\s?&(?:amp;)?\s?([A-Z])(s|’s|'s)?(?!\w)")
_SEVERAL_AND = re.compile(r"\b([A-Z]{2,3})&(?:amp;)?([A-Z])(’s|'s)?(?!\w)")
_DOTTED = re.compile(r"(?<![\w.])((?:[A-Z]\.){2,}|(?:[A-Z]\.\s){1,4}(?=[A-Z][a-z]))([’']s\b|s\b)?")
_MIXED = re.compile(rf"\b({any_of(_MIXED_CASE)})(?!\w)")
_THREE = re.compile(r"\b([A-Z])([a-z])([A-Z])(?=[’']s\b|[^\w’']|$)")
"""AfD, FoI, DoJ, MoD."""

_NAMED_A = re.compile(
    rf"\b(?:{any_of(words('acronyms.before_a'))}|(?:an|An|double|triple|[Ss]traight)) (A)(?![\w.’'&/-])"
)
_ARTICLE = re.compile(r"(?<![\w.])A ")
_SPELLED = re.compile(r"[A-Z](?: [A-Z])+\b")
_EITHER_LETTER = re.compile(r"(?<![\w/.&-])(?:([A-Z])/([A-Z])|([mqy])/([mqy]))(?![\w/])")
_OVER = {"m": "month", "q": "quarter", "y": "year"}
_X_OF_Y = re.compile(r"\b([A-Z])of([A-Z])\b")
_GRADE = re.compile(r"(?<![\w.-])(A{1,3}|B{1,3}|C{1,3}|D|F)([-+−])(?=[\s,.;)’”]|$)")
_LETTERS_TO = re.compile(r"(?<=[a-z]s )([A-Z])\s?[-–]\s?([A-Z])(?=[\s,.;)]|$)|\b(A)-(Z)\b")
_COMPASS = re.compile(
    r"\b(?:NNW|NNE|ENE|ESE|SSE|SSW|WSW|WNW)\b|(?<=[Ww]inds )(?:NW|NE|SW|SE|N|S|E|W)\b|"
    r"\b(?:NW|NE|SW|SE)(?= (?:winds?|of|corner|coast|quadrant|side|swell)\b)|"
    r"(?:(?<=[Mm]oving )|(?<=[Hh]eading )|(?<=[Hh]eaded )|(?<=[Tt]racking ))"
    r"(?:[NSEW]|NW|NE|SW|SE)(?= (?:at|toward|near|of)\b)|"
    r"(?:(?<=miles )|(?<=km )|(?<=mi )|(?<=mi\. )|(?<=nm ))(?:[NSEW]|NW|NE|SW|SE)(?= of\b)"
)
_LOUD_WORD = r"(?:(?:ST|STE|FT|MT|DR)\.|[A-Z][A-Z’'-]+|A|I|\d+)(?!\w)"
_LOUD = re.compile(rf"(?:(?<=\W)|^)(?:(?:ST|STE|FT|MT)\.|[A-Z][A-Z’'-]*)(?:[\s,:]+{_LOUD_WORD})+")
_DATELINE = re.compile(
    r"^[“\"]?([A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})(,\s(?:[A-Z][\w.]+\s?){1,2}|\s\([^()]+\))*\s?(?:—|–|--|-\s)"
)
_SHORT_IN_CAPITALS = re.compile(rf"\b({any_of(_IN_CAPITALS)})\.(?=\s[A-Z]{{2,}})")
_SPACED = re.compile(r"(?<![^\s“\"‘])((?:[A-Z] ){4,}[A-Z]|^(?:[A-Z] ){2,}[A-Z](?=\s?[—–:-]))(?![^\s,.:;!?—–”\"’])")
_OFFICES = frozenset(f"{a}o{b}{several}" for a in ascii_uppercase for b in ascii_uppercase for several in ("", "s"))
_OFFICE = re.compile(r"\b([A-Z])o([A-Z])(s|’s|'s)?(?![\w&])")
_ACT = re.compile(r"(?:\s[A-Z][\w’-]+){0,2}\s(?:Act|Bill)\b")
_BEGINS_AS_WORDS_DO = re.compile(
    r"""(?:
    B[LR]? | C[HLR]? | D[RW]? | F[LR]? | G[LNR]? | H | J | K[LNR]? | L | M | N | P[HLRS]? | QU | R
    | S(?:[CKLMNPQTWHR]|CR|CH|HR|PL|PR|TR)? | T[HRW]? | THR | V | W[HR]? | Y | Z
    )?[AEIOUY]""",
    re.VERBOSE,
)
_WORD = re.compile(r"[A-Z][A-Z’']*")
_VOWEL_LESS = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{3,4}")
_TITLES = frozenset({"MRS", "MSGR", "PHD"})
_CLUSTER_IN_SHORT = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{3,}|[AEIOU]{3,}")
_CLUSTER_IN_LONG = re.compile(r"[BCDFGHJKLMNPQRSTVWXZ]{5,}")


def acronyms(draft: Draft) -> None:
    """Claim words in capitals."""
    text = draft.text
    if "&" in text:
        _with_and(draft)
    if "." in text:
        draft.claim_each(_DOTTED, _dotted, "initials")
    if draft.has_word(_A):
        for match in draft.matches(_NAMED_A):
            draft.claim(*match.span(1), "A", "letter")
    if draft.has("-–+−"):
        _graded(draft)
    _mixed(draft)
    _rare(draft)
    loud = _loud_stretches(text)
    draft.claim_each(_CAPITALS, lambda m: _capitals(m, any(a <= m.start() < b for a, b in loud)), "acronym")
    if draft.has_word(_MIXED_WORDS):
        draft.claim_each(_MIXED, lambda m: _MIXED_CASE[m[1]], "acronym")


def _mixed(draft: Draft) -> None:
    """Claim letters with something between them: "A/C", "CofE", "AfD"."""
    if "/" in draft.text:
        draft.claim_each(_EITHER_LETTER, _either_letter, "letters")
    if "of" in draft.text:
        draft.claim_each(_X_OF_Y, r"\1 of \2", "acronym")
    draft.claim_each(_THREE, lambda m: " ".join(m[0].upper()), "acronym")


def articles(draft: Draft) -> None:
    """Claim "A" before letters as a small one, lest it be taken for one of them: "A U.S. general"."""
    if draft.has_word(_A):
        spelled = {claim.start for claim in draft.claims if _SPELLED.match(claim.spoken)}
        for match in draft.matches(_ARTICLE):
            if match.end() in spelled:
                draft.claim(match.start(), match.start() + 1, "a", "article")


def _rare(draft: Draft) -> None:
    """Claim what only certain words begin: directions, offices, "B R E A K I N G"."""
    if draft.has_word(_DIRECTIONS):
        draft.claim_each(_COMPASS, _compass, "direction")
    if draft.has_word(_OFFICES):
        draft.claim_each(_OFFICE, lambda m: _ended(f"{m[1]} O {m[2]}", m[3]), "acronym")
    if draft.has_word(_LETTERS):
        draft.claim_each(_SPACED, _joined, "acronym")
    if draft.has_word(_SHORT):
        draft.claim_each(_SHORT_IN_CAPITALS, lambda m: _IN_CAPITALS[m[1]], "title")


def _with_and(draft: Draft) -> None:
    """Claim "AT&T" and "Q&A"."""
    draft.claim_each(_SEVERAL_AND, lambda m: _ended(f"{' '.join(m[1])} and {m[2]}", m[3]), "acronym")
    draft.claim_each(_AND, lambda m: _ended(f"{m[1]} and {m[2]}", m[3]), "acronym")


def _graded(draft: Draft) -> None:
    """Claim "B+" and "classes A-D"."""
    draft.claim_each(_GRADE, lambda m: f"{' '.join(m[1])} {'plus' if m[2] == '+' else 'minus'}", "grade")
    draft.claim_each(_LETTERS_TO, lambda m: f"{m[1] or m[3]} to {m[2] or m[4]}", "range")


def _either_letter(match: re.Match[str]) -> str | None:
    """Return "A/C" as two letters, "m/m" as "month over month"."""
    first, second, part, whole = match.groups()
    if first:
        return f"{first} {second}"
    return f"{_OVER[part]} over {_OVER[whole]}" if part == whole else None


def _compass(match: re.Match[str]) -> str:
    """Return "NNW" as "north northwest"."""
    points = [_POINTS[letter] for letter in match[0]]
    return f"{points[0]} {''.join(points[1:])}" if len(points) == 3 else "".join(points)


def _ended(spoken: str, suffix: str | None) -> str:
    """Add a plural or a possessive. Letters take an apostrophe: engines say "C E Os" as "C E O S"."""
    if not suffix:
        return spoken
    is_word = spoken[-2:-1].isalpha()
    return f"{spoken}s" if is_word and suffix.lower() in ("s", "s’", "s'") else f"{spoken}'s"


def _dotted(match: re.Match[str]) -> str:
    letters = " ".join(letter for letter in match[1] if letter.isalpha())
    trailing = " " if match[1].endswith(" ") else ""
    return f"{_ended(letters, match[2])}{trailing}"


def _loud_stretches(text: str) -> list[tuple[int, int]]:
    """Return where several words in capitals stand together, at least one of which is an ordinary long one."""
    stretches = [match.span() for match in _LOUD.finditer(text) if _is_headline(_WORD.findall(match[0]))]
    dateline = _DATELINE.match(text)
    if dateline and (dateline[2] or all(map(is_pronounceable, _WORD.findall(dateline[1])))):
        stretches.append(dateline.span(1))
    return stretches


def _is_headline(capitals: list[str]) -> bool:
    return (
        len(capitals) > 1
        and any(len(word) > 4 or word in _COMMON for word in capitals)
        and any(word not in _ALWAYS_SPELLED and len(word) > 3 for word in capitals)
    )


def _joined(match: re.Match[str]) -> str | None:
    """Return "B R E A K I N G" as a word, if it can be one."""
    word = match[1].replace(" ", "")
    return word.capitalize() if is_pronounceable(word) else None


def _capitals(match: re.Match[str], in_headline: bool) -> str:
    word, suffix = match[1], (match[2] or "").lower()
    if word in _SPECIAL:
        return _ended(_SPECIAL[word], suffix)
    if word in _SAID:
        has_ending = suffix.endswith(("s", "S", "’", "'"))
        return _ended(word.capitalize(), suffix if has_ending else "")
    if suffix[:1] in ("’", "'") and suffix[1:] != "s":
        return f"{word.lower()}{suffix}"
    if word == "US" and in_headline and not _BEFORE_US.intersection(match.string[: match.start()].split()[-1:]):
        return _ended("U S", suffix)
    if _is_loud(word, in_headline):
        return (word.lower() if word in _COMMON else word.capitalize()) + suffix
    is_short = len(word) <= 4 and not (len(word) == 4 and _ACT.match(match.string, match.end()))
    if word in _ALWAYS_SPELLED or is_short or not is_pronounceable(word):
        return _ended(" ".join(word), suffix)
    return word.capitalize() + suffix


def _is_loud(word: str, in_headline: bool) -> bool:
    """Tell an ordinary word that is only written in capitals."""
    if word in _ALWAYS_SPELLED:
        return in_headline and word in _ALSO_WORDS
    has_vowel = word in _TITLES or not _VOWEL_LESS.fullmatch(word)
    return (in_headline and has_vowel) or word in _COMMON


def is_pronounceable(word: str) -> bool:
    """Tell "UNESCO" from "CTBTO": it begins as words do, and no more than two or three consonants stand together."""
    cluster = _CLUSTER_IN_SHORT if len(word) < 6 else _CLUSTER_IN_LONG
    return bool(_BEGINS_AS_WORDS_DO.match(word)) and not cluster.search(word)
