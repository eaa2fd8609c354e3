import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.identity import clean_url, url_key
from audioposts.markup.web_url import path_of, same_page, web_url


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
