"""The three ways to the posts of a WordPress site: they give the same, and each makes good for the one before."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from audioposts.errors import SourceError
from audioposts.fetching import Fetched
from audioposts.fetching.web import Web
from audioposts.identity import clean_url, url_key
from audioposts.models import Entry
from audioposts.sources.wordpress import list_wordpress
from tests.standins import LOCAL, Request, Response
from tests.standins.wordpress import Api, Feeds, WordPress
from tests.standins.wordpress_posts import AUDIO, NEWEST, POSTS, TERMS, many, of

ARCHIVE = "/category/audio-posts/"

WAYS: dict[str, Callable[..., WordPress]] = {
    "REST API": lambda posts=POSTS, **more: WordPress(posts, **more),
    "feed": lambda posts=POSTS, **more: WordPress(posts, rest=Api.REFUSED, **more),
    "pages": lambda posts=POSTS, **more: WordPress(posts, rest=Api.REFUSED, feeds=Feeds.MISSING, **more),
}


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    opened = Web(tmp_path / "web", LOCAL, sleep=lambda seconds: None)
    yield opened
    opened.close()


def listed(web: Web, url: str, category: str | None = None, since: datetime | None = None) -> list[Entry]:
    found = list_wordpress(web(url), web, category, since)
    assert found is not None
    return list(found)


def titles(found: list[Entry]) -> list[str]:
    return [entry.title for entry in found]


def expected() -> list[str]:
    return [post.title for post in of(AUDIO)]


TAGS = {term.name for term in TERMS if term.taxonomy == "post_tag"}


# --- the same from all ways


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("path", "category"), [(ARCHIVE, None), (ARCHIVE, "Audio Posts"), ("/", "Audio Posts"), ("/", "audio-posts")]
)
def test_all_ways_give_the_same(web: Web, way: str, path: str, category: str | None) -> None:
    with WAYS[way]() as home:
        found = listed(web, home + path, category)
        assert titles(found) == expected()
        assert [entry.key for entry in found] == [url_key(home + post.path) for post in of(AUDIO)]
        assert [entry.published for entry in found] == [post.published for post in of(AUDIO)]
        # A feed has the tags among the categories, with nothing that tells them apart.
        categories = [tuple(name for name in entry.categories if name not in TAGS) for entry in found]
        wanted = [tuple(term.name for term in post.categories) for post in of(AUDIO)]
        # The post of a category below it is in it as well; the archive's own page calls it by the archive's name.
        also = {category, "Audio Posts"}
        assert [set(names) - also for names in categories] == [set(names) - also for names in wanted]


@pytest.mark.parametrize("way", WAYS)
def test_posts_are_the_same_from_all_ways(web: Web, way: str) -> None:
    with WAYS[way]() as home:
        for entry, post in zip(listed(web, home + ARCHIVE), of(AUDIO), strict=True):
            read = entry.read()
            assert (read.key, read.title, read.published) == (entry.key, post.title, post.published)
            assert read.url == clean_url(home + post.path)
            assert read.body


@pytest.mark.parametrize("way", WAYS)
def test_long_archives(web: Web, way: str) -> None:
    with WAYS[way](many(45)) as home:
        assert titles(listed(web, home + ARCHIVE)) == [f"Post {n}" for n in range(45)]


@pytest.mark.parametrize("way", WAYS)
def test_only_what_is_new_enough(web: Web, way: str) -> None:
    blog = WAYS[way](many(45))
    with blog as home:
        found = listed(web, home + ARCHIVE, since=NEWEST - timedelta(hours=11))
        assert titles(found) == [f"Post {n}" for n in range(12)]
        assert not blog.asked("paged=4")
        assert not blog.asked("page/4/")


@pytest.mark.parametrize("way", WAYS)
def test_a_site_without_pretty_permalinks(web: Web, way: str) -> None:
    with WAYS[way](many(25), pretty=False) as home:
        assert titles(listed(web, f"{home}/?cat=3")) == [f"Post {n}" for n in range(25)]
        assert titles(listed(web, f"{home}/")) == [f"Post {n}" for n in range(25)]


@pytest.mark.parametrize("way", WAYS)
def test_an_archive_is_listed_lazily(web: Web, way: str) -> None:
    blog = WAYS[way](many(45))
    with blog as home:
        found = list_wordpress(web(home + ARCHIVE), web, None, None)
        assert found is not None
        assert len(blog.requests) == 1
        assert [entry.title for entry in islice(found, 3)] == ["Post 0", "Post 1", "Post 2"]
        assert not blog.asked("paged=2")
        assert not blog.asked("page/2/")


def test_the_next_run_sees_what_came_since(web: Web) -> None:
    for way in WAYS:
        blog = WAYS[way](many(3))
        with blog as home:
            assert len(listed(web, home + ARCHIVE)) == 3
            later = replace(POSTS[0], id=99, slug="later", title="Later", published=NEWEST + timedelta(hours=1))
            blog.posts = (later, *blog.posts)
            assert titles(listed(web, home + ARCHIVE)) == ["Later", "Post 0", "Post 1", "Post 2"], way


# --- falling back


@pytest.mark.parametrize("rest", [Api.MISSING, Api.REFUSED, Api.WALLED, Api.GARBLED, Api.BROKEN])
def test_without_the_interface_the_feed_is_read(web: Web, rest: Api) -> None:
    blog = WordPress(rest=rest)
    with blog as home:
        assert titles(listed(web, home + ARCHIVE)) == expected()
        assert blog.asked("/feed/?paged=2")
        assert not blog.asked("/page/2/")


@pytest.mark.parametrize("feeds", [Feeds.MISSING, Feeds.REDIRECTED, Feeds.FIRST_PAGE])
def test_without_the_feed_the_pages_are_read(web: Web, feeds: Feeds) -> None:
    blog = WordPress(rest=Api.REFUSED, feeds=feeds)
    with blog as home:
        assert titles(listed(web, home + ARCHIVE)) == expected()
        assert blog.asked("/page/2/")


def test_what_breaks_off_in_the_middle_is_made_good(web: Web) -> None:
    class Tired(WordPress):
        def answer(self, request: Request) -> Response:
            if "/wp/v2/posts" in request.target and "page=2" in request.target:
                return Response(status=500)
            return super().answer(request)

    with Tired(many(115)) as home:
        assert titles(listed(web, home + ARCHIVE)) == [f"Post {n}" for n in range(115)]


def test_a_site_that_bars_all_ways_is_told_with_what_it_answered(web: Web) -> None:
    class Barred(WordPress):
        def answer(self, request: Request) -> Response:
            self.archives = not self.requests  # what is fetched first is the page that was asked for
            return super().answer(request)

    blog = Barred(rest=Api.REFUSED, feeds=Feeds.MISSING)
    with blog as home, pytest.raises(SourceError) as error:
        listed(web, home + ARCHIVE)
    assert str(error.value) == (
        f"{home}{ARCHIVE}: its posts cannot be listed (REST API: the server asks for a login (HTTP 401);"
        " feed: the server has no such page (HTTP 404); pages: the server has no such page (HTTP 404));"
        " look at it in a browser, or name a feed of the site"
    )


def test_a_site_that_lists_a_part_says_so_after_it(web: Web) -> None:
    class Partly(WordPress):
        def answer(self, request: Request) -> Response:
            self.archives = not self.requests
            return super().answer(request)

    blog = Partly(many(30), rest=Api.REFUSED, feeds=Feeds.FIRST_PAGE)
    with blog as home:
        found = list_wordpress(web(home + ARCHIVE), web, None, None)
        assert found is not None
        assert len(list(islice(found, 10))) == 10
        with pytest.raises(SourceError, match="only 10 posts could be listed"):
            next(found)


def test_a_feed_of_the_newest_is_enough_where_no_more_is_wanted(web: Web) -> None:
    blog = WordPress(many(30), rest=Api.REFUSED, feeds=Feeds.FIRST_PAGE)
    with blog as home:
        assert len(listed(web, home + ARCHIVE, since=NEWEST - timedelta(hours=4))) == 5
        assert not blog.asked("/page/2/")


def test_a_passing_fault_is_waited_for(web: Web) -> None:
    blog = WordPress(failures=2)
    with blog as home:
        assert titles(listed(web, home + ARCHIVE)) == expected()
        assert not blog.asked("feed")


# --- what is listed


def test_a_category_that_does_not_exist(web: Web) -> None:
    blog = WordPress()
    with blog as home:
        with pytest.raises(SourceError, match="/: has no category “Sea shanties”; it has “Audio Posts”"):
            listed(web, home, "Sea shanties")
        assert not blog.asked("feed")


def test_an_archive_of_another_category_keeps_the_names_it_has(web: Web) -> None:
    with WordPress() as home:
        found = listed(web, f"{home}/category/news-views/", "Audio Posts")
        assert [entry.categories for entry in found] == [("News & Views",), ("News & Views", "Audio Posts")]


@pytest.mark.parametrize("way", WAYS)
def test_all_posts_of_a_site(web: Web, way: str) -> None:
    with WAYS[way]() as home:
        assert len(listed(web, home)) == len(POSTS)


@pytest.mark.parametrize("category", [None, "Audio Posts"])
def test_the_page_of_a_post_is_that_post(web: Web, category: str | None) -> None:
    with WordPress() as home:
        found = listed(web, home + POSTS[3].path, category)
        assert titles(found) == ["Budget night"]
        assert found[0].read().publisher == "The Quay"


def test_the_page_of_a_post_is_a_page_like_any_other_without_the_interface(web: Web) -> None:
    with WordPress(rest=Api.REFUSED) as home:
        assert list_wordpress(web(home + POSTS[3].path), web, None, None) is None


def test_a_page_that_is_not_of_wordpress(web: Web) -> None:
    page = Fetched("https://x.example/category/a/", b"<html><body><article>x</article></body></html>", "text/html")
    assert list_wordpress(page, web, "Audio Posts", None) is None
