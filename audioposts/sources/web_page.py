"""The page of one post, as it was fetched -> the post. Pure."""

from dataclasses import replace

from audioposts.errors import SourceError
from audioposts.fetching import Fetched
from audioposts.identity import clean_url, url_key
from audioposts.models import Form, Post
from audioposts.sources.page_text import decode_markup

PAGE_TYPES = "text/html, application/xhtml+xml"
"""What a server is asked for where a page is wanted."""


def post_of(found: Fetched) -> Post:
    """Return the post; what its title and date are is for cleaning to find.

    Raises:
        SourceError: the page is empty, or no text in any encoding.

    """
    from audioposts.markup.facts import read_facts
    from audioposts.markup.tree import parse_markup

    markup = decode_markup(found.content, found.url, found.charset)
    url = clean_url(read_facts(parse_markup(markup), markup, found.url).url or found.url)
    return Post(
        key=url_key(url),
        title="",
        body=markup,
        source=found.url,
        form=Form.PAGE,
        also=(url_key(found.url),) if url_key(found.url) != url_key(url) else (),
        url=url,
    )


def with_page(post: Post, found: Fetched) -> Post:
    """Return a post of which there was only a beginning, with the page where all of it is.

    Raises:
        SourceError: it is no web page, or no text in any encoding.

    """
    if found.media_type not in ("", *PAGE_TYPES.split(", ")):
        raise SourceError(found.url, f"is no web page but {found.media_type}; there is nothing to read from it")
    markup = decode_markup(found.content, found.url, found.charset)
    return replace(post, body=markup, form=Form.PAGE, source=found.url, is_excerpt=False)
