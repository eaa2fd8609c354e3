"""An article, and what other posts of its site say too -> the article without what repeats. Pure.

Text that comes back in other posts of a site was written for the site, not for the article: bios, appeals, notes,
boxes.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from audioposts.models import Article, Block, BlockKind, Removal

_SENTENCE_WORDS = 6
_FEWEST_POSTS = 2
"""In how many other posts a sentence has to stand."""

_FEWEST_POSTS_OF_LABEL = 3
_NOT_WORDS = re.compile(r"[\W\d_]+")
_BY_COMPANY = {BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.TABLE}
"""Kinds that articles of one site share for a reason ("Ingredients"): they go only with a repeated neighbour."""


def digest_of(block: Block) -> int:
    """Return what identifies the words of a block, whatever its numbers and marks: 63 bits."""
    words = _NOT_WORDS.sub(" ", block.text.casefold()).strip()
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest()) >> 1 if words else 0


def without_repeated(article: Article, posts: Mapping[int, int], site: str) -> Article:
    """Return `article` without blocks that stand in other posts of `site`; `posts` has their number by digest."""
    counts = [posts.get(digest_of(block), 0) for block in article.blocks]
    gone = {i for i, block in enumerate(article.blocks) if _is_repeated(block, counts[i])}
    for i in (*range(len(counts)), *reversed(range(len(counts)))):
        if counts[i] >= _FEWEST_POSTS and article.blocks[i].kind in _BY_COMPANY and {i - 1, i + 1} & gone:
            gone.add(i)
    if not gone or len(gone) == len(counts):
        return article
    kept = [i for i in range(len(counts)) if i not in gone]
    removed = [replace(removal, at=sum(i < removal.at for i in kept)) for removal in article.removed]
    removed += [
        Removal(
            article.blocks[i].text,
            f"also in {counts[i]} other posts of {site}",
            article.blocks[i].kind,
            sum(j < i for j in kept),
        )
        for i in sorted(gone)
    ]
    left = tuple(article.blocks[i] for i in kept)
    return replace(article, blocks=left, removed=tuple(removed), reason=_counted(article, left))


def _counted(article: Article, left: Sequence[Block]) -> str:
    """Return the reason of the verdict; where it is the number of words, it is counted again."""
    before, after = (sum(len(block.text.split()) for block in blocks) for blocks in (article.blocks, left))
    return article.reason.replace(f"{before:,} words", f"{after:,} words")


def _is_repeated(block: Block, posts: int) -> bool:
    if block.kind in _BY_COMPANY or block.kind is BlockKind.CODE:
        return False
    return posts >= (_FEWEST_POSTS if len(block.text.split()) >= _SENTENCE_WORDS else _FEWEST_POSTS_OF_LABEL)
