"""What is deleted of what was published, and when. I/O: looks into folders, deletes files.

Nothing that a feed names is ever deleted, and nothing that is not of our making: only names of the forms that
`publishing.names` gives are looked at. What nothing names any more stays for a week, as an app may hold an older feed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from audioposts.errors import storage
from audioposts.library import Shelved, Standing
from audioposts.models import Show
from audioposts.publishing.names import cover_name, is_ours
from audioposts.stock import Stock, stock_of
from audioposts.studio import Studio

GRACE = timedelta(days=7)
"""For so long a file stays that nothing names any more."""


@dataclass(frozen=True, slots=True)
class Deletion:
    """A file that is to be deleted."""

    path: Path
    size: int
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of a show's files."""

    show: Show
    deletions: tuple[Deletion, ...]
    expired: tuple[str, ...]
    """Guids of episodes whose files are among them, and which are not to be made again."""

    unnamed: Mapping[str, datetime]
    """Files that nothing names, and since when."""


def plan(show: Show, studio: Studio, now: datetime, stock: Stock | None = None) -> Plan:
    """Return what is to be deleted of a show now."""
    stock = stock or stock_of(show, studio)
    expired = [one for one in stock.shelf if _is_expired(one, show, now)]
    gone = {one.guid for one in expired}
    withdrawn = {name for one in stock.shelf if one.standing is Standing.WITHDRAWN for name in one.files}
    outdated = {name for one in expired for name in one.files}
    kept = {cover_name(show, studio.home.path)}
    for one in stock.shelf:
        if one.standing is Standing.PUBLISHED and one.guid not in gone:
            kept.update(one.files)
    folder = studio.home.folder(show)
    deletions: list[Deletion] = []
    unnamed: dict[str, datetime] = {}
    noted = studio.library.unnamed(show)
    for name in sorted(stock.names - kept):
        if not is_ours(name):
            continue
        since = noted.get(name, now)
        reason = _reason(name, withdrawn, outdated, show, is_old=now - since >= GRACE)
        if reason:
            deletions.append(Deletion(folder / name, (folder / name).stat().st_size, reason))
        else:
            unnamed[name] = since
    return Plan(show, tuple(deletions), tuple(sorted(gone)), unnamed)


def prune(planned: Plan, studio: Studio) -> None:
    """Do what was planned; the feed has to be written before, so that it names nothing of this."""
    # Recorded first: a run that is killed now must not make again what was to be deleted.
    with studio.library.together():
        studio.library.stand(planned.show, planned.expired, Standing.EXPIRED)
        studio.library.set_unnamed(planned.show, dict(planned.unnamed))
    for deletion in planned.deletions:
        with storage(deletion.path):
            deletion.path.unlink(missing_ok=True)


def _is_expired(one: Shelved, show: Show, now: datetime) -> bool:
    """Tell whether an episode left the feed so long ago that its files go."""
    days = show.delete_after_days
    if one.standing is not Standing.PUBLISHED or one.left_feed is None or days is None:
        return False
    return now - one.left_feed >= timedelta(days=days)


def _reason(name: str, withdrawn: set[str], outdated: set[str], show: Show, *, is_old: bool) -> str:
    if name in withdrawn:
        return "its post was taken down"
    if name in outdated:
        return f"its episode left the feed {show.delete_after_days} days ago or more"
    return f"nothing has named it for {GRACE.days} days" if is_old else ""
