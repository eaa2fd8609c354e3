import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.errors import SourceError
from audioposts.models import Post
from audioposts.sources.saved_text import read_category_page

PROSE = (
    "The ferry that carried the mail, the milk and the only two schoolchildren of the island made its last crossing on"
    " Friday, and nobody on either shore could say who would row the doctor over when the winter came.",
    "“We have asked three times,” said the harbour master, who has kept the log since the old one drowned, and who keeps"
    " it still, in pencil, though there is nothing to be written in it but the weather and the names of the gulls.",
)
TITLES = ("The last ferry", "Why elm?", "Seven minutes slow, and in no hurry", "What the bees know")
DATES = ("March 22, 2025", "March 8, 2025", "February 21, 2025", "2 February 2025")
TOP = [
    "Skip to content",
    "The Harbour",
    "• Home\n• About",
    "Category: Read Aloud",
    "Pieces long enough for a pot of tea.",
]
BOTTOM = ["Older posts", "About", "I keep a harbour and two gulls.", "Proudly powered by WordPress"]


def page(*parts: str, top: list[str] = TOP, bottom: list[str] = BOTTOM) -> list[Post]:
    posts = [
        part.format(title=title, date=date, n=n, body="\n\n".join(PROSE).replace("ferry", f"ferry {n}"))
        for part in parts
        for n, (title, date) in enumerate(zip(TITLES, DATES, strict=True))
    ]
    return read_category_page("\n\n".join([*top, *posts, *bottom]), "page.txt")


LAYOUTS = {
    "date under the title": "{title}\n\n{date} • Ada Roe\n\n{body}\n\nTags: boats, gulls",
    "date above the title": "{date}\n\n{title}\n\n{body}\n\nPosted by Ada Roe at 20:1{n} {n} comments:\nLabels: boats",
    "date under the post": "{title}\n\n{body}\n\nAuthor Ada Posted on {date} Categories Read Aloud Tags gull {n} 3 Comments",
    "date beside the title": "{title}\n{date}\nin Read Aloud\n\n{body}",
    "shared": "Ada Roe shared this story from The Gull {n}.\n\n{title}\n\nby Bo Lund · {date}\n\n{body}",
    "shared in one paragraph": "Ada Roe shared this story from The Gull {n}.\n{title}\nBo Lund | {date} at 7:48 AM\n\n{body}",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_posts_are_found_by_what_dates_them(layout: str) -> None:
    posts = page(LAYOUTS[layout])
    assert [post.title for post in posts] == list(TITLES)
    assert [post.published.strftime("%-d %-m") for post in posts if post.published] == ["22 3", "8 3", "21 2", "2 2"]
    for n, post in enumerate(posts):
        assert post.body == "\n\n".join(PROSE).replace("ferry", f"ferry {n}")
    assert len({post.key for post in posts}) == len(posts)


def test_who_shared_a_story_from_where() -> None:
    posts = page(LAYOUTS["shared"])
    assert [(post.shared_by, post.publisher, post.author) for post in posts] == [
        ("Ada Roe", f"The Gull {n}", "Bo Lund") for n in range(4)
    ]


def test_the_category_of_the_page_is_that_of_its_posts() -> None:
    assert {post.categories for post in page(LAYOUTS["date under the title"])} == {("Read Aloud",)}


def test_a_page_in_another_language() -> None:
    text = "\n\n".join(
        ["Hörenswert", "Aus Heften, die ich mir vorlesen lasse.", *(
            f"{title}\n\n{day}. März 2025 · Hörenswert\n\n{PROSE[0]}" for title, day in zip(TITLES, (28, 11, 3, 1), strict=True)
        )]
    )  # fmt: skip
    posts = read_category_page(text, "page.txt")
    assert [(post.title, post.published.day) for post in posts if post.published] == list(
        zip(TITLES, (28, 11, 3, 1), strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(PROSE),
        "A diary\n\nMarch 3, 2025\n\n" + PROSE[0],
        "March 3, 2025\n\n" + PROSE[0] + "\n\nMarch 4, 2025\n\n" + PROSE[1],
    ],
)
def test_dates_without_titles_are_no_page_of_posts(text: str) -> None:
    with pytest.raises(SourceError):
        read_category_page(text, "page.txt")


@settings(deadline=None)
@given(st.lists(st.sampled_from([*TITLES, *DATES, *PROSE, "", "Labels: boats", "Ada shared this story from B."])))
def test_no_line_is_in_two_posts(lines: list[str]) -> None:
    try:
        posts = read_category_page("\n\n".join(lines), "page.txt")
    except SourceError:
        return
    told = [text for post in posts for text in post.body.split("\n\n")]
    assert all(told.count(text) <= lines.count(text) for text in told if text)
