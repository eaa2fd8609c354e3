"""Posts and what cleaning made of them -> a page for the browser that shows what is read and what is not. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import groupby, zip_longest

from audioposts.bill import Rehearsed, rehearsed_lines, total_lines
from audioposts.inspection import printable, removals_by_place, runs
from audioposts.models import Article, Block, BlockKind, Post, Removal, Verdict

_TOGETHER = {BlockKind.LIST_ITEM, BlockKind.TABLE, BlockKind.FOOTNOTE}
"""Kinds of blocks that make one thing with the next of their kind: a list, a table, the notes."""

_FOLDED = 3
"""So many removals outside the article, one after the other, are folded."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of an article as the page shows it, or several that make one thing."""

    look: str
    """The kind of its blocks, "removed" or "folded"."""

    pieces: tuple[Block | Removal, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A post and all that the page says of it."""

    post: Post
    article: Article
    parts: tuple[_Part, ...]
    speaking: tuple[str, ...] = ()
    """What speaking it takes."""

    @property
    def address(self) -> str | None:
        return self.article.url or self.post.url

    @property
    def author(self) -> str | None:
        return self.article.author or self.post.author

    @property
    def publisher(self) -> str | None:
        return self.article.publisher or self.post.publisher

    @property
    def published(self) -> datetime | None:
        return self.article.published or self.post.published


def render_preview(found: Sequence[tuple[Post, Article]], costs: Mapping[int, Rehearsed] | None = None) -> str:
    """Return a self-contained page: every block and every removal of every article once, in order.

    `costs` are by the number of the post.
    """
    verdicts = Counter(article.verdict for _, article in found)
    costs = costs or {}
    speaking = {number: tuple(rehearsed_lines(cost)) for number, cost in costs.items()}
    return _filled_in()(
        shown=[
            _Shown(post, article, tuple(_parts(article)), speaking.get(number, ()))
            for number, (post, article) in enumerate(found)
        ],
        total=list(total_lines([*costs.values()])) if costs else [],
        verdicts=[(verdict, verdicts[verdict]) for verdict in Verdict if verdicts[verdict]],
        reasons=Counter(removal.reason for _, article in found for removal in article.removed).most_common(),
    )


@cache
def _filled_in() -> Callable[..., str]:
    """Return what fills in the template."""
    # Only this command needs the template engine, which takes a tenth of a second to import.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("audioposts"),
        autoescape=True,
        finalize=_finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": _day, "language_tag": _language_tag, "web_address": _web_address}
    return environment.get_template("preview.html.jinja").render


def _parts(article: Article) -> list[_Part]:
    """Return the pieces of an article in order, neighbours that make one thing together."""
    parts: list[_Part] = []
    for look, group in groupby(_pieces(article), lambda part: part.look):
        if look in _TOGETHER:
            parts.append(_Part(look, tuple(piece for part in group for piece in part.pieces)))
        else:
            parts += group
    return parts


def _pieces(article: Article) -> Iterator[_Part]:
    """Yield every block and every removal, with only long runs of removals together."""
    for removals, block in zip_longest(removals_by_place(article), article.blocks):
        for run in runs(removals):
            yield from [_Part("folded", run)] if len(run) >= _FOLDED else [_Part("removed", (one,)) for one in run]
        if block:
            yield _Part(block.kind, (block,))


def _finalized(value: object) -> object:
    return printable(value) if isinstance(value, str) else value


def _day(date: datetime) -> str:
    return f"{date.day} {date:%B} {date.year}"


def _language_tag(language: str | None) -> str | None:
    """Return a language as the attribute `lang` takes it; None if it is no tag of a language."""
    return language if language and _LANGUAGE_TAG.fullmatch(language) else None


def _web_address(address: str | None) -> str | None:
    """Return an address that may be followed; a link must not run a script."""
    return address if address and _WEB_ADDRESS.fullmatch(address) else None
