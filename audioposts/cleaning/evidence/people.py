"""Evidence: who wrote the article: names on lines of their own, and what is said of those who bear them. Pure."""

import re
from collections import Counter

from audioposts.cleaning.letters import CAPITAL
from audioposts.cleaning.rules import first_match
from audioposts.cleaning.sheet import LINE_WORDS, Sheet
from audioposts.models import BlockKind

_PART = rf"{CAPITAL}[^\W\d_]*(?:[.'’-][^\W\d_]*)*"
_PARTICLE = r"(?:de|da|di|del|della|dos|du|van|von|der|den|al|el|bin|ibn|ben|la|le|y|e|ter|zu)"
_FULL_NAME = rf"{_PART}(?: {_PARTICLE}){{0,2}}(?: (?:{_PARTICLE} )?{_PART}){{1,3}}"
_NAME_LINE = re.compile(rf"(?:{_FULL_NAME}(?:,| and| &) )*(?P<name>{_FULL_NAME})(?: in [^.!?]{{2,40}})?")
_NAME_FIRST = re.compile(rf"(?P<name>{_FULL_NAME})\b")
_ATTRIBUTION = re.compile(rf"(?P<name>{_FULL_NAME}), [^.!?]{{2,80}}")
_BETWEEN_NAMES = re.compile(r"\s*[,;|/&]\s*|\s+(?:and|und|et|y|e|en|и)\s+")
_NO_NAMES = {"The", "A", "An", "This", "That", "Our", "My", "Your", "His", "Her", "Their", "Its"}

_BIO_BLOCKS = 3
"""How near the end a biography stands, and how near a name on a line of its own stands to it."""

_BIO_WORDS = 70
_END_BLOCKS = 12
_CREDITS = ("date line", "byline", "share prompt")


def names_in(author: str) -> tuple[str, ...]:
    """Return the full names in what a source says of the author: "Ada Lovelace and Bo Lund"."""
    return tuple(name for part in _BETWEEN_NAMES.split(author) if len((name := part.strip()).split()) > 1)


def name_in_line(text: str) -> str | None:
    """Return the last name that a line consists of ("Ada Lovelace in London"); any words in capitals may be one."""
    text = text.strip(" •*|·—–-")
    match = None if text.endswith((".", "!", "?")) else _NAME_LINE.fullmatch(text)
    is_name = match and match["name"].split()[0] not in _NO_NAMES and not match["name"].endswith(".")
    return match["name"] if match and is_name else None


def bylines(sheet: Sheet) -> None:
    """Mark names of authors above the first paragraph, and what they are, where the article is not about them."""
    known = {name.casefold() for name in sheet.authors}
    sheet.mark((i for i in sheet.kept() if i in sheet.top() and sheet.text(i).casefold() in known), "byline")
    lines = (i for i in sheet.kept() if not sheet.is_item(i))
    named = {i: name for i in lines if (name := name_in_line(sheet.text(i)))}
    names = list(named.values())
    top = sheet.top()
    for i, name in named.items():
        if sheet.mentions(name):
            continue
        is_credited = any(sheet.found.get(j) in _CREDITS for j in (i - 1, i + 1))
        joined = [j for j in (i - 1, i + 1) if i in top and j in top and sheet.are_joined(i, j) and sheet.is_line(j)]
        # A name comes back above each entry of a live blog, or above and below the article.
        if joined or (is_credited and (i in top or names.count(name) > 1)):
            sheet.mark([i, *joined], "byline")


def entry_authors(sheet: Sheet) -> None:
    """Mark the names above the entries of a live blog: lines right above headings, of which one comes back."""
    named = {
        i: name for i in sheet.kept()[:-1] if _is_above_heading(sheet, i) and (name := name_in_line(sheet.text(i)))
    }
    often = [name for name, times in Counter(named.values()).items() if times > 1]
    if any(not sheet.mentions(name) for name in often):
        sheet.mark(named, "byline")


def _is_above_heading(sheet: Sheet, i: int) -> bool:
    kinds = [sheet.block(j).kind for j in (i, i + 1) if j < len(sheet)]
    return kinds == [BlockKind.PARAGRAPH, BlockKind.HEADING]


def pull_quotes(sheet: Sheet) -> None:
    """Mark who said what stands above in a box of two. Of whom a motto is, the article does not speak."""
    for i in sheet.kept()[1:]:
        said = _ATTRIBUTION.fullmatch(sheet.text(i).lstrip(" –—-")) if sheet.words(i) <= LINE_WORDS else None
        box = [j for j in range(i - 2, i + 2) if 0 <= j < len(sheet) and sheet.are_joined(i, j)]
        if said and box == [i - 1, i] and not sheet.is_item(i) and sheet.mentions(said["name"]):
            sheet.mark([i], "pull quote")


def biography(sheet: Sheet) -> None:
    """Mark who wrote the article, where the end says it of its author, or of somebody whom it does not mention."""
    _mark_named(sheet)
    for i in sheet.kept()[1:][-_BIO_BLOCKS:]:
        if sheet.words(i) <= _BIO_WORDS and sheet.text(i).startswith(sheet.authors or "\0"):
            sheet.found[i] = "author's bio"
    kept = sheet.kept()
    for i in kept[1:][-_BIO_BLOCKS:]:
        name = _NAME_FIRST.match(sheet.text(i))
        if name and first_match(sheet.rules.bios, sheet.text(i)):
            is_bio = not sheet.mentions(name["name"], before=i)
        else:
            is_bio = bool(first_match(sheet.rules.bio_openers, sheet.text(i)))
        if is_bio and sheet.words(i) <= _BIO_WORDS:
            sheet.found[i] = "author's bio"


def _mark_named(sheet: Sheet) -> None:
    """Mark a name on a line of its own, and under it a paragraph that speaks of that person."""
    for i in sheet.kept():
        name = name_in_line(sheet.text(i))
        if not name or i < len(sheet) - _END_BLOCKS or sheet.mentions(name, before=i):
            continue
        for j in range(i + 1, min(i + 1 + _BIO_BLOCKS, len(sheet))):
            text = sheet.text(j)
            speaks_of_it = text.split()[0].strip("’'s,") in name.split() and sheet.words(j) <= _BIO_WORDS
            if speaks_of_it and (first_match(sheet.rules.bios, text) or first_match(sheet.rules.bio_openers, text)):
                sheet.mark(range(i, j + 1), "author's bio")
