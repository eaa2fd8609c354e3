"""`audioposts listeners`: who hears private shows."""

import json
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from audioposts import listeners
from audioposts.cli.options import HomeOption, JsonOption, reported
from audioposts.config import Home, Settings, load_settings
from audioposts.library import Library, Listener

app = typer.Typer(help="Who hears private shows: every listener has a secret address.", no_args_is_help=True)

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The listener's name; only you see it.")]
ShowOption = Annotated[str | None, typer.Option("--show", metavar="SHOW", help="The show, where there are several.")]


@app.command()
def add(name: NameArgument, show: ShowOption = None, home: HomeOption = Path()) -> None:
    """Give a listener a secret address of a private show, and print it."""
    with _opened(home) as (place, settings, library):
        _print([listeners.add(library, settings, place, name, show)], settings)


@app.command("list")
def list_them(
    show: ShowOption = None,
    show_urls: Annotated[bool, typer.Option("--show-urls", help="Print the secret addresses too.")] = False,
    as_json: JsonOption = False,
    home: HomeOption = Path(),
) -> None:
    """List the listeners, their shows and since when."""
    with _opened(home) as (_, settings, library):
        found = library.listeners(show) if library.exists() else []
        if as_json:
            typer.echo(json.dumps([_fields(one, settings, show_urls) for one in found], ensure_ascii=False, indent=2))
            return
        for one in found:
            until = f", revoked {one.revoked:%Y-%m-%d}" if one.revoked else ""
            url = f"  {listeners.feed_url(settings, one)}" if show_urls and not one.revoked else ""
            typer.echo(f"{one.name}  {one.show}  since {one.issued:%Y-%m-%d}{until}{url}")


@app.command()
def revoke(name: NameArgument, show: ShowOption = None, home: HomeOption = Path()) -> None:
    """Take a listener's addresses away: from now on they are not found."""
    with _opened(home) as (_, _, library):
        for one in listeners.revoke(library, name, show):
            typer.echo(f"{one.name} does not hear {one.show} any more")
        typer.echo("What was uploaded goes with the next 'audioposts publish'.", err=True)


@app.command()
def renew(name: NameArgument, show: ShowOption = None, home: HomeOption = Path()) -> None:
    """Give a listener new addresses in place of the old ones, as where one has leaked."""
    with _opened(home) as (_, settings, library):
        _print(listeners.renew(library, name, show), settings)


@contextmanager
def _opened(home: Path) -> Iterator[tuple[Home, Settings, Library]]:
    with reported():
        place = Home(home.resolve())
        settings = load_settings(place)
        with closing(Library(place.library)) as library:
            yield place, settings, library


def _print(found: Iterable[Listener], settings: Settings) -> None:
    for one in found:
        typer.echo(listeners.feed_url(settings, one))
    if settings.base_url is None:
        typer.echo("Without base_url this is an address of this machine; see docs/private.md.", err=True)


def _fields(one: Listener, settings: Settings, show_urls: bool) -> dict[str, object]:
    times = {"issued": one.issued.isoformat(), "revoked": one.revoked and one.revoked.isoformat()}
    url = {"url": listeners.feed_url(settings, one)} if show_urls and not one.revoked else {}
    return {"name": one.name, "show": one.show, **times, **url}
