"""What is left of a post, and what was taken away -> whether there is an article to read. Pure."""

from collections.abc import Sequence

from audioposts.cleaning.blocks import is_sentence
from audioposts.cleaning.furniture import withholds
from audioposts.models import Block, BlockKind, Removal, Verdict

_TEASER_WORDS = 150
"""Fewer words than this in front of a paywall are its teaser; more are an article that asks for money as well."""

_EXCERPT_WORDS = 90
"""WordPress cuts excerpts at 55 words; a text that breaks off after more has merely a slack ending."""

_SCRAP_WORDS = 15
"""Fewer words than this without a sentence among them are what is left of furniture."""

_FEWEST_TITLES = 3
_TITLE_WORDS = 20

_BROKEN_OFF = ("…", "...", "[…]", "[...]", "&hellip;")
_LINK_REASONS = {"related stories", "related link", "link"}


def judge(blocks: Sequence[Block], removed: Sequence[Removal]) -> tuple[Verdict, str]:
    """Return the verdict and its reason in words for a person."""
    words = sum(len(block.text.split()) for block in blocks)
    walls = (r.text for r in removed if r.reason not in _LINK_REASONS and withholds(r.text))
    wall = next(walls, None)
    if not words:
        return _judge_nothing(removed, wall)
    if wall and words < _TEASER_WORDS:
        return Verdict.TEASER, f"only {words} words before a paywall: {_quoted(wall)}"
    if words < _EXCERPT_WORDS and blocks[-1].text.endswith(_BROKEN_OFF):
        return Verdict.TEASER, f"an excerpt that breaks off after {words} words"
    if _is_list_of_titles(blocks, removed):
        return Verdict.LINKS_ONLY, f"nothing but {len(blocks)} titles of other pages"
    if words < _SCRAP_WORDS and removed and not any(is_sentence(block.text) for block in blocks):
        return _judge_nothing(removed, wall)
    return Verdict.FULL, f"{words:,} words"


def _judge_nothing(removed: Sequence[Removal], wall: str | None) -> tuple[Verdict, str]:
    if wall:
        return Verdict.TEASER, f"the article is behind a paywall: {_quoted(wall)}"
    if any(removal.reason in _LINK_REASONS for removal in removed):
        return Verdict.LINKS_ONLY, "nothing but links to other pages"
    if any(removal.reason not in ("page furniture", "nothing to speak") for removal in removed):
        return Verdict.EMPTY, "nothing but page furniture"
    return Verdict.EMPTY, "nothing but the headline"


def _is_list_of_titles(blocks: Sequence[Block], removed: Sequence[Removal]) -> bool:
    """Tell a list of links whose addresses were lost: nothing but short lines, and no sentence among them."""
    is_linked = any(removal.reason in _LINK_REASONS for removal in removed)
    if len(blocks) < (2 if is_linked else _FEWEST_TITLES):
        return False
    if all(_is_title(block.text) for block in blocks) and (is_linked or len(_items(blocks)) >= len(blocks) - 1):
        return True
    return len(blocks) >= _FEWEST_TITLES and not any(
        is_sentence(block.text.rstrip("?")) or len(block.text.split()) > _TITLE_WORDS for block in blocks
    )


def _items(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.kind is BlockKind.LIST_ITEM]


def _is_title(text: str) -> bool:
    words = [word for word in text.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) <= _TITLE_WORDS and not text.endswith((".", "!", ";")) and capitals * 2 >= len(words)


def _quoted(text: str) -> str:
    return f"“{text}”" if len(text) <= 80 else f"“{text[:77].rstrip()}…”"
