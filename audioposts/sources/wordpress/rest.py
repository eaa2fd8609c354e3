"""An archive of a WordPress site -> its posts, by the REST API. Pure but for the fetching.

https://developer.wordpress.org/rest-api/reference/posts/
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial

from audioposts.errors import SourceError
from audioposts.fetching import Fetch, FetchError
from audioposts.models import Entry, Form, Post
from audioposts.sources.page_text import decode_markup
from audioposts.sources.wordpress.api import PER_PAGE, Api, ApiError
from audioposts.sources.wordpress.batches import Batches, Listed
from audioposts.sources.wordpress.item import (
    Item,
    is_protected,
    keys_of,
    link_of,
    markup_in,
    moment_in,
    number_in,
    post_of,
    revision_of,
    text_in,
)
from audioposts.sources.wordpress.page import WordPressPage
from audioposts.sources.wordpress.terms import Archive, Terms

_FIELDS = "id,link,guid,title,modified_gmt,date_gmt,categories"


class Rest:
    """The posts of the site to which a page belongs."""

    def __init__(self, page: WordPressPage, fetch: Fetch) -> None:
        self._page = page
        self._fetch = fetch
        self._api = Api(page.roots, fetch)
        self._terms = Terms(self._api)

    def archive(self, category: str | None) -> Archive | None:
        """Return what the page lists, else the category that is wanted; None: all posts of the site.

        Raises:
            NoCategoryError: there is no such category.
            ApiError: the REST API does not say.

        """
        return self._terms.archive(self._page, category)

    def entries(self, archive: Archive | None, since: datetime | None) -> Iterator[Entry]:
        """List the posts of an archive, the newest first.

        Raises:
            ApiError: the REST API does not list them, or not all.

        """
        query = {"per_page": str(PER_PAGE), "_fields": _FIELDS}
        if since:
            # The site compares its own clock's time: a day more, and what is too much of it is left out below.
            query["after"] = (since.astimezone(UTC) - timedelta(days=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
        batches = Batches(self._api, "posts")
        seen: set[int | None] = set()
        for items in self._api.pages("wp/v2/posts", *(query | choice for choice in _choices(archive))):
            new = [item for item in items if number_in(item, "id") not in seen]
            seen.update(number_in(item, "id") for item in new)
            if items and not new:
                raise ApiError(self._page.home, "it gives the same page of its list twice")
            # The whole page before its first entry, so that reading that one fetches the next ones with it.
            yield from [entry for entry in self._entries(new, batches) if _is_since(entry, since)]

    def single(self) -> Entry | None:
        """Return the one post that the page shows; None if the REST API does not have it.

        Raises:
            ApiError: there is no REST API.

        """
        page, route = self._page, self._page.route or "posts"
        choice = {"slug": page.slug or ""} if page.id is None else {"include": str(page.id)}
        items = next(self._api.pages(f"wp/v2/{route}", {"_fields": _FIELDS, **choice}), [])
        return next(self._entries(items[:1], Batches(self._api, route)), None)

    def _entries(self, items: Sequence[Item], batches: Batches) -> Iterator[Entry]:
        self._terms.load(items)
        for item in items:
            number = number_in(item, "id")
            if number is None:
                raise ApiError(self._page.home, f"it lists “{text_in(item, 'title')}” without an id")
            yield Entry(
                key=keys_of(item, self._page.home, None)[0],
                title=text_in(item, "title"),
                revision=revision_of(item),
                published=moment_in(item, "date_gmt"),
                categories=tuple(name for names in self._terms.names(item) for name in names),
                read=partial(self._read, batches, batches.add(number), link_of(item) or self._page.home),
            )

    def _read(self, batches: Batches, listed: Listed, name: str) -> Post:
        item = batches.read(listed)
        if item is None:
            raise SourceError(name, "is gone from the site since it was listed")
        if is_protected(item):
            raise SourceError(name, "asks for a password, so it cannot be read")
        self._terms.load([item])
        post = post_of(item, self._page.home, self._site_name)
        categories = tuple(names[0] for names in self._terms.names(item))
        return self._with_page(item, replace(post, categories=categories, language=self._page.language))

    def _with_page(self, item: Item, post: Post) -> Post:
        """Return a post that has no content, as page builders leave it, with its page; a post that has, as it is.

        Raises:
            FetchError: the page may be had later.

        """
        if post.url is None or markup_in(item, "content"):
            return post
        try:
            page = self._fetch(post.url, accept="text/html")
            markup = decode_markup(page.content, page.url, page.charset)
        except SourceError as error:
            if isinstance(error, FetchError) and error.may_pass:
                raise
            return post
        return replace(post, body=markup, form=Form.PAGE, is_excerpt=False)

    @cached_property
    def _site_name(self) -> str | None:
        try:
            answer = self._api.get("", {"_fields": "name"})
        except ApiError:
            return None
        return (text_in(answer, "name") or None) if isinstance(answer, dict) else None


def _choices(archive: Archive | None) -> list[dict[str, str]]:
    """Return the parameters that choose the posts of an archive, and after them those that older versions take."""
    if archive is None:
        return [{}]
    if archive.route != "categories":
        return [{"author" if archive.route == "users" else archive.route: str(archive.id)}]
    # The archive of a category shows the posts of those below it too, `categories=3` does not; this way since 5.7.
    with_children = {"categories[terms]": str(archive.id), "categories[include_children]": "true"}
    return [with_children, {"categories": str(archive.id)}]


def _is_since(entry: Entry, since: datetime | None) -> bool:
    return since is None or entry.published is None or entry.published >= since
