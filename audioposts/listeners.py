"""Listeners of private shows: who has an address, a new one, none any more. I/O: the library, their files."""

import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from audioposts.config import LOCAL_URL, Home, Settings
from audioposts.errors import ConfigError, storage
from audioposts.library import Library, Listener
from audioposts.models import Show
from audioposts.publishing.addresses import private_url, readdressed
from audioposts.publishing.media_types import has_addresses

_TOKEN_BYTES = 24
"""192 bits: nobody guesses one."""


def add(library: Library, settings: Settings, home: Home, name: str, slug: str | None) -> Listener:
    """Give somebody an address for a private show.

    Raises:
        ConfigError: there is no such show, it is not private, or there is a listener of that name.

    """
    show = _private_show(settings, home, slug)
    if any(one.name == name and one.revoked is None for one in library.listeners(show.slug)):
        raise ConfigError(name, f"is a listener of {show.slug!r} already; 'listeners renew' gives a new address")
    made = Listener(secrets.token_urlsafe(_TOKEN_BYTES), show.slug, name, datetime.now(UTC))
    library.add_listener(made)
    return made


def revoke(library: Library, name: str, slug: str | None) -> list[Listener]:
    """Take somebody's addresses away, of one show or of all; return them.

    Raises:
        ConfigError: nobody of that name has one.

    """
    found = [one for one in library.listeners(slug) if one.name == name and one.revoked is None]
    if not found:
        raise ConfigError(name, "is no listener who has an address; see 'audioposts listeners list'")
    library.revoke([one.token for one in found], datetime.now(UTC))
    return found


def renew(library: Library, name: str, slug: str | None) -> list[Listener]:
    """Give somebody new addresses in place of the old ones; return them."""
    with library.together():
        now = datetime.now(UTC)
        made = [
            replace(one, token=secrets.token_urlsafe(_TOKEN_BYTES), issued=now, revoked=None)
            for one in revoke(library, name, slug)
        ]
        for one in made:
            library.add_listener(one)
    return made


def feed_url(settings: Settings, listener: Listener) -> str:
    """Return the address to which a listener subscribes."""
    return f"{private_url(settings.base_url or LOCAL_URL, listener.token)}/{listener.show}/feed.xml"


def private_files(home: Home, settings: Settings, library: Library) -> Iterator[tuple[str, bytes | Path]]:
    """Yield what is uploaded for those who may listen: paths in the target, and contents or files.

    Every listener has a tree of their own: where one address leaks, one address is taken away.
    """
    shows = {show.slug for show in settings.shows if show.private}
    base_url = settings.base_url or LOCAL_URL
    for listener in library.listeners():
        folder = home.private / listener.show
        if listener.revoked or listener.show not in shows or not folder.is_dir():
            continue
        old, new = f"{base_url}/{listener.show}", f"{private_url(base_url, listener.token)}/{listener.show}"
        for file in sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()):
            name = file.relative_to(folder).as_posix()
            if any(part.startswith(".") for part in name.split("/")):
                continue
            with storage(file):
                content = readdressed(file.read_bytes(), old, new) if has_addresses(name) else file
            yield f"private/{listener.token}/{listener.show}/{name}", content


def _private_show(settings: Settings, home: Home, slug: str | None) -> Show:
    shows = [show for show in settings.shows if show.private and slug in (None, show.slug)]
    if len(shows) == 1:
        return shows[0]
    if slug is None and shows:
        raise ConfigError("--show", f"name one of the private shows: {', '.join(show.slug for show in shows)}")
    raise ConfigError(
        home.settings, f"has no private show{f' {slug!r}' if slug else ''}; set private = true in its table"
    )
