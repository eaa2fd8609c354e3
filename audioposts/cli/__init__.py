"""The `audioposts` command: parse, one call, print, exit code."""

from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from audioposts import __version__, display, pipeline
from audioposts.cli import lexicon, listeners, voices
from audioposts.cli.check import check
from audioposts.cli.nights import cron, notify, retry, systemd
from audioposts.cli.options import HomeOption, JsonOption, SpeechOutput, hear, reported
from audioposts.cli.prune import prune
from audioposts.cli.publish import publish
from audioposts.cli.serve import serve
from audioposts.config import Home
from audioposts.errors import ConfigError, storage, without_logins
from audioposts.playback import show_page
from audioposts.preview_page import render_preview
from audioposts.sources import STDIN, is_url
from audioposts.terminal import error_line, terminal

app = typer.Typer(
    name="audioposts",
    help="Turn the posts of a blog's category into a podcast: cleaned, read aloud, and published as a feed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(voices.app, name="voices")
app.add_typer(listeners.app, name="listeners")
app.command()(check)
app.command()(cron)
app.command()(notify)
app.command()(prune)
app.command()(publish)
app.command()(retry)
app.command()(serve)
app.command()(systemd)


def _in_utc(date: datetime | None) -> datetime | None:
    return date and date.replace(tzinfo=UTC)


SinceOption = Annotated[
    datetime | None,
    typer.Option(
        callback=_in_utc,
        formats=["%Y-%m-%d", "%Y-%m", "%Y"],
        metavar="DATE",
        help="Only posts of this day (month, year) or later.",
    ),
]
CategoryOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only posts of the source that are in this category (name or slug).")
]
_SOURCES = (
    "A URL (a blog's category, a feed, a post), a saved page, a document, a list of URLs, a folder of them, or - for"
    " standard input."
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"audioposts {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn the posts of a blog's category into a podcast: cleaned, read aloud, and published as a feed."""


@app.command()
def init(home: HomeOption = Path()) -> None:
    """Write a commented audioposts.toml to begin with."""
    with reported(), storage(home):
        settings = Home(home.resolve()).settings
        if settings.exists():
            raise ConfigError(settings, "is there already; nothing was changed")
        (settings.parent / "sources").mkdir(parents=True, exist_ok=True)
        settings.write_text(resources.files("audioposts").joinpath("starter.toml").read_text("utf-8"), "utf-8")
        typer.echo(
            f"Wrote {settings}.\nName your blog's category in it, or put saved pages into"
            f" {settings.parent / 'sources'}; then: audioposts run"
        )


@app.command()
def run(
    home: HomeOption = Path(),
    source: Annotated[
        str | None, typer.Option(metavar="SOURCE", help=f"{_SOURCES} Takes the place of the show's sources.")
    ] = None,
    category: CategoryOption = None,
    since: SinceOption = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Make at most so many episodes of each show.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be spoken, and what that takes; write nothing.")
    ] = False,
    nightly: Annotated[
        bool,
        typer.Option("--nightly", help="Unattended: log to a file, send notices, end if nothing happens any more."),
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Speak what is new and publish it. Run it as often as you like; this is the command for cron.

    Exit code: 0 all well, 1 some posts failed and the rest is published, 2 wrong usage or settings,
    75 another run is at work.
    """
    if nightly:
        _run_nightly(home, source, dry_run or as_json or since or limit or category)
    if dry_run:
        _rehearse(home, _existing(source), category, since, limit, as_json=as_json)
    with reported():
        with terminal() as progress, pipeline.open_studio(home, _existing(source), progress, category) as studio:
            report = pipeline.run(studio, since, limit)
            progress.note(display.summary(report))
        if source is None:
            report = _published(home, report)
        if as_json:
            typer.echo(display.report_json(report))
        else:
            for feed in report.feeds:
                typer.echo(feed)
    raise typer.Exit(report.exit_code)


@app.command()
def preview(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help=_SOURCES)],
    home: HomeOption = Path(),
    as_json: JsonOption = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page for the browser instead.")
    ] = None,
    category: CategoryOption = None,
    since: SinceOption = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Show at most so many posts.")] = None,
) -> None:
    """Show what would be read of each post, and what would not and why. Nothing is spoken or written."""
    with reported():
        # What it costs is asked of narration and engines, which take a moment to import.
        from audioposts import rehearsal

        with pipeline.open_studio(home, _existing(source), category=category) as studio:
            found = list(pipeline.preview(studio, since, limit))
            costs = rehearsal.previewed(studio, [article for _, article in found])
        if html:
            typer.echo(show_page(render_preview(found, costs), html))
        elif as_json:
            typer.echo(display.preview_json(found, costs))
        else:
            display.print_preview(found)
            display.print_costs([*costs.values()])


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="GUID", help="The guid of an episode, or the URL or title of a post.")],
    home: HomeOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Tell why a post was read as it was, or was not."""
    with reported():
        post, article = pipeline.explain(home, name)
        if as_json:
            typer.echo(display.explanation_json(post, article))
        else:
            display.print_explanation(post, article)


@app.command()
def add(
    urls: Annotated[
        list[str], typer.Argument(metavar="URL", help="Pages of posts; what a bookmarklet hands over will do.")
    ],
    home: HomeOption = Path(),
) -> None:
    """Add posts by their URLs; the next run reads them."""
    with reported():
        for url in pipeline.add(home, urls):
            typer.echo(f"Added {without_logins(url)}")


@app.command()
def status(
    home: HomeOption = Path(),
    as_json: JsonOption = False,
    check: Annotated[
        bool, typer.Option("--check", help="For monitors: exit with 1 if no run went well within --max-age.")
    ] = False,
    max_age: Annotated[float, typer.Option(metavar="HOURS", help="How old the last good run may be.")] = 36.0,
) -> None:
    """Show the episodes, the posts that were not read and why, what failed, and the last runs."""
    with reported():
        found = pipeline.status(home)
        if check:
            is_fresh, line = display.freshness(found, max_age, datetime.now(UTC))
            typer.echo(line)
            raise typer.Exit(0 if is_fresh else 1)
        if as_json:
            typer.echo(display.status_json(found))
        else:
            display.print_status(found)


@app.command()
def say(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to say.")],
    voice: Annotated[str, typer.Option(help="The name of a file in voices/, without .toml.")] = "joe",
    output: SpeechOutput = None,
    home: HomeOption = Path(),
) -> None:
    """Hear a voice say something."""
    with reported():
        hear(pipeline.say(home, text, voice), output)


def _published(home: Path, report: pipeline.Report) -> pipeline.Report:
    """Publish to the targets that every run publishes to; return the report with what failed of that."""
    from audioposts.nightly import published  # brings mail and HTTP

    with terminal() as progress:
        errors = published(Home(home.resolve()), progress)
        for error in errors:
            progress.failed(error)
    return replace(report, errors=(*report.errors, *errors))


def _run_nightly(home: Path, source: str | None, other: object) -> NoReturn:
    from audioposts.nightly import run_nightly

    with reported():
        if source or other:
            raise ConfigError("--nightly", "takes no other option but --home: what it does is in the settings")
        code = run_nightly(home)
    raise typer.Exit(code)


def _rehearse(
    home: Path, source: str | None, category: str | None, since: datetime | None, limit: int | None, *, as_json: bool
) -> NoReturn:
    from audioposts.rehearsal import rehearse

    with reported(), pipeline.open_studio(home, source, category=category) as studio:
        rehearsal = rehearse(studio, since, limit)
        for error in rehearsal.errors:
            typer.echo(error_line(error), err=True)
        if as_json:
            typer.echo(display.rehearsal_json(rehearsal))
        else:
            display.print_costs(rehearsal.articles, rehearsal.budget, rehearsal.month_usd)
    raise typer.Exit(rehearsal.exit_code)


def _existing(source: str | None) -> str | None:
    if source is not None and not is_url(source) and source != STDIN and not Path(source).exists():
        raise ConfigError(source, "does not exist; name a saved page, a document, a folder of them, or a URL")
    return source
