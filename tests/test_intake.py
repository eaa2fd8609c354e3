from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.errors import AudioPostsError
from audioposts.fetching import Fetched, FetchError
from audioposts.fetching.web import Web
from audioposts.intake import Intake
from audioposts.models import Article, Post, Verdict
from audioposts.stock import Done
from audioposts.studio import Studio
from tests.conftest import NOW, framed, prose
from tests.sources.test_sources import item, rss
from tests.standins import LOCAL
from tests.standins.wordpress import WordPress
from tests.standins.wordpress_posts import many

BIO = "The Harbour Letter is written by nobody in particular and read by everybody who has a boat on this coast."


class Desk:
    """An intake over a folder and a small web, and what it reported."""

    def __init__(self, studio: Studio) -> None:
        self.web: dict[str, bytes] = {}
        self.errors: list[AudioPostsError] = []
        self.done: set[str] = set()
        self.own: set[str] = set()
        self.fetched: list[str] = []
        self.studio = replace(studio, fetch=self.fetch)
        self.show = studio.shows[0]

    def fetch(self, url: str, accept: str = "*/*") -> Fetched:
        self.fetched.append(url)
        if url not in self.web:
            raise FetchError(url, "the server has no such page (HTTP 404)", 404)
        return Fetched(url, self.web[url], "text/html")

    def new(self, *sources: str) -> list[tuple[Post, Article]]:
        show = replace(self.show, sources=sources or self.show.sources)
        found = Intake(
            self.studio, show, NOW, Done(frozenset(self.done), frozenset(self.own)), self.errors.append
        ).new_articles()
        return list(found)

    def verdicts(self) -> dict[str, str]:
        return {post.title: post.verdict for post in self.studio.library.seen_posts(self.show)}

    def write(self, name: str, *posts: str) -> None:
        (self.studio.home.path / "sources" / name).write_text("".join(posts))


@pytest.fixture
def desk(studio: Studio) -> Desk:
    return Desk(studio)


def titles(found: list[tuple[Post, Article]]) -> list[str]:
    return [article.title for _, article in found]


def test_what_has_its_episode_is_not_read_again(desk: Desk) -> None:
    desk.write("a.txt", framed("One", prose(1)), framed("Two", prose(2)))
    first = desk.new()
    assert titles(first) == ["One", "Two"]
    desk.done = {first[0][0].key}
    assert titles(desk.new()) == ["Two"]


def test_a_story_under_another_title_is_linked_to_the_first(desk: Desk) -> None:
    desk.write("a.txt", framed("One", prose(1)), framed("One, updated: now with more", prose(1) + "\n\nA late line."))
    assert titles(desk.new()) == ["One"]
    assert desk.verdicts()["One, updated: now with more"] is Verdict.DUPLICATE
    (twin,) = [post for post in desk.studio.library.seen_posts(desk.show) if post.same_as]
    assert twin.reason == "the same story as “One”"


def test_a_story_syndicated_to_another_site_is_linked_the_next_night(desk: Desk) -> None:
    desk.web["https://a.example/feed"] = rss(item(1, 1, text=prose(1)))
    desk.web["https://b.example/feed"] = rss(item(7, 2, text=prose(1))).replace(b"blog.example", b"b.example")
    assert titles(desk.new("https://a.example/feed")) == ["Post 1"]
    assert desk.new("https://b.example/feed") == []


def test_different_stories_are_not_the_same(desk: Desk) -> None:
    desk.write("a.txt", *(framed(f"Post {number}", prose(number)) for number in range(12)))
    assert len(desk.new()) == 12


def test_the_same_post_from_a_feed_and_from_a_saved_page(desk: Desk) -> None:
    desk.web["https://blog.example/feed"] = rss(item(1, 1, text=prose(1)))
    found = desk.new("https://blog.example/feed")
    desk.done = {found[0][0].key}
    desk.write("a.txt", framed("Post 1", prose(1), publisher=None), framed("Two", prose(2)))
    assert titles(desk.new()) == ["Two"]


def test_posts_that_share_a_headline_and_have_urls_are_two(desk: Desk) -> None:
    first, second = item(1, 1, text=prose(1)), item(2, 2, text=prose(2))
    desk.web["https://blog.example/feed"] = rss(first, second.replace("Post 2", "Post 1"))
    assert len(desk.new("https://blog.example/feed")) == 2


def test_text_that_comes_back_in_a_site_is_taken_out_of_all_its_posts(desk: Desk) -> None:
    posts = [item(number, number, text=f"{prose(number)}</p><p>{BIO}</p><p>") for number in (1, 2, 3)]
    desk.web["https://blog.example/feed"] = rss(*(post.replace(BIO * 3, BIO) for post in posts))
    found = desk.new("https://blog.example/feed")
    assert len(found) == 3
    for _, article in found:
        assert BIO not in article.text
        assert next(r.reason for r in article.removed if r.text == BIO) == "also in 2 other posts of blog.example"


def test_the_second_night_is_cleaner_than_the_first(desk: Desk) -> None:
    def night(number: int) -> Article:
        desk.web["https://blog.example/feed"] = rss(item(number, number, text=f"{prose(number)}</p><p>{BIO}</p><p>"))
        ((_, article),) = desk.new("https://blog.example/feed")
        return article

    assert BIO in night(1).text
    assert BIO in night(2).text
    assert BIO not in night(3).text


def test_a_post_that_only_points_to_its_article_is_read_there(desk: Desk) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in prose(4).split("\n\n"))
    desk.web["https://paper.example/ferry"] = (
        f"<!doctype html><html lang=en><body><main><h1>The ferry</h1>{body}</main></body></html>".encode()
    )
    desk.write("a.txt", framed("The ferry", "https://paper.example/ferry"), framed("Two", prose(2)))
    found = desk.new()
    assert titles(found) == ["The ferry", "Two"]
    assert "Eva walked to the pier" in found[0][1].text


def test_nothing_is_fetched_for_a_show_that_does_not_want_it(desk: Desk) -> None:
    desk.show = replace(desk.show, when_cut="skip")
    desk.write("a.txt", framed("The ferry", "https://paper.example/ferry"), framed("Two", prose(2)))
    assert titles(desk.new()) == ["Two"]
    assert desk.fetched == []


def test_a_post_that_was_judged_is_not_read_again_until_it_changes(desk: Desk) -> None:
    desk.web["https://blog.example/feed"] = rss(item(1, 1, text="https://elsewhere.example/x"))
    assert desk.new("https://blog.example/feed") == []
    before = len(desk.fetched)
    assert desk.new("https://blog.example/feed") == []
    assert desk.fetched[before:] == ["https://blog.example/feed"]


def test_one_source_that_fails_does_not_keep_the_others_from_it(desk: Desk) -> None:
    desk.write("a.txt", framed("One", prose(1)), framed("Two", prose(2)))
    assert titles(desk.new("https://gone.example/feed", "sources")) == ["One", "Two"]
    assert [error.subject for error in desk.errors] == ["https://gone.example/feed"]


def test_a_date_that_is_still_to_come_is_today(desk: Desk) -> None:
    desk.web["https://blog.example/feed"] = rss(item(1, 1, text=prose(1)).replace("2025", "2099"))
    ((post, _),) = desk.new("https://blog.example/feed")
    assert desk.studio.library.identity(desk.show, post.key)[1] == NOW


def test_what_was_added_by_hand_is_read(desk: Desk) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in prose(4).split("\n\n"))
    page = f"<!doctype html><html lang=en><body><main><h1>The ferry</h1>{body}</main></body></html>"
    desk.web["https://paper.example/ferry"] = page.encode()
    (desk.studio.home.path / "added.txt").write_text("https://paper.example/ferry\n")
    desk.write("a.txt", framed("One", prose(1)), framed("Two", prose(2)))
    assert titles(desk.new()) == ["One", "Two", "The ferry"]


@pytest.fixture
def web_desk(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    web = Web(tmp_path / "cache", LOCAL, sleep=lambda _: None)
    desk.studio = replace(desk.studio, fetch=web)
    yield desk
    web.close()


def test_a_wordpress_category_by_its_url(web_desk: Desk) -> None:
    with WordPress() as home:
        found = web_desk.new(f"{home}/category/audio-posts/")
    assert not web_desk.errors
    # The others of the stand-in have one text between them.
    assert [(article.title, article.publisher) for _, article in found] == [
        ("The ledger of goats", "The Quay"),
        ("A toll on fog", "The Harbour Post"),
    ]
    assert web_desk.verdicts()["A parish against a dredger"] is Verdict.TEASER
    for _, article in found:
        assert "Spread the news" not in article.text
        assert "[gallery" not in article.text


def test_nothing_new_in_a_wordpress_category_reads_no_post(web_desk: Desk) -> None:
    posts = tuple(replace(post, content=f"<p>{prose(n)}</p>") for n, post in enumerate(many(60)))
    with WordPress(posts=posts) as home:
        source = f"{home}/category/audio-posts/"
        found = web_desk.new(source)
        assert len(found) == 60
        web_desk.done = {post.key for post, _ in found}
        assert web_desk.new(source) == []
