"""Text -> its short quotations and parentheses, inside which no sentence ends. Pure."""

import re
from collections.abc import Iterator

from audioposts.narration.splitting.words import Words

MOST_WORDS = 8
"""A quotation of at most so many words stays with the words that say whose it is; a longer one is split."""

# Bounds keep the search linear: a mark that is never closed costs this much and no more.
_QUOTATION = re.compile(
    r"""“[^“”]{1,120}”|„[^„“”]{1,120}[“”]|«[^«»]{1,120}»|(?<![^\s(\[—–])»(?=\S)[^«»]{1,120}«|「[^「」]{1,120}」|『[^『』]{1,120}』"""
    r"""|(?<![^\s(\[—–])"(?=\S)[^"]{1,120}"|(?<![^\s(\[—–])‘[^‘]{1,120}?[.,!?…]’|(?<![^\s(\[—–])'[^']{1,120}[.,!?…]'"""
)
_PARENTHESIS = re.compile(r"\([^()]{1,250}\)|\[[^\[\]]{1,250}\]")
_ENDED = re.compile(r"[.!?…。！？]['\"”’»)\]]*\s*$")
_GOES_ON = re.compile(r",?\s*[^\W\d_A-ZÀ-ÖØ-Þ]")


def closed_spans(text: str, words: Words) -> list[tuple[int, int]]:
    """Return the stretches, in order, that belong to one sentence from their first mark to their last."""
    return sorted([*_quotations(text, words), *_parentheses(text)])


def _quotations(text: str, words: Words) -> Iterator[tuple[int, int]]:
    for match in _QUOTATION.finditer(text):
        if match[0].count(" ") < MOST_WORDS and (_is_introduced(text, match) or _is_attributed(text, match, words)):
            yield match.span()


def _parentheses(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _PARENTHESIS.finditer(text) if _is_introduced(text, match))


def _is_introduced(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence has begun before the mark: "He said: “No. Never.”"."""
    before = text[max(0, match.start() - 12) : match.start()]
    return bool(before.strip()) and not _ENDED.search(before)


def _is_attributed(text: str, match: re.Match[str], words: Words) -> bool:
    """Tell whether the sentence goes on after the mark: "“Go. Now,” he said"."""
    inner, after = match[0][:-1].rstrip(), text[match.end() : match.end() + 60]
    if inner.endswith((",", "，")) or after.startswith(","):
        return True
    is_named = inner.endswith(("?", "!")) and words.speech.match(after.lstrip())
    return bool(_GOES_ON.match(after) or is_named or words.after_quotation.match(after))
