import pytest

from audioposts.errors import SourceError
from audioposts.fetching import Fetched
from audioposts.models import Form, Post
from audioposts.sources.web_page import post_of, with_page

URL = "https://quay.example/2026/ferry/?utm_source=mail"
SUMMARY = Post("key", "The ferry", "It left at …", "https://quay.example/feed", is_excerpt=True)


def test_a_page_is_known_by_where_it_says_that_it_belongs_and_by_where_it_was() -> None:
    post = post_of(Fetched(URL, b"<link rel=canonical href='/ferry'><p>It left at six.", "text/html"))
    assert (post.key, post.also) == ("url:quay.example/ferry", ("url:quay.example/2026/ferry",))
    assert (post.url, post.form) == ("https://quay.example/ferry", Form.PAGE)


@pytest.mark.parametrize("media_type", ["", "text/html", "application/xhtml+xml"])
def test_a_page_takes_the_place_of_a_summary(media_type: str) -> None:
    post = with_page(SUMMARY, Fetched(URL, b"<p>It left at six.", media_type))
    assert (post.body, post.form, post.source, post.is_excerpt) == ("<p>It left at six.", Form.PAGE, URL, False)
    assert (post.key, post.title) == (SUMMARY.key, SUMMARY.title)


def test_what_is_no_page_does_not() -> None:
    with pytest.raises(SourceError, match="no web page but application/pdf"):
        with_page(SUMMARY, Fetched(URL, b"%PDF", "application/pdf"))
