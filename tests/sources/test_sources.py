from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from audioposts.errors import SourceError
from audioposts.fetching import Fetched, FetchError
from audioposts.models import Entry, Form
from audioposts.sources import Reach, Wanted, address_in, is_in_category, is_url, list_entries
from tests.conftest import PROSE, framed

ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE.split("\n\n") * 3)
POST = f"<!doctype html><html lang=en><head><title>The ferry</title><link rel=canonical href='https://blog.example/ferry/'></head><body><main><h1>The ferry</h1>{ARTICLE}</main></body></html>"


def item(number: int, day: int, category: str = "Audio Posts", text: str = PROSE) -> str:
    return (
        f"<item><title>Post {number}</title><link>https://blog.example/{number}/</link><guid>https://blog.example/?p={number}</guid>"
        f"<pubDate>{datetime(2025, 3, day, tzinfo=UTC):%a, %d %b %Y %H:%M:%S} +0000</pubDate><category>{category}</category>"
        f"<content:encoded><![CDATA[<p>{number} {text * 3}</p>]]></content:encoded></item>"
    )


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Blog</title><link>https://blog.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


@dataclass
class Place:
    """A folder, a web of a few pages, and what was reported of them."""

    folder: Path
    web: dict[str, bytes] = field(default_factory=dict)
    typed: bytes = b""
    errors: list[SourceError] = field(default_factory=list)

    def fetch(self, url: str, accept: str = "*/*") -> Fetched:
        if url not in self.web:
            raise FetchError(url, "the server has no such page (HTTP 404)", 404)
        return Fetched(url, self.web[url])

    def entries(self, source: str, wanted: Wanted | None = None) -> list[Entry]:
        reach = Reach(self.folder, self.fetch, lambda: self.typed, self.errors.append)
        return list(list_entries(source, reach, wanted or Wanted()))


def titles(entries: Iterable[Entry]) -> list[str]:
    return [entry.title for entry in entries]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_a_folder_means_what_is_in_it_in_order(place: Place) -> None:
    (place.folder / "deep").mkdir()
    (place.folder / ".hidden").mkdir()
    (place.folder / "b.txt").write_text(framed("Two", PROSE) + framed("Three", PROSE))
    (place.folder / "a.md").write_text(f"# One\n\n{PROSE}")
    (place.folder / "deep" / "c.TXT").write_text(f"Four\n\n{PROSE}")
    (place.folder / ".hidden" / "d.txt").write_text("Five\n\n" + PROSE)
    (place.folder / "README.md").write_text("What is in this folder.")
    (place.folder / "picture.png").write_bytes(b"\x89PNG")
    assert titles(place.entries(".")) == ["One", "Two", "Three", "Four"]


def test_a_folder_with_nothing_to_read_is_named(place: Place) -> None:
    (place.folder / "empty").mkdir()
    with pytest.raises(SourceError, match="empty: has nothing in it that can be read"):
        place.entries("empty")


def test_a_file_in_a_folder_that_cannot_be_read_is_reported_and_the_rest_is_listed(place: Place) -> None:
    (place.folder / "a.epub").write_bytes(b"PK\x03\x04 no book")
    (place.folder / "b.txt").write_text(framed("Two", PROSE) + framed("Three", PROSE))
    assert titles(place.entries(".")) == ["Two", "Three"]
    assert [error.subject for error in place.errors] == ["a.epub"]


def test_a_source_that_is_not_there_is_named(place: Place) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt: does not exist"):
        place.entries("gone.txt")


def test_an_absolute_path_needs_no_home(place: Place) -> None:
    file = place.folder / "page.txt"
    file.write_text(framed("Two", PROSE) + framed("Three", PROSE))
    assert titles(Place(Path("/nowhere")).entries(str(file))) == ["Two", "Three"]


def test_a_saved_page_gives_the_same_posts_as_text_and_as_html(place: Place) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in PROSE.split("\n\n"))
    article = (
        "<article><div>Categories<div><a>Audio Posts</a></div></div><h2>{}</h2><p>Spread the news</p>"
        "<p>Ida_Brook<br>shared this story<br>from The Harbour Post.</p>{}<p>Spread the news</p></article>"
    )
    (place.folder / "a.txt").write_text(framed("One", PROSE) + framed("Two", PROSE), "utf-16")
    html = "<!doctype html><body>" + article.format("One", paragraphs) + article.format("Two", paragraphs)
    (place.folder / "b.html").write_text(html)
    text, page = ([entry.read() for entry in place.entries(name)] for name in ("a.txt", "b.html"))
    assert [(p.key, p.title, p.publisher) for p in text] == [(p.key, p.title, p.publisher) for p in page]


def test_a_feed_by_its_url(place: Place) -> None:
    place.web["https://blog.example/feed/"] = rss(item(2, 2), item(1, 1))
    entries = place.entries("https://blog.example/feed/")
    assert titles(entries) == ["Post 2", "Post 1"]
    assert entries[0].key == "url:blog.example/2"
    assert entries[0].read().form is Form.HTML


def test_a_feed_as_a_file_and_from_standard_input(place: Place) -> None:
    (place.folder / "feed.xml").write_bytes(rss(item(1, 1)))
    place.typed = rss(item(1, 1))
    assert titles(place.entries("feed.xml")) == titles(place.entries("-")) == ["Post 1"]


def test_a_page_by_its_url_is_known_by_its_canonical_one(place: Place) -> None:
    place.web["https://blog.example/ferry/?utm_source=x"] = POST.encode()
    (entry,) = place.entries("https://blog.example/ferry/?utm_source=x")
    post = entry.read()
    assert (post.key, post.form, post.url) == ("url:blog.example/ferry", Form.PAGE, "https://blog.example/ferry/")


def test_urls_in_a_file_and_one_that_is_gone(place: Place) -> None:
    place.web["https://blog.example/ferry/"] = POST.encode()
    place.web["https://blog.example/feed/"] = rss(item(1, 1))
    (place.folder / "list.txt").write_text(
        "# to hear\nhttps://blog.example/ferry/\nhttps://blog.example/gone/\n\nhttps://blog.example/feed/\n"
    )
    keys = [entry.key for entry in place.entries("list.txt")]
    assert keys == ["url:blog.example/ferry", "url:blog.example/1"]
    assert [error.subject for error in place.errors] == ["https://blog.example/gone/"]


def test_a_list_of_feeds(place: Place) -> None:
    place.web["https://blog.example/feed/"] = rss(item(1, 1))
    (place.folder / "feeds.opml").write_text(
        '<?xml version="1.0"?><opml version="2.0"><body><outline text="Blogs"><outline type="rss" text="Blog"'
        ' xmlUrl="https://blog.example/feed/"/></outline></body></opml>'
    )
    assert titles(place.entries("feeds.opml")) == ["Post 1"]


def test_only_the_wanted_category(place: Place) -> None:
    place.web["https://blog.example/feed/"] = rss(item(1, 1), item(2, 2, "Recipes"), item(3, 3, "audio-posts"))
    found = place.entries("https://blog.example/feed/", Wanted(category="Audio Posts"))
    assert titles(found) == ["Post 1", "Post 3"]


def test_only_posts_since_a_day_and_a_pinned_old_one_hides_none(place: Place) -> None:
    items = [item(0, 1), *(item(day, day) for day in range(28, 0, -1))]
    place.web["https://blog.example/feed/"] = rss(*items)
    found = place.entries("https://blog.example/feed/", Wanted(since=datetime(2025, 3, 25, tzinfo=UTC)))
    assert titles(found) == ["Post 28", "Post 27", "Post 26", "Post 25"]


@pytest.mark.parametrize(
    ("categories", "wanted", "is_in"),
    [
        (("Audio Posts",), "audio-posts", True),
        (("audio_posts",), "Audio Posts", True),
        (("Áudio", "News"), "news", True),
        (("News",), "Audio Posts", False),
        ((), "Audio Posts", True),
        (("News",), None, True),
        (("Audio Posts: Selected Articles",), "audio-posts", True),
        (("Audio Posts > Science",), "Audio Posts", True),
        (("News & Views",), "News", False),
    ],
)
def test_categories_are_compared_as_slugs(categories: tuple[str, ...], wanted: str | None, is_in: bool) -> None:
    assert is_in_category(categories, wanted) is is_in


@pytest.mark.parametrize(
    "given",
    [
        "https://example.org/a?b=1",
        "audioposts:https://example.org/a?b=1",
        "audioposts:https%3A%2F%2Fexample.org%2Fa%3Fb%3D1",
        "web+audioposts://add?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1",
        "  https://example.org/a?b=1\n",
    ],
)
def test_what_a_bookmarklet_hands_over_is_a_url(given: str) -> None:
    assert address_in(given) == "https://example.org/a?b=1"


def test_a_path_is_no_url() -> None:
    assert not is_url("sources/https.txt")
    assert is_url("HTTP://example.org")
