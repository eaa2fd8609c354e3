"""Both genders in one word: "todos/as", "niño/a", "tod@s", "los/las". Pure."""

import re

from audioposts.narration.speaking.draft import Draft

_PAIR = re.compile(r"(?<![\w/])([^\W\d_]+)/(-?[ao]s?|[lL]as?)(?![\w/])|(?<![\w/])([^\W\d_]+)\((as?)\)(?!\w)")
_WITH_SIGN = re.compile(r"(?<![\w@.])([^\W\d_]*[a-zñáéíóúA-ZÑ])(?:@(s?)(?!\w|\.\w)|(?<=[^aeiouáéíóúx\W])x(s)(?!\w))")
_EITHER_WORD = re.compile(
    r"(?<![\w/])(él|ella|uno|el|los|un|lo|este|estos|o|y)/(ella|él|una|la|las|a|esta|estas|u)(?![\w/])",
    re.IGNORECASE,
)

_LIKE_AND = re.compile(r"h?[ií](?![aeo])")


def inclusive(draft: Draft) -> None:
    """Claim them as both words."""
    if "/" in draft.text or "(a" in draft.text:
        draft.claim_each(_EITHER_WORD, _either_word, "both")
        draft.claim_each(_PAIR, _pair, "both")
    if "@" in draft.text or "xs" in draft.text:
        draft.claim_each(_WITH_SIGN, _with_sign, "both")


def _either_word(match: re.Match[str]) -> str:
    """Return "los/las" as "los y las", "un/a" as "un o una"."""
    first, second = match.groups()
    if first.lower() in ("un", "uno") and second == "a":
        second = "una"
    return f"{first} {_and_or(first.endswith('s'), second)} {second}"


def _pair(match: re.Match[str]) -> str | None:
    """Return "trabajadores/as" as "trabajadores y trabajadoras"."""
    word, ending = match[1] or match[3], (match[2] or match[4]).lstrip("-")
    if ending.lower() in ("la", "las"):
        return None
    is_several = ending.endswith("s")
    if is_several != word.endswith("s") or len(word) < 3 or (ending[0] == "o" and word.rstrip("s")[-1] != "a"):
        return None
    second = word.lower()
    stem = re.sub(r"(?:[aoe]s|[aoe])$", "", second) if is_several or word[-1] in "aoe" else second
    other = f"{stem.replace('ón', 'on') if stem.endswith('ón') else stem}{ending}"
    return f"{word} {_and_or(is_several, other)} {other}"


def _with_sign(match: re.Match[str]) -> str:
    """Return "tod@s" as "todos y todas"."""
    stem, is_several = match[1], bool(match[2] or match[3])
    if stem.lower() == "l":
        return f"{stem}os y {stem.lower()}as" if is_several else f"{'El' if stem == 'L' else 'el'} o la"
    ending = "s" if is_several else ""
    return f"{stem}o{ending} {_and_or(is_several, stem.lower())} {stem.lower()}a{ending}"


def _and_or(is_several: bool, second: str) -> str:
    """Return "y" or "o", before the same sound "e" or "u"."""
    if is_several:
        return "e" if _LIKE_AND.match(second) else "y"
    return "u" if second.startswith(("o", "ho")) else "o"
