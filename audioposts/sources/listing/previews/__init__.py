"""A card of a page -> what it says of its post, and the post itself where it is there as a whole. Pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from lxml.html import HtmlElement, tostring

from audioposts.identity import clean_url, title_key, url_key
from audioposts.markup.dates import read_date
from audioposts.markup.linked_data import Thing, is_article, texts, urls_of
from audioposts.markup.tree import lines_of
from audioposts.markup.web_url import web_url
from audioposts.models import Form, Post
from audioposts.sources.frames import reshare_of, undressed
from audioposts.sources.listing.cards.shapes import Card
from audioposts.sources.listing.dates import date_in, date_in_path, modified_in
from audioposts.sources.listing.page import ListingPage, linked_posts
from audioposts.sources.listing.previews.details import author_in, categories_of, category_of_page, without_doubles
from audioposts.sources.listing.previews.text import CardText, markup_in, text_in
from audioposts.sources.reshared import Reshared, find_reshare

_RESHARE_LINES = 3
_LASTING_WORDS = 8


@dataclass(frozen=True, slots=True)
class Preview:
    """What a page that lists posts says of one of them."""

    key: str
    title: str
    revision: str
    published: datetime | None
    categories: tuple[str, ...]
    is_whole: bool
    """Nothing of it is on its own page only."""

    post: Callable[[], Post]
    """Return the post as far as it is there; only what is new pays for cutting it out."""


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A card, and what else its page says of the post."""

    card: Card
    text: CardText
    page: ListingPage
    thing: Thing
    """What JSON-LD says; empty where it says nothing."""

    @property
    def apart(self) -> list[HtmlElement]:
        """The elements with title and text: what is said besides stands in others."""
        title = [self.card.headline.element] if self.card.headline else []
        return [*title, *([self.text.element] if self.text.is_apart else [])]


def previews_on(page: ListingPage) -> Iterator[Preview]:
    """Yield what a page says of the posts that it lists."""
    category = category_of_page(page.tree)
    if not page.cards:
        yield from filter(None, (_of_thing(thing, page, category) for thing in linked_posts(page)))
        return
    things = {url_key(url): thing for thing in filter(is_article, page.facts.things) for url in _web_urls(thing, page)}
    for card in page.cards:
        url = web_url(card.url)
        thing = things.get(url_key(url), {}) if url else {}
        yield _of_card(_Part(card, text_in(card, page.place.base), page, thing), category)


def _web_urls(thing: Thing, page: ListingPage) -> list[str]:
    return [url for name in urls_of(thing) if (url := web_url(name, page.place.base))]


def _of_card(part: _Part, category: str | None) -> Preview:
    card, page = part.card, part.page
    title, url = card.headline.title if card.headline else "", web_url(card.url)
    preview = Preview(
        key=url_key(url) if url else title_key(title or " ".join(part.text.lines), page.facts.publisher),
        title=title,
        revision=_revision(part),
        published=date_in(card.around, part.apart) or _date_of(part.thing) or date_in_path(card.url),
        categories=_with(category, categories_of(card.around, part.apart, card.element, page.place.base)),
        is_whole=part.text.is_whole,
        post=lambda: _post_of_card(preview, part),
    )
    return preview


def _post_of_card(preview: Preview, part: _Part) -> Post:
    card, text, page, url = part.card, part.text, part.page, web_url(part.card.url)
    author = author_in(card.around, part.apart) or ", ".join(texts(part.thing, "author")) or None
    body = markup_in(card, text, page.place.base, {undressed(name) for name in (*preview.categories, author or "")})
    post = Post(
        key=preview.key,
        title=preview.title,
        body=body,
        form=Form.HTML,
        source=page.source,
        url=clean_url(url) if url else None,
        original=_original(card),
        is_excerpt=not text.is_whole,
        language=page.facts.language,
        author=author,
        publisher=page.facts.publisher,
        categories=preview.categories,
        published=preview.published,
        furniture=tuple(lines_of(card.element, part.apart)) if text.is_apart else (),
    )
    home = page.place.home
    return _known(with_reshare(post, find_reshare(body, home) or _reshare_above(part, body, home)))


def _of_thing(thing: Thing, page: ListingPage, category: str | None) -> Preview | None:
    """Return a post that only JSON-LD lists, as on pages that a script makes."""
    url = next(iter(_web_urls(thing, page)), None)
    if url is None:
        return None
    said = ("headline", "name", "description", "author", "articleSection", "datePublished", "dateModified")
    revision = _digest(url, [texts(thing, key) for key in said])
    post = Post(
        key=url_key(url),
        title=next(iter(texts(thing, "headline", "name")), ""),
        body=next(iter(texts(thing, "description")), ""),
        source=page.source,
        url=clean_url(url),
        is_excerpt=True,
        language=page.facts.language,
        author=", ".join(texts(thing, "author")) or None,
        publisher=page.facts.publisher,
        categories=_with(category, texts(thing, "articleSection")),
        published=_date_of(thing) or date_in_path(url),
    )
    return Preview(post.key, post.title, revision, post.published, post.categories, False, lambda: _known(post))


def _known(post: Post) -> Post:
    """Return a post with its title among its keys."""
    key = title_key(post.title, post.publisher)
    return replace(post, also=(key,)) if post.title and key != post.key else post


def with_reshare(post: Post, reshared: Reshared | None) -> Post:
    """Return a post with what the line above its text says of who handed it on."""
    if reshared is None:
        return post
    return replace(
        post,
        body=reshared.body,
        publisher=reshared.publisher,
        original=reshared.original or post.original,
        # The blog's account is whose hand passed it on, not who wrote it.
        shared_by=reshared.sharer or post.author,
        author=None,
    )


def _original(card: Card) -> str | None:
    """Return where a title leads that does not lead to the post: blogs of links have their notes elsewhere."""
    url = web_url(card.headline.url) if card.headline and card.headline.url != card.url else None
    return clean_url(url) if url else None


def _with(category: str | None, named: Iterable[str]) -> tuple[str, ...]:
    """Return categories together with the one whose archive the page is."""
    return without_doubles((*named, *([category] if category else [])))


def _date_of(thing: Thing) -> datetime | None:
    return next((date for said in texts(thing, "datePublished") if (date := read_date(said))), None)


def _reshare_above(part: _Part, body: str, home: str) -> Reshared | None:
    """Return what stands above the text of a card of who handed it on."""
    outer = {part.text.element, *part.text.element.iterancestors()}
    for element in part.card.element.iter("p", "div", "span", "blockquote", "header"):
        if element not in outer and reshare_of(lines_of(element)[:_RESHARE_LINES]):
            found = find_reshare(str(tostring(element, encoding="unicode", with_tail=False)), home)
            if found:
                return replace(found, body=body)
    return None


def _revision(part: _Part) -> str:
    """Return a digest of what changes with the post only; numbers of comments stand beside its text."""
    card, text, thing = part.card, part.text, part.thing
    lasting = [line for line in text.lines if text.is_apart or len(line.split()) >= _LASTING_WORDS]
    title = card.headline.title if card.headline else ""
    return _digest(title, card.url, modified_in(card.around), texts(thing, "datePublished", "dateModified"), lasting)


def _digest(*said: object) -> str:
    return sha256(repr(said).encode(errors="replace")).hexdigest()[:24]
