"""Nothing has happened for too long -> the run is ended. I/O: a thread with a clock.

There is no limit to how long a run takes: every clip that is finished, every post, every episode sets the clock back. A
thread inside of an engine cannot be stopped, so that only the end of the process ends it; that is what `stalled` does.
"""

from collections.abc import Callable
from datetime import date
from threading import Event, Lock, Thread
from time import monotonic
from types import TracebackType
from typing import Self

from audioposts.errors import AudioPostsError
from audioposts.models import Article, Episode
from audioposts.studio import Progress


class Watchdog:
    """Watches a run: it hears what the run tells its progress, and hands it on."""

    def __init__(self, progress: Progress, limit_s: float, stalled: Callable[[str], None]) -> None:
        self._progress = progress
        self._limit_s = limit_s
        self._stalled = stalled
        self._lock = Lock()
        self._last = monotonic()
        self._title = ""
        self._over = Event()
        self._thread = Thread(target=self._watch, name="watchdog", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def touch(self) -> None:
        """Hear that something has been done."""
        with self._lock:
            self._last = monotonic()

    def _watch(self) -> None:
        while True:
            with self._lock:
                left_s = self._last + self._limit_s - monotonic()
            if left_s <= 0:
                self._stalled(self._title)
                return
            if self._over.wait(left_s):
                return

    # --- what it hears

    def judged(self, article: Article) -> None:
        self.touch()
        self._progress.judged(article)

    def started(self, title: str, utterances: int) -> None:
        self.touch()
        self._title = title
        self._progress.started(title, utterances)

    def spoke(self) -> None:
        self.touch()
        self._progress.spoke()

    def published(self, episode: Episode) -> None:
        self.touch()
        self._progress.published(episode)

    def waiting(self, articles: int, until: date) -> None:
        self.touch()
        self._progress.waiting(articles, until)

    def failed(self, error: AudioPostsError) -> None:
        self.touch()
        self._progress.failed(error)
