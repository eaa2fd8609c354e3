"""A source, by path or URL -> the posts that it lists. I/O: reads files; fetches pages through `Fetch`.

What a source is need not be said: it is looked at. A URL may be a WordPress category, a feed, a list of feeds, a page
that lists posts, or a post; a file any of these as saved, a document, or a list of URLs; a folder has files; "-" is
standard input.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from urllib.parse import unquote

from audioposts.errors import SourceError, storage
from audioposts.fetching import MAX_BYTES, Fetch, Fetched
from audioposts.identity import url_key
from audioposts.models import Entry, Post
from audioposts.sources.page_text import MAX_PAGE_BYTES, decode_text, is_html, page_text
from audioposts.sources.saved_text import read_category_page
from audioposts.sources.slug import as_slug

STDIN = "-"
SUFFIXES = (
    ".txt", ".text", ".html", ".htm", ".xhtml", ".md", ".markdown", ".epub", ".eml",
    ".opml", ".xml", ".rss", ".atom", ".json", ".urls",
)  # fmt: skip

_BOOK_BYTES = 200_000_000
_OLDER_IN_A_ROW = 20
"""So many posts older than wanted in a row, and the rest are older too; single ones may be pinned on top."""

_LEVELS = re.compile(r"\s*[:>»/|]\s*")
_ABOUT_FOLDERS = re.compile(r"(readme|license|licence|changelog|contributing)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_FEED_MARKS = re.compile(rb"^\s*(\xef\xbb\xbf)?\s*(<\?xml|<rss|<feed|<rdf|<opml|\{)", re.IGNORECASE)
_ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which posts of a source are wanted."""

    category: str | None = None
    """Name or slug; None: all."""

    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """How sources are reached; what they list is reported here where a part of them fails."""

    home: Path
    """Relative paths begin here."""

    fetch: Fetch
    stdin: Callable[[], bytes]
    failed: Callable[[SourceError], None]


def is_url(source: str) -> bool:
    """Tell the address of a web page from the path of a file."""
    return bool(_ADDRESS.match(source))


def address_in(text: str) -> str:
    """Return the URL in what a bookmarklet hands over, such as `audioposts:https%3A%2F%2Fexample.org%2Fa`."""
    address = re.sub(r"^(web\+)?audioposts:(//)?(add[/?](url=)?)?", "", text.strip(), flags=re.IGNORECASE)
    return address if is_url(address) else unquote(address)


def list_entries(source: str, reach: Reach, wanted: Wanted) -> Iterator[Entry]:
    """List the posts of a source that are wanted, in its order; they are read when they are asked for.

    Raises:
        SourceError: the source is not there, or is nothing that is known.
        StorageError: a file cannot be read.

    """
    older = 0
    for entry in _listed(source, reach, wanted):
        if wanted.since and entry.published and entry.published < wanted.since:
            older += 1
            if older >= _OLDER_IN_A_ROW:
                return
            continue
        older = 0
        if is_in_category(entry.categories, wanted.category):
            yield entry


def is_in_category(categories: Sequence[str], wanted: str | None) -> bool:
    """Tell whether a post is in a category, by its name or slug, or in one below it; one that says nothing is.

    "Audio Posts: Selected Articles" and "Audio Posts > Selected" are below "Audio Posts".
    """
    names = (name for category in categories for name in (category, _LEVELS.split(category)[0]))
    return not wanted or not categories or as_slug(wanted) in map(as_slug, names)


def _listed(source: str, reach: Reach, wanted: Wanted) -> Iterator[Entry]:
    if is_url(source):
        return _from_web(source, reach, wanted)
    if source == STDIN:
        return _from_bytes(reach.stdin(), "standard input", reach, wanted)
    return _from_path(reach.home / source, reach, wanted)


# --- files


def _from_path(path: Path, reach: Reach, wanted: Wanted) -> Iterator[Entry]:
    if path.is_dir():
        files = _files_in(path)
        if not files:
            raise SourceError(
                path, f"has nothing in it that can be read ({', '.join('*' + suffix for suffix in SUFFIXES)})"
            )
        for file in files:
            yield from _reported(lambda file=file: _from_path(file, reach, wanted), reach)  # type: ignore[misc]
        return
    if not path.is_file():
        raise SourceError(path, "does not exist; name a saved page, a document, a folder of them, or a URL")
    with storage(path), path.open("rb") as opened:
        # One byte more than is allowed is enough to know; a file may be larger than memory.
        data = opened.read((_BOOK_BYTES if path.suffix.lower() == ".epub" else max(MAX_PAGE_BYTES, MAX_BYTES)) + 1)
    yield from _from_bytes(data, path.name, reach, wanted)


def _files_in(folder: Path) -> list[Path]:
    """Return the files in a folder and the folders in it that can be read, in order of their names.

    Hidden ones are not, nor those that are about the folder.
    """
    found = (file for file in sorted(folder.rglob("*")) if file.suffix.lower() in SUFFIXES and file.is_file())
    shown = (file for file in found if not any(part.startswith(".") for part in file.relative_to(folder).parts))
    return [file for file in shown if not _ABOUT_FOLDERS.match(file.name)]


def _from_bytes(data: bytes, name: str, reach: Reach, wanted: Wanted) -> Iterator[Entry]:
    """List what is in a file, by what it is rather than by what it is called."""
    if _FEED_MARKS.match(data[:400]):
        from audioposts.sources.addresses import is_opml, read_opml
        from audioposts.sources.feeds import is_feed, read_feed

        if is_opml(data):
            return _from_addresses(read_opml(data, name), reach, wanted)
        if is_feed(data, ""):
            return read_feed(Fetched(f"file:{name}", data), reach.fetch)
    urls = None if is_html(data) and b"NETSCAPE-Bookmark" not in data[:400] else _addresses(data, name)
    if urls is not None:
        return _from_addresses(urls, reach, wanted)
    return _saved_entries(data, name)


def _addresses(data: bytes, name: str) -> list[str] | None:
    if not re.search(rb"https?://", data[:20_000]):
        return None
    from audioposts.sources.addresses import read_addresses

    return read_addresses(decode_text(data, name))


def _from_addresses(urls: Sequence[str], reach: Reach, wanted: Wanted) -> Iterator[Entry]:
    for url in urls:
        yield from _reported(lambda url=url: _from_web(url, reach, wanted), reach)  # type: ignore[misc]


def _reported(listing: Callable[[], Iterator[Entry]], reach: Reach) -> Iterator[Entry]:
    """List one source among several; one that fails does not keep the others from it."""
    try:
        yield from listing()
    except SourceError as error:
        reach.failed(error)


def _saved_entries(data: bytes, name: str) -> Iterator[Entry]:
    """List the posts of a saved category page or of a document."""
    if _is_named(name, (".md", ".markdown", ".epub", ".eml")) or data.startswith(b"PK\x03\x04"):
        return map(_entry_of, _document(data, name))
    if is_html(data):
        from audioposts.sources.listing import lists_posts, read_listing, read_page

        page = read_page(Fetched(f"file:{name}", data, "text/html"))
        if lists_posts(page):
            return read_listing(page, None)
    text = page_text(data, name)
    try:
        return map(_entry_of, read_category_page(text, name))
    except SourceError:
        return map(_entry_of, _document(data, name))


def _document(data: bytes, name: str) -> list[Post]:
    from audioposts.sources.documents import read_document

    return read_document(data, name)


def _is_named(name: str, suffixes: tuple[str, ...]) -> bool:
    return name.lower().endswith(suffixes)


def _entry_of(post: Post) -> Entry:
    digest = blake2b(f"{post.title}\n{post.body}".encode(), digest_size=12).hexdigest()
    return Entry(post.key, post.title, digest, post.published, post.categories, lambda: post)


# --- the web


def _from_web(url: str, reach: Reach, wanted: Wanted) -> Iterator[Entry]:
    from audioposts.sources.addresses import is_opml, read_opml
    from audioposts.sources.feeds import is_feed, read_feed

    found = reach.fetch(url, _ACCEPT)
    if is_opml(found.content):
        yield from _from_addresses(read_opml(found.content, url), reach, wanted)
    elif is_feed(found.content, found.media_type):
        yield from read_feed(found, reach.fetch)
    elif is_html(found.content):
        yield from _from_page(found, reach, wanted)
    else:
        yield from (_entry_of(post) for post in _document(found.content, found.url.rsplit("/", 1)[-1] or found.url))


def _from_page(found: Fetched, reach: Reach, wanted: Wanted) -> Iterator[Entry]:
    from audioposts.sources.listing import lists_posts, read_archive, read_page
    from audioposts.sources.wordpress import list_wordpress

    listed = list_wordpress(found, reach.fetch, wanted.category, wanted.since)
    if listed is None:
        page = read_page(found)
        listed = read_archive(page, reach.fetch) if lists_posts(page) else iter([_entry_of_page(found)])
    yield from listed


def _entry_of_page(found: Fetched) -> Entry:
    """List the one post that a page is."""
    from audioposts.sources.web_page import post_of

    digest = blake2b(found.content, digest_size=12).hexdigest()
    return Entry(url_key(found.url), "", digest, None, (), lambda: post_of(found))
