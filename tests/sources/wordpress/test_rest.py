"""The REST API, by itself: which archive, which posts, and how they are read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from audioposts.errors import SourceError
from audioposts.fetching.web import Web
from audioposts.models import Entry, Form
from audioposts.sources.wordpress.api import ApiError
from audioposts.sources.wordpress.page import read_wordpress_page
from audioposts.sources.wordpress.rest import Rest
from audioposts.sources.wordpress.terms import NoCategoryError
from tests.standins import LOCAL, Request, Response
from tests.standins.wordpress import Api, WordPress
from tests.standins.wordpress_posts import AUDIO, INTERVIEWS, NEWEST, POSTS, WpPost, many, of

ARCHIVE = "/category/audio-posts/"


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    opened = Web(tmp_path / "web", LOCAL, sleep=lambda seconds: None)
    yield opened
    opened.close()


def rest_of(web: Web, url: str) -> Rest:
    page = read_wordpress_page(web(url))
    assert page is not None
    return Rest(page, web)


def entries(web: Web, url: str, category: str | None = None, since: datetime | None = None) -> list[Entry]:
    rest = rest_of(web, url)
    return list(rest.entries(rest.archive(category), since))


def titles(found: list[Entry]) -> list[str]:
    return [entry.title for entry in found]


def expected(posts: list[WpPost]) -> list[str]:
    return [post.title for post in posts]


# --- which archive


@pytest.mark.parametrize("path", [ARCHIVE, "/category/audio-posts/page/2/"])
@pytest.mark.parametrize("announced", [True, False])
def test_the_archive_that_a_page_shows(web: Web, path: str, announced: bool) -> None:
    with WordPress(announced=announced) as home:
        assert titles(entries(web, home + path)) == expected(of(AUDIO))


def test_the_archive_of_a_page_goes_before_the_category_that_is_wanted(web: Web) -> None:
    for announced in (True, False):
        with WordPress(announced=announced) as home:
            assert len(entries(web, f"{home}/category/news-views/", "Audio Posts")) == 2


@pytest.mark.parametrize("category", ["Audio Posts", "audio-posts", "AUDIO  posts"])
def test_a_category_of_the_site(web: Web, category: str) -> None:
    blog = WordPress()
    with blog as home:
        assert titles(entries(web, home, category)) == expected(of(AUDIO))
        assert len(blog.asked("/wp/v2/categories?")) == 2  # by its slug, then the names of the others


@pytest.mark.parametrize("category", ["Порт", "порт", "%d0%bf%d0%be%d1%80%d1%82"])
def test_a_category_in_another_alphabet(web: Web, category: str) -> None:
    with WordPress() as home:
        assert titles(entries(web, home, category)) == ["Портовый кран"]


def test_a_category_by_its_name_where_the_slug_is_another(web: Web) -> None:
    with WordPress() as home:
        assert len(entries(web, home, "News & Views")) == len(entries(web, home, "news-views")) == 2
        assert entries(web, home, "news-views")[0].categories == ("News & Views",)


def test_all_posts_of_a_site(web: Web) -> None:
    with WordPress() as home:
        assert titles(entries(web, home)) == expected(list(POSTS))


def test_a_category_that_does_not_exist_is_told_with_those_that_do(web: Web) -> None:
    with WordPress() as home, pytest.raises(NoCategoryError) as error:
        entries(web, home, "Sea shanties")
    assert str(error.value) == (
        f"{home}/: has no category “Sea shanties”; it has “Audio Posts”, “News & Views”, “Interviews”, “Порт”, “Maps”"
    )


def test_a_category_without_posts(web: Web) -> None:
    with WordPress() as home:
        assert entries(web, home, "Maps") == []


def test_older_versions_do_not_know_of_categories_below(web: Web) -> None:
    with WordPress(knows_children=False) as home:
        assert titles(entries(web, home + ARCHIVE)) == expected([post for post in POSTS if AUDIO in post.categories])


# --- how it is asked


def test_a_long_list_is_fetched_a_page_at_a_time(web: Web) -> None:
    blog = WordPress(many(230))
    with blog as home:
        rest = rest_of(web, home + ARCHIVE)
        listed = rest.entries(rest.archive(None), None)
        first = next(listed)
        assert len(blog.asked("/wp/v2/posts?")) == 1
        assert [first.title, *titles(list(listed))] == [f"Post {n}" for n in range(230)]
        assert len(blog.asked("/wp/v2/posts?")) == 3
        assert all("per_page=100" in asked and "content" not in asked for asked in blog.asked("/wp/v2/posts?"))


@pytest.mark.parametrize("count", [99, 100, 101, 200])
def test_without_the_number_of_pages(web: Web, count: int) -> None:
    with WordPress(many(count), counted=False) as home:
        assert len(entries(web, home + ARCHIVE)) == count


def test_only_what_is_new_enough(web: Web) -> None:
    blog = WordPress(many(230))
    with blog as home:
        found = entries(web, home + ARCHIVE, since=NEWEST - timedelta(hours=5))
        assert len(found) == 6
        assert len(blog.asked("/wp/v2/posts?")) == 1
        assert "after=2026-03-11T12:30:00Z" in blog.asked("/wp/v2/posts?")[0]


def test_a_site_without_pretty_permalinks(web: Web) -> None:
    blog = WordPress(pretty=False)
    with blog as home:
        assert titles(entries(web, f"{home}/?cat=3")) == expected(of(AUDIO))
        assert not blog.asked("/wp-json")


def test_a_web_server_that_knows_nothing_of_the_pretty_address(web: Web) -> None:
    """The page says nothing of it, and without rewriting only the parameter is left."""
    blog = WordPress(pretty=False, announced=False)
    with blog as home:
        assert len(entries(web, f"{home}/", "Audio Posts")) == len(of(AUDIO))
        assert len(blog.asked("/wp-json")) == 1


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        (Api.MISSING, "the server has no such page (HTTP 404)"),
        (Api.REFUSED, "the server asks for a login (HTTP 401)"),
        (Api.WALLED, "answers with text/html that is no JSON"),
        (Api.GARBLED, "answers with application/json that is no JSON"),
        (Api.BROKEN, "the server has a fault for the moment (HTTP 500)"),
    ],
)
def test_an_interface_that_is_off(web: Web, rest: Api, said: str) -> None:
    with WordPress(rest=rest) as home, pytest.raises(ApiError) as error:
        entries(web, home + ARCHIVE)
    assert error.value.message == said


def test_a_refusal_is_not_got_round(web: Web) -> None:
    blog = WordPress(rest=Api.REFUSED)
    with blog as home:
        with pytest.raises(ApiError):
            entries(web, home + ARCHIVE)
        assert not blog.asked("rest_route")


def test_a_site_that_recovers(web: Web) -> None:
    blog = WordPress(delay_s=0.01)
    with blog as home:
        rest = rest_of(web, home + ARCHIVE)
        blog.failures = 2
        assert len(list(rest.entries(rest.archive(None), None))) == len(of(AUDIO))


@pytest.mark.parametrize("body", ['{"code":"odd"}', "[1]", "null", '"x"', "[[]]"])
def test_json_that_is_no_list(web: Web, body: str) -> None:
    class Odd(WordPress):
        def answer(self, request: Request) -> Response:
            if "/wp/v2/posts" in request.target:
                return Response(body, "application/json")
            return super().answer(request)

    with Odd() as home, pytest.raises(ApiError, match="no list"):
        entries(web, home + ARCHIVE)


def test_a_cache_that_gives_the_same_page_whatever_is_asked(web: Web) -> None:
    class Stale(WordPress):
        def answer(self, request: Request) -> Response:
            return super().answer(Request(request.target.replace("&page=2", "&page=1"), request.headers))

    with Stale(many(150)) as home, pytest.raises(ApiError, match="same page"):
        entries(web, home + ARCHIVE)


# --- entries and posts


def test_entries_say_what_is_known(web: Web) -> None:
    with WordPress() as home:
        found = {entry.title: entry for entry in entries(web, home + ARCHIVE)}
    knots = found["Ropes & knots: what’s holding"]
    assert knots.categories == ("News & Views", "Audio Posts")
    assert knots.published == NEWEST - timedelta(days=4, minutes=28)
    assert found["Winter timetable"].revision == "2026-03-12T15:30:00"
    assert "The captain of the Brita speaks" in found


def test_listing_reads_nothing(web: Web) -> None:
    blog = WordPress()
    with blog as home:
        entries(web, home + ARCHIVE)
        assert not blog.asked("include=40")
        assert not blog.asked("_embed")


def test_a_post(web: Web) -> None:
    with WordPress() as home:
        entry = entries(web, home + ARCHIVE)[0]
        post = entry.read()
        assert post.key == entry.key
        assert post.also[0] == f"guid:{home}/?p=40"
        assert (post.title, post.author, post.publisher) == ("The ledger of goats", "Tove Lind", "The Quay")
        assert (post.url, post.language) == (f"{home}/2026/03/the-ledger-of-goats/", "en-GB")
        assert (post.categories, post.published) == (("Audio Posts",), NEWEST)
        assert (post.form, post.is_excerpt) == (Form.HTML, False)
        assert "wp-block-embed" in post.body


def test_reshared_posts(web: Web) -> None:
    with WordPress() as home:
        found = {entry.title: entry for entry in entries(web, home + ARCHIVE)}
        toll, dredger = found["A toll on fog"].read(), found["The dredger"].read()
    assert (toll.publisher, toll.shared_by, toll.author) == ("The Harbour Post", "Ida_Brook", None)
    assert toll.original == "https://harbourpost.example/2026/02/toll/"
    assert (dredger.publisher, dredger.original) == ("World | The Harbour Post", None)
    assert "shared this story" not in toll.body + dredger.body


def test_a_post_that_is_only_a_beginning(web: Web) -> None:
    with WordPress() as home:
        found = {entry.title: entry for entry in entries(web, home + ARCHIVE)}
        assert found["A parish against a dredger"].read().is_excerpt


def test_a_post_of_a_page_builder_is_read_from_its_page(web: Web) -> None:
    class Built(WordPress):
        def answer(self, request: Request) -> Response:
            found = super().answer(request)
            return Response(
                found.text.replace('"content":{"rendered":"', '"content":{"rendered":"","x":"'), found.media_type
            )

    with Built() as home:
        post = entries(web, home + ARCHIVE)[0].read()
        assert (post.form, post.is_excerpt) == (Form.PAGE, False)
        assert post.body.startswith("<!DOCTYPE html>")


def test_a_post_with_a_password(web: Web) -> None:
    secret = WpPost(50, "secret", "Secret", NEWEST, "<p>x</p>", (AUDIO,), is_protected=True)
    with WordPress((secret,)) as home:
        entry = entries(web, home + ARCHIVE)[0]
        with pytest.raises(SourceError, match="/2026/03/secret/: asks for a password"):
            entry.read()


def test_authors_and_names_that_are_hidden(web: Web) -> None:
    class Hidden(WordPress):
        def answer(self, request: Request) -> Response:
            if "_fields=name" in request.target:
                return Response(status=403)
            found = super().answer(request)
            return Response(found.text.replace('"author":[{"id":2,"name":', '"author":[{"code":'), found.media_type)

    with Hidden() as home:
        post = entries(web, home + ARCHIVE)[0].read()
        assert (post.author, post.publisher) == (None, None)


def test_the_post_that_a_page_shows(web: Web) -> None:
    for announced in (True, False):
        with WordPress(announced=announced) as home:
            entry = rest_of(web, home + POSTS[0].path).single()
            assert entry
            assert entry.read().title == "The ledger of goats"


# --- batches


def numbers(asked: str) -> list[int]:
    return [int(number) for number in asked.partition("include=")[2].partition("&")[0].split(",")]


def test_reading_the_first_of_twenty_fetches_all_twenty(web: Web) -> None:
    blog = WordPress(many(50))
    with blog as home:
        found = entries(web, home + ARCHIVE)
        assert [entry.read().title for entry in found[:20]] == [f"Post {n}" for n in range(20)]
        assert numbers(blog.asked("_embed")[0]) == [9000 - n for n in range(20)]
        assert len(blog.asked("_embed")) == 1
        found[45].read()
        assert numbers(blog.asked("_embed")[1]) == [9000 - n for n in range(45, 50)]


def test_what_the_caller_let_go_of_is_not_fetched(web: Web) -> None:
    blog = WordPress(many(250))
    with blog as home:
        rest = rest_of(web, home + ARCHIVE)
        wanted = {f"Post {n}" for n in (0, 7, 130, 249)}
        new = [entry for entry in rest.entries(rest.archive(None), None) if entry.title in wanted]
        assert {entry.read().title for entry in new} == wanted
        assert [numbers(asked) for asked in blog.asked("_embed")] == [[9000, 8993, 8870, 8751]]


def test_reading_while_listing_fetches_what_may_be_next(web: Web) -> None:
    blog = WordPress(many(30))
    with blog as home:
        rest = rest_of(web, home + ARCHIVE)
        assert [entry.read().title for entry in rest.entries(rest.archive(None), None)] == [
            f"Post {n}" for n in range(30)
        ]
        assert len(blog.asked("_embed")) == 2


def test_a_post_that_is_gone(web: Web) -> None:
    blog = WordPress(many(3))
    with blog as home:
        found = entries(web, home + ARCHIVE)
        blog.posts = blog.posts[1:]
        with pytest.raises(SourceError, match=r"/post-0/: is gone from the site"):
            found[0].read()
        assert found[1].read().title == "Post 1"


def test_a_post_that_breaks_the_site_takes_no_other_with_it(web: Web) -> None:
    class Fragile(WordPress):
        def answer(self, request: Request) -> Response:
            if "_embed" in request.target and "8999" in request.target:
                self.requests.append(request.target)
                return Response("Fatal error", status=500)
            return super().answer(request)

    blog = Fragile(many(4))
    with blog as home:
        found = entries(web, home + ARCHIVE)
        assert found[0].read().title == "Post 0"
        with pytest.raises(ApiError, match="HTTP 500"):
            found[1].read()
        assert [entry.read().title for entry in found[2:]] == ["Post 2", "Post 3"]
        asked = list(dict.fromkeys(tuple(numbers(asked)) for asked in blog.asked("_embed")))
        assert asked == [(9000, 8999, 8998, 8997), (9000,), (8999,), (8998,), (8997,)]


def test_a_post_may_be_read_twice(web: Web) -> None:
    with WordPress(many(2)) as home:
        entry = entries(web, home + ARCHIVE)[0]
        assert entry.read() == entry.read()


def test_a_category_that_a_post_got_after_it_was_listed(web: Web) -> None:
    blog = WordPress()
    with blog as home:
        found = entries(web, f"{home}/category/%D0%BF%D0%BE%D1%80%D1%82/")
        blog.posts = [replace(post, categories=(*post.categories, INTERVIEWS)) for post in POSTS]
        assert found[0].read().categories == ("Порт", "Audio Posts", "Interviews")
