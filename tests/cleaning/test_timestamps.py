import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning.rules import all_rules
from audioposts.cleaning.timestamps import is_about_time, is_date, is_timestamp

WORDS = all_rules().time


@pytest.mark.parametrize(
    "line",
    [
        "Sat 8 Mar 2025 07.00 GMT", "March 4, 2025 4:18 PM UTC · Updated 3 hours ago", "9:12 AM PST · February 27, 2025",
        "Last modified on Sat 8 Mar 2025 11.52 GMT", "6 hours ago", "21.40 CET", "2025-03-04 16:18", "Published 3/4/25",
    ],
)  # fmt: skip
def test_timestamps(line: str) -> None:
    assert is_timestamp(line, WORDS)
    assert is_about_time(line, WORDS)
    assert not is_date(line, WORDS)


@pytest.mark.parametrize(
    "line", ["March 4, 2025", "Mar 02, 2025", "03/06/2025", "25 March, 2:40 a.m.", "Sunday, May 4"]
)
def test_dates_that_may_be_headings(line: str) -> None:
    assert is_date(line, WORDS) == (line != "Sunday, May 4")
    assert is_about_time(line, WORDS)
    assert not is_timestamp(line, WORDS)


@pytest.mark.parametrize(
    "line",
    ["", "3", "1984", "10:47 a.m.", "March", "The 4 of May", "20 years ago", "In May 2025 it rained", "Room 101"],
)
def test_lines_that_are_no_timestamp(line: str) -> None:
    assert not is_timestamp(line, WORDS)
    assert not is_date(line, WORDS)


@given(st.text())
def test_no_text_makes_it_fail(line: str) -> None:
    assert not (is_timestamp(line, WORDS) and is_date(line, WORDS))
