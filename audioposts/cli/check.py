"""`audioposts check`: whether directories would take the feeds."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from audioposts.cli.options import HomeOption, JsonOption, reported
from audioposts.config import DEFAULT_SHOW, Home, load_settings
from audioposts.errors import ConfigError
from audioposts.inspection import printable

if TYPE_CHECKING:
    from audioposts.checking import Finding

_COLOURS = {"error": "red", "warning": "yellow", "note": "bright_black"}
_ORDER = ("error", "warning", "note")
_MOST = 3
"""Places that are named for each rule; of five hundred episodes the rest is counted."""


def check(
    name: Annotated[
        str | None, typer.Argument(metavar="SHOW", help="A show by its name, or the path of a feed; else all shows.")
    ] = None,
    home: HomeOption = Path(),
    fast: Annotated[bool, typer.Option("--fast", help="Do not decode the sound.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Check feeds, files, artwork and sound by the rules of Apple, Spotify and PSP-1, and say what to do.

    Exit code: 0 a directory would accept them, 1 it would not, 2 there is no such feed.
    """
    from audioposts import checking  # brings FFmpeg and Pillow

    with reported():
        found = {file: checking.check_feed_file(file, listens=not fast) for file in _feeds(home, name)}
        if as_json:
            made = [{"feed": str(file), "findings": [asdict(one) for one in every]} for file, every in found.items()]
            typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
        else:
            for file, findings in found.items():
                _print(file, findings)
        accepted = all(checking.is_accepted(findings) for findings in found.values())
    raise typer.Exit(0 if accepted else 1)


def _feeds(home: Path, name: str | None) -> list[Path]:
    if name is not None and Path(name).is_file():
        return [Path(name)]
    place = Home(home.resolve())
    shows = load_settings(place).shows if place.settings.is_file() else (DEFAULT_SHOW,)
    chosen = [show for show in shows if name in (None, show.slug)]
    if not chosen:
        raise ConfigError(name, "is no show here, and no file of a feed")
    return [place.folder(show) / "feed.xml" for show in chosen]


def _print(file: Path, findings: Sequence["Finding"]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(str(file))}[/]")
    ordered = sorted(findings, key=lambda one: (_ORDER.index(one.severity), one.rule))
    for rule, group in groupby(ordered, key=lambda one: one.rule):
        every = list(group)
        first = every[0]
        console.print(f"  [{_COLOURS[first.severity]}]{first.severity:>7}[/]  {escape(first.remedy)}")
        for one in every[:_MOST]:
            console.print(f"           {escape(printable(one.where))} {escape(printable(one.message))}")
        more = f"and {len(every) - _MOST} more; " if len(every) > _MOST else ""
        console.print(f"           [bright_black]{more}{escape(first.source)} ({rule})[/]")
    counts = {severity: sum(one.severity == severity for one in findings) for severity in _ORDER}
    verdict = "[red]not accepted[/]" if counts["error"] else "[green]a directory would accept it[/]"
    console.print(f"  {verdict}: {counts['error']} errors, {counts['warning']} warnings, {counts['note']} notes")
