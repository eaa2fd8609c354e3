"""Roman numerals: "Felipe VI", "Alfonso XIII", "siglo XXI", "la II Guerra Mundial", "capítulo IV". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of, capital_as
from audioposts.narration.speaking.romans import NUMERAL, roman_value
from audioposts.narration.speaking.spanish.amounts import whole
from audioposts.narration.speaking.spanish.letters import CAPITAL, SMALL
from audioposts.narration.speaking.spanish.nouns import is_feminine, is_noun
from audioposts.narration.speaking.spanish.ordinals import ordinal
from audioposts.narration.speaking.word_lists import words

_VALID = re.compile(NUMERAL)
_SOME = r"([IVXLCDM]+)"
_KINGS = words("romans.monarchs", "spanish")
_QUEENS = words("romans.queens", "spanish")
_CARDINAL = words("romans.cardinal_after", "spanish")
_ORDINAL = words("romans.ordinal_after", "spanish")
_BEFORE = words("romans.before", "spanish")
_MONARCH = re.compile(rf"\b({any_of(_KINGS | _QUEENS)})\s{_SOME}(?![\w'’&-]|\.\s?[A-Z]\.)")
_CENTURY_WORD = r"[Ss]iglos?|[Ss]\.|[Ss]s\.|[Cc]enturia"
_JOINED = r"\s?[-–/]\s?|\s(?:y|al?|o|u)\s(?:el\s)?"
_CENTURY = re.compile(rf"\b({_CENTURY_WORD})\s{_SOME}\b(?:({_JOINED}){_SOME}\b)?")
_LABEL = re.compile(
    rf"\b({any_of(_CARDINAL | _ORDINAL)})\s{_SOME}\b"
    rf"(?:\s?([-–]|\by\b|\ba\b)\s?{_SOME}\b)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"(?<![\w.&-]){_SOME}(?:\.?[ºª])?(?=\s([{CAPITAL}{SMALL}][\w-]+))")
_ARTICLE = re.compile(r"\b(el|la|del|al|un|una|su|este|esta|primer|los|las|gran|[Ee]n|y|ya)\s[«“\"]?$", re.IGNORECASE)
_AFTER_NAME = re.compile(rf"(?<=[{SMALL}]\s)([IVXL]{{2,}})(?![\w&'’-]|\.\s?[A-Z]\.)")
_ALONE = re.compile(r"(?<![\w.&'’-])([IVX]{2,})(?![\w&'’-]|\.\s?[A-Z]\.)")
_CAPITALISED = re.compile(rf"\b[{CAPITAL}][\w-]*\s$")
_NEVER_ALONE = frozenset("CDLM")
_NO_NUMERALS = words("romans.no_numerals", "spanish")


def romans(draft: Draft) -> None:
    """Claim them where the words around them say that they are numerals."""
    if not draft.has("IVXLCDM"):
        return
    draft.claim_each(_CENTURY, _century, "century")
    draft.claim_each(_MONARCH, _monarch, "monarch")
    draft.claim_each(_LABEL, _label, "numeral")
    draft.claim_each(_COUNTED, _counted, "numeral")
    draft.claim_each(_AFTER_NAME, _after_name, "numeral")
    draft.claim_each(_ALONE, _alone, "numeral")


def value(numeral: str) -> int | None:
    """Return what a numeral is worth, None where it is none."""
    return roman_value(numeral) if _VALID.fullmatch(numeral) else None


def _to_ten(number: int, is_female: bool = False) -> str:
    """Return the number as kings and centuries have it: ordinals up to ten."""
    return ordinal(number, is_female) if number <= 10 else whole(str(number))


def _century(match: re.Match[str]) -> str | None:
    word, first, link, second = match.groups()
    number, until = value(first), value(second) if second else None
    if number is None or number > 30:
        return None
    name = {"s.": "siglo", "ss.": "siglos"}.get(word.lower(), word)
    spoken = f"{name} {_to_ten(number)}"
    if second and until is not None:
        return f"{spoken}{link if link.strip().isalpha() or ' ' in link.strip() else ' a '}{_to_ten(until)}"
    return f"{spoken}{link or ''}{second or ''}"


def _monarch(match: re.Match[str]) -> str | None:
    name, numeral = match.groups()
    number = value(numeral)
    if number is None or number > 40:
        return None
    return f"{name} {_to_ten(number, name in _QUEENS)}"


def _label(match: re.Match[str]) -> str | None:
    word, first, link, second = match.groups()
    number, until = value(first), value(second) if second else None
    if number is None or first in _NO_NUMERALS or first in "CDLM":
        return None
    spoken = f"{word} {ordinal(number) if word.lower() in _ORDINAL and number <= 10 else whole(str(number))}"
    if second and until is not None:
        return f"{spoken} {'a' if link in '-–' else link} {whole(str(until))}"
    return f"{spoken}{match.string[match.end(2) : match.end()]}"


def _counted(match: re.Match[str]) -> str | None:
    """Return "II" before "Guerra Mundial" as an ordinal of the gender of the noun."""
    numeral, noun = match.groups()
    number = value(numeral)
    if number is None or not 0 < number < 1000 or numeral in _NO_NUMERALS or numeral in _NEVER_ALONE:
        return None
    found = _ARTICLE.search(match.string, 0, match.start())
    has_article = found is not None or match.start() == 0
    if noun.lower() not in _BEFORE and not (has_article and noun[0].isupper() and is_noun(noun)):
        return None
    article = found[1].lower() if found else ""
    is_several = article in ("los", "las")
    spoken = ordinal(number, _is_female(article, noun), is_before_noun=not is_several)
    if is_several:
        spoken = f"{spoken.replace(' ', 's ')}s"
    return capital_as(noun, spoken)


def _is_female(article: str, noun: str) -> bool:
    if article in ("el", "del", "al", "un", "este", "los", "primer"):
        return False
    return article in ("la", "una", "esta", "las") or is_feminine(noun)


def _after_name(match: re.Match[str]) -> str | None:
    """Return "LVIII" after "Super Bowl" as a number."""
    number = value(match[1])
    if number is None or match[1] in _NO_NUMERALS or not _CAPITALISED.search(match.string, 0, match.start()):
        return None
    return whole(str(number))


def _alone(match: re.Match[str]) -> str | None:
    """Return "II" anywhere else as a number: no word is made of these letters."""
    number = value(match[1])
    return whole(str(number)) if number else None
