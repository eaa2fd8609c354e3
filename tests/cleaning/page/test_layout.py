import tomllib
from importlib import resources

from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning.page import layout
from audioposts.cleaning.page.layout import SIGNS, likelihoods, signs_of
from audioposts.cleaning.page.pieces import pieces_of
from audioposts.markup.tree import parse_markup
from tests.cleaning.page.conftest import FERRY, harbour_page


def signs(html: str) -> list[dict[str, float]]:
    return [dict(zip(SIGNS, row, strict=True)) for row in signs_of(pieces_of(parse_markup(html)))]


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    data = tomllib.loads(resources.files(layout.__package__).joinpath("layout.toml").read_text(encoding="utf-8"))
    assert set(data["weights"]) == set(SIGNS)
    assert len(set(SIGNS)) == len(SIGNS)


def test_no_pieces_have_no_signs() -> None:
    assert signs_of([]) == []
    assert likelihoods([]) == []


def test_paragraphs_are_likelier_than_what_stands_around_them() -> None:
    pieces = pieces_of(parse_markup(harbour_page()))
    likely = {piece.text: likelihood for piece, likelihood in zip(pieces, likelihoods(pieces), strict=True)}
    assert all(likely[text] > 0.5 for text in FERRY)
    assert all(likely[text] < 0.5 for text in ("Home", "Boats", "Imprint of the site"))


def test_what_boxes_call_themselves_is_a_sign() -> None:
    own, around, far = signs(
        "<div class='share'>One</div><div class='related'><p>Two</p></div><div id='sidebar'><div><div><p>Three</p></div></div></div>"
    )
    assert (own["furniture_name"], own["furniture_name_around"]) == (1, 0)
    assert (around["furniture_name"], around["furniture_name_around"]) == (0, 1)
    assert (far["furniture_name_around"], far["furniture_name_far"]) == (0, 1)
    assert signs("<div class='entry-content'><p>One</p></div>")[0]["article_name"] == 1
    assert signs("<p class='shareholder'>One</p>")[0]["furniture_name"] == 0


def test_tags_and_kinds_are_signs() -> None:
    heading, link, item = signs("<h2>One</h2><nav><a href='/'>Two</a></nav><ul><li>Three</li></ul>")
    assert (heading["heading"], heading["capitals"]) == (1, 1 / 3)
    assert (link["nav"], link["links"]) == (1, 1)
    assert (item["item"], item["after_heading"]) == (1, 0)


def test_the_box_of_the_article_is_where_the_sentences_are() -> None:
    page = signs(harbour_page(below=f"<div><p>{FERRY[0]}</p></div>"))
    assert [row["in_box"] for row in page if row["sentence"] and row["words"] > 2] == [1, 1, 1, 1, 1, 0]
    assert all(0 <= row["box_share"] <= 1 for row in page)


def test_what_is_said_twice_is_known() -> None:
    twice, other, again = signs("<p>One</p><p>Two</p><p>One</p>")
    assert twice["repeated"] == again["repeated"] > other["repeated"] == 0


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "div", "li", "h2", "nav", "pre", "aside"]), st.text(max_size=40)), max_size=12
    )
)
def test_a_likelihood_is_between_none_and_certainty(parts: list[tuple[str, str]]) -> None:
    pieces = pieces_of(parse_markup("".join(f"<{tag}>{text}</{tag}>" for tag, text in parts)))
    assert all(len(row) == len(SIGNS) for row in signs_of(pieces))
    assert len(likelihoods(pieces)) == len(pieces)
    assert all(0 <= likelihood <= 1 for likelihood in likelihoods(pieces))
