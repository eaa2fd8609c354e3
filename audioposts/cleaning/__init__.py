"""Post -> Article: what is read, what is not and why, and whether it is worth reading. Pure."""

import textwrap
import unicodedata
from collections.abc import Sequence
from html import unescape

from audioposts.cleaning.blocks import split_blocks
from audioposts.cleaning.furniture import find_furniture
from audioposts.cleaning.verdict import judge
from audioposts.models import Article, Block, Post, Removal


def clean(post: Post, language: str = "en") -> Article:
    """Return the article in `post`; every piece of its body is either in `blocks` or in `removed`."""
    title = without_controls(post.title)
    placed = split_blocks(without_controls(post.body))
    found = find_furniture(placed, title, post.publisher)
    blocks = [piece.block for piece in placed]
    kept = tuple(block for i, block in enumerate(blocks) if i not in found)
    removed = tuple(Removal(line, "page furniture") for line in post.furniture)
    removed += tuple(Removal(blocks[i].text, found[i]) for i in sorted(found))
    verdict, reason = judge(kept, removed)
    return Article(
        title=title.strip() or _first_words(kept),
        language=language,
        blocks=kept,
        removed=removed,
        verdict=verdict,
        reason=reason,
        publisher=post.publisher,
        author=post.author,
    )


def clean_text(text: str) -> Article:
    """Return the article in a text that is not from a source: no title, no publisher."""
    return clean(Post(key="", title="", body=text, source="text"))


def _first_words(blocks: Sequence[Block]) -> str:
    """Return a title for a post that has none: an item of a feed must have one."""
    return textwrap.shorten(blocks[0].text, _MADE_TITLE_CHARS, placeholder="…") if blocks else "Untitled"


def without_controls(text: str) -> str:
    """Return `text` in NFC without control and zero-width characters, which no engine, tag or feed can take.

    Entities that were left in it become what they stand for. Line breaks stay, and the joiners that some scripts need.
    """
    text = unicodedata.normalize("NFC", unescape(text))
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in _DROPPED)


_MADE_TITLE_CHARS = 60

_KEPT = "\n\t\u200c\u200d"
_DROPPED = {"Cc", "Cf", "Co", "Cs", "Cn"}
