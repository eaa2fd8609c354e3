"""Numbers as Spanish writes them -> words, with the gender of what is counted. Pure."""

import re
from functools import lru_cache

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import cardinal, one_by_one
from audioposts.narration.speaking.word_lists import words

_MILLIONS_MARK = r"\d{1,3}[’'´]\d{3}(?:[.,]\d{3})+(?!\d)"
MEASURED = r"\s?[%€]|\s(?:euros|millones|puntos|metros|kilómetros|km|kilos|kg|m|grados|litros|horas)\b"
_GROUPED = r"\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?"
NUMBER = rf"(?:{_MILLIONS_MARK}|\d{{1,3}}[’'´]\d\d?(?={MEASURED})|{_GROUPED}|\d+(?:[.,]\d+)?)"
"""With points, commas or spaces between thousands, or without. To be used inside a group.

An apostrophe stands after millions ("1'200.000") or, in Spain, for a comma ("3'5 %").
"""

_POINT_IS_DECIMAL = words("amounts.point_is_decimal", "spanish")
_PESOS = words("amounts.pesos", "spanish")
_ONE_BEFORE_THOUSANDS = re.compile(r"(veintiuno|\buno)(?= (?:mil|millones|billones|trillones)\b)")
_APOSTROPHE = re.compile(r"[’'´]")
_LAST_ONE = re.compile(r"(veintiuno|\buno)$")
_HUNDREDS = re.compile(r"(cient|quinient|setecient|novecient)os")
_MILLIONS = re.compile(r".*\b(?:mill|bill|trill)(?:ón|ones)\b")


def region(draft: Draft) -> str:
    """Return the country of the text: "mx" of "es-MX"; "" where it is not known."""
    return draft.language.replace("_", "-").partition("-")[2].lower()


def point_is_decimal(draft: Draft) -> bool:
    """Tell whether the text is of a country that writes "1,234.5" for what is "1.234,5" in Spain."""
    return region(draft) in _POINT_IS_DECIMAL


def dollars_are_pesos(draft: Draft) -> bool:
    """Tell whether "$" is the sign of the peso where the text is from."""
    return region(draft) in _PESOS


@lru_cache(4096)
def parts(written: str, is_american: bool = False) -> tuple[str, str, str]:
    """Return the digits, the mark and the decimals of a number: ("1234", ",", "5") of "1.234,5"."""
    digits = _without_apostrophe(written.replace(" ", ""))
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return digits, "", ""
    last = marks[-1]
    if len(set(marks)) == 1 and (len(marks) > 1 or _groups(digits, last, is_american)):
        return re.sub(r"[.,]", "", digits), "", ""
    whole, _, decimals = digits.rpartition(last)
    return re.sub(r"[.,]", "", whole), last, decimals


def _without_apostrophe(digits: str) -> str:
    """Return "1'200.000" as "1200000", "3'5" as "3,5"."""
    mark = _APOSTROPHE.search(digits)
    if not mark:
        return digits
    return re.sub(r"\D", "", digits) if len(digits) - mark.end() > 2 else digits.replace(mark[0], ",")


def _groups(digits: str, mark: str, is_american: bool) -> bool:
    """Tell "1.234" people from "1,234" percent; three decimals that are zeros are thousands anywhere."""
    whole, _, decimals = digits.partition(mark)
    if len(decimals) != 3 or len(whole) > 3 or whole.startswith("0"):
        return False
    return (mark == ",") == is_american or (mark == "," and decimals == "000")


@lru_cache(8192)
def whole(digits: str, gender: str = "") -> str:
    """Return digits as words, as the noun after them has it.

    Before a masculine one ("m") "veintiún", before a feminine one ("f") "veintiuna" and "doscientas", before thousands
    of these ("t") "veintiún" and "doscientas".
    """
    if len(digits) == 3 and digits[0] == "0" and digits[1] != "0":
        return f"cero {whole(digits[1:], gender)}"
    spoken = _ONE_BEFORE_THOUSANDS.sub(_short_one, cardinal(digits, "es"))
    if gender == "t":
        return _LAST_ONE.sub(_short_one, _HUNDREDS.sub(r"\1as", spoken))
    if gender == "m":
        return _LAST_ONE.sub(_short_one, spoken)
    if gender == "f":
        return _feminine(spoken)
    return spoken


def _short_one(match: re.Match[str]) -> str:
    return "veintiún" if match[1] == "veintiuno" else "un"


def _feminine(spoken: str) -> str:
    """Return "doscientos mil uno" as "doscientas mil una"; millions are masculine themselves."""
    millions = _MILLIONS.match(spoken)
    at = millions.end() if millions else 0
    rest = re.sub(r"uno$", "una", _HUNDREDS.sub(r"\1as", spoken[at:]))
    return spoken[:at] + rest


def amount(written: str, is_american: bool = False, gender: str = "") -> str:
    """Return "1.234,5" as words."""
    digits, mark, decimals = parts(written, is_american)
    if not mark:
        return whole(digits, gender)
    return f"{whole(digits)} {'coma' if mark == ',' else 'punto'} {decimals_said(decimals)}"


def decimals_said(digits: str) -> str:
    """Return "25" as one number, "05" and "125" digit by digit."""
    return whole(digits) if len(digits) < 3 and digits[0] != "0" else one_by_one(digits, "es")


def is_one(written: str) -> bool:
    """Tell whether what is counted is in the singular."""
    return written == "1"
