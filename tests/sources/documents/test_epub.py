import struct
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.errors import SourceError
from audioposts.identity import title_key
from audioposts.models import Form, Post
from audioposts.sources.documents import read_document

CONTAINER = (
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
METADATA = (
    "<dc:title>The Pier</dc:title><dc:creator opf:role='aut'>Ida Brook</dc:creator><dc:creator opf:role='trl'>A Translator</dc:creator>"
    "<dc:language>en-GB</dc:language><dc:date>2019-05-04</dc:date><dc:identifier id='id'>urn:isbn:1</dc:identifier>"
)


def xhtml(body: str, attributes: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub='
        f'"http://www.idpf.org/2007/ops"><head><title/><script src="x.js"/></head><body {attributes}>{body}</body></html>'
    )


def nav(*entries: tuple[str, str], more: str = "") -> str:
    items = "".join(f'<li><a href="{href}">{label}</a></li>' for href, label in entries)
    return xhtml(f'<nav epub:type="toc"><h1>Contents</h1><ol>{items}</ol></nav>{more}')


def ncx(points: str) -> str:
    return f'<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>{points}</navMap></ncx>'


def point(label: str, src: str, inner: str = "") -> str:
    return f"<navPoint><navLabel><text>{label}</text></navLabel><content src='{src}'/>{inner}</navPoint>"


def epub(
    documents: Mapping[str, str],
    *,
    contents: str = "",
    toc: str = "",
    metadata: str = METADATA,
    guide: str = "",
    linear: Mapping[str, str] | None = None,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a book whose documents are read in the order in which they are given."""
    files = [*documents, *(["nav.xhtml"] if contents else [])]
    kinds = {"nav.xhtml": ' properties="nav"'}
    items = "".join(
        f'<item id="i{n}" href="{f}" media-type="application/xhtml+xml"{kinds.get(f, "")}/>'
        for n, f in enumerate(files)
    )
    refs = "".join(f'<itemref idref="i{n}" linear="{(linear or {}).get(f, "yes")}"/>' for n, f in enumerate(files))
    ncx_item = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>' if toc else ""
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" unique-identifier="id" version="3.0"><metadata xmlns:dc='
        f'"http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata><manifest>{items}{ncx_item}'
        f'<item id="css" href="s.css" media-type="text/css"/></manifest><spine toc="ncx">{refs}<itemref idref="gone"/></spine>{guide}</package>'
    )
    inside = {
        f"OEBPS/{name}": text for name, text in {**documents, "nav.xhtml": contents, "toc.ncx": toc}.items() if text
    }
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/book.opf": package,
            **inside,
            **(more or {}),
        }
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def read(data: bytes) -> list[Post]:
    return read_document(data, "the-pier.epub")


def titles(data: bytes) -> list[str]:
    return [post.title for post in read(data)]


FERRY = xhtml(
    "<h1>Chapter 1</h1><h2>The ferry</h2><p>It left at&nbsp;six<span epub:type='pagebreak' title='12'>12</span>, full.</p>"
)
CRANE = xhtml("<section epub:type='chapter'><h1>The crane</h1><p>It lifts <i>nothing</i>.</p></section>")


def test_a_post_for_each_chapter() -> None:
    posts = read(
        epub(
            {"1.xhtml": FERRY, "2.xhtml": CRANE},
            contents=nav(("1.xhtml", "1. The <i>ferry</i>"), ("2.xhtml#x", "The crane")),
        )
    )
    first, second = posts
    assert (first.title, second.title) == ("The Pier: 1. The ferry", "The Pier: The crane")
    assert (first.form, first.publisher, first.author, first.language) == (Form.HTML, "The Pier", "Ida Brook", "en-GB")
    assert (first.published, first.source) == (datetime(2019, 5, 4, tzinfo=UTC), "the-pier.epub")
    assert first.key == title_key("1. The ferry", "The Pier")
    assert title_key(first.title, "The Pier") in first.also
    assert "It left at\u00a0six, full." in first.body
    assert second.body == '<section class="chapter"><p>It lifts <i>nothing</i>.</p></section>'


def test_an_older_book_with_ncx_and_guide() -> None:
    guide = '<guide><reference type="cover" href="c.html"/><reference type="title-page" href="t.html"/><reference type="text" href="1.html"/></guide>'
    toc = ncx(point("Cover", "c.html") + point("Chapter 1: The ferry", "1.html") + point("The crane", "2.html#top"))
    data = epub(
        {
            "c.html": xhtml("<p>Look at me</p>"),
            "t.html": xhtml("<p>The Pier, by Ida</p>"),
            "1.html": FERRY,
            "2.html": CRANE,
        },
        toc=toc,
        guide=guide,
    )
    posts = read(data)
    assert [post.title for post in posts] == ["The Pier: Chapter 1: The ferry", "The Pier: The crane"]
    assert "Chapter 1" not in posts[0].body
    assert "The ferry" not in posts[0].body


@pytest.mark.parametrize("kind", ["cover", "titlepage", "halftitlepage", "copyright-page", "toc", "index", "landmarks"])
def test_what_is_not_read_says_so(kind: str) -> None:
    long = "<p>All rights reserved, and many more words than a title page has.</p>" * 20
    by_body = xhtml(long, f'epub:type="{kind}"')
    by_part = xhtml(f'<section epub:type="frontmatter {kind}"><h1>Front</h1>{long}</section>')
    by_role = xhtml(f'<section role="doc-{kind}"><h1>Front</h1>{long}</section>')
    landmarks = f'<nav epub:type="landmarks"><ol><li><a epub:type="{kind}" href="0.xhtml">x</a></li></ol></nav>'
    for front in (by_body, by_part, *([by_role] if kind in ("cover", "toc", "index") else [])):
        assert titles(epub({"0.xhtml": front, "1.xhtml": CRANE})) == ["The Pier: The crane"]
    marked = epub({"0.xhtml": xhtml(long), "1.xhtml": CRANE}, contents=nav(("1.xhtml", "The crane"), more=landmarks))
    assert titles(marked) == ["The Pier: The crane"]


def test_what_is_beside_the_order_of_reading_is_left_out() -> None:
    assert titles(epub({"0.xhtml": FERRY, "1.xhtml": CRANE}, linear={"0.xhtml": "no"})) == ["The Pier: The crane"]


def test_a_title_page_that_does_not_say_so_is_known_by_its_place() -> None:
    front, preface = xhtml("<p>THE PIER</p><p>Ida Brook</p>"), xhtml(f"<p>{'This is how it came about. ' * 20}</p>")
    data = epub({"0.xhtml": front, "p.xhtml": preface, "1.xhtml": CRANE}, contents=nav(("1.xhtml", "The crane")))
    assert titles(data) == ["The Pier: 1", "The Pier: The crane"]


def test_files_that_go_on_are_one_chapter() -> None:
    parts = {"1.xhtml": FERRY, "2.xhtml": xhtml("<p>And back.</p><h3>Late</h3><p>Again.</p>"), "3.xhtml": CRANE}
    posts = read(epub(parts, contents=nav(("1.xhtml", "The ferry"), ("3.xhtml", "The crane"))))
    assert [post.title for post in posts] == ["The Pier: The ferry", "The Pier: The crane"]
    assert posts[0].body.startswith("<h1>Chapter 1</h1><p>It left")
    assert posts[0].body.endswith("<p>And back.</p><h3>Late</h3><p>Again.</p>")


def test_a_file_with_several_chapters_is_parted() -> None:
    body = (
        "<div class='w'><h1>Part One</h1><section><h2><a id='one'></a>I</h2><p>First.</p></section>between<section id='two'><h2>II</h2><p>Second.</p>"
        "</section></div><p>End.</p>"
    )
    toc = ncx(point("Part One", "1.html", point("First things", "1.html#one") + point("Second things", "1.html#two")))
    first, second = read(epub({"1.html": xhtml(body)}, toc=toc))
    assert (first.title, second.title) == ("The Pier: First things", "The Pier: Second things")
    assert "First." in first.body
    assert first.body.endswith("between</div>")
    assert "Second." not in first.body
    assert second.body.endswith("<p>Second.</p></section></div><p>End.</p>")


def test_notes_are_known_by_their_classes() -> None:
    body = "<h1>The crane</h1><p>Text<a class='n' epub:type='noteref' href='#n'>1</a></p><aside epub:type='footnote' id='n'>Note.</aside>"
    (post,) = read(epub({"1.xhtml": xhtml(body)}))
    assert '<a class="n noteref" href="#n">1</a>' in post.body
    assert '<aside id="n" class="footnote">Note.</aside>' in post.body


def test_sections_of_a_chapter_stay_in_it() -> None:
    body = f"<h1>The ferry</h1><p>{'It left at six. ' * 20}</p><h2 id='s'>Late</h2><p>Again.</p>"
    (post,) = read(epub({"1.html": xhtml(body)}, toc=ncx(point("The ferry", "1.html", point("Late", "1.html#s")))))
    assert "<p>Again.</p>" in post.body


def test_chapters_of_the_same_name_are_told_apart() -> None:
    documents = {f"{n}.html": xhtml(f"<h1>One</h1><p>Text {n}.</p>") for n in range(4)}
    toc = ncx(
        point("North", "0.html", point("One", "0.html") + point("One", "1.html"))
        + point("South", "2.html", point("One", "2.html") + point("One", "3.html"))
    )
    posts = read(epub(documents, toc=toc))
    assert len({post.key for post in posts}) == len(posts) == 4
    assert [post.title for post in posts][1:] == ["The Pier: North: One", "The Pier: South", "The Pier: South: One"]


def test_without_contents_headings_are_titles() -> None:
    documents = {"1.xhtml": FERRY, "2.xhtml": CRANE, "3.xhtml": xhtml("<p>No heading here.</p>")}
    assert titles(epub(documents)) == ["The Pier: Chapter 1", "The Pier: The crane", "The Pier: 3"]


def test_a_part_with_nothing_but_its_title_is_no_post() -> None:
    data = epub(
        {"0.xhtml": xhtml("<h1>Part One</h1>"), "1.xhtml": CRANE},
        contents=nav(("0.xhtml", "Part One"), ("1.xhtml", "The crane")),
    )
    assert titles(data) == ["The Pier: The crane"]


def test_a_short_chapter_is_one() -> None:
    data = epub(
        {"0.xhtml": xhtml("<h1>Vardaman</h1><p>My mother is a fish.</p>")}, contents=nav(("0.xhtml", "Vardaman"))
    )
    assert titles(data) == ["The Pier: Vardaman"]


@pytest.mark.parametrize(
    ("metadata", "title", "published"),
    [
        ("<dc:title> The\n Quay </dc:title><dc:date>2019</dc:date>", "The Quay", datetime(2019, 1, 1, tzinfo=UTC)),
        ("<dc:date>0101-01-01T00:00:00+00:00</dc:date>", "The pier", None),
        (
            "<dc:title/><dc:date opf:event='modification'>2020-01-01</dc:date><dc:date opf:event='publication'>2019-01</dc:date>",
            "The pier",
            datetime(2019, 1, 1, tzinfo=UTC),
        ),
        ("", "The pier", None),
    ],
)
def test_metadata(metadata: str, title: str, published: datetime | None) -> None:
    (post,) = read(epub({"1.xhtml": CRANE}, metadata=metadata))
    assert (post.publisher, post.published) == (title, published)


def test_markup_that_is_not_well_formed_is_mended() -> None:
    (post,) = read(
        epub({"1.xhtml": "<html><body><h1>The crane</h1><p>It lifts &nbsp; nothing <br> at all & turns</body></html>"})
    )
    assert "at all &amp; turns" in post.body


def test_names_with_signs_and_folders() -> None:
    data = epub(
        {"text/a%20b.xhtml": ""}, contents=nav(("text/a%20b.xhtml", "The crane")), more={"OEBPS/text/a b.xhtml": CRANE}
    )
    assert titles(data) == ["The Pier: The crane"]


# --- books that cannot be read

ENCRYPTION = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{}"/><enc:CipherData><enc:CipherReference URI="{}"/></enc:CipherData></enc:EncryptedData></encryption>'
)
AES, FONT = "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.idpf.org/2008/embedding"


def test_a_locked_book_is_named() -> None:
    data = epub({"1.xhtml": CRANE}, more={"META-INF/encryption.xml": ENCRYPTION.format(AES, "OEBPS/1.xhtml")})
    with pytest.raises(SourceError, match=r"^the-pier\.epub: is locked by its seller \(DRM"):
        read(data)


@pytest.mark.parametrize(
    ("algorithm", "path"), [(FONT, "OEBPS/font.otf"), (FONT, "OEBPS/1.xhtml"), (AES, "OEBPS/film.mp4")]
)
def test_fonts_and_films_may_be_locked(algorithm: str, path: str) -> None:
    data = epub({"1.xhtml": CRANE}, more={"META-INF/encryption.xml": ENCRYPTION.format(algorithm, path)})
    assert titles(data) == ["The Pier: The crane"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 and nothing",
        b"text",
        zipped({}),
        zipped({"notes.txt": "words"}),
        zipped({"META-INF/container.xml": "<container/>"}),
        zipped({"META-INF/container.xml": "not xml"}),
        zipped({"META-INF/container.xml": CONTAINER}),
        zipped({"META-INF/container.xml": CONTAINER, "OEBPS/book.opf": "<"}),
    ],
)
def test_what_is_no_book_is_named(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"^the-pier\.epub: is no EPUB"):
        read(data)


def test_a_book_of_pictures_is_named() -> None:
    with pytest.raises(SourceError, match="has no chapter with text"):
        read(epub({"1.xhtml": xhtml("<img src='1.png'/>")}))


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(SourceError, match="unpacks to more than 20 MB in one chapter"):
        read(epub({"1.xhtml": xhtml(" " * 21_000_000)}))


def test_entities_are_not_multiplied() -> None:
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "'
        + "&a;" * 50
        + '"><!ENTITY c "'
        + "&b;" * 50
        + '">]>'
    )
    posts = read(
        epub(
            {
                "1.xhtml": f"{bomb}<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>The crane</h1><p>Text {'&c;' * 50}</p></body></html>"
            }
        )
    )
    assert len(posts[0].body) < 10_000


def test_a_damaged_chapter_is_named() -> None:
    data = bytearray(epub({"1.xhtml": CRANE}))
    at = data.index(b"OEBPS/1.xhtml") + len("OEBPS/1.xhtml") + 4
    data[at : at + 20] = b"\xff" * 20
    with pytest.raises(SourceError, match="is damaged"):
        read(bytes(data))


def test_a_book_with_a_password_is_named() -> None:
    data = bytearray(epub({"1.xhtml": CRANE}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            flags = struct.unpack_from("<H", data, at + offset)[0]
            struct.pack_into("<H", data, at + offset, flags | 1)
            at = data.find(mark, at + 4)
    with pytest.raises(SourceError, match="locked by a password"):
        read(bytes(data))


BOOK = epub(
    {"1.xhtml": FERRY, "2.xhtml": CRANE}, contents=nav(("1.xhtml", "The ferry")), toc=ncx(point("The ferry", "1.xhtml"))
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(BOOK) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_whatever_is_damaged_only_source_errors_come_of_it(changes: list[tuple[int, int]]) -> None:
    data = bytearray(BOOK)
    for at, value in changes:
        data[at] = value
    with suppress(SourceError):
        read(bytes(data))


_XML = st.sampled_from(
    ["<item", " href='1.xhtml'", "</package>", "<spine>", "id=''", "%", "#", "//[", "<dc:title>", "&a;", "\0", "é", " "]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_XML, max_size=4).map("".join), st.lists(_XML, max_size=4).map("".join))
def test_whatever_the_package_says_only_source_errors_come_of_it(metadata: str, name: str) -> None:
    with suppress(SourceError):
        read(epub({"1.xhtml": CRANE, name or "x": CRANE}, metadata=metadata, contents=nav((name, metadata))))
