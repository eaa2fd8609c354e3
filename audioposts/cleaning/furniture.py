"""Blocks of a post -> which of them are furniture, and why. Pure.

Evidence is of two kinds: what a block says (rules/*.toml, data with a language each) and how blocks stand together
(cards under "Read next", an appeal from its heading down to its button). Where evidence is weak, the block is read:
a sentence too many can be skipped by a listener, a lost paragraph cannot be heard.
"""

from collections.abc import Callable, Sequence

from audioposts.cleaning.blocks import Placed
from audioposts.cleaning.evidence import appeals, edges, lists, people, words
from audioposts.cleaning.rules import rules_for
from audioposts.cleaning.sheet import Sheet
from audioposts.models import Post

_EVIDENCE: tuple[Callable[[Sheet], None], ...] = (
    words.unspeakable,
    words.title_again,
    words.by_rule,
    words.credits_above,
    words.timestamps,
    words.captions,
    words.offers,
    words.notes_to_editors,
    appeals.boxes,
    lists.other_stories,
    lists.cards,
    lists.contents,
    appeals.appeals,
    appeals.units,
    appeals.about_the_publisher,
    people.biography,
    people.bylines,
    people.entry_authors,
    people.pull_quotes,
    lists.topics,
    edges.initials,
    edges.edges,
    words.counters,
)
"""In this order: the strongest first, as what is marked is evidence for what stands beside it."""


def find_furniture(placed: Sequence[Placed], post: Post, language: str = "en") -> dict[int, str]:
    """Return the numbers of the blocks of a post that are not the article, each with the reason."""
    sheet = Sheet(placed, rules_for(language), post.title, post.publisher, people.names_in(post.author or ""))
    for mark in _EVIDENCE:
        mark(sheet)
    return sheet.found
