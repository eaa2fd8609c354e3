import re
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from audioposts.models import Chapter, Episode
from audioposts.publishing.notes import notes_html

EPISODE = Episode("g", "The ferry", datetime(2026, 3, 14, tzinfo=UTC), "a.mp3", 1, 60_000, "")


def notes(description: str, *chapters: Chapter) -> str:
    return notes_html(replace(EPISODE, description=description, chapters=chapters))


def read(markup: str) -> list[str]:
    """The paragraphs, by a reader that takes no mistake."""
    return ["".join(map(str, paragraph.itertext())) for paragraph in etree.fromstring(f"<div>{markup}</div>").iter("p")]


def test_paragraphs_links_and_times() -> None:
    made = notes(
        "From The Post & Sons.\n\nIt left at six (https://example.com/a?b=1&c=2).",
        Chapter(0, "The start"), Chapter(90_000, "The end"),
    )  # fmt: skip
    assert made == (
        "<p>From The Post &amp; Sons.</p>\n"
        '<p>It left at six (<a href="https://example.com/a?b=1&amp;c=2">https://example.com/a?b=1&amp;c=2</a>).</p>\n'
        "<p>00:00 The start</p>\n<p>01:30 The end</p>"
    )


def test_an_episode_that_says_nothing_has_its_title() -> None:
    assert notes("") == "<p>The ferry</p>"


def test_of_a_long_text_whole_paragraphs_are_left_out_and_links_stay() -> None:
    made = read(notes("Short.\n\n" + "word " * 900 + "\n\nhttps://example.com/a", Chapter(0, "A"), Chapter(9000, "B")))
    assert made == ["Short.", "https://example.com/a", "00:00 A", "00:09 B"]


def test_a_first_paragraph_that_is_too_long_is_cut() -> None:
    (paragraph,) = read(notes("ü& " * 3000))
    assert paragraph.endswith("…")
    assert len(paragraph) > 800


def test_a_hundred_chapters_leave_room_for_the_text() -> None:
    made = read(
        notes("It left at six.", *(Chapter(i * 60_000, f"Chapter {i} of very many of them") for i in range(100)))
    )
    assert made[0] == "It left at six."
    assert 20 < len(made) < 100


@given(
    st.one_of(
        st.text(max_size=300), st.text("<>&]\"'\n ü渡https://x.y", max_size=6000), st.just("https://a.b/c " * 400)
    ),
    st.lists(st.text("<>&] a渡", max_size=60), max_size=60),
)
def test_whatever_is_said_notes_are_markup_and_fit(text: str, titles: list[str]) -> None:
    text = re.sub(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
    made = notes(text, *(Chapter(i * 40_000, title) for i, title in enumerate(titles)))
    assert len(made.encode()) <= 4000
    assert "]]>" not in made
    assert read(made)
    assert all(link.get("href", "").startswith("http") for link in etree.fromstring(f"<div>{made}</div>").iter("a"))
