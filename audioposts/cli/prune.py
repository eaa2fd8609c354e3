"""`audioposts prune`: what is not kept any longer goes."""

import json
from pathlib import Path
from typing import Annotated

import typer

from audioposts import pipeline
from audioposts.cli.options import HomeOption, JsonOption, reported


def prune(
    home: HomeOption = Path(),
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would be deleted, and why; delete nothing.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Delete what is not kept any longer: files that nothing names, and episodes that left the feed long ago.

    Every run does it too, at its end. Nothing that a feed names is deleted.
    """
    with reported(), pipeline.open_studio(home) as studio:
        plans = pipeline.tidy(studio, for_show=dry_run)
        deletions = [deletion for planned in plans for deletion in planned.deletions]
        if as_json:
            made = [{"path": str(one.path), "size": one.size, "reason": one.reason} for one in deletions]
            typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
            return
        for one in deletions:
            typer.echo(f"{one.path}  ({one.reason})")
        megabytes = sum(one.size for one in deletions) / 1e6
        verb = "would be deleted" if dry_run else "deleted"
        typer.echo(f"{len(deletions)} files {verb}, {megabytes:.1f} MB")
