from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning.page import extraction
from audioposts.cleaning.page.extraction import article_pieces
from audioposts.cleaning.page.pieces import pieces_of
from audioposts.markup.tree import parse_markup
from tests.cleaning.page.conftest import FERRY, harbour_page


def chosen(html: str) -> tuple[list[str], float]:
    root = parse_markup(html)
    pieces = pieces_of(root)
    numbers, agreement = article_pieces(root, pieces)
    return [pieces[i].text for i in sorted(numbers)], agreement


def test_the_article_of_a_page_is_found_and_the_witnesses_agree() -> None:
    found, agreement = chosen(harbour_page())
    assert [text for text in found if text != "The ferry"] == list(FERRY)
    assert agreement > 0.9


def test_stories_below_are_not_the_article() -> None:
    links = "".join(f"<li><a href='/{i}'>Another boat and its year, number {i}</a></li>" for i in range(8))
    found, _ = chosen(harbour_page(below=f"<aside class='related'><h2>Read next</h2><ul>{links}</ul></aside>"))
    assert [text for text in found if text != "The ferry"] == list(FERRY)


def test_no_paragraph_between_two_of_the_article_is_skipped() -> None:
    found, _ = chosen(harbour_page(inside="<p>It came back.</p><p>Nobody saw it.</p>"))
    assert found[-7:] == [*FERRY[:2], "It came back.", "Nobody saw it.", *FERRY[2:]]


def test_a_heading_above_the_first_chosen_piece_is_the_articles_if_others_of_its_style_are() -> None:
    entries = "".join(f"<article><h2>{i} o'clock</h2><p>{text}</p></article>" for i, text in enumerate(FERRY))
    pieces = pieces_of(parse_markup(f"<h1>Ice: live</h1><main>{entries}</main>"))
    assert extraction._gaps(pieces, set(range(2, len(pieces)))) == {1}
    assert extraction._gaps(pieces, set(range(1, len(pieces)))) == set()


def test_an_article_in_divs_without_names_is_found() -> None:
    page = f"<div><a href='/'>Home</a></div><div>{''.join(f'<div>{text}</div>' for text in FERRY)}</div>"
    assert chosen(page)[0] == list(FERRY)


def test_an_empty_page_has_no_article() -> None:
    assert chosen("")[0] == []
    assert chosen("<script>let tide = 6</script>")[0] == []


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>One.</p>", "<li>Two</li>", "<h2>3</h2>", "<div>", "</div>", "<table><tr><td>4<td>5", "x"])
    )
)
def test_what_is_chosen_is_on_the_page(parts: list[str]) -> None:
    root = parse_markup("".join(parts))
    pieces = pieces_of(root)
    numbers, agreement = article_pieces(root, pieces)
    assert numbers <= set(range(len(pieces)))
    assert 0 <= agreement <= 1
