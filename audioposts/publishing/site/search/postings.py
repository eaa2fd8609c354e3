"""Texts of a block -> its index. Pure.

A line for each term: "ferry 4 c 2". The numbers are in base 36, each the difference to the one before it; summed up,
they are four times the number of an episode in its block, plus how it is found: 0 in the text, 1 often in the text, 2
in the title.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from audioposts.publishing.site.search.terms import fold, terms

IN_TEXT, OFTEN, IN_TITLE = 0, 1, 2
_OFTEN_TIMES = 4
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EPISODES_A_SHARD = 2
_MOST_SHARDS = 1024


def shard_count(episodes: int) -> int:
    """Return into how many files the index of a block is split: a power of two."""
    return min(_MOST_SHARDS, 1 << max(0, (episodes // _EPISODES_A_SHARD).bit_length() - 1))


def shard_of(term: str, shards: int) -> int:
    """Return in which file a term is: its first three letters decide, so that what begins alike is together."""
    number = 0
    for sign in term[:3]:
        number = number * 31 + ord(sign)
    return number % shards


def shards(texts: Iterable[tuple[str, str]], count: int) -> list[str]:
    """Return the files of an index; of each episode there are what counts as its title, and its text."""
    found: dict[str, list[int]] = {}
    for number, (title, text) in enumerate(texts):
        times = Counter(terms(fold(text)))
        entitled = set(terms(fold(title)))
        for term in times.keys() | entitled:
            how = IN_TITLE if term in entitled else OFTEN if times[term] >= _OFTEN_TIMES else IN_TEXT
            found.setdefault(term, []).append(number * 4 + how)
    lines: list[list[str]] = [[] for _ in range(count)]
    for term in sorted(found):
        lines[shard_of(term, count)].append(f"{term} {_written(found[term])}\n")
    return ["".join(each) for each in lines]


def _written(places: Sequence[int]) -> str:
    return " ".join(_base36(late - early) for early, late in pairwise([0, *places]))


def _base36(number: int) -> str:
    made = _DIGITS[number % 36]
    while number := number // 36:
        made = _DIGITS[number % 36] + made
    return made
