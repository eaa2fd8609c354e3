"""Shows -> the page that lists them, and OPML. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from audioposts.models import Episode, Show
from audioposts.models.site import Site
from audioposts.publishing.pages import Page
from audioposts.publishing.site.filling import filled
from audioposts.publishing.site.head import Head
from audioposts.publishing.site.linked_data import list_facts
from audioposts.publishing.site.pages import asset, key_of, look

ASSETS = ("site.css", "site.js", "icon.svg")


@dataclass(frozen=True, slots=True)
class Listed:
    """A show as the index lists it."""

    show: Show
    cover: str
    count: int
    """Of its episodes."""

    newest: Episode | None = None


def index_pages(shows: Sequence[Listed], base_url: str, site: Site) -> Iterator[Page]:
    """Yield the index of all shows that are not private, as HTML and OPML, and `asset_pages`."""
    base_url = base_url.rstrip("/")
    public = [listed for listed in shows if not listed.show.private]
    told = [_signature(listed) for listed in public]
    yield from asset_pages()
    yield Page("index.html", key_of(look(), told, base_url, site), partial(_index, public, base_url, site))
    opml = key_of(look(), [each[:4] for each in told], base_url, site.title)
    yield Page("shows.opml", opml, partial(_opml, public, base_url, site))


def asset_pages() -> Iterator[Page]:
    """Yield what all pages share."""
    for name in ASSETS:
        path, data = asset(name)
        yield Page(path, path, partial(bytes, data))


def _signature(listed: Listed) -> tuple[object, ...]:
    show, newest = listed.show, listed.newest
    said = (show.slug, show.title, show.description, show.language, show.author)
    return *said, listed.cover, listed.count, newest and (newest.guid, newest.title, newest.published.timestamp())


def _index(public: Sequence[Listed], base_url: str, site: Site) -> bytes:
    language = public[0].show.language if public else "en"
    head = Head(
        title=site.title,
        about=", ".join(listed.show.title for listed in public) or site.title,
        url=f"{base_url}/",
        language=language,
        root="",
        image_url=f"{base_url}/{public[0].show.slug}/{public[0].cover}" if public else None,
        facts=list_facts([(listed.show.title, f"{base_url}/{listed.show.slug}/") for listed in public]),
    )
    return filled("index", head=head, site=site, shows=public)


def _opml(public: Sequence[Listed], base_url: str, site: Site) -> bytes:
    return filled("opml", shows=public, base_url=base_url, title=site.title)
