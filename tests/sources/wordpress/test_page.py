import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.fetching import Fetched
from audioposts.sources.wordpress.page import Shows, WordPressPage, read_wordpress_page
from tests.standins import Request
from tests.standins.wordpress import WordPress

HOME = "http://quay.example"
THEME = "<link rel=stylesheet href='/wp-content/themes/plain/style.css'>"


def page(markup: str, url: str = f"{HOME}/", **headers: str) -> Fetched:
    return Fetched(url, markup.encode(), "text/html", "utf-8", headers)


def shown(blog: WordPress, path: str) -> WordPressPage:
    answer = blog.answer(Request(path, {"host": "quay.example"}))
    headers = {name.lower(): value for name, value in answer.headers}
    found = read_wordpress_page(page(answer.text, HOME + path, **headers))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "shows", "route", "number"),
    [
        ("/", Shows.EVERYTHING, None, None),
        ("/page/2/", Shows.EVERYTHING, None, None),
        ("/?utm_source=letter", Shows.EVERYTHING, None, None),
        ("/category/audio-posts/", Shows.ARCHIVE, "categories", 3),
        ("/category/audio-posts/interviews/", Shows.ARCHIVE, "categories", 7),
        ("/2026/03/the-ledger-of-goats/", Shows.POST, "posts", 40),
    ],
)
def test_what_a_page_shows(path: str, shows: Shows, route: str | None, number: int | None) -> None:
    found = shown(WordPress(), path)
    assert (found.shows, found.route, found.id) == (shows, route, number)
    assert found.home == f"{HOME}/"
    assert found.roots[0] == f"{HOME}/wp-json/"
    assert found.language == "en-GB"


def test_a_site_without_pretty_permalinks() -> None:
    found = shown(WordPress(pretty=False), "/?cat=3")
    assert (found.shows, found.route, found.id) == (Shows.ARCHIVE, "categories", 3)
    assert found.roots[0] == f"{HOME}/index.php?rest_route=/"
    assert found.home == f"{HOME}/"
    assert found.is_plain
    assert shown(WordPress(pretty=False), "/?p=40").shows is Shows.POST


def test_a_site_that_does_not_say_where_its_interface_is() -> None:
    found = shown(WordPress(announced=False), "/category/audio-posts/page/2/")
    assert found.roots == (f"{HOME}/wp-json/", f"{HOME}/?rest_route=/")
    assert (found.shows, found.slug) == (Shows.UNKNOWN, "audio-posts")
    assert found.url == f"{HOME}/category/audio-posts/"
    # The short link of a post is told by an SEO plugin as well.
    assert shown(WordPress(announced=False), "/2026/03/the-ledger-of-goats/").id == 40


@pytest.mark.parametrize(
    ("classes", "expected"),
    [
        ("archive category category-2024 category-17", (Shows.ARCHIVE, "categories", 17)),
        ("archive category category-audio-posts category-3 paged-2", (Shows.ARCHIVE, "categories", 3)),
        ("archive tag tag-harbour tag-21", (Shows.ARCHIVE, "tags", 21)),
        ("archive author author-ida author-5", (Shows.ARCHIVE, "users", 5)),
        ("post-template-default single single-post postid-12", (Shows.POST, "posts", 12)),
        ("page-template-default page page-id-7", (Shows.PAGE, "pages", 7)),
        ("error404 category-5 tag-3", (Shows.UNKNOWN, None, None)),
        ("archive date", (Shows.UNKNOWN, None, None)),
        ("blog wp-theme-x", (Shows.EVERYTHING, None, None)),
        ("single single-story postid-8", (Shows.POST, "posts", None)),
        (f"single single-post postid-{'9' * 5000}", (Shows.POST, "posts", None)),
    ],
)
def test_the_classes_of_the_body(classes: str, expected: tuple[Shows, str | None, int | None]) -> None:
    found = read_wordpress_page(page(f"{THEME}<body class='{classes}'>", f"{HOME}/x/"))
    assert found is not None
    assert (found.shows, found.route, found.id) == expected


def test_a_post_of_another_type() -> None:
    link = f"<link rel=alternate type=application/json href={HOME}/wp-json/wp/v2/stories/8>"
    found = read_wordpress_page(page(f"{THEME}{link}<body class='single single-story postid-8'>", f"{HOME}/stories/x/"))
    assert found is not None
    assert (found.shows, found.route, found.id) == (Shows.POST, "stories", 8)


def test_a_site_in_a_folder() -> None:
    found = read_wordpress_page(page("<script src='/blog/wp-includes/js/a.js'></script>", f"{HOME}/blog/"))
    assert found is not None
    assert (found.home, found.shows) == (f"{HOME}/blog/", Shows.EVERYTHING)
    assert found.roots == (f"{HOME}/blog/wp-json/", f"{HOME}/blog/?rest_route=/")


def test_the_header_is_enough() -> None:
    link = f'<{HOME}/wp-json/>; rel="https://api.w.org/", <{HOME}/?p=9>; rel=shortlink'
    found = read_wordpress_page(page("<p>One moment</p>", f"{HOME}/x/", link=link))
    assert found is not None
    assert (found.roots[0], found.shows, found.id) == (f"{HOME}/wp-json/", Shows.POST, 9)


@pytest.mark.parametrize("link", ['<http://[bad/>; rel="https://api.w.org/"', '<>; rel="https://api.w.org/"', "<", ""])
def test_a_header_that_says_nothing(link: str) -> None:
    found = read_wordpress_page(page(THEME, f"{HOME}/?p={'9' * 5000}", link=link))
    assert found is not None
    assert found.roots == (f"{HOME}/wp-json/", f"{HOME}/?rest_route=/")


def test_links_to_categories() -> None:
    menu = "".join(
        f"<a href='{url}'>{words}</a>"
        for url, words in [
            ("/2026/03/audio-posts/", "Audio posts"),
            ("/topics/category/audio-posts/", " Audio  Posts "),
            ("https://elsewhere.example/category/maps/", "Maps"),
            ("http://[bad/", "Maps"),
        ]
    )
    found = read_wordpress_page(page(THEME + menu))
    assert found is not None
    assert found.link_to("audio posts") == f"{HOME}/topics/category/audio-posts/"
    assert found.link_to("Maps") is None


@pytest.mark.parametrize(
    "markup",
    [
        "",
        " ",
        "<!-- -->",
        "plain words",
        "<html><body><p>A page",
        "<img src='https://elsewhere.example/wp-content/uploads/a.jpg'>",
        "<meta name=generator content='Ghost 5'>",
        "<link rel=stylesheet href='http://[bad/wp-content/'>",
        "\x00\x01",
    ],
)
def test_pages_that_are_not_of_wordpress(markup: str) -> None:
    assert read_wordpress_page(page(markup)) is None


def test_an_encoding_that_there_is_not() -> None:
    found = read_wordpress_page(Fetched(f"{HOME}/", THEME.encode(), "text/html", "utf-8859-1"))
    assert found is not None
    assert found.language is None


ODD = "aÄй0 -:.T<>/&;#[]…\"'=\n\x00\ud800\U0001f400"
"""Letters of markup, of dates and of no alphabet."""


@given(st.binary(max_size=200), st.text(ODD + "rel=/?,p1", max_size=40), st.text(ODD, max_size=40))
def test_whatever_a_page_holds_makes_nothing_fail(content: bytes, header: str, lang: str) -> None:
    start = f"<html lang='{lang}'>{THEME}".encode(errors="replace")
    read_wordpress_page(Fetched(f"{HOME}/x/", start + content, "text/html", None, {"link": header}))
