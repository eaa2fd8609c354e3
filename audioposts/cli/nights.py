"""Commands for runs that nobody watches: `cron`, `systemd`, `notify`, `retry`."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from audioposts import pipeline
from audioposts.cli.options import HomeOption, reported
from audioposts.config import Home, load_settings
from audioposts.errors import ConfigError
from audioposts.schedule import cron_line, install, install_units, systemd_units

AtOption = Annotated[str, typer.Option("--at", metavar="HH:MM", help="When to run.")]


def cron(
    home: HomeOption = Path(),
    at: AtOption = "04:30",
    install_it: Annotated[bool, typer.Option("--install", help="Put the line into your crontab, once.")] = False,
) -> None:
    """Print the crontab line for a run every night, or install it."""
    with reported():
        place = Home(home.resolve())
        load_settings(place)
        line = cron_line(place, *_hour_and_minute(at))
        if not install_it:
            typer.echo(line)
        elif install(place, line):
            typer.echo(f"Installed: {line}")
        else:
            typer.echo("The line is in your crontab already.")


def systemd(
    home: HomeOption = Path(),
    at: AtOption = "04:30",
    install_it: Annotated[
        bool, typer.Option("--install", help="Install them for your user, and start the timer.")
    ] = False,
) -> None:
    """Print the units of a systemd timer for a run every night, or install them; missed nights are made up for."""
    with reported():
        place = Home(home.resolve())
        load_settings(place)
        units = systemd_units(place, *_hour_and_minute(at))
        if install_it:
            typer.echo(f"Installed in {install_units(place, units)}: {', '.join(units)}")
            typer.echo("To run while you are logged out: loginctl enable-linger", err=True)
            return
        for name, text in units.items():
            typer.echo(f"# ~/.config/systemd/user/{name}\n{text}")


def notify(home: HomeOption = Path()) -> None:
    """Send a test notice in each way that the settings name, and say what came of it."""
    from audioposts.nightly import try_notices

    with reported():
        failed = False
        for way, errors in try_notices(home):
            failed |= bool(errors)
            typer.echo(f"{way}: {'; '.join(map(str, errors)) or 'sent'}")
    raise typer.Exit(1 if failed else 0)


def retry(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The title, URL or key of a post; without it: all.")
    ] = None,
    home: HomeOption = Path(),
) -> None:
    """Have posts that failed tried again by the next run, also those that were given up."""
    with reported():
        titles = pipeline.retry(home, name)
        for title in titles:
            typer.echo(f"The next run tries {title}")
        if not titles:
            typer.echo("Nothing failed.")


def _hour_and_minute(text: str) -> tuple[int, int]:
    try:
        time = datetime.strptime(text, "%H:%M")  # noqa: DTZ007 - a time of day has no zone
    except ValueError:
        raise ConfigError("--at", f"{text!r} is not a time such as 04:30") from None
    return time.hour, time.minute
