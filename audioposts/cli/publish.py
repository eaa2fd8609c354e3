"""`audioposts publish`: the public tree to where it is served. Parse, one call for each target, print."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from audioposts.cli.options import HomeOption, JsonOption, reported
from audioposts.config import Home, Settings, load_settings
from audioposts.config.targets import TargetSettings, chosen_targets
from audioposts.errors import AudioPostsError
from audioposts.targets import Publication, described, megabytes, publish_to, rehearse_to
from audioposts.terminal import error_line
from audioposts.uploads import files_for, files_of

Outcome = Publication | AudioPostsError

ToOption = Annotated[
    str | None,
    typer.Option(
        "--to",
        metavar="TARGET",
        help="The name of a target in the settings; a folder; or an address: s3://, sftp://, rsync+ssh://,"
        " git+https://, git+ssh://. Without it: all targets of the settings.",
    ),
]


def publish(
    to: ToOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only list what would be sent and deleted; change nothing.")
    ] = False,
    delete_now: Annotated[
        bool,
        typer.Option("--delete-now", help="Delete what the folder no longer has at once, not some days later."),
    ] = False,
    home: HomeOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Bring the folder episodes/ to where it is served: what changed, feeds last.

    Exit code: 0 all well, 1 a target failed and what is there stays valid, 2 wrong usage or settings,
    75 another publication to the target is at work.
    """
    with reported():
        place = Home(home.resolve())
        settings = load_settings(place)
        targets = chosen_targets(settings.targets, to, place)
        if delete_now:
            targets = tuple(replace(target, delete_after_days=0) for target in targets)
        outcomes = _publish(targets, place, settings, dry_run=dry_run)
        if as_json:
            found = [_fields(target, outcome) for target, outcome in zip(targets, outcomes, strict=True)]
            typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        else:
            for target, outcome in zip(targets, outcomes, strict=True):
                _print(target, outcome, dry_run=dry_run)
    raise typer.Exit(_exit_code(outcomes))


def _publish(targets: Sequence[TargetSettings], home: Home, settings: Settings, *, dry_run: bool) -> list[Outcome]:
    """Publish to each target, also where another one failed."""
    from audioposts.cli.upload_bars import UploadBar

    everything = files_of(home, settings)
    outcomes: list[Outcome] = []
    with UploadBar() as bar:
        for target in targets:
            files = files_for(target, everything)
            try:
                done = rehearse_to(target, home, files) if dry_run else publish_to(target, home, files, bar)
            except AudioPostsError as error:
                typer.echo(error_line(error), err=True)
                outcomes.append(error)
            else:
                outcomes.append(done)
    return outcomes


def _print(target: TargetSettings, outcome: Outcome, *, dry_run: bool) -> None:
    if isinstance(outcome, AudioPostsError):
        return
    if not dry_run:
        typer.echo(f"{target.name}: {described(outcome)}")
        return
    for path, size in outcome.sent:
        typer.echo(f"send   {size:>13,}  {path}")
    for path in outcome.deleted:
        typer.echo(f"delete {'':13}  {path}")
    typer.echo(
        f"{target.name}: {len(outcome.sent)} to send ({megabytes(outcome.size)}), {len(outcome.deleted)} to delete,"
        f" {len(outcome.waiting)} to delete later, {outcome.unchanged} unchanged"
    )


def _fields(target: TargetSettings, outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, AudioPostsError):
        return {"target": target.name, "error": {"subject": outcome.subject, "message": outcome.message}}
    return {
        "target": target.name,
        "address": outcome.target,
        "sent": [{"path": path, "bytes": size} for path, size in outcome.sent],
        "bytes": outcome.size,
        "deleted": list(outcome.deleted),
        "waiting": list(outcome.waiting),
        "unchanged": outcome.unchanged,
    }


def _exit_code(outcomes: Sequence[Outcome]) -> int:
    """Return the code that all have, or that some failed."""
    codes = {outcome.exit_code if isinstance(outcome, AudioPostsError) else 0 for outcome in outcomes}
    return codes.pop() if len(codes) == 1 else 1
