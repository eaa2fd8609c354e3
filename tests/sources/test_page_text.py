from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from audioposts.errors import SourceError
from audioposts.sources.page_text import MAX_PAGE_BYTES, decode_markup, page_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_recognised(encoding: str) -> None:
    text = "Käse — “Brot”\n\nИ ещё"
    assert page_text(text.encode(encoding), "page.txt") == text


@pytest.mark.parametrize(
    ("encoding", "sentence"),
    [
        ("cp1252", "“It’s the harbour’s oldest crane,” she said — and nobody disagreed. "),
        ("cp1252", "Die Bürger haben über die Brücke abgestimmt; für viele war es „das größte Vergnügen“. "),
        ("cp1252", "« L’été dernier, à Montréal, les élèves ont reçu des œuvres », dit-il — où ça ? "),
        ("cp1250", "Żółw się przecież nie śpieszy, powiedział ćwierć wieku później „Łukasz” – źle. "),
        ("cp1251", "Вчера в порту нашли старый корабль, сказал он. Это чудо, и никто не знает почему. "),
        ("koi8-r", "Вчера в порту нашли старый корабль, сказал он. Это чудо, и никто не знает почему. "),
        ("gb18030", "昨天在港口发现了一艘旧船，他说这是一个奇迹。"),
    ],
)
def test_a_legacy_encoding_is_guessed(encoding: str, sentence: str) -> None:
    text = f"Audio Posts\n\n{sentence * 5}\n"
    assert page_text(text.encode(encoding), "page.txt") == text


def test_a_byte_without_meaning_costs_its_letter_and_not_the_page() -> None:
    text = "“It’s the harbour’s oldest crane,” she said. " * 6000
    page = page_text(text.encode("cp1252") + b"the \x81 end", "page.txt")
    assert page == text + "the � end"


def test_line_ends_are_made_plain() -> None:
    assert page_text(b"one\r\ntwo\rthree", "page.txt") == "one\ntwo\nthree"


@pytest.mark.parametrize("data", [b"", b"  \n\t\r\n ", b"\xef\xbb\xbf"])
def test_an_empty_page_is_named(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^page\.txt: is empty"):
        page_text(data, "page.txt")


def _png() -> bytes:
    buffer = BytesIO()
    Image.effect_noise((40, 40), 60).save(buffer, "PNG")
    return buffer.getvalue()


def _zip() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        archive.writestr("page.txt", "words " * 500)
    return buffer.getvalue()


@pytest.mark.parametrize("data", [_png(), _zip(), bytes(range(256)) * 10], ids=["picture", "archive", "all bytes"])
def test_bytes_that_are_no_text_are_named(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^page\.txt: is not text"):
        page_text(data, "page.txt")


def test_a_huge_page_is_refused() -> None:
    with pytest.raises(SourceError, match=r"^page\.txt: has more than 20 MB"):
        page_text(b"a" * (MAX_PAGE_BYTES + 1), "page.txt")


def test_html_becomes_lines_and_paragraphs() -> None:
    html = b"""<!doctype html><html><head><title>no</title><style>p{}</style></head><body>
    <div>Categories</div><div><a>Audio Posts</a></div><h2>A <em>fine</em> title</h2><!-- no -->
    <p>First   paragraph,<br>second line.</p><ul><li>One</li><li>Two</li></ul><script>no()</script></body></html>"""
    assert page_text(html, "page.txt") == (
        "Categories\nAudio Posts\n\nA fine title\n\nFirst paragraph,\nsecond line.\n\n• One\n• Two"
    )


def test_text_that_quotes_a_tag_stays_text() -> None:
    text = "Use <p> for paragraphs.\n\nIt works."
    assert page_text(text.encode(), "page.txt") == text


def test_deeply_nested_html_does_not_exhaust_the_stack() -> None:
    html = b"<html><body>" + b"<div>" * 5000 + b"deep" + b"</div>" * 5000
    assert "deep" in page_text(html, "page.html")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1))
def test_utf8_text_is_never_changed(text: str) -> None:
    if not text.strip() or text.lstrip().startswith("<") or text.startswith("\ufeff") or "\0" in text:
        return
    assert page_text(text.encode(), "page.txt") == text


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
