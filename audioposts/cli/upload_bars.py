"""How a publication looks: a bar of bytes to a person, nothing to a log until it is done. I/O: standard error."""

import sys
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn

from audioposts.targets import PublicFile


class UploadBar:
    """One bar for each target, while something is sent to it."""

    def __init__(self) -> None:
        self._bar = Progress(
            TextColumn("  [bold]{task.description}[/]"),
            BarColumn(bar_width=28),
            DownloadColumn(),
            TransferSpeedColumn(),
            console=Console(stderr=True, highlight=False),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def sending(self, target: str, files: int, size: int) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)
        many = "1 file" if files == 1 else f"{files} files"
        self._task = self._bar.add_task(escape(f"{target}: {many}"), total=size)

    def sent(self, file: PublicFile) -> None:
        if self._task is not None:
            self._bar.advance(self._task, file.size)
