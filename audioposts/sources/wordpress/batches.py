"""Ids of posts that were listed -> the posts as the REST API has them, some at a time. Pure but for the fetching."""

from weakref import WeakValueDictionary

from audioposts.sources.wordpress.api import Api, ApiError
from audioposts.sources.wordpress.item import Item, number_in

_BATCH = 20
"""With long articles about half a megabyte."""

# Embedding takes two parameters: developer.wordpress.org/rest-api/using-the-rest-api/global-parameters/
_FIELDS = "id,link,guid,title,modified_gmt,date_gmt,categories,content,excerpt,_links,_embedded"


class Listed:
    """A post in a list; it lives as long as somebody may want to read it."""

    def __init__(self, number: int) -> None:
        self.id = number


class Batches:
    """The posts of one list that were not read yet."""

    def __init__(self, api: Api, route: str) -> None:
        self._api = api
        self._route = route
        self._size = _BATCH
        self._items: dict[int, Item] = {}
        # In the order of the list. A post that the caller knows, and so lets go of, is not here any more: fetching the
        # first of three new ones fetches three, wherever in the list they are.
        self._listed: WeakValueDictionary[int, Listed] = WeakValueDictionary()

    def add(self, number: int) -> Listed:
        """Take note of the next post of the list."""
        listed = Listed(number)
        self._listed[number] = listed
        return listed

    def read(self, listed: Listed) -> Item | None:
        """Return the post, for which those that follow it are fetched as well; None if it is gone from the site.

        Raises:
            ApiError: it cannot be had.

        """
        if listed.id not in self._items:
            self._fetch(listed.id)
        return self._items.pop(listed.id, None)

    def _fetch(self, first: int) -> None:
        ids = list(self._listed)
        batch = [number for number in ids[ids.index(first) :] if number not in self._items][: self._size]
        try:
            self._fetch_all(batch)
        except ApiError:
            if len(batch) == 1:
                raise
            # A post that makes a plugin fail takes the others with it: from here on one by one.
            self._size = 1
            self._fetch_all([first])

    def _fetch_all(self, ids: list[int]) -> None:
        query = {"include": ",".join(map(str, ids)), "per_page": str(len(ids)), "_fields": _FIELDS, "_embed": "author"}
        for items in self._api.pages(f"wp/v2/{self._route}", query):
            self._items |= {number: item for item in items if (number := number_in(item, "id")) is not None}
