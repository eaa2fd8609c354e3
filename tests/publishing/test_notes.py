import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from audioposts.models import Chapter, Episode
from audioposts.publishing.notes import _words, notes_html

EPISODE = Episode("g", "The ferry", datetime(2026, 3, 14, tzinfo=UTC), "a.mp3", 1, 60_000, "")


def notes(description: str, *chapters: Chapter) -> str:
    return notes_html(replace(EPISODE, description=description, chapters=chapters))[0]


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


# --- the source

FERRY = replace(
    EPISODE, url="https://example.com/ferry?a=1&b=2", publisher="The Harbour Post", author="Ida Brook", shared_by="Tove"
)


def test_the_link_to_the_source_comes_first() -> None:
    markup, _ = notes_html(replace(FERRY, description="It left at six."))
    assert markup == (
        '<p>From The Harbour Post: <a href="https://example.com/ferry?a=1&amp;b=2">The ferry</a></p>'
        "<p>By Ida Brook, Shared by Tove</p>\n<p>It left at six.</p>"
    )


def test_the_source_is_named_in_the_language_of_the_show() -> None:
    assert read(notes_html(FERRY, "de-AT")[0]) == ["Aus The Harbour Post: The ferry", "Von Ida Brook, Geteilt von Tove"]
    assert read(notes_html(FERRY, "ja")[0])[0].startswith("From The Harbour Post")


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pt", "ru"])
def test_every_language_has_all_words(language: str) -> None:
    assert set(_words(language)) == set(_words("en"))
    assert all("{}" in text for key, text in _words(language).items() if key != "article")


def test_what_earlier_versions_put_around_the_text_is_not_said_twice() -> None:
    told = (
        "From The Harbour Post. By Ida Brook. Shared by Tove.\n\nIt left at six.\n\nhttps://example.com/ferry?a=1&b=2"
    )
    assert notes_html(replace(FERRY, description=told)) == notes_html(replace(FERRY, description="It left at six."))


def test_a_digest_has_no_source_of_its_own() -> None:
    chapters = (Chapter(0, "One", "https://e.com/1"), Chapter(9000, "Two", "https://e.com/2"))
    digest = replace(EPISODE, url="https://e.com/", description="One https://e.com/1", chapters=chapters)
    assert read(notes_html(digest)[0]) == ["One https://e.com/1", "00:00 One", "00:09 Two"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//e.com", "http://[", 'https://e.com/" x'])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    markup, _ = notes_html(replace(FERRY, url=url))
    hrefs = [str(a.get("href")) for a in etree.fromstring(f"<div>{markup}</div>").iter("a")]
    assert all(href.startswith(("http://", "https://")) for href in hrefs)
    assert "javascript" not in markup
    assert " onclick" not in markup


HOSTILE = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "<script>alert(1)</script>", "]]>", "&amp;", "<p><a href='javascript:x'>x</a>", "\x00\ud800\ufffe", "\u202eevil",
            "a" * 5000, "ü" * 5000, "&" * 5000, "<b>" * 3000, "https://e.com/" + "a" * 5000, "{}", "{0.__class__}", "\xa0" * 3000,
        ]
    ),
)  # fmt: skip


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, st.lists(HOSTILE, max_size=5))
def test_whatever_a_post_says_the_notes_are_paragraphs_and_links_that_fit(
    title: str, publisher: str, author: str, description: str, chapters: list[str]
) -> None:
    marks = tuple(Chapter(number * 1000, name) for number, name in enumerate(chapters))
    episode = replace(FERRY, title=title, publisher=publisher, author=author, description=description, chapters=marks)
    fitting, whole = notes_html(episode)
    assert len(fitting.encode()) <= 4000
    for markup in (fitting, whole):
        tree = etree.fromstring(f"<div>{markup}</div>")
        assert {element.tag for element in tree.iter()} <= {"div", "p", "a"}
        assert {name for element in tree.iter() for name in element.attrib} <= {"href"}
        assert "]]>" not in markup
