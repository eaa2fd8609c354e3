from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.errors import SourceError
from audioposts.sources.saved_text import read_category_page
from tests.conftest import PROSE, framed, page


def test_each_post_has_its_parts() -> None:
    first, second = read_category_page(page(framed("One", PROSE), framed("Two", "", publisher=None)), "page.txt")
    assert (first.title, first.body, first.publisher, first.shared_by) == (
        "One",
        PROSE,
        "The Harbour Post",
        "Ida_Brook",
    )
    assert first.categories == ("Audio Posts",)
    assert first.furniture == ("Spread the news", "Spread the news")
    assert (second.title, second.body, second.publisher) == ("Two", "", None)
    assert first.source == "page.txt"


def test_a_page_with_a_single_post() -> None:
    (post,) = read_category_page(framed("Alone", PROSE), "page.txt")
    assert (post.title, post.body) == ("Alone", PROSE)


def test_words_that_nobody_listed_are_found_by_recurrence() -> None:
    def post(title: str, publisher: str) -> str:
        return f"Ohrenpost\n\n{title}\n\nWeiter damit\n\nHanno\nreichte das herum\naus {publisher}.\n\n{PROSE}\n\nWeiter damit\n"

    posts = read_category_page(post("Eins", "Der Bote") + post("Zwei", "Das Blatt") + post("Drei", "Der Kurier"), "p")
    assert [(p.title, p.publisher, p.shared_by) for p in posts] == [
        ("Eins", "Der Bote", "Hanno"),
        ("Zwei", "Das Blatt", "Hanno"),
        ("Drei", "Der Kurier", "Hanno"),
    ]
    assert [p.body for p in posts] == [PROSE] * 3
    assert posts[0].categories == ("Ohrenpost",)


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("Passed along by Ida Brook, from {}", "Passed along by Ida Brook"),
        ("Passed along by\nIda Brook\nout of {}", "Passed along by\nIda Brook"),
        ("Ida Brook\ndug this up\nat {}.", "Ida Brook\ndug this up\n."),
        ("Ausgegraben von Ida Brook aus {}", "Ausgegraben von Ida Brook"),
    ],
)
def test_who_shared_a_post_and_from_where_is_found_in_any_words(said: str, alone: str) -> None:
    def post(title: str, publisher: str | None) -> str:
        shared = said.format(publisher) if publisher else alone
        return f"Drawer\nOld Cuttings\n\n{title}\n\nTell a friend · Keep\n\n{shared}\n\n{PROSE}\n\nTell a friend · Keep\n\n"

    pages = [post("One", "The Post"), post("Two", "The Sheet"), post("Three", None), post("Four", "Radio North")]
    posts = read_category_page("".join(pages), "p")
    assert [(p.title, p.publisher) for p in posts] == [
        ("One", "The Post"), ("Two", "The Sheet"), ("Three", None), ("Four", "Radio North"),
    ]  # fmt: skip
    assert {p.shared_by for p in posts} == {"Ida Brook"}
    assert {p.body for p in posts} == {PROSE}


def test_lines_that_differ_only_in_dates_and_numbers_are_of_the_frame() -> None:
    def post(title: str, date: str, readers: int) -> str:
        return f"Posted in\nQueue\n\n{title}\n\nUploaded {date} for {readers} readers\n\n{PROSE}\n\n"

    pages = post("One", "March 7, 2025", 3) + post("Two", "12 April 2025", 41) + post("Three", "May 1, 2025", 1)
    posts = read_category_page(pages, "p")
    assert [p.title for p in posts] == ["One", "Two", "Three"]
    assert {p.body for p in posts} == {PROSE}


def test_dates_authors_and_comments_on_one_line() -> None:
    posts = read_category_page(
        page(
            *(framed(t, PROSE).replace("Spread the news", "6 March 2025 / by Oona / no comments yet", 1) for t in "AB")
        ),
        "p",
    )
    assert {(p.author, p.published) for p in posts} == {("Oona", datetime(2025, 3, 6, tzinfo=UTC))}
    assert {p.body for p in posts} == {PROSE}


def test_several_categories_under_a_label_that_nobody_listed() -> None:
    def post(title: str, *more: str) -> str:
        return "\n".join(("Drawer", "Dispatches", *more)) + f"\n\n{title}\n\nTell a friend\nKeep it\n\n{PROSE}\n\n"

    posts = read_category_page(post("One") + post("Two", "Opinions") + post("Three"), "p")
    assert [(p.title, p.categories) for p in posts] == [
        ("One", ("Dispatches",)), ("Two", ("Dispatches", "Opinions")), ("Three", ("Dispatches",)),
    ]  # fmt: skip


def test_categories_under_the_title() -> None:
    def post(title: str, categories: str, comments: str) -> str:
        details = f"Posted on November 10, 2026 by Ida Brook\nin category {categories}\n{comments}"
        return f"{title}\n\n{details}\n\nReblogged from The Post:\n\n{PROSE}\n\nShare this\n\n"

    header = "My Blog\n\nMenu\nHome\nAbout\n\nCategory: News\n\n"
    pages = (
        post("One", "News, Radio", "3 Comments")
        + post("Two", "News", "Leave a comment")
        + post("Three", "News", "1 Comment")
    )
    posts = read_category_page(header + pages, "p")
    assert [(p.title, p.categories) for p in posts] == [
        ("One", ("News", "Radio")),
        ("Two", ("News",)),
        ("Three", ("News",)),
    ]
    assert {(p.author, p.publisher, p.body) for p in posts} == {("Ida Brook", "The Post", PROSE)}


@pytest.mark.parametrize("lost", ["Audio Posts\n\n", "\n\n"])
def test_a_page_whose_blank_lines_were_lost(lost: str) -> None:
    pages = page(framed("One", PROSE), framed("Two", "", publisher=None), framed("Three", PROSE))
    while lost in pages:
        pages = pages.replace(lost, lost.replace("\n\n", "\n"))
    posts = read_category_page(pages, "p")
    assert [(p.title, p.publisher, p.shared_by) for p in posts] == [
        ("One", "The Harbour Post", "Ida_Brook"), ("Two", None, "Ida_Brook"), ("Three", "The Harbour Post", "Ida_Brook"),
    ]  # fmt: skip
    assert [p.body.split() for p in posts] == [PROSE.split(), [], PROSE.split()]


def test_the_page_around_the_posts_is_left_out() -> None:
    header = "My Blog\n\nHome\nAbout\n\nSearch\n\n"
    footer = "\nOlder posts →\n\nRecent posts\nSomething\n\nProudly powered\n"
    posts = read_category_page(header + page(framed("One", PROSE), framed("Two", PROSE + "\n\nThe end.")) + footer, "p")
    assert [p.title for p in posts] == ["One", "Two"]
    assert posts[1].body.endswith("The end.")
    assert "Proudly powered" in posts[1].furniture


def test_a_heading_in_a_body_that_says_categories_begins_no_post() -> None:
    body = f"{PROSE}\n\nCategories\nof risk\n\nEvery insurer knows them.\n\n{PROSE}"
    posts = read_category_page(page(framed("One", body), framed("Two", PROSE), framed("Three", PROSE)), "p")
    assert [p.title for p in posts] == ["One", "Two", "Three"]
    assert "Every insurer knows them." in posts[0].body


def test_author_and_date_between_title_and_body() -> None:
    text = framed("One", PROSE).replace(
        "Spread the news\n", "By Ada Post\nJune 12, 2022\n12 comments\nSpread the news\n", 1
    )
    post = read_category_page(text + framed("Two", PROSE), "p")[0]
    assert (post.author, post.published) == ("Ada Post", datetime(2022, 6, 12, tzinfo=UTC))
    assert post.body == PROSE


def test_date_and_author_on_one_line() -> None:
    text = framed("One", PROSE).replace("Spread the news\n", "June 12, 2022 · Ada Post\n\nSpread the news\n", 1)
    post = read_category_page(text + framed("Two", PROSE), "p")[0]
    assert (post.author, post.published) == ("Ada Post", datetime(2022, 6, 12, tzinfo=UTC))


def test_several_categories_on_one_line_are_parted_and_a_name_with_a_comma_is_not() -> None:
    mixed = [framed("One", PROSE, category="Audio Posts, Opinion"), framed("Two", PROSE), framed("Three", PROSE)]
    assert read_category_page(page(*mixed), "p")[0].categories == ("Audio Posts", "Opinion")
    same = [framed(title, PROSE, category="News, Views") for title in ("One", "Two")]
    assert read_category_page(page(*same), "p")[0].categories == ("News, Views",)


def test_a_post_keeps_its_key_and_another_post_has_another() -> None:
    one = read_category_page(page(framed("One", PROSE), framed("Two", PROSE)), "p")
    later = read_category_page(
        page(framed("New", PROSE), framed("One", PROSE + "\n\nCorrected."), framed("Two", PROSE)), "p"
    )
    assert {p.title: p.key for p in later}["One"] == one[0].key
    assert one[0].key != one[1].key


def test_posts_of_the_same_title_and_publisher_have_different_keys() -> None:
    posts = read_category_page(page(framed("Briefing", PROSE), framed("Briefing", "Another day, another text.")), "p")
    assert len({p.key for p in posts}) == 2


def test_the_same_post_twice_on_a_page_is_one() -> None:
    posts = read_category_page(page(*[framed("Briefing", PROSE)] * 3), "p")
    assert len(posts) == 2  # the second is told apart by its text; the third is the second again


README = "# A tool\n\nIt does things.\n\n```sh\nmake run\n```\n\nThen\n\n```sh\nmake test\n```\n\nMore about it\n\nIt is good.\n\n```sh\n"
CHAT = "Ada\n\nWhere is the ferry?\n\nBob\n\nGone.\n\nAda\n\nWhen?\n\nBob\n\nAt six.\n\nAda\n\nOh.\n\nBob\n\nYes.\n"
RECIPE = "Method\n\nMix it\n\nWait\n\nMethod\n\nBake it\n\nWait\n\nMethod\n\nEat it\n\nWait\n"


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "Categories\n",
        "Spread the news\nSpread the news\n",
        "a\n\nb\n\nc\n",
        README,
        CHAT,
        RECIPE,
        f"Share\n\n{PROSE}\n\nShare\n",
    ],
)
def test_what_is_no_category_page_is_named(text: str) -> None:
    with pytest.raises(SourceError, match=r"^p\.txt: is not a saved category page"):
        read_category_page(text, "p.txt")


WORDS = st.lists(
    st.sampled_from(["river", "stone", "lamp", "bridge", "“yes”", "no", "1914", "–"]), min_size=1, max_size=30
).map(" ".join)
PARAGRAPHS = st.lists(WORDS.map(lambda words: f"The {words} end."), max_size=6).map("\n\n".join)


@given(
    st.lists(
        st.tuples(st.integers(0, 10**9).map(lambda n: f"Title number {n}"), PARAGRAPHS),
        min_size=1,
        max_size=6,
        unique_by=lambda p: p[0],
    )
)
def test_no_line_of_a_body_is_lost_whatever_it_is(posts: list[tuple[str, str]]) -> None:
    found = read_category_page(page(*(framed(title, body) for title, body in posts)), "p")
    assert [(p.title, p.body) for p in found] == posts
