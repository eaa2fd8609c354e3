"""A folder on another machine, by SFTP, as a target. I/O: OpenSSH's program `sftp`, one for each connection."""

import os
import re
import subprocess
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath
from queue import Empty, SimpleQueue
from tempfile import TemporaryFile
from typing import IO, cast

from audioposts.config.targets import TargetSettings, program_environment
from audioposts.targets.contract import UNFINISHED, Listed, Sent
from audioposts.targets.files import PublicFile
from audioposts.targets.ssh import Remote, missing, remote_of
from audioposts.targets.staging import staged
from audioposts.targets.threads import send_in_threads

_MOST_CONNECTIONS = 3
_FILES_PER_CONNECTION = 8
"""A connection takes as long as a few files; fewer are not worth another one."""

_LINE = re.compile(r"-\S*\s+\S+\s+.*?\s(?P<size>\d+)\s+[A-Z][a-z]{2}\s+\d+\s+[\d:]+ (?P<name>.+)")
"""A file as `ls -lan` lists it: mode, links, user, group, size, month, day, time or year, name."""

_DONE = "Remote working directory: "


class Sftp:
    """A folder that is reached by the SFTP of an SSH server."""

    def __init__(self, settings: TargetSettings) -> None:
        self._remote = remote_of(settings)
        self.shown = self._remote.url
        self._idle: SimpleQueue[_Connection] = SimpleQueue()
        self._all: list[_Connection] = []
        self._folders: set[str] = set()
        """That are known to be there."""

    def listing(self, folders: Collection[str]) -> dict[str, Listed]:
        """Return the files of `folders`; SFTP lists no marks. One that is not there has none."""
        connection = self._connection()
        found: dict[str, Listed] = {}
        for folder in sorted(folders):
            found.update(_listed(connection.run(f"-ls -lan {_quoted(folder or '.')}"), folder))
        self._idle.put(connection)
        return found

    def send(self, files: Sequence[PublicFile], sent: Sent) -> None:
        """Send files over a few connections, each under another name at first."""
        self._make_folders(files)
        with staged(files) as folder:
            connections = min(_MOST_CONNECTIONS, 1 + len(files) // _FILES_PER_CONNECTION)
            send_in_threads(files, partial(self._put, folder), sent, connections)

    def delete(self, paths: Sequence[str]) -> None:
        if paths:
            connection = self._connection()
            for path in paths:
                connection.run(f"rm {_quoted(path)}")
            self._idle.put(connection)

    def finish(self) -> None:
        """Do nothing: every file is public from the moment it is there."""

    def close(self) -> None:
        for connection in self._all:
            connection.close()

    def _make_folders(self, files: Sequence[PublicFile]) -> None:
        folders = {str(parent) for file in files for parent in PurePosixPath(file.path).parents if parent.name}
        connection = self._connection()
        for folder in sorted(folders - self._folders):
            if not connection.run(f"-ls -lan {_quoted(folder)}"):
                connection.run(f"mkdir {_quoted(folder)}", f"chmod 755 {_quoted(folder)}")
        self._folders |= folders
        self._idle.put(connection)

    def _put(self, folder: Path, file: PublicFile) -> str:
        path = PurePosixPath(file.path)
        draft = _quoted(str(path.with_name(f"{UNFINISHED}{path.name}")))
        connection = self._connection()
        # `rename` is posix-rename: the new file takes the place of the old one in one step.
        connection.run(
            f"put -f {_quoted(str(folder / file.path))} {draft}",
            f"chmod 644 {draft}",
            f"rename {draft} {_quoted(file.path)}",
        )
        self._idle.put(connection)
        return ""

    def _connection(self) -> "_Connection":
        try:
            return self._idle.get_nowait()
        except Empty:
            connection = _Connection(self._remote)
            self._all.append(connection)
            connection.run(f"cd {_quoted(self._remote.path)}")
            return connection


class _Connection:
    """A process of sftp that waits for commands. Where one of them fails it ends, and says why."""

    def __init__(self, remote: Remote) -> None:
        self._remote = remote
        self._said = TemporaryFile()  # noqa: SIM115 - it is closed with the connection
        self._heard = 0
        try:
            self._process = subprocess.Popen(
                ["sftp", *remote.options(), "-b", "-", remote.host],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
                env=program_environment(),
            )
        except FileNotFoundError:
            self._said.close()
            raise missing("sftp", remote.url) from None
        self._in, self._out = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)

    def run(self, *commands: str) -> list[str]:
        """Have commands done, one after the other; return what they print."""
        try:
            self._in.write("".join(f"{command}\n" for command in (*commands, "pwd")).encode())
            self._in.flush()
        except BrokenPipeError:
            raise self._ended() from None
        answer = list(self._answer())
        self._heard = os.fstat(self._said.fileno()).st_size
        return answer

    def close(self) -> None:
        with suppress(BrokenPipeError):
            self._in.flush()
        with suppress(BrokenPipeError):
            self._in.close()
        self._process.wait()
        self._out.close()
        self._said.close()

    def _answer(self) -> Iterator[str]:
        """Yield lines up to the one that says that all was done."""
        for line in self._out:
            text = line.decode(errors="replace").rstrip("\n")
            if text.startswith(_DONE):
                return
            if not text.startswith("sftp> "):
                yield text
        raise self._ended()

    def _ended(self) -> Exception:
        self._process.wait()
        self._said.seek(self._heard)
        return self._remote.refusal(self._said.read().decode(errors="replace"))


def _listed(lines: Iterable[str], folder: str) -> Iterator[tuple[str, Listed]]:
    """Yield the files of a folder, as `ls` lists them."""
    for line in lines:
        if found := _LINE.fullmatch(line):
            name = found["name"].removeprefix(f"{folder or '.'}/")
            yield f"{folder}/{name}" if folder else name, Listed(int(found["size"]))


def _quoted(path: str) -> str:
    """Return a path as sftp reads it; between quotes it takes * and ? for themselves."""
    return '"' + path.replace("\\", "\\\\").replace('"', '\\"') + '"'
