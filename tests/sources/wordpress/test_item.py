from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.identity import guid_key, title_key, url_key
from audioposts.models import Form
from audioposts.sources.wordpress.item import (
    is_protected,
    keys_of,
    link_of,
    moment_in,
    number_in,
    numbers_in,
    post_of,
    revision_of,
    text_in,
)

HOME = "https://quay.example/"
ITEM: dict[str, Any] = {
    "id": 12,
    "link": f"{HOME}2026/03/ropes/",
    "guid": {"rendered": f"{HOME}?post_type=post&#038;p=12"},
    "title": {"rendered": "Ropes &#038; <em>knots</em>: what&#8217;s holding &lt;us&gt;"},
    "date_gmt": "2026-03-08T17:02:00",
    "modified_gmt": "2026-03-09T10:00:00",
    "categories": [3, 4],
    "content": {"rendered": "<p>The ferry left at six.</p>\n", "protected": False},
    "excerpt": {"rendered": "<p>The ferry [&hellip;]</p>\n", "protected": False},
    "_embedded": {"author": [{"id": 2, "name": "Tove &amp; Lind"}]},
}


def test_an_item_becomes_a_post() -> None:
    post = post_of(ITEM, HOME, "The Quay")
    title = "Ropes & knots: what’s holding <us>"
    assert post.title == title
    assert post.key == url_key(f"{HOME}2026/03/ropes/")
    assert post.also == (guid_key(f"{HOME}?post_type=post&p=12", HOME), title_key(title, "The Quay"))
    assert (post.url, post.source) == (f"{HOME}2026/03/ropes/", f"{HOME}2026/03/ropes/")
    assert (post.author, post.publisher, post.shared_by) == ("Tove & Lind", "The Quay", None)
    assert (post.form, post.is_excerpt) == (Form.HTML, False)
    assert post.published == datetime(2026, 3, 8, 17, 2, tzinfo=UTC)


def test_who_passed_a_story_on_has_not_written_it() -> None:
    line = '<p>Ida shared this story from <a href="https://post.example/toll/">The Post</a>.</p>'
    post = post_of(ITEM | {"content": {"rendered": f"{line}<p>Fog.</p>"}}, HOME, "The Quay")
    assert (post.author, post.publisher, post.shared_by) == (None, "The Post", "Ida")
    assert (post.original, "shared" in post.body) == ("https://post.example/toll/", False)
    nameless = post_of(ITEM | {"content": {"rendered": "<p>Shared this story.</p><p>Fog.</p>"}}, HOME, "The Quay")
    assert (nameless.publisher, nameless.shared_by) == (None, "Tove & Lind")


@pytest.mark.parametrize(
    ("content", "is_excerpt"),
    [
        ("<p>The ferry left, which the parish [&hellip;]</p>", True),
        ("<p>The ferry left, which the parish [...]</p><p><a>Continue reading</a></p>", True),
        ("<p>“We […] will see,” she said.</p>" + "<p>Nobody looked up from the pier that day.</p>" * 5, False),
        ("<p>The ferry left.</p>" * 100 + "<p>“It goes […]”</p>", False),
        ("<p>The ferry left…</p>", False),
    ],
)
def test_bodies_that_are_cut(content: str, is_excerpt: bool) -> None:
    assert post_of(ITEM | {"content": {"rendered": content}}, HOME, None).is_excerpt is is_excerpt


def test_an_item_without_content_has_its_excerpt() -> None:
    post = post_of(ITEM | {"content": {"rendered": " \n"}}, HOME, None)
    assert (post.body, post.is_excerpt) == ("<p>The ferry [&hellip;]</p>", True)


def test_a_post_without_an_address_is_known_by_what_it_has() -> None:
    assert keys_of({"guid": {"rendered": "urn:12"}}, HOME, None) == [guid_key("urn:12", HOME)]
    assert keys_of({"id": 12, "title": "Fog"}, HOME, "The Post") == [
        guid_key("post 12", HOME),
        title_key("Fog", "The Post"),
    ]


def test_a_post_with_no_title_does_not_share_a_key_with_others() -> None:
    assert keys_of(ITEM | {"title": {"rendered": ""}}, HOME, None) == keys_of(ITEM, HOME, None)[:2]


def test_the_revision_is_when_it_was_changed_else_what_it_says() -> None:
    assert revision_of(ITEM) == "2026-03-09T10:00:00"
    unknown = ITEM | {"modified_gmt": None}
    assert revision_of(unknown) == revision_of(dict(reversed(unknown.items())))
    assert revision_of(unknown) != revision_of(unknown | {"title": "Other"})


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-08T17:02:00", datetime(2026, 3, 8, 17, 2, tzinfo=UTC)),
        ("2026-03-08T17:02:00Z", datetime(2026, 3, 8, 17, 2, tzinfo=UTC)),
        ("2026-03-08T18:02:00+01:00", datetime(2026, 3, 8, 17, 2, tzinfo=UTC)),
        ("0000-00-00T00:00:00", None),
        ("-0001-11-30T00:00:00", None),
        ("2026-02-30T00:00:00", None),
        ("", None),
        (None, None),
        (False, None),
        (1773000000, None),
    ],
)
def test_moments(value: object, moment: datetime | None) -> None:
    assert moment_in({"date_gmt": value}, "date_gmt") == moment


def test_fields_of_the_wrong_type_are_empty() -> None:
    odd = {"a": None, "b": False, "c": {"rendered": None}, "d": [3, "4", None, True, 5], "e": True, "f": "12"}
    assert [text_in(odd, name) for name in "abcdz"] == [""] * 5
    assert numbers_in(odd, "d") == (3, 5)
    assert numbers_in(odd, "b") == ()
    assert [number_in(odd, name) for name in "efz"] == [None] * 3
    assert link_of({"link": "javascript:void(0)"}) is None
    assert not is_protected({"content": None})


@pytest.mark.parametrize(
    "authors", [[{"code": "rest_user_invalid_id", "data": {"status": 404}}], [], [None], None, "x", {}]
)
def test_an_author_who_is_hidden(authors: object) -> None:
    assert post_of(ITEM | {"_embedded": {"author": authors}}, HOME, None).author is None


def test_nothing_embedded() -> None:
    assert post_of(ITEM | {"_embedded": False}, HOME, None).author is None


ODD = "aÄй0 -:.T<>/&;#[]…\"'=\n\x00\ud800\U0001f400"
"""Letters of markup, of dates and of no alphabet."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(ODD, max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["rendered", "author", "name"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from(sorted(ITEM)), JSON))
def test_whatever_an_item_holds_makes_nothing_fail(item: dict[str, Any]) -> None:
    post = post_of(item, HOME, None)
    assert post.key == keys_of(item, HOME, None)[0]
    assert revision_of(item)
    assert post.published is None or post.published.tzinfo
