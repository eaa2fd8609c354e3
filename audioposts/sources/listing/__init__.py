"""A page of a blog that lists posts -> its posts, and the page with older ones. Pure but for the fetching.

A category's archive, a home page, or one of them that a browser saved, whatever theme made it. A post that stands there
as a whole is taken from there; one of which there is an excerpt is read from its own page.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from audioposts.errors import SourceError
from audioposts.fetching import Fetch, Fetched, FetchError
from audioposts.identity import clean_url, site_of, title_key, url_key
from audioposts.markup.facts import read_facts
from audioposts.markup.plain import plain_text
from audioposts.markup.tree import lines_of, parse_markup
from audioposts.markup.web_url import path_of
from audioposts.models import Entry, Form, Post
from audioposts.sources.listing.page import ListingPage, lists_posts, place_of, read_listing_page, says_list
from audioposts.sources.listing.paging import find_next_page
from audioposts.sources.listing.previews import Preview, previews_on, with_reshare
from audioposts.sources.listing.reshare import take_reshare
from audioposts.sources.page_text import decode_markup

_PAGE_TYPES = ("", "text/html", "application/xhtml+xml")


def is_listing(html: HtmlElement | bytes) -> bool:
    """Tell a page that lists posts from one that is a post, or anything else."""
    if not isinstance(html, bytes):
        return lists_posts(read_listing_page(html, "", None))
    try:
        page = _parsed(html, "page", None, None)
    except SourceError:
        return False
    return page is not None and lists_posts(page)


def read_listing(fetched: Fetched, fetch: Fetch) -> Iterator[Entry]:
    """List the posts of one page in its order; where posts are only begun, their pages are fetched when they are read.

    Raises:
        SourceError: while listing: the page lists no posts.

    """
    page = _parsed(fetched.content, fetched.url, fetched.charset, fetched.url)
    if page is None:
        raise SourceError(fetched.url, "is empty; look at it in a browser")
    if lists_posts(page):
        for preview in previews_on(page):
            yield _entry(preview, fetch)
    elif not says_list(page):
        raise SourceError(fetched.url, "lists no posts that can be told apart; name the page of a category, or a feed")


def next_page(fetched: Fetched) -> str | None:
    """Return the URL of the page with older posts: never this page, nor one with newer posts; None if there is none."""
    markup = decode_markup(fetched.content, fetched.url, fetched.charset)
    tree = parse_markup(markup)
    return None if tree is None else find_next_page(tree, place_of(tree, read_facts(tree, markup, fetched.url)))


def _parsed(content: bytes, name: str, charset: str | None, address: str | None) -> ListingPage | None:
    markup = decode_markup(content, name, charset)
    tree = parse_markup(markup)
    return read_listing_page(tree, markup, address) if tree is not None else None


def _entry(preview: Preview, fetch: Fetch) -> Entry:
    return Entry(
        key=preview.key,
        title=preview.title,
        revision=preview.revision,
        published=preview.published,
        categories=preview.categories,
        read=partial(_read, preview, fetch),
    )


def _read(preview: Preview, fetch: Fetch) -> Post:
    """Return a post, from its page where the listing only has an excerpt.

    Raises:
        SourceError: its page cannot be had now, or there is nothing else of it.

    """
    post = preview.post()
    if preview.is_whole or post.url is None:
        return post
    try:
        return _with_page(post, fetch(post.url, accept="text/html, application/xhtml+xml"))
    except SourceError as error:
        may_pass = isinstance(error, FetchError) and error.may_pass
        if may_pass or not plain_text(post.body):
            raise
        return post


def _with_page(post: Post, fetched: Fetched) -> Post:
    """Return a post with its page in place of the excerpt."""
    if fetched.media_type not in _PAGE_TYPES:
        raise SourceError(fetched.url, f"is no web page but {fetched.media_type}; there is nothing to read from it")
    markup = decode_markup(fetched.content, fetched.url, fetched.charset)
    tree = parse_markup(markup)
    if tree is None or not _has_place(fetched.url) or _words(lines_of(tree)) < _words([plain_text(post.body)]):
        raise SourceError(fetched.url, "says less than the page that lists it; it asks for a login perhaps")
    facts = read_facts(tree, markup, fetched.url)
    whole = replace(
        post,
        title=post.title or facts.title,
        body=markup,
        form=Form.PAGE,
        source=fetched.url,
        is_excerpt=False,
        language=facts.language or post.language,
        author=post.author or (None if post.shared_by else facts.author),
        publisher=post.publisher or facts.publisher,
        categories=post.categories or facts.categories,
        published=post.published or facts.published,
        furniture=(),
    )
    return _known_by(with_reshare(whole, take_reshare(tree, fetched.url)), post, fetched.url, facts.url)


def _known_by(whole: Post, listed: Post, address: str, canonical: str | None) -> Post:
    """Return a post with the keys of all of its URLs, the one that it calls its own first."""
    url = clean_url(address)
    is_own = canonical is None or site_of(canonical) == site_of(url)
    whole = replace(
        whole, url=(canonical or url) if is_own else url, original=whole.original or (None if is_own else canonical)
    )
    keys = [url_key(one) for one in (canonical, url, listed.url) if one]
    keys.append(title_key(whole.title or listed.body, whole.publisher))
    key, *also = dict.fromkeys(keys)
    return replace(whole, key=key, also=tuple(also))


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _has_place(url: str) -> bool:
    """Tell a page from the home page, to which sites send those who ask for what is gone."""
    return bool(path_of(url) or urlsplit(url).query)
