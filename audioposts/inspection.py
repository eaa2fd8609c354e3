"""Article -> what is read of it and what is not, in the order in which it stood. Pure."""

from collections.abc import Iterable
from itertools import groupby

from audioposts.cleaning.blocks import OUTSIDE
from audioposts.models import Article, Removal


def removals_by_place(article: Article) -> list[list[Removal]]:
    """Return the removals that stood before each block, and at the end those that stood after the last one."""
    last = len(article.blocks)
    places: list[list[Removal]] = [[] for _ in range(last + 1)]
    for removal in article.removed:
        places[min(max(removal.at, 0), last)].append(removal)
    return places


def runs(removals: Iterable[Removal]) -> list[tuple[Removal, ...]]:
    """Return removals in order: what follows each other outside the article together, everything else by itself."""
    found: list[tuple[Removal, ...]] = []
    for is_outside, group in groupby(removals, lambda removal: removal.reason == OUTSIDE):
        together = tuple(group)
        found += [together] if is_outside else [(removal,) for removal in together]
    return found


def printable(text: str) -> str:
    """Return a text without what makes a terminal do something, or what no file can hold."""
    return text.translate(_UNPRINTABLE)


_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000))
_DIRECTIONS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_UNPRINTABLE: dict[int, str | None] = {
    **dict.fromkeys(_CONTROLS, "�"),
    **dict.fromkeys(map(ord, "\f\v\r\x1c\x1d\x1e\x1f\x85"), " "),
    **dict.fromkeys(_DIRECTIONS, None),
    ord("\n"): "\n",
    ord("\t"): "\t",
}
