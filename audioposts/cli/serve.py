"""`audioposts serve`: feeds and their files over HTTP."""

from contextlib import closing
from pathlib import Path
from threading import local
from typing import Annotated
from urllib.parse import urlsplit

import typer

from audioposts.cli.options import HomeOption, reported
from audioposts.config import LOCAL_URL, Home, load_settings
from audioposts.config.settings import Settings
from audioposts.library import Library

_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - it is for the phones of the network


def serve(
    home: HomeOption = Path(),
    host: Annotated[str, typer.Option(help="Address to listen on; 127.0.0.1 keeps it to this machine.")] = "0.0.0.0",  # noqa: S104
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Serve the feeds and their files, so that podcast apps can subscribe; private shows to their listeners only."""
    # Only this command needs the web server, which takes a moment to import.
    from audioposts.publishing import serving

    with reported():
        place = Home(home.resolve())
        settings = load_settings(place) if place.settings.is_file() else Settings((), None, None)
        for feed in sorted(place.episodes.glob("*/feed.xml")):
            address = serving.network_address() if host in _EVERYWHERE else host
            typer.echo(f"Subscribe to http://{address}:{port}/{feed.parent.name}/feed.xml", err=True)
        with closing(Library(place.library)) as library:
            has_library = library.exists()
            former = library.former_urls() if has_library else []
            site = serving.Site(
                place.episodes,
                settings.base_url or LOCAL_URL,
                is_local=settings.base_url is None,
                private=place.private,
                may_listen=_Doorkeeper(place).may_listen,
                renamed={old: show.slug for show in settings.shows for old in show.formerly},
                former_hosts=tuple(
                    {urlsplit(url).netloc for url in former} - {urlsplit(settings.base_url or "").netloc}
                ),
            )
            serving.serve(site, host, port)


class _Doorkeeper:
    """Asks the library who may listen, in each thread by a connection of its own, as SQLite wants it."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._of_thread = local()

    def may_listen(self, token: str, show: str) -> bool:
        """Tell whether a token is one for a show."""
        library = getattr(self._of_thread, "library", None)
        if library is None:
            if not self._home.library.is_file():
                return False
            library = self._of_thread.library = Library(self._home.library)
        return bool(library.may_listen(token, show))
