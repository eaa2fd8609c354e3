"""Evidence: a publisher that speaks of itself: newsletter boxes, appeals for money or membership. Pure."""

import itertools
import re
from collections.abc import Iterator

from audioposts.cleaning.blocks import is_sentence
from audioposts.cleaning.rules import count_matches, first_match, plain
from audioposts.cleaning.sheet import LINE_WORDS, Sheet

_BOX_BLOCKS = 4
_BOX_WORDS = 20
_BOX_NAME_WORDS = 8

_APPEAL_BLOCKS = 12
_APPEAL_WORDS = 150
_GAP_WORDS = 40
_NEAR_BLOCKS = 3

_TOP_NOTES = 3
_LAST_NOTES = 4
_ARTICLE_CHARS = 4
"""Of "The " before a name, or "Il "."""

_UNITS = ("newsletter box", "membership appeal", "app advertisement", "cookie notice", "paywall")
_ENCLOSING = ("share prompt", "call to readers", "advertisement label")
"""What stands between the first and the last line of a small box belongs to them; alone they say less of it."""

_UNIT_BLOCKS = 8
_UNIT_WORDS = 25

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“]*“")


def boxes(sheet: Sheet) -> None:
    """Mark the rest of a newsletter box: what stands above the line that asks for an address, up to its name."""
    reason = sheet.rules.box_speech[0].reason
    for i in sorted(sheet.found):
        if sheet.found[i] == reason and sheet.found.get(i - 1) != reason:
            sheet.mark(range(_box_name(sheet, i), i), reason)


def _box_name(sheet: Sheet, asks: int) -> int:
    """Return where the box begins whose first line that asks is `asks`."""
    for i in range(asks - 1, max(-1, asks - 1 - _BOX_BLOCKS), -1):
        inside = range(i + 1, asks)
        if i in sheet.found or not all(_is_box_speech(sheet, j) for j in inside):
            break
        text = sheet.text(i)
        named = bool(inside) or sheet.are_joined(i, asks) or first_match(sheet.rules.box_names, text)
        if named and sheet.words(i) <= _BOX_NAME_WORDS and not is_sentence(text):
            return i
    return asks


def _is_box_speech(sheet: Sheet, i: int) -> bool:
    return sheet.words(i) <= _BOX_WORDS and bool(first_match(sheet.rules.box_speech, sheet.text(i)))


def appeals(sheet: Sheet) -> None:
    """Mark appeals: below a line that opens one, around buttons, and at the end above a line that asks."""
    reason = sheet.rules.asks[0].reason
    for i in sheet.kept():
        if sheet.words(i) <= LINE_WORDS and first_match(sheet.rules.appeal_openers, sheet.text(i)):
            _mark_below(sheet, i, reason)
    for i in sheet.kept():
        if sheet.is_line(i) and first_match(sheet.rules.asks, sheet.text(i)):
            _mark_around(sheet, i, reason)
    asks = [i for i in _last_blocks(sheet) if first_match(sheet.rules.asks, _unquoted(sheet.text(i)))]
    if asks and _stands_out(sheet, asks[-1]):
        _mark_above(sheet, asks[-1], reason)


def _mark_around(sheet: Sheet, button: int, reason: str) -> None:
    """Mark the blocks around a button in which the publisher speaks, if there are two at least."""
    first = last = button
    while first > 0 and (first - 1 in sheet.found or _is_appeal(sheet, first - 1)):
        first -= 1
    while last + 1 < len(sheet) and (
        last + 1 in sheet.found or (sheet.is_line(last + 1) and _is_appeal(sheet, last + 1))
    ):
        last += 1
    if last - first > 1:
        sheet.mark(range(first, last + 1), reason)


def _mark_below(sheet: Sheet, opener: int, reason: str) -> None:
    """Mark the appeal under the line that opens it: as long as the publisher speaks."""
    last = opener
    for i in range(opener + 1, len(sheet)):
        if i in sheet.found or _speaks(sheet, i):
            last = i
        elif i > last + 1 or not _may_be_appeal(sheet, i):
            break
    if last > opener:
        sheet.mark(range(opener, last + 1), reason)


def _mark_above(sheet: Sheet, ask: int, reason: str) -> None:
    """Mark the appeal whose lowest line that asks is `ask`: upwards as long as the publisher speaks."""
    signed = (i for i in range(ask + 1, len(sheet)) if first_match(sheet.rules.signatures, sheet.text(i)))
    sheet.mark(signed, reason)
    end_of_article = _end_of_article(sheet)
    around = (i for i in range(max(0, ask - _NEAR_BLOCKS), len(sheet)) if sheet.words(i) <= _GAP_WORDS)
    is_sure = sum(_evidence(sheet, i) for i in around) > 1
    speech_below = False
    unsure: list[int] = []
    for i in _upwards(sheet, ask):
        if i > end_of_article or _is_within_appeal(sheet, i) or (is_sure and _speaks(sheet, i)):
            sheet.mark([i], reason)
            if not sheet.is_line(i):
                speech_below = True
                sheet.mark(unsure, reason)
                unsure.clear()
        elif not sheet.is_line(i):
            return
        elif speech_below:
            sheet.found[i] = reason  # The heading of the appeal.
            return
        else:
            unsure.append(i)  # A signature, if the publisher speaks above it.


def _upwards(sheet: Sheet, start: int) -> Iterator[int]:
    """Yield the numbers of the blocks from `start` upwards, as many as an appeal has without what is marked already."""
    unmarked = 0
    for i in range(start, -1, -1):
        unmarked += i not in sheet.found
        if unmarked > _APPEAL_BLOCKS:
            return
        yield i


def _is_within_appeal(sheet: Sheet, i: int) -> bool:
    """Tell whether block `i`, with an appeal below it, is a part of that."""
    if i in sheet.found or _is_appeal(sheet, i):
        return True
    return not sheet.is_line(i) and _may_be_appeal(sheet, i) and i > 0 and _is_appeal(sheet, i - 1)


def _may_be_appeal(sheet: Sheet, i: int) -> bool:
    """Tell a block that may stand between two in which the publisher speaks."""
    return sheet.words(i) <= _GAP_WORDS and not _QUOTED.search(sheet.text(i))


def _is_appeal(sheet: Sheet, i: int) -> bool:
    """Tell a block in which the publisher asks, or speaks of itself; not what somebody is quoted as saying."""
    # In a long paragraph one such word is as often anything else's as it is an appeal's.
    return _speaks(sheet, i) and (sheet.words(i) <= _GAP_WORDS or _evidence(sheet, i) > 1)


def _speaks(sheet: Sheet, i: int) -> bool:
    """Tell a block in which somebody may be asking, if there are signs of it around."""
    return sheet.words(i) <= _APPEAL_WORDS and _evidence(sheet, i) > 0


def _evidence(sheet: Sheet, i: int) -> int:
    """Count what in a block says that it is an appeal."""
    text, rules = _unquoted(sheet.text(i)), sheet.rules
    evidence = sum(count_matches(patterns, text) for patterns in (rules.asks, rules.voices, rules.signatures))
    return evidence + (bool(sheet.publisher) and plain(sheet.publisher or "").casefold() in plain(text).casefold())


def _stands_out(sheet: Sheet, ask: int) -> bool:
    """Tell a block that asks for a reason: at the end of the article, or in so many words."""
    below = range(ask + 1, len(sheet))
    prose = sum(i not in sheet.found and not sheet.is_line(i) and not _is_appeal(sheet, i) for i in below)
    is_at_end = prose <= 1 and _is_appeal(sheet, ask)
    return is_at_end or (sheet.words(ask) <= _GAP_WORDS and _evidence(sheet, ask) >= 2)


def _end_of_article(sheet: Sheet) -> int:
    """Return the block after which nothing belongs to the article any more: one that says so, else the last."""
    return max((i for i in _last_blocks(sheet) if first_match(sheet.rules.closing, sheet.text(i))), default=len(sheet))


def _last_blocks(sheet: Sheet) -> range:
    return range(max(0, len(sheet) - _APPEAL_BLOCKS), len(sheet))


def units(sheet: Sheet) -> None:
    """Mark the rest of boxes and appeals whose lines were one paragraph of the page."""
    for _, paragraph in itertools.groupby(range(len(sheet)), key=lambda i: sheet.placed[i].paragraph):
        inside = list(paragraph)
        reason = next((sheet.found[i] for i in inside if sheet.found.get(i) in _UNITS), None)
        if not reason and sheet.found.get(inside[0]) in _ENCLOSING and inside[-1] in sheet.found:
            reason = sheet.found[inside[0]]
        if reason and len(inside) <= _UNIT_BLOCKS and all(i in sheet.found or _is_short(sheet, i) for i in inside):
            sheet.mark(inside, reason)


def about_the_publisher(sheet: Sheet) -> None:
    """Mark a note above or below in which the publisher says what it is: "The Post is a newsroom that …"."""
    name = plain(sheet.publisher or "").casefold()
    kept = sheet.kept()
    for i in (*kept[:_TOP_NOTES], *kept[-_LAST_NOTES:]) if name else ():
        article, found, rest = plain(sheet.text(i)).casefold().partition(name)
        is_subject = found and len(article) <= _ARTICLE_CHARS and article.count(" ") <= 1
        if is_subject and sheet.words(i) <= _GAP_WORDS and first_match(sheet.rules.abouts, rest.strip()):
            sheet.mark([i], sheet.rules.abouts[0].reason)


def _is_short(sheet: Sheet, i: int) -> bool:
    return sheet.words(i) <= _UNIT_WORDS and not sheet.is_item(i)


def _unquoted(text: str) -> str:
    return _QUOTED.sub(" ", text)
