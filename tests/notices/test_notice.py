from datetime import timedelta
from unicodedata import category

from hypothesis import given
from hypothesis import strategies as st

from audioposts.errors import SourceError, SpeechError
from audioposts.notices import notice_of, trouble


def test_failures_come_first_with_what_to_do() -> None:
    errors = [SourceError("page.txt", "is empty; save the category page again")]
    notice = notice_of("/home/me/pod", ["The ferry"], errors, timedelta(seconds=61))
    assert notice.title == "audioposts: 1 failure"
    assert notice.text == (
        "failed: page.txt: is empty; save the category page again\npublished: The ferry\n"
        "The run in /home/me/pod took 61 s. 'audioposts status' tells more."
    )


def test_a_thousand_failures_are_a_short_notice() -> None:
    notice = notice_of("/h", ["t"] * 1000, [SpeechError("a" * 9000, "b")] * 1000, timedelta())
    assert notice.title == "audioposts: 1000 failures"
    assert len(notice.lines) < 50
    assert len(notice.text) < 20_000
    assert "and 980 more" in notice.text


@given(st.text(), st.text())
def test_whatever_a_post_says_is_one_line_that_nothing_obeys(title: str, words: str) -> None:
    notice = notice_of("/h", [title], [SpeechError(words, title)], timedelta())
    assert notice.text.count("\n") == 2
    said = [*notice.lines, notice.title, trouble("/h", title + words).title]
    assert not [sign for line in said for sign in line if category(sign) in ("Cc", "Zl", "Zp")]
