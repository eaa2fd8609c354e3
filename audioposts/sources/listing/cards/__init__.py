"""A page of a blog -> its cards: the parts that each stand for one post. Pure.

What a card is, the page may say (`<article>`, h-entry, schema.org), or it shows in its headlines: those of a theme
stand at the same place of the same elements, and the outermost element around each without another one is its card.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from audioposts.sources.listing.cards.declared import declared_cards
from audioposts.sources.listing.cards.families import are_of_one_shape, families_of, with_runs
from audioposts.sources.listing.cards.shapes import Card, extents
from audioposts.sources.listing.dates import date_in
from audioposts.sources.listing.headlines import Place, find_headlines
from audioposts.sources.listing.regions import is_inside

_EXCERPT_WORDS = 8
_WORTH_WORDS = 150
_WORTH_DECLARED = 1.5
_FRONT_CARDS = 3
_LEAD_WORDS = 80


def find_cards(page: HtmlElement, place: Place) -> list[Card]:
    """Return the cards of a page in its order, one for each post."""
    body = page.find("body") if page.tag == "html" else page
    if body is None:
        return []
    headlines = find_headlines(body, place)
    declared = declared_cards(body, headlines, place)
    families = families_of(headlines)
    several = [declared, *(family for family in families if are_of_one_shape(family))]
    best = max(several, key=_worth, default=[])
    order = {element: number for number, element in enumerate(body.iter())}
    leading = [card for group in (declared, *families) if group is not best for card in _leading(group, best, order)]
    cards = sorted((*best, *leading), key=lambda card: order[_start(card)])
    return with_runs(list({card.url: card for card in reversed(cards)}.values())[::-1])


def _worth(cards: Sequence[Card]) -> float:
    return sum(map(_worth_of, cards))


def _worth_of(card: Card) -> float:
    """Return how much a card looks like a post: by its text, a date, and what it calls itself."""
    if card.headline and card.headline.is_plain and not _has_more(card):
        return 0
    is_heading = card.headline is not None and not card.headline.is_plain
    worth = 1 + min(card.words, _WORTH_WORDS) / 30 + _has_date(card) + is_heading
    return worth * (_WORTH_DECLARED if card.is_declared else 1)


def _has_more(card: Card) -> bool:
    """Tell a card that has a text or a date besides its title."""
    return card.words >= _EXCERPT_WORDS or _has_date(card)


def _has_date(card: Card) -> bool:
    return date_in(card.around, [_start(card)] if card.headline else []) is not None


def _start(card: Card) -> HtmlElement:
    return card.headline.element if card.headline else card.element


def _leading(group: Sequence[Card], best: Sequence[Card], order: dict[HtmlElement, int]) -> Iterator[Card]:
    """Yield the cards with which a front page opens: of another shape than the rest, and not after it."""
    is_plain = any(card.headline and card.headline.is_plain for card in group)
    if not best or is_plain or not 0 < len(group) <= min(_FRONT_CARDS, len(best)):
        return
    around = extents([_start(card) for card in (*group, *best)])
    taken = {card.element for card in best}
    starts = {_start(card) for card in best}
    needs_more = sum(map(_has_more, best)) * 2 > len(best)
    most_words = max(_LEAD_WORDS, 2 * max(card.words for card in best))
    for card in group:
        whole = around[_start(card)]
        is_apart = not is_inside(_start(card), taken) and starts.isdisjoint(whole.iterdescendants())
        opened = replace(card, element=card.element if card.is_declared else whole, around=whole)
        is_before = order[_start(card)] < max(order[start] for start in starts)
        if (
            is_apart
            and is_before
            and _main_of(card) is _main_of(best[0])
            and _has_more(opened) >= needs_more
            and opened.words <= most_words
        ):
            yield opened


def _main_of(card: Card) -> HtmlElement | None:
    return next((one for one in _start(card).iterancestors() if one.tag == "main" or one.get("role") == "main"), None)
