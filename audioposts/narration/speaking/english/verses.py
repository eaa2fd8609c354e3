"""Verses of the Bible: "Matt. 6:9-13", "1 Cor. 13", "Ps. 23". Pure. Before times: 6:09 is one of day."""

import re

from audioposts.narration.speaking.draft import Draft
from audioposts.narration.speaking.numbers import cardinal
from audioposts.narration.speaking.patterns import any_of
from audioposts.narration.speaking.word_lists import readings, words

_SHORT_BOOKS = readings("verses.short_books")
_BOOKS = words("verses.books") | frozenset(_SHORT_BOOKS.values())
_NTH = {"1": "First", "2": "Second", "3": "Third"}
_NUMBERED = words("verses.numbered")
_TO = r"(?:\s?[-–]\s?(\d{1,3}))?"
_VERSE = re.compile(
    rf"\b(?:([123])\s)?(?:({any_of(_SHORT_BOOKS)})\b\.?|({any_of(_BOOKS)}))\s(\d{{1,3}})(?::(\d{{1,3}}){_TO})(?![\w:]|[.,]\d)"
)
_CHAPTER = re.compile(rf"\b(?:([123])\s({any_of(_NUMBERED)})\b\.?|(Ps|Pss)\.)\s(\d{{1,3}}){_TO}(?![\w:]|[.,]\d)")
_OF_BOOKS = frozenset({*_SHORT_BOOKS, *_BOOKS})


def verses(draft: Draft) -> None:
    """Claim them, with the name of the book."""
    if draft.has_digits and draft.has_word(_OF_BOOKS):
        draft.claim_each(_VERSE, _verse, "verse")
        draft.claim_each(_CHAPTER, _chapter, "verse")


def _verse(match: re.Match[str]) -> str:
    """Return "1 Cor. 13:4-8" as "First Corinthians thirteen four to eight"."""
    nth, short, book, chapter, first, last = match.groups()
    until = f" to {cardinal(last)}" if last else ""
    return f"{_book(nth, short or book)} {cardinal(chapter)} {cardinal(first)}{until}"


def _chapter(match: re.Match[str]) -> str:
    nth, book, psalm, chapter, last = match.groups()
    return f"{_book(nth, book or psalm)} {cardinal(chapter)}" + (f" to {cardinal(last)}" if last else "")


def _book(nth: str | None, written: str) -> str:
    book = _SHORT_BOOKS.get(written, written)
    return f"{_NTH[nth]} {book}" if nth else book
