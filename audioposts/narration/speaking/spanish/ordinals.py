"""Ordinals in words, with gender, before a noun or not. Pure."""

from functools import lru_cache

_ONES = ("", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno")
_TENS = (
    "", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo",
    "octogésimo", "nonagésimo",
)  # fmt: skip
_HUNDREDS = (
    "", "centésimo", "ducentésimo", "tricentésimo", "cuadringentésimo", "quingentésimo", "sexcentésimo",
    "septingentésimo", "octingentésimo", "noningentésimo",
)  # fmt: skip
_TEENS = {
    11: "undécimo", 12: "duodécimo", 13: "decimotercero", 14: "decimocuarto", 15: "decimoquinto", 16: "decimosexto",
    17: "decimoséptimo", 18: "decimoctavo", 19: "decimonoveno",
}  # fmt: skip
MOST = 999


@lru_cache(2048)
def ordinal(number: int, is_feminine: bool = False, is_before_noun: bool = False) -> str:
    """Return 3 as "tercero", "tercera" or, before a masculine noun, "tercer"; 25 as "vigésimo quinto"."""
    hundreds, rest = divmod(number, 100)
    words = [_HUNDREDS[hundreds]]
    words += [_TEENS[rest]] if rest in _TEENS else [_TENS[rest // 10], _ONES[rest % 10]]
    said = [word for word in words if word]
    if is_feminine:
        return " ".join(word[:-1] + "a" for word in said)
    if is_before_noun and said[-1].endswith(("primero", "tercero")):
        said[-1] = said[-1][:-1]
    return " ".join(said)
