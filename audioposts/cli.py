"""The `audioposts` command: parse, one call, print, exit code."""

import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape

from audioposts import __version__, pipeline
from audioposts.config import LOCAL_URL, SETTINGS_FILE, Home, load_settings, load_voice, voice_files
from audioposts.errors import AudioPostsError, ConfigError, storage
from audioposts.library import Library
from audioposts.models import Article, Post, Verdict
from audioposts.playback import play, write_wav
from audioposts.schedule import cron_line, install
from audioposts.terminal import error_line, minutes, shortened, terminal

app = typer.Typer(
    name="audioposts",
    help="Turn the posts of a blog's category into a podcast: cleaned, read aloud, and published as a feed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

HomeOption = Annotated[
    Path,
    typer.Option("--home", envvar="AUDIOPOSTS_HOME", help="The folder with audioposts.toml.", show_default="this folder"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]

_CHARS_PER_MINUTE = 900
"""Of the embedded voice, pauses included (measured on news articles)."""


@contextmanager
def reported() -> Iterator[None]:
    """Print an error as one line and exit with its code; a bug keeps its traceback."""
    try:
        yield
    except AudioPostsError as error:
        typer.echo(error_line(error), err=True)
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        typer.echo("audioposts: stopped; the next run carries on from here", err=True)
        raise typer.Exit(128 + signal.SIGINT) from None
    except BrokenPipeError:
        # The reader of a pipe such as `| head` has seen enough.
        sys.stderr.close()
        raise typer.Exit(128 + signal.SIGPIPE) from None


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
        typer.echo(f"Wrote {settings}.\nPut saved category pages into {settings.parent / 'sources'}, then: audioposts run")


@app.command()
def run(
    home: HomeOption = Path(),
    source: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A saved category page, or a folder of them, instead of the show's sources."),
    ] = None,
) -> None:
    """Speak what is new and publish it. Run it as often as you like; this is the command for cron.

    Exit code: 0 all well, 1 some posts failed and the rest is published, 2 wrong usage or settings,
    75 another run is at work.
    """
    with reported(), terminal() as progress:
        studio = pipeline.open_studio(home, _existing(source), progress)
        report = pipeline.run(studio)
        progress.note(_summary(report))
        for feed in report.feeds:
            typer.echo(feed)
    raise typer.Exit(report.exit_code)


@app.command()
def preview(source: Annotated[str, typer.Argument(metavar="SOURCE", help="A saved category page, or a folder of them.")],
            home: HomeOption = Path(), as_json: JsonOption = False) -> None:  # fmt: skip
    """Show what would be read of each post, and what would not and why. Nothing is spoken or written."""
    with reported():
        found = list(pipeline.preview(pipeline.open_studio(home, _existing(source))))
        if as_json:
            typer.echo(json.dumps([_as_json(post, article) for post, article in found], ensure_ascii=False, indent=2))
        else:
            _print_preview(found)


@app.command()
def status(home: HomeOption = Path(), as_json: JsonOption = False) -> None:
    """Show the episodes, the posts that were not read and why, and the last runs."""
    with reported():
        place = Home(home.resolve())
        facts = _status(place)
        if as_json:
            typer.echo(json.dumps(facts, ensure_ascii=False, indent=2, default=datetime.isoformat))
        else:
            _print_status(facts)


@app.command()
def say(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to say.")],
    voice: Annotated[str, typer.Option(help="The name of a file in voices/, without .toml.")] = "joe",
    output: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a WAV file instead of playing.")] = None,
    home: HomeOption = Path(),
) -> None:
    """Hear a voice say something."""
    with reported():
        clip = pipeline.say(home, text, voice)
        if output:
            write_wav(clip, output)
        else:
            output = play(clip)
        if output:
            typer.echo(output)


@app.command()
def voices(home: HomeOption = Path()) -> None:
    """List the voices."""
    with reported():
        place = Home(home.resolve())
        for name in sorted(voice_files(place)):
            voice = load_voice(name, place)
            typer.echo(f"{name:10} {voice.language:7} {voice.engine:7} {voice.description} ({voice.licence})")


@app.command()
def serve(
    home: HomeOption = Path(),
    host: Annotated[str, typer.Option(help="Address to listen on; 127.0.0.1 keeps it to this machine.")] = "0.0.0.0",  # noqa: S104
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8000,
) -> None:
    """Serve the feed and its files, so that a podcast app on your network can subscribe."""
    # Only this command needs the web server, which takes half a second to import.
    from audioposts.publishing import server

    with reported():
        place = Home(home.resolve())
        base_url = load_settings(place).base_url if place.settings.is_file() else None
        for feed in sorted(place.episodes.glob("*/feed.xml")):
            address = server.network_address() if host in ("0.0.0.0", "::") else host  # noqa: S104
            typer.echo(f"Subscribe to http://{address}:{port}/{feed.parent.name}/feed.xml", err=True)
        server.serve(place.episodes, host, port, None if base_url else LOCAL_URL)


@app.command()
def cron(
    home: HomeOption = Path(),
    at: Annotated[str, typer.Option(metavar="HH:MM", help="When to run.")] = "04:30",
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


# --- what is printed


def _existing(source: str | None) -> str | None:
    if source is not None and not Path(source).exists():
        raise ConfigError(source, "does not exist; name a saved category page or a folder of them")
    return source


def _hour_and_minute(text: str) -> tuple[int, int]:
    try:
        time = datetime.strptime(text, "%H:%M")  # noqa: DTZ007 - a time of day has no zone
    except ValueError:
        raise ConfigError("--at", f"{text!r} is not a time such as 04:30") from None
    return time.hour, time.minute


def _summary(report: pipeline.Report) -> str:
    episodes = f"{len(report.episodes)} new episode{'' if len(report.episodes) == 1 else 's'}"
    failures = f", {len(report.errors)} failed" if report.errors else ""
    return f"{episodes}{failures}" if report.episodes or report.errors else "nothing new"


def _as_json(post: Post, article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "publisher": article.publisher,
        "shared_by": post.shared_by,
        "categories": post.categories,
        "url": post.url,
        "published": post.published.isoformat() if post.published else None,
        "language": article.language,
        "verdict": article.verdict,
        "reason": article.reason,
        "blocks": [asdict(block) for block in article.blocks],
        "removed": [asdict(removal) for removal in article.removed],
    }


def _print_preview(found: list[tuple[Post, Article]]) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for post, article in found:
        console.print(f"\n[bold]{escape(article.title)}[/]")
        credits = [f"from {article.publisher}" if article.publisher else "", f"shared by {post.shared_by}" if post.shared_by else ""]
        colour = "green" if article.verdict is Verdict.FULL else "yellow"
        console.print(f"[{colour}]{article.verdict}[/]: {escape(article.reason)}  [bright_black]{escape(', '.join(filter(None, credits)))}[/]")
        if article.verdict is Verdict.FULL:
            chars = len(article.text)
            console.print(f"[bright_black]{chars:,} characters, about {max(1, round(chars / _CHARS_PER_MINUTE))} minutes[/]")
        for block in article.blocks:
            console.print(f"  [green]+[/] {escape(block.text)}")
        for removal in article.removed:
            console.print(f"  [red]-[/] [bright_black]{escape(removal.text)}  ({escape(removal.reason)})[/]")
    full = [article for _, article in found if article.verdict is Verdict.FULL]
    chars = sum(len(article.text) for article in full)
    console.print(f"\n{len(found)} posts, {len(full)} to read: {chars:,} characters, about {round(chars / _CHARS_PER_MINUTE)} minutes")


def _status(home: Home) -> dict[str, Any]:
    shows = load_settings(home).shows if home.settings.is_file() else (pipeline.DEFAULT_SHOW,)
    library = Library(home.state / "library.sqlite")
    if not library.exists():
        return {"home": str(home.path), "shows": [], "runs": []}
    with_facts = [
        {
            "show": show.slug,
            "feed": str(home.episodes / show.slug / "feed.xml"),
            "episodes": [asdict(e) for e in sorted(library.episodes(show).values(), key=lambda e: e.published, reverse=True)],
            "not_read": [
                {"title": post.title, "verdict": post.verdict, "reason": post.reason, "first_seen": post.first_seen}
                for post in library.seen_posts(show)
                if not post.published
            ],
        }
        for show in shows
    ]
    return {"home": str(home.path), "shows": with_facts, "runs": [asdict(run) for run in library.last_runs(5)]}


def _print_status(facts: dict[str, Any]) -> None:
    if not facts["runs"]:
        typer.echo(f"Nothing has been published from {facts['home']} yet; run 'audioposts run'.")
    for show in facts["shows"]:
        typer.echo(f"{show['show']}: {len(show['episodes'])} episodes, {show['feed']}")
        for episode in show["episodes"]:
            typer.echo(f"  {episode['published']:%Y-%m-%d}  {minutes(episode['duration_ms']):>6}  {shortened(episode['title'])}")
        for post in show["not_read"]:
            typer.echo(f"  {post['first_seen']:%Y-%m-%d}  {post['verdict']:>10}  {shortened(post['title'])} ({post['reason']})")
    for past in facts["runs"]:
        took = round((past["ended"] - past["started"]).total_seconds())
        typer.echo(f"run {past['started']:%Y-%m-%d %H:%M}: {past['episodes']} episodes, {past['failures']} failures, {took} s")
