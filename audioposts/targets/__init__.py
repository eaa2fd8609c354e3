"""The public tree -> where it is served: folders, S3, SFTP, rsync, branches for Pages. I/O: each through its target.

`publish_to` brings one target up to date, `rehearse_to` tells what that would do.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from filelock import FileLock, Timeout

from audioposts.config import LOCAL_URL, Home
from audioposts.config.targets import TargetSettings
from audioposts.errors import ConfigError, LockedError, storage
from audioposts.publishing.media_types import has_addresses
from audioposts.targets.files import PRIVATE, PublicFile, Rank, collect, contents, public_file, without_secrets
from audioposts.targets.opening import open_target
from audioposts.targets.publication import Progress, Publication, look, publish, summary
from audioposts.targets.record import Record
from audioposts.targets.state import state_of

__all__ = [
    "PRIVATE",
    "Progress",
    "PublicFile",
    "Publication",
    "Rank",
    "Silent",
    "collect",
    "described",
    "megabytes",
    "public_file",
    "publish",
    "publish_to",
    "rehearse_to",
]


def publish_to(settings: TargetSettings, home: Home, files: Sequence[PublicFile], progress: Progress) -> Publication:
    """Bring a target to where `files` are.

    Raises:
        ConfigError: feeds do not name the address at which they will be, or the target's own address is wrong.
        TargetError: the target cannot be reached, or refuses.
        StorageError: a file cannot be read.
        LockedError: another process is publishing to it.

    """
    _check_addresses(files, home)
    with _locked(settings, home), closing(open_target(settings, home)) as target:
        record, keep_days = _record(settings, home), settings.delete_after_days
        return publish(files, target, record, progress, now_s=time.time(), keep_days=keep_days)


def rehearse_to(settings: TargetSettings, home: Home, files: Sequence[PublicFile]) -> Publication:
    """Return what a publication would send and delete; nothing is changed on the target.

    Raises:
        ConfigError: as above.
        TargetError: as above.

    """
    _check_addresses(files, home)
    with _locked(settings, home), closing(open_target(settings, home)) as target:
        record, keep_days = _record(settings, home), settings.delete_after_days
        return summary(look(files, target, record, now_s=time.time(), keep_days=keep_days), target)


def described(done: Publication) -> str:
    """Return what a publication did, in a few words."""
    if not done.sent and not done.deleted:
        return "nothing new"
    parts = [f"{len(done.sent)} file{'' if len(done.sent) == 1 else 's'} sent ({megabytes(done.size)})"]
    return ", ".join(parts + [f"{len(done.deleted)} deleted"] * bool(done.deleted))


def megabytes(size: int) -> str:
    """Return a size in bytes as people say it."""
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size / 1e3:,.1f} kB"


class Silent:
    """Progress that nobody looks at."""

    def sending(self, target: str, files: int, size: int) -> None:
        pass

    def sent(self, file: PublicFile) -> None:
        pass


def _check_addresses(files: Sequence[PublicFile], home: Home) -> None:
    """See that no feed names this machine: whoever subscribes from elsewhere would find nothing."""
    local = f"{LOCAL_URL}/".encode()
    for file in files:
        if file.rank is Rank.FEEDS and has_addresses(file.path) and local in contents(file):
            name = without_secrets(file.path)
            advice = "set base_url to where it will be served, run once more, then publish"
            raise ConfigError(home.settings, f"{name} names {LOCAL_URL}; {advice}")


def _record(settings: TargetSettings, home: Home) -> Record:
    return Record(state_of(settings, home).with_suffix(".json"), settings.url)


@contextmanager
def _locked(settings: TargetSettings, home: Home) -> Iterator[None]:
    file = state_of(settings, home).with_suffix(".lock")
    with storage(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        # What was sent to listeners of private shows has their secrets in its names.
        file.parent.chmod(0o700)
    try:
        with FileLock(file, timeout=0):
            yield
    except Timeout:
        raise LockedError(settings.name, "another publication to it is at work; this one did nothing") from None
