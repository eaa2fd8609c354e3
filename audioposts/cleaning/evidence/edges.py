"""Evidence: lines between furniture and the first or last sentence of an article. Pure."""

import re

from audioposts.cleaning.blocks import is_sentence
from audioposts.cleaning.evidence.people import name_in_line
from audioposts.cleaning.letters import CAPITAL
from audioposts.cleaning.rules import first_match
from audioposts.cleaning.sheet import LINE_WORDS, Sheet
from audioposts.models import BlockKind

_LABEL_WORDS = 4
"""A kicker such as "Local news" has fewer words than a standfirst."""

_INITIALS = re.compile(r"[^\W\d_]{2,4}(?:/[^\W\d_]{2,6}){0,3}")
_IN_PARENTHESES = re.compile(
    rf"\((?:{CAPITAL}{{2,10}}|[^\W\d_]{{2,6}})\.?(?:(?:, ?| ?/ ?)[^\W\d_]{{2,10}}\.?){{0,3}}\)"
)

_MOST_LABELS = 6
_MOST_LINES = 12
"""A longer list at the end is the article's own."""


def initials(sheet: Sheet) -> None:
    """Mark who wrote it, in a few letters under the last paragraph: "HB", "dpa/lno", "(wv, belga)"."""
    kept = sheet.kept()
    if len(kept) < 2 or sheet.block(kept[-1]).kind is not BlockKind.PARAGRAPH:
        return
    above, last = map(sheet.text, kept[-2:])
    signs = _INITIALS.fullmatch(last) and (last.split("/")[0].isupper() or last.split("/")[0].islower())
    if (signs or _IN_PARENTHESES.fullmatch(last)) and sheet.words(kept[-2]) > LINE_WORDS and is_sentence(above):
        sheet.mark(kept[-1:], "reporting credit")


def edges(sheet: Sheet) -> None:
    """Mark the labels and titles left among furniture before the first and after the last sentence."""
    kept = sheet.kept()
    sentences = [i for i in kept if not sheet.is_line(i)]
    if not sentences:
        return
    first, last = sentences[0], sentences[-1]
    before = [i for i in kept if i < first and _is_label(sheet, i)]
    # A line in parentheses is a note of the author's.
    after = [i for i in kept if i > last and not sheet.is_item(i) and not sheet.text(i).startswith("(")]
    after = after[_close(sheet, after) :]
    if any(i in sheet.found for i in range(first)) and len(before) <= _MOST_LABELS:
        sheet.mark(before, "label among furniture")
    if any(i in sheet.found for i in range(last + 1, len(sheet))) and len(after) <= _MOST_LINES:
        sheet.mark(after, "line among furniture")


def _close(sheet: Sheet, after: list[int]) -> int:
    """Return how many of the lines under the last sentence are the close of a letter: "See you on Thursday," "Dana"."""
    if not after or not sheet.text(after[0]).endswith(","):
        return 0
    signed = len(after) > 1 and sheet.words(after[1]) <= _LABEL_WORDS and after[1] == after[0] + 1
    return 2 if signed else 1


def _is_label(sheet: Sheet, i: int) -> bool:
    """Tell a kicker from a heading such as "Key points" or the name of somebody, which belongs to what is under it."""
    name = name_in_line(sheet.text(i))
    if name and sheet.mentions(name):
        return False
    if sheet.is_item(i) or sheet.is_item(i + 1) or first_match(sheet.rules.headings, sheet.text(i)):
        return False
    words = sheet.text(i).split()
    return len(words) < _LABEL_WORDS or (len(words) == _LABEL_WORDS and words[-1][0].isupper())
