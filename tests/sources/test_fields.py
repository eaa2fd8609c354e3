from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.sources.fields import date_in, line_in, name_in, string_in, without_doubles


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("The <em>Brita</em>\n sails", "The Brita sails"),
        ("One<br/>two", "One two"),
        ("About the <Title> of <3", "About the <Title> of <3"),
        ("1 < 2", "1 < 2"),
        (None, ""),
        (True, ""),
        (12, "12"),
        (["T"], ""),
    ],
)
def test_lines_are_plain(value: object, expected: str) -> None:
    assert line_in(value) == expected


def test_a_line_that_is_no_markup_keeps_its_tags() -> None:
    assert line_in("The <b> tag &amp; its end", is_markup=False) == "The <b> tag & its end"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ida Brook", "Ida Brook"),
        ("ida@harbourpost.example (Ida Brook)", "Ida Brook"),
        ("Ida Brook <ida@harbourpost.example>", "Ida Brook"),
        ("Ida Brook (The Post)", "Ida Brook (The Post)"),
        ("noreply@blog.example", None),
        ("", None),
        (3.5, "3.5"),
    ],
)
def test_names_are_without_addresses(value: object, expected: str | None) -> None:
    assert name_in(value) == expected


def test_names_that_differ_in_writing_only_are_one() -> None:
    assert without_doubles(["Audio Posts", "audio-posts", "C", "C++", "", "-"]) == ("Audio Posts", "C", "C++")


def test_a_year_or_a_month_is_its_first_day() -> None:
    assert date_in("2026") == datetime(2026, 1, 1, tzinfo=UTC)
    assert date_in("2026-03") == datetime(2026, 3, 1, tzinfo=UTC)


@settings(max_examples=60)
@given(
    st.one_of(
        st.text(),
        st.from_regex(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} -?\d{1,5} \d\d:\d\d:\d\d [+-]?\d{0,6}", fullmatch=True),
    )
)
def test_whatever_is_said_to_be_a_date(text: str) -> None:
    found = date_in(text)
    assert found is None or (found.tzinfo is UTC and found.year >= 1970)


@given(st.integers(86_400, 10**11))
def test_dates_survive_being_written(second: int) -> None:
    moment = datetime.fromtimestamp(second, UTC)
    assert date_in(moment.isoformat()) == moment
    assert date_in(format_datetime(moment)) == moment


@given(st.text(st.characters()))
def test_what_is_read_can_be_encoded(text: str) -> None:
    string_in(text + "\ud800").encode()
