from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.markup.tree import parse_markup
from audioposts.sources.listing.dates import date_in, date_in_path, modified_in, pieces_of

DAY = datetime(2026, 3, 9, tzinfo=UTC)


def date_of(markup: str) -> datetime | None:
    page = parse_markup(f"<div>{markup}</div>")
    assert page is not None
    return date_in(page)


@pytest.mark.parametrize(
    "markup",
    [
        "<time datetime='2026-03-09'>a month ago</time>",
        "<time>March 9, 2026</time>",
        "<time class='updated' datetime='2026-04-01'>x</time> <time class='entry-date published' datetime='2026-03-09'>y</time>",
        "<meta itemprop='datePublished' content='2026-03-09'>",
        "<abbr class='published' title='2026-03-09T00:00:00Z'>6:30 AM</abbr>",
        "<p>By Ida Brook · March 9, 2026 · 4 min</p>",
        "<p>By Ida Brook, 9 March 2026</p>",
        "<p>Posted on 9 March 2026 by Ida Brook</p><p>It was founded on 1 May 1811.</p>",
        "<time datetime='nonsense'>March 9, 2026</time>",
    ],
)
def test_the_date_of_a_part_of_a_page(markup: str) -> None:
    assert date_of(markup) == DAY


def test_sentences_have_no_date_of_theirs() -> None:
    assert date_of("<p>On 9 March 2026 the council voted, and nobody who was there has forgotten it.</p>") is None


def test_a_change_is_not_a_publication_unless_there_is_nothing_else() -> None:
    assert date_of("<time class='updated' datetime='2026-03-09'>x</time>") == DAY
    page = parse_markup("<time class='updated' datetime='2026-03-09'>x</time>")
    assert page is not None
    assert modified_in(page) == "2026-03-09"


def test_dates_in_paths() -> None:
    assert date_in_path("https://quay.example/2026/3/9/ferry/") == DAY
    assert date_in_path("https://quay.example/2026/3/ferry/") is None
    assert date_in_path("https://quay.example/2026/31/99/") is None


@given(st.text(st.sampled_from("0123456789 -/:.,+TZMaräz"), max_size=30) | st.text(max_size=30))
def test_whatever_stands_there_makes_nothing_fail(text: str) -> None:
    date_in_path(text)
    pieces_of(text)
