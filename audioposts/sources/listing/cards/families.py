"""Headlines of a page -> the cards of each kind of them: those of one theme stand at the same place. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import zip_longest

from lxml.html import HtmlElement

from audioposts.identity import site_of
from audioposts.markup.tree import count_words
from audioposts.sources.listing.cards.shapes import Card, extents
from audioposts.sources.listing.headlines import Headline, shape_of
from audioposts.sources.listing.regions import is_beside

_MOST_FAMILIES = 40
_OWN_WORDS = 40
"""What a section of a front page says itself, besides the cards in it, has fewer words than this."""

_NO_TEXT_WORDS = 12
_MANY_TIMES = 3
"""There is more after a title and its date, where that has the text."""

_SEVERAL, _SEVERAL_PLAIN = 2, 3


def families_of(headlines: Sequence[Headline]) -> list[list[Card]]:
    """Return the cards of each kind of headlines, the most numerous first, without those that are whole sections."""
    shapes: dict[tuple[bool, tuple[str, ...]], list[Headline]] = {}
    for headline in headlines:
        shapes.setdefault((headline.is_plain, shape_of(headline)), []).append(headline)
    families = sorted(shapes.values(), key=len, reverse=True)[:_MOST_FAMILIES]
    headings = {headline.element: headline for headline in headlines if not headline.is_plain}
    return [cards for family in families if not _are_sections(cards := _cards(family), headings)]


def are_of_one_shape(family: Sequence[Card]) -> bool:
    """Tell cards that are siblings, as a theme prints them in a loop; links that are no headings have to be several."""
    siblings = Counter((card.around.getparent(), card.around.tag) for card in family)
    is_plain = any(card.headline and card.headline.is_plain for card in family)
    enough = _SEVERAL_PLAIN if is_plain else _SEVERAL
    return 2 * sum(count for count in siblings.values() if count >= enough) > len(family)


def _cards(family: Sequence[Headline]) -> list[Card]:
    around = extents([headline.element for headline in family])
    return [Card(headline, headline.url, around[headline.element], around[headline.element]) for headline in family]


def _are_sections(cards: Sequence[Card], headings: Mapping[HtmlElement, Headline]) -> bool:
    """Tell the sections of a front page, whose headings lead to all their posts, from posts with headings."""
    return len(cards) > 1 and 2 * sum(_is_section(card, headings) for card in cards) > len(cards)


def _is_section(card: Card, headings: Mapping[HtmlElement, Headline]) -> bool:
    below = (headings[element] for element in card.element.iterdescendants() if element in headings)
    inner = [one.element for one in below if one is not card.headline and site_of(one.url) == site_of(card.url)]
    return len(inner) > 1 and count_words(card.element, extents(inner).values()) < _OWN_WORDS


def with_runs(cards: Sequence[Card]) -> list[Card]:
    """Give cards their text where a theme has nothing around title and text: it goes on to the next title."""
    short = sum(card.words < _NO_TEXT_WORDS and not card.is_declared for card in cards)
    if 2 * short <= len(cards):
        return list(cards)
    runs = [_with_run(card, following) for card, following in zip_longest(cards, cards[1:])]
    is_flat = sum(run.words for run in runs[:-1]) > _MANY_TIMES * sum(card.words for card in cards[:-1])
    return runs if is_flat else list(cards)


def _with_run(card: Card, following: Card | None) -> Card:
    run: HtmlElement = card.around.makeelement("div")
    headline = card.headline
    run.append(deepcopy(card.around))
    if headline:
        headline = replace(headline, element=_same_in(run[0], card.around, headline.element))
    for sibling in card.around.itersiblings():
        if sibling is (following and following.around) or is_beside(sibling) or (not following and _is_links(sibling)):
            break
        run.append(deepcopy(sibling))
    return Card(headline, card.url, run, run, is_declared=card.is_declared)


def _is_links(element: HtmlElement) -> bool:
    """Tell what leads to other pages, after the last post."""
    words = count_words(element)
    return element.tag in ("div", "ul", "table", "center") and words > 0 and not count_words(element, element.iter("a"))


def _same_in(copied: HtmlElement, original: HtmlElement, element: HtmlElement) -> HtmlElement:
    """Return the element of a copy that is at the place of `element` in the original."""
    steps = []
    while element is not original:
        parent = element.getparent()
        if parent is None:
            return copied
        steps.append(parent.index(element))
        element = parent
    for step in reversed(steps):
        copied = copied[step]
    return copied
