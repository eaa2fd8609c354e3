"""Documents that were made to break whoever reads them: each ends soon, in a line or in what can be read of it."""

from pathlib import Path

import pytest

from audioposts.errors import SourceError
from audioposts.fetching import Fetched
from tests.sources.hostile import (
    DEEP,
    TEXT,
    WORDPRESS,
    Blog,
    bounded,
    deep,
    epub,
    escaped,
    json_feed,
    page,
    read,
    read_file,
    read_page,
    rss,
    wp_posts,
    xhtml,
)

LAUGHS = "".join(f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 10))
LAUGHTER = f'<!DOCTYPE q [<!ENTITY l0 "ha">{LAUGHS}]>'
BLOWUP = f'<!DOCTYPE q [<!ENTITY l9 "{"a" * 100_000}">]>'
FOREIGN = '<!DOCTYPE q [<!ENTITY l9 SYSTEM "SECRET"><!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'
ENTITIES = {"laughter": (LAUGHTER, "&l9;"), "blowup": (BLOWUP, "&l9;" * 20_000)}
NESTED = b"[" * DEEP + b"]" * DEEP
FEED = "http://blog.example/feed"


def read_feed(data: bytes, media_type: str = "application/rss+xml") -> None:
    read(FEED, {FEED: Fetched(FEED, data, media_type)})


# --- depth


@pytest.mark.parametrize(
    ("tag", "levels", "closed"),
    [
        ("div", DEEP, True), ("b", DEEP, True), ("div", DEEP, False), ("b", DEEP, False),
        # What closes itself is not deep, but much.
        *((tag, 20_000, False) for tag in ("p", "a", "table", "li", "form", "svg", "template", "blockquote")),
    ],
)  # fmt: skip
def test_a_page_of_any_depth(tag: str, levels: int, closed: bool) -> None:
    with bounded():
        (article,) = read_page(page(deep(tag, levels, closed=closed)))
    assert "The ferry left at six" in article.text or tag in ("form", "svg", "template")


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "section"])
@pytest.mark.parametrize("levels", [99, 101, 1500])
def test_a_text_is_found_however_deep_it_lies(tag: str, levels: int) -> None:
    """As far as libxml2 goes, which is 2048; browsers go to 512."""
    with bounded():
        (article,) = read_page(page(deep(tag, levels)))
    assert "The ferry left at six" in article.text


@pytest.mark.parametrize("tag", ["div", "b"])
def test_a_saved_page_a_text_and_a_mail_of_any_depth(tag: str, tmp_path: Path) -> None:
    mail = "From: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    with bounded(20):
        read_file(page(deep(tag)).encode(), "a.html", tmp_path)
        read_file(f"# Ferry\n\n{deep(tag)}".encode(), "a.md", tmp_path)
        read_file((mail + page(deep(tag))).encode(), "a.eml", tmp_path)


@pytest.mark.parametrize("tag", ["div", "b"])
def test_a_feed_of_any_depth(tag: str) -> None:
    content = escaped(deep(tag))
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay</title><entry><title>Ferry</title><id>1</id><content'
        f' type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{deep(tag)}</div></content></entry></feed>'
    )
    with bounded(30):
        read_feed(rss(f"<content:encoded>{content}</content:encoded>"))
        read_feed(rss(f"<description>{deep(tag)}</description>"))
        read_feed(rss(f"<description>{TEXT}</description><title>{content}</title>"))
        read_feed(atom.encode(), "application/atom+xml")
        read_feed(json_feed(content_html=deep(tag), title=deep(tag)), "application/feed+json")


@pytest.mark.parametrize(
    "data",
    [
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + NESTED + b"}",
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": "1", "authors": ' + NESTED + b"}]}",
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}",
        b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": ' + b"9" * 100_000 + b"}]}",
    ],
    ids=["items", "authors", "objects", "digits"],
)
def test_a_json_feed_of_any_depth(data: bytes) -> None:
    with bounded():
        read_feed(data, "application/feed+json")


@pytest.mark.parametrize(
    "posts",
    [
        *(wp_posts(content={"rendered": deep(tag), "protected": False}) for tag in ("div", "b")),
        *(wp_posts(title={"rendered": deep(tag)}) for tag in ("div", "b")),
        NESTED,
        b'[{"id": 1, "link": "http://blog.example/ferry/", "title": ' + NESTED + b"}]",
        b'[{"id": ' + b"9" * 100_000 + b"}]",
        wp_posts(title={"rendered": "\ud800"}, content={"rendered": f"<p>\udfff{TEXT}</p>", "protected": False}),
    ],
    ids=["divs", "bs", "title-divs", "title-bs", "json", "json-in-a-post", "digits", "halves"],
)
def test_an_interface_of_wordpress_that_answers_anything(posts: bytes) -> None:
    with bounded():
        read(WORDPRESS, Blog(posts))


def test_the_stand_in_of_wordpress_is_read() -> None:
    (article,) = read(WORDPRESS, Blog(wp_posts()))
    assert article.title == "Ferry"
    assert article.text.startswith("The ferry left")


@pytest.mark.parametrize("opening", ['{"@type": "Article", "author": ', "[", '{"@graph": ['])
@pytest.mark.parametrize("levels", [300, 900, DEEP])
def test_what_a_page_says_of_itself_may_be_of_any_depth(opening: str, levels: int) -> None:
    closing = opening.translate({ord("{"): "}", ord("["): "]"})[::-1]
    ends = "".join(letter for letter in closing if letter in "]}")
    script = f"<script type='application/ld+json'>{opening * levels}1{ends * levels}</script>"
    with bounded():
        read_page(page(f"<p>{TEXT}</p>", script))


def test_lists_of_feeds_and_books_of_any_depth(tmp_path: Path) -> None:
    outlines = '<outline text="a" xmlUrl="http://blog.example/f">' * DEEP + "</outline>" * DEEP
    with bounded(30):
        read_file(
            f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'.encode(), "a.opml", tmp_path
        )
    for files in (
        {"a.xhtml": xhtml(deep("div"))}, {"a.xhtml": xhtml(deep("b", closed=False))},
        {"c.opf": f"<package>{deep('a')}</package>"}, {"META-INF/container.xml": f"<container>{deep('a')}</container>"},
        {"META-INF/encryption.xml": deep("a")},
    ):  # fmt: skip
        with bounded():
            read_file(epub(files), "a.epub", tmp_path)


# --- entities


@pytest.mark.parametrize("kind", ENTITIES)
def test_entities_do_not_multiply(kind: str, tmp_path: Path) -> None:
    doctype, use = ENTITIES[kind]
    opml = f'<?xml version="1.0"?>\n{doctype}\n<opml version="2.0"><body><outline text="{use}" xmlUrl="http://a.example/{use}"/>'
    package = f'<package xmlns="http://www.idpf.org/2007/opf"><metadata><x a="{use}">{use}</x></metadata></package>'
    with bounded(30):
        read_feed(rss(f'<description x="{use}">{use} {TEXT}</description>', doctype))
        read_file(f"{opml}</body></opml>".encode(), "a.opml", tmp_path)
        read_file(epub({"a.xhtml": xhtml(f'<p class="{use}">{use} {TEXT}</p>', doctype)}), "a.epub", tmp_path)
        read_file(epub({"c.opf": doctype + package}), "b.epub", tmp_path)
        read_file((doctype + page(f'<p class="{use}">{use} {TEXT}</p>')).encode(), "a.html", tmp_path)


def test_no_file_and_no_address_is_read_into_a_document(tmp_path: Path) -> None:
    """Sockets are closed to tests, so that an address that was asked for would be an error of its own."""
    (tmp_path / "secret.txt").write_text("the code of the safe is 4711")
    doctype = FOREIGN.replace("SECRET", (tmp_path / "secret.txt").as_uri())
    (tmp_path / "books").mkdir()
    book = epub({"a.xhtml": xhtml(f"<h1>A &l9;</h1><p>&l9; {TEXT}</p>", doctype)})
    found = [
        *read(FEED, {FEED: Fetched(FEED, rss(f"<description>&l9; {TEXT}</description>", doctype), "text/xml")}),
        *read_file(book, "a.epub", tmp_path / "books"),
        *read_page(doctype + page(f"<p>&l9; {TEXT}</p>")),
    ]
    assert len(found) == 3
    assert not any("4711" in article.text + article.title for article in found)


# --- size


def test_a_book_that_unpacks_to_more_than_a_book_is_an_error(tmp_path: Path) -> None:
    bomb = xhtml("<p>" + " " * 100_000_000 + "</p>")
    with pytest.raises(SourceError, match="unpacks to more than 20 MB in one chapter"):
        read_file(epub({"a.xhtml": bomb}), "a.epub", tmp_path)


def attributes(count: int) -> str:
    return " ".join(f'a{n}="b"' for n in range(count))


def test_elements_with_far_too_many_attributes(tmp_path: Path) -> None:
    tag = f"<p {attributes(50_000)}>{TEXT}</p>"
    with bounded(20):
        (article,) = read_page(page(tag))
        assert "The ferry left" in article.text
        read_file(page(tag).encode(), "a.html", tmp_path)
        read_file(epub({"a.xhtml": xhtml(tag)}), "a.epub", tmp_path)
        read_feed(rss(f"<description {attributes(50_000)}>{TEXT}</description>"))
        read_feed(json_feed(content_html=tag), "application/feed+json")


def test_attributes_that_are_far_too_long() -> None:
    with bounded(20):
        read_page(page(f"<p class='{'a ' * 1_000_000}' id='{'b' * 2_000_000}'>{TEXT}</p>"))
        read_feed(rss(f"<guid isPermaLink='{'a' * 5_000_000}'>2</guid><description>{TEXT}</description>"))


@pytest.mark.parametrize(
    "text", ["<" * 200_000, "<!--" * 100_000, "&#" * 200_000, "&" * 200_000, "]]>" * 100_000, "\0" * 100_000]
)
def test_markup_that_never_ends(text: str) -> None:
    with bounded():
        read_page(page(text))


@pytest.mark.parametrize(
    "line", ["a" * 1_000_000, "ab " * 300_000, "1." * 200_000, "(" * 200_000, "&a;" * 300_000, "-" * 200_000]
)
def test_a_text_of_one_line(line: str, tmp_path: Path) -> None:
    with bounded(20):
        read_file(line.encode(), "a.txt", tmp_path)


@pytest.mark.parametrize(
    "text", ["[" * 10_000, ">" * 10_000, "*a_" * 20_000, "`" * 50_000, "![](" * 5_000, "- " * 20_000, "|a" * 20_000]
)
def test_markdown_that_is_all_signs(text: str, tmp_path: Path) -> None:
    with bounded(20):
        read_file(f"# Ferry\n\n{text}".encode(), "a.md", tmp_path)


def test_a_front_matter_of_any_depth(tmp_path: Path) -> None:
    with bounded():
        read_file(f"---\ntitle: {'[' * 10_000}\n---\n{TEXT}".encode(), "a.md", tmp_path)
        read_file(f"+++\ntitle = {'[' * 10_000}{']' * 10_000}\n+++\n{TEXT}".encode(), "b.md", tmp_path)


def test_a_mail_within_a_mail_within_a_mail(tmp_path: Path) -> None:
    head = "From: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\n"
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(5000))
    mails = "Content-Type: message/rfc822\n\n" * 5000
    for nested in (parts, mails):
        with bounded():
            read_file(f"{head}{nested}Content-Type: text/plain\n\n{TEXT}".encode(), "a.eml", tmp_path)
