import pytest

from audioposts.cleaning.page.pieces import pieces_of
from audioposts.cleaning.page.structure import labels_of
from audioposts.markup.tree import parse_markup


def labels(html: str) -> list[tuple[str, str]]:
    pieces = pieces_of(parse_markup(html))
    return [(piece.text, label) for piece, label in zip(pieces, labels_of(pieces), strict=True)]


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<ol><li>a<li>b</ol><ul><li>c</ul>", [("a", "1."), ("b", "2."), ("c", "")]),
        ("<ol start=3><li>a<li value=7>b<li>c</ol>", [("a", "3."), ("b", "7."), ("c", "8.")]),
        ("<ol reversed><li>a<li>b</ol>", [("a", "2."), ("b", "1.")]),
        ("<ol start=x><li value=-2>a</ol>", [("a", "1.")]),
        ("<ol><li>a<ol><li>b<li>c</ol><li>d</ol>", [("a", "1."), ("b", "1.1."), ("c", "1.2."), ("d", "2.")]),
        ("<ol><li>a<ul><li>b</ul><li>c</ol>", [("a", "1."), ("b", ""), ("c", "2.")]),
        ("<ol><li><p>a</p><p>b</p><li>c</ol>", [("a", "1."), ("b", ""), ("c", "2.")]),
        ("<li>a", [("a", "")]),
    ],
)
def test_items_have_the_numbers_that_a_browser_shows(html: str, found: list[tuple[str, str]]) -> None:
    assert labels(html) == found


def test_a_row_of_header_cells_names_the_columns() -> None:
    html = "<table><tr><th></th><th>Ships</th></tr><tr><th>Hoek</th><td>9</td></tr><tr><td>x</td><td></td></tr></table>"
    assert labels(html) == [("| Ships", "header"), ("Hoek | 9", ""), ("x", "")]


def test_a_cell_without_text_keeps_its_place() -> None:
    assert labels("<table><tr><td>a<td><td>c</table>") == [("a | | c", "")]


def test_a_footnote_has_a_name_and_what_refers_to_it_knows_where() -> None:
    html = """<p>It <b>left</b>.<sup><a href="#fn1">1</a></sup> It came<a href="https://a.example/b#fn2" class="footnote">2
        </a>.</p><div class="footnotes"><p id="fn1">At six.</p><ol><li id="fn2"><p>On</p><p>foot.</p></ol></div>"""
    assert labels(html)[1:] == [("At six.", "fn1"), ("On", "fn2"), ("foot.", "fn2")]
    first = pieces_of(parse_markup(html))[0]
    assert (first.text, first.notes) == ("It left. It came.", ((8, "fn1"), (16, "fn2")))


def test_mathml_by_itself_is_a_formula() -> None:
    math = "<math><mi>E</mi><mo>=</mo><mi>m</mi></math>"
    assert labels(f"<p>{math}</p><p>So {math} it is</p>") == [("E=m", "formula"), ("So E=m it is", "")]
