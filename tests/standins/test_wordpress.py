"""The stand-in answers as the real one does: what is said here was looked up in the handbook and the source."""

import json
from typing import Any

import httpx
import pytest

from tests.standins.wordpress import Api, Feeds, WordPress
from tests.standins.wordpress_posts import AUDIO, POSTS, many, of


def get(home: str, path: str, **headers: str) -> httpx.Response:
    # Without the certificates, which take longer to load than all else here.
    return httpx.get(home + path, headers=headers, verify=False)


def error(answer: httpx.Response) -> tuple[int, str]:
    said: dict[str, Any] = answer.json()
    assert said["data"]["status"] == answer.status_code
    return answer.status_code, said["code"]


def test_lists_are_paged_and_say_so() -> None:
    with WordPress(many(25)) as home:
        answer = get(home, "/wp-json/wp/v2/posts?per_page=10&page=2&_fields=id,title.rendered")
        assert answer.headers["x-wp-total"] == "25"
        assert answer.headers["x-wp-totalpages"] == "3"
        assert 'page=1&_fields=id%2Ctitle.rendered>; rel="prev"' in answer.headers["link"]
        assert 'page=3&_fields=id%2Ctitle.rendered>; rel="next"' in answer.headers["link"]
        assert [list(item) for item in answer.json()] == [["id", "title"]] * 10


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/wp/v2/posts?page=9", (400, "rest_post_invalid_page_number")),
        ("/wp/v2/posts?per_page=101", (400, "rest_invalid_param")),
        ("/wp/v2/posts?per_page=0", (400, "rest_invalid_param")),
        ("/wp/v2/posts?include=x", (400, "rest_invalid_param")),
        ("/wp/v2/posts?after=yesterday", (400, "rest_invalid_param")),
        ("/wp/v2/posts?orderby=luck", (400, "rest_invalid_param")),
        ("/wp/v2/posts?orderby=include", (400, "rest_orderby_include_missing_include")),
        ("/wp/v2/posts/999", (404, "rest_post_invalid_id")),
        ("/wp/v2/categories/999", (404, "rest_term_invalid")),
        ("/wp/v2/nothing", (404, "rest_no_route")),
    ],
)
def test_the_errors_of_the_interface(path: str, expected: tuple[int, str]) -> None:
    with WordPress() as home:
        assert error(get(home, f"/wp-json{path}")) == expected
        route, _, query = path.partition("?")
        assert error(get(home, f"/?rest_route={route}&{query}")) == expected


def test_an_empty_list_has_any_number_of_pages() -> None:
    with WordPress() as home:
        answer = get(home, "/wp-json/wp/v2/posts?categories=11&page=4")
        assert (answer.status_code, answer.json(), answer.headers["x-wp-total"]) == (200, [], "0")


def test_a_category_of_the_interface_leaves_out_those_below_it() -> None:
    with WordPress() as home:
        plain = get(home, "/wp-json/wp/v2/posts?categories=3&per_page=100&_fields=id").json()
        below = get(
            home, "/wp-json/wp/v2/posts?categories[terms]=3&categories[include_children]=true&per_page=100&_fields=id"
        ).json()
        assert len(below) == len(plain) + 1 == len(of(AUDIO))
    with WordPress(knows_children=False) as home:
        assert error(get(home, "/wp-json/wp/v2/posts?categories[terms]=3")) == (400, "rest_invalid_param")


def test_embedding_needs_links_among_the_fields() -> None:
    with WordPress() as home:
        path = "/wp-json/wp/v2/posts?per_page=1&_embed=author&_fields=id,_embedded"
        assert "_embedded" not in get(home, path).json()[0]
        assert get(home, f"{path},_links").json()[0]["_embedded"]["author"][0]["name"] == "Tove Lind"


def test_dates_are_those_of_the_site_and_of_greenwich() -> None:
    with WordPress() as home:
        first = get(home, "/wp-json/wp/v2/posts?per_page=1").json()[0]
        assert (first["date"], first["date_gmt"]) == ("2026-03-12T18:30:00", "2026-03-12T17:30:00")
        after = get(home, "/wp-json/wp/v2/posts?after=2026-03-12T18:30:00%2B01:00").json()
        assert after == []
        assert len(get(home, "/wp-json/wp/v2/posts?after=2026-03-12T18:29:59").json()) == 1


def test_content_is_rendered() -> None:
    with WordPress() as home:
        items = get(home, "/wp-json/wp/v2/posts?include=40,36").json()
        content = "".join(item["content"]["rendered"] for item in items)
    for part in (
        "Spread the news",
        "wp-block-embed",
        "<figcaption",
        "wp-block-gallery",
        "[mailpoet_form id=&#8221;3&#8243;]",
    ):
        assert part in content
    assert "Ropes &#038; knots: what&#8217;s holding" in [item["title"]["rendered"] for item in items]
    assert items[0]["excerpt"]["rendered"].endswith("[&hellip;]</p>\n")


def test_pages_say_where_the_interface_is() -> None:
    with WordPress() as home:
        answer = get(home, "/category/audio-posts/")
        assert f'<{home}/wp-json/>; rel="https://api.w.org/"' in answer.headers["link"]
        assert f'<link rel="https://api.w.org/" href="{home}/wp-json/" />' in answer.text
        alternate = (
            f'<link rel="alternate" title="JSON" type="application/json" href="{home}/wp-json/wp/v2/categories/3" />'
        )
        assert alternate in answer.text
        assert "category-audio-posts category-3" in answer.text
    with WordPress(announced=False) as home:
        answer = get(home, "/category/audio-posts/")
        assert "link" not in answer.headers
        assert "api.w.org" not in answer.text


def test_archives_end_with_404() -> None:
    with WordPress() as home:
        statuses = [get(home, f"/category/audio-posts/{page}").status_code for page in ("", "page/2/", "page/3/")]
        assert statuses == [200, 200, 404]
        feeds = [get(home, f"/category/audio-posts/feed/?paged={page}").status_code for page in (1, 2, 3)]
        assert feeds == [200, 200, 404]
        assert get(home, "/category/nothing/").status_code == 404
        assert get(home, "/category/audio-posts/interviews/").status_code == 200


def test_addresses_are_made_canonical() -> None:
    with WordPress() as home:
        assert get(home, "/category/audio-posts").headers["location"] == "/category/audio-posts/"
        assert get(home, "/?p=40").headers["location"] == f"{home}/2026/03/the-ledger-of-goats/"
    with WordPress(pretty=False) as home:
        assert "postid-40" in get(home, "/?p=40").text
        assert "category-3" in get(home, "/?cat=3").text
        assert get(home, "/wp-json/").status_code == 404


def test_feeds_know_what_has_not_changed() -> None:
    with WordPress() as home:
        answer = get(home, "/category/audio-posts/feed/")
        assert answer.headers["content-type"] == "application/rss+xml; charset=UTF-8"
        again = get(home, "/category/audio-posts/feed/", **{"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.text) == (304, "")
        assert '<guid isPermaLink="false">' in answer.text
        assert "<content:encoded>" in answer.text
    with WordPress(feeds=Feeds.SUMMARIES) as home:
        assert "<content:encoded>" not in get(home, "/feed/").text


def test_a_post_has_a_theme_around_it() -> None:
    with WordPress() as home:
        text = get(home, POSTS[0].path).text
    for part in (
        "menu-item",
        "jp-relatedposts",
        "comment-list",
        "widget_archive",
        "yoast-schema-graph",
        "rel='shortlink'",
    ):
        assert part in text
    graph = json.loads(text.partition('yoast-schema-graph">')[2].partition("</script>")[0])["@graph"]
    assert graph[0]["headline"] == "The ledger of goats"


@pytest.mark.parametrize(
    ("rest", "status", "start"),
    [
        (Api.MISSING, 404, "<html>"),
        (Api.REFUSED, 401, '{"code":"rest_forbidden"'),
        (Api.WALLED, 200, "<!DOCTYPE html>"),
        (Api.GARBLED, 200, "<br />\n<b>Warning</b>"),
        (Api.BROKEN, 500, "<html>"),
    ],
)
def test_an_interface_that_is_off(rest: Api, status: int, start: str) -> None:
    with WordPress(rest=rest) as home:
        answer = get(home, "/wp-json/wp/v2/posts")
        assert answer.status_code == status
        assert answer.text.startswith(start)


def test_failures_pass() -> None:
    blog = WordPress(failures=2)
    with blog as home:
        assert [get(home, "/").status_code for _ in range(3)] == [500, 500, 200]
    assert blog.requests == ["/", "/", "/"]
