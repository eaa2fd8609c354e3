import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.sources.reshared import find_reshare
from tests.standins.wordpress_posts import READER_RESHARE, RESHARE, SHARE

HOME = "https://quay.example/"
BUTTONS = SHARE.format(id=1, link=f"{HOME}a/")
BODY = "<p>The ferry &amp; the pier.</p><p>Nobody looked up.</p>"


@pytest.mark.parametrize("before", ["", "<!-- wp:html -->", BUTTONS, "<p>Spread the news</p>"])
def test_a_reshare_is_read_and_taken_out(before: str) -> None:
    found = find_reshare(before + RESHARE + BODY, HOME)
    assert found is not None
    assert (found.sharer, found.publisher) == ("Ida_Brook", "The Harbour Post")
    assert found.original == "https://harbourpost.example/2026/02/toll/"
    assert found.body.endswith(BODY)
    assert "shared this story" not in found.body
    assert "Harbour Post" not in found.body


def test_the_table_of_a_reader_links_to_the_sharer_only() -> None:
    found = find_reshare(READER_RESHARE + BODY, HOME)
    assert found is not None
    assert (found.sharer, found.publisher, found.original) == ("Ida_Brook", "World | The Harbour Post", None)
    assert "Ida_Brook" not in found.body
    assert found.body.endswith(BODY)


def test_lines_of_one_paragraph() -> None:
    found = find_reshare("<p>Ida<br>shared this story<br/>from The Post.<br>The ferry left.</p>" + BODY, HOME)
    assert found is not None
    assert (found.sharer, found.publisher) == ("Ida", "The Post")
    assert "The ferry left.</p>" in found.body


def test_a_reshare_without_a_publisher() -> None:
    found = find_reshare(f'<b>Ida <a href="{HOME}x/">shared this story</a> .</b>{BODY}', HOME)
    assert found is not None
    assert (found.sharer, found.publisher, found.original) == ("Ida", None, None)


@pytest.mark.parametrize(
    "url",
    [
        "https://harbourpost.example/",
        "https://harbourpost.example",
        "mailto:ida@x.example",
        "http://[bad/x",
        "",
        f"{HOME}x/",
    ],
)
def test_links_that_lead_to_no_article(url: str) -> None:
    found = find_reshare(f'<p>Ida shared this story from <a href="{url}">The Post</a>.</p>{BODY}', HOME)
    assert found is not None
    assert found.original is None


@pytest.mark.parametrize(
    "markup",
    [
        BODY,
        BUTTONS,
        BUTTONS + BODY,
        BODY + RESHARE,
        "<p>My mother shared this story. It began on a pier.</p>",
        "<p>Ida Brook shared this story from the harbour with me, " + "and then another, " * 30 + "and left.</p>",
        "<script>Ida shared this story from The Post.</script><p>The ferry left.</p>",
        "",
        " \n",
        "<!-- nothing -->",
        "\x00",
    ],
)
def test_bodies_that_are_no_reshare(markup: str) -> None:
    assert find_reshare(markup, HOME) is None


ODD = "aÄй0 -:.T<>/&;#[]…\"'=\n\x00\ud800\U0001f400"
"""Letters of markup, of dates and of no alphabet."""


@given(st.text(ODD, max_size=60), st.text(ODD, max_size=60))
def test_whatever_stands_around_makes_nothing_fail(before: str, after: str) -> None:
    find_reshare(before + RESHARE + after, HOME)


@given(st.text(alphabet="abc .,", min_size=1))
def test_the_body_is_kept(text: str) -> None:
    found = find_reshare(f"{RESHARE}<p>{text}</p>", HOME)
    assert found is not None
    assert found.body.endswith(f"<p>{text}</p>")
