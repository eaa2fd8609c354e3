"""Shows and their episodes -> a listening site of plain files, page by page. I/O: `render` reads files of episodes.

Both functions only name pages, with a key each; whoever writes them calls `render` where a key is not the one of the
file that is there, in the order in which they come, and then deletes what is no longer named. Links are relative, so
that the tree works from any address.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from audioposts.errors import storage
from audioposts.models import Episode, Show
from audioposts.models.site import Site
from audioposts.publishing.pages import Page
from audioposts.publishing.site.episodes import episode_pages
from audioposts.publishing.site.index import Listed, asset_pages, index_pages
from audioposts.publishing.site.place import Place
from audioposts.publishing.site.search import search_pages
from audioposts.publishing.site.shows import list_pages
from audioposts.publishing.site.theme import theme_css

__all__ = ["Listed", "Page", "index_pages", "show_pages"]


def show_pages(
    show: Show, episodes: Sequence[Episode], base_url: str, cover: str, folder: Path, site: Site
) -> Iterator[Page]:
    """Yield the pages of a show, whose files are in `folder`, and what they need.

    `base_url` is that of the public tree; `cover` is the name of the picture in the show's folder.
    """
    ordered = sorted(episodes, key=lambda episode: (episode.published, episode.guid), reverse=True)
    place = Place(show, base_url.rstrip("/"), cover, site)
    common = place.key()
    if show.private:
        yield from (replace(page, path=f"{show.slug}/{page.path}") for page in asset_pages())
    yield Page(f"{show.slug}/{place.theme}", place.theme, lambda: theme_css(show).encode())
    yield from _pictures(show, ordered, cover, folder)
    yield from episode_pages(place, ordered, folder, common)
    yield from search_pages(show.slug, ordered, folder)
    # Last, as whatever they lead to has to be there.
    yield from list_pages(place, ordered, common)


def _pictures(show: Show, episodes: Sequence[Episode], cover: str, folder: Path) -> Iterator[Page]:
    """Yield small copies of the pictures; as a picture is named by its contents, so is its copy."""
    for name in dict.fromkeys((cover, *(episode.image for episode in episodes if episode.image))):
        yield Page(f"{show.slug}/small/{name}", name, partial(_small, folder, name))


def _small(folder: Path, name: str) -> bytes:
    # Pillow takes a tenth of a second to import, and mostly no picture is new.
    from audioposts.publishing.artwork import thumbnail

    picture = folder / name
    with storage(picture):
        data = picture.read_bytes()
    return thumbnail(data)
