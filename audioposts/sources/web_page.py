"""The page of one post, as it was fetched -> the post. Pure."""

from dataclasses import replace

from audioposts.fetching import Fetched
from audioposts.identity import clean_url, url_key
from audioposts.models import Form, Post
from audioposts.sources.page_text import decode_markup


def post_of(found: Fetched) -> Post:
    """Return the post; what its title and date are is for cleaning to find.

    Raises:
        SourceError: the page is empty, or no text in any encoding.

    """
    from audioposts.markup.facts import read_facts
    from audioposts.markup.tree import parse_markup

    markup = decode_markup(found.content, found.url, found.charset)
    page = parse_markup(markup)
    facts = read_facts(page, markup, found.url)
    url = clean_url(facts.url or found.url)
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
    """Return a post of which there was only a beginning, with the page where all of it is."""
    return replace(post, body=decode_markup(found.content, found.url, found.charset), form=Form.PAGE, is_excerpt=False)
