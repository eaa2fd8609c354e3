"""A page of a WordPress site -> the posts of its archive, or of a category. Pure but for the fetching.

There are three ways, and a site may have barred any of them: the REST API has whole archives in a few requests, feeds
have them ten posts at a time, pages have what a theme shows. A post has the same key in all of them, so that a way that
breaks off in the middle is made good by the next.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain, count

from audioposts.errors import SourceError
from audioposts.fetching import Fetch, Fetched, FetchError
from audioposts.models import Entry
from audioposts.sources.feeds import read_feed
from audioposts.sources.listing import read_listing, read_page
from audioposts.sources.slug import as_slug
from audioposts.sources.wordpress.api import ApiError
from audioposts.sources.wordpress.page import Shows, WordPressPage, is_category_url, read_wordpress_page
from audioposts.sources.wordpress.rest import Rest
from audioposts.sources.wordpress.terms import NoCategoryError

_PAST_THE_END = (404, 410)


def list_wordpress(page: Fetched, fetch: Fetch, category: str | None, since: datetime | None) -> Iterator[Entry] | None:
    """List the posts of the archive that `page` shows, else those of `category`, else all; None: not for WordPress.

    None as well where the page shows one post and the REST API does not have it: then it is a page like any other. What
    is listed because it is in `category` has a category of that name or slug, even where the post is in one below it.

    Raises:
        SourceError: while listing: there is no such category, or the site bars all ways.

    """
    shown = read_wordpress_page(page)
    if shown is None:
        return None
    rest = Rest(shown, fetch)
    if _is_single(shown, category):
        entry = _single(rest)
        return iter([entry]) if entry else None
    archive, is_wanted = _archive(shown, category)
    mark = category if is_wanted else None
    ways = {
        "REST API": _by_rest(rest, category, since),
        "feed": _marked(_by_feed(_feed_pages(archive, shown.is_plain), fetch, since), mark),
        "pages": _marked(_by_pages(_pages(archive, shown.is_plain), fetch, since), mark),
    }
    return _first_that_works(shown, ways)


def _is_single(shown: WordPressPage, category: str | None) -> bool:
    """Tell a page that is wanted itself: a post, or what may be one where no category is wanted."""
    may_be = shown.shows is Shows.PAGE or (shown.shows is Shows.UNKNOWN and not is_category_url(shown.url))
    return shown.shows is Shows.POST or (may_be and category is None)


def _single(rest: Rest) -> Entry | None:
    try:
        return rest.single()
    except ApiError:
        return None


def _first_that_works(shown: WordPressPage, ways: dict[str, Iterator[Entry]]) -> Iterator[Entry]:
    """Yield what the first way lists; as far as it fails, what the next ones list besides."""
    seen: set[str] = set()
    failures = []
    for name, entries in ways.items():
        try:
            for entry in entries:
                if entry.key not in seen:
                    seen.add(entry.key)
                    yield entry
        except NoCategoryError:
            raise
        except SourceError as error:
            failures.append(f"{name}: {error.message}")
        else:
            return
    only = f"only {len(seen)} posts could be listed" if seen else "its posts cannot be listed"
    raise SourceError(shown.url, f"{only} ({'; '.join(failures)}); look at it in a browser, or name a feed of the site")


def _by_rest(rest: Rest, category: str | None, since: datetime | None) -> Iterator[Entry]:
    archive = rest.archive(category)
    is_wanted = archive is not None and as_slug(category or "") in map(as_slug, archive.names)
    yield from _marked(rest.entries(archive, since), category if is_wanted else None)


def _archive(shown: WordPressPage, category: str | None) -> tuple[str, bool]:
    """Return where the archive to list begins, and whether it is that of `category`."""
    slug, wanted = as_slug(shown.slug or ""), as_slug(category or "")
    if not wanted or slug == wanted or shown.shows is Shows.ARCHIVE or is_category_url(shown.url):
        return shown.url, slug == wanted
    return shown.link_to(wanted) or f"{shown.home}category/{wanted}/", True


def _marked(entries: Iterable[Entry], category: str | None) -> Iterator[Entry]:
    """Yield entries, each with `category` among its categories: a post of one below it only has that one's name."""
    for entry in entries:
        if category and as_slug(category) not in map(as_slug, entry.categories):
            entry = replace(entry, categories=(*entry.categories, category))
        yield entry


def _feed_pages(archive: str, is_plain: bool) -> Iterator[str]:
    """Yield the URLs of the pages of an archive's feed."""
    first = _with_query(archive, "feed=rss2") if is_plain else f"{archive.rstrip('/')}/feed/"
    return chain([first], (_with_query(first, f"paged={number}") for number in count(2)))


def _pages(archive: str, is_plain: bool) -> Iterator[str]:
    """Yield the URLs of the pages of an archive."""
    base = archive.rstrip("/")
    others = (_with_query(archive, f"paged={n}") if is_plain else f"{base}/page/{n}/" for n in count(2))
    return chain([archive], others)


def _with_query(url: str, query: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{query}"


def _by_feed(urls: Iterable[str], fetch: Fetch, since: datetime | None) -> Iterator[Entry]:
    seen: set[str] = set()
    for fetched in _fetched(urls, fetch):
        entries = list(read_feed(fetched, fetch))
        new = _new(entries, seen)
        if entries and not new:
            raise SourceError(fetched.url, f"it gives the newest {len(seen)} posts and no others")
        yield from _since(new, since)
        if _is_over(new, since):
            return


def _by_pages(urls: Iterable[str], fetch: Fetch, since: datetime | None) -> Iterator[Entry]:
    seen: set[str] = set()
    for fetched in _fetched(urls, fetch):
        # Past the last page some themes show the first one again.
        new = _new(read_listing(read_page(fetched), fetch), seen)
        yield from _since(new, since)
        if _is_over(new, since):
            return


def _fetched(urls: Iterable[str], fetch: Fetch) -> Iterator[Fetched]:
    """Yield what is at the pages of an archive, as far as there are any."""
    for number, url in enumerate(urls):
        try:
            yield fetch(url)
        except FetchError as error:
            if number == 0 or error.status not in _PAST_THE_END:
                raise
            return


def _new(entries: Iterable[Entry], seen: set[str]) -> list[Entry]:
    new = [entry for entry in entries if entry.key not in seen]
    seen.update(entry.key for entry in new)
    return new


def _since(entries: Iterable[Entry], since: datetime | None) -> Iterator[Entry]:
    return (entry for entry in entries if not since or not entry.published or entry.published >= since)


def _is_over(new: Sequence[Entry], since: datetime | None) -> bool:
    """Tell a page after which nothing is to be expected: with nothing new, or down to what is too old."""
    return not new or (since is not None and new[-1].published is not None and new[-1].published < since)
