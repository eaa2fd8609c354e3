"""The tree, the record and the listing of a target -> what is sent and deleted. I/O: reads what may have changed."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from audioposts.targets.contract import Listed, finished_path
from audioposts.targets.files import PRIVATE, PublicFile
from audioposts.targets.record import Entry, is_ours, is_there

_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Plan:
    """What brings a target to where it should be."""

    send: tuple[PublicFile, ...]
    """What is named before what names it."""

    revoked: tuple[str, ...]
    """Deleted before all else: the private files of a listener who has none any more."""

    delete: tuple[str, ...]
    """Deleted after all else."""

    leftovers: tuple[str, ...]
    """Halves of files that an upload of ours left when it was cut off."""

    found: tuple[tuple[PublicFile, str], ...]
    """What is there, with its mark, though the record does not say all of it."""

    lost: tuple[str, ...]
    """What we once put there and is there no longer, or is another's by now; the tree does not have it either."""

    waiting: tuple[str, ...]
    """What the tree no longer has, and apps may still ask for."""

    unchanged: int

    @property
    def size(self) -> int:
        """How much is sent, in bytes."""
        return sum(file.size for file in self.send)


def plan(
    files: Sequence[PublicFile],
    entries: Mapping[str, Entry],
    listing: Mapping[str, Listed],
    *,
    now_s: float,
    keep_days: float,
) -> Plan:
    """Return what has to be done: only what changed is sent, only what is ours is deleted."""
    wanted = {file.path for file in files}
    there = [file for file in files if is_there(file, entries.get(file.path), listing.get(file.path))]
    paths_there = {file.path for file in there}
    send = sorted((file for file in files if file.path not in paths_there), key=lambda file: (file.rank, file.path))
    ours = {path for path, entry in entries.items() if path in listing and is_ours(entry, listing[path])}
    gone = sorted(ours - wanted)
    known = wanted | entries.keys()
    listeners = {"", *map(_listener, wanted)}
    revoked = [path for path in gone if _listener(path) not in listeners]
    gone = [path for path in gone if _listener(path) in listeners]
    delete = [path for path in gone if _is_due(entries[path].gone_s, now_s, keep_days)]
    return Plan(
        send=tuple(send),
        revoked=tuple(revoked),
        delete=tuple(delete),
        leftovers=tuple(sorted(path for path in listing if _is_leftover(path, known))),
        found=tuple((file, listing[file.path].mark) for file in there if not _knows(entries.get(file.path), file)),
        lost=tuple(sorted(entries.keys() - wanted - ours)),
        waiting=tuple(path for path in gone if not _is_due(entries[path].gone_s, now_s, keep_days)),
        unchanged=len(there),
    )


def _is_due(gone_s: float | None, now_s: float, keep_days: float) -> bool:
    """Tell whether a file that the tree no longer has may go."""
    return now_s - (now_s if gone_s is None else gone_s) >= keep_days * _DAY_S


def _listener(path: str) -> str:
    """Return the folder of a listener; of what is public it is nobody's."""
    return "/".join(path.split("/", 2)[:2]) if path.startswith(PRIVATE) else ""


def _is_leftover(path: str, ours: Set[str]) -> bool:
    return path not in ours and finished_path(path) in ours


def _knows(entry: Entry | None, file: PublicFile) -> bool:
    """Tell whether the record says all that can be known of a file that is there."""
    return entry is not None and entry.gone_s is None and (entry.size, entry.changed_ns) == (file.size, file.changed_ns)
