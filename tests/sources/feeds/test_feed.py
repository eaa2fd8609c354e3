from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audioposts.errors import SourceError
from audioposts.fetching import Fetched, FetchError
from audioposts.fetching.web import Web
from audioposts.models import Entry, Form
from audioposts.sources.feeds import MAX_PAGES, is_feed, read_feed
from tests.standins import LOCAL, Request, Response, serving

URL = "https://quay.example/feed/"
LONG = " ".join(["word"] * 160)

FEEDS = [
    path.read_bytes()
    for path in sorted((Path(__file__).parent / "goldens").glob("[!.]*"))
    if ".golden" not in path.name
]


def nothing(url: str, accept: str = "*/*") -> Fetched:
    """The web, with no page in it."""
    raise FetchError(url, "the server has no such page (HTTP 404)", 404)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    opened = Web(tmp_path / "web", LOCAL, sleep=lambda seconds: None)
    yield opened
    opened.close()


def fetched(content: str | bytes, content_type: str = "application/xml", url: str = URL) -> Fetched:
    data = content if isinstance(content, bytes) else content.encode()
    media_type, _, charset = content_type.partition("; charset=")
    return Fetched(url, data, media_type, charset or None, {"content-type": content_type})


def rss(*items: str, channel: str = "", encoding: str = "UTF-8") -> str:
    listed = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><title>Quay</title>{channel}{listed}</channel></rss>'


def item(n: int, more: str = "") -> str:
    return f"<title>Post {n}</title><link>https://quay.example/{n}</link><guid isPermaLink='false'>{n}</guid><description>{LONG}</description>{more}"


def listed(content: str | bytes, content_type: str = "application/xml") -> list[Entry]:
    return list(read_feed(fetched(content, content_type), nothing))


# --- what is a feed


@pytest.mark.parametrize(
    ("content", "media_type", "expected"),
    [
        (rss(), "text/html", True),
        (rss(), "", True),
        ("\ufeff\n" + rss(), "text/plain", True),
        (f"<br />\n<b>Warning</b>: Undefined array key\n{rss()}", "text/html", True),
        ("<!-- made by hand --><a:feed xmlns:a='http://www.w3.org/2005/Atom'/>", "", True),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "text/xml", True),
        ('<rdf:RDF xmlns:foaf="http://xmlns.com/foaf/0.1/">', "application/rdf+xml", False),
        ('{"version": "https://jsonfeed.org/version/1"}', "application/json", True),
        ('{"items": []}', "application/feed+json", True),
        ('{"items": []}', "application/json", False),
        ("", "application/rss+xml", True),
        ("<!DOCTYPE html><html><body><rss></rss></body></html>", "application/rss+xml", False),
        ('<opml version="2.0"><body/></opml>', "text/xml", False),
        ("<urlset/>", "text/xml", False),
        ("The ferry left at six.", "text/plain", False),
    ],
)
def test_feeds_are_told(content: str, media_type: str, expected: bool) -> None:
    assert is_feed(content.encode(), media_type) is expected


def test_a_feed_in_utf_16_is_told_and_read() -> None:
    content = rss("<title>Grüße</title>", encoding="UTF-16").encode("utf-16")
    assert is_feed(content, "")
    assert [entry.title for entry in listed(content)] == ["Grüße"]


# --- what is none


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty; look at it in a browser, the site may have moved its feed"),
        ("<html><p>Hello</p></html>", "is a web page and not a feed, and names none; look for its feed in a browser"),
        (
            '<html><head><link rel="alternate" type="application/rss+xml" href="/blog/feed"></head></html>',
            "is a web page and not a feed; the feed that it names is https://quay.example/blog/feed",
        ),
        (
            '<html><head><link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/atom+xml"'
            ' href="http://["><link rel="stylesheet" type="application/rss+xml" href="/style"></head></html>',
            "is a web page and not a feed, and names none; look for its feed in a browser",
        ),
        ("<!-- <html> -->", "is a web page and not a feed, and names none; look for its feed in a browser"),
        (
            """{"version": "jsonfeed.org", "items": {}}""",
            "is no feed that can be read (RSS, Atom or JSON Feed); look at it in a browser",
        ),
        ("<urlset></urlset>", "is no feed that can be read (RSS, Atom or JSON Feed); look at it in a browser"),
        (
            '{"version": "https://jsonfeed.org/version/1.1", "items"',
            "is no feed that can be read (RSS, Atom or JSON Feed); look at it in a browser",
        ),
    ],
)
def test_what_is_no_feed_says_so(content: str, message: str) -> None:
    with pytest.raises(SourceError) as error:
        listed(content, "text/html")
    assert str(error.value) == f"{URL}: {message}"


def test_a_feed_without_posts_has_none() -> None:
    assert listed(rss()) == []


# --- what is broken


def test_of_a_feed_that_is_cut_off_is_read_what_is_there() -> None:
    whole = rss(item(1), item(2), item(3))
    entries = listed(whole[: whole.index("Post 3") + 60])
    assert [entry.title for entry in entries][:2] == ["Post 1", "Post 2"]
    assert entries[1].read().body == LONG


def test_a_post_that_was_cut_off_is_read_from_its_page(web: Web) -> None:
    with serving(lambda request: Response(f"<html><body><p>{LONG}</p></body></html>")) as home:
        whole = rss(f"<title>A</title><link>{home}/a</link><description>{LONG}</description>")
        entries = list(read_feed(fetched(whole[: whole.index("word word") + 20]), web))
        assert [(entry.title, entry.read().form) for entry in entries] == [("A", Form.PAGE)]


@pytest.mark.parametrize(
    ("declared", "real", "content_type"),
    [
        ("UTF-8", "utf-8", "application/rss+xml"),
        ("UTF-8", "utf-8", "text/xml"),
        ("UTF-8", "utf-8", "text/xml; charset=iso-8859-1"),
        ("iso-8859-1", "utf-8", "application/xml"),
        ("utf-16", "utf-8", "application/xml"),
        ("nonsense", "utf-8", "application/xml; charset=nonsense"),
        ("iso-8859-1", "iso-8859-1", "application/xml"),
        ("windows-1252", "windows-1252", "text/xml"),
        ("UTF-8", "windows-1252", "application/xml"),
        ("iso-8859-15", "iso-8859-15", "application/xml; charset=iso-8859-15"),
    ],
)
def test_encodings_that_are_declared_wrongly(declared: str, real: str, content_type: str) -> None:
    text = "Süße Grüße, ein Café &#8217; und noch ein paar schöne Wörter über Öl"
    content = rss(f"<title>{text}</title>", encoding=declared).encode(real)
    assert [entry.title for entry in listed(content, content_type)] == [text.replace("&#8217;", "’")]


def test_one_bad_byte_costs_its_letter() -> None:
    content = rss("<title>Grüße von der Mole, schöne Grüße — x</title>").encode().replace(b"x<", b"\xff<")
    assert [entry.title for entry in listed(content)] == ["Grüße von der Mole, schöne Grüße — \ufffd"]


def test_characters_that_xml_has_not() -> None:
    content = rss("<title>A\x0bB &#55357;&#56832;&#x1F;&#99999999999; C</title>")
    assert [entry.title for entry in listed(content)] == ["AB C"]


@pytest.mark.parametrize(
    "declaration",
    ['<!ENTITY a "b"><!ENTITY c "&a;&a;">', '<!ENTITY a SYSTEM "file:///etc/hostname">', '<!ENTITY c "&c;">'],
)
def test_entities_fetch_and_multiply_nothing(declaration: str) -> None:
    content = rss("<title>T &a; &c;</title>").replace("<rss", f"<!DOCTYPE rss [{declaration}]><rss")
    assert [len(entry.title) < 20 for entry in listed(content)] == [True]


@pytest.mark.parametrize("name", ["/etc/hostname", "https://quay.example/feed", "file:///etc/hostname"])
def test_content_that_is_an_address_is_not_opened(name: str) -> None:
    with pytest.raises(SourceError):
        listed(name, "application/rss+xml")


# --- dates


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Thu, 12 Mar 2026 17:30:00 +0100", "2026-03-12T16:30:00+00:00"),
        ("Thu, 12 Mar 2026 17:30:00 CEST", "2026-03-12T15:30:00+00:00"),
        ("Thu, 12 Mar 2026 17:30:00 PDT", "2026-03-13T00:30:00+00:00"),
        ("12 Mar 26 17:30 GMT", "2026-03-12T17:30:00+00:00"),
        ("Thu, 12 March 2026 17:30:00", "2026-03-12T17:30:00+00:00"),
        ("Thu, 12 Mar 2026 17:30:00 +0000 (UTC)", "2026-03-12T17:30:00+00:00"),
        ("2026-03-12T17:30:00Z", "2026-03-12T17:30:00+00:00"),
        ("2026-03-12 17:30:00 -0500", "2026-03-12T22:30:00+00:00"),
        ("2026-03-12", "2026-03-12T00:00:00+00:00"),
        ("March 12, 2026 5:30 PM", "2026-03-12T17:30:00+00:00"),
        ("Thu, 31 Feb 2026 17:30:00 +0000", None),
        ("Wed, 30 Nov -0001 00:00:00 +0000", None),
        ("0000-00-00 00:00:00", None),
        ("0001-01-01T00:00:00Z", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(date: str, expected: str | None) -> None:
    entry = listed(rss(f"<title>T</title><pubDate>{date}</pubDate>"))[0]
    assert entry.published == (datetime.fromisoformat(expected) if expected else None)
    assert entry.read().published == entry.published


def test_the_date_of_an_update_is_better_than_none() -> None:
    entry = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><updated>2026-03</updated></entry></feed>'
    assert listed(entry)[0].published == datetime(2026, 3, 1, tzinfo=UTC)


def test_content_that_is_no_text_is_none() -> None:
    picture = '<content type="image/png">iVBORw0KGgo=</content><summary>A pier.</summary>'
    entry = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title>{picture}</entry></feed>'
    assert listed(entry)[0].read().body == "A pier."


# --- identity


def test_a_guid_that_is_no_url_is_no_link() -> None:
    entry = listed(rss(f"<title>T</title><guid>abc-1</guid><description>{LONG}</description>"))[0]
    assert entry.key == "guid:abc-1 in quay.example/feed"
    assert entry.read().url is None


def test_links_are_resolved_against_the_feed() -> None:
    entries = listed(rss("<title>A</title><link>../2026/a</link>", "<title>B</title><link>/b?x=1&amp;y=2</link>"))
    assert [entry.key for entry in entries] == ["url:quay.example/2026/a", "url:quay.example/b?x=1&y=2"]


@pytest.mark.parametrize("link", ["mailto:ida@quay.example", "javascript:void(0)", "http://[", "http://a:b/", ""])
def test_links_that_lead_to_no_page(link: str) -> None:
    assert listed(rss(f"<title>T</title><link>{link}</link><guid isPermaLink='false'>1</guid>"))[0].read().url is None


def test_a_link_that_posts_share_is_not_theirs() -> None:
    same = [
        f"<title>{n}</title><link>https://quay.example/log#{n}</link><description>{n} is short.</description>"
        for n in "ab"
    ]
    entries = listed(rss(*same))
    assert len({entry.key for entry in entries}) == 2
    assert [entry.read().body for entry in entries] == ["a is short.", "b is short."]


def test_titles_that_recur_identify_nothing() -> None:
    entries = listed(rss(item(1).replace("Post 1", "Links"), item(2).replace("Post 2", "Links"), item(3)))
    assert [len(entry.read().also) for entry in entries] == [1, 1, 2]


def test_doubles_are_listed_once() -> None:
    assert len(listed(rss(item(1), item(1), item(2)))) == 2


def test_the_revision_changes_with_the_post_and_only_then() -> None:
    first, again = listed(rss(item(1))), listed(rss(item(0), item(1)))
    assert first[0].revision == again[1].revision
    changed = [
        item(1, "<category>New</category>"),
        item(1).replace("word word", "word"),
        item(1).replace("Post 1", "Post I"),
    ]
    assert len({first[0].revision} | {listed(rss(other))[0].revision for other in changed}) == 4


@pytest.mark.parametrize(("text", "expected"), [("A note.", False), ("A note…", True), (f"{LONG}…", True)])
def test_what_is_short_is_an_excerpt_only_if_it_shows_it_or_has_a_page(text: str, expected: bool) -> None:
    assert listed(rss(f"<description>{text}</description>"))[0].read().is_excerpt is expected


# --- pages of posts


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_page_that_may_be_had_later_is_an_error(web: Web, status: int) -> None:
    with serving(lambda request: Response(status=status)) as home:
        entry = next(
            read_feed(fetched(rss(f"<title>T</title><link>{home}/a</link><description>Short…</description>")), web)
        )
        with pytest.raises(FetchError) as error:
            entry.read()
        assert error.value.may_pass


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_of_a_page_that_is_not_to_be_had_the_summary_is_left(web: Web, status: int) -> None:
    with serving(lambda request: Response(status=status)) as home:
        entry = next(
            read_feed(fetched(rss(f"<title>T</title><link>{home}/a</link><description>Short…</description>")), web)
        )
        post = entry.read()
        assert (post.body, post.is_excerpt, post.form) == ("Short…", True, Form.TEXT)


def test_listing_fetches_no_posts(web: Web) -> None:
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.path)
        return Response(f"<html><body><p>{LONG}</p></body></html>")

    with serving(answer) as home:
        entries = list(
            read_feed(fetched(rss(f"<title>T</title><link>{home}/a</link><description>Short…</description>")), web)
        )
        assert asked == []
        assert entries[0].read().form is Form.PAGE
        assert asked == ["/a"]


def test_a_page_is_decoded(web: Web) -> None:
    page = Response(
        f"<html><head><meta charset='utf-8'></head><body><p>Grüße {LONG}</p></body></html>", "text/html; charset=utf-8"
    )
    with serving(lambda request: page) as home:
        entry = next(read_feed(fetched(rss(f"<title>T</title><link>{home}/a</link>")), web))
        assert "Grüße" in entry.read().body


# --- older pages (RFC 5005)


def paged(request: Request, relation: str = "next", last: int = 4) -> Response:
    page = int(request.query.get("page", "1"))
    link = f'<link rel="{relation}" href="?page={page + 1}" xmlns="http://www.w3.org/2005/Atom"/>'
    if page > last:
        return Response(status=404)
    return Response(rss(item(2 * page), item(2 * page + 1), channel=link), "application/rss+xml")


@pytest.mark.parametrize("relation", ["next", "prev-archive"])
def test_older_pages_are_followed_to_their_end(web: Web, relation: str) -> None:
    with serving(lambda request: paged(request, relation)) as home:
        entries = list(read_feed(web(f"{home}/feed"), web))
        assert [entry.title for entry in entries] == [f"Post {n}" for n in range(2, 10)]


def test_older_pages_are_fetched_when_it_is_their_turn(web: Web) -> None:
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.target)
        return paged(request)

    with serving(answer) as home:
        entries = read_feed(web(f"{home}/feed"), web)
        assert [next(entries).title for _ in range(3)] == ["Post 2", "Post 3", "Post 4"]
        assert asked == ["/feed", "/feed?page=2"]


def test_a_feed_that_leads_to_itself_ends(web: Web) -> None:
    link = '<link rel="next" href="/feed#older" xmlns="http://www.w3.org/2005/Atom"/>'
    with serving(lambda request: Response(rss(item(1), channel=link), "text/xml")) as home:
        assert len(list(read_feed(web(f"{home}/feed"), web))) == 1


def test_a_feed_that_gives_the_same_posts_for_ever_ends(web: Web) -> None:
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.target)
        link = f'<link rel="next" href="?page={len(asked)}" xmlns="http://www.w3.org/2005/Atom"/>'
        return Response(rss(item(1), channel=link), "text/xml")

    with serving(answer) as home:
        assert len(list(read_feed(web(f"{home}/feed"), web))) == 1
        assert len(asked) == 2


def test_no_feed_has_more_pages_than_are_followed() -> None:
    def fetch(url: str, accept: str = "*/*") -> Fetched:
        page = int(url.rpartition("=")[2])
        return fetched(
            f'{{"version": "jsonfeed.org", "items": [{{"id": {page}}}], "next_url": "?p={page + 1}"}}',
            "application/json",
            url,
        )

    assert len(list(read_feed(fetch(f"{URL}?p=1"), fetch))) == MAX_PAGES


def test_an_older_page_that_may_be_had_later_is_an_error(web: Web) -> None:
    with serving(lambda request: paged(request) if "page" not in request.query else Response(status=503)) as home:
        entries = read_feed(web(f"{home}/feed"), web)
        assert [next(entries).title for _ in range(2)] == ["Post 2", "Post 3"]
        with pytest.raises(FetchError):
            next(entries)


# --- whatever comes


def entries_or_error(content: bytes, content_type: str) -> None:
    with suppress(SourceError):
        for entry in read_feed(fetched(content, content_type), nothing):
            assert entry.key
            assert entry.revision
            assert entry.published is None or entry.published.tzinfo is not None
            assert entry.read().key == entry.key


TYPES = st.sampled_from(["", "text/html", "text/xml", "application/rss+xml; charset=latin1", "application/feed+json"])


@given(st.binary(), TYPES)
@example(b"<rss><channel><item><title>&#xD800;", "text/xml")
@example(b"<?xml version='1.0' encoding='\xff'?><rss/>", "")
@example(b'{"version": "jsonfeed.org", "items": [{"id": "\\ud800", "content_html": "<p>\\ud800 \\u0000</p>"}]}', "")
@example(b'{"version": "jsonfeed.org", "items": ' + b"[" * 100_000, "")
def test_any_bytes_give_entries_or_an_error(content: bytes, content_type: str) -> None:
    entries_or_error(content, content_type)


PIECES = st.sampled_from(
    [b"<", b"</item>", b"<item>", b"]]>", b"<![CDATA[", b"&#xD800;", b"&", b"<link>", b"<source url='x'>", b"null", b"[", b'"', b"<title x='y'/>",
     b"<width><b>3</b></width>", b"\xff\xfe", b"\x00", b"<links a='b'/>", b"http://[", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<content src='x'/>"]
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A feed in which pieces are lost, doubled or put in."""
    content = draw(st.sampled_from(FEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        stop = start + draw(st.integers(0, 60))
        put_in = draw(st.one_of(PIECES, st.just(content[start:stop] * 2), st.just(b"")))
        content = content[:start] + put_in + content[stop:]
    return content[: draw(st.integers(len(content) // 2, len(content)))]


@settings(max_examples=60, deadline=None)
@given(damaged(), TYPES)
def test_damaged_feeds_give_entries_or_an_error(content: bytes, content_type: str) -> None:
    entries_or_error(content, content_type)
