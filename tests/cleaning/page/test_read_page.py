import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning.page import Page, read_page
from audioposts.models import BlockKind, OwnRule
from tests.cleaning.page.conftest import FERRY, harbour_page


def read_texts(page: Page) -> list[str]:
    return [one.block.text for one in page.placed]


def removals(page: Page) -> list[tuple[str, str, int]]:
    return [(removal.text, removal.reason, removal.at) for removal in page.removed]


def test_the_article_is_placed_and_the_rest_is_removed_in_order() -> None:
    page = read_page(harbour_page())
    assert [text for text in read_texts(page) if text != "The ferry"] == list(FERRY)
    assert [removal for removal in removals(page) if removal[0] != "The ferry"] == [
        ("Home", "outside the article", 0),
        ("Boats", "outside the article", 0),
        ("Imprint of the site", "outside the article", len(page.placed)),
    ]
    assert page.facts.title == "The ferry | The Harbour Post" or page.facts.title == "The ferry"
    assert (page.facts.language, page.protected) == ("en", frozenset())
    assert page.agreement > 0.9


def test_all_of_a_fragment_is_the_article_but_for_its_boxes() -> None:
    page = read_page(
        f"<h2>The tide</h2><p>{FERRY[0]}</p><p>{FERRY[1]}</p><div class='share'>Post it</div>", whole=False
    )
    assert read_texts(page) == ["The tide", *FERRY[:2]]
    assert removals(page) == [("Post it", "share prompt", 3)]
    assert page.agreement == 1


def test_captions_and_embeds_are_named_with_their_kind() -> None:
    page = read_page(
        f"<p>{FERRY[0]}</p><figure><figcaption>The pier</figcaption></figure>"
        "<blockquote class='twitter-tweet'><p>Late again.</p></blockquote>",
        whole=False,
    )
    assert [(removal.kind, removal.reason) for removal in page.removed] == [
        (BlockKind.FIGURE, "photo caption"),
        (BlockKind.EMBED, "embedded post"),
    ]


def test_what_a_person_drops_is_out_and_what_is_kept_is_in() -> None:
    page = read_page(
        harbour_page(inside="<p class='note'>The boat was built far from here, in a yard that is gone.</p>"),
        own=[OwnRule(drop=("p.note",), keep=("footer p",))],
    )
    assert ("The boat was built far from here, in a yard that is gone.", "dropped by a rule of yours", 3) in [
        (text, reason, at + (read_texts(page)[0] != "The ferry")) for text, reason, at in removals(page)
    ]
    assert read_texts(page)[-1] == "Imprint of the site"
    assert page.protected == {len(page.placed) - 1}


def test_keeping_stands_above_dropping() -> None:
    page = read_page(
        "<p>One</p><p class='a b'>Two</p>", own=[OwnRule(drop=(".a",)), OwnRule(keep=(".b",))], whole=False
    )
    assert read_texts(page) == ["One", "Two"]
    assert page.protected == {1}


def test_a_rule_reaches_what_is_in_the_element() -> None:
    page = read_page(
        "<p>One</p><div class='a'><p>Two</p><ul><li>Three</ul></div>", own=[OwnRule(drop=("div.a",))], whole=False
    )
    assert read_texts(page) == ["One"]


def test_what_stood_in_a_small_box_is_one_paragraph() -> None:
    long = "".join(f"<p>{text}</p>" for text in FERRY)
    page = read_page(f"{long}<div><p>One</p><p>Two</p></div><p>Three</p>", whole=False)
    first, second, third = (one.paragraph for one in page.placed[-3:])
    assert first == second != third
    assert len({one.paragraph for one in page.placed}) == len(FERRY) + 2


def test_marks_of_the_page_do_not_stay() -> None:
    page = read_page("<p>\u2800\u2801One</p><p>Two\u28ff</p>", whole=True)
    assert not any(0x2800 <= ord(c) <= 0x28FF for c in "".join(read_texts(page) + [r.text for r in page.removed]))


@settings(max_examples=12, deadline=None)
@given(
    st.lists(st.sampled_from(["p", "li", "h2", "aside", "div class='share'", "figcaption", "pre"]), max_size=10),
    st.booleans(),
)
def test_every_piece_is_either_placed_or_removed_at_its_place(tags: list[str], whole: bool) -> None:
    html = "".join(f"<{tag}>w{i} left at six.</{tag.split()[0]}>" for i, tag in enumerate(tags))
    page = read_page(html, whole=whole)
    line = [(i, 1, text) for i, text in enumerate(read_texts(page))] + [(at, 0, text) for text, _, at in removals(page)]
    assert [text.split()[0] for _, _, text in sorted(line, key=lambda one: one[:2])] == [
        f"w{i}" for i in range(len(tags))
    ]


@pytest.mark.parametrize(
    ("below", "is_read"),
    [
        ("<h2>Other boats</h2><ul class='related'><li><a href='/a'>The Ada</a></li></ul>", False),
        (
            "<h2>Other boats</h2><ul class='related'><li><a href='/a'>The Ada</a></li></ul><h2>On</h2><p>They left at six.</p>",
            False,
        ),
        ("<h2>Other boats</h2><figure><figcaption>The Ada</figcaption></figure><p>They left at six.</p>", True),
        (
            "<h2>Other boats</h2><figure><figcaption>The Ada</figcaption></figure><h3>The Ada</h3><p>She left at six.</p>",
            True,
        ),
        ("<h2>Other boats</h2>", True),
        (
            "<div><div>Other boats</div><nav><a href='/a'>The Ada</a><p>The Bo Lund</p></nav></div><p>They left.</p>",
            False,
        ),
        ("<div><p>Other boats</p><div>The Ada</div><p>They left at six.</p><nav>The Bo</nav></div>", True),
    ],
)
def test_a_heading_goes_with_what_stood_under_it(below: str, is_read: bool) -> None:
    article = "".join(f"<p>{text}</p>" for text in FERRY)
    page = read_page(f"<article>{article}{below}</article>", whole=False)
    assert ("Other boats" in read_texts(page)) is is_read
