"""The REST API of the invented blog: routes, parameters, headers and errors as in WordPress 6.8.

https://developer.wordpress.org/rest-api/ ; where that is silent, as class-wp-rest-posts-controller.php has it.
"""

import json
import math
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from html import escape
from typing import Any
from urllib.parse import quote, unquote, urlencode

from tests.standins import Request, Response
from tests.standins.wordpress_posts import TERMS, Term, WpPost, Writer
from tests.standins.wordpress_theme import NAME, classes, content

ZONE = timezone(timedelta(hours=1))
"""What the clock of the blog shows; `date` is in it and does not say so."""

_ORDERS = ("author", "date", "id", "include", "modified", "relevance", "slug", "title")
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)?")

Json = dict[str, Any]


class RestError(Exception):
    """A WP_Error."""

    def __init__(self, code: str, message: str, status: int, **data: object) -> None:
        super().__init__(code)
        self.response = as_json({"code": code, "message": message, "data": {"status": status, **data}}, status)


def as_json(data: object, status: int = 200, headers: Sequence[tuple[str, str]] = ()) -> Response:
    robots = (("X-Robots-Tag", "noindex"), ("X-Content-Type-Options", "nosniff"))
    return Response(
        json.dumps(data, separators=(",", ":")), "application/json; charset=UTF-8", status, (*robots, *headers)
    )


class Rest:
    """The interface of a blog with these posts."""

    def __init__(
        self, posts: Sequence[WpPost], home: str, link: Callable[[WpPost], str], root: str, *, knows_children: bool
    ) -> None:
        self._posts = posts
        self._home = home
        self._link = link
        self._root = root
        self._knows_children = knows_children
        """Since WordPress 5.7 a term may be asked for with those below it."""

    def answer(self, request: Request, route: str) -> Response:
        """Answer a request for `route`, such as /wp/v2/posts."""
        routes: list[tuple[str, Callable[..., Response]]] = [
            (r"/", self._index),
            (r"/wp/v2/posts", self._list_posts),
            (r"/wp/v2/posts/(\d+)", self._one_post),
            (r"/wp/v2/categories", lambda query: self._list_terms(query, "category")),
            (r"/wp/v2/tags", lambda query: self._list_terms(query, "post_tag")),
            (r"/wp/v2/categories/(\d+)", self._one_term),
            (r"/wp/v2/users/(\d+)", self._one_user),
        ]
        try:
            for pattern, answer in routes:
                if match := re.fullmatch(pattern, route.rstrip("/") or "/"):
                    return answer(request.query, *match.groups())
            raise RestError("rest_no_route", "No route was found matching the URL and request method.", 404)
        except RestError as error:
            return error.response

    def _index(self, query: dict[str, str]) -> Response:
        index = {
            "name": escape(NAME),
            "description": "Ships, and what they owe",
            "url": self._home,
            "home": self._home,
            "gmt_offset": "1",
            "timezone_string": "",
            "namespaces": ["oembed/1.0", "wp/v2", "wp-site-health/v1"],
            "authentication": [],
            "routes": {"/wp/v2/posts": {"namespace": "wp/v2", "methods": ["GET", "POST"]}},
        }
        return as_json(_with_fields(index, query))

    def _list_posts(self, query: dict[str, str]) -> Response:
        size, number = _whole(query, "per_page", 10, 100), _whole(query, "page", 1)
        posts = self._ordered(self._chosen(query), query)
        last = math.ceil(len(posts) / size)
        if number > last and posts:
            message = "The page number requested is larger than the number of pages available."
            raise RestError("rest_post_invalid_page_number", message, 400)
        shown = [self._item(post, query) for post in posts[(number - 1) * size : number * size]]
        return as_json(shown, headers=self._paging("posts", query, number, last, len(posts)))

    def _chosen(self, query: dict[str, str]) -> list[WpPost]:
        posts = list(self._posts)
        for name, taxonomy in (("categories", "category"), ("tags", "post_tag")):
            if wanted := self._terms_of(query, name, taxonomy):
                posts = [post for post in posts if wanted & {term.id for term in (*post.categories, *post.tags)}]
        if "author" in query:
            posts = [post for post in posts if post.writer.id in _numbers(query, "author")]
        if "include" in query:
            posts = [post for post in posts if post.id in _numbers(query, "include")]
        if "after" in query:
            posts = [post for post in posts if post.published > _moment(query)]
        return posts

    def _terms_of(self, query: dict[str, str], name: str, taxonomy: str) -> set[int]:
        """Return the ids that are asked for: `categories=3,4`, or `categories[terms]=3` with those below it."""
        if f"{name}[terms]" not in query:
            return _numbers(query, name)
        if not self._knows_children:
            raise _invalid(name, f"{name}[terms] is not of type integer.")
        ids = _numbers(query, f"{name}[terms]")
        with_children = query.get(f"{name}[include_children]", "false") not in ("", "0", "false")
        below = {term.id for term in TERMS if term.taxonomy == taxonomy and term.parent in ids}
        return ids | below if with_children else ids

    def _ordered(self, posts: list[WpPost], query: dict[str, str]) -> list[WpPost]:
        order = query.get("orderby", "date")
        if order not in _ORDERS:
            raise _invalid("orderby", f"orderby is not one of {', '.join(_ORDERS)}.")
        if order == "include" and not query.get("include"):
            raise RestError("rest_orderby_include_missing_include", "You need to define an include parameter.", 400)
        keys: dict[str, Callable[[WpPost], Any]] = {
            "id": lambda p: p.id,
            "slug": lambda p: p.slug,
            "title": lambda p: p.title,
        }
        key = keys.get(order, lambda post: post.published)
        if order == "include":
            wanted = [int(number) for number in query["include"].split(",")]
            return sorted(posts, key=lambda post: wanted.index(post.id))
        return sorted(posts, key=key, reverse=query.get("order", "desc") == "desc")

    def _one_post(self, query: dict[str, str], number: str) -> Response:
        for post in self._posts:
            if post.id == int(number):
                return as_json(self._item(post, query))
        raise RestError("rest_post_invalid_id", "Invalid post ID.", 404)

    def _item(self, post: WpPost, query: dict[str, str]) -> Json:
        """Return a post; what is embedded needs its links, be it in a choice of fields."""
        link, modified = self._link(post), post.modified or post.published
        picture = (
            {"wp:featuredmedia": [{"embeddable": True, "href": f"{self._root}/wp/v2/media/41"}]} if post.picture else {}
        )
        item = {
            "id": post.id,
            "date": _local(post.published),
            "date_gmt": _gmt(post.published),
            "guid": {"rendered": f"{self._home}/?p={post.id}"},
            "modified": _local(modified),
            "modified_gmt": _gmt(modified),
            "slug": post.slug,
            "status": "publish",
            "type": "post",
            "link": link,
            "title": {"rendered": post.markup},
            "content": {
                "rendered": "" if post.is_protected else content(post, self._link),
                "protected": post.is_protected,
            },
            "excerpt": {"rendered": f"<p>{post.excerpt} [&hellip;]</p>\n", "protected": post.is_protected},
            "author": post.writer.id,
            "featured_media": 41 if post.picture else 0,
            "comment_status": "open",
            "sticky": False,
            "format": "standard",
            "meta": {"footnotes": ""},
            "categories": [term.id for term in post.categories],
            "tags": [term.id for term in post.tags],
            "class_list": classes(post).split(),
            "_links": {
                "self": [{"href": f"{self._root}/wp/v2/posts/{post.id}", "targetHints": {"allow": ["GET"]}}],
                "collection": [{"href": f"{self._root}/wp/v2/posts"}],
                "author": [{"embeddable": True, "href": f"{self._root}/wp/v2/users/{post.writer.id}"}],
                "wp:term": [
                    {
                        "taxonomy": "category",
                        "embeddable": True,
                        "href": f"{self._root}/wp/v2/categories?post={post.id}",
                    },
                    {"taxonomy": "post_tag", "embeddable": True, "href": f"{self._root}/wp/v2/tags?post={post.id}"},
                ],
                **picture,
            },
        }
        chosen = _with_fields(item, query)
        if "_embed" in query and "_links" in chosen:
            chosen["_embedded"] = self._embedded(post, query["_embed"])
        return chosen if _wants(query, "_embedded") else {name: chosen[name] for name in chosen if name != "_embedded"}

    def _embedded(self, post: WpPost, wanted: str) -> Json:
        terms = [[_term(term, self._root, self._posts) for term in some] for some in (post.categories, post.tags)]
        media = [{"id": 41, "media_type": "image", "source_url": f"https://img.example/{post.picture}", "alt_text": ""}]
        embedded: Json = {"author": [_user(post.writer)], "wp:term": terms}
        if post.picture:
            embedded["wp:featuredmedia"] = media
        rels = set(wanted.split(",")) if wanted not in ("", "1", "true") else set(embedded)
        return {rel: embedded[rel] for rel in embedded if rel in rels}

    def _list_terms(self, query: dict[str, str], taxonomy: str) -> Response:
        size, number = _whole(query, "per_page", 10, 100), _whole(query, "page", 1)
        terms = [term for term in TERMS if term.taxonomy == taxonomy and _is_asked_for(term, query)]
        if query.get("orderby") == "count":
            terms.sort(key=lambda term: _count(term, self._posts), reverse=query.get("order") == "desc")
        last = math.ceil(len(terms) / size)
        # Unlike that of posts, a list of terms is only empty past its end.
        shown = [
            _with_fields(_term(term, self._root, self._posts), query) for term in terms[(number - 1) * size :][:size]
        ]
        return as_json(shown, headers=self._paging("categories", query, number, last, len(terms)))

    def _paging(self, route: str, query: dict[str, str], number: int, last: int, total: int) -> list[tuple[str, str]]:
        url = f"{self._root}/wp/v2/{route}"
        asked = {name: value for name, value in query.items() if name != "rest_route"}
        headers = [("X-WP-Total", str(total)), ("X-WP-TotalPages", str(last))]
        headers.append(("Access-Control-Expose-Headers", "X-WP-Total, X-WP-TotalPages, Link"))
        for rel, other in (("prev", min(number - 1, last)), ("next", number + 1)):
            if 1 <= other <= last:
                parameters = urlencode(asked | {"page": str(other)})
                headers.append(("Link", f'<{url}{"&" if "?" in url else "?"}{parameters}>; rel="{rel}"'))
        return headers

    def _one_term(self, query: dict[str, str], number: str) -> Response:
        for term in TERMS:
            if term.id == int(number) and term.taxonomy == "category":
                return as_json(_with_fields(_term(term, self._root, self._posts), query))
        raise RestError("rest_term_invalid", "Term does not exist.", 404)

    def _one_user(self, query: dict[str, str], number: str) -> Response:
        for post in self._posts:
            if post.writer.id == int(number):
                return as_json(_with_fields(_user(post.writer), query))
        raise RestError("rest_user_invalid_id", "Invalid user ID.", 404)


def _user(writer: Writer) -> Json:
    return {"id": writer.id, "name": escape(writer.name), "slug": writer.slug, "description": "", "url": ""}


def _term(term: Term, root: str, posts: Sequence[WpPost]) -> Json:
    return {
        "id": term.id,
        "count": _count(term, posts),
        "description": "",
        "link": f"{root.removesuffix('/wp-json')}/category/{term.slug}/",
        "name": escape(term.name),
        "slug": term.slug,
        "taxonomy": term.taxonomy,
        "parent": term.parent,
        "meta": [],
    }


def _count(term: Term, posts: Sequence[WpPost]) -> int:
    return sum(term in (*post.categories, *post.tags) for post in posts)


def _is_asked_for(term: Term, query: dict[str, str]) -> bool:
    slugs = query["slug"].lower().split(",") if query.get("slug") else None
    return (
        (slugs is None or term.slug in [_as_slug(slug) for slug in slugs])
        and ("include" not in query or term.id in _numbers(query, "include"))
        and ("parent" not in query or str(term.parent) == query["parent"])
        and query.get("search", "").casefold() in f"{term.name} {term.slug}".casefold()
    )


def _as_slug(text: str) -> str:
    """As sanitize_title: what is not ASCII is percent-encoded, in lower case."""
    return quote(unquote(text)).lower()


def _with_fields(item: Json, query: dict[str, str]) -> Json:
    return {name: item[name] for name in item if _wants(query, name)}


def _wants(query: dict[str, str], name: str) -> bool:
    fields = [field.strip().partition(".")[0] for field in query.get("_fields", "").split(",") if field.strip()]
    return not fields or name in fields


def _whole(query: dict[str, str], name: str, default: int, most: int | None = None) -> int:
    value = query.get(name, str(default))
    if not value.isdigit():
        raise _invalid(name, f"{name} is not of type integer.")
    if int(value) < 1 or (most and int(value) > most):
        limits = f"between 1 (inclusive) and {most} (inclusive)" if most else "greater than or equal to 1"
        raise _invalid(name, f"{name} must be {limits}")
    return int(value)


def _numbers(query: dict[str, str], name: str) -> set[int]:
    values = [value for value in re.split(r"[\s,]+", query.get(name, "")) if value]
    if not all(value.isdigit() for value in values):
        raise _invalid(name, f"{name}[0] is not of type integer.")
    return {int(value) for value in values}


def _moment(query: dict[str, str]) -> datetime:
    value = query["after"]
    if not _DATE_TIME.fullmatch(value):
        raise _invalid("after", "Invalid date.")
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZONE)


def _invalid(name: str, message: str) -> RestError:
    return RestError("rest_invalid_param", f"Invalid parameter(s): {name}", 400, params={name: message})


def _local(moment: datetime) -> str:
    return moment.astimezone(ZONE).strftime("%Y-%m-%dT%H:%M:%S")


def _gmt(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")
