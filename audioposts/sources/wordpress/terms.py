"""A page of a WordPress site -> which archive is listed, and what its categories are called. Pure but for the fetching.

https://developer.wordpress.org/rest-api/reference/categories/
"""

from collections.abc import Sequence
from dataclasses import dataclass

from audioposts.errors import SourceError
from audioposts.sources.slug import as_slug
from audioposts.sources.wordpress.api import PER_PAGE, Api
from audioposts.sources.wordpress.item import Item, number_in, numbers_in, text_in
from audioposts.sources.wordpress.page import Shows, WordPressPage

_NAMED_CATEGORIES = 10


class NoCategoryError(SourceError):
    """The site does not have the category that is wanted."""


@dataclass(frozen=True, slots=True)
class Archive:
    """What posts have in common: a term, or their author."""

    route: str
    """The collection of the REST API that it belongs to: `categories`, `tags`, `users`."""

    id: int
    names: tuple[str, ...] = ()
    """Its name, and its slug if that is another."""


class Terms:
    """The categories of a site, as far as they are needed."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._names: dict[int, tuple[str, ...]] = {}
        """By their ids; empty where the site has none under that id."""

    def archive(self, page: WordPressPage, category: str | None) -> Archive | None:
        """Return what the page lists, else the category that is wanted; None: all posts of the site.

        Raises:
            NoCategoryError: there is no such category.
            ApiError: the REST API does not say.

        """
        if page.shows is Shows.ARCHIVE and page.route and page.id is not None:
            found = [] if page.route == "users" else self._find(page.route, include=str(page.id))
            return next(iter(found), Archive(page.route, page.id))
        if page.shows is Shows.EVERYTHING and category is None:
            return None
        wanted = category or page.slug or ""
        for slug in (page.slug if page.shows is Shows.UNKNOWN else None, as_slug(wanted)):
            if slug and (found := self._find("categories", slug=slug)):
                return found[0]
        return self._by_name(page, wanted)

    def load(self, items: Sequence[Item]) -> None:
        """Learn the names of the categories of items."""
        unknown = {number for item in items for number in numbers_in(item, "categories")} - self._names.keys()
        if unknown:
            self._names |= dict.fromkeys(unknown, ())
            self._find("categories", include=",".join(map(str, sorted(unknown))))

    def names(self, item: Item) -> tuple[tuple[str, ...], ...]:
        """Return the name of each category of an item, and its slug if that is another."""
        return tuple(names for number in numbers_in(item, "categories") if (names := self._names.get(number)))

    def _by_name(self, page: WordPressPage, wanted: str) -> Archive:
        found = self._find("categories", orderby="count", order="desc")
        for archive in found:
            if as_slug(wanted) in map(as_slug, archive.names):
                return archive
        known = ", ".join(f"“{archive.names[0]}”" for archive in found[:_NAMED_CATEGORIES])
        raise NoCategoryError(page.home, f"has no category “{wanted}”; it has {known or 'none at all'}")

    def _find(self, route: str, **query: str) -> list[Archive]:
        pages = self._api.pages(f"wp/v2/{route}", {"per_page": str(PER_PAGE), "_fields": "id,name,slug", **query})
        found = [archive for items in pages for item in items if (archive := _term(route, item))]
        if route == "categories":
            self._names |= {archive.id: archive.names for archive in found}
        return found


def _term(route: str, item: Item) -> Archive | None:
    number, name, slug = number_in(item, "id"), text_in(item, "name"), text_in(item, "slug")
    if number is None or not name:
        return None
    return Archive(route, number, (name,) if as_slug(slug) in ("", as_slug(name)) else (name, slug))
