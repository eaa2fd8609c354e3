import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cleaning.page.boxes import boxed
from audioposts.cleaning.page.pieces import pieces_of
from audioposts.markup.tree import parse_markup
from tests.cleaning.page.conftest import FERRY

ARTICLE = "".join(f"<p>{text}</p>" for text in FERRY)


def found(html: str) -> list[tuple[str, str]]:
    pieces = pieces_of(parse_markup(html))
    reasons = boxed(pieces, range(len(pieces)))
    return [(pieces[i].text, reasons[i]) for i in sorted(reasons)]


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        ("<div class='share-bar'>Post it</div>", "share prompt"),
        ("<div class='js-newsletterSignUp'>A letter a week</div>", "newsletter box"),
        ("<div id='AdSlot_3'>Boats for sale</div>", "advertisement label"),
        ("<div class='author-bio'><p>Ida Brook repairs nets.</p></div>", "author's bio"),
        ("<div data-component='cookie-banner'>It keeps crumbs</div>", "cookie notice"),
        ("<nav>Home</nav>", "page control"),
        ("<form>Your name</form>", "page control"),
        ("<span class='x'><time>6 March</time></span>", ""),
        ("<ul class='related-links'><li><a href='/'>Another boat</a></ul>", "related stories"),
    ],
)
def test_boxes_say_what_they_are(box: str, reason: str) -> None:
    assert [what for _, what in found(ARTICLE + box)] == [reason] * bool(reason)


def test_a_name_is_believed_only_as_a_whole_word() -> None:
    assert found(f"{ARTICLE}<div class='shareholders adverse loadmoreish'>The owners of the boat</div>") == []


def test_a_box_that_holds_the_article_is_the_article() -> None:
    assert found(f"<div class='newsletter card'>{ARTICLE}</div>") == []
    assert found(f"<div class='related'>{ARTICLE}</div>" * 2) == []


def test_related_stories_are_links() -> None:
    assert found(f"{ARTICLE}<div class='related'>What the boats have in common</div>") == []


def test_ids_of_headings_are_their_words_and_their_classes_are_not() -> None:
    assert found(f"{ARTICLE}<h2 id='share'>Share and share alike</h2>") == []
    assert found(f"{ARTICLE}<p class='caption'>The pier</p>") == [("The pier", "photo caption")]


def test_long_names_are_slugs() -> None:
    assert found(f"{ARTICLE}<section id='why-we-share-the-boat-at-night'>At night</section>") == []


def test_code_is_never_in_a_box() -> None:
    assert found(f"{ARTICLE}<div class='widget share'><pre>tide = 6</pre></div>") == []


def test_only_what_was_chosen_is_looked_at() -> None:
    pieces = pieces_of(parse_markup(f"<div class='share'>Post it</div>{ARTICLE}<div class='share'>Post it again</div>"))
    assert boxed(pieces, range(1, len(pieces))) == {len(pieces) - 1: "share prompt"}
    assert boxed(pieces, []) == {}


@given(st.text(max_size=80))
def test_no_name_makes_it_fail(name: str) -> None:
    root = parse_markup("<div><p>One</p></div><p>Two</p>")
    root.find(".//div").set("class", "".join(c for c in name if c.isprintable() and not "\ud800" <= c <= "\udfff"))
    pieces = pieces_of(root)
    assert set(boxed(pieces, [0, 1])) <= {0, 1}
