"""Signs of a page that says something else instead of the article: a wall in front of it, or that there is none. Pure.

An article may speak of captchas and lost pages. So what counts is how much of the text is such words, said to the
reader and not quoted, where they stand, and how long the longest stretch of something else is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from audioposts.cleaning.rules import Pattern, Patterns, first_match, in_every_language
from audioposts.cleaning.signs.case import Case, Sign, count, quoted, sentences, step, unquoted
from audioposts.models import Block, BlockKind, Verdict

_NOTICE_WORDS = 1200
"""The longest question for consent has fewer words; what is longer is an article."""

_LINES_WORDS = 150
"""Fewer words are not enough for an article whose title is that of a notice, nor to tell a language by."""

_OPENING_SENTENCES = 10
_LABEL_WORDS = 12
_SCRAP_WORDS = 6
_UNREAD_WORDS = 60
_MOST_LINES = 100
"""Pages of notices have fewer; more would take long to look through."""

_EXPLAINED_SHARE = 0.2
"""A notice that explains itself at length still consists of its own words as far as this."""

_BARE_WORDS = 100
"""A page with fewer words besides those that are read has no other stories to offer."""

_PARTS = re.compile(r"\s+[|–—:·-]\s+|:\s+")
_SILENT = {BlockKind.CODE, BlockKind.QUOTE, BlockKind.TABLE}
"""What is in such blocks is not said to the reader."""


def wall(case: Case) -> Iterator[Sign]:
    """Yield what speaks for a captcha, a check of the browser, a question for consent."""
    return _signs(case, _Notice(Verdict.BLOCK_PAGE, _patterns(case, "blocked")))


def error(case: Case) -> Iterator[Sign]:
    """Yield what speaks for a page which says that there is no such article."""
    return _signs(case, _Notice(Verdict.ERROR_PAGE, _patterns(case, "missing")))


def _patterns(case: Case, section: Literal["blocked", "missing"]) -> Patterns:
    """Return the patterns of the text's language; of all, where a page has too little text to tell it by."""
    if case.signs.is_page and case.words < _LINES_WORDS:
        return in_every_language(section)
    return case.rules.blocked if section == "blocked" else case.rules.missing


@dataclass(frozen=True, slots=True)
class _Notice:
    """One kind of notice, and the words of it."""

    verdict: Verdict
    patterns: Patterns

    def match(self, sentence: str) -> Pattern | None:
        return first_match(self.patterns, sentence)

    def is_label(self, text: str) -> bool:
        """Tell a title or a heading that is the notice's, as one of its parts: "404 - Page not found"."""
        return count(text) <= _LABEL_WORDS and any(map(self.match, (text, *_PARTS.split(text))))

    def sign(self, weight: float, told: str = "") -> Sign:
        """Return a sign with the words that tell it."""
        return Sign(self.verdict, weight, f"{self.patterns[0].reason}: {quoted(told)}" if told else "")


def _signs(case: Case, notice: _Notice) -> Iterator[Sign]:
    if case.words < _SCRAP_WORDS:
        yield from _alone(case, notice)
    if 0 < case.words <= _NOTICE_WORDS:
        yield from _instead(case, notice)


def _alone(case: Case, notice: _Notice) -> Iterator[Sign]:
    """Yield what unread lines say where nothing is left to read, or next to nothing."""
    lines = [case.signs.title, *(text for text in case.unread[:_MOST_LINES] if count(text) <= _UNREAD_WORDS)]
    hits = [text for text in lines if notice.is_label(text) or any(map(notice.match, sentences(text)))]
    if hits:
        is_sure = notice.is_label(case.signs.title) or (case.signs.is_page and _is_bare(case))
        yield notice.sign(0.75 if is_sure else 0.3, hits[0])
        yield notice.sign(0.3 if len(hits) > 1 else 0)


def _instead(case: Case, notice: _Notice) -> Iterator[Sign]:
    """Yield how far the text that is read consists of the words of a notice, and what its title says."""
    said = list(_said(case.blocks))
    opening = next((i for i, text in enumerate(said[:_OPENING_SENTENCES]) if notice.match(text)), None)
    is_title = notice.is_label(case.signs.title)
    if opening is None and not (is_title and case.words < _LINES_WORDS):
        return
    hits = [text for text in said if notice.match(text)]
    share = sum(map(count, hits)) / case.words
    told = case.signs.title if opening is None else said[opening]
    yield notice.sign(step(-share, (-0.5, 0.6), (-0.25, 0.45), (-0.1, 0.25), (0, 0.1)), told)
    yield notice.sign(0.3 if opening is not None and opening < 2 else 0)
    yield notice.sign(0.25 if len(hits) > 2 else 0)
    yield notice.sign(0.4 if is_title else 0, told)
    yield notice.sign(0.35 if _is_labelled(case, notice) else 0)
    yield notice.sign(0.2 if hits and case.signs.is_page and _is_bare(case) else 0)
    other = step(-_longest_other(case, notice), (-199, 0.95), (-99, 0.7), (-59, 0.3))
    yield notice.sign(-other * (1 if share < _EXPLAINED_SHARE else 0.4))
    yield notice.sign(0 if case.signs.is_page else -0.2)


def _said(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the sentences in which a page may speak to its reader."""
    for block in blocks:
        if block.kind not in _SILENT:
            yield from sentences(unquoted(block.text))


def _longest_other(case: Case, notice: _Notice) -> int:
    """Return the number of words of the longest stretch of something else; what is not read ends one."""
    longest = stretch = 0
    for line in case.lines:
        for sentence in sentences(line.text) if line.is_read else [""]:
            is_other = bool(sentence) and not notice.match(unquoted(sentence))
            stretch = stretch + count(sentence) if is_other else 0
            longest = max(longest, stretch)
    return longest


def _is_labelled(case: Case, notice: _Notice) -> bool:
    """Tell a page with a heading of a notice that is not merely its title again."""
    title = case.signs.title.casefold()
    above = case.lines[max(case.first - _MOST_LINES, 0) : case.first]
    return any(notice.is_label(line.text) for line in above if line.text.casefold() not in title)


def _is_bare(case: Case) -> bool:
    return sum(map(count, case.unread)) <= _BARE_WORDS
