import pytest

from tests.cleaning.conftest import removed
from tests.conftest import PROSE

LAST = "Nobody knows yet what will become of the boat, and nobody on the pier wants to ask."


def test_lines_around_the_article_go_only_with_other_furniture() -> None:
    assert removed(f"OPINION\n\n{PROSE}") == []
    assert [text for text, _ in removed(f"News\n\nListen to this article\n\n{PROSE}\n\nShare\n\nFerries")] == [
        "News",
        "Listen to this article",
        "Share",
        "Ferries",
    ]
    assert removed(f"Key points\n\n• One\n\nShare this\n\n{PROSE}") == [("Share this", "share prompt")]


def test_a_note_in_parentheses_at_the_end_is_read() -> None:
    assert removed(f"{PROSE}\n\n(1 crown = $0.21)\n\nShare") == [("Share", "share prompt")]


def test_headings_that_begin_an_article_are_no_labels() -> None:
    assert removed(f"Share\n\nKey takeaways\n\n{PROSE}") == [("Share", "share prompt")]


def test_the_close_of_a_letter_is_read() -> None:
    assert removed(f"{PROSE}\n\nSee you next Thursday,\n\nTove\n\nShare") == [("Share", "share prompt")]
    assert removed(f"{PROSE}\n\nUntil then,\n\nFerries and other boats of the north\n\nShare")[0] == (
        "Ferries and other boats of the north",
        "line among furniture",
    )


@pytest.mark.parametrize("signs", ["HB", "dpa/lno", "(wv, belga)", "(Lusa)", "(RED/EFE)", "ml"])
def test_letters_under_the_last_paragraph_say_who_wrote_it(signs: str) -> None:
    body = f"{PROSE} {LAST}\n\n{signs}"
    assert removed(body) == [(signs, "reporting credit")]


@pytest.mark.parametrize("line", ["(To be continued)", "(Fortsetzung folgt)", "Tove", "Amen.", "1961"])
def test_other_last_words_are_read(line: str) -> None:
    assert removed(f"{PROSE} {LAST}\n\n{line}") == []


def test_letters_under_a_line_are_read() -> None:
    assert removed(f"{PROSE}\n\nAnd she said\n\nNO") == []
