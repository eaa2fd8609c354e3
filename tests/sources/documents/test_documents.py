from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.errors import SourceError
from audioposts.identity import title_key
from audioposts.models import Form
from audioposts.sources.documents import read_document
from tests.sources import themes
from tests.sources.themes import PIECES

PROSE = "The ferry left at six. Nobody on the pier looked up.\n\nThe council will vote on Thursday."


# --- plain text


def test_a_first_line_that_stands_alone_is_the_title() -> None:
    (post,) = read_document(f"\nThe last ferry\n\n{PROSE}\n".encode(), "notes.txt")
    assert (post.title, post.body, post.form) == ("The last ferry", PROSE, Form.TEXT)
    assert (post.key, post.source, post.also) == (title_key("The last ferry", None), "notes.txt", ())


@pytest.mark.parametrize(
    "title",
    [
        "Who pays for salt?",
        "“Agnes”",
        "Über die Fähre",
        "1811",
        "What the ferry, the crane and the salt have in common, and why nobody says so",
    ],
)
def test_titles(title: str) -> None:
    (post,) = read_document(f"{title}\n\n{PROSE}".encode(), "x.txt")
    assert (post.title, post.body) == (title, PROSE)


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"The ferry left at six, as ever.\n\n{PROSE}",
        f"The last ferry\n{PROSE}",
        "The last ferry",
        "The last ferry\n\n",
        f"{'very ' * 40}long\n\n{PROSE}",
        f"Dear all,\n\n{PROSE}",
    ],
)
def test_without_a_title_the_name_of_the_file_is_one(text: str) -> None:
    (post,) = read_document(text.encode(), "the-last_ferry.txt")
    assert post.title == "The last ferry"
    assert post.body == text.strip("\n")


def test_the_name_of_a_file_may_have_a_date() -> None:
    (post,) = read_document(PROSE.encode(), "2025-03-08-the-last-ferry.txt")
    assert (post.title, post.published) == ("The last ferry", datetime(2025, 3, 8, tzinfo=UTC))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_text_in_other_encodings(encoding: str) -> None:
    text = "Die Fähre\n\n" + "Die Fähre fuhr um sechs, und für viele war es „das größte Vergnügen“. " * 5
    assert read_document(text.encode(encoding), "x.txt")[0].title == "Die Fähre"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x1b\0")), st.sampled_from(["a.txt", "notes"]))
def test_no_word_of_a_text_is_lost(text: str, name: str) -> None:
    if not text.strip() or text.lstrip().startswith("<") or text.startswith("\ufeff"):
        return
    try:
        (post,) = read_document(text.encode(), name)
    except SourceError:
        return
    assert post.body.split() == text.split() or [*post.title.split(), *post.body.split()] == text.split()


# --- the page of one article


def page(head: str = "", comment: str = "", body: str = "") -> bytes:
    markup = themes.single(*PIECES, head=head).replace("<title>", f"{body}<title>")
    return markup.replace("<!DOCTYPE html>", f"<!DOCTYPE html>\n{comment}").encode()


def test_a_page_is_handed_on_whole() -> None:
    data = page()
    (post,) = read_document(data, "ferry.html")
    assert (post.form, post.body, post.source) == (Form.PAGE, data.decode(), "ferry.html")
    assert (post.language, post.url) == ("en-GB", None)
    assert post.key == title_key(post.title, None)


@pytest.mark.parametrize(
    "says",
    [
        {"head": '<link rel="canonical" href="https://quay.example/a/?utm_source=mail#top">'},
        {"head": '<meta property="og:url" content="https://quay.example/a/">'},
        {"comment": "<!-- saved from url=(0023)https://quay.example/a/ -->"},
        {
            "comment": "<!--\n Page saved with SingleFile \n url: https://quay.example/a/ \n saved date: Mon Mar 09 2026\n-->"
        },
        {"head": '<base href="https://quay.example/a/">'},
        {"head": '<base href="https://quay.example/b/c/"><link rel="canonical" href="../../a/">'},
        {
            "head": '<script type="application/ld+json">{"@type":"Article","mainEntityOfPage":{"@id":"https://quay.example/a/"}}</script>'
        },
        {
            "head": '<link rel="canonical" href="https://quay.example/">',
            "comment": "<!-- saved from url=(0023)https://quay.example/a/ -->",
        },
    ],
)
def test_where_a_page_is_from(says: dict[str, str]) -> None:
    (post,) = read_document(page(**says), "ferry.html")
    assert (post.key, post.url) == ("url:quay.example/a", "https://quay.example/a/")
    assert post.also == (title_key(post.title, post.publisher),)


@pytest.mark.parametrize(
    "reference", ["https://quay.example/", "http://[bad", "http://x:99999/a", "", "/a", "javascript:x()"]
)
def test_what_says_nothing_of_where_a_page_is_from(reference: str) -> None:
    assert read_document(page(f'<link rel="canonical" href="{reference}">'), "x.html")[0].url is None


def test_what_a_page_says_of_its_article() -> None:
    head = (
        '<meta property="og:title" content="The last ferry &amp; more - The Quay"><meta property="og:site_name" content="The Quay">'
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"no"},{"@type":["BlogPosting"],"name":"x","author":'
        '[{"name":"Ida Brook"},{"name":"Tove Lind"}],"datePublished":"2026-03-09T06:30:00+01:00","articleSection":["Audio Posts"]}]}</script>'
    )
    (post,) = read_document(page(head), "x.html")
    assert (post.title, post.publisher, post.author) == ("The last ferry & more", "The Quay", "Ida Brook, Tove Lind")
    assert post.published == datetime.fromisoformat("2026-03-09T06:30:00+01:00")
    assert post.categories == ("Audio Posts",)


def test_the_encoding_that_a_page_states_is_believed() -> None:
    text = "Die Fähre fuhr um sechs — „endlich“."
    markup = f'<html><head><meta charset="iso-8859-1"><title>Fähre</title></head><body><p>{text}</p></body></html>'
    (post,) = read_document(markup.encode("cp1252"), "x.html")
    assert post.title == "Fähre"
    assert text in post.body


# --- whatever it is called


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (themes.single(*PIECES).encode(), "ferry.txt", Form.PAGE),
        (b"Received: by x\nFrom: a@x.example\nSubject: Hello\n\nThe ferry left.", "1730000000.M1.host:2,S", Form.TEXT),
        (b"Subject: Hello\n\nThe ferry left at six.", "letter.txt", Form.TEXT),
    ],
)
def test_a_document_is_what_it_is(data: bytes, name: str, form: Form) -> None:
    assert read_document(data, name)[0].form is form


@pytest.mark.parametrize("suffix", ["txt", "md", "eml", "html", "epub", "xyz"])
@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_empty_files_are_named(suffix: str, data: bytes) -> None:
    with pytest.raises(SourceError, match=rf"^file\.{suffix}: (is|has) "):
        read_document(data, f"file.{suffix}")


def test_a_page_that_a_script_makes_is_empty() -> None:
    with pytest.raises(SourceError, match="is empty"):
        read_document(b"<html><head><title>x</title></head><body><script>go()</script></body></html>", "x.html")


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([b"", b"---\n", b"+++\n", b"From: a\nSubject: x\n", b"<html>", b"PK\x03\x04", b"# ", b"[^1]: "]),
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode()),
    st.sampled_from(["a.html", "a.md", "a.eml", "a.txt", "a.epub", "a"]),
)
def test_whatever_a_file_holds_only_source_errors_come_of_it(start: bytes, data: bytes, name: str) -> None:
    with suppress(SourceError):
        assert all(post.key for post in read_document(start + data, name))
