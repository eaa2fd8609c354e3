"""A feed -> its posts, and those of the older pages that it leads to. Pure but for the fetching.

RSS 0.9x, 1.0 and 2.0 and Atom (`xml_feed`), JSON Feed (`json_feed`). A post of which the feed only has a summary is
read from its page.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import islice
from urllib.parse import urldefrag, urlsplit

from audioposts.errors import SourceError
from audioposts.fetching import Fetch, Fetched, FetchError
from audioposts.identity import clean_url, guid_key, title_key, url_key
from audioposts.models import Entry, Form, Post
from audioposts.sources.feeds.body import Body, body_of, reshare_in, with_absolute_links, words_in
from audioposts.sources.feeds.items import Feed, Item, Text
from audioposts.sources.feeds.json_feed import read_json_feed
from audioposts.sources.feeds.kind import Kind, feeds_named, kind_of
from audioposts.sources.feeds.xml_feed import read_xml_feed
from audioposts.sources.web_page import PAGE_TYPES, with_page

MAX_PAGES = 200
"""Of one feed: those that turn in circles under ever new addresses end there."""

FEED_TYPES = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
"""What a server that has several is asked for."""


def is_feed(content: bytes, media_type: str) -> bool:
    """Tell a feed, by how it begins; what a server calls it decides only where that says nothing."""
    return kind_of(content, media_type) in (Kind.XML, Kind.JSON)


def read_feed(fetched: Fetched, fetch: Fetch) -> Iterator[Entry]:
    """List the posts of a feed in its order, each once; older pages are fetched when it is their turn.

    Raises:
        SourceError: while listing: it is no feed, or an older page cannot be had now.

    """
    seen: set[str] = set()
    for feed in islice(_pages(fetched, fetch), MAX_PAGES):
        entries = list(_new(_entries(feed, fetched.url, fetch), seen))
        yield from entries
        if feed.items and not entries:
            return  # a server that gives its newest posts, whatever page it is asked for


def _new(entries: Iterable[Entry], seen: set[str]) -> Iterator[Entry]:
    for entry in entries:
        if entry.key not in seen:
            seen.add(entry.key)
            yield entry


# --- pages


def _pages(fetched: Fetched, fetch: Fetch) -> Iterator[Feed]:
    """Yield a feed and what it leads to by "next" and "prev-archive" (RFC 5005)."""
    feed = _parsed(fetched)
    seen = {urldefrag(url).url for url in (fetched.url, feed.url)}
    yield feed
    while feed.next_page and (url := urldefrag(feed.next_page).url) not in seen:
        seen.add(url)
        older = _older(url, fetch)
        if older is None:
            return
        seen.add(urldefrag(older.url).url)
        yield older
        feed = older


def _older(url: str, fetch: Fetch) -> Feed | None:
    """Return an older page; None where there is none, as programs link to one from the last page too."""
    try:
        return _parsed(fetch(url, accept=FEED_TYPES))
    except SourceError as error:
        if isinstance(error, FetchError) and error.may_pass:
            raise
        return None


def _parsed(fetched: Fetched) -> Feed:
    kind = kind_of(fetched.content, fetched.media_type)
    if not fetched.content.strip():
        raise SourceError(fetched.url, "is empty; look at it in a browser, the site may have moved its feed")
    if kind is Kind.PAGE:
        raise SourceError(fetched.url, _advice(feeds_named(fetched)))
    feed = read_json_feed(fetched.content, fetched.url) if kind is Kind.JSON else read_xml_feed(fetched)
    if feed is None:
        raise SourceError(fetched.url, "is no feed that can be read (RSS, Atom or JSON Feed); look at it in a browser")
    return feed


def _advice(feeds: list[str]) -> str:
    if feeds:
        return f"is a web page and not a feed; the feed that it names is {feeds[0]}"
    return "is a web page and not a feed, and names none; look for its feed in a browser"


# --- entries


def _entries(feed: Feed, source: str, fetch: Fetch) -> Iterator[Entry]:
    """Return the posts of a page. What several have in common identifies none of them."""
    titles = Counter(item.title for item in feed.items)
    strangers = _links_of_several(feed)
    for item in feed.items:
        own = replace(item, link=None) if item.link in strangers else item
        keys = _keys(own, source, has_own_title=titles[item.title] == 1)
        yield Entry(
            key=keys[0],
            title=item.title,
            revision=_revision(item),
            published=item.published,
            categories=item.categories,
            read=partial(_read, own, keys, feed, fetch),
        )


def _links_of_several(feed: Feed) -> set[str]:
    """Return the links that are not one post's page: to the show of a podcast, to parts of a page."""
    pages = {item.link: url_key(item.link) for item in feed.items if item.link}
    posts = {(pages[item.link], item.guid or item.title) for item in feed.items if item.link}
    count = Counter(page for page, _ in posts)
    home = url_key(feed.home) if feed.home else None
    return {link for link, page in pages.items() if page == home or count[page] > 1}


def _keys(item: Item, source: str, *, has_own_title: bool) -> tuple[str, ...]:
    """Return the keys of a post, the one that identifies it first."""
    keys = [url_key(item.link)] if item.link else []
    if item.guid:
        keys.append(guid_key(item.guid, source))
    if item.title and (has_own_title or not keys):
        keys.append(title_key(item.title, item.publisher))
    return tuple(keys) or (title_key("\n".join(text.value for text in _texts(item)), None),)


def _revision(item: Item) -> str:
    said = (item.title, item.link, item.author, item.updated, item.categories, [text.value for text in _texts(item)])
    return sha256(repr(said).encode(errors="replace")).hexdigest()[:24]


def _texts(item: Item) -> list[Text]:
    return [text for text in (*item.contents, item.summary) if text]


# --- posts


def _read(item: Item, keys: tuple[str, ...], feed: Feed, fetch: Fetch) -> Post:
    body = body_of(item)
    post = _post(item, keys, feed, body)
    return _from_page(post, item.link, fetch) if body.is_summary and item.link else post


def _post(item: Item, keys: tuple[str, ...], feed: Feed, body: Body) -> Post:
    text = with_absolute_links(body.text)
    post = Post(
        key=keys[0],
        also=keys[1:],
        title=item.title,
        body=text.value,
        form=text.form,
        source=item.link or feed.url,
        url=clean_url(item.link) if item.link else None,
        original=clean_url(item.original) if item.original else None,
        # Without a page to compare it with, what is short may be all that there is.
        is_excerpt=body.is_summary and (body.is_cut or item.link is not None),
        language=item.language or feed.language,
        author=item.author,
        publisher=item.publisher,
        categories=item.categories,
        published=item.published,
    )
    reshared = reshare_in(text, feed.home or feed.url)
    if reshared is None:
        return post
    publisher = item.publisher or reshared.publisher
    by_title = {title_key(item.title, None): title_key(item.title, publisher)}
    return replace(
        post,
        body=reshared.body,
        publisher=publisher,
        original=post.original or reshared.original,
        also=tuple(by_title.get(key, key) for key in post.also),
        # The blog's account is whose hand passed it on, not who wrote it.
        shared_by=reshared.sharer or item.author,
        author=None,
    )


def _from_page(post: Post, link: str, fetch: Fetch) -> Post:
    """Return a post with its page in place of its summary; with the summary where the page is not to be had.

    Raises:
        FetchError: the page may be had later.

    """
    try:
        page = fetch(link, accept=PAGE_TYPES)
        whole = with_page(post, page)
    except SourceError as error:
        if isinstance(error, FetchError) and error.may_pass:
            raise
        return post
    if len(words_in(Text(whole.body, Form.HTML, ""))) < len(words_in(Text(post.body, post.form, ""))):
        return post  # a wall: it says less than the summary
    landed = (url_key(page.url),) if urlsplit(page.url).path.strip("/") else ()
    also = tuple(key for key in dict.fromkeys((*post.also, *landed)) if key != post.key)
    return replace(whole, also=also)
