"""A WordPress site on this machine: the pages, feeds and interface of an invented blog, with its faults at will.

    with WordPress(rest=Api.REFUSED) as home:
        ...  # fetch what is under `home`

Routes and status codes are those of WordPress 6.8 with a classic theme and pretty permalinks.
"""

import hashlib
import math
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.utils import format_datetime
from enum import StrEnum
from html import escape
from re import fullmatch
from types import TracebackType
from urllib.parse import quote, unquote, urlencode

from tests.standins import Request, Response, serving
from tests.standins.wordpress_feed import feed
from tests.standins.wordpress_posts import POSTS, TERMS, Term, WpPost, of
from tests.standins.wordpress_rest import Rest, as_json
from tests.standins.wordpress_theme import archive, article, head_of, page, single

PER_PAGE = 10
"""Posts on a page of an archive, and in a feed."""


class Api(StrEnum):
    """What becomes of a request for the REST API."""

    ON = "on"
    MISSING = "404, from the web server: no rewriting of addresses"
    REFUSED = "401: a plugin lets in nobody who is not logged in"
    WALLED = "a security plugin's page, which says that it is fine (200)"
    GARBLED = "a PHP warning before the JSON"
    BROKEN = "500"


class Feeds(StrEnum):
    """What becomes of a request for a feed."""

    ON = "on"
    SUMMARIES = "no content:encoded"
    FIRST_PAGE = "the newest, whatever page is asked for"
    MISSING = "404"
    REDIRECTED = "a plugin sends visitors to the home page"


@dataclass
class WordPress:
    """A blog; as a context manager it is served, and gives its address."""

    posts: Sequence[WpPost] = POSTS
    rest: Api = Api.ON
    feeds: Feeds = Feeds.ON
    archives: bool = True
    """Whether categories have pages."""

    pretty: bool = True
    """Permalinks such as /2026/03/slug/ and not /?p=12; then the API is under ?rest_route= only."""

    announced: bool = True
    """Whether pages say where the REST API is."""

    knows_children: bool = True
    """Whether it is WordPress 5.7 or later."""

    counted: bool = True
    """Whether the headers of the REST API get through."""

    whole: bool = False
    """Whether archives show all of a post and not its excerpt."""

    delay_s: float = 0.0
    failures: int = 0
    """How many requests are answered with 500 at first."""

    requests: list[str] = field(default_factory=list)
    """Path and query of all there were."""

    _served: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> str:
        return self._served.enter_context(serving(self.answer))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._served.close()

    def asked(self, part: str) -> list[str]:
        """Return the requests with `part` in them."""
        return [unquote(target) for target in self.requests if part in unquote(target)]

    def answer(self, request: Request) -> Response:
        self.requests.append(request.target)
        time.sleep(self.delay_s)
        if self.failures:
            self.failures -= 1
            return Response("<h1>Error establishing a database connection</h1>", status=500)
        return self._routed(request)

    def _routed(self, request: Request) -> Response:
        path, query = request.path, request.query
        if "rest_route" in query:
            return self._rest(request, query["rest_route"])
        if path == "/wp-json" or path.startswith("/wp-json/"):
            # Without pretty permalinks the web server knows of no such file.
            return self._rest(request, path.removeprefix("/wp-json")) if self.pretty else _not_there()
        if not path.endswith("/") and self.pretty:
            return _moved(f"{quote(path)}/" + (f"?{urlencode(query)}" if query else ""))
        return self._shown(request, path, query)

    # --- the REST API

    def _rest(self, request: Request, route: str) -> Response:
        if self.rest is Api.REFUSED:
            error = {
                "code": "rest_forbidden",
                "message": "Sorry, you are not allowed to do that.",
                "data": {"status": 401},
            }
            return as_json(error, 401)
        if self.rest is Api.WALLED:
            return Response(
                "<!DOCTYPE html><html><head><title>Checking your browser</title></head><body>One moment</body></html>"
            )
        if self.rest in (Api.MISSING, Api.BROKEN):
            return _not_there(500 if self.rest is Api.BROKEN else 404)
        link, root = self._linker(request), self._root(request)
        found = Rest(self.posts, request.home, link, root, knows_children=self.knows_children).answer(request, route)
        if self.rest is Api.GARBLED:
            return Response(f"<br />\n<b>Warning</b>: Undefined array key in index.php\n{found.text}", found.media_type)
        headers = tuple(pair for pair in found.headers if self.counted or not pair[0].startswith("X-WP-"))
        return Response(found.body, found.media_type, found.status, headers)

    def _root(self, request: Request) -> str:
        return f"{request.home}/wp-json" if self.pretty else f"{request.home}/index.php?rest_route="

    # --- pages and feeds

    def _shown(self, request: Request, path: str, query: dict[str, str]) -> Response:
        if match := fullmatch(r"(?P<base>/|/category/(?P<slugs>.+?)/)(?P<feed>feed/)?(page/(?P<number>\d+)/)?", path):
            number = int(match["number"] or query.get("paged", "1"))
            slug = match["slugs"].rsplit("/", 1)[-1] if match["slugs"] else None
            is_feed = bool(match["feed"]) or query.get("feed") == "rss2"
            if "p" in query:
                return self._post(request, [post for post in self.posts if str(post.id) == query["p"]])
            found = [t for t in TERMS if slug == unquote(t.slug) or query.get("cat") == str(t.id)]
            if (slug or "cat" in query) and not found:
                return self._not_found(request)
            return (self._feed if is_feed else self._archive)(request, found[0] if found else None, number)
        return self._post(request, [post for post in self.posts if unquote(post.path) == path])

    def _feed(self, request: Request, term: Term | None, number: int) -> Response:
        if self.feeds is Feeds.REDIRECTED:
            return _moved("/")
        number = 1 if self.feeds is Feeds.FIRST_PAGE else number
        posts = (of(term, tuple(self.posts)) if term else self.posts)[(number - 1) * PER_PAGE : number * PER_PAGE]
        if self.feeds is Feeds.MISSING or (not posts and number > 1):
            return self._not_found(request)
        changed = max((post.modified or post.published for post in self.posts), default=None)
        last_modified = format_datetime(changed, usegmt=True) if changed else ""
        # Both are those of the whole site, whatever the feed: WP::send_headers.
        etag = f'"{hashlib.md5(last_modified.encode()).hexdigest()}"'
        headers = (("Last-Modified", last_modified), ("ETag", etag))
        if request.headers.get("if-none-match") == etag:
            return Response(status=304, headers=headers)
        whole = self.feeds is not Feeds.SUMMARIES
        body = feed(posts, escape(term.name) if term else "", request.home, self._linker(request), whole=whole)
        return Response(body, "application/rss+xml; charset=UTF-8", headers=headers)

    def _archive(self, request: Request, term: Term | None, number: int) -> Response:
        posts = of(term, tuple(self.posts)) if term else list(self.posts)
        shown = posts[(number - 1) * PER_PAGE : number * PER_PAGE]
        if (not shown and number > 1) or (term and not self.archives):
            return self._not_found(request)
        link, term_link = self._linker(request), self._term_linker(request)
        base = term_link(term) if term else f"{request.home}/"
        articles = [article(post, link, term_link, whole=self.whole) for post in shown]
        title = f"Category: <span>{escape(term.name)}</span>" if term else ""
        last = math.ceil(len(posts) / PER_PAGE)
        main = archive(articles, title, number, last, lambda n: f"{base}page/{n}/" if n > 1 else base)
        kind = f"archive category category-{term.slug} category-{term.id}" if term else "home blog"
        route = f"/wp/v2/categories/{term.id}" if term else None
        return self._html(request, term.name if term else "Home", kind, main, route)

    def _post(self, request: Request, found: list[WpPost]) -> Response:
        if not found:
            return self._not_found(request)
        post, link = found[0], self._linker(request)
        if "p" in request.query and self.pretty:
            return _moved(link(post))
        main = single(post, [other for other in self.posts if other is not post], link, self._term_linker(request))
        kind = f"wp-singular post-template-default single single-post postid-{post.id} single-format-standard"
        return self._html(request, post.title, kind, main, f"/wp/v2/posts/{post.id}", head_of(post, link, request.home))

    def _html(self, request: Request, title: str, kind: str, main: str, route: str | None, head: str = "") -> Response:
        if not self.announced:
            return Response(page(request.home, title, "", main, head))
        links = [(f"{self._root(request)}/", 'rel="https://api.w.org/"')]
        if route:
            links.append((f"{self._root(request)}{route}", 'rel="alternate"; title="JSON"; type="application/json"'))
        tags = "".join(f'<link {said.replace(";", "")} href="{url}" />' for url, said in links)
        headers = tuple(("Link", f"<{url}>; {said}") for url, said in links)
        return Response(page(request.home, title, kind, main, f"{head}{tags}\n"), headers=headers)

    def _not_found(self, request: Request) -> Response:
        main = '<section class="error-404 not-found"><h1 class="page-title">Oops! That page can&rsquo;t be found.</h1></section>'
        return Response(page(request.home, "Page not found", "error404", main), status=404)

    def _linker(self, request: Request) -> Callable[[WpPost], str]:
        return lambda post: request.home + (post.path if self.pretty else f"/?p={post.id}")

    def _term_linker(self, request: Request) -> Callable[[Term], str]:
        return lambda term: request.home + (f"/category/{_with_parent(term)}/" if self.pretty else f"/?cat={term.id}")


def _with_parent(term: Term) -> str:
    parent = next((other for other in TERMS if other.id == term.parent), None)
    return f"{parent.slug}/{term.slug}" if parent else term.slug


def _moved(url: str) -> Response:
    return Response(status=301, headers=(("Location", url), ("X-Redirect-By", "WordPress")))


def _not_there(status: int = 404) -> Response:
    return Response(
        f"<html><head><title>{status}</title></head><body><center><h1>{status}</h1></center><hr>nginx</body></html>",
        status=status,
    )
