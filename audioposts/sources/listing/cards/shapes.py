"""What a card is: a part of a page that stands for one post. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from audioposts.markup.tree import count_words
from audioposts.sources.listing.headlines import Headline


@dataclass(frozen=True, slots=True, eq=False)
class Card:
    """A part of a page that stands for one post."""

    headline: Headline | None
    """None: a note without a title."""

    url: str
    element: HtmlElement
    """What belongs to the post, its text included."""

    around: HtmlElement
    """The outermost element that is about this post and no other: its date may stand there."""

    is_declared: bool = False

    @property
    def words(self) -> int:
        """How many words there are besides the title."""
        return count_words(self.element, [self.headline.element] if self.headline else ())


def extents(elements: Sequence[HtmlElement]) -> dict[HtmlElement, HtmlElement]:
    """Return for each element the outermost one around it that has no other of them in it."""
    inside = Counter(outer for element in elements for outer in element.iterancestors())
    return {element: _outermost(element, inside) for element in elements}


def _outermost(element: HtmlElement, inside: Counter[HtmlElement]) -> HtmlElement:
    parent = element.getparent()
    while parent is not None and inside[parent] == 1 and parent.tag not in ("main", "body", "html"):
        element, parent = parent, parent.getparent()
    return element
