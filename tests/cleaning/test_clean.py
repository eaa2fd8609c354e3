import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning import clean, clean_text, without_controls
from audioposts.models import Post, Verdict
from tests.conftest import PROSE


def test_an_article_without_furniture_is_read_whole() -> None:
    article = clean(Post("k", "The ferry", PROSE, "page"))
    assert (article.verdict, article.text, article.removed) == (Verdict.FULL, PROSE, ())
    assert article.reason == "50 words"


def test_the_lines_of_the_frame_are_named_as_removed() -> None:
    article = clean(Post("k", "t", PROSE, "page", furniture=("Spread the news",)))
    assert [(r.text, r.reason) for r in article.removed] == [("Spread the news", "page furniture")]


def test_every_piece_is_either_kept_or_removed() -> None:
    body = f"Listen to this article\n\n{PROSE}\n\nAdvertisement\n\nBy signing up, you agree to the terms\n\n😀\n\n***"
    article = clean(Post("k", "t", body, "page"))
    assert [r.reason for r in article.removed] == [
        "player label",
        "advertisement label",
        "newsletter box",
        "nothing to speak",
        "nothing to speak",
    ]
    assert article.text == PROSE


def test_a_post_without_a_title_is_named_by_its_first_words() -> None:
    body = "The ferry to Old Quay left at nine on Tuesday, and nobody on the pier saw it come back."
    assert (
        clean(Post("k", "\u200b", body, "page")).title == "The ferry to Old Quay left at nine on Tuesday, and nobody…"
    )
    assert clean(Post("k", " ", "", "page")).title == "Untitled"


def test_text_from_anywhere() -> None:
    assert clean_text(PROSE).text == PROSE


def test_controls_and_entities_are_taken_out_of_titles_and_bodies() -> None:
    article = clean(Post("k", "A\x00 B&amp;C\u200b\u202e", "One\x07 two.\ufeff", "page"))
    assert (article.title, article.text) == ("A B&C", "One two.")


@given(st.text())
def test_nothing_is_left_that_a_feed_cannot_hold(text: str) -> None:
    left = without_controls(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in left)
    left.encode()


# Without the letters that UTF-8 begins with where it was read as something else: it has other letters when put right.
_LETTERS = st.characters(codec="utf-8", exclude_characters="".join(map(chr, range(0x80, 0x100))) + "ŸŠŒŽšœž€ƒ")


@given(st.text(_LETTERS, max_size=300), st.text(_LETTERS, max_size=40))
def test_no_body_makes_it_fail_and_every_letter_is_somewhere(body: str, title: str) -> None:
    article = clean(Post("k", title, body, "page"))
    kept = "".join(block.text for block in article.blocks) + "".join(removal.text for removal in article.removed)
    assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, without_controls(body)))


@pytest.mark.parametrize(
    ("mixed_up", "meant"),
    [
        ("Itâ€™s the ferry â€” at last â€” that came.", "It's the ferry — at last — that came."),
        ("Itâ\x80\x99s the ferry.", "It's the ferry."),
        ("Die FÃ¤hre fÃ¼r die GrÃ¶ÃŸten fuhr.", "Die Fähre für die Größten fuhr."),
        ("Ã‰cole", "École"),
        ("ÐŸÐ°Ñ€Ð¾Ð¼ ÑƒÑˆÑ‘Ð» Ð² Ð¿Ð¾Ñ€Ñ‚.", "Паром ушёл в порт."),
    ],
)
def test_text_that_was_read_in_a_wrong_encoding_is_what_it_was(mixed_up: str, meant: str) -> None:
    assert without_controls(mixed_up).replace("’", "'") == meant


@pytest.mark.parametrize("text", ["São Tomé, ÂNGULO e ÃO", "Ça va, «Ð»", "Âme et pâte — âpre", "Ñandú «x»"])
def test_text_that_is_right_stays_as_it_is(text: str) -> None:
    assert without_controls(text) == text
