"""A card -> the text of its post, and whether that is all of it. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from audioposts.markup.dates import read_date
from audioposts.markup.tree import (
    HEADINGS,
    count_words,
    inner_markup,
    lines_of,
    prose_words,
    remove,
    text_of,
    tokens_of,
)
from audioposts.markup.web_url import same_page, web_url
from audioposts.sources.frames import (
    author_of,
    categories_in,
    is_category_label,
    is_comment_count,
    is_share_prompt,
    undressed,
)
from audioposts.sources.labels import is_more
from audioposts.sources.listing.cards.shapes import Card
from audioposts.sources.listing.dates import pieces_of
from audioposts.sources.listing.headlines import Headline, is_title

_WRAPPERS = {"div", "section", "article", "main", "header", "span", "a", "center", "table", "tbody", "tr", "td"}
_MOST_OF_IT = 0.8
"""An element with this share of a card's words has its text; dates, names and buttons are the rest."""

_WHOLE_CLASSES = {"e-content", "entry-content", "post-content", "post-body", "article-body", "entry-body"}
_EXCERPT_CLASS = re.compile(r"(^|[-_])(excerpt|summary|teaser|standfirst|deck|dek|snippet|intro)([-_]|$)")
_MORE_CLASS = re.compile(r"(^|[-_])(more|readmore|more-link|read-more|continue)([-_]|$)")

_WHOLE_WORDS = 120
"""A text with fewer may be an excerpt, where nothing says what it is."""

_TEXT_WORDS = 8
_FRAME_WORDS = 25
_QUOTE_MARKS = re.compile(r"[\"“”„«»‘’']")


@dataclass(frozen=True, slots=True)
class CardText:
    """Where the text of a card's post is."""

    element: HtmlElement
    is_apart: bool
    """There is nothing else of the card in it: title, date and author stand beside it."""

    is_whole: bool
    """All of the post, and no excerpt."""

    lines: tuple[str, ...]


def text_in(card: Card, base: str) -> CardText:
    """Find the text of a card; `base` is what its links start from."""
    title = card.headline.element if card.headline else None
    named = next(_named(card), None)
    element = _holder(card.element, title) if named is None else named
    if named is None and count_words(element, [title] if title is not None else []) < _TEXT_WORDS:
        element = card.element  # a date, or a name
    links = set(_more_links(card, base))
    lines = tuple(lines_of(element, {*links, *([title] if title is not None else [])}))
    is_cut = bool(links) or _ends_open(lines) or (named is None and _calls_itself_excerpt(element, card.element))
    is_long = sum(len(line.split()) for line in lines) >= _WHOLE_WORDS
    is_apart = element is not card.element and (title is None or element not in title.iterancestors())
    return CardText(element, is_apart, bool(lines) and not is_cut and (named is not None or is_long), lines)


def markup_in(card: Card, text: CardText, base: str, known: set[str]) -> str:
    """Return the markup of a card's text, without its title, its buttons and lines of what is `known` of the post."""
    copy = deepcopy(text.element)
    copy.tail = None
    twins = dict(zip(text.element.iter(), copy.iter(), strict=True))
    for element in (*_more_links(card, base), *([_title_around(card.headline)] if card.headline else ())):
        if element in twins and twins[element] is not copy:
            remove(twins[element])
    if not text.is_apart:
        _drop_frame(copy, known)
    return inner_markup(copy)


def _title_around(headline: Headline) -> HtmlElement:
    """Return the whole heading that a headline is in."""
    return next(
        (one for one in (headline.element, *headline.element.iterancestors()) if is_title(one)), headline.element
    )


def _named(card: Card) -> Iterator[HtmlElement]:
    """Yield what calls itself the text of a post, by a class of microformats or themes, or as schema.org has it."""
    title = card.headline.element if card.headline else None
    outside = set(title.iterancestors()) if title is not None else set()
    for element in card.element.iter("div", "section", "article", "p", "span", "blockquote"):
        is_named = not tokens_of(element).isdisjoint(_WHOLE_CLASSES) or "articlebody" in tokens_of(element, "itemprop")
        if is_named and element not in outside and lines_of(element):
            yield element


def _holder(top: HtmlElement, title: HtmlElement | None) -> HtmlElement:
    """Return the innermost element that has most of the words of `top`, those of the title left out."""
    words = _words(top, title)
    element, inner = top, top
    while inner is not None:
        element = inner
        enough = max(1, _MOST_OF_IT * words[element])
        inner = next((one for one in element if one.tag in _WRAPPERS and words[one] >= enough), None)
    return element


def _words(top: HtmlElement, title: HtmlElement | None) -> Counter[HtmlElement]:
    """Count the words in each element, those of the title left out."""
    words: Counter[HtmlElement] = Counter()
    walker = iterwalk(top, events=("start", "end"))
    for event, element in walker:
        parent = element.getparent()
        if event == "start" and (element is title or element.tag in ("script", "style", "noscript")):
            walker.skip_subtree()
        elif event == "start":
            words[element] += len((element.text or "").split())
        elif element is not top and parent is not None:
            words[parent] += words[element] + len((element.tail or "").split())
    return words


def _more_links(card: Card, base: str) -> Iterator[HtmlElement]:
    """Yield the links from an excerpt to its post."""
    title = card.headline.title if card.headline else ""
    for link in card.element.iter("a"):
        url = web_url(link.get("href"), base) or link.get("href") or ""
        # A card that is a link as a whole has title and text in it.
        if not url or not same_page(url, card.url) or next(link.iter("p", "div", *HEADINGS), None) is not None:
            continue
        # "Continue reading The last ferry", "Read more about The last ferry"
        label = _QUOTE_MARKS.sub("", text_of(link)).strip()
        forms = (
            [label.replace(_QUOTE_MARKS.sub("", title), other).strip() for other in ("", "it")] if title else [label]
        )
        says_more = any(map(_MORE_CLASS.search, tokens_of(link))) or url.partition("#")[2].startswith("more")
        if all(forms) and (says_more or any(map(is_more, forms))):
            yield link


def _ends_open(lines: tuple[str, ...]) -> bool:
    """Tell a text that breaks off: "The ferry left at six [...]"."""
    last = next((line for line in reversed(lines) if not is_share_prompt(line)), "")
    return last.endswith(("…", "...", "[…]", "[...]", "(…)", "…»", "…”"))


def _calls_itself_excerpt(element: HtmlElement, top: HtmlElement) -> bool:
    """Tell an excerpt by the classes of what has most of the text in it, or of what that is in."""
    outer = [element, *takewhile(lambda one: one is not top, element.iterancestors())]
    if any(map(_is_excerpt, outer)):
        return True
    named = [one for one in element.iterdescendants() if _is_excerpt(one)]
    return 2 * sum(map(count_words, named)) > count_words(element)


def _is_excerpt(element: HtmlElement) -> bool:
    names = tokens_of(element)
    return any(map(_EXCERPT_CLASS.search, names)) or "description" in tokens_of(element, "itemprop")


def _drop_frame(card: HtmlElement, known: set[str]) -> None:
    """Take out the lines above and below a text that say when it was written, by whom and about what."""
    for block in list(card.iterdescendants()):
        lines = lines_of(block) if block.getparent() is not None else []
        is_short = 0 < sum(len(line.split()) for line in lines) <= _FRAME_WORDS
        is_frame = is_short and all(_is_frame(piece, known) for line in lines for piece in (pieces_of(line) or [line]))
        if is_frame or (lines and block.tag in ("header", "footer") and not prose_words(lines)):
            remove(block)


def _is_frame(piece: str, known: set[str]) -> bool:
    """Tell a piece of a line such as "Posted on 3 May 2025 · by Ada Lovelace · 12 comments", or "Share this"."""
    is_label = (
        is_category_label(piece) or is_share_prompt(piece) or is_comment_count(piece) or bool(categories_in(piece))
    )
    return is_label or undressed(piece) in known or bool(author_of(piece)) or read_date(piece) is not None
