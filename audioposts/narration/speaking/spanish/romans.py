"""Roman numerals: "Felipe VI", "Alfonso XIII", "siglo XXI", "la II Guerra Mundial", "capítulo IV". Pure."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.spanish.amounts import whole
from audioposts.narration.speaking.spanish.nouns import is_feminine, is_noun
from audioposts.narration.speaking.spanish.ordinals import ordinal
from audioposts.narration.speaking.word_lists import words

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_NUMERAL = r"(?:M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))"
_VALID = re.compile(_NUMERAL)
_SOME = r"([IVXLCDM]+)"
_KINGS = words("romans.monarchs", "spanish")
_QUEENS = words("romans.queens", "spanish")
_CARDINAL = words("romans.cardinal_after", "spanish")
_ORDINAL = words("romans.ordinal_after", "spanish")
_BEFORE = words("romans.before", "spanish")
_MONARCH = re.compile(
    rf"\b({'|'.join(sorted(_KINGS | _QUEENS, key=len, reverse=True))})\s{_SOME}(?![\w'’&-]|\.\s?[A-Z]\.)"
)
_CENTURY = re.compile(
    rf"\b([Ss]iglos?|[Ss]\.|[Ss]s\.|[Cc]enturia)\s{_SOME}\b(?:(\s?[-–/]\s?|\s(?:y|al?|o|u)\s(?:el\s)?){_SOME}\b)?"
)
_LABEL = re.compile(
    rf"\b({'|'.join(sorted(_CARDINAL | _ORDINAL, key=len, reverse=True))})\s{_SOME}\b"
    rf"(?:\s?([-–]|\by\b|\ba\b)\s?{_SOME}\b)?",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"(?<![\w.&-]){_SOME}(?:\.?[ºª])?(?=\s([A-ZÁÉÍÓÚÑa-záéíóúñ][\w-]+))")
_ARTICLE = re.compile(r"\b(el|la|del|al|un|una|su|este|esta|primer|los|las|gran|[Ee]n|y|ya)\s[«“\"]?$", re.IGNORECASE)
_AFTER_NAME = re.compile(r"(?<=[a-záéíóúñ]\s)([IVXL]{2,})(?![\w&'’-]|\.\s?[A-Z]\.)")
_ALONE = re.compile(r"(?<![\w.&'’-])([IVX]{2,})(?![\w&'’-]|\.\s?[A-Z]\.)")
_CAPITALISED = re.compile(r"\b[A-ZÁÉÍÓÚÑ][\w-]*\s$")
_NO_NUMERALS = frozenset("CC CD CI CL CM CV DC DI DL DM DX LI LL MC MD MI MIX ML MM MV MX DIM MIL".split())  # noqa: SIM905


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
    if not _VALID.fullmatch(numeral):
        return None
    values = [_VALUES[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


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
    if number is None or not 0 < number < 1000 or numeral in _NO_NUMERALS or (len(numeral) == 1 and numeral in "CDLM"):
        return None
    has_article = _ARTICLE.search(match.string, 0, match.start()) or match.start() == 0
    if noun.lower() not in _BEFORE and not (has_article and noun[0].isupper() and is_noun(noun)):
        return None
    if len(numeral) == 1 and noun.lower() not in _BEFORE and numeral != "I" and numeral != "V" and numeral != "X":
        return None
    female = _is_female(match, noun)
    article = _ARTICLE.search(match.string, 0, match.start())
    is_several = article is not None and article[1].lower() in ("los", "las")
    spoken = ordinal(number, female, is_before_noun=not is_several)
    if is_several:
        spoken = f"{spoken.replace(' ', 's ')}s"
    return spoken.capitalize() if noun[0].isupper() else spoken


def _is_female(match: re.Match[str], noun: str) -> bool:
    article = _ARTICLE.search(match.string, 0, match.start())
    if article and article[1].lower() in ("el", "del", "al", "un", "este", "los", "primer"):
        return False
    return (article is not None and article[1].lower() in ("la", "una", "esta", "las")) or is_feminine(noun)


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
