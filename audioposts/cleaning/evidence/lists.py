"""Evidence: lines that stand in a list: of other stories, of contents, of topics. Pure."""

import itertools
from collections.abc import Iterator

from audioposts.cleaning.blocks import is_sentence
from audioposts.cleaning.evidence.words import is_link
from audioposts.cleaning.rules import first_match
from audioposts.cleaning.sheet import Sheet, runs
from audioposts.cleaning.timestamps import is_about_time
from audioposts.models import BlockKind

_OPENER_WORDS = 10
_CARD_WORDS = 30
"""A teaser on a card is shorter; a paragraph after the cards is mostly longer."""

_CARD_GAP = 4
"""A card has at most so many blocks from one sign of a card to the next: title twice, teaser, date."""

_CARD_TITLE_WORDS = 5
_HEADING_WORDS = 6
_MOST_CARDS = 40
"""Blocks of one list; what is longer is the article itself."""

_POLL_BLOCKS = 8
_FEWEST_LINES = 3
_TOPIC_WORDS = 3


def other_stories(sheet: Sheet) -> None:
    """Mark lists of other stories: from the line that opens one to its last card."""
    for i in range(len(sheet)):
        if sheet.words(i) > _OPENER_WORDS or is_sentence(sheet.text(i)):
            continue
        rule = first_match(sheet.rules.openers, sheet.text(i).rstrip(" :»›>→"))
        if not rule:
            continue
        if rule.reason == "poll":
            sheet.mark(_poll(sheet, i), rule.reason)
            continue
        last = _last_card(sheet, i)
        sheet.mark(range(i, last + 1), rule.reason)
        if last > i:
            sheet.found[i] = rule.reason  # and not a pointer to the rest of this article


def _poll(sheet: Sheet, opener: int) -> range:
    """Return a poll up to the line that asks to sign in; without one, only the word "poll"."""
    ends = [i for i in range(opener, min(opener + _POLL_BLOCKS, len(sheet))) if i in sheet.found]
    return range(opener, max(ends, default=opener) + 1)


def _last_card(sheet: Sheet, opener: int) -> int:
    """Return the last block of the list that `opener` opens."""
    last = opener
    for i in range(opener + 1, len(sheet)):
        introduces = sheet.text(i).endswith(":") and sheet.words(i) >= _CARD_TITLE_WORDS
        if i - opener > _MOST_CARDS:
            return opener
        if sheet.words(i) > _CARD_WORDS or i - last > _CARD_GAP or introduces or _goes_on(sheet, opener, i):
            return last
        if i in sheet.found or _is_card_sign(sheet, i):
            last = i
    # Nothing but short blocks up to the end of the post: all of it is cards.
    return len(sheet) - 1 if last > opener else last


def _goes_on(sheet: Sheet, opener: int, i: int) -> bool:
    """Tell a heading of the article under the box in which the list was."""
    was_box = sheet.are_joined(opener, opener + 1) and not sheet.are_joined(opener, i)
    is_heading = sheet.block(i).kind is BlockKind.HEADING and i + 1 < len(sheet)
    return was_box and is_heading and sheet.words(i + 1) > _CARD_WORDS


def _is_card_sign(sheet: Sheet, i: int) -> bool:
    text = sheet.text(i)
    around = [sheet.text(j) for j in range(max(0, i - 2), min(i + 3, len(sheet)))]
    return (
        around.count(text) > 1  # beside the picture of a card, and under it
        or is_about_time(text, sheet.rules.time)
        or is_link(text)
        or bool(first_match(sheet.rules.openers, text))
        or _is_headline(sheet, i)
    )


def _is_headline(sheet: Sheet, i: int) -> bool:
    """Tell the title on a card from a heading of the article, which is shorter and has a paragraph under it."""
    if is_sentence(sheet.text(i).rstrip("?")):
        return False
    return sheet.words(i) > _HEADING_WORDS or i + 1 == len(sheet) or sheet.is_line(i + 1)


def cards(sheet: Sheet) -> None:
    """Mark lists of other stories that no line opens, by titles that stand there twice in a row."""
    twins = [
        i for i in range(len(sheet) - 1) if sheet.text(i) == sheet.text(i + 1) and sheet.words(i) >= _CARD_TITLE_WORDS
    ]
    for before, twin in itertools.pairwise(twins):
        if twin - before <= _CARD_GAP + 2:
            end = twin + 2
            while end < len(sheet) and (end in sheet.found or is_about_time(sheet.text(end), sheet.rules.time)):
                end += 1
            sheet.mark(range(before, end), "related stories")


def contents(sheet: Sheet) -> None:
    """Mark tables of contents: three lines or more that come back further down, once each, as headings."""
    places: dict[str, list[int]] = {}
    for i in range(len(sheet)):
        places.setdefault(sheet.text(i).casefold(), []).append(i)
    headings = {found[0]: found[1] for found in places.values() if len(found) == 2}
    listed = [i for i, again in headings.items() if sheet.block(again).kind is BlockKind.HEADING]
    for run in _unmarked_runs(sheet, listed):
        if headings[run[0]] > run[-1]:
            sheet.mark(run, "table of contents")


def topics(sheet: Sheet) -> None:
    """Mark topics under an article: three short labels or more between furniture."""
    labels = [i for i in sheet.kept() if _is_topic(sheet, i)]
    for run in _unmarked_runs(sheet, labels):
        if run.start - 1 in sheet.found and (run.stop in sheet.found or run.stop == len(sheet)):
            sheet.mark(run, "topics")


def _is_topic(sheet: Sheet, i: int) -> bool:
    is_label = sheet.words(i) <= _TOPIC_WORDS and sheet.is_line(i) and not sheet.is_item(i)
    return is_label and sheet.text(i)[0].isupper()


def _unmarked_runs(sheet: Sheet, lines: list[int]) -> Iterator[range]:
    unmarked = (i for i in lines if i not in sheet.found)
    return (run for run in list(runs(unmarked)) if len(run) >= _FEWEST_LINES)
