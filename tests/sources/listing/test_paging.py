import pytest

from audioposts.markup.tree import parse_markup
from audioposts.sources.listing.headlines import Place
from audioposts.sources.listing.paging import find_next_page

OWN = "https://quay.example/blog/page/2/"


def next_of(markup: str, own: str = OWN) -> str | None:
    page = parse_markup(f"<html><body>{markup}</body></html>")
    assert page is not None
    return find_next_page(page, Place(own, (own,) if own else ()))


@pytest.mark.parametrize(
    "markup",
    [
        '<a rel="next" href="/blog/page/3/">x</a>',
        '<a href="../3/">Ältere Beiträge</a>',
        '<a href="/blog/page/3/">« Older Entries</a>',
        '<a href="/blog/page/3/"><span>Next</span> ›</a>',
        '<a href="/blog/page/3/" aria-label="Page suivante"><svg></svg></a>',
        '<div class="nav-previous"><a href="/blog/page/3/">Vergangenes</a></div>',
        '<a href="/blog/">1</a> <span class="current">2</span> <a href="/blog/page/3/">3</a> <a href="/blog/page/9/">9</a>',
        '<a rel="next" href="/blog/">Newer posts</a><a href="/blog/page/3/">Older posts</a>',
    ],
)
def test_ways_to_say_it(markup: str) -> None:
    assert next_of(markup) == "https://quay.example/blog/page/3/"


@pytest.mark.parametrize(
    "markup",
    [
        "",
        '<a rel="next" href="#">Next</a>',
        f'<a rel="next" href="{OWN}">Next</a>',
        '<a rel="next" href="/blog/page/1/">Next</a>',
        '<a rel="next" href="https://other.example/page/3/">Next</a>',
        '<a rel="next" href="http://[bad">Next</a>',
        '<a href="/blog/">1</a> <a href="/blog/page/5/">5</a> <a href="/news/page/3/">3</a>',
        '<a href="/politics/">More news</a>',
        '<a href="/blog/page/1/">Older posts</a>',
    ],
)
def test_what_leads_nowhere_back_or_away(markup: str) -> None:
    assert next_of(markup) is None


def test_a_page_whose_address_is_not_known_may_say_its_number() -> None:
    numbers = '<a href="{0}/page/1/">1</a><span aria-current="page">2</span><a href="{0}/page/3/" class="next">→</a>'
    assert next_of(numbers.format("https://quay.example"), own="") == "https://quay.example/page/3/"


def test_pages_by_parameters() -> None:
    links = '<a href="?paged=1">Next</a><a href="?paged=3">Next</a>'
    assert next_of(links, "https://quay.example/?paged=2") == "https://quay.example/?paged=3"
    cursor = '<a href="/search?updated-max=2026-01-01&amp;max-results=7">Older Posts</a>'
    assert (
        next_of(cursor, "https://quay.example/") == "https://quay.example/search?updated-max=2026-01-01&max-results=7"
    )
