"""Documents that were made to break whoever reads them, and a reader of all kinds of documents."""

import io
import json
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from audioposts.cleaning import clean
from audioposts.errors import SourceError
from audioposts.fetching import Fetched, FetchError
from audioposts.models import Article
from audioposts.sources import Reach, Wanted, list_entries

DEEP = 100_000
TEXT = "The ferry left at six, as it has every morning since the war. " * 20


def deep(tag: str, levels: int = DEEP, *, closed: bool = True) -> str:
    """Return a text with so many elements around it."""
    return f"<{tag}>" * levels + TEXT + (f"</{tag}>" * levels if closed else "")


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>Ferry</title>{head}</head>"
        f"<body><article><h1>Ferry</h1>{body}</article></body></html>"
    )


def rss(item: str, doctype: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>\n{doctype}\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Quay</title><item><title>Ferry</title><guid>1</guid>{item}</item></channel></rss>"
    ).encode()


def escaped(markup: str) -> str:
    return markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def json_feed(**fields: object) -> bytes:
    item = {"id": "1", "title": "Ferry", **fields}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Quay", "items": [item]}).encode()


_EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    ),
    "c.opf": (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Quay</dc:title></metadata><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    ),
    "a.xhtml": "",
}


def xhtml(body: str, doctype: str = "") -> str:
    return f'{doctype}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ferry</title></head><body>{body}</body></html>'


def epub(files: Mapping[str, str]) -> bytes:
    """Return a book with one chapter, a.xhtml, and whatever takes the place of its files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**_EPUB, "a.xhtml": xhtml(f"<p>{TEXT}</p>"), **files}.items():
            archive.writestr(name, text)
    return out.getvalue()


WORDPRESS = "http://blog.example/"


class Blog(dict[str, Fetched]):
    """A WordPress blog of one post, whose interface answers with whatever it is told."""

    def __init__(self, posts: bytes) -> None:
        link = '<link rel="https://api.w.org/" href="http://blog.example/wp-json/">'
        front = page(f'<a href="{WORDPRESS}ferry/">Ferry</a>', link).replace("<body>", '<body class="home blog">')
        super().__init__({WORDPRESS: Fetched(WORDPRESS, front.encode(), "text/html")})
        self.posts = posts

    def __missing__(self, url: str) -> Fetched:
        if "wp-json" not in url and "rest_route" not in url:
            raise FetchError(url, "the server has no such page (HTTP 404)", 404)
        return Fetched(url, self.posts if "posts" in url else b"[]", "application/json")


def wp_posts(**fields: object) -> bytes:
    item = {
        "id": 1, "date_gmt": "2026-03-14T04:30:00", "modified_gmt": "2026-03-14T04:30:00", "categories": [],
        "link": f"{WORDPRESS}ferry/", "title": {"rendered": "Ferry"}, "excerpt": {"rendered": ""}, "author": 1,
        "content": {"rendered": f"<p>{TEXT}</p>", "protected": False}, **fields,
    }  # fmt: skip
    return json.dumps([item]).encode()


def read(source: str, pages: Mapping[str, Fetched]) -> list[Article]:
    """Return what is read of a source, as a run would: its first posts."""
    failed: list[SourceError] = []

    def fetch(url: str, accept: str = "*/*") -> Fetched:
        try:
            return pages[url]
        except KeyError as error:
            raise FetchError(url, "the server has no such page (HTTP 404)", 404) from error

    reach = Reach(Path("/nowhere"), fetch, lambda: b"", failed.append)
    articles = [
        clean(entry.read(), "en", ()) for entry, _ in zip(list_entries(source, reach, Wanted()), range(3), strict=False)
    ]
    if failed:
        raise failed[0]
    return articles


def read_file(data: bytes, name: str, folder: Path) -> list[Article]:
    (folder / name).write_bytes(data)
    return read(str(folder / name), {})


def read_page(markup: str) -> list[Article]:
    url = "http://blog.example/page"
    return read(url, {url: Fetched(url, markup.encode(), "text/html")})


@contextmanager
def bounded(seconds: float = 10) -> Iterator[None]:
    """See that something takes no more of the processor than this; what it says, it says in one line."""
    begun, said = time.process_time(), ""
    try:
        yield
    except SourceError as error:
        said = str(error)
    assert "\n" not in said
    assert len(said) < 1000
    assert time.process_time() - begun < seconds
