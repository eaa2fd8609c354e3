import json

import pytest

from audioposts.markup.linked_data import is_article, listed, lists_of, read_linked_data, texts, urls_of
from audioposts.markup.tree import parse_markup


def script(*things: object) -> str:
    return "".join(
        f'<script type="application/ld+json; charset=utf-8">{json.dumps(thing)}</script>' for thing in things
    )


def test_what_stands_inside_comes_after_what_it_stands_in() -> None:
    found = read_linked_data(parse_markup(script({"name": "a", "x": [{"name": "c"}]}, {"name": "b"})))
    assert [texts(thing, "name") for thing in found.things] == [["a"], ["c"], ["b"]]
    assert [texts(thing, "name") for thing in found.outer] == [["a"], ["b"]]


def test_a_graph_may_go_in_circles() -> None:
    graph = [
        {"@type": "BlogPosting", "@id": "#post", "headline": "The ferry", "author": {"@id": "#ida"},
         "mainEntityOfPage": {"@id": "https://quay.example/ferry"}},
        {"@type": "WebPage", "@id": "https://quay.example/ferry", "mainEntity": {"@id": "#post"}, "isPartOf": {"@id": "#no"}},
        {"@type": "Person", "@id": "#ida", "name": "Ida Brook", "sameAs": [{"@id": "#ida"}]},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": {"@type": "BlogPosting", "@id": "#post"}}]},
    ]  # fmt: skip
    found = read_linked_data(parse_markup(script({"@graph": graph})))
    assert texts(found.article, "author") == ["Ida Brook"]
    assert urls_of(found.article) == ["https://quay.example/ferry", "#post"]
    (posts,) = lists_of(found.things)
    assert listed(posts)[0] is found.article


@pytest.mark.parametrize(
    ("things", "headline"),
    [
        (
            [{"@type": "Article", "headline": "a"}, {"@type": "Article", "headline": "b", "datePublished": "2026"}],
            ["b"],
        ),
        ([{"@type": "WebPage", "about": {"@type": "Article", "headline": "a"}}], ["a"]),
        ([{"@type": "ItemList", "itemListElement": [{"@type": "Article", "headline": h} for h in "ab"]}], []),
        (
            [
                {"@type": "ItemList", "itemListElement": [{"@type": "Article", "headline": "a"}]},
                {"@type": "Article", "headline": "b"},
            ],
            ["b"],
        ),
        ([{"@type": "JobPosting", "headline": "a"}], []),
    ],
)
def test_the_article_is_what_the_page_is_about(things: list[object], headline: list[str]) -> None:
    assert texts(read_linked_data(parse_markup(script(*things))).article, "headline") == headline


@pytest.mark.parametrize(
    "kind", ["NewsArticle", "LiveBlogPosting", "Recipe", "https://schema.org/Article", ["Thing", "schema:Report"]]
)
def test_kinds_of_articles(kind: object) -> None:
    assert is_article({"@type": kind})


def test_a_line_that_ends_in_a_semicolon_and_breaks_inside_is_read() -> None:
    page = parse_markup('<script type="APPLICATION/LD+JSON">{"@type": "Article", "headline": "The\nferry"};</script>')
    assert texts(read_linked_data(page).article, "headline") == ["The ferry"]
