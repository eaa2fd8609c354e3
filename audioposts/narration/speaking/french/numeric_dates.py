"""Days of the year without the name of the month: "le 24/12", "les 24 et 25/12", "du 1.7. au 31.8.", "31.12.". Pure."""

import re
from collections.abc import Callable

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.french.figures import cardinal

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_NO_QUANTITY = (
    r"(?![\d/%€]|[.,]\d|\s?[%€]|\s(?:ans|km|m|kg|h|litres?|mètres?|millions?|milliards?|de\s?finales?|finales?)\b)"
)
_SLASHED = re.compile(rf"(?<![\w.,/-])(1er|{_DAY})/({_MONTH}){_NO_QUANTITY}")
_ROW = re.compile(
    rf"(?<![\w.,/-]){_DAY}(?:/{_MONTH})?(?:,\s{_DAY}(?:/{_MONTH})?)*(?:\s(?:et|ou)\s){_DAY}/{_MONTH}{_NO_QUANTITY}"
)
_IN_A_ROW = re.compile(rf"({_DAY})(?:/({_MONTH}))?(?!\d)")
_STOPPED = re.compile(rf"(?<![\w.,/-])({_DAY})\.\s?({_MONTH})\.(?=[,;:)]|\s\D|\s?[-–]\s?\d|$)")
_STOPPED_RANGE = re.compile(
    rf"(?<=\b[dD]u )({_DAY})(?:\.({_MONTH}))?\.?(\sau\s)({_DAY})\.({_MONTH})\b(?!\.\d){_NO_QUANTITY}"
    r"(?:\.(?=[,;:)]|\s\D))?"
)
_BARE = re.compile(rf"(?<![\w.,/-])([12]\d|3[01]|0[1-9])\.(1[0-2]|0[1-9]){_NO_QUANTITY}")
_DAY_NAMES = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lu|ma|me|je|ve|sa|di"
ON = re.compile(rf"(?:\b(?:le|du|au|dès|di)|(?<!\w)(?:{_DAY_NAMES})\.?)\s$", re.IGNORECASE)
"""What stands before a date and before few other numbers."""

_ON_DAYS = re.compile(r"\b(?:les|aux|des)\s$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:version|chapitre|section|point|annexe|figure|tableau|art\.|consid\.|ch\.|§|n°)\s?$", re.IGNORECASE
)


def numeric_dates(draft: Draft) -> None:
    """Claim them where a word before says so, or where a stop follows the month, as in Switzerland."""
    if "/" in draft.text:
        draft.claim_each(_ROW, _row, "date")
        draft.claim_each(_SLASHED, _slashed, "date")
    if "." in draft.text:
        draft.claim_each(_STOPPED_RANGE, _range, "date")
        draft.claim_each(_STOPPED, _stopped, "date")
        draft.claim_each(_BARE, _after(ON), "date")


def day(written: str) -> str:
    """Return "1er" and "01" as "premier", "12" as "douze"."""
    digits = written.rstrip("erᵉʳ ").lstrip("0")
    return "premier" if digits == "1" else cardinal(digits)


def day_of_month(written: str, month: str | int) -> str:
    """Return ("24", "12") as "vingt-quatre décembre"."""
    return f"{day(written)} {MONTHS[int(month) - 1]}"


def _after(words: re.Pattern[str]) -> Callable[[re.Match[str]], str | None]:
    def say(match: re.Match[str]) -> str | None:
        return day_of_month(match[1], match[2]) if words.search(match.string, 0, match.start()) else None

    return say


def _slashed(match: re.Match[str]) -> str | None:
    """Read "le 15/7", but not "le 2/3", which is a part: dates of the first days of a month have a zero."""
    is_part = len(match[2]) == 1 and int(match[1].removesuffix("er")) <= int(match[2])
    return None if is_part else _after(ON)(match)


def _row(match: re.Match[str]) -> str | None:
    """Read "les 24 et 25/12"; "les 2 et 3/4" may be parts."""
    before = match.string[: match.start()]
    *_, (last, month) = _IN_A_ROW.findall(match[0])
    if not _ON_DAYS.search(before) or (len(month) == 1 and int(last) <= int(month)):
        return None
    return _IN_A_ROW.sub(lambda m: day_of_month(m[1], m[2]) if m[2] else day(m[1]), match[0])


def _range(match: re.Match[str]) -> str:
    first = day_of_month(match[1], match[2]) if match[2] else day(match[1])
    return f"{first}{match[3]}{day_of_month(match[4], match[5])}"


def _stopped(match: re.Match[str]) -> str | None:
    """Read "31.12."; where the text ends with it, the stop may be only the end of a sentence."""
    before = match.string[: match.start()]
    is_doubtful = match.end() == len(match.string) and not ON.search(before)
    return None if is_doubtful or _NUMBERED.search(before) else day_of_month(match[1], match[2])
