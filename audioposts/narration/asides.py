"""What the cleaning took out but a show may tell of: pictures, and posts and players from elsewhere. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from audioposts.models import Article, BlockKind, Reading, Removal, Treatment

_NOT_THE_ARTICLES = {"outside the article", "dropped by a rule of yours"}
"""Reasons of what is not even announced."""

_PLAYERS = ("video", "audio", "map")


@dataclass(frozen=True, slots=True)
class Aside:
    """A picture, a post or a player, at its place."""

    kind: BlockKind
    at: int
    """How many blocks of the article stand before it."""

    label: str
    """What it is, for its announcement."""

    texts: tuple[str, ...]
    """Captions, or what a post says."""


def asides_of(article: Article, reading: Reading) -> list[Aside]:
    """Return the figures and embeds of an article that its show wants to hear of, in order."""
    treatments = {BlockKind.FIGURE: reading.figures, BlockKind.EMBED: reading.embeds}
    removals = [
        one
        for one in article.removed
        if treatments.get(one.kind, Treatment.SKIP) != Treatment.SKIP and one.reason not in _NOT_THE_ARTICLES
    ]
    return list(_merged(sorted(removals, key=lambda one: one.at)))


def _merged(removals: Sequence[Removal]) -> Iterator[Aside]:
    """Yield one aside for the lines of a post, and one for a picture and its caption."""
    for (at, kind, label), together in groupby(removals, key=_key):
        # What a player is called is seldom what is in it.
        texts = dict.fromkeys(one.text.strip() for one in together if label not in _PLAYERS)
        yield Aside(kind, at, label, tuple(text for text in texts if text))


def _key(removal: Removal) -> tuple[int, BlockKind, str]:
    return removal.at, removal.kind, removal.label if removal.kind is BlockKind.EMBED else ""
