"""A show and its episodes -> the pages that list them. Pure."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from audioposts.models import Episode
from audioposts.publishing.pages import Page
from audioposts.publishing.site.archive import Shelf, shelves
from audioposts.publishing.site.filling import filled, labels, month_name
from audioposts.publishing.site.linked_data import Facts, series_facts
from audioposts.publishing.site.pages import key_of, page_name
from audioposts.publishing.site.place import Place
from audioposts.publishing.site.subscribing import apps, is_reachable, qr_svg

FRONT = 30
"""Episodes on the show's own page; if there are more, all are in the archive."""


def list_pages(place: Place, episodes: Sequence[Episode], common: str) -> Iterator[Page]:
    """Yield the show's own page and those of its archive."""
    archive = shelves(episodes) if len(episodes) > FRONT else []
    newest, slug = tuple(episodes[:FRONT]), place.show.slug
    named = [(shelf.name, len(shelf.episodes)) for shelf in archive]
    key = key_of(common, len(episodes), _signatures(newest), named)
    yield Page(f"{slug}/index.html", key, partial(_front, place, newest, len(episodes), archive))
    for shelf, newer, older in zip(archive, [None, *archive], [*archive[1:], None], strict=False):
        names = [other and (other.name, other.is_split) for other in (newer, shelf, older)]
        key = key_of(common, _signatures(shelf.episodes), names)
        yield Page(f"{slug}/{shelf.name}", key, partial(_shelf, place, shelf, newer, older))


def rows(episodes: Sequence[Episode]) -> list[tuple[Episode, str]]:
    """Return episodes with the names of their pages."""
    return [(episode, page_name(episode)) for episode in episodes]


def shelf_title(shelf: Shelf, place: Place, part: str) -> str:
    """Return what a page of the archive is called."""
    month = month_name(shelf.month, place.show.language)
    return f"{month}, {part} {shelf.part}" if shelf.is_split else month


def _signatures(episodes: Sequence[Episode]) -> list[tuple[object, ...]]:
    return [
        (each.guid, each.published.timestamp(), each.title, each.duration_ms, each.publisher, each.author)
        for each in episodes
    ]


def _front(place: Place, newest: Sequence[Episode], count: int, archive: Sequence[Shelf]) -> bytes:
    show = place.show
    # Who listens to a private show has an address of their own, which is put in where it is plain text.
    has_links = is_reachable(place.base_url) and not show.private
    head = place.head(show.title, "", show.description, _facts(place))
    years = [
        (year, [(shelf, shelf_title(shelf, place, head.said["part"])) for shelf in group])
        for year, group in groupby(archive, lambda shelf: shelf.month.year)
    ]
    return filled(
        "show",
        head=head,
        show=show,
        site=place.site,
        cover=f"small/{place.cover}",
        count=count,
        rows=rows(newest),
        years=years,
        feed_url=place.feed_url,
        apps=apps(place.feed_url, show.title) if has_links else (),
        code=qr_svg(place.url) if has_links else "",
    )


def _facts(place: Place) -> Facts:
    return series_facts(place.show, place.url, place.cover_url, place.feed_url)


def _shelf(place: Place, shelf: Shelf, newer: Shelf | None, older: Shelf | None) -> bytes:
    part = labels(place.show.language)["part"]
    title = shelf_title(shelf, place, part)
    facts: Facts = {"@type": "CollectionPage", "name": title, "isPartOf": _facts(place)}
    newer_link, older_link = (other and (other.name, shelf_title(other, place, part)) for other in (newer, older))
    return filled(
        "shelf",
        head=place.head(f"{title} – {place.show.title}", shelf.name, place.show.description, facts),
        show=place.show,
        site=place.site,
        title=title,
        rows=rows(shelf.episodes),
        newer=newer_link,
        older=older_link,
    )
