"""What was found and done -> text for a person, or JSON for a program. Pure but for the printing."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import zip_longest
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from audioposts.bill import (
    Rehearsal,
    Rehearsed,
    budget_lines,
    rehearsal_fields,
    rehearsed_fields,
    rehearsed_lines,
    spending_lines,
    total_lines,
    totals,
)  # fmt: skip
from audioposts.inspection import printable, removals_by_place, runs
from audioposts.library import Attempt, Run, SeenPost
from audioposts.models import UNLIMITED, Article, Block, BlockKind, Budget, Post, Removal, Verdict
from audioposts.pipeline import Report, ShowStatus, Status

_CHARS_PER_MINUTE = 1000
"""Of the embedded voice, pauses included (28,067 characters of news in 28 minutes 9)."""

_TITLE_CHARS = 58

_NARROW_CHARS = 100
"""Up to this width what is read and what is not stand one under the other."""

_WIDEST_CHARS = 170
"""Longer lines are hard to read."""


def minutes(duration_ms: int) -> str:
    """Return a duration as `m:ss`."""
    seconds = round(duration_ms / 1000)
    return f"{seconds // 60}:{seconds % 60:02}"


def shortened(text: str, length: int = _TITLE_CHARS) -> str:
    """Return a title on one line of at most `length` characters."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def summary(report: Report) -> str:
    """Return what a run did, in a few words."""
    if not report.episodes and not report.errors:
        return "nothing new"
    count = len(report.episodes)
    failures = f", {len(report.errors)} failed" if report.errors else ""
    return f"{count} new episode{'' if count == 1 else 's'}{failures}"


def report_json(report: Report) -> str:
    """Return what a run did as JSON."""
    errors = [{"subject": error.subject, "message": error.message} for error in report.errors]
    episodes = [asdict(episode) for episode in report.episodes]
    return _json({"episodes": episodes, "errors": errors, "feeds": [str(feed) for feed in report.feeds]})


def preview_json(found: Iterable[tuple[Post, Article]], costs: Mapping[int, Rehearsed] | None = None) -> str:
    """Return a preview as a JSON list; `costs` by the number of the post."""
    costs = costs or {}
    return _json(
        [
            _preview_fields(post, article) | ({"speaking": rehearsed_fields(costs[i])} if i in costs else {})
            for i, (post, article) in enumerate(found)
        ]
    )


def print_preview(found: Sequence[tuple[Post, Article]], *, everything: bool = False) -> None:
    """Print what would be read of each post and what would not; `everything`: also what is outside the article."""
    console = _console()
    for post, article in found:
        colour = "green" if article.verdict is Verdict.FULL else "yellow"
        console.print(f"\n[bold]{_plain(article.title)}[/]")
        console.print(f"[{colour}]{article.verdict}[/]: {_plain(article.reason)}")
        console.print(f"[bright_black]{_plain(', '.join(_credits(post, article)))}[/]")
        _print_text(console, article, everything)
    full = [article for _, article in found if article.verdict is Verdict.FULL]
    console.print(f"\n{len(found)} posts, {len(full)} to read: {_extent(sum(len(article.text) for article in full))}")


def print_costs(articles: Sequence[Rehearsed], budget: Budget = UNLIMITED, month_usd: float = 0.0) -> None:
    """Print what speaking each article takes, and all of them together."""
    console = _console()
    for article in articles:
        console.print(f"\n[bold]{_plain(article.title)}[/]")
        for line in rehearsed_lines(article):
            console.print(f"  {_plain(line)}")
    console.print()
    for line in (*total_lines(articles), *budget_lines(totals(articles), budget, month_usd)):
        console.print(_plain(line))


def rehearsal_json(rehearsal: Rehearsal) -> str:
    """Return what a run would take as JSON."""
    return _json(rehearsal_fields(rehearsal))


def explanation_json(post: SeenPost, article: Article | None) -> str:
    """Return what was made of a post as JSON."""
    judged = {"verdict": post.verdict, "reason": post.reason, "article": asdict(article) if article else None}
    return _json(dict(_facts(post)) | {"report": post.report} | judged)


def print_explanation(post: SeenPost, article: Article | None) -> None:
    """Print why a post was read as it was, or was not."""
    if article is None:
        console = _console()
        _print_facts(console, [*_facts(post), ("verdict", post.verdict), ("reason", post.reason)])
        console.print("It was judged by an earlier version, which did not keep its text; the next run judges it again.")
    else:
        print_article(article, _facts(post))


def print_article(article: Article, facts: Sequence[tuple[str, str]], *, everything: bool = False) -> None:
    """Print what is known of an article, what was made of it and why, then what is read of it and what is not."""
    console = _console()
    judged = [("verdict", article.verdict), ("reason", article.reason), ("confidence", f"{article.confidence:.2f}")]
    _print_facts(console, [*facts, *judged])
    console.print()
    _print_text(console, article, everything)


def _facts(post: SeenPost) -> list[tuple[str, str]]:
    return [
        ("title", post.title),
        ("key", post.key),
        ("guid", post.guid),
        ("dated", f"{post.date:%Y-%m-%d %H:%M}"),
        ("first seen", f"{post.first_seen:%Y-%m-%d %H:%M}"),
        *([("same story as", post.same_as)] if post.same_as else []),
        *([("digest", post.digest)] if post.digest else []),
        ("episode", "yes" if post.published else "no"),
        *(("report", line) for line in post.report),
    ]


def _print_facts(console: Console, facts: Sequence[tuple[str, str]]) -> None:
    for label, value in facts:
        console.print(f"[bold]{_plain(label)}[/]: {_plain(value)}")


def _print_text(console: Console, article: Article, everything: bool) -> None:
    """Print what is read and what is not, in the order in which it stood: side by side where there is room."""
    places = zip_longest(removals_by_place(article), article.blocks)
    rows = [(_unread(removals, everything), _read(block) if block else None) for removals, block in places]
    if console.width > _NARROW_CHARS:
        console.print(_columns(rows, min(console.width, _WIDEST_CHARS)), soft_wrap=False)
        return
    for unread, read in rows:
        for text in unread:
            console.print(Text("  ").append_text(_indented(text)))
        if read:
            console.print(Text.assemble("  ", ("+", "green"), " ", _indented(read)))


def _columns(rows: Sequence[tuple[Sequence[Text], Text | None]], width: int) -> Table:
    """Return what is read on the left and, beside what it stood before, what is not on the right."""
    columns = Table(box=box.MINIMAL, width=width, leading=1, border_style="bright_black")
    columns.add_column("Read", ratio=3, overflow="fold")
    columns.add_column("Not read, and why", ratio=2, overflow="fold")
    for unread, read in rows:
        if unread or read:
            columns.add_row(read, Text("\n").join(unread))
    return columns


def _read(block: Block) -> Text:
    text = Text(printable(block.text), "bold" if block.kind is BlockKind.HEADING else "")
    return Text(f"[{printable(block.language)}] ", "cyan").append_text(text) if block.language else text


def _unread(removals: Sequence[Removal], everything: bool) -> list[Text]:
    """Return a text for each removal, but one for all that follow each other outside the article."""
    texts = []
    for run in [(removal,) for removal in removals] if everything else runs(removals):
        text = Text.assemble(("-", "red"), " ")
        if len(run) == 1:
            text.append(printable(run[0].text), "bright_black").append(f"  ({printable(run[0].reason)})", "red")
        else:
            text.append(f"{len(run):,} pieces {run[0].reason}", "red")
        texts.append(text)
    return texts


def _indented(text: Text) -> Text:
    return Text("\n    ").join(text.split("\n", allow_blank=True))


def _console() -> Console:
    return Console(highlight=False, emoji=False, soft_wrap=True)


def _plain(text: str) -> str:
    """Return a text from elsewhere as it may stand among markup."""
    return escape(printable(text))


def status_json(status: Status) -> str:
    """Return the status as JSON."""
    return _json(asdict(status))


def freshness(status: Status, max_age_h: float, now: datetime) -> tuple[bool, str]:
    """Tell whether the last run that went well is young enough, and in a line since when."""
    if status.last_success is None:
        return False, "no run has gone well yet"
    hours = (now - status.last_success).total_seconds() / 3600
    return hours <= max_age_h, f"the last run that went well began {hours:.1f} hours ago"


def print_status(status: Status) -> None:
    """Print episodes, posts that were not read, what failed, and runs."""
    console = _console()
    for show in status.shows:
        _print_show(console, show)
    for attempt in status.attempts:
        console.print(f"  {attempt.last_failed:%Y-%m-%d}  {'failed':>10}  {_plain(_attempt_line(attempt))}")
    for run in status.runs:
        console.print(_run_line(run))
    for line in spending_lines(status.spending, status.budget):
        console.print(_plain(line))
    if not status.runs:
        console.print("Nothing has been published here yet; run 'audioposts run'.")


def _print_show(console: Console, show: ShowStatus) -> None:
    console.print(f"{_plain(show.name)}: {len(show.episodes)} episodes, {_plain(show.feed)}")
    for episode in show.episodes:
        length = minutes(episode.duration_ms)
        console.print(f"  {episode.published:%Y-%m-%d}  {length:>10}  {_plain(shortened(episode.title))}")
        for line in (*show.contents.get(episode.guid, ()), *episode.report):
            console.print(f"{' ' * 26}{_plain(line)}")
    for post in show.not_read:
        why = f"{_plain(shortened(post.title))} ({_plain(post.reason)})"
        console.print(f"  {post.first_seen:%Y-%m-%d}  {post.verdict:>10}  {why}")


def _run_line(run: Run) -> str:
    took = round((run.ended - run.started).total_seconds())
    return f"run {run.started:%Y-%m-%d %H:%M} UTC: {run.episodes} episodes, {run.failures} failures, {took} s"


def _attempt_line(attempt: Attempt) -> str:
    later = "given up" if attempt.given_up else f"next try from {attempt.next_try:%Y-%m-%d %H:%M} UTC on"
    return f"{shortened(attempt.title)} ({shortened(attempt.error, 200)}; {later})"


def _preview_fields(post: Post, article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "publisher": article.publisher,
        "shared_by": post.shared_by,
        "categories": post.categories,
        "url": post.url,
        "published": post.published,
        "language": article.language,
        "verdict": article.verdict,
        "reason": article.reason,
        "confidence": article.confidence,
        "blocks": [asdict(block) for block in article.blocks],
        "removed": [asdict(removal) for removal in article.removed],
    }


def _credits(post: Post, article: Article) -> list[str]:
    from_publisher = [f"from {article.publisher}"] if article.publisher else []
    shared = [f"shared by {post.shared_by}"] if post.shared_by else []
    extent = [_extent(len(article.text))] if article.verdict is Verdict.FULL else []
    return [*from_publisher, *shared, *post.categories, *extent]


def _extent(chars: int) -> str:
    return f"{chars:,} characters, about {max(1, round(chars / _CHARS_PER_MINUTE))} minutes"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=datetime.isoformat)
