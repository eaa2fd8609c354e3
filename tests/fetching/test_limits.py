"""What is too large, too slow or packed to be a trap ends early, in little memory; and no password is told to anybody."""

import gzip
import logging
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.errors import SourceError, without_logins
from audioposts.fetching import MAX_BYTES, FetchError
from audioposts.fetching.bodies import PackingError, TooLargeError, read_body
from audioposts.fetching.web import Web
from tests.fetching.sites import Site
from tests.standins import LOCAL, Response, serving


@contextmanager
def talking(talk: Callable[[socket.socket, Event], object]) -> Iterator[str]:
    """Serve whatever `talk` says to whoever connects, byte by byte if it likes."""
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while not over.is_set():
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.settimeout(5)
                    try:
                        connection.recv(65536)
                        talk(connection, over)
                    except OSError:
                        continue

        thread = Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            over.set()
            server.shutdown(socket.SHUT_RDWR)
            thread.join(6)


@contextmanager
def measured(seconds: float, megabytes: float) -> Iterator[None]:
    """See that something takes no more than this."""
    tracemalloc.start()
    begun = time.monotonic()
    try:
        yield
        taken, (_, peak) = time.monotonic() - begun, tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken < seconds
    assert peak < megabytes * 1e6


def refusal(url: str, folder: Path, *, answer_s: float = 5.0, longest_s: float = 5.0) -> FetchError:
    web = Web(folder, LOCAL, lambda _: None, answer_s=answer_s, longest_s=longest_s)
    try:
        with pytest.raises(FetchError) as caught:
            web(url)
    finally:
        web.close()
    assert "\n" not in str(caught.value)
    return caught.value


TOO_LARGE = "has more than 20 MB, which no page of posts has"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

# --- bodies


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", raw_deflate)],
)
def test_a_bomb_is_put_out_before_it_fills_the_memory(
    tmp_path: Path, coding: str, pack: Callable[[bytes], bytes]
) -> None:
    bomb = pack(bytes(300_000_000))
    assert len(bomb) < 500_000
    with serving(lambda _: Response(bomb, headers=(("Content-Encoding", coding),))) as home, measured(10, 60):
        error = refusal(home, tmp_path)
    assert (error.message, error.may_pass) == (TOO_LARGE, False)


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "x" * 5000])
def test_a_packing_that_was_not_asked_for_is_not_opened(tmp_path: Path, coding: str) -> None:
    body = gzip.compress(gzip.compress(bytes(10_000_000)))
    with serving(lambda _: Response(body, headers=(("Content-Encoding", coding),))) as home:
        error = refusal(home, tmp_path)
    assert error.message.startswith("cannot be fetched: it is packed in a way that was not asked for (")
    assert len(error.message) < 150


def test_only_what_can_be_unpacked_is_asked_for(tmp_path: Path) -> None:
    site = Site()
    with serving(site) as site.home:
        Web(tmp_path, LOCAL)(site.says(Response("news")))
    assert site.asked[0].headers["accept-encoding"] == "gzip, deflate"


def test_what_says_that_it_is_too_large_is_not_read(tmp_path: Path) -> None:
    def talk(connection: socket.socket, over: Event) -> None:
        connection.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % (MAX_BYTES + 1))
        over.wait(5)

    with talking(talk) as url, measured(2, 10):
        error = refusal(url, tmp_path)
    assert (error.message, error.may_pass) == (TOO_LARGE, False)


@given(st.lists(st.binary(max_size=300), max_size=5), st.integers(1, 70), st.sampled_from(["gzip", "deflate", ""]))
def test_what_was_packed_comes_back_however_it_is_cut(parts: list[bytes], size: int, coding: str) -> None:
    whole = b"".join(parts)
    packed = {"gzip": b"".join(map(gzip.compress, parts)), "deflate": zlib.compress(whole), "": whole}[coding]
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert read_body(pieces, {"content-encoding": coding}, 10_000, int) == whole


@given(st.binary(max_size=2000), st.sampled_from(["gzip", "deflate"]), st.integers(1, 500))
def test_nothing_that_is_sent_breaks_the_unpacking(data: bytes, coding: str, size: int) -> None:
    try:
        found = read_body([data[:size], data[size:]], {"content-encoding": coding}, 1000, int)
    except (PackingError, TooLargeError):
        return
    assert len(found) <= 1000


def test_packed_nothings_without_end_are_too_large() -> None:
    def nothings() -> Iterator[bytes]:
        nothing = gzip.compress(b"") * 1000
        while True:
            yield nothing

    with pytest.raises(TooLargeError):
        read_body(nothings(), {"content-encoding": "gzip"}, 100_000, int)


# --- time


def drip(connection: socket.socket, over: Event, beginning: bytes, drop: bytes) -> None:
    connection.sendall(beginning)
    while not over.wait(0.02):
        connection.sendall(drop)


@pytest.mark.parametrize(
    ("beginning", "drop"),
    [
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a"),
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
        (HEAD + b"Content-Length: 1000000\r\n\r\n", b"a"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n", b"X-Trailer: a\r\n"),
        (HEAD + b"\r\n", b"a"),
    ],
    ids=["header", "hints", "body", "pieces", "trailers", "until-it-closes"],
)
def test_what_trickles_is_not_waited_for(tmp_path: Path, beginning: bytes, drop: bytes) -> None:
    with talking(lambda connection, over: drip(connection, over, beginning, drop)) as url, measured(8, 10):
        error = refusal(url, tmp_path, longest_s=0.3)
    assert (error.message, error.may_pass) == ("takes more than 0 seconds to come", True)


def test_silence_is_not_waited_for_longer_than_an_answer_may_take(tmp_path: Path) -> None:
    with talking(lambda _, over: over.wait(5)) as url, measured(4, 10):
        error = refusal(url, tmp_path, answer_s=5, longest_s=0.2)
    assert error.message == "takes more than 0 seconds to come"


# --- headers


def test_headers_without_end(tmp_path: Path) -> None:
    def talk(connection: socket.socket, over: Event) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while not over.is_set():
            connection.sendall(b"X-More: " + b"a" * 4000 + b"\r\n")

    with talking(talk) as url, measured(8, 20):
        error = refusal(url, tmp_path)
    assert error.message.startswith("cannot be fetched: ")


@pytest.mark.parametrize("headers", [[("X-A", "b")] * 300, [("X-A", "b" * 70_000)]])
def test_more_headers_than_a_page_has(tmp_path: Path, headers: list[tuple[str, str]]) -> None:
    with serving(lambda _: Response("news", headers=tuple(headers))) as home:
        error = refusal(home, tmp_path)
    assert (error.message, error.may_pass) == ("has more headers than any page of posts", False)


# --- redirects


def test_the_body_of_a_redirect_is_not_read(tmp_path: Path) -> None:
    def talk(connection: socket.socket, over: Event) -> None:
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: ftp://a.example/\r\n\r\n")
        while not over.is_set():
            connection.sendall(bytes(65536))

    with talking(talk) as url, measured(2, 10):
        error = refusal(url, tmp_path)
    assert error.message.startswith("is no address of a web page: ")


# --- names and passwords


def test_a_password_is_for_its_site_and_nobody_else(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    site, other = Site(), Site()
    with serving(site) as site.home, serving(other) as other.home:
        site.says(Response("news"), path="/a")
        site.says(Response(status=302, headers=(("Location", "/a"),)), path="/same")
        site.says(Response(status=302, headers=(("Location", other.says(Response("else"))),)), path="/away")
        site.says(Response(status=302, headers=(("Location", other.home.replace("//", "//eve:sesame@")),)), path="/x")
        secret = site.home.replace("//", "//ida:s%40same@")
        web = Web(tmp_path, LOCAL, lambda _: None)
        assert web(f"{secret}/a").url == f"{site.home}/a"
        assert web(f"{secret}/same").url == f"{site.home}/a"
        assert web(f"{site.home}/a").content == b"news", "what is found on the site is of the site"
        assert web(f"{secret}/away").content == web(f"{secret}/x").content == b"else"
        with pytest.raises(FetchError) as caught:
            web(f"{secret}/gone")
        web.close()
    assert {request.headers.get("authorization") for request in site.asked} == {"Basic aWRhOnNAc2FtZQ=="}
    assert {request.headers.get("authorization") for request in other.asked} == {None}
    assert str(caught.value).startswith(f"{site.home}/gone: ")
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    for word in ("s%40same", "s@same", "sesame"):
        assert word not in caplog.text
        assert word.encode() not in kept


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("http://ida:secret@a.example/b?c=d@e", "http://a.example/b?c=d@e"),
        ("https://ida@a.example", "https://a.example"),
        ("see http://a:b@c.example/ and http://d:e@f.example/", "see http://c.example/ and http://f.example/"),
        ("http://ida:p@ss@a.example/", "http://a.example/"),
        ("https://social.example/@ida", "https://social.example/@ida"),
        ("https://a.example?to=ida@b.example", "https://a.example?to=ida@b.example"),
        ("sftp://ida@a.example/srv", "sftp://ida@a.example/srv"),
        ("rsync+ssh://ida:p@ss@a.example/srv", "rsync+ssh://ida@a.example/srv"),
        ("ida@quay.example wrote https://a.example/", "ida@quay.example wrote https://a.example/"),
    ],
)
def test_no_error_tells_a_password(said: str, told: str) -> None:
    assert without_logins(said) == told
    error = SourceError(said, said)
    assert (error.subject, error.message, str(error)) == (told, told, f"{told}: {told}")
