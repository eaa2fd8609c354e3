"""What stands around a stop -> whether a sentence ends there. Pure.

Each rule returns whether it does, or None where it does not know; the surest rule is asked first.
"""

import re
from collections.abc import Callable

from audioposts.narration.splitting.places import WIDE_MARKS, Place
from audioposts.narration.splitting.words import Words, has

Rule = Callable[[Place, Words], bool | None]

_ITEM = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\) |[•▪·] |\d{1,2}\. [“\"(]?[A-ZÀ-ÖØ-Þ]")
_ITEM_MARK = re.compile(r"\d{1,2}|[A-Za-z]|[ivxIVX]{1,4}")
_NUMBER = re.compile(r"\d[\d.,:/]*")
_MEASURE = re.compile(r"\d[\d.,½¼¾]* ([a-z]{1,5})\b")
_ROMAN = re.compile(r"[IVXLC]+\.?")
_CAMEL = re.compile(r"[a-z][A-Z]|(?:al|el|an|de|van|von)[-’'][A-Z]")
_HOUSE = re.compile(r"\d[\w-]* (?:[\dA-Z][\w.’'-]* ){1,3}$")
_PER = ("per", "pro", "par", "por", "al")
_VOWEL = re.compile(r"[aeiouyà-ÿ]")


def verdict(place: Place, words: Words) -> bool | None:
    """Return what the first rule says that knows."""
    return next((said for rule in _RULES if (said := rule(place, words)) is not None), None)


def is_common(word: str) -> bool:
    """Tell whether letters are a word that anybody may end a sentence with, as far as one can see."""
    return len(word) > 2 and bool(_VOWEL.search(word))


def _footnote(place: Place, words: Words) -> bool | None:
    if not place.has_note:
        return None
    return place.follows != "lower" and not has(words.within | words.before_numbers, place.left)


def _next_item(place: Place, words: Words) -> bool | None:
    is_item = _ITEM.match(place.after) and not _NUMBER.fullmatch(place.left) and not place.is_known(words)
    is_number = _ITEM.match(place.after) and len(place.before) > 2 and place.left.isdigit() and not words.ordinal_after
    return True if is_item or (is_number and not place.is_first) else None


def _item_mark(place: Place, words: Words) -> bool | None:
    if "." not in place.stop:
        return None
    if (place.is_first or place.lead.endswith(": ")) and _ITEM_MARK.fullmatch(place.left) and not place.has_quote:
        return False
    is_counted = place.is_second and has(words.counted, place.before) and place.left.isdigit()
    return False if is_counted else None


def _question(place: Place, words: Words) -> bool | None:
    if not any(mark in place.stop for mark in "!?‽"):
        return True if place.stop.strip(".… ") else None
    if f"{place.left}{place.stop}" in words.marked_names:
        return place.opens(words)
    if place.has_quote and not place.opens(words) and words.speech.match(place.after):
        return False
    return place.follows != "lower" or place.after.startswith("¿")


def _wide(place: Place, words: Words) -> bool | None:
    is_wide = any(mark in place.stop for mark in WIDE_MARKS)
    return not (place.has_quote and words.after_quotation.match(place.after)) if is_wide else None


def _ellipsis(place: Place, _: Words) -> bool | None:
    if "…" not in place.stop and ".." not in place.stop.replace(" ", ""):
        return None
    starts_sentence = place.is_first and not place.left
    is_pronoun = place.right.partition("’")[0].partition("'")[0] == "I"
    return not starts_sentence and not is_pronoun and place.follows != "lower"


def _bracketed(place: Place, words: Words) -> bool | None:
    """Nothing ends at an abbreviation in brackets, nor before brackets or a dash: "(ret.)", "Mo. (Herald) —"."""
    is_lone = place.has_bracket and not place.is_first and place.stop == "." and place.lead.endswith("(")
    if not is_lone and not place.is_known(words):
        return None
    is_before_dash = place.after[:2] in ("— ", "– ", "- ", "--") or place.after.startswith("(")
    return False if place.has_bracket or is_before_dash else None


def _hour(place: Place, words: Words) -> bool | None:
    if not has(words.hours, place.left):
        return None
    return place.follows != "lower" and place.right not in words.after_hours


def _final(place: Place, words: Words) -> bool | None:
    return place.follows != "lower" if has(words.final, place.left) else None


def _street(place: Place, words: Words) -> bool | None:
    if place.left.lower().endswith(words.street_endings or ("\0",)):
        return place.follows == "upper" and place.opens(words)
    is_street = place.left in words.streets and (place.before[:1].isupper() or place.before[:1].isdigit())
    if not is_street or place.follows != "upper":
        return None
    if place.opens(words) or _HOUSE.search(place.lead):
        return True
    return None


def _month(place: Place, words: Words) -> bool | None:
    if place.left not in words.months or place.follows == "letter":
        return None
    if place.follows != "upper":
        return False
    return place.opens(words) or place.before[:1].isdigit() or (place.left.islower() and not place.is_opened)


def _numbered(place: Place, words: Words) -> bool | None:
    if not has(words.before_numbers, place.left):
        return None
    is_label = place.follows == "digit" or _ROMAN.fullmatch(place.right) or len(place.right) == 1
    return False if (is_label and not place.opens(words)) or place.follows == "lower" else None


def _place_name(place: Place, words: Words) -> bool | None:
    name = place.last_part
    if name not in words.places or place.follows != "upper":
        return None
    is_after_town = place.before.endswith(",") and name == place.left
    return place.opens(words) or (is_after_town and not has(words.within | words.months, place.right))


def _within(place: Place, words: Words) -> bool | None:
    return False if has(words.within, place.left) else None


def _initial(place: Place, words: Words) -> bool | None:
    if not place.is_initial or place.has_quote:
        return None
    if has(words.lettered, place.before) and place.follows != "lower":
        return True
    if place.follows != "upper":
        return False
    return place.opens(words) and not place.is_one_of_initials and not place.is_first and len(place.right) > 1


def _either(place: Place, words: Words) -> bool | None:
    if not has(words.either, place.left) and not place.is_letters_with_stops:
        return None
    is_unit = place.left[:1].islower() and bool(_NUMBER.search(place.before) or place.before in _PER)
    if place.follows == "digit":
        return False if is_unit and _smaller_unit(place, words) else None
    return place.follows == "upper" and (place.opens(words) or place.is_opened or is_unit)


def _smaller_unit(place: Place, words: Words) -> bool:
    """Tell "1 min. | 42 sec." and "6 ft. 2 in." from a sentence that begins with a number."""
    measure = _MEASURE.match(place.after)
    return measure is not None and has(words.either, measure[1])


def _ordinal(place: Place, words: Words) -> bool | None:
    """Tell "am 3. Oktober" from "Platz 3. | Die"."""
    if not words.ordinal_after or not ((place.left.isdigit() and len(place.left) < 4) or _ROMAN.fullmatch(place.left)):
        return None
    if place.follows == "digit":
        return len(place.left) > 2
    if place.right in words.ordinal_before or place.follows == "lower":
        return False
    return place.opens(words) or place.before not in words.ordinal_after


def _small_letter(place: Place, _: Words) -> bool | None:
    """Nothing ends before a small letter, but for names like iPhone and for what trails off."""
    if place.after.startswith(("…", "...")):
        return len(place.left) > 2
    return None if place.follows != "lower" or _CAMEL.match(place.right) else False


def _plain_word(place: Place, words: Words) -> bool | None:
    """Take a word that no rule knew as an abbreviation, before a capital letter or a number."""
    left = place.last_part
    if not left or left[-1].isdigit() or place.follows == "letter" or place.opens(words):
        return True
    is_short_capital = len(left) < 5 and left[:1].isupper()
    if place.follows == "digit" and is_short_capital and not _VOWEL.search(left[1:]):
        return False
    is_word = (
        (left.islower() and is_common(left)) or (left.isalpha() and len(left) > 4) or (left.isupper() and len(left) > 1)
    )
    return True if is_word or (place.is_first and len(left) > 1) else None


_RULES: tuple[Rule, ...] = (
    _wide,
    _question,
    _footnote,
    _item_mark,
    _next_item,
    _ellipsis,
    _bracketed,
    _hour,
    _final,
    _street,
    _month,
    _numbered,
    _place_name,
    _within,
    _initial,
    _either,
    _ordinal,
    _small_letter,
    _plain_word,
)
