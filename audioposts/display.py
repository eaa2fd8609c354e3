"""What was found and done -> text for a person, or JSON for a program. Pure but for the printing."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.markup import escape

from audioposts.inspection import printable, removals_by_place, runs
from audioposts.library import SeenPost
from audioposts.models import Article, Post, Verdict
from audioposts.pipeline import Report, Status

_CHARS_PER_MINUTE = 1000
"""Of the embedded voice, pauses included (28,067 characters of news in 28 minutes 9)."""

_TITLE_CHARS = 58


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


def preview_json(found: Iterable[tuple[Post, Article]]) -> str:
    """Return a preview as a JSON list."""
    return _json([_preview_fields(post, article) for post, article in found])


def print_preview(found: Sequence[tuple[Post, Article]]) -> None:
    """Print what would be read of each post (+) and what would not (-)."""
    console = Console(highlight=False, soft_wrap=True)
    for post, article in found:
        colour = "green" if article.verdict is Verdict.FULL else "yellow"
        console.print(f"\n[bold]{escape(article.title)}[/]")
        console.print(f"[{colour}]{article.verdict}[/]: {escape(article.reason)}")
        console.print(f"[bright_black]{escape(', '.join(_credits(post, article)))}[/]")
        _print_blocks(console, article)
    full = [article for _, article in found if article.verdict is Verdict.FULL]
    console.print(f"\n{len(found)} posts, {len(full)} to read: {_extent(sum(len(article.text) for article in full))}")


def explanation_json(post: SeenPost, article: Article | None) -> str:
    """Return what was made of a post as JSON."""
    return _json(dict(_facts(post)) | {"article": asdict(article) if article else None})


def print_explanation(post: SeenPost, article: Article | None) -> None:
    """Print why a post was read as it was: what is known of it, then what was read (+) and what was not (-)."""
    console = Console(highlight=False, soft_wrap=True)
    for label, value in _facts(post):
        console.print(f"[bold]{label}[/]: {escape(value)}")
    if article is None:
        console.print("It was judged by an earlier version, which did not keep its text; the next run judges it again.")
        return
    console.print(f"[bold]confidence[/]: {article.confidence:.2f}\n")
    _print_blocks(console, article)


def _facts(post: SeenPost) -> list[tuple[str, str]]:
    facts = [
        ("title", post.title),
        ("key", post.key),
        ("guid", post.guid),
        ("dated", f"{post.date:%Y-%m-%d %H:%M}"),
        ("first seen", f"{post.first_seen:%Y-%m-%d %H:%M}"),
        ("episode", "yes" if post.published else "no"),
        ("verdict", str(post.verdict)),
        ("reason", post.reason),
    ]
    return facts + ([("same story as", post.same_as)] if post.same_as else [])


def _print_blocks(console: Console, article: Article) -> None:
    """Print what is read (+) and what is not (-), in the order in which it stood."""
    for number, removals in enumerate(removals_by_place(article)):
        for run in runs(removals):
            text = run[0].text if len(run) == 1 else f"{len(run)} pieces, from “{shortened(run[0].text, 40)}” on"
            console.print(f"  [red]-[/] [bright_black]{escape(printable(text))}  ({escape(run[0].reason)})[/]")
        if number < len(article.blocks):
            console.print(f"  [green]+[/] {escape(printable(article.blocks[number].text))}")


def status_json(status: Status) -> str:
    """Return the status as JSON."""
    return _json(asdict(status))


def print_status(status: Status) -> None:
    """Print episodes, posts that were not read, and runs."""
    console = Console(highlight=False, soft_wrap=True)
    for show in status.shows:
        console.print(f"{escape(show.name)}: {len(show.episodes)} episodes, {escape(show.feed)}")
        for episode in show.episodes:
            length = minutes(episode.duration_ms)
            console.print(f"  {episode.published:%Y-%m-%d}  {length:>10}  {escape(shortened(episode.title))}")
        for post in show.not_read:
            why = f"{escape(shortened(post.title))} ({escape(post.reason)})"
            console.print(f"  {post.first_seen:%Y-%m-%d}  {post.verdict:>10}  {why}")
    for run in status.runs:
        took = round((run.ended - run.started).total_seconds())
        console.print(
            f"run {run.started:%Y-%m-%d %H:%M} UTC: {run.episodes} episodes, {run.failures} failures, {took} s"
        )
    if not status.runs:
        console.print("Nothing has been published here yet; run 'audioposts run'.")


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
