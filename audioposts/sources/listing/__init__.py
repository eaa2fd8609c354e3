"""A page of a blog that lists posts -> its posts, and the page with older ones. Pure but for the fetching.

A category's archive, a home page, or one of them that a browser saved, whatever theme made it. A post that stands there
as a whole is taken from there; one of which there is an excerpt is read from its own page.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from audioposts.errors import SourceError
from audioposts.fetching import Fetch, Fetched, FetchError
from audioposts.identity import clean_url, site_of, title_key, url_key
from audioposts.markup.facts import read_facts
from audioposts.markup.plain import plain_text
from audioposts.markup.tree import lines_of, parse_markup
from audioposts.markup.web_url import path_of
from audioposts.models import Entry, Post
from audioposts.sources.listing.page import ListingPage, lists_posts, read_page, says_list
from audioposts.sources.listing.paging import find_next_page
from audioposts.sources.listing.previews import Preview, previews_on, with_reshare
from audioposts.sources.listing.reshare import take_reshare
from audioposts.sources.web_page import PAGE_TYPES, with_page

__all__ = ["lists_posts", "next_page", "read_archive", "read_listing", "read_page"]

_MOST_PAGES = 500
"""Of one blog; at ten posts a page more than most have ever published."""


def read_archive(page: ListingPage, fetch: Fetch) -> Iterator[Entry]:
    """List the posts of a page, and of the older pages that it leads to, each once.

    Raises:
        SourceError: while listing: a page lists no posts, or cannot be had now.

    """
    pages, posts = {url_key(page.source)}, set[str]()
    for _ in range(_MOST_PAGES):
        for entry in read_listing(page, fetch):
            if entry.key not in posts:
                posts.add(entry.key)
                yield entry
        older = next_page(page)
        if older is None or url_key(older) in pages:
            return
        pages.add(url_key(older))
        page = read_page(fetch(older, accept=PAGE_TYPES))


def read_listing(page: ListingPage, fetch: Fetch | None) -> Iterator[Entry]:
    """List the posts of one page in its order; where posts are only begun, their pages are fetched when they are read.

    Without `fetch`, as for a saved page, they stay what they are there, with the URL where all of them is.

    Raises:
        SourceError: while listing: the page lists no posts.

    """
    if lists_posts(page):
        for preview in previews_on(page):
            yield _entry(preview, fetch)
    elif not says_list(page):
        advice = "lists no posts that can be told apart; name the page of a category, or a feed"
        raise SourceError(page.source, advice if lines_of(page.tree) else "is empty; look at it in a browser")


def next_page(page: ListingPage) -> str | None:
    """Return the URL of the page with older posts: never this page, nor one with newer posts; None if there is none."""
    return find_next_page(page.tree, page.place)


def _entry(preview: Preview, fetch: Fetch | None) -> Entry:
    return Entry(
        key=preview.key,
        title=preview.title,
        revision=preview.revision,
        published=preview.published,
        categories=preview.categories,
        read=partial(_read, preview, fetch),
    )


def _read(preview: Preview, fetch: Fetch | None) -> Post:
    """Return a post, from its page where the listing only has an excerpt.

    Raises:
        SourceError: its page cannot be had now, or there is nothing else of it.

    """
    post = preview.post()
    if preview.is_whole or post.url is None:
        return post
    if fetch is None:
        return replace(post, original=post.original or post.url)
    try:
        return _from_page(post, fetch(post.url, accept=PAGE_TYPES))
    except SourceError as error:
        may_pass = isinstance(error, FetchError) and error.may_pass
        if may_pass or not plain_text(post.body):
            raise
        return post


def _from_page(post: Post, fetched: Fetched) -> Post:
    """Return a post with its page in place of the excerpt, and with what the page says of it."""
    whole = with_page(post, fetched)
    tree = parse_markup(whole.body)
    if not _has_place(fetched.url) or _words(lines_of(tree)) < _words([plain_text(post.body)]):
        raise SourceError(fetched.url, "says less than the page that lists it; it asks for a login perhaps")
    facts = read_facts(tree, whole.body, fetched.url)
    whole = replace(
        whole,
        title=post.title or facts.title,
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
