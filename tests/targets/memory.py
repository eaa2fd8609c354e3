"""A target in memory that can be cut off after any number of things that it was asked to do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from audioposts.errors import TargetError
from audioposts.targets.contract import Listed, Sent
from audioposts.targets.files import PublicFile, contents


@dataclass
class Memory:
    """What is on it, and everything that was done to it, in its order."""

    files: dict[str, bytes] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    breaks_after: int | None = None
    """So many things are done; then the connection is gone. None: it stays."""

    shown: str = "memory"

    def listing(self, folders: Collection[str]) -> dict[str, Listed]:
        return {path: Listed(len(data), str(hash(data))) for path, data in self.files.items()}

    def send(self, files: Sequence[PublicFile], sent: Sent) -> None:
        for file in files:
            self._step(f"send {file.path}")
            self.files[file.path] = contents(file)
            # The answer may be lost, although the file is there.
            self._step(f"sent {file.path}")
            sent(file, str(hash(self.files[file.path])))

    def delete(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._step(f"delete {path}")
            self.files.pop(path, None)

    def finish(self) -> None:
        self._step("finish")

    def close(self) -> None:
        self.done.append("close")

    def _step(self, what: str) -> None:
        if self.breaks_after is not None and len(self.done) >= self.breaks_after:
            raise TargetError(self.shown, "the connection is gone")
        self.done.append(what)


class Quiet:
    """Progress that nobody looks at."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def sending(self, target: str, files: int, size: int) -> None:
        self.heard.append(f"sending {files} files, {size} bytes")

    def sent(self, file: PublicFile) -> None:
        self.heard.append(file.path)
