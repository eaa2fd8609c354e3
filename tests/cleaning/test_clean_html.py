"""`clean_html` and `clean_text`: what programs use."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.cleaning import clean, clean_html, clean_text
from audioposts.models import BlockKind, Form, OwnRule, Post, Verdict
from tests.cleaning.page.conftest import FERRY, harbour_page

STRUCTURE = """
<h2>What the council says</h2>
<blockquote><p>We will vote, as we always have, before the ice comes.</p></blockquote>
<ul><li>The first boat leaves at six in the morning.</li><li>The last boat leaves at nine in the evening.</li></ul>
<table><tr><th>Boat</th><th>Year</th></tr><tr><td>Tern</td><td>1961</td></tr></table>
<pre>def ferry():
    return "back"</pre>
<figure><img src="tern.jpg" alt="A boat"><figcaption>The Tern at the pier, in March.</figcaption></figure>
<blockquote class="twitter-tweet"><p>The ferry is late again, and so am I.</p></blockquote>
<p>The harbour master wrote it down.<sup id="fnref1"><a href="#fn1">1</a></sup> Nobody reads what he writes.</p>
<section class="footnotes"><ol><li id="fn1"><p>The book is kept in the old customs house. <a href="#fnref1" class="footnote-backref">↩</a></p></li></ol></section>
"""

GERMAN = "Die Fähre fuhr um sechs, wie jeden Morgen seit dem Krieg, und niemand auf dem Steg sah von den Netzen auf."

TAGS = (
    "a", "article", "aside", "b", "blockquote", "button", "div", "div class='footnotes'", "div class='share'", "div hidden",
    "figcaption", "figure", "footer", "form", "h2", "header", "li", "main", "nav", "p", "pre", "script", "section", "span",
    "table", "td", "template", "tr", "ul",
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def extractors() -> None:
    """Have what takes a second to import done before a test is timed."""
    clean_html(f"<p>{GERMAN}</p>")


def with_rules(html: str, *own: OwnRule) -> tuple[list[str], list[tuple[str, str]]]:
    article = clean(Post("k", "The ferry", html, "page", form=Form.PAGE), own=own)
    return [block.text for block in article.blocks], [(removal.text, removal.reason) for removal in article.removed]


# --- structure


def test_an_article_and_what_its_page_says_of_it() -> None:
    head = (
        "<meta property='og:site_name' content='The Harbour Post'><meta name='author' content='Ida Brook'>"
        "<link rel='canonical' href='/ferry'>"
    )
    article = clean_html(harbour_page(head=head), "https://example.org/ferry?from=feed")
    assert article.text == "\n\n".join(FERRY)
    assert (article.title, article.author, article.publisher) == ("The ferry", "Ida Brook", "The Harbour Post")
    assert (article.language, article.url) == ("en", "https://example.org/ferry")
    assert (article.verdict, article.reason) == (Verdict.FULL, f"{len(article.text.split())} words")


def test_structure_survives() -> None:
    blocks = clean_html(harbour_page(inside=STRUCTURE)).blocks
    assert [(str(block.kind), block.text) for block in blocks if block.text not in FERRY] == [
        ("heading", "What the council says"),
        ("quote", "We will vote, as we always have, before the ice comes."),
        ("list-item", "The first boat leaves at six in the morning."),
        ("list-item", "The last boat leaves at nine in the evening."),
        ("table", "Boat | Year"),
        ("table", "Tern | 1961"),
        ("code", 'def ferry():\n    return "back"'),
        ("paragraph", "The harbour master wrote it down. Nobody reads what he writes."),
        ("footnote", "The book is kept in the old customs house."),
    ]
    assert [block.text for block in blocks if block.text in FERRY] == list(FERRY)


def test_captions_and_embeds_are_removed_at_their_place() -> None:
    article = clean_html(harbour_page(inside=STRUCTURE))
    removed = {removal.kind: removal for removal in article.removed}
    for kind, text in (
        (BlockKind.FIGURE, "The Tern at the pier, in March."),
        (BlockKind.EMBED, "The ferry is late again, and so am I."),
    ):
        assert removed[kind].text == text
        assert article.blocks[removed[kind].at - 1].kind is BlockKind.CODE


def test_what_is_not_read_is_told_in_the_order_of_the_page() -> None:
    article = clean_html(harbour_page(inside="<div class='share'>Share this story</div>", below="<p>Advertisement</p>"))
    assert [(removal.text, removal.at) for removal in article.removed if removal.text != "The ferry"] == [
        ("Home", 0), ("Boats", 0), ("Share this story", 2), ("Advertisement", 5), ("Imprint of the site", 5),
    ]  # fmt: skip
    assert all(type(removal.at) is int for removal in article.removed)


def test_controls_are_in_nothing_that_was_removed() -> None:
    article = clean_html(harbour_page(below="<p>Imp\x1b[31mrint\u202e &#1;&amp;amp; more</p>"))
    assert "Imp[31mrint & more" in [removal.text for removal in article.removed]


# --- rules of a person


def test_a_person_drops_by_selector() -> None:
    page = harbour_page(inside="<p class='note'>The boat was built far from here, in a yard that is gone.</p>")
    assert "The boat was built far from here, in a yard that is gone." in with_rules(page)[0]
    blocks, removed = with_rules(page, OwnRule(drop=("p.note",)))
    assert blocks == list(FERRY)
    assert ("The boat was built far from here, in a yard that is gone.", "dropped by a rule of yours") in removed


def test_a_person_drops_by_pattern() -> None:
    blocks, removed = with_rules(harbour_page(), OwnRule(patterns=("THE COUNCIL will", r"tove \w+, 62")))
    assert blocks == [FERRY[0], *FERRY[3:]]
    assert (FERRY[1], "dropped by a rule of yours") in removed


def test_what_a_person_keeps_is_read_whatever_it_says() -> None:
    page = harbour_page(
        inside="<p class='letter'>Subscribe to our newsletter</p>", below="<p id='end'>Share this story</p>"
    )
    assert with_rules(page)[0] == list(FERRY)
    blocks, _ = with_rules(page, OwnRule(keep=(".letter", "#end")))
    assert blocks == [*FERRY[:2], "Subscribe to our newsletter", *FERRY[2:], "Share this story"]


def test_a_rule_for_another_site_says_nothing() -> None:
    assert with_rules(harbour_page(), OwnRule(site="example.net", drop=("p",), patterns=(".",)))[0] == list(FERRY)


def test_patterns_are_for_plain_text_too() -> None:
    post = Post("k", "t", "\n\n".join(FERRY), "page")
    article = clean(post, own=[OwnRule(patterns=("customs house",))])
    assert [block.text for block in article.blocks] == list(FERRY[:4])
    assert [(removal.text, removal.at) for removal in article.removed] == [(FERRY[4], 4)]


# --- languages


def test_an_article_has_a_language_and_a_passage_may_have_another() -> None:
    article = clean_html(harbour_page(inside=f"<p>{GERMAN}</p>"))
    assert article.language == "en"
    assert {block.text: block.language for block in article.blocks} == dict.fromkeys(FERRY) | {GERMAN: "de"}


def test_the_text_is_believed_and_not_the_tag() -> None:
    page = f"<html lang='%s'><body><p>{GERMAN}</p><p>{GERMAN.replace('Fähre', 'Barkasse')}</p></body></html>"
    assert clean_html(page % "de-AT").language == "de-AT"
    assert clean_html(page % "en").language == "de"
    assert clean_text(GERMAN).language == "de"
    assert [block.language for block in clean_html(page % "en").blocks] == [None, None]


def test_code_is_in_no_language() -> None:
    article = clean_html(harbour_page(inside=f"<pre>{GERMAN}</pre>"))
    assert [block.language for block in article.blocks if block.kind is BlockKind.CODE] == [None]


# --- bad input


@pytest.mark.parametrize(
    "html",
    [
        "", " \n\t", "\x00\x00", "\ud800", "<", "<>", "</p>", "<!-- nothing -->", "<!DOCTYPE html>", "<?xml version='1.0'?>",
        "<![CDATA[ x ]]>", "<html></html>", "<head><title></title></head>", "<script>let tide = 6; for (;;) {}</script>",
        "<html><head><script>document.write('<p>The ferry</p>')</script></head><body><noscript>Turn it on.</noscript></body>",
        "<frameset><frame src='a'></frameset>", "<img src='a'>", "<p>&nbsp;</p>",
    ],
)  # fmt: skip
def test_where_there_is_nothing_to_read_it_says_so(html: str) -> None:
    article = clean_html(html)
    assert article.verdict is not Verdict.FULL
    assert [block.text for block in article.blocks if any(map(str.isalnum, block.text))] == []
    assert article.title == "Untitled"


@pytest.mark.parametrize(
    "declared",
    [
        "",
        "<?xml version='1.0' encoding='iso-8859-1'?>",
        "<meta charset='windows-1252'>",
        "<meta charset='utf-16'>",
        "<meta charset='nonsense'>",
    ],
)
def test_what_a_page_says_of_its_encoding_does_not_matter_to_a_text(declared: str) -> None:
    assert clean_html(f"{declared}<html><body><p>{GERMAN}</p></body></html>").text == GERMAN


def test_broken_nesting() -> None:
    page = f"<div><p><b>{FERRY[0]}<div>{FERRY[1]}</b></p><li>{FERRY[2]}</td></table><p>{FERRY[3]}<p>{FERRY[4]}</html></html>"
    assert clean_html(page).text == "\n\n".join(FERRY)


def test_no_body() -> None:
    article = clean_html(f"<title>The ferry</title><p>{FERRY[0]}<p>{FERRY[1]}")
    assert (article.title, article.text) == ("The ferry", f"{FERRY[0]}\n\n{FERRY[1]}")


def test_zero_bytes_and_lone_surrogates_are_not_read() -> None:
    article = clean_html(f"<title>The\x00 ferry\ud800</title><p>{FERRY[0][:9]}\x00{FERRY[0][9:]}</p>")
    assert article.text == FERRY[0]
    assert "\x00" not in article.title
    article.title.encode()


@pytest.mark.parametrize(
    "control", ["\x01", "\x0b", "\x1b", "\ufffe", "&#8;", "&#x1B;", "&#x0000c;", "&#65535;", "&#0", "\x7f", "&#x202e;"]
)
def test_control_characters_are_not_read(control: str) -> None:
    assert clean_html(f"<p>{FERRY[0][:9]}{control}{FERRY[0][9:]}</p>").text == FERRY[0]


def test_plain_text_instead_of_markup() -> None:
    assert clean_html(FERRY[0]).text == FERRY[0]
    assert clean_html(f"{FERRY[0]} 3 < 4 & 5 > 2").text == f"{FERRY[0]} 3 < 4 & 5 > 2"


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<ul><li>", "<blockquote>"])
def test_nesting_costs_no_more_than_it_must(tag: str) -> None:
    began = time.perf_counter()
    article = clean_html(f"<p>{FERRY[0]}</p>{tag * (20_000 // tag.count('<'))}<p>{FERRY[1]}</p>")
    assert time.perf_counter() - began < 5
    assert FERRY[0] in [*(block.text for block in article.blocks), *(removal.text for removal in article.removed)]


def test_text_of_a_page_that_nests_too_deep_is_found() -> None:
    assert clean_html("<div>" * 1500 + "".join(f"<p>{text}</p>" for text in FERRY)).text == "\n\n".join(FERRY)


# --- any input


@settings(max_examples=10, deadline=None)
@given(st.text(), st.none() | st.sampled_from(["https://example.org/a", "", "http://[", "file"]))
def test_no_text_makes_it_fail(text: str, url: str | None) -> None:
    for article in (clean_html(text, url), clean_text(text)):
        assert article.title
        assert 0.5 <= article.confidence <= 1


@settings(max_examples=15, deadline=None)
@given(st.text(st.sampled_from("<>/=\"'&#;!-[] \x00\ud800apdivrt"), max_size=80))
def test_no_markup_makes_it_fail(markup: str) -> None:
    article = clean_html(markup)
    assert all(block.text.strip() for block in article.blocks)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TAGS), st.booleans(), st.integers(0, 12)), max_size=12))
def test_no_word_is_told_twice(parts: list[tuple[str, bool, int]]) -> None:
    words = iter(f"w{i}" for i in range(1_000))
    page = "".join(
        f"<{tag}> {' '.join(next(words) for _ in range(count))}. {f'</{tag.split()[0]}>' if closes else ''}"
        for tag, closes, count in parts
    )
    article = clean_html(page)
    told = [block.text for block in article.blocks] + [removal.text for removal in article.removed]
    found = re.findall(r"w\d+", " ".join(told))
    assert len(found) == len(set(found))
    places = [removal.at for removal in article.removed]
    assert places == sorted(places)
    assert all(0 <= place <= len(article.blocks) for place in places)
