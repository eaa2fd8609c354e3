"""Text -> where its sentences end. Pure.

Wherever a sentence may end, rules look at the words around it, the surest rule first; where none of them knows, nupunkt
decides, which has learnt from much text what is an abbreviation.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from nupunkt import sent_spans

from audioposts.narration.splitting.quotations import closed_spans
from audioposts.narration.splitting.words import Words, has

_MARKS = ".!?…‽؟۔।॥։።။៕"
_WIDE_MARKS = "。！？｡"
_CLOSERS = "\"'”’“»›«)\\]}」』）》〉"
_CANDIDATE = re.compile(
    rf"(?P<stop>[{_MARKS}{_WIDE_MARKS}]+)(?:[{_CLOSERS}]| »(?= |$))*"
    # The number of a footnote that has lost its raised place.
    r"(?P<note>(?:\[[\w, –-]{1,6}\])+|[⁰¹²³⁴-⁹*†‡]{1,3}|(?<=[a-zß-ÿ]{3}\.)\d{1,3}|(?<=[a-zß-ÿ]{3}\.[”\"])\d{1,3})?"
    rf"(?= )|[{_WIDE_MARKS}]+[{_CLOSERS}]*(?=[^\s{_WIDE_MARKS}{_CLOSERS}，、])"
)
_LEFT = re.compile(r"[\w.\-'’/&§°]*$")
_BEFORE = re.compile(r"(\S+)[ (“\"]*$")
_RIGHT = re.compile(r"[\w.'’&-]*")
_OPENERS = " “„«»‹›\"'‘’([{¿¡—–-•*·▪「『"
_LOOK_BACK = 60

_ITEM = re.compile(r"\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})\) |[•▪·] |\d{1,2}\. [“\"(]?[A-ZÀ-ÖØ-Þ]")
_ITEM_MARK = re.compile(r"\d{1,2}|[A-Za-z]|[ivxIVX]{1,4}")
_INITIAL = re.compile(r"[^\W\d_](?:\.?-[^\W\d_])?")
_LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
_NUMBER = re.compile(r"\d[\d.,:/]*")
_ROMAN = re.compile(r"[IVXLC]+\.?")
_CAMEL = re.compile(r"[a-z][A-Z]|(?:al|el|an|de|van|von)[-’'][A-Z]")
_HOUSE = re.compile(r"\d[\w-]* (?:[\dA-Z][\w.’'-]* ){1,3}$")
_VOWEL = re.compile(r"[aeiouyà-ÿ]")
_SENTENCE_STYLE = re.compile(r"[a-z]{3}[.!?] ([a-z]?)")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence may end, and what stands around it."""

    stop: str
    has_quote: bool
    """A quotation mark stands between the stop and the space."""

    has_bracket: bool
    has_note: bool
    before: str
    """The word before the one with the stop."""

    left: str
    """The word with the stop, without it; an abbreviation of several parts without its spaces."""

    is_first: bool
    """The word with the stop is the first of its sentence."""

    is_second: bool
    lead: str
    """The text before the word with the stop, as far as it is looked at."""

    after: str
    right: str
    """The next word, without the marks around it."""

    is_opened: bool
    """A quotation mark or bracket stands before the next word."""

    @property
    def follows(self) -> str:
        """Return what the next word begins with: "upper", "lower", "digit", "letter" (of a script without cases)."""
        first = self.right[:1]
        if first.isdigit():
            return "digit"
        if first.isupper() or first.istitle():
            return "upper"
        return "lower" if first.islower() else "letter"


Rule = Callable[[_Place, Words], bool | None]


def ends(text: str, words: Words) -> Iterator[int]:
    """Yield where sentences end in a text whose white space is single spaces; its own end is left out."""
    spans = closed_spans(text, words)
    phrases = {match.end(): match for match in words.spaced.finditer(text)}
    inner = {
        match.start() + at for match in phrases.values() for at, letter in enumerate(match[0][:-1]) if letter == "."
    }
    is_lower_style = _has_no_capitals(text)
    start = 0
    for match in _CANDIDATE.finditer(text):
        if match.start() in inner or _is_closed(spans, match):
            continue
        place = _place(text, start, match, phrases.get(match.start() + 1))
        if _decide(place, words, is_lower_style, lambda match=match: _is_guessed(text, match)):  # type: ignore[misc]
            start = match.end()
            yield start


def _decide(place: _Place, words: Words, is_lower_style: bool, guess: Callable[[], bool]) -> bool:
    if is_lower_style and place.follows == "lower" and len(place.left) > 3 and not _is_known(place, words):
        return True
    for rule in _RULES:
        verdict = rule(place, words)
        if verdict is not None:
            return verdict
    return guess()


def _place(text: str, start: int, match: re.Match[str], phrase: re.Match[str] | None) -> _Place:
    lead = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    cut = (
        len(lead) - len(phrase[0]) + 1
        if phrase
        else lead.rindex(found[0])
        if (found := _LEFT.search(lead)) and found[0]
        else len(lead)
    )
    cut = max(0, cut)
    left, lead = lead[cut:].replace(" ", "").lstrip("'’.-"), lead[:cut]
    before = _BEFORE.search(lead)
    is_whole = match.start() - start <= _LOOK_BACK
    after = text[match.end() : match.end() + _LOOK_BACK].lstrip(" ")
    bare = after.lstrip(_OPENERS)
    right = _RIGHT.match(bare)
    closers = match[0][len(match["stop"] or "") :]
    return _Place(
        stop=match["stop"] or match[0],
        has_quote=any(mark in closers for mark in "\"'”’“»«」』"),
        has_bracket=any(mark in closers for mark in ")]）"),
        has_note=bool(match["note"]),
        before=before[1] if before else "",
        left=left,
        is_first=is_whole and not lead.strip(_OPENERS),
        is_second=is_whole and len(lead.split()) == 1,
        lead=lead,
        after=after,
        right=right[0].rstrip(".'’-") if right else "",
        is_opened=after[:1] in tuple("“„«»‹\"'‘([「『"),
    )


def _is_closed(spans: list[tuple[int, int]], match: re.Match[str]) -> bool:
    """Tell whether a stop stands inside a quotation or parenthesis that is part of one sentence."""
    here = bisect_right(spans, (match.start(), 0))
    return any(start < match.start() and match.end() < end for start, end in spans[max(0, here - 3) : here])


def _has_no_capitals(text: str) -> bool:
    """Tell whether the writer begins sentences with small letters."""
    firsts = [match[1] for match in _SENTENCE_STYLE.finditer(text)]
    return len(firsts) > 1 and all(firsts)


@lru_cache(maxsize=1)
def _guesses(text: str) -> frozenset[int]:
    return frozenset(end - (text[end - 1 : end] == " ") for _, end in sent_spans(text))


def _is_guessed(text: str, match: re.Match[str]) -> bool:
    return not _guesses(text).isdisjoint(range(match.start() + 1, match.end() + 1))


# The rules. Each returns whether a sentence ends, or None where it does not know.


def _footnote(place: _Place, words: Words) -> bool | None:
    if not place.has_note:
        return None
    return place.follows != "lower" and not _is_known(place, words)


def _next_item(place: _Place, words: Words) -> bool | None:
    is_item = _ITEM.match(place.after) and not _NUMBER.fullmatch(place.left) and not _is_known(place, words)
    is_number = _ITEM.match(place.after) and len(place.before) > 2 and place.left.isdigit() and not words.ordinal_after
    return True if is_item or (is_number and not place.is_first) else None


def _item_mark(place: _Place, words: Words) -> bool | None:
    if "." not in place.stop:
        return None
    if place.is_first and _ITEM_MARK.fullmatch(place.left) and not place.has_quote:
        return False
    is_counted = place.is_second and has(words.counted, place.before) and place.left.isdigit()
    return False if is_counted else None


def _question(place: _Place, words: Words) -> bool | None:
    if not any(mark in place.stop for mark in "!?‽"):
        return True if place.stop.strip(".…") else None
    if f"{place.left}{place.stop}" in words.marked_names:
        return place.right in words.openers
    if place.has_quote and place.right not in words.openers and words.speech.match(place.after):
        return False
    return place.follows != "lower" or place.after.startswith("¿")


def _wide(place: _Place, words: Words) -> bool | None:
    is_wide = any(mark in place.stop for mark in _WIDE_MARKS)
    return not (place.has_quote and words.after_quotation.match(place.after)) if is_wide else None


def _ellipsis(place: _Place, words: Words) -> bool | None:
    if "…" not in place.stop and ".." not in place.stop:
        return None
    starts_sentence = place.is_first and not place.left
    is_pronoun = place.right.partition("’")[0].partition("'")[0] == "I"
    return not starts_sentence and not is_pronoun and place.follows != "lower"


def _bracketed(place: _Place, words: Words) -> bool | None:
    """An abbreviation in brackets, or before brackets or a dash: "(D-R.I.)", "Mo. (Herald) —"."""
    if not _is_known(place, words):
        return None
    is_before_dash = place.after[:2] in ("— ", "– ", "- ") or place.after.startswith("(")
    return False if place.has_bracket or is_before_dash else None


def _hour(place: _Place, words: Words) -> bool | None:
    if not has(words.hours, place.left):
        return None
    return place.follows != "lower" and place.right not in words.after_hours


def _final(place: _Place, words: Words) -> bool | None:
    return place.follows != "lower" if has(words.final, place.left) else None


def _street(place: _Place, words: Words) -> bool | None:
    if place.left.lower().endswith(words.street_endings or ("\0",)):
        return place.follows == "upper" and place.right in words.openers
    is_street = place.left in words.streets and (place.before[:1].isupper() or place.before[:1].isdigit())
    if not is_street or place.follows != "upper":
        return None
    if place.right in words.openers or _HOUSE.search(place.lead):
        return True
    return None


def _month(place: _Place, words: Words) -> bool | None:
    if place.left not in words.months or place.follows == "letter":
        return None
    if place.follows != "upper":
        return False
    return place.right in words.openers or place.before[:1].isdigit() or (place.left.islower() and not place.is_opened)


def _numbered(place: _Place, words: Words) -> bool | None:
    if not has(words.before_numbers, place.left):
        return None
    is_label = place.follows == "digit" or _ROMAN.fullmatch(place.right) or len(place.right) == 1
    return False if (is_label and place.right not in words.openers) or place.follows == "lower" else None


def _place_name(place: _Place, words: Words) -> bool | None:
    name = place.left.rpartition("-")[2]
    if name not in words.places or place.follows != "upper":
        return None
    is_after_town = place.before.endswith(",") and name == place.left
    return place.right in words.openers or (is_after_town and not has(words.within, place.right))


def _within(place: _Place, words: Words) -> bool | None:
    return False if has(words.within, place.left) else None


def _initial(place: _Place, words: Words) -> bool | None:
    if not _INITIAL.fullmatch(place.left) or place.has_quote:
        return None
    if place.follows != "upper":
        return False if place.follows == "lower" or place.left.islower() else None
    if has(words.lettered, place.before):
        return True
    is_one_of_several = _INITIAL.fullmatch(place.before.rstrip("."))
    return place.right in words.openers and not is_one_of_several and not place.is_first and len(place.right) > 1


def _either(place: _Place, words: Words) -> bool | None:
    if not has(words.either, place.left) and not _LETTERS_WITH_STOPS.fullmatch(place.left):
        return None
    if place.follows == "digit":
        return None
    is_unit = place.left.islower() and _NUMBER.search(place.before)
    return place.follows == "upper" and bool(place.right in words.openers or place.is_opened or is_unit)


def _ordinal(place: _Place, words: Words) -> bool | None:
    """Tell "am 3. Oktober" from "Platz 3. | Die"."""
    if not words.ordinal_after or not (place.left.isdigit() and len(place.left) < 4 or _ROMAN.fullmatch(place.left)):
        return None
    if place.right in words.ordinal_before or place.follows in ("lower", "digit"):
        return False
    return place.right in words.openers or place.before not in words.ordinal_after


def _small_letter(place: _Place, words: Words) -> bool | None:
    """Nothing ends before a small letter, but for names like iPhone and for what trails off."""
    if place.after.startswith(("…", "...")):
        return len(place.left) > 2
    return None if place.follows != "lower" or _CAMEL.match(place.right) else False


def _plain_word(place: _Place, words: Words) -> bool | None:
    """A word that is no abbreviation, before a capital letter or a number."""
    left = place.left.rpartition("-")[2]
    if not left or left[-1].isdigit() or place.follows == "letter" or place.right in words.openers:
        return True
    is_short_capital = len(left) < 5 and left[:1].isupper()
    if place.follows == "digit" and is_short_capital and not _VOWEL.search(left[1:]):
        return False
    is_common = len(left) > 2 and left.islower() and _VOWEL.search(left)
    return True if is_common or (len(left) > 4 and left.isalpha()) else None


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


def _is_known(place: _Place, words: Words) -> bool:
    """Tell whether the word with the stop is an abbreviation that a table has."""
    tables = (words.within, words.before_numbers, words.either, words.hours, words.streets, words.months, words.places)
    return any(has(table, place.left.rpartition("-")[2]) for table in tables) or bool(_INITIAL.fullmatch(place.left))
