"""Files, a target and its record -> a target that has them: what is named first, feeds last, deletions after these.

I/O: through the target, and the record. Whatever happens in between, every file that the feeds on the target name is
there whole; the next publication carries on.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from audioposts.targets.contract import Target
from audioposts.targets.files import PublicFile, without_secrets
from audioposts.targets.plan import Plan, plan
from audioposts.targets.record import Record, fingerprint


class Progress(Protocol):
    """Hears how a publication gets on."""

    def sending(self, target: str, files: int, size: int) -> None:
        """Hear what will be sent: how many files and bytes."""
        ...

    def sent(self, file: PublicFile) -> None:
        """Hear of a file that is there."""
        ...


@dataclass(frozen=True, slots=True)
class Publication:
    """What a publication sent and deleted, or would."""

    target: str
    sent: tuple[tuple[str, int], ...]
    """Each with its size in bytes, in their order."""

    deleted: tuple[str, ...]
    waiting: tuple[str, ...]
    """What the tree no longer has, and is not deleted yet."""

    unchanged: int

    @property
    def size(self) -> int:
        """How much was sent, in bytes."""
        return sum(size for _, size in self.sent)


def look(files: Sequence[PublicFile], target: Target, record: Record, *, now_s: float, keep_days: float) -> Plan:
    """Return what a publication would do; nothing is changed.

    Raises:
        TargetError: the target cannot be reached, or refuses to say what is there.

    """
    listing = target.listing(_folders([*(file.path for file in files), *record.entries]))
    return plan(files, record.entries, listing, now_s=now_s, keep_days=keep_days)


def publish(
    files: Sequence[PublicFile], target: Target, record: Record, progress: Progress, *, now_s: float, keep_days: float
) -> Publication:
    """Bring a target to where `files` are; tell what was done.

    Files of ours that are not among `files` are deleted once that is known for `keep_days`.

    Raises:
        TargetError: the target refuses; what it has stays valid.
        StorageError: a file cannot be read, or the record cannot be written.

    """
    todo = look(files, target, record, now_s=now_s, keep_days=keep_days)
    with _saved(record):
        _note(record, todo, now_s)
        target.delete((*todo.revoked, *todo.leftovers))
        progress.sending(target.shown, len(todo.send), todo.size)
        for _, wave in groupby(todo.send, key=lambda file: file.rank):
            _send(list(wave), target, record, progress, now_s)
        target.delete(todo.delete)
        target.finish()
        for path in (*todo.revoked, *todo.delete):
            record.forget(path)
    return summary(todo, target)


def summary(todo: Plan, target: Target) -> Publication:
    """Return what a plan does to a target."""
    sent = tuple((without_secrets(file.path), file.size) for file in todo.send)
    deleted, waiting = (tuple(map(without_secrets, paths)) for paths in ((*todo.revoked, *todo.delete), todo.waiting))
    return Publication(target.shown, sent, deleted, waiting, todo.unchanged)


def _send(files: list[PublicFile], target: Target, record: Record, progress: Progress, now_s: float) -> None:
    """Send files of one rank; before the first one is on its way, the record says that they are ours."""
    # Taken before, so that a file that changes meanwhile is another one to the next publication.
    digests = {file.path: fingerprint(file) for file in files}
    record.intend(digests)

    def sent(file: PublicFile, mark: str) -> None:
        record.add(file, digests[file.path], mark, now_s)
        progress.sent(file)

    target.send(files, sent)
    record.save()


def _note(record: Record, todo: Plan, now_s: float) -> None:
    """Put what the listing told into the record."""
    for file, mark in todo.found:
        known = record.entries.get(file.path)
        record.add(file, known.sha256 if known else "", mark, now_s)
    for path in todo.waiting:
        record.set_gone(path, now_s)
    for path in todo.lost:
        record.forget(path)


@contextmanager
def _saved(record: Record) -> Iterator[None]:
    """Write the record at the end, also where something failed."""
    try:
        yield
    finally:
        record.save()


def _folders(paths: Iterable[str]) -> set[str]:
    """Return the folders of files; that of one beside which no folder is named is ""."""
    return {path.rpartition("/")[0] for path in paths}
