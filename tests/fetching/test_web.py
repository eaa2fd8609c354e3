"""The web through its cache, over real sockets: what is asked, how often, and what is said of everything that fails."""

import gzip
import logging
import re
import time
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from threading import Event

import pytest

from audioposts.errors import StorageError
from audioposts.fetching import MAX_BYTES, Fetched, FetchError
from audioposts.fetching.web import Web
from tests.fetching.sites import Site
from tests.standins import LOCAL, Request, Response, serving


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    with serving(made) as home:
        made.home = home
        yield made


@pytest.fixture
def waits() -> list[float]:
    """How long was waited."""
    return []


@pytest.fixture
def web(tmp_path: Path, waits: list[float]) -> Iterator[Web]:
    opened = Web(tmp_path, LOCAL, sleep=waits.append)
    yield opened
    opened.close()


def refusal(web: Web, url: str) -> FetchError:
    """Return why a URL cannot be fetched: one line that names it."""
    with pytest.raises(FetchError) as caught:
        web(url)
    assert str(caught.value).startswith(f"{url}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.subject == url
    return caught.value


# --- what is there


def test_a_page(web: Web, site: Site) -> None:
    url = site.says(Response("<p>blåbær", "Text/HTML; Charset=ISO-8859-1", headers=(("X-Kind", "berry"),)))
    found = web(url, "text/html")
    assert found == Fetched(url, "<p>blåbær".encode(), "text/html", "iso-8859-1", found.headers)
    assert found.headers["x-kind"] == "berry"
    (asked,) = site.asked
    assert asked.headers["accept"] == "text/html"
    assert asked.headers["user-agent"].startswith("audioposts/")


def test_a_page_that_says_nothing_of_itself(web: Web, site: Site) -> None:
    found = web(site.says(Response("hm", "")))
    assert (found.content, found.media_type, found.charset) == (b"hm", "", None)


def test_gzip_is_undone_also_from_the_cache(web: Web, site: Site) -> None:
    body = gzip.compress(b"a ferry" * 1000)
    headers = (("Content-Encoding", "gzip"), ("ETag", '"1"'))
    url = site.says(Response(body, headers=headers), Response(status=304, headers=headers))
    assert web(url).content == web(url).content == b"a ferry" * 1000
    assert "gzip" in site.asked[0].headers["accept-encoding"]


def test_gzip_that_is_none_is_one_line(web: Web, site: Site) -> None:
    url = site.says(Response("plain", headers=(("Content-Encoding", "gzip"),)))
    assert refusal(web, url).message.startswith("cannot be fetched: ")


def test_redirects_are_followed_to_where_the_page_is(web: Web, site: Site) -> None:
    start = site.says(Response(status=301, headers=(("Location", "/b?x=1"),)), path="/a")
    site.says(Response(status=302, headers=(("Location", "/c"),)), path="/b")
    site.says(Response("there"), path="/c")
    found = web(start)
    assert (found.url, found.content) == (f"{site.home}/c", b"there")
    assert site.paths == ["/a", "/b?x=1", "/c"]


def test_letters_beyond_ascii_are_escaped(web: Web, site: Site) -> None:
    site.says(Response("да"), path="/п/a b")
    assert web(f"{site.home}/п/a b").content == "да".encode()
    assert site.paths == ["/%D0%BF/a%20b"]


# --- what was fetched before


@pytest.mark.parametrize(
    ("validator", "question"),
    [(("ETag", '"1"'), "if-none-match"), (("Last-Modified", "Sat, 14 Mar 2026 04:30:00 GMT"), "if-modified-since")],
)
def test_what_has_not_changed_is_not_sent_again(
    web: Web, site: Site, tmp_path: Path, validator: tuple[str, str], question: str
) -> None:
    url = site.says(Response("news", headers=(validator,)), Response(status=304, headers=(validator,)))
    first = web(url)
    web.close()
    later = Web(tmp_path, LOCAL)
    assert [later(url).content, later(url).content] == [first.content] * 2
    later.close()
    assert [request.headers.get(question) for request in site.asked] == [None, validator[1], validator[1]]
    assert later(url).media_type == first.media_type == "text/html"
    later.close()


def test_what_has_changed_is_fetched_and_kept(web: Web, site: Site) -> None:
    current = ["old"]

    def answer(request: Request) -> Response:
        tag = f'"{current[0]}"'
        if request.headers.get("if-none-match") == tag:
            return Response(status=304, headers=(("ETag", tag),))
        return Response(current[0], headers=(("ETag", tag),))

    site.answers["/"] = answer
    contents = [web(f"{site.home}/").content]
    current[0] = "new"
    contents += [web(f"{site.home}/").content for _ in range(3)]
    assert contents == [b"old", b"new", b"new", b"new"]


@pytest.mark.parametrize("rule", ["max-age=86400", "public, s-maxage=600", "immutable, max-age=31536000", ""])
def test_a_cache_is_asked_whether_it_is_still_right(web: Web, site: Site, rule: str) -> None:
    headers = (("Cache-Control", rule), ("Last-Modified", "Sat, 14 Mar 2020 04:30:00 GMT"))
    url = site.says(Response("old", headers=headers), Response("new", headers=headers))
    assert [web(url).content, web(url).content] == [b"old", b"new"]


def test_what_must_not_be_kept_is_not(web: Web, site: Site, tmp_path: Path) -> None:
    url = site.says(Response("a secret of the harbour", headers=(("Cache-Control", "no-store"), ("ETag", '"1"'))))
    assert web(url).content == web(url).content
    assert all("if-none-match" not in request.headers for request in site.asked)
    web.close()
    assert not any(b"a secret of the harbour" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_nothing_is_asked_more_often_than_needed(web: Web, site: Site) -> None:
    page = site.says(Response("news", headers=(("ETag", '"1"'),)), path="/page")
    for url in (page, f"{site.home}/none", f"{site.home}/none"):
        try:
            web(url)
        except FetchError:
            continue
    assert site.paths == ["/page", "/none", "/none"]


def test_a_closed_web_opens_again(web: Web, site: Site) -> None:
    url = site.says(Response("news"))
    web.close()
    assert web(url).content == b"news"
    web.close()
    web.close()
    assert web(url).content == b"news"


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    Web(tmp_path / "cache", LOCAL).close()
    assert not (tmp_path / "cache").exists()


# --- what is not there


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (400, "the server refuses the request (HTTP 400)"),
        (401, "the server asks for a login (HTTP 401)"),
        (403, "the server refuses to show it to programs (HTTP 403)"),
        (404, "the server has no such page (HTTP 404)"),
        (410, "the server says that it is gone for good (HTTP 410)"),
        (418, "the server refuses the request (HTTP 418)"),
        (501, "the server has a fault for the moment (HTTP 501)"),
    ],
)
def test_what_will_not_pass_is_asked_once(web: Web, site: Site, waits: list[float], status: int, meaning: str) -> None:
    error = refusal(web, site.says(Response("sorry", status=status)))
    assert (error.message, error.status, error.may_pass) == (meaning, status, False)
    assert (len(site.asked), waits) == (1, [])


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_ever_later(web: Web, site: Site, waits: list[float], status: int) -> None:
    error = refusal(web, site.says(Response("busy", status=status)))
    assert (error.status, error.may_pass, len(site.asked)) == (status, True, 4)
    assert f"(HTTP {status})" in error.message
    assert len(waits) == 3
    assert all(least <= wait <= least + 1 for least, wait in zip((0.5, 1, 2), waits, strict=True))


def test_what_passes_is_fetched(web: Web, site: Site, waits: list[float]) -> None:
    url = site.says(Response(status=503), Response(status=429), Response("news"))
    assert web(url).content == b"news"
    assert len(waits) == 2
    assert web(url).content == b"news"
    assert len(site.asked) == 4


def test_retry_after_in_seconds(web: Web, site: Site, waits: list[float]) -> None:
    url = site.says(Response(status=429, headers=(("Retry-After", "7"),)), Response("news"))
    assert web(url).content == b"news"
    assert waits == [7.0]


def test_retry_after_as_a_date(web: Web, site: Site, waits: list[float]) -> None:
    late = formatdate(time.time() + 20, usegmt=True)
    past = formatdate(time.time() - 3600, usegmt=True)
    url = site.says(
        Response(status=503, headers=(("Retry-After", late),)),
        Response(status=503, headers=(("Retry-After", past),)),
        Response("news"),
    )
    assert web(url).content == b"news"
    assert 10 < waits[0] <= 20
    assert waits[1] == 0


@pytest.mark.parametrize("wish", ["3600", "9" * 400, "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_server_that_wants_to_be_left_alone_is(web: Web, site: Site, waits: list[float], wish: str) -> None:
    error = refusal(web, site.says(Response(status=429, headers=(("Retry-After", wish),))))
    assert error.message == "the server asks for fewer requests; the next run tries again (HTTP 429)"
    assert error.wait_s is not None
    assert error.wait_s > 30
    assert (len(site.asked), waits, error.may_pass) == (1, [], True)


@pytest.mark.parametrize("wish", ["", "soon", "-5", "²", "1.5", "Fri, 99 Dec 2026 23:59:59 GMT"])
def test_a_wish_that_makes_no_sense_is_passed_over(web: Web, site: Site, waits: list[float], wish: str) -> None:
    url = site.says(Response(status=503, headers=(("Retry-After", wish),)), Response("news"))
    assert web(url).content == b"news"
    assert len(waits) == 1
    assert 0.5 <= waits[0] <= 1.5


def test_redirects_in_circles(web: Web, site: Site, waits: list[float]) -> None:
    site.says(Response(status=302, headers=(("Location", "/a"),)), path="/b")
    error = refusal(web, site.says(Response(status=302, headers=(("Location", "/b"),)), path="/a"))
    assert error.message == "redirects more than 8 times, in circles perhaps"
    assert (len(site.asked), waits, error.may_pass) == (9, [], False)


@pytest.mark.parametrize("target", ["ftp://a.example/", "file:///etc/passwd", "mailto:ida@paper.example"])
def test_a_redirect_out_of_the_web(web: Web, site: Site, target: str) -> None:
    error = refusal(web, site.says(Response(status=302, headers=(("Location", target),))))
    assert (len(site.asked), error.may_pass) == (1, False)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "mailto:a@b",
        "page.txt",
        "",
        "http://",
        "https:///x",
        "http://[::1",
        "http://a..b/",
        "http://xn--.example/",
        f"http://{'a' * 70}.example/",
        "http://256.256.256.256/",
        "http://a.example:port/",
        "http://a\x00b.example/",
        "http://127.0.0.1/\ud800",
    ],
)
def test_what_is_no_address(web: Web, waits: list[float], url: str) -> None:
    error = refusal(web, url)
    assert error.message.startswith("is no address of a web page: ")
    assert (error.may_pass, waits) == (False, [])


def test_nobody_listens(web: Web, waits: list[float]) -> None:
    with serving(lambda _: Response()) as home:
        pass
    error = refusal(web, home)
    assert (error.message, error.status, error.may_pass) == ("cannot be fetched: Connection refused", None, True)
    assert len(waits) == 3


def test_a_host_that_does_not_exist(web: Web) -> None:
    error = refusal(web, "http://nowhere.invalid/")
    assert error.message.startswith("cannot be fetched: ")
    assert "Errno" not in error.message
    assert error.may_pass


def test_a_server_that_never_answers(tmp_path: Path, site: Site, waits: list[float]) -> None:
    done = Event()
    site.answers["/"] = lambda _: Response(str(done.wait(10)))
    web = Web(tmp_path, LOCAL, sleep=waits.append, answer_s=0.05)
    try:
        error = refusal(web, f"{site.home}/")
    finally:
        done.set()
        web.close()
    assert (error.message, error.may_pass) == ("cannot be fetched: it does not answer in time", True)
    assert len(site.asked) == 4


def test_an_answer_that_does_not_end(tmp_path: Path, site: Site) -> None:
    web = Web(tmp_path, LOCAL, sleep=lambda _: None, longest_s=0.0)
    error = refusal(web, site.says(Response("drip")))
    web.close()
    assert (error.message, error.may_pass) == ("takes more than 0 seconds to come", True)


def test_an_answer_that_breaks_off(web: Web, site: Site) -> None:
    class Half(bytes):
        def __len__(self) -> int:
            return 1000

    error = refusal(web, site.says(Response(Half(b"<p>The fer"), headers=(("ETag", '"1"'),))))
    assert error.message.startswith("cannot be fetched: ")
    site.says(Response("<p>The ferry"))
    assert web(f"{site.home}/").content == b"<p>The ferry"
    assert all("if-none-match" not in request.headers for request in site.asked), "half a page was kept"


def test_what_is_larger_than_a_page(web: Web, site: Site) -> None:
    packed = gzip.compress(bytes(MAX_BYTES + 1), 1)
    error = refusal(web, site.says(Response(packed, headers=(("Content-Encoding", "gzip"),))))
    assert error.message == "has more than 20 MB, which no page of posts has"
    assert (len(site.asked), error.may_pass) == (1, False)


# --- the disk


def test_a_file_where_the_cache_should_be(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")
    for folder in (tmp_path / "cache", tmp_path / "cache" / "web"):
        with pytest.raises(StorageError, match=re.escape(str(tmp_path / "cache"))) as caught:
            Web(folder, LOCAL)("http://127.0.0.1:1/")
        assert "\n" not in str(caught.value)


def test_a_cache_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "web.sqlite").mkdir()
    with pytest.raises(
        StorageError, match=r"web\.sqlite: unable to open database file; it is a cache and may be deleted"
    ):
        Web(tmp_path, LOCAL)("http://127.0.0.1:1/")


def test_a_cache_that_is_broken(tmp_path: Path) -> None:
    (tmp_path / "web.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(StorageError, match=r"web\.sqlite: file is not a database; it is a cache and may be deleted"):
        Web(tmp_path, LOCAL)("http://127.0.0.1:1/")


def test_a_cache_that_breaks_later_costs_only_the_network(
    web: Web, site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = site.says(Response("news", headers=(("ETag", '"1"'),)))
    web(url)
    web.close()
    (tmp_path / "web.sqlite").unlink()
    assert web(url).content == b"news"
    assert logging.getLogger("hishel").handlers
    assert capsys.readouterr().err == ""
