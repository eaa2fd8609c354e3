from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.markup.dates import date_of, read_date

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


def test_dates_with_and_without_a_label() -> None:
    assert date_of("Posted on June 12, 2022") == datetime(2022, 6, 12, tzinfo=UTC)
    assert date_of("2022-06-12 08:00 +0200") == datetime.fromisoformat("2022-06-12T08:00:00+02:00")
    assert date_of("In 2022 everything changed") is None
    assert date_of("99 99 9999") is None


def test_dates_with_the_name_of_a_zone() -> None:
    assert date_of("Updated March 6, 2025 7:44 PM CET") == datetime.fromisoformat("2025-03-06T19:44:00+01:00")
    assert date_of("March 6, 2025 7:44 PM XYT") == datetime(2025, 3, 6, 19, 44, tzinfo=UTC)


@given(st.from_regex(r"[\d :/.,a-zA-Z+-]{6,40}", fullmatch=True))
def test_whatever_looks_like_a_date_makes_nothing_fail(line: str) -> None:
    found = date_of(line)
    assert found is None or found.tzinfo is not None
