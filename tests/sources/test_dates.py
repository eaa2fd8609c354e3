from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.sources.dates import read_date
from audioposts.sources.filename import date_in_name, title_in_name
from audioposts.sources.markup import parse_markup
from audioposts.sources.page_dates import date_in, date_in_path, modified_in, pieces_of

DAY = datetime(2026, 3, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        DAY,
        date(2026, 3, 9),
        "2026-03-09",
        "20260309",
        "2026-03-09T00:00:00Z",
        "Mon, 09 Mar 2026 00:00:00 +0000",
        "March 9, 2026",
        "Posted on 9 March 2026",
        "9. März 2026",
        "Montag, 9. März 2026, 14:05 Uhr",
        "lundi 9 mars 2026 à 14h05",
        "9 de marzo de 2026",
        "9 de março de 2026",
        "9 marzo 2026",
        "9 mrt. 2026",
        "9 марта 2026 г.",
        "09.03.2026",
        "9.3.2026",
    ],
)
def test_ways_to_write_a_day(value: object) -> None:
    assert read_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [None, False, 3, [], "", "yesterday", "vor 2 Tagen", "2026", "31. Februar 2026", "99.99.2026", "5 pièces 2026", "Lind, 9. März 2026",
     "2026-13-01", "2025-03-08 10:00 +9959", "12 things of 2025", "x" * 10_000],
)  # fmt: skip
def test_what_is_no_date(value: object) -> None:
    assert read_date(value) is None


def test_zones_are_kept_and_a_month_is_its_first_day() -> None:
    assert read_date("2026-03-09 10:00:00 +0100") == datetime.fromisoformat("2026-03-09T10:00:00+01:00")
    assert read_date("2026-03") == datetime(2026, 3, 1, tzinfo=UTC)


@given(st.text(st.sampled_from("0123456789 -/:.,+TZMaräz"), max_size=30) | st.text(max_size=30))
def test_whatever_stands_there_makes_nothing_fail(text: str) -> None:
    found = read_date(text)
    assert found is None or found.utcoffset() is not None
    date_in_path(text)
    pieces_of(text)
    date_in_name(text)
    assert title_in_name(text) or not text


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


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("the-last_ferry.md", "The last ferry"),
        ("The last-ferry home.txt", "The last-ferry home"),
        ("2026-03-09-the-last-ferry.md", "The last ferry"),
        ("2026-03-09.md", "2026 03 09"),
        ("---.txt", "---"),
        ("folder/ferry.html", "Ferry"),
    ],
)
def test_titles_in_names_of_files(name: str, title: str) -> None:
    assert title_in_name(name) == title
