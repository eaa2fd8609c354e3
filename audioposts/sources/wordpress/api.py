"""Requests for the REST API of a WordPress site -> the JSON that it answers. Pure but for the fetching.

https://developer.wordpress.org/rest-api/using-the-rest-api/
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from audioposts.errors import SourceError
from audioposts.fetching import Fetch, Fetched, FetchError
from audioposts.sources.wordpress.item import Item

PER_PAGE = 100
"""More is refused."""


class ApiError(SourceError):
    """The REST API is switched off, or does not answer as it should; the posts may be had in another way."""

    def __init__(self, subject: str, message: str, status: int | None = None) -> None:
        super().__init__(subject, message)
        self.status = status
        """Of HTTP, where there was an answer."""


class Api:
    """The REST API that is below the first of `roots` where there is anything."""

    def __init__(self, roots: Sequence[str], fetch: Fetch) -> None:
        self._roots = tuple(roots)
        self._fetch = fetch

    def get(self, route: str, query: Mapping[str, str]) -> object:
        """Return what is at a route, such as `wp/v2/posts`.

        Raises:
            ApiError: it is not there, or no JSON.

        """
        return self._get(route, query)[0]

    def pages(self, route: str, *queries: Mapping[str, str]) -> Iterator[list[Item]]:
        """Yield the pages of a list, asked for with the first of `queries` that the site takes.

        Raises:
            ApiError: it is not there, or no list.

        """
        query, *others = queries
        number = 1
        while True:
            try:
                items, fetched = self._get(route, {**query, "page": str(number)})
            except ApiError as error:
                if error.status == 400 and number > 1:  # there were fewer than it said
                    return
                if error.status != 400 or not others:
                    raise
                query, *others = others
                continue
            yield _listed(items, fetched)
            if not items or number >= _last_page(fetched, number, _listed(items, fetched)):
                return
            number += 1

    def _get(self, route: str, query: Mapping[str, str]) -> tuple[object, Fetched]:
        for root in self._roots:
            url = _url(root, route, query)
            try:
                fetched = self._fetch(url, accept="application/json")
            except FetchError as error:
                # Only what is not there is looked for elsewhere: a refusal is meant.
                if error.status == 404 and root != self._roots[-1]:
                    continue
                raise ApiError(url, error.message, error.status) from error
            self._roots = (root,)
            try:
                return json.loads(fetched.content), fetched
            except (ValueError, RecursionError) as error:
                raise ApiError(url, f"answers with {fetched.media_type or 'something'} that is no JSON") from error
        raise ApiError(route, "is looked for nowhere")


def _listed(items: object, fetched: Fetched) -> list[Item]:
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ApiError(fetched.url, "answers with JSON that is no list of posts")
    return items


def _last_page(fetched: Fetched, number: int, items: Sequence[Item]) -> int:
    """Return how many pages there are; where a proxy takes the header away, a full one has another after it."""
    said = fetched.headers.get("x-wp-totalpages", "")
    if said.isdecimal() and len(said) < 19:
        return int(said)
    return number + (len(items) >= PER_PAGE)


def _url(root: str, route: str, query: Mapping[str, str]) -> str:
    """Return the URL of a route: below the root, or in its parameter where the site has no pretty permalinks."""
    parts = urlsplit(root)
    own = dict(parse_qsl(parts.query))
    if "rest_route" in own:
        own["rest_route"] = f"{own['rest_route'].rstrip('/')}/{route}"
        return parts._replace(query=urlencode({**own, **query})).geturl()
    return parts._replace(path=f"{parts.path.rstrip('/')}/{route}", query=urlencode({**own, **query})).geturl()
