"""How sites are asked: with their leave, one request after the other, not too fast, and not at all where they say so."""

import time
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.fetching import FetchError
from audioposts.fetching.robots import rules_in
from audioposts.fetching.web import Web
from audioposts.models import Manners
from tests.fetching.sites import Clock, Site
from tests.standins import Request, Response, serving

POLITE_HERE = Manners(allow_private=("127.0.0.1", "localhost"))
"""The manners that everybody gets, but towards this machine."""


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    with serving(made) as home:
        made.home = home
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def web(tmp_path: Path, clock: Clock) -> Iterator[Web]:
    opened = Web(tmp_path, POLITE_HERE, clock.sleep, clock=clock)
    yield opened
    opened.close()


def refusal(web: Web, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        web(url)
    assert "\n" not in str(caught.value)
    return caught.value


def robots(site: Site, *lines: str) -> None:
    site.says(Response("\n".join(lines), "text/plain"), path="/robots.txt")


# --- robots.txt


def test_what_a_site_does_not_want_is_not_fetched(web: Web, site: Site) -> None:
    robots(site, "User-agent: *", "Disallow: /private/")
    error = refusal(web, site.says(Response("no"), path="/private/a"))
    assert error.message == (
        "the site's robots.txt asks programs not to fetch it; if 127.0.0.1 is yours:"
        ' [web] ignore_robots_of = ["127.0.0.1"] in audioposts.toml'
    )
    assert not error.may_pass
    assert web(site.says(Response("yes"), path="/public/a")).content == b"yes"
    assert site.paths == ["/robots.txt", "/public/a"]


def test_of_ones_own_site_robots_txt_is_not_asked_for(tmp_path: Path, site: Site) -> None:
    robots(site, "User-agent: *", "Disallow: /")
    web = Web(tmp_path, replace(POLITE_HERE, ignore_robots_of=("127.0.0.1",)))
    assert web(site.says(Response("mine"))).content == b"mine"
    web.close()
    assert site.paths == ["/"]


def test_a_redirect_needs_the_leave_of_where_it_leads(web: Web, site: Site) -> None:
    other = Site()
    with serving(other) as other.home:
        robots(other, "User-agent: audioposts", "Disallow: /")
        start = site.says(Response(status=302, headers=(("Location", f"{other.home}/a"),)))
        assert "robots.txt asks programs not to" in refusal(web, start).message
    assert other.paths == ["/robots.txt"]


RULES = """
User-agent: googlebot
Disallow: /

User-agent: audioposts
Disallow: /a
Allow: /a/b
Disallow: /*.pdf$
Disallow: /caf%C3%A9
Crawl-delay: 2.5

# the same group again: RFC 9309, 2.2.1 has them as one
user-agent: AudioPosts
disallow: /later   # a comment

User-agent: *
Disallow: /everybody
"""


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("/", True), ("/a", False), ("/abc", False), ("/a/b", True), ("/a/b/c", True), ("/x/y.pdf", False),
        ("/x/y.pdfs", True), ("/x/y.pdf?v=1", True), ("/café", False), ("/caf%c3%a9/x", False), ("/later", False),
        ("/everybody", True), ("/A", True), ("/?a", True),
    ],
)  # fmt: skip
def test_the_longest_rule_of_our_own_groups_decides(path: str, may: bool) -> None:
    assert rules_in(RULES.encode()).allow(f"https://a.example{path}") is may


@pytest.mark.parametrize(
    "text",
    [
        "", "User-agent: *\nDisallow:", "\ufeffUser-agent: bing\nDisallow: /", "<!doctype html><title>Home</title>",
        "Disallow: /", "User-agent: *\nDisallow: /x\nAllow: /", "User-agent: *\nDisallow: /page\nAllow: /page",
        "User-agent: *\nDisallow: /\n\nUser-agent: audioposts\nAllow: /",
    ],
)  # fmt: skip
def test_what_forbids_nothing(text: str) -> None:
    assert rules_in(text.encode()).allow("https://a.example/page")


@pytest.mark.parametrize("text", ["\ufeffUser-agent: *\nDisallow: /", "User-agent: a\rUser-agent: *\rDisallow: /page"])
def test_what_forbids(text: str) -> None:
    assert not rules_in(text.encode()).allow("https://a.example/page")


@given(st.binary(max_size=400), st.text(max_size=50))
def test_no_robots_txt_breaks_anything(content: bytes, path: str) -> None:
    rules = rules_in(b"User-agent: *\n" + content)
    assert isinstance(rules.allow(f"https://a.example/{path}"), bool)
    assert 0 <= rules.delay_s <= 30


@pytest.mark.parametrize("line", ["Disallow: /" + "*a" * 100, "Disallow: /*" + "a*" * 200 + "$", "Allow: " + "/" * 500])
def test_a_robots_txt_that_was_made_to_take_long_does_not(line: str) -> None:
    rules = rules_in("\n".join(["User-agent: *", *[f"{line}{n}" for n in range(512_000 // len(line))]]).encode())
    begun = time.process_time()
    rules.allow("https://a.example/" + "a" * 2000)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_without_a_robots_txt_everything_is_allowed(web: Web, site: Site, status: int) -> None:
    site.says(Response("User-agent: *\nDisallow: /", status=status), path="/robots.txt")
    assert web(site.says(Response("news"))).content == b"news"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_without_knowing_the_robots_txt_nothing_is_asked_for(web: Web, site: Site, clock: Clock, status: int) -> None:
    site.says(Response("", status=status), path="/robots.txt")
    error = refusal(web, site.says(Response("news")))
    assert error.message.startswith("without its robots.txt nothing is asked for: the server ")
    assert f"(HTTP {status})" in error.message
    assert error.may_pass
    waited = len(clock.waits)
    for path in ("/b", "/c", "/d"):
        assert refusal(web, site.home + path).may_pass
    assert site.paths == ["/robots.txt"] * 4, "its other pages cost nothing"
    assert len(clock.waits) == waited


def test_a_robots_txt_that_is_there_a_moment_later(web: Web, site: Site) -> None:
    site.says(Response(status=503), Response("User-agent: *\nDisallow: /b"), path="/robots.txt")
    assert web(site.says(Response("news"))).content == b"news"
    assert "robots.txt asks" in refusal(web, site.home + "/b").message


def test_a_host_that_does_not_answer_is_given_up_after_one_page(tmp_path: Path, clock: Clock) -> None:
    with serving(lambda _: Response()) as home:
        pass
    web = Web(tmp_path, POLITE_HERE, clock.sleep, clock=clock)
    assert refusal(web, home).message == "cannot be fetched: Connection refused"
    waited = len(clock.waits)
    assert refusal(web, f"{home}/b").message == "cannot be fetched: Connection refused"
    assert len(clock.waits) == waited
    web.close()


def test_a_robots_txt_is_followed_to_where_it_is(web: Web, site: Site) -> None:
    other = Site()
    with serving(other) as other.home:
        robots(other, "User-agent: *", "Disallow: /b")
        site.says(Response(status=301, headers=(("Location", f"{other.home}/robots.txt"),)), path="/robots.txt")
        assert web(site.says(Response("news"))).content == b"news"
        assert "robots.txt asks" in refusal(web, f"{site.home}/b").message


def test_a_robots_txt_in_circles_is_none(web: Web, site: Site) -> None:
    site.says(Response(status=301, headers=(("Location", "/robots.txt"),)), path="/robots.txt")
    assert web(site.says(Response("news"))).content == b"news"
    assert site.paths == ["/robots.txt"] * 6 + ["/"]


def test_a_robots_txt_without_end_is_read_as_far_as_the_rfc_wants(web: Web, site: Site) -> None:
    lines = "User-agent: *\nDisallow: /early\n" + "# nothing\n" * 60_000 + "Disallow: /late\n"
    site.says(Response(lines, "text/plain"), path="/robots.txt")
    assert "robots.txt asks" in refusal(web, f"{site.home}/early").message
    assert web(site.says(Response("news"), path="/late")).content == b"news"


def test_a_robots_txt_is_kept_for_a_day(tmp_path: Path, site: Site) -> None:
    robots(site, "User-agent: *", "Disallow: /b")
    url = site.says(Response("news"))
    for kept_s in (86_400, 86_400):
        with_it = Web(tmp_path, POLITE_HERE, lambda _: None, robots_kept_s=kept_s)
        with_it(url)
        assert "robots.txt asks" in refusal(with_it, f"{site.home}/b").message
        with_it.close()
    assert site.paths == ["/robots.txt", "/", "/"]


def test_a_robots_txt_of_yesterday_is_asked_for_again(tmp_path: Path, site: Site) -> None:
    robots(site, "User-agent: *", "Disallow: /b")
    url = site.says(Response("news"))
    for _ in range(2):
        web = Web(tmp_path, POLITE_HERE, lambda _: None, robots_kept_s=0.001)
        web(url)
        web.close()
        time.sleep(0.01)
    assert site.paths == ["/robots.txt", "/", "/robots.txt", "/"]


# --- pauses


def test_there_is_a_pause_between_two_pages_of_a_host(web: Web, site: Site, clock: Clock) -> None:
    url = site.says(Response("news"))
    web(url)
    assert clock.waits == [], "the first page waits for nobody"
    web(url)
    web(url)
    assert clock.waits == [1.0, 1.0]
    clock.now += 0.7
    web(url)
    assert clock.waits[2:] == [0.3]


def test_a_pause_is_for_one_host(web: Web, site: Site, clock: Clock) -> None:
    url = site.says(Response("news"))
    web(url)
    web(url.replace("127.0.0.1", "localhost"))
    assert clock.waits == []


def test_pauses_are_as_the_settings_say(tmp_path: Path, site: Site, clock: Clock) -> None:
    web = Web(tmp_path, replace(POLITE_HERE, pace_s=0.25), clock.sleep, clock=clock)
    url = site.says(Response("news"))
    web(url)
    web(url)
    web.close()
    assert clock.waits == [0.25]


@pytest.mark.parametrize(("wish", "pause"), [("5", 5), ("0.1", 1), ("3600", 30), ("soon", 1), ("-1", 1), ("1e400", 1)])
def test_a_crawl_delay_is_kept_to_within_reason(web: Web, site: Site, clock: Clock, wish: str, pause: float) -> None:
    robots(site, "User-agent: *", f"Crawl-delay: {wish}")
    url = site.says(Response("news"))
    web(url)
    web(url)
    assert clock.waits == [pause]


def test_a_host_is_asked_one_thing_at_a_time(tmp_path: Path, site: Site) -> None:
    at_work, most, first, go_on = [], [], Event(), Event()

    def answer(_: Request) -> Response:
        at_work.append(1)
        most.append(len(at_work))
        first.set()
        go_on.wait(0.1)
        at_work.pop()
        return Response("news")

    site.answers["/"] = answer
    web = Web(tmp_path, replace(POLITE_HERE, pace_s=0, ignore_robots_of=("127.0.0.1",)))
    threads = [Thread(target=web, args=(f"{site.home}/",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    web.close()
    assert most == [1, 1, 1, 1]


# --- peace


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_wants_peace_has_it_for_the_rest_of_the_run(
    web: Web, site: Site, clock: Clock, status: int
) -> None:
    site.says(Response(status=status, headers=(("Retry-After", "3600"),)), path="/a")
    site.says(Response("news"), path="/b")
    assert refusal(web, f"{site.home}/a").wait_s == 3600
    error = refusal(web, f"{site.home}/b")
    assert error.message.startswith("127.0.0.1 asked to be left alone for a while")
    assert error.may_pass
    assert site.paths == ["/robots.txt", "/a"]
    clock.now += 3601
    assert web(f"{site.home}/b").content == b"news"


def test_peace_may_be_asked_for_by_a_date(web: Web, site: Site) -> None:
    late = formatdate(time.time() + 600, usegmt=True)
    site.says(Response(status=503, headers=(("Retry-After", late),)), path="/a")
    site.says(Response("news"), path="/b")
    refusal(web, f"{site.home}/a")
    refusal(web, f"{site.home}/b")
    assert site.paths == ["/robots.txt", "/a"]


def test_a_rehearsal_remembers_who_wants_peace(web: Web, site: Site, tmp_path: Path) -> None:
    site.says(Response(status=429, headers=(("Retry-After", "3600"),)))
    refusal(web, f"{site.home}/")
    other = web.elsewhere(tmp_path / "other")
    refusal(other, f"{site.home}/b")
    other.close()
    assert site.paths == ["/robots.txt", "/"]


# --- who asks


@pytest.mark.parametrize(
    ("contact", "agent", "sender"),
    [
        (None, "(reads articles aloud)", None),
        ("https://ida.example/bot", "(reads articles aloud; +https://ida.example/bot)", None),
        ("ida@quay.example", "(reads articles aloud; +ida@quay.example)", "ida@quay.example"),
        ("https://ida.example/@ida", "(reads articles aloud; +https://ida.example/@ida)", None),
    ],
)
def test_a_request_says_who_asks(
    tmp_path: Path, site: Site, contact: str | None, agent: str, sender: str | None
) -> None:
    web = Web(tmp_path, replace(POLITE_HERE, contact=contact))
    web(site.says(Response("news")))
    web.close()
    for request in site.asked:
        assert request.headers["user-agent"].startswith("audioposts/")
        assert request.headers["user-agent"].endswith(agent)
        assert request.headers.get("from") == sender
