"""Inclusive writing, both forms of a word in one: "étudiant·e·s", "agent(e)s", "acteur·rice·s". Pure."""

import re

from audioposts.narration.speaking.draft import Draft

_ENDINGS = "trices?|rices?|ices?|euses?|ères?|ières?|nes?|les?|ves?|ses?|sses?|esses?|ales?|tes?|ches?|ques?|fes?|es?"
_DOT = "[·•‧⋅∙.]"
_WORD = r"[A-Za-zÀ-ÖØ-öø-ÿŒœ]{2,}"
_DOTTED = rf"{_DOT}({_ENDINGS})(?:{_DOT}?(s|x))?(?!\w|{_DOT}\w)"
_IN_BRACKETS = rf"\(({_ENDINGS})\)(s|x)?(?!\w)"
_HYPHENED = r"-(e|ne|le|trice|rice|euse)-(s)(?!\w)"
_WRITTEN = re.compile(rf"\b({_WORD})(?:{_DOTTED}|{_IN_BRACKETS}|{_HYPHENED})")
_FIRST = "[Ll]e|[Ii]ls?|[Cc]eux|[Cc]elles|[Cc]elui|[Cc]elle|[Tt]ous|[Tt]outes|[Uu]n|[Ee]lles?|[Ll]a"
_SECOND = "la|elles?|celles?|celui|ceux|eux|toutes|tous|une|le|ils?"
_PAIR = re.compile(rf"\b({_FIRST})(?:{_DOT}|/|[-‑])({_SECOND})\b")
_ALL = re.compile(rf"\b([Tt])ou[ts]?{_DOT}te{_DOT}?s\b|\b([Tt])ou\(te\)s\b|\b([Tt])ous{_DOT}tes\b")
_SAME_SOUND = re.compile(r"[éiuï]$")
_REPLACED = {
    "trice": (("teur", "trice"),), "rice": (("eur", "rice"),), "ice": (("eur", "rice"),),
    "euse": (("eur", "euse"), ("eux", "euse")), "ère": (("er", "ère"),), "ière": (("ier", "ière"),),
    "ve": (("f", "ve"),), "se": (("x", "se"), ("s", "se")), "que": (("c", "que"),), "che": (("c", "che"),),
    "ale": (("al", "ale"), ("aux", "ale")), "e": (("er", "ère"),),
}  # fmt: skip
"""Endings of the feminine, and the endings of the masculine that they stand for, each with the feminine one."""


def inclusive(draft: Draft) -> None:
    """Claim words that name both genders; where both sound the same, they are said once."""
    if not (draft.has("·•‧⋅∙(-/") or "." in draft.text[:-1]):
        return
    draft.claim_each(_ALL, lambda m: f"{m[1] or m[2] or m[3]}ous et toutes", "inclusive")
    draft.claim_each(_PAIR, lambda m: _pair(m[1], m[2]), "inclusive")
    draft.claim_each(_WRITTEN, _both, "inclusive")


def _pair(first: str, second: str) -> str | None:
    several = first.endswith(("s", "x")) and second.endswith(("s", "x"))
    if first.lower() == second.lower():
        return None
    if (first.lower(), second) == ("celles", "eux"):
        second = "ceux"
    return f"{first} {'et' if several else 'ou'} {second}"


def _both(match: re.Match[str]) -> str | None:
    word = match[1]
    ending = match[2] or match[4] or match[6]
    is_dotted = match[0][len(word)] == "."
    plural = match[3] or match[5] or match[7] or ("s" if ending.endswith("s") and len(ending) > 1 else "")
    ending = ending.removesuffix("s") if len(ending) > 1 else ending
    if is_dotted and not (plural or ending == "e"):
        return None
    feminine = _feminine(word, ending)
    masculine = word + plural if plural and not word.endswith(("s", "x")) else word
    if _SAME_SOUND.search(word) and ending == "e":
        return masculine
    joined = "et" if plural else "ou"
    return f"{masculine} {joined} {feminine}{'s' if plural else ''}"


def _feminine(word: str, ending: str) -> str:
    """Return ("acteurs", "rice") as "actrice", ("étudiant", "e") as "étudiante"."""
    singular = word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") and ending != "se" else word
    for masculine, feminine in _REPLACED.get(ending, ()):
        if singular.endswith(masculine):
            return singular.removesuffix(masculine) + feminine
    return singular + ending
