from tests.cleaning.conftest import removed
from tests.conftest import PROSE


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
