import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.sources.documents.filename import date_in_name, title_in_name


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


@given(st.text(st.sampled_from("0123456789 -_./az"), max_size=30) | st.text(max_size=30))
def test_no_name_makes_it_fail(name: str) -> None:
    found = date_in_name(name)
    assert found is None or found.utcoffset() is not None
    assert title_in_name(name) or not name
