"""A web page -> whether WordPress made it, what it shows and where its REST API may be. Pure.

WordPress says so itself, in links and in the classes of the body (wp-includes/rest-api.php, post-template.php); plugins
that harden a site and bare themes leave out some of it, hardly ever all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

from lxml.html import HtmlElement

from audioposts.errors import SourceError
from audioposts.fetching import Fetched
from audioposts.identity import site_of
from audioposts.markup.plain import language_tag
from audioposts.markup.tree import parse_markup
from audioposts.markup.web_url import web_url
from audioposts.sources.page_text import decode_markup
from audioposts.sources.slug import as_slug

_API_RELATION = "https://api.w.org/"

_ROUTE = re.compile(r"/wp/v2/([\w-]+)/(\d{1,18})/?$")
_LINK_HEADER = re.compile(r'<([^<>]*)>\s*;[^<]*?rel="?([^";,]+)"?')
_OF_WORDPRESS = re.compile(r"/(?:wp-content/|wp-includes/|xmlrpc\.php)")
_PAGE_NUMBER = re.compile(r"/(page/\d+|feed(/\w+)?)/?$")
_NUMBER = re.compile(r"\d{1,18}")

# https://developer.wordpress.org/reference/functions/get_body_class/
_BODY_CLASSES = (
    ("posts", re.compile(r"(?=.*\bsingle-post\b).*\bpostid-(\d{1,18})\b")),
    ("pages", re.compile(r".*\bpage-id-(\d{1,18})\b")),
    ("categories", re.compile(r"(?=.*(?<![\w-])category(?![\w-])).*\bcategory-(\d{1,18})(?![\w-])")),
    ("tags", re.compile(r"(?=.*(?<![\w-])tag(?![\w-])).*\btag-(\d{1,18})(?![\w-])")),
    ("users", re.compile(r"(?=.*(?<![\w-])author(?![\w-])).*\bauthor-(\d{1,18})(?![\w-])")),
)
_SINGLE = re.compile(r"(?<![\w-])single(?![\w-])")
_POSTS_PAGE = re.compile(r"(?<![\w-])blog(?![\w-])")
# https://developer.wordpress.org/reference/classes/wp_query/#parameters, of sites without pretty permalinks
_PARAMETERS = (("posts", "p"), ("pages", "page_id"), ("categories", "cat"), ("users", "author"))


class Shows(Enum):
    """What a page is for."""

    EVERYTHING = "the newest posts of a site"
    ARCHIVE = "the posts with one term, or of one author"
    PAGE = "something that is not dated, such as a page about the site"
    POST = "one post"
    UNKNOWN = "it does not say"


@dataclass(frozen=True, slots=True)
class WordPressPage:
    """What a page of a WordPress site says about itself."""

    url: str
    """Of its first page, if it has several."""

    home: str
    """Of the site; ends with a slash."""

    roots: tuple[str, ...]
    """Where the REST API may be, the likeliest first; each a URL to which a route is added."""

    shows: Shows
    route: str | None = None
    """The collection of the REST API that has what is shown: `categories`, `posts`."""

    id: int | None = None
    """Which of that collection."""

    language: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    """Words and URLs of the links to pages of the site."""

    @property
    def is_plain(self) -> bool:
        """Whether the site has no pretty permalinks: what is shown is in the query of its URLs."""
        return "rest_route=" in self.roots[0]

    @property
    def slug(self) -> str | None:
        """The slug of what is shown, on most sites."""
        return None if self.shows is Shows.EVERYTHING else _last_part(self.url) or None

    def link_to(self, category: str) -> str | None:
        """Return where the page links to the archive of a category."""
        wanted = as_slug(category)
        found = [url for words, url in self.links if wanted in (as_slug(words), as_slug(_last_part(url)))]
        return min(found, key=lambda url: not is_category_url(url), default=None)


def read_wordpress_page(page: Fetched) -> WordPressPage | None:
    """Return what a page says about itself; None if WordPress did not make it."""
    try:
        tree = parse_markup(decode_markup(page.content, page.url, page.charset))
    except SourceError:  # it is no text in any encoding
        return None
    relations = [*_header_links(page), *_head_links(tree, page.url)]
    announced = [url for relation, url in relations if relation == _API_RELATION and url]
    base = _base(tree, page.url)
    if not announced and base is None and not _is_generated(tree):
        return None
    home = _home(page.url, announced, base)
    url = _first_page(page.url)
    shows, route, number = _shown(tree, url, home, relations)
    return WordPressPage(
        url=url,
        home=home,
        roots=tuple(dict.fromkeys((*announced, f"{home}wp-json/", f"{home}?rest_route=/"))),
        shows=shows,
        route=route,
        id=number,
        language=language_tag(tree.get("lang")),
        links=tuple(_links(tree, page.url)),
    )


def is_category_url(url: str) -> bool:
    """Tell the URL of a category's archive where nobody has chosen another base for it."""
    return "/category/" in urlsplit(url).path or "cat=" in urlsplit(url).query


def _last_part(url: str) -> str:
    return unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])


def _header_links(page: Fetched) -> Iterator[tuple[str, str]]:
    """Yield relation and URL of the links in the HTTP header (RFC 8288)."""
    for url, relation in _LINK_HEADER.findall(page.headers.get("link", "")):
        yield relation.strip(), _resolved(url, page.url)


def _head_links(tree: HtmlElement, url: str) -> Iterator[tuple[str, str]]:
    for link in tree.iter("link"):
        for relation in link.get("rel", "").split():
            yield relation, _resolved(link.get("href", ""), url)


def _resolved(reference: str, base: str) -> str:
    """Return where a link leads; nothing if it leads nowhere."""
    return (web_url(reference, base) or "") if reference.strip() else ""


def _base(tree: HtmlElement, url: str) -> str | None:
    """Return where the site's own files lie; styles and scripts say so on every page."""
    for element in tree.iter("link", "script", "img"):
        reference = _resolved(element.get("href") or element.get("src") or "", url)
        found = _OF_WORDPRESS.search(reference)
        if found and site_of(reference) == site_of(url):
            return reference[: found.start()] + "/"
    return None


def _is_generated(tree: HtmlElement) -> bool:
    return any(
        meta.get("name", "").lower() == "generator" and meta.get("content", "").startswith("WordPress")
        for meta in tree.iter("meta")
    )


def _home(url: str, announced: list[str], base: str | None) -> str:
    for root in announced:
        if site_of(root) == site_of(url):
            return re.sub(r"(index\.php/?)?(wp-json/?)?(\?.*)?$", "", root)
    return base or urljoin(url, "/")


def _first_page(url: str) -> str:
    """Return the URL without the number of a page, and without what tells how a visitor came."""
    parts = urlsplit(url)
    path = _PAGE_NUMBER.sub("/", parts.path)
    known = {name for _, name in _PARAMETERS}
    query = "&".join(part for part in parts.query.split("&") if part.partition("=")[0] in known)
    return parts._replace(path=path, query=query, fragment="").geturl()


def _shown(
    tree: HtmlElement, url: str, home: str, relations: list[tuple[str, str]]
) -> tuple[Shows, str | None, int | None]:
    classes = (tree.find("body").get("class") or "") if tree.find("body") is not None else ""
    route, number = next(_evidence(classes, url, relations), (None, None))
    if not urlsplit(url).query and urlsplit(url).path.rstrip("/") == urlsplit(home).path.rstrip("/"):
        return Shows.EVERYTHING, None, None
    if route == "pages":
        return Shows.PAGE, route, number
    if route == "posts" or _SINGLE.search(classes):
        return Shows.POST, route or "posts", number
    if route is None and _POSTS_PAGE.search(classes):
        return Shows.EVERYTHING, None, None
    return (Shows.ARCHIVE if route else Shows.UNKNOWN), route, number


def _evidence(classes: str, url: str, relations: list[tuple[str, str]]) -> Iterator[tuple[str, int]]:
    """Yield what the page may show, the best evidence first."""
    for relation, target in relations:
        if relation == "alternate" and (match := _ROUTE.search(unquote(target))):
            yield match[1], int(match[2])
    for route, pattern in _BODY_CLASSES:
        if match := pattern.match(classes):
            yield route, int(match[1])
    shortlinks = [target for relation, target in relations if relation == "shortlink"]
    for target in (url, *shortlinks):
        query = parse_qs(urlsplit(target).query)
        for route, name in _PARAMETERS:
            if _NUMBER.fullmatch(value := query.get(name, [""])[0]):
                yield route, int(value)


def _links(tree: HtmlElement, url: str) -> Iterator[tuple[str, str]]:
    for anchor in tree.iter("a"):
        target = _resolved(anchor.get("href", ""), url)
        if site_of(target) == site_of(url):
            yield " ".join(anchor.text_content().split()), target
