"""`audioposts voices`: list, hear and check the voices, and install more."""

import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from audioposts import auditions
from audioposts.catalogue import ENGINES, Catalogues, Hub, find_offer, is_in_language
from audioposts.catalogue.installation import Shelf, megabytes
from audioposts.cli import voice_tables
from audioposts.cli.options import HomeOption, JsonOption, SpeechOutput, hear, reported
from audioposts.config import Home, catalogue_copies, installed_voices
from audioposts.errors import ConfigError

app = typer.Typer(help="List, hear and check the voices, and install more.", pretty_exceptions_enable=False)

LanguageOption = Annotated[
    str | None, typer.Option("--language", metavar="TAG", help="Only voices of this language: de, pt-BR.")
]

_CARDS_AT_MOST = 50
"""For so many voices the model cards are fetched, which have the licences; a language has at most some thirty."""


@app.callback(invoke_without_command=True)
def voices(
    context: typer.Context, language: LanguageOption = None, as_json: JsonOption = False, home: HomeOption = Path()
) -> None:
    """List, hear and check the voices, and install more. Without a command: list them."""
    if context.invoked_subcommand:
        return
    with reported():
        found = auditions.listed(Home(home.resolve()), language)
        if as_json:
            typer.echo(voice_tables.listed_json(found))
        else:
            voice_tables.print_listed(found)


@app.command()
def play(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The voice.")],
    output: SpeechOutput = None,
    home: HomeOption = Path(),
) -> None:
    """Hear a voice say its sample sentence."""
    with reported():
        hear(auditions.play_sample(name, Home(home.resolve())), output)


@app.command()
def check(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="The voices; none: all.")] = None,
    home: HomeOption = Path(),
) -> None:
    """Verify the files of voices, let each say its sample, and measure. Exit code 1 if one fails."""
    failed = False
    with reported():
        for result in auditions.checked(names or [], Home(home.resolve()), time.perf_counter):
            typer.echo(voice_tables.check_line(result))
            failed = failed or bool(result.problem)
    raise typer.Exit(1 if failed else 0)


@app.command()
def available(
    language: LanguageOption = None,
    engine: Annotated[Literal["piper", "kokoro"] | None, typer.Option(help="Only voices of this engine.")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the voices that can be installed, from the public catalogues of Piper and Kokoro."""
    with reported():
        now = datetime.now(UTC)
        catalogues, shelf = _catalogues(), Shelf(installed_voices())
        found = catalogues.ask(now, [engine] if engine else ENGINES)
        offers = [each for one in found for each in one.offers if is_in_language(each.language, language)]
        is_asked = len(offers) <= _CARDS_AT_MOST and not any(catalogue.missed for catalogue in found)
        known = catalogues.with_licences(offers, ask=is_asked)
        installed = {offer.name for offer in known if shelf.has(offer.name)}
        for line in voice_tables.missed_lines(found, now):
            typer.echo(line, err=True)
        if as_json:
            typer.echo(voice_tables.offers_json(known, installed))
        else:
            voice_tables.print_offers(known, installed)


@app.command()
def install(
    voice: Annotated[str, typer.Argument(metavar="NAME", help="As 'audioposts voices available' lists it.")],
    name: Annotated[
        str | None, typer.Option("--as", metavar="NAME", help="What the voice is called here.", show_default="the same")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    home: HomeOption = Path(),
) -> None:
    """Install a voice from the public catalogues, for all shows; say its size and licence first."""
    with reported():
        catalogues, shelf = _catalogues(), Shelf(installed_voices())
        found = catalogues.ask(datetime.now(UTC))
        (offer,) = catalogues.with_licences([find_offer(voice, [each for one in found for each in one.offers])])
        size = sum(file.size_bytes for file in shelf.missing(offer))
        typer.echo(
            f"{offer.description}, {offer.quality}: {megabytes(size)} to fetch. Licence: {offer.licence}", err=True
        )
        if not yes:
            _ask(offer.name)
        file = shelf.install(offer, _valid(name or offer.name), catalogues.hub, datetime.now(UTC).date())
        typer.echo(file)
        for listed in auditions.listed(Home(home.resolve())):
            if listed.name == file.stem and listed.problem:
                typer.echo(f"It does not speak here yet: {listed.problem}", err=True)


@app.command()
def remove(name: Annotated[str, typer.Argument(metavar="NAME", help="A voice that was installed.")]) -> None:
    """Remove a voice that was installed, and what no other voice needs of it."""
    with reported():
        freed = Shelf(installed_voices()).remove(name)
        typer.echo(f"Removed {name}: {megabytes(freed)}")


def _catalogues() -> Catalogues:
    return Catalogues(Hub(), catalogue_copies())


def _ask(name: str) -> None:
    if not sys.stdin.isatty():
        raise ConfigError(name, "is not installed without a yes, and here is nobody to ask; say --yes")
    typer.confirm("Install it?", default=True, abort=True, err=True)


def _valid(name: str) -> str:
    if not name.replace("-", "").replace("_", "").isalnum():
        raise ConfigError("--as", f"{name!r} will be the name of a file; use letters, digits, - and _")
    return name
