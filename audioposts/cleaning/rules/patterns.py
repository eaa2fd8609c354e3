"""A text -> the first of many patterns that is found in it. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import chain

from audioposts.cleaning.rules.literals import folded, needed

_PLAIN_QUOTES = str.maketrans("‘’‚‛“”„‟´`", "''''\"\"\"\"''")
_DRESSING = " []()<>»›>*•-–—|:→▶►"


_Letters = tuple[str, ...]
"""Three letters; none for words that have fewer."""


@lru_cache(1024)
def plain(text: str) -> str:
    """Return a text as the patterns expect it: with plain quotation marks and single spaces."""
    return " ".join(text.translate(_PLAIN_QUOTES).split())


@dataclass(frozen=True, slots=True)
class Pattern:
    """Expressions of which any one, found in a block, is evidence."""

    expressions: tuple[str, ...]
    reason: str = ""
    max_words: int = 10_000
    paywall: bool = False
    """It says that the rest of the article is withheld."""

    within_first: int = 10_000
    """Among how many blocks at the beginning of a post it means anything."""

    end_of_article: bool = False
    """It stands after the last paragraph."""


class Patterns(tuple[Pattern, ...]):
    """Patterns that are looked for together."""

    @cached_property
    def most_words(self) -> int:
        """How many words a text has at most in which any is found."""
        return max((pattern.max_words for pattern in self), default=0)

    @cached_property
    def _all(self) -> list[tuple[Pattern, str]]:
        return [(pattern, expression) for pattern in self for expression in pattern.expressions]

    @cached_property
    def _by_letters(self) -> dict[_Letters, list[tuple[str, int]]]:
        """Words that expressions need, each with the number of the expression, by the rarest letters of the word."""
        needs = [(word, number) for number, (_, expression) in enumerate(self._all) for word in needed(expression)]
        often = Counter(letters for word, _ in needs for letters in _letters_of(word))
        found: dict[_Letters, list[tuple[str, int]]] = {}
        for word, number in needs:
            letters = min(_letters_of(word), key=often.__getitem__, default=())
            found.setdefault(letters, []).append((word, number))
        return found

    @cached_property
    def _letters(self) -> frozenset[_Letters]:
        return frozenset(self._by_letters)

    def that_may_be_in(self, text: str) -> Iterator[tuple[Pattern, str]]:
        """Yield the expressions of which a word is in a plain text, in order, each with its pattern."""
        whole, letters = _letters(text)
        needs = chain.from_iterable(map(self._by_letters.__getitem__, self._letters & letters))
        for number in sorted({number for word, number in needs if word in whole}):
            yield self._all[number]


def first_match(patterns: Patterns, text: str) -> Pattern | None:
    """Return the first pattern that is found in `text`, with or without the brackets and arrows around it."""
    text = plain(text)
    words = text.count(" ") + 1
    if words > patterns.most_words:
        return None
    undressed = text.strip(_DRESSING)
    for pattern, expression in patterns.that_may_be_in(text):
        if words > pattern.max_words:
            continue
        find = _finder(expression)
        if find(text) or (undressed != text and find(undressed)):
            return pattern
    return None


def found_in(patterns: Patterns, text: str) -> Iterator[re.Match[str]]:
    """Yield where in a plain text patterns are found, each once."""
    found = (_finder(expression)(text) for _, expression in patterns.that_may_be_in(text))
    return (match for match in found if match)


def count_matches(patterns: Patterns, text: str) -> int:
    """Count the places of a text at which patterns are found, each word of it once."""
    text = plain(text)
    places = [
        match.span() for _, one in patterns.that_may_be_in(text) for match in re.finditer(one, text, re.IGNORECASE)
    ]
    count = last = 0
    for start, end in sorted(places):
        if start >= last:
            count, last = count + 1, max(end, start + 1)
    return count


@lru_cache(1024)
def _letters(text: str) -> tuple[str, set[_Letters]]:
    """Return a plain text for comparison, and any three letters that follow each other in it."""
    whole = folded(text)
    return whole, {*_letters_of(whole), ()}


def _letters_of(word: str) -> Iterator[_Letters]:
    return zip(word, word[1:], word[2:], strict=False)


@cache
def _finder(expression: str) -> Callable[[str], re.Match[str] | None]:
    """Return what looks for an expression: only at the beginning of a text where it can be nowhere else."""
    compiled = re.compile(expression, re.IGNORECASE)
    return compiled.match if expression.startswith("^") and not _has_branches(expression) else compiled.search


def _has_branches(pattern: str) -> bool:
    """Tell whether a pattern is several, parted by bars outside of groups: "^" belongs to the first one only."""
    bare = _CLASS.sub("", pattern.replace("\\\\", ""))
    while (inner := _GROUP.sub("", bare)) != bare:
        bare = inner
    return "|" in bare


_CLASS = re.compile(r"\\.|\[[^\]]*\]")
_GROUP = re.compile(r"\([^()]*\)")
