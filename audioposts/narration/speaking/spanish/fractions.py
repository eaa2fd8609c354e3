"""Fractions: "1/2 taza", "2/3", "1 1/2 horas", "¼", "1/4 de final". Pure."""

import re
from unicodedata import normalize

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.spanish.amounts import whole
from audioposts.narration.speaking.spanish.letters import SMALL
from audioposts.narration.speaking.spanish.nouns import gender, is_feminine, is_noun, next_word
from audioposts.narration.speaking.spanish.ordinals import ordinal
from audioposts.narration.speaking.word_lists import table, words

_GLYPH_CHARACTERS = "½⅓⅔¼¾⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"
_HALVES = re.compile(rf"(?<![\w.,$/])(\d+)\s?(?:½|\s1[/⁄]2(?![\w/]))(?:\s(?!de\b)([{SMALL}]+))?|(?<![\w.,$/])(\d+)½")
_GLYPH = re.compile(rf"(?:(?<![\w.,$])(\d+)\s?)?([{_GLYPH_CHARACTERS}])")
_UNITS = table("units", "spanish")
_PART_OF_UNIT = re.compile(
    rf"(?<![\w.,$/-])(?:(\d+)\s?)??(?:(\d)[/⁄](\d\d?)|([½¼¾⅓⅔]))\s?({any_of(words('fractions.units', 'spanish'))})"
    r"(?![\w²³/])(?:\.(?=\s[a-záéíóúñ(]))?"
)
_MEASURES = words("fractions.measures", "spanish")
_ROUNDS = {"4": "cuartos", "8": "octavos"}
_FINALS = re.compile(r"(?<![\w.,$/])1/(4|8|16|32) de (?=final)")
_FRACTION = re.compile(r"(?<![\w.,$/-])(?:(\d+)\s)?(\d{1,2})[/⁄](\d{1,3})(?![\w/-]|[.,]\d)")
_LAW = re.compile(r"(?<![\w./,])(\d{1,5})/((?:1[89]|20)\d\d)(?![\w/])")
_SEASON = re.compile(r"(?<![\w./,-])((?:19|20)\d\d)(?:/(\d\d|(?:19|20)\d\d)|[-–](\d\d))(?![\w/-]|[.,]\d)")
_SHOTS = re.compile(
    r"(?<![\w./,])(\d{1,2})/(\d{1,2})(?=\s(?:en|desde|de)\s(?:los\s|el\s|la\s)?"
    r"(?:triples?|tiros|libres|dobles|T[23LC]\b|tres\b(?! )|línea de|perímetro))|"
    r"(?<=\bT[23LC]\s)(\d{1,2})/(\d{1,2})(?![\w/])"
)
_PARTITIVES = {2: "medio", 3: "tercio", 4: "cuarto", 100: "centésimo", 1000: "milésimo"}
_EVEN = re.compile(r"(?<![\w.,$-])(50[-/]50|80/20|60/40|70/30|90/10|20/20)(?![\w-])")
_PRESSURE = re.compile(r"\b(?:tensión|presión)\b[^.\d]{0,25}$", re.IGNORECASE)
_DIVIDED = re.compile(r"(?<=\d)\s+/\s+(?=\d)")
_RATING = "nota|puntuación|calificación|valoración|sacó|obtuvo|nota:|puntuación:"
_RATED = re.compile(rf"\b(?:{_RATING})(?: (?:un|de|una))* $", re.IGNORECASE)


def parts_of_units(draft: Draft) -> None:
    """Claim "½ l" as "medio litro", "3/4 kg" as "tres cuartos de kilo", "1 ½ l" as "un litro y medio"."""
    if draft.has("½¼¾⅓⅔/⁄"):
        draft.claim_each(_PART_OF_UNIT, _part_of_unit, "fraction")


def _part_of_unit(match: re.Match[str]) -> str | None:
    before, top, bottom, glyph, unit = match.groups()
    if glyph:
        top, bottom = normalize("NFKC", glyph).split("⁄")
    one, several = _UNITS[unit]
    is_half = (top, bottom) == ("1", "2")
    half = "media" if is_feminine(one) else "medio"
    if before:
        counted = f"{whole(before, gender(one))} {one if before == '1' else several}"
        return f"{counted} y {half if is_half else _partitive(int(top), int(bottom))}"
    if int(bottom) < 2 or int(top) > int(bottom):
        return None
    return f"{half} {one}" if is_half else f"{_partitive(int(top), int(bottom))} de {one}"


def fractions(draft: Draft) -> None:
    """Claim them, and what is written like them."""
    if draft.has("-–/") and draft.has_digits:
        draft.claim_each(_SEASON, _season, "season")
    if draft.has("/⁄") and draft.has_digits:
        draft.claim_each(_SHOTS, lambda m: f"{whole(m[1] or m[3])} de {whole(m[2] or m[4])}", "score")
        draft.claim_each(
            _FINALS, lambda m: f"{_ROUNDS.get(m[1]) or whole(m[1]).replace('é', 'e') + 'avos'} de ", "round"
        )
        draft.claim_each(_EVEN, lambda m: " ".join(map(whole, re.findall(r"\d+", m[0]))), "share")
        draft.claim_each(_LAW, lambda m: f"{whole(m[1])} barra {whole(m[2])}", "law")
        draft.claim_each(_DIVIDED, " entre ", "sign")
    if draft.has("½/⁄"):
        draft.claim_each(_HALVES, _halves, "fraction")
    if draft.has("/⁄") and draft.has_digits:
        draft.claim_each(_FRACTION, _fraction, "fraction")
    if draft.has(_GLYPH_CHARACTERS):
        draft.claim_each(_GLYPH, _glyph, "fraction")


def _season(match: re.Match[str]) -> str | None:
    """Tell "2023/24" from a law: the years follow one another."""
    second = match[2] or match[3]
    if (int(match[1]) + 1) % 100 != int(second) % 100:
        return None
    return f"{whole(match[1])} {whole(second)}"


def _halves(match: re.Match[str]) -> str | None:
    """Return "1 1/2 horas" as "una hora y media"."""
    count, noun = match[1] or match[3], match[2]
    if not noun or not is_noun(noun) or not noun.endswith("s"):
        return f"{whole(count)} y medio{' ' + noun if noun else ''}"
    half = "media" if is_feminine(noun) else "medio"
    return f"{whole(count, gender(noun))} {_singular(noun) if count == '1' else noun} y {half}"


def _singular(noun: str) -> str:
    return re.sub(r"(?<=[aeiou])s$", "", re.sub(r"([ln]|[^aeiou]or)es$|(?<=i)ones$", r"\1", noun))


def _partitive(top: int, bottom: int) -> str:
    """Return (2, 3) as "dos tercios", (3, 12) as "tres doceavos"."""
    name = _PARTITIVES.get(bottom) or (ordinal(bottom) if bottom <= 10 else f"{_joined(bottom)}avo")
    return f"un {name}" if top == 1 else f"{whole(str(top), 'm')} {name}s"


def _joined(number: int) -> str:
    return whole(str(number)).replace(" ", "").replace("ciento", "cient").replace("é", "e").removesuffix("a")


def _glyph(match: re.Match[str]) -> str:
    # "¾" is compatible with "3⁄4".
    top, bottom = map(int, normalize("NFKC", match[2]).split("⁄"))
    if match[1]:
        return f"{whole(match[1])} y {'medio' if bottom == 2 else _partitive(top, bottom)}"
    return _alone(match, top, bottom)


def _fraction(match: re.Match[str]) -> str:
    before, top, bottom = match.groups()
    lead = f"{whole(before)} " if before else ""
    if _RATED.search(match.string, 0, match.start()) and bottom in ("5", "10", "20", "100"):
        return f"{lead}{whole(top)} sobre {whole(bottom)}"
    if _PRESSURE.search(match.string, 0, match.start()):
        return f"{lead}{whole(top)} {whole(bottom)}"
    if top == bottom:
        return f"{lead}{whole(top)} de {whole(bottom)}"
    if bottom.startswith("0") or int(bottom) < 2 or top.startswith("0") or (int(top) > int(bottom) and int(top) > 9):
        return f"{lead}{whole(top)} barra {whole(bottom)}"
    return f"{lead}{'y ' if before else ''}{_alone(match, int(top), int(bottom))}"


def _alone(match: re.Match[str], top: int, bottom: int) -> str:
    """Return "media" before "taza", "tres cuartas" before "partes"."""
    noun = next_word(match)
    if noun in ("partes", "parte") and 2 < bottom <= 10:
        name = "tercera" if bottom == 3 else ordinal(bottom, is_feminine=True)
        return f"{whole(str(top), 'f')} {name}{'' if top == 1 else 's'}"
    if (top, bottom) == (1, 2) and is_noun(noun):
        return "media" if is_feminine(noun) else "medio"
    return f"{_partitive(top, bottom)}{' de' if noun.lower() in _MEASURES else ''}"
