from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning.page.pieces import pieces_of
from audioposts.cleaning.page.witnesses import Witness, put_marks, readability, trafilatura, without_marks
from audioposts.markup.tree import parse_markup
from tests.cleaning.page.conftest import FERRY, harbour_page

WITNESSES: list[Witness] = [trafilatura, readability]


@pytest.mark.parametrize("witness", WITNESSES)
def test_the_paragraphs_of_an_article_are_known_again(witness: Witness) -> None:
    root = parse_markup(harbour_page())
    pieces = pieces_of(root)
    put_marks(pieces)
    found = [pieces[i].text for i in sorted(witness(root, pieces))]
    assert [text for text in found if text != "The ferry"] == list(FERRY)


@pytest.mark.parametrize("witness", WITNESSES)
def test_which_of_two_equal_paragraphs_is_meant_is_known(witness: Witness) -> None:
    root = parse_markup(harbour_page(above=f"<aside class='sidebar'><p>{FERRY[0]}</p></aside>"))
    pieces = pieces_of(root)
    put_marks(pieces)
    found = witness(root, pieces)
    assert [i in found for i, piece in enumerate(pieces) if piece.text == FERRY[0]] == [False, True]


@pytest.mark.parametrize("html", ["", "<p>", "<script>let tide = 6</script>", "One", "<table><tr><td>"])
@pytest.mark.parametrize("witness", WITNESSES)
def test_a_page_without_an_article_makes_no_witness_fail(witness: Callable[..., set[int]], html: str) -> None:
    root = parse_markup(html)
    pieces = pieces_of(root)
    put_marks(pieces)
    assert witness(root, pieces) <= set(range(len(pieces)))


def test_marks_stand_before_the_first_letter_and_are_taken_out_again() -> None:
    root = parse_markup("<div> One<p>Two</p> three</div>")
    put_marks(pieces_of(root))
    assert root.text_content() == " \u2800\u2800One\u2800\u2801Two \u2800\u2802three"
    assert without_marks(root.text_content()) == " OneTwo three"


def test_more_pieces_than_there_are_marks_for_stay_without() -> None:
    root = parse_markup("<p>One</p>" * 257)
    put_marks(pieces_of(root) * 256)
    assert len(root.text_content()) == 257 * len("One") + 256 * 256 * len("\u2800\u2800")


@settings(deadline=None)
@given(st.text(st.sampled_from("ab \u2800\u28ff<>")))
def test_no_mark_of_a_page_is_taken_for_ours(text: str) -> None:
    assert without_marks(text) == "".join(c for c in text if not 0x2800 <= ord(c) <= 0x28FF)
