"""How a run looks: progress bars to a person, plain dated lines to a log. I/O: writes to standard error."""

import sys
from datetime import date, datetime
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from audioposts.display import minutes, shortened
from audioposts.errors import AudioPostsError
from audioposts.models import Article, Episode, Verdict

_COLOURS = {
    Verdict.FULL: "green",
    Verdict.TEASER: "yellow",
    Verdict.LINKS_ONLY: "yellow",
    Verdict.EMPTY: "bright_black",
    Verdict.DUPLICATE: "bright_black",
}


def error_line(error: AudioPostsError) -> str:
    """Return an error as the one line that is printed of it."""
    return f"audioposts: {' '.join(str(error).split())}"


class Lines:
    """Plain lines that begin with the date: what cron mails and logs keep."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def note(self, text: str) -> None:
        """Say something."""
        print(f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S%z} {text}", file=sys.stderr, flush=True)  # noqa: T201

    def judged(self, article: Article) -> None:
        self.note(f"{article.verdict}: {shortened(article.title)} ({article.reason})")

    def started(self, title: str, utterances: int) -> None:
        self.note(f"speaking: {shortened(title)} ({utterances} sentences)")

    def spoke(self) -> None:
        pass

    def published(self, episode: Episode) -> None:
        self.note(f"published: {episode.file} ({minutes(episode.duration_ms)})")

    def waiting(self, articles: int, until: date) -> None:
        self.note(f"waiting: {articles} for the digest of {until}")

    def failed(self, error: AudioPostsError) -> None:
        self.note(f"failed: {' '.join(str(error).split())}")


class Bars:
    """A line for each post, and a bar for the one that is being spoken."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._progress = Progress(
            TextColumn("  [bold]{task.description}[/]"),
            BarColumn(bar_width=28),
            MofNCompleteColumn(),
            TextColumn("sentences"),
            TimeRemainingColumn(),
            console=self._console,
            transient=True,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def note(self, text: str) -> None:
        self._console.print(escape(text))

    def judged(self, article: Article) -> None:
        colour = _COLOURS[article.verdict]
        title, reason = escape(shortened(article.title)), escape(article.reason)
        self._console.print(f"[{colour}]{article.verdict:>10}[/]  {title}  [bright_black]{reason}[/]")

    def started(self, title: str, utterances: int) -> None:
        self._end_bar()
        self._task = self._progress.add_task(escape(shortened(title, 40)), total=utterances)

    def spoke(self) -> None:
        if self._task is not None:
            self._progress.advance(self._task)

    def published(self, episode: Episode) -> None:
        self._end_bar()
        title = escape(shortened(episode.title))
        self._console.print(f"[bold green]{'episode':>10}[/]  {title}  [bright_black]{minutes(episode.duration_ms)}[/]")

    def waiting(self, articles: int, until: date) -> None:
        many = "1 article" if articles == 1 else f"{articles} articles"
        self._console.print(f"[yellow]{'waiting':>10}[/]  {many} for the digest of {until}")

    def failed(self, error: AudioPostsError) -> None:
        self._end_bar()
        self._console.print(f"[bold red]{'failed':>10}[/]  {escape(' '.join(str(error).split()))}")

    def _end_bar(self) -> None:
        if self._task is not None:
            self._progress.remove_task(self._task)
            self._task = None


def terminal() -> Bars | Lines:
    """Return what fits standard error."""
    return Bars() if sys.stderr.isatty() else Lines()
