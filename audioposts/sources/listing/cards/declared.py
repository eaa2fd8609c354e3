"""A page -> the cards that say what they are: articles, h-entries, items of schema.org. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml.html import HtmlElement

from audioposts.identity import site_of
from audioposts.markup.dates import read_date
from audioposts.markup.tree import count_words, text_of, tokens_of
from audioposts.sources.labels import is_more
from audioposts.sources.listing.cards.shapes import Card, extents
from audioposts.sources.listing.headlines import Headline, Place, calls_itself_title, is_title, target_of
from audioposts.sources.listing.regions import is_declared, is_inside, main_elements

_SMALL_WORDS = 120
"""A card with more words has its post in it; a link in it may lead anywhere."""

_PERMALINK_CLASSES = {"u-url", "permalink"}


def declared_cards(body: HtmlElement, headlines: Sequence[Headline], place: Place) -> list[Card]:
    """Return the outermost declared posts that lead to one; one that does not may be around others."""
    owners = _owners(body)
    titles = _by_owner((one for one in owners if is_title(one) and text_of(one)), owners)
    headlines_at = {headline.element: headline for headline in headlines}
    owned = _by_owner(headlines_at, owners)
    cards: list[Card] = []
    done: set[HtmlElement] = set()
    for element, owner in owners.items():
        if element.getparent() in done:
            done.add(element)
        elif owner is element:
            own = [headlines_at[one] for one in owned.get(element, [])]
            card = _card(element, _title_of(titles.get(element, [])), own, place)
            done.update([element] if card else [])
            cards += [card] if card else []
    around = extents([card.element for card in cards])
    return [Card(card.headline, card.url, card.element, around[card.element], is_declared=True) for card in cards]


def _owners(body: HtmlElement) -> dict[HtmlElement, HtmlElement | None]:
    """Return the elements of the main part in their order, each with the innermost declared post that it is in."""
    owners: dict[HtmlElement, HtmlElement | None] = {}
    for element in main_elements(body):
        parent = element.getparent()
        is_own = element is not body and is_declared(element)
        owners[element] = element if is_own else owners.get(parent) if parent is not None else None
    return owners


def _by_owner(
    elements: Iterable[HtmlElement], owners: Mapping[HtmlElement, HtmlElement | None]
) -> dict[HtmlElement, list[HtmlElement]]:
    found: dict[HtmlElement, list[HtmlElement]] = {}
    for element in elements:
        owner = owners.get(element)
        if owner is not None:
            found.setdefault(owner, []).append(element)
    return found


def _title_of(titles: Sequence[HtmlElement]) -> HtmlElement | None:
    """Return the title of a declared post: what calls itself so, else the first of its highest headings."""
    return min(titles, key=lambda one: (not calls_itself_title(one), str(one.tag)), default=None)


def _card(element: HtmlElement, title: HtmlElement | None, headlines: Sequence[Headline], place: Place) -> Card | None:
    if title is None:
        headline = next((one for one in headlines if _is_alone(one.element)), None)
    else:
        headline = next((one for one in headlines if _are_one(one.element, title)), None)
        url = None if headline else _overlaid(element, title, place)
        headline = Headline(title, url) if url else headline
    if headline is not None and site_of(headline.url) == site_of(place.home):
        return Card(headline, headline.url, element, element)
    permalink = next(_permalinks(element, place), None) if headline or title is None else None
    url = permalink or (headline.url if headline else None)
    return Card(headline, url, element, element) if url else None


def _are_one(headline: HtmlElement, title: HtmlElement) -> bool:
    return is_inside(headline, {title}) or is_inside(title, {headline})


def _is_alone(link: HtmlElement) -> bool:
    """Tell a link that is a line, from one in a sentence and from a date."""
    if link.find(".//time") is not None or read_date(text_of(link)):
        return False
    parent = link.getparent()
    own = not tokens_of(link).isdisjoint({"p-name", *_PERMALINK_CLASSES}) or "bookmark" in tokens_of(link, "rel")
    return own or (parent is not None and text_of(parent) == text_of(link))


def _overlaid(element: HtmlElement, title: HtmlElement, place: Place) -> str | None:
    """Return where a card leads whose title is no link, by a link that lies over it or says "read more"."""
    if title.tag == "h1" or count_words(element) > _SMALL_WORDS:
        return None
    for link in element.iter("a"):
        label = text_of(link) or link.get("aria-label") or ""
        url = target_of(link, place)
        if url and (not label or is_more(label) or text_of(title) in label):
            return url
    return None


def _permalinks(element: HtmlElement, place: Place) -> Iterator[str]:
    """Yield where a post is on its own site, by the links that say so: microformats, a date that is a link."""
    for link in element.iter("a"):
        says_so = not tokens_of(link).isdisjoint(_PERMALINK_CLASSES) or "bookmark" in tokens_of(link, "rel")
        url = target_of(link, place)
        if url and (says_so or link.find(".//time") is not None) and site_of(url) == site_of(place.home):
            yield url
