"""A page -> whether it lists posts, and what is needed to read them. Pure.

A page with one post has lists as well: of related posts, of the newest ones. What tells it from a list is what
WordPress and SEO plugins say of it, else where the text is: in the cards, or beside them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from audioposts.fetching import Fetched
from audioposts.identity import site_of
from audioposts.markup.facts import PageFacts, base_of, read_facts
from audioposts.markup.linked_data import Thing, is_article, kinds_of, listed, lists_of
from audioposts.markup.tree import HEADINGS, lines_of, parse_markup, prose_words, tokens_of
from audioposts.sources.listing.cards import find_cards
from audioposts.sources.listing.cards.shapes import Card
from audioposts.sources.listing.dates import date_in
from audioposts.sources.listing.headlines import Place
from audioposts.sources.listing.regions import beside, is_declared, is_inside
from audioposts.sources.page_text import decode_markup

# Of WordPress (https://developer.wordpress.org/reference/functions/get_body_class/), Ghost and Blogger.
_NO_LIST_CLASSES = {"single", "single-post", "post-template", "item-view", "error404"}
_LIST_CLASSES = (
    {"archive", "category"}, {"archive", "tag"}, {"archive", "author"}, {"archive", "date"}, {"home", "blog"},
    {"paged"}, {"search-results"}, {"home-template"}, {"tag-template"}, {"author-template"}, {"feed-view"},
    {"label-view"},
)  # fmt: skip

_DOUBTED = 4
"""How much a word beside the cards weighs on a page with an article that is in no card."""

_UNDATED_WORDS = 80
"""Cards without a date and with more words than this, on an average, are the sections of an article."""

_ARTICLE_WORDS = 60


@dataclass(frozen=True, slots=True)
class ListingPage:
    """A page, and the cards on it."""

    source: str
    """Where it was fetched, or the file that it is in."""

    tree: HtmlElement
    facts: PageFacts
    place: Place
    cards: Sequence[Card]


def read_page(found: Fetched) -> ListingPage:
    """Return the cards of a page and what it says about itself.

    Raises:
        SourceError: it is no text in any encoding.

    """
    markup = decode_markup(found.content, found.url, found.charset)
    tree = parse_markup(markup)
    facts = read_facts(tree, markup, found.url)
    own = tuple(url for url in (facts.address, facts.url) if url)
    place = Place(base_of(tree, facts.address or facts.url), own)
    return ListingPage(found.url, tree, facts, place, find_cards(tree, place))


def lists_posts(page: ListingPage) -> bool:
    """Tell a page that lists posts from one that is a post, or anything else."""
    is_post, is_list = says_post(page), says_list(page)
    if is_post != is_list:
        return is_list and bool(page.cards or linked_posts(page))
    if len(page.cards) < 2:
        is_clear = any(card.is_declared and _is_dated(card) for card in page.cards)
        return is_clear and bool(page.place.own) and not _words_beside(page)
    if _has_main_card(page) or not _look_like_posts(page):
        return False
    weight = _DOUBTED if _has_article_beside(page) else 1
    return sum(card.words for card in page.cards) >= weight * _words_beside(page)


def says_list(page: ListingPage) -> bool:
    """Tell a page that says that it lists posts, be it none."""
    if "error404" in _body_classes(page):
        return False
    return any(kinds <= _body_classes(page) for kinds in _LIST_CLASSES) or bool(_lists(page))


def says_post(page: ListingPage) -> bool:
    """Tell a page that says that it is a post."""
    metas = {(meta.get("property"), meta.get("content")) for meta in page.tree.iter("meta")}
    articles = sum(map(is_article, page.facts.things))
    return (
        "article:published_time" in {name for name, _ in metas}
        or ("og:type", "article") in metas
        or not _body_classes(page).isdisjoint(_NO_LIST_CLASSES)
        or (articles == 1 and not _lists(page))
    )


def linked_posts(page: ListingPage) -> list[Thing]:
    """Return the posts that JSON-LD lists."""
    return [thing for found in _lists(page) for thing in listed(found)]


def _lists(page: ListingPage) -> list[Thing]:
    """Return the lists of posts that JSON-LD describes; what an article lists is what it is about."""
    found = [
        thing for thing in lists_of(page.facts.things) if "CollectionPage" in kinds_of(thing) or len(listed(thing)) > 1
    ]
    inside = {id(one) for thing in found for one in listed(thing)}
    has_article = any(is_article(thing) and id(thing) not in inside for thing in page.facts.things)
    return [thing for thing in found if not has_article or "ItemList" not in kinds_of(thing)]


def _body_classes(page: ListingPage) -> set[str]:
    body = page.tree.find("body")
    return tokens_of(body) if body is not None else set()


def _words_beside(page: ListingPage) -> int:
    """Count the words of paragraphs that are in no card, and in nothing that stands beside the main part."""
    return prose_words(lines_of(page.tree, [*beside(page.tree), *(card.element for card in page.cards)]))


def _has_main_card(page: ListingPage) -> bool:
    """Tell a post whose title leads to itself: longer than all cards together, and with a heading above theirs."""
    first, *others = sorted(page.cards, key=lambda card: -card.words)
    is_long = first.words >= _ARTICLE_WORDS and first.words > 2 * sum(card.words for card in others)
    return is_long and all(_level(first) < _level(card) for card in others)


def _level(card: Card) -> str:
    """Return the name of the heading that the title of a card is."""
    title = card.headline.element if card.headline else card.element
    return next((str(one.tag) for one in (title, *title.iterancestors()) if one.tag in HEADINGS), "p")


def _look_like_posts(page: ListingPage) -> bool:
    """Tell posts from sections of an article whose headings are links: by dates, else as they are short and here."""
    if 2 * sum(map(_is_dated, page.cards)) > len(page.cards):
        return True
    home = site_of(page.place.home)
    sites = Counter(site_of(card.url) or home for card in page.cards)
    count = sites[home] if home else max(sites.values())
    return 2 * count > len(page.cards) and sum(card.words for card in page.cards) <= _UNDATED_WORDS * len(page.cards)


def _is_dated(card: Card) -> bool:
    return date_in(card.around, [card.headline.element] if card.headline else []) is not None


def _has_article_beside(page: ListingPage) -> bool:
    """Tell a page with an article that is in no card."""
    cards = {card.element for card in page.cards}
    apart = [one for one in page.tree.iter() if is_declared(one) and not is_inside(one, cards)]
    return any(prose_words(lines_of(one, cards)) >= _ARTICLE_WORDS for one in apart)
