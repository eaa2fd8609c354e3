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
from audioposts.config import DEFAULT_SHOW, Home, Settings, load_settings
from audioposts.errors import ConfigError
from audioposts.inspection import printable
from audioposts.sources import is_url

if TYPE_CHECKING:
    from audioposts.checking import Finding

_COLOURS = {"error": "red", "warning": "yellow", "note": "bright_black"}
_ORDER = ("error", "warning", "note")
_MOST = 3
"""Places that are named for each rule; of five hundred episodes the rest is counted."""


def check(
    name: Annotated[
        str | None,
        typer.Argument(metavar="FEED", help="A show by its name, or the path or URL of a feed; else all shows."),
    ] = None,
    home: HomeOption = Path(),
    live: Annotated[bool, typer.Option("--live", help="Check shows where they are served: at base_url.")] = False,
    episodes: Annotated[
        int | None,
        typer.Option(
            "--episodes", metavar="N", min=0, help="Files of the first N episodes only. [default: all; on the web 3]"
        ),
    ] = None,
    fast: Annotated[bool, typer.Option("--fast", help="Do not decode the sound.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Check feeds, files, artwork, sound and servers by the rules of Apple, Spotify and PSP-1, and say what to do.

    Exit code: 0 a directory would accept them, 1 it would not, 2 there is no such feed.
    """
    from audioposts import checking  # brings FFmpeg and Pillow

    with reported():
        found: dict[str, list[Finding]] = {}
        place = Home(home.resolve())
        settings = load_settings(place) if place.settings.is_file() else Settings((DEFAULT_SHOW,), None, None)
        for feed in _feeds(place, settings, name, live=live):
            if isinstance(feed, Path):
                found[str(feed)] = checking.check_feed_file(feed, listens=not fast, episodes=episodes)
            else:
                allowed = settings.manners.allow_private
                found[feed] = checking.check_feed_url(feed, allowed=allowed, listens=not fast, episodes=episodes)
        if as_json:
            made = [{"feed": feed, "findings": [asdict(one) for one in every]} for feed, every in found.items()]
            typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
        else:
            for feed, findings in found.items():
                _print(feed, findings)
        accepted = all(checking.is_accepted(findings) for findings in found.values())
    raise typer.Exit(0 if accepted else 1)


def _feeds(place: Home, settings: Settings, name: str | None, *, live: bool) -> list[Path | str]:
    if name is not None and is_url(name):
        return [name]
    if name is not None and Path(name).is_file():
        return [Path(name)]
    chosen = [show for show in settings.shows if name in (None, show.slug)]
    if not chosen:
        raise ConfigError(name, "is no show here, and no file or URL of a feed")
    if not live:
        return [place.folder(show) / "feed.xml" for show in chosen]
    if settings.base_url is None:
        raise ConfigError("base_url", "is not set; write there where the shows are served, or name the URL of a feed")
    public = [show for show in chosen if not show.private]
    if not public:
        raise ConfigError(chosen[0].slug, "is private; name the URL of one of its listeners")
    return [f"{settings.base_url}/{show.slug}/feed.xml" for show in public]


def _print(feed: str, findings: Sequence["Finding"]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(feed)}[/]")
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
    told = ", ".join(f"{count} {severity}{'' if count == 1 else 's'}" for severity, count in counts.items())
    console.print(f"  {verdict}: {told}")
