import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.markup.facts import PageFacts, read_facts
from audioposts.markup.tree import parse_markup

KEYS = (
    "@type", "@id", "@graph", "headline", "name", "author", "publisher", "datePublished", "articleBody", "wordCount",
    "inLanguage", "isAccessibleForFree", "mainEntityOfPage", "url", "description",
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12)
    | st.sampled_from(["Article", "WebSite", "2026-03-04", "https://example.org/a", "http://[", "²", "9" * 5000]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


def meta(**contents: str) -> str:
    return "".join(f'<meta property="{name.replace("_", ":", 1)}" content="{text}">' for name, text in contents.items())


def json_ld(**article: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **article})}</script>'


def read(html: str, url: str | None = None) -> PageFacts:
    return read_facts(parse_markup(html), html, url)


def test_a_page_that_says_nothing() -> None:
    assert read("<p>The ferry</p>") == PageFacts()


def test_what_json_ld_says_stands_above_the_rest() -> None:
    found = read(
        json_ld(
            headline="The ferry", author={"@type": "Person", "name": "By Ida Brook"}, publisher={"name": "The Harbour Post"},
            datePublished="2026-03-04T06:00:00+01:00", inLanguage="en_GB", isAccessibleForFree="False",
            articleBody="It left at six.", description="A boat &amp; its island", url="/ferry",
        )
        + meta(og_title="Another", article_published_time="2020-01-01", og_description="Another"),
        "https://example.org/x",
    )  # fmt: skip
    assert found == PageFacts(
        title="The ferry",
        author="Ida Brook",
        published=datetime(2026, 3, 4, 6, tzinfo=timezone(timedelta(hours=1))),
        language="en-GB",
        publisher="The Harbour Post",
        address="https://example.org/x",
        url="https://example.org/ferry",
        description="A boat & its island",
        is_free=False,
        body_words=4,
    )


def test_what_is_named_by_its_id_is_looked_up() -> None:
    graph = [
        {"@type": "BlogPosting", "headline": "The ferry", "author": [{"@id": "#ida"}], "publisher": {"@id": "#site"}},
        {"@type": "Person", "@id": "#ida", "name": "Ida Brook"},
        {"@type": ["Organization"], "@id": "#site", "name": "The Harbour Post"},
    ]
    found = read(f"<script type='application/ld+json'>{json.dumps({'@graph': graph})}</script>")
    assert (found.author, found.publisher) == ("Ida Brook", "The Harbour Post")


def test_several_authors_are_named_once_each() -> None:
    assert read(
        json_ld(author=["Ida Brook", {"name": "Tove Lind"}, "Ida Brook", "https://example.org/ida"])
    ).author == ("Ida Brook, Tove Lind")


@pytest.mark.parametrize("name", ["https://example.org/ida", "@ida", "ida@example.org", "word " * 60, " "])
def test_what_is_no_name_is_no_author(name: str) -> None:
    assert read(f"<meta name='author' content='{name}'>").author is None


def test_microdata_and_links_name_authors() -> None:
    assert read("<p itemprop='author'><b itemprop='name'>Ida  Brook</b>, repairs nets</p>").author == "Ida Brook"
    assert read("<a rel='author' href='/ida'>by Ida Brook</a>").author == "Ida Brook"


def test_titles_lose_the_name_of_the_site() -> None:
    site = meta(og_site_name="The Harbour Post")
    assert read(f"<title>The ferry | The Harbour Post</title>{site}").title == "The ferry"
    assert read(f"<title>The Harbour Post: The ferry</title>{site}").title == "The Harbour Post: The ferry"
    assert read(f"<title>The Harbour Post — The ferry - at six</title>{site}").title == "The ferry - at six"
    assert read("<title>The ferry | at six</title>").title == "The ferry | at six"
    assert read("<title>Site</title><h1>Site</h1><article><h1>The ferry</h1></article>").title == "The ferry"


@pytest.mark.parametrize(
    ("html", "title"),
    [
        (
            "<title>The ferry | The Quay</title><h1><a href='/'>The Quay</a></h1><h1>The ferry at six</h1>",
            "The ferry at six",
        ),
        ("<title>The ferry - The Quay</title><h1>The Quay</h1><h2>The ferry</h2>", "The ferry - The Quay"),
        ("<title>The ferry</title><h1><a href='https://quay.example'>Home</a></h1>", "The ferry"),
        ("<title>x</title><h1><a href='/2026/ferry'>The ferry</a> <a href='/'>Home</a></h1>", "The ferry Home"),
        ("<title>x</title><h1>The ferry<a href='#top'></a></h1>", "The ferry"),
    ],
)
def test_a_heading_that_is_the_name_of_the_site_is_no_title(html: str, title: str) -> None:
    assert read(html).title == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-04T06:00:00Z", datetime(2026, 3, 4, 6, tzinfo=UTC)),
        ("2026-03-04", datetime(2026, 3, 4, tzinfo=UTC)),
        ("March 4, 2026 6:00 QQT", datetime(2026, 3, 4, 6, tzinfo=UTC)),
        ("2026-03", datetime(2026, 3, 1, tzinfo=UTC)),
        ("06:00", None),
        ("March 4", None),
        ("2026", None),
        ("Tuesday", None),
        ("2026-03-04T06:00:00+99:00", None),
        ("[object Object]", None),
        ("1741000000", None),
    ],
)
def test_a_date_is_one_that_names_year_and_month(text: str, expected: datetime | None) -> None:
    assert read(meta(article_published_time=text)).published == expected


def test_the_first_date_that_is_one_counts() -> None:
    page = meta(article_published_time="soon") + "<article><time datetime='2026-03-04'>4 March</time></article>"
    assert read(page).published == datetime(2026, 3, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<html lang='de-AT'>", "de-AT"),
        ("<html lang='{{ lang }}'><meta property='og:locale' content='pt_BR'>", "pt-BR"),
        ("<html lang=''><meta name='content-language' content='nl'>", "nl"),
        ("<html>", None),
    ],
)
def test_languages(html: str, expected: str | None) -> None:
    assert read(f"{html}<p>x").language == expected


def test_addresses() -> None:
    assert read("<link rel='canonical' href='/a'>", "https://example.org/b?c").url == "https://example.org/a"
    assert read("<link rel='canonical' href='/a'>").url is None
    assert read("<link rel='Canonical' href='http://['>" + meta(og_url="https://example.org/a")).url == (
        "https://example.org/a"
    )
    assert read("<link rel='canonical' href=''>", "https://example.org/b").url == "https://example.org/b"


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (120, 120),
        ("120", 120),
        (0, None),
        (True, None),
        ("²", None),
        ("9" * 5000, None),
        (1.5, None),
        (None, None),
        (-3, None),
    ],
)
def test_the_number_of_words(count: object, expected: int | None) -> None:
    assert read(json_ld(wordCount=count)).body_words == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [(True, True), ("false", False), ("http://schema.org/True", True), ("perhaps", None), (None, None)],
)
def test_whether_everybody_may_read_it(said: object, expected: bool | None) -> None:
    assert read(json_ld(isAccessibleForFree=said)).is_free is expected


@pytest.mark.parametrize(
    "script", ["", "{", "[" * 100_000, "[" * 500 + "]" * 500, "null", "9" * 5000, '{"@type": null}']
)
def test_broken_json_ld_says_nothing(script: str) -> None:
    assert read(f"<script type='application/ld+json'>{script}</script>") == PageFacts()


def test_a_value_may_be_deep_in_lists() -> None:
    deep = '{"@type": "Article", "headline": ' + "[" * 300 + '"The ferry"' + "]" * 300 + "}"
    assert read(f"<script type='application/ld+json'>{deep}</script>").title == "The ferry"


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_no_json_ld_makes_it_fail(thing: dict[str, Any]) -> None:
    found = read(json_ld(**thing))
    assert found.body_words is None or found.body_words > 0
    assert found.published is None or found.published.utcoffset() is not None


@given(st.sampled_from(["author", "og:title", "date", "og:url", "og:locale", "og:site_name"]), st.text(max_size=40))
def test_no_meta_element_makes_it_fail(name: str, text: str) -> None:
    root = parse_markup("<meta><title>The ferry - The Harbour Post</title>")
    element = next(root.iter("meta"))
    element.set("property", name)
    element.set("content", "".join(c for c in text if c.isprintable()))
    found = read_facts(root, "", "https://example.org/")
    assert found.title
    assert found.url is None or found.url.startswith("http")
