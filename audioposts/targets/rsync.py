"""A folder on another machine, by rsync over SSH, as a target. I/O: the program `rsync`.

It gives every file another name on its way, by itself.
"""

import re
import shlex
import subprocess
from collections.abc import Collection, Iterator, Sequence

from audioposts.config.targets import TargetSettings, program_environment
from audioposts.targets.contract import Listed, Sent
from audioposts.targets.files import PublicFile
from audioposts.targets.ssh import missing, remote_of
from audioposts.targets.staging import staged

_GROUP_BYTES = 200_000_000
_GROUP_FILES = 2000
"""So much goes over one connection; what was sent before it was cut need not be sent again."""

_LINE = re.compile(r"-\S+\s+(?P<size>[\d,.]+) \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (?P<path>.+)")


class Rsync:
    """A folder that is reached by rsync over SSH."""

    def __init__(self, settings: TargetSettings) -> None:
        self._remote = remote_of(settings)
        self.shown = self._remote.url

    def listing(self, folders: Collection[str]) -> dict[str, Listed]:  # noqa: ARG002 - one list has all
        """Return everything below the folder, in one question; rsync lists no marks."""
        lines = self._rsync("--list-only", "--recursive", self._there).splitlines()
        found = (each for line in lines if (each := _LINE.fullmatch(line)))
        return {each["path"]: Listed(int(re.sub(r"[,.]", "", each["size"]))) for each in found}

    def send(self, files: Sequence[PublicFile], sent: Sent) -> None:
        for group in _groups(files):
            with staged(group) as folder:
                self._rsync(
                    *("--files-from=-", "--from0", "--copy-links", "--no-implied-dirs", "--ignore-times", "--times"),
                    *("--perms", "--chmod=F644", f"{folder}/", self._there),
                    paths=[file.path for file in group],
                )
            for file in group:
                sent(file, "")

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files: what is named, and not there to be sent, is deleted."""
        if paths:
            with staged([]) as folder:
                for path in paths:
                    # Where a folder is missing as well, rsync says that it vanished.
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                self._rsync(
                    *("--files-from=-", "--from0", "--no-implied-dirs", "--delete-missing-args"),
                    *(f"{folder}/", self._there),
                    paths=paths,
                )

    def finish(self) -> None:
        """Do nothing: every file is public from the moment it is there."""

    def close(self) -> None:
        """Do nothing: no connection is kept."""

    @property
    def _there(self) -> str:
        return f"{self._remote.host}:{self._remote.path}/"

    def _rsync(self, *arguments: str, paths: Sequence[str] = ()) -> str:
        ssh = shlex.join(["ssh", *self._remote.options()])
        try:
            done = subprocess.run(
                ["rsync", "--protect-args", "--8-bit-output", "-e", ssh, *arguments],
                input="\0".join(paths).encode(),
                capture_output=True,
                check=False,
                env=program_environment(),
            )
        except FileNotFoundError:
            raise missing("rsync", self.shown) from None
        if done.returncode:
            said = done.stderr.decode(errors="replace")
            # What the other side says is sometimes lost, and only the code is left.
            raise self._remote.refusal(f"{said}\nrsync ended with code {done.returncode}")
        return done.stdout.decode(errors="replace")


def _groups(files: Sequence[PublicFile]) -> Iterator[list[PublicFile]]:
    group: list[PublicFile] = []
    size = 0
    for file in files:
        if group and (len(group) == _GROUP_FILES or size + file.size > _GROUP_BYTES):
            yield group
            group, size = [], 0
        group.append(file)
        size += file.size
    if group:
        yield group
