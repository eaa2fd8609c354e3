"""Abbreviations of ordinary words: "p. ex.", "c.-à-d.", "n° 10", "av. J.-C.", "et/ou". Pure."""

import re
from collections.abc import Iterable

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of, capital_at_start, with_any_spaces
from audioposts.narration.speaking.word_lists import readings, words

_ALWAYS = readings("phrases.always", "french")
_BEFORE_NUMBERS = readings("phrases.before_number", "french")


def _written(phrase: str) -> str:
    """Return a pattern for a phrase: any apostrophe, and spaces or none."""
    return with_any_spaces(phrase).replace("'", "['’]").replace("c\\-à\\-d", "c[-.]?à[-.]?d")


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./-])({any_of(phrases, _written)})(?![\w/])", re.IGNORECASE)


_PHRASE = _any_of(phrase for phrase in _ALWAYS if "." in phrase)
_SHORT = tuple(phrase for phrase in _ALWAYS if "." not in phrase)
_SHORT_WORD = _any_of(_SHORT)
_SHORT_WORDS = frozenset(cased for word in _SHORT for cased in (word, word.capitalize(), word.partition("/")[0]))
_WITHOUT_SPACES = {phrase.replace(" ", ""): spoken for phrase, spoken in _ALWAYS.items()}
_THAT_IS = re.compile(r"c\W*à\W*d\W*")
_UNITS = words("phrases.units", "french")
"""Abbreviations that are units after a number: "12 p. 3"."""

_BEFORE_NUMBER = re.compile(
    rf"(?<![\w.-])(?:(?<!\d )|(?!(?:{any_of(_UNITS)})\.))({any_of(_BEFORE_NUMBERS)})\."
    r"(?=\s?\d|\s[IVXL]+\b(?!\.\w)|\s[LRD]\.?\s?\d|\s?[nN](?:[°º]|[o°]s?\s)|\s[CT]-\d)",
    re.IGNORECASE,
)
_WITHOUT_STOP = re.compile(r"(?<![\w.-])([rR]te|[bB]te|[aA]pt)\s(?=\d)")
_WITHOUT_STOP_WORDS = frozenset(cased for word in ("rte", "bte", "apt") for cased in (word, word.capitalize()))
_TRAVEL = re.compile(r"(?<![\w.-])([dD]ép|[aA]rr)\.(?=\s(?:à\s\d|:|gare\b|\d{1,2}\s?[hH:]))")
_AFTER_NUMBER = re.compile(r"\d\s?$")
_TRAVELS = {"dép": "départ", "arr": "arrivée"}
_COUNTED = frozenset({"département", "édition", "cuillère à soupe", "cuillère à café", "référence", "arrondissement"})
_SEVERAL = re.compile(r"\b(?:[2-9]|\d{2,}|les|des|aux|ces|nos|leurs|plusieurs|deux|trois|quatre)\s?$")
_ONE_SPOON = re.compile(r"(?<![\w.,/])1(?=\sc\.\s?à\s)")
_ERA = re.compile(r"\b(av|apr?)\.?\s?J\.?\s?-?\s?C\b\.?(?!\w)")
_ARTICLE = re.compile(r"(?<=[\s’'(])([aA]rt|[cC]hap|[vV]ol)\.(?=\s)|^([aA]rt|[cC]hap|[vV]ol)\.(?=\s)")
_NUMERO = re.compile(r"№\s?|\b[nN](?:[°ºᵒ]|os?(?=\s\d))(?P<several>s|ˢ)?\s?(?=[\w])")
_NUMEROS = re.compile(r"\b[nN]os(?=\s\d+(?:\s?[,à-]|\set)\s?\d)")
_HASH_NUMBER = re.compile(r"(?<![\w&])#\s?(?=\d+(?:[^\w-]|$))")
_PARAGRAPHS = re.compile(r"(?:\b(les|aux|des)\s)?(§§?)\s*(?=\d)")
_EITHER = re.compile(r"\b(et|avec|entrée)/(ou|sans|sortie)\b", re.IGNORECASE)
_QUOTES = re.compile(r"«\s*|\s*»")


def phrases(draft: Draft) -> None:
    """Claim them where they can be nothing else."""
    has_stops = "." in draft.text[:-1]
    draft.claim_each(_ERA, lambda m: f"{'avant' if m[1] == 'av' else 'après'} Jésus-Christ", "era")
    if has_stops:
        draft.claim_each(_ONE_SPOON, "une", "number")
        draft.claim_each(_TRAVEL, lambda m: capital_at_start(m, _TRAVELS[m[1].lower()]), "phrase")
        draft.claim_each(_PHRASE, _phrase, "phrase")
    if draft.has_word(_SHORT_WORDS) or "-à-d" in draft.text:
        draft.claim_each(_SHORT_WORD, _phrase, "phrase")
    if draft.has("°º№ᵒ") or draft.has_digits:
        draft.claim_each(_NUMEROS, "numéros", "number sign")
        draft.claim_each(_NUMERO, _numero, "number sign")
    if has_stops:
        draft.claim_each(_BEFORE_NUMBER, _before_number, "number sign")
        draft.claim_each(_ARTICLE, lambda m: _BEFORE_NUMBERS[(m[1] or m[2]).lower()], "phrase")
    if draft.has_word(_WITHOUT_STOP_WORDS):
        draft.claim_each(_WITHOUT_STOP, lambda m: f"{_BEFORE_NUMBERS[m[1].lower()]} ", "number sign")
    if "/" in draft.text:
        draft.claim_each(_EITHER, r"\1 \2", "phrase")
    if draft.has("§#"):
        draft.claim_each(_PARAGRAPHS, _paragraphs, "section")
        draft.claim_each(_HASH_NUMBER, "numéro ", "number sign")


def marks(draft: Draft) -> None:
    """Claim « and » as “ and ”, with the spaces inside: engines know these better."""
    if draft.has("«»"):
        draft.claim_each(_QUOTES, lambda m: "“" if "«" in m[0] else "”", "quotation mark")


def _phrase(match: re.Match[str]) -> str | None:
    written = match[1]
    key = re.sub(r"\s", "", written.lower()).replace("’", "'")
    spoken = _WITHOUT_SPACES.get(key) or ("c'est-à-dire" if _THAT_IS.fullmatch(key) else None)
    is_measure = key in ("min.", "ex.", "empl.") and _AFTER_NUMBER.search(match.string, 0, match.start())
    if spoken is None or is_measure or (written.isupper() and "." not in written):
        return None
    if spoken in _COUNTED and _SEVERAL.search(match.string, 0, match.start()):
        first, gap, rest = spoken.partition(" ")
        spoken = f"{first}s{gap}{rest}"
    return capital_at_start(match, spoken) if written[0].isupper() else spoken


def _numero(match: re.Match[str]) -> str | None:
    several = "s" if match["several"] or match[0].strip().lower() == "nos" else ""
    return f"numéro{several} "


def _before_number(match: re.Match[str]) -> str | None:
    word = match[1]
    if word[0].isupper() and len(word) == 1:
        return None
    spoken = _BEFORE_NUMBERS[word.lower()]
    gap = "" if match.string[match.end()].isspace() else " "
    return f"{capital_at_start(match, spoken) if word[0].isupper() else spoken}{gap}"


def _paragraphs(match: re.Match[str]) -> str:
    before, signs = match.groups()
    several = "s" if before or len(signs) > 1 else ""
    return f"{before + ' ' if before else ''}paragraphe{several} "
