"""The server over real sockets on this machine, asked as podcast apps ask."""

import http.client
import socket
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

import pytest

from audioposts.errors import ConfigError
from audioposts.publishing.serving import Site, serve
from tests.publishing.serving.running import running

SOUND = bytes(range(256)) * 40
LOCAL = "http://localhost:8000"
FEED = f"""<rss>
  <atom:link href="{LOCAL}/show/feed.xml"/>
                    <enclosure url="{LOCAL}/show/a.mp3"/>
  <description>Notes &lt;b>
 and more</description>
</rss>
""".encode()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("public")
    show = root / "show"
    show.mkdir()
    (show / "a.mp3").write_bytes(SOUND)
    (show / "feed.xml").write_bytes(FEED)
    (show / "a.chapters.json").write_text("{}")
    (show / "a.vtt").write_text("WEBVTT")
    (show / "cover.jpg").write_bytes(b"jpeg")
    (show / ".unfinished-b.mp3").write_bytes(b"half")
    (root.parent / "secret.txt").write_text("secret")
    (show / "link.txt").symlink_to(root.parent / "secret.txt")
    (root / "outside").symlink_to(root.parent)
    return root


@pytest.fixture(scope="module")
def port(root: Path) -> Iterator[int]:
    with running(Site(root, LOCAL, is_local=True)) as port:
        yield port


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()


def request(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        return Answer(connection.getresponse())
    finally:
        connection.close()


class Ask(Protocol):
    def __call__(self, path: str, method: str = "GET", **headers: str) -> Answer: ...


@pytest.fixture
def ask(port: int) -> Ask:
    return partial(request, port)


def test_a_file_with_all_that_an_app_needs(ask: Ask) -> None:
    answer = ask("/show/a.mp3")
    assert (answer.status, answer.body) == (200, SOUND)
    assert answer.headers["content-type"] == "audio/mpeg"
    assert answer.headers["content-length"] == str(len(SOUND))
    assert answer.headers["accept-ranges"] == "bytes"
    assert {"etag", "last-modified"} <= set(answer.headers)


def test_head_is_get_without_a_body(ask: Ask) -> None:
    head, get = ask("/show/a.mp3", "HEAD"), ask("/show/a.mp3")
    assert (head.status, head.body) == (200, b"")
    assert {k: v for k, v in head.headers.items() if k != "date"} == {
        k: v for k, v in get.headers.items() if k != "date"
    }


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/show/feed.xml", "application/rss+xml"),
        ("/show/a.vtt", "text/vtt; charset=utf-8"),
        ("/show/a.chapters.json", "application/json+chapters"),
        ("/show/cover.jpg", "image/jpeg"),
        ("/", "text/html; charset=utf-8"),
    ],
)
def test_types(ask: Ask, path: str, kind: str) -> None:
    assert ask(path).headers["content-type"] == kind


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-", 0, 10240),
        ("bytes=100-199", 100, 200),
        ("bytes=-5", 10235, 10240),
        ("bytes=10000-99999", 10000, 10240),
    ],
)
def test_ranges(ask: Ask, asked: str, start: int, stop: int) -> None:
    answer = ask("/show/a.mp3", Range=asked)
    assert (answer.status, answer.body) == (206, SOUND[start:stop])
    assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/10240"


def test_a_range_past_the_end_cannot_be_satisfied(ask: Ask) -> None:
    answer = ask("/show/a.mp3", Range="bytes=10240-")
    assert (answer.status, answer.headers["content-range"]) == (416, "bytes */10240")


@pytest.mark.parametrize(
    "asked", ["bytes=", "bytes=a-b", "bytes=5-2", "lines=1-2", "bytes", "bytes=1-2,x", "bytes=--5"]
)
def test_a_range_that_makes_no_sense_is_ignored(ask: Ask, asked: str) -> None:
    assert ask("/show/a.mp3", Range=asked).status == 200


def test_many_overlapping_ranges_do_not_multiply_the_answer(ask: Ask) -> None:
    answer = ask("/show/a.mp3", Range="bytes=" + ",".join(["0-10239"] * 50))
    assert len(answer.body) <= 10240 + 500


def test_if_range_with_another_tag_gives_the_whole_file(ask: Ask) -> None:
    tag = ask("/show/a.mp3").headers["etag"]
    assert ask("/show/a.mp3", Range="bytes=0-1", If_Range=tag).status == 206
    assert ask("/show/a.mp3", Range="bytes=0-1", If_Range='"other"').status == 200
    assert ask("/show/a.mp3", Range="bytes=0-1", If_Range=f"W/{tag}").status == 200


@pytest.mark.parametrize("path", ["/show/a.mp3", "/show/feed.xml"])
def test_what_has_not_changed_is_not_sent_again(ask: Ask, path: str) -> None:
    first = ask(path)
    by_tag = ask(path, If_None_Match=first.headers["etag"])
    by_date = ask(path, If_Modified_Since=first.headers["last-modified"])
    assert [(a.status, a.body) for a in (by_tag, by_date)] == [(304, b""), (304, b"")]
    assert ask(path, If_None_Match='"other"', If_Modified_Since=first.headers["last-modified"]).status == 200


@pytest.mark.parametrize("path", ["/show/a.mp3", "/show/feed.xml"])
def test_a_client_that_wants_what_there_was_is_told_that_it_changed(ask: Ask, path: str) -> None:
    """RFC 9110, 13.1.1 and 13.1.4."""
    first = ask(path)
    mark, changed = first.headers["etag"], first.headers["last-modified"]
    for wanted in (mark, "*", f'"other", {mark}'):
        assert ask(path, If_Match=wanted, Range="bytes=0-1").status in (200, 206)
    for wanted in ('"other"', f"W/{mark}", ""):
        refused = ask(path, If_Match=wanted)
        assert (refused.status, refused.body) == (412, b"Precondition Failed")
    assert ask(path, If_Unmodified_Since=changed).status == 200
    assert ask(path, If_Unmodified_Since="Sat, 01 Jan 2000 00:00:00 GMT").status == 412
    # What is no time is ignored, and a mark goes before a time.
    assert ask(path, If_Unmodified_Since="yesterday").status == 200
    assert ask(path, If_Unmodified_Since="Sat, 01 Jan 2000 00:00:00 GMT", If_Match=mark).status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/show/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/show/..%2f..%2fsecret.txt",
        "/show/link.txt", "/outside/secret.txt", "//etc/passwd", "/show/.unfinished-b.mp3", "/show", "/show/", "/gone", "/%00",
        "/" + "x" * 5000, "/show/a.mp3/x", "/..\\secret.txt",
    ],
)  # fmt: skip
def test_nothing_outside_the_tree_is_there(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert answer.status == 404
    assert b"secret" not in answer.body


def test_only_get_and_head(ask: Ask) -> None:
    assert ask("/show/a.mp3", "DELETE").status == 405


def test_web_players_may_read_transcripts(ask: Ask) -> None:
    assert ask("/show/a.vtt").headers["access-control-allow-origin"] == "*"


def test_a_client_gets_the_feed_with_the_address_that_it_used(ask: Ask, port: int) -> None:
    for host in ("mac-mini.local:8123", "a:1", "[::1]:8000"):
        answer = ask("/show/feed.xml", Host=host)
        assert answer.body.split() == FEED.replace(LOCAL.encode(), f"http://{host}".encode()).split()
        assert b"&lt;b>\n and more" in answer.body
        assert answer.headers["content-length"] == str(len(FEED)) == str(len(answer.body))
    assert f'url="http://127.0.0.1:{port}/show/a.mp3"'.encode() in ask("/show/feed.xml").body
    assert ask("/show/feed.xml", Host="localhost:8000").body == FEED
    assert ask("/show/feed.xml", "HEAD").headers["content-length"] == str(len(ask("/show/feed.xml").body))


def test_a_host_that_is_none_is_not_written_into_the_feed(ask: Ask) -> None:
    assert ask("/show/feed.xml", Host='evil"><x').body == FEED


def test_the_first_page_lists_the_feeds(ask: Ask) -> None:
    assert b'href="/show/feed.xml"' in ask("/").body


def test_a_published_feed_is_handed_out_as_it_is(root: Path) -> None:
    with running(Site(root, "https://pods.example")) as port:
        assert request(port, "/show/feed.xml").body == FEED


def test_a_port_that_is_taken_is_named(root: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"port {port}: cannot be used .*; try another one with --port"):
            serve(Site(root, LOCAL), "127.0.0.1", port)


def test_a_tree_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="gone: does not exist yet; run 'audioposts run' first"):
        serve(Site(tmp_path / "gone", LOCAL), "127.0.0.1", 0)
