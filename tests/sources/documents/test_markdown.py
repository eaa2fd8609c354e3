from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.errors import SourceError
from audioposts.identity import title_key
from audioposts.models import Form, Post
from audioposts.sources.documents.front_matter import split_front_matter
from audioposts.sources.documents.markdown import read_markdown


def read(text: str, name: str = "the-last-ferry.md") -> Post:
    (post,) = read_markdown(text.encode(), name)
    return post


def test_markup_and_tables() -> None:
    post = read(
        "Left *at* six.\n\n> Nobody looked.\n\n- one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n~~no~~ <div>raw</div>\n"
    )
    assert post.form is Form.HTML
    for markup in (
        "<p>Left <em>at</em> six.</p>",
        "<blockquote>",
        "<li>one</li>",
        "<td>1</td>",
        "<s>no</s>",
        "<div>raw</div>",
    ):
        assert markup in post.body


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("# The *last* `ferry` &amp; more\n\nText.", "The last ferry & more", "<p>Text.</p>"),
        ("The last ferry\n==============\n\nText.", "The last ferry", "<p>Text.</p>"),
        ("![](x.png)\n\n# Ferry\n\nText.", "Ferry", "<p>Text.</p>"),
        ("Text above.\n\n# Ferry\n\nText.", "Ferry", "<p>Text above.</p>\n<p>Text.</p>"),
        ("---\ntitle: Ferry\n---\n# Ferry\n\nText.", "Ferry", "<p>Text.</p>"),
        ("---\ntitle: Ferry\n---\n# One\n\nText.", "Ferry", "<h1>One</h1>\n<p>Text.</p>"),
        ("Text above.\n\n# One\n\n# Two", "The last ferry", "<h1>One</h1>\n<h1>Two</h1>"),
        ("## Small\n\nText.", "The last ferry", "<h2>Small</h2>\n<p>Text.</p>"),
    ],
)
def test_the_title(text: str, title: str, rest: str) -> None:
    post = read(text)
    assert post.title == title
    assert post.body.strip().endswith(rest)
    assert post.key == title_key(title, None)


def test_front_matter_of_yaml() -> None:
    post = read(
        "---\ntitle: \"The \\\"last\\\" ferry\" # draft title\ndate: 2025-03-08 10:00:00 +0100\nauthor: 'Ida O''Brook'\nlang: en_GB\n"
        'categories: [News, "Audio, Posts"]\ntags:\n  - sea\n  - name: salt\n# no\ncover:\n  image: x.png\nsummary: >\n  long\n  text\n'
        "canonical_url: https://quay.example/ferry/?utm_source=x\n---\nText.\n"
    )
    assert (post.title, post.author, post.language) == ('The "last" ferry', "Ida O'Brook", "en-GB")
    assert post.published == datetime.fromisoformat("2025-03-08T10:00:00+01:00")
    assert post.categories == ("News", "Audio, Posts", "sea", "salt")
    assert (post.key, post.url) == ("url:quay.example/ferry", "https://quay.example/ferry/")
    assert post.body == "<p>Text.</p>\n"


def test_front_matter_of_toml() -> None:
    post = read(
        "+++\ntitle = 'Ferry'\ndate = 2025-03-08\nauthors = ['Ida', 'Tove']\n[taxonomies]\ntags = ['sea']\n+++\nText."
    )
    assert (post.title, post.author, post.categories) == ("Ferry", "Ida, Tove", ("sea",))
    assert post.published == datetime(2025, 3, 8, tzinfo=UTC)


def test_front_matter_of_a_web_clipper() -> None:
    post = read(
        '---\nsource: "https://quay.example/ferry/"\nauthor:\n  - "[[Ida Brook]]"\npublished: 2025-03-08\ntags: clippings, sea\n---\nText.'
    )
    assert (post.url, post.author, post.categories) == (
        "https://quay.example/ferry/",
        "Ida Brook",
        ("clippings", "sea"),
    )
    assert post.published == datetime(2025, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize("key", ["draft: true", "published: false", "draft: True", "Draft: yes"])
def test_a_draft_is_no_post(key: str) -> None:
    assert read_markdown(f"---\n{key}\n---\nText.".encode(), "x.md") == []


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nText between rules.\n\n---\n\nMore.",
        "---\ntitle: never closed\n\nText.",
        "+++\nthis is no = TOML = at all\n+++\nText.",
        "--- a\nb: c\n---\n",
        "---\ntitle: Ferry\n+++\nText.",
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_dates_that_are_none_and_values_of_other_kinds() -> None:
    post = read(
        "---\ntitle:\ndate: 2025-99-99\ncategories: false\nauthor: 12\nurl: /posts/ferry\nlang: English\n---\nText."
    )
    assert (post.title, post.published, post.categories, post.author) == ("The last ferry", None, (), "12")
    assert (post.url, post.language) == (None, None)


def test_the_date_in_the_name_of_a_file() -> None:
    post = read("Text.", "2025-03-08-the-last-ferry.md")
    assert (post.title, post.published) == ("The last ferry", datetime(2025, 3, 8, tzinfo=UTC))


def test_footnotes() -> None:
    post = read(
        "The ferry[^1] left[^late].\n\n[^1]: The *old* one.\n    It leaks.\n\n    And creaks.\n[^late]: Late\n\nMore[^no]."
    )
    assert '<p>The ferry<sup class="footnote-ref"><a href="#fn1">1</a></sup> left<sup' in post.body
    assert '<li id="fn1"><p>The <em>old</em> one.\nIt leaks.</p>\n<p>And creaks.</p>\n</li>' in post.body
    assert '<li id="fn2"><p>Late</p>\n</li></ol></section>' in post.body
    assert "<p>More[^no].</p>" in post.body


def test_shortcodes_are_not_read_and_code_is_kept() -> None:
    post = read("{{< figure src=x >}} {% raw %}Text{% endraw %}.\n\n```\n{{< x >}}\n```\n")
    assert "<p>Text.</p>" in post.body.replace(" ", "")
    assert "figure" not in post.body
    assert "{{&lt; x &gt;}}" in post.body


def test_deep_nesting_does_no_harm() -> None:
    assert read("> " * 5000 + "deep").body
    assert "deep" in read("> " * 60 + "deep").body


@pytest.mark.parametrize("text", ["---\ntitle: Ferry\n---\n", "---\ntitle: Ferry\n---\n \n"])
def test_a_document_without_text_is_named(text: str) -> None:
    with pytest.raises(SourceError, match=r"^x\.md: is empty"):
        read_markdown(text.encode(), "x.md")


@given(st.text(st.sampled_from("ab:-#'\"[], \n\t|>\\{}~"), max_size=60))
def test_whatever_looks_like_front_matter_makes_nothing_fail(inside: str) -> None:
    values, document = split_front_matter(f"---\n{inside}\n---\nText.")
    assert document.endswith("Text.")
    assert all(key == key.lower() for key in values)


@given(
    st.dictionaries(
        st.text(st.sampled_from("abcxyz"), min_size=1), st.text(st.sampled_from("aZ0 #:-,'[]é"), max_size=9)
    )
)
def test_plain_values_come_back(values: dict[str, str]) -> None:
    text = "".join(f'{key}: "{value}"\n' for key, value in values.items())
    assert split_front_matter(f"---\n{text}---\nText.") == (values, "Text.")
