import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.identity import clean_url, url_key
from audioposts.sources.markup import count_words, inner_markup, lines_of, parse_markup, prose_words, remove, text_of
from audioposts.sources.page_text import decode_markup
from audioposts.sources.plain import language_tag, plain_text
from audioposts.sources.web_url import path_of, same_page, web_url


def lines(markup: str) -> list[str]:
    page = parse_markup(markup)
    return lines_of(page) if page is not None else []


def test_lines_are_those_of_a_browser() -> None:
    assert lines("a<p>b <i>c</i>d<br>e<!-- x -->f<script>no</script>g</p>h<ul><li>one<li>two</ul>") == [
        "a",
        "b cd",
        "efg",
        "h",
        "one",
        "two",
    ]


@pytest.mark.parametrize("markup", ["", " ", "<script>x</script>", "<head><title>x</title></head>"])
def test_nothing_to_see(markup: str) -> None:
    assert lines(markup) == []


def test_elements_can_be_left_out_and_taken_out() -> None:
    page = parse_markup("<p>a <b>b</b> c</p>")
    assert page is not None
    bold = page.find(".//b")
    assert bold is not None
    assert lines_of(page, [bold]) == ["a c"]
    assert count_words(page) == 3
    remove(bold)
    remove(bold)
    assert text_of(page) == "a c"


def test_characters_that_xml_has_not_are_dropped() -> None:
    page = parse_markup("<p>a\x01b&#2;c&#xFFFE;d&#55296;e &#8217;&#99999999;</p>")
    assert page is not None
    assert text_of(page).replace("\ufffd", "").startswith("abcde ’")


@given(st.text())
def test_whatever_is_parsed_can_be_written(text: str) -> None:
    page = parse_markup(text)
    if page is not None:
        assert isinstance(inner_markup(page), str)


def test_prose_is_told_from_labels() -> None:
    assert (
        prose_words(["Share this", "The ferry left at six, as it has every morning since the war.", "News " * 30]) == 13
    )


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("/a?b#c", "https://quay.example/a?b#c"),
        (" https://x.example/\n a ", "https://x.example/a"),
        ("//x.example/a", "https://x.example/a"),
        ("mailto:a@x.example", None),
        ("javascript:go()", None),
        ("http://[bad", None),
        ("http://x:99999/", None),
        ("http:///a", None),
        (None, None),
        (7, None),
    ],
)
def test_urls_of_the_web(reference: object, url: str | None) -> None:
    assert web_url(reference, "https://quay.example/x/") == url


@given(
    st.text(max_size=30).map(lambda text: f"https://x.example/{text}")
    | st.from_regex(r"https?://[^/\s]{0,8}(/\S{0,8})?", fullmatch=True)
)
def test_what_is_a_url_of_the_web_can_be_a_key(reference: str) -> None:
    url = web_url(reference)
    if url is not None:
        assert url_key(clean_url(url)).startswith("url:")
        path_of(url)
        assert same_page(url, url)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("The <em>last</em>  ferry &amp; more", "The last ferry & more"),
        ("1 < 2 > 0", "1 < 2 > 0"),
        (None, ""),
        (False, ""),
        ("a<!-- b -->c", "ac"),
    ],
)
def test_plain_lines(line: object, text: str) -> None:
    assert plain_text(line) == text


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("en_GB.UTF-8", "en-GB"),
        ("de", "de"),
        (" pt-BR ", "pt-BR"),
        ("English", None),
        ("", None),
        (None, None),
        ("zh-Hant-TW", "zh-Hant-TW"),
    ],
)
def test_language_tags(name: object, tag: str | None) -> None:
    assert language_tag(name) == tag


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("<p>Fähre</p>".encode(), "iso-8859-1"),
        ("<p>Fähre</p>".encode("cp1252"), "iso-8859-1"),
        ("<p>Fähre</p>".encode("utf-16"), None),
        ('<meta charset="windows-1252"><p>Fähre</p>'.encode("cp1252"), None),
        ('<?xml version="1.0" encoding="ISO-8859-15"?><p>Fähre</p>'.encode("iso-8859-15"), None),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Fähre</p>'.encode("cp1252"),
            "windows-1252",
        ),
        (
            '<meta charset="no-such-thing"><p>Die Fähre fuhr um sechs, und für viele war es das Größte. '.encode(
                "cp1252"
            )
            * 5,
            None,
        ),
    ],
)
def test_the_encoding_of_a_page(data: bytes, charset: str | None) -> None:
    assert "Fähre" in decode_markup(data, "x.html", charset)


def test_one_bad_byte_costs_its_letter_and_not_the_page() -> None:
    data = '<meta charset="utf-8"><p>Fähre'.encode() + b"\xff" + "größer</p>".encode()
    assert decode_markup(data, "x.html").endswith("<p>Fähre�größer</p>")
