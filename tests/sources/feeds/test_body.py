import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Form
from audioposts.sources.feeds.body import body_of, reshare_in, with_absolute_links
from audioposts.sources.feeds.items import Item, Text

LONG = " ".join(["word"] * 160) + "."
BASE = "https://quay.example/2026/"


def html(value: str) -> Text:
    return Text(value, Form.HTML, BASE)


def plain(value: str) -> Text:
    return Text(value, Form.TEXT, BASE)


def item(*contents: Text, summary: Text | None = None) -> Item:
    return Item(guid=None, link=None, title="", contents=contents, summary=summary)


# --- which text


def test_a_whole_text_is_taken_before_a_summary() -> None:
    whole = html("<p>The ferry left at six. Nobody looked up.</p>")
    body = body_of(item(whole, summary=html("<p>The ferry left at six. […]</p>")))
    assert (body.text, body.is_summary) == (whole, False)


def test_a_description_that_is_much_fuller_is_taken_before_a_content() -> None:
    described = html(f"<p>{LONG}</p>")
    body = body_of(item(html("<p>Teaser</p>"), summary=described))
    assert (body.text, body.is_summary) == (described, False)


def test_markup_is_taken_before_the_same_text_with_addresses_written_out() -> None:
    markup = html(f"<p>{LONG} <a href='x'>A link</a></p>")
    assert body_of(item(markup, plain(f"{LONG} A link (https://quay.example/x)"))).text == markup


def test_a_content_without_words_is_none() -> None:
    summary = plain("A photograph of a pier")
    assert (
        body_of(item(html("<img src='a.jpg'><script>var x = 'many words in a script'</script>"), summary=summary)).text
        == summary
    )


def test_an_entry_without_any_text() -> None:
    body = body_of(item())
    assert (body.text.value, body.is_summary) == ("", True)


# --- whether it is all


def test_a_long_description_is_all() -> None:
    assert not body_of(item(summary=html(f"<p>{LONG}</p>"))).is_summary


def test_a_short_description_may_be_a_summary_and_is_not_cut() -> None:
    body = body_of(item(summary=plain("The ferry left at six.")))
    assert (body.is_summary, body.is_cut) == (True, False)


def test_a_short_content_is_all() -> None:
    assert not body_of(item(html("<p>A note.</p>"))).is_summary


def test_a_content_that_only_repeats_the_summary_is_one() -> None:
    assert body_of(item(html("<p>A note.</p>"), summary=plain("A note."))).is_summary


def test_a_short_content_that_is_cut_is_a_summary_and_a_long_one_is_believed() -> None:
    assert body_of(item(html("<p>The dredger came on a Sunday. [&hellip;]</p>"))).is_summary
    assert not body_of(item(html(f"<p>{LONG} And so on…</p>"))).is_summary


@pytest.mark.parametrize(
    "end",
    [
        "the parish took it badly…",
        "the parish […]",
        "the parish [...]",
        "the parish...",
        'it did. <a href="/a">Read more</a>',
        'it did. <a href="/a">Read more »</a>',
        '… <a href="/a" class="more-link">Continue reading <span>“The dredger: a history, part 2.”</span> →</a>',
        "it did.</p><p>Read the full story",
        "es war. <a href='/a'>Weiterlesen</a>",
        "c’était. Lire la suite",
        "fue. Leer más →",
        "era. Leggi tutto",
        "foi. Leia mais",
        "was het. Lees verder »",
        "было. Читать далее",
        'the parish […]</p><p>The post <a href="/a">The dredger</a> appeared first on <a href="/">The Quay</a>.',
        "die Gemeinde […]</p><p>Der Beitrag Der Bagger erschien zuerst auf Die Mole.",
        "la paroisse […]</p><p>L’article La drague est apparu en premier sur Le Quai.",
    ],
)
def test_texts_that_are_cut(end: str) -> None:
    body = body_of(item(summary=html(f"<p>{LONG} {end}</p>")))
    assert body.is_cut
    assert body.is_summary


@pytest.mark.parametrize(
    "end",
    [
        "and nobody wanted to read more about it than that.",
        "She could read, he could not.",
        "The post office closed.",
        'was all.</p><p>The post <a href="/a">The dredger</a> appeared first on <a href="/">The Quay</a>.',
    ],
)
def test_texts_that_are_not_cut(end: str) -> None:
    assert not body_of(item(summary=html(f"<p>{LONG} {end}</p>"))).is_cut


# --- who re-shared it


@pytest.mark.parametrize(
    "first", ["Ida_Brook shared this story from The Post.", "Ida_Brook\nshared this story\nfrom The Post."]
)
def test_a_reshare_of_plain_text(first: str) -> None:
    found = reshare_in(plain(f"{first}\n\nThe ferry left.\n\nNobody looked up."), BASE)
    assert found is not None
    assert (found.sharer, found.publisher, found.body) == (
        "Ida_Brook",
        "The Post",
        "The ferry left.\n\nNobody looked up.",
    )


@pytest.mark.parametrize(
    "text", ["", "She shared a story about her father.", "The ferry left.\n\nIda shared this story from The Post."]
)
def test_a_text_that_nobody_reshared(text: str) -> None:
    assert reshare_in(plain(text), BASE) is None
    assert reshare_in(html(f"<p>{text}</p>"), BASE) is None or "\n\n" in text


# --- links


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<a href="a">x</a>', '<a href="https://quay.example/2026/a">x</a>'),
        ('1 &lt; 2 <img src="../i.png">', '1 &lt; 2 <img src="https://quay.example/i.png">'),
        ('<a href="//cdn.example/x">x</a>', '<a href="https://cdn.example/x">x</a>'),
        ('<a href="#fn1">1</a>', '<a href="#fn1">1</a>'),
        ("<a HREF=https://post.example/>x<br/></a>", "<a HREF=https://post.example/>x<br/></a>"),
    ],
)
def test_links_become_absolute(markup: str, expected: str) -> None:
    found = with_absolute_links(html(f"<p>{markup}</p>")).value
    assert found == f"<p>{expected}</p>"


def test_markup_without_anything_to_see_stays() -> None:
    assert with_absolute_links(html("<!-- <a href='x'> -->")).value == "<!-- <a href='x'> -->"


@given(st.text(), st.text())
def test_whatever_a_feed_has_is_some_body(content: str, summary: str) -> None:
    body = body_of(item(html(content), summary=plain(summary)))
    assert body.text.value in (content, summary, "")
    with_absolute_links(html(f"{content}<a href='x'>{summary}</a>"))
    reshare_in(body.text, BASE)
