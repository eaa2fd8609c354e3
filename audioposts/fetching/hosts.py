"""The hosts that are asked in a run: one request at a time to each, pauses between them, and peace for who wants it.

I/O: waits. What is remembered is forgotten when the run ends.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock


@dataclass(slots=True)
class _Host:
    turn: Lock = field(default_factory=Lock)
    delay_s: float = 0.0
    next_at: float = float("-inf")
    """When the next page may be asked for."""

    alone_until: float = float("-inf")


class Hosts:
    """All of them, by name."""

    def __init__(self, pace_s: float, sleep: Callable[[float], None], clock: Callable[[], float]) -> None:
        self._pace_s = pace_s
        self._sleep = sleep
        self._clock = clock
        self._lock = Lock()
        self._hosts: dict[str, _Host] = {}

    @contextmanager
    def turn(self, name: str, *, is_page: bool = True) -> Iterator[None]:
        """Have a host for oneself, when it has had its pause; a robots.txt needs none, and causes none."""
        host = self._host(name)
        with host.turn:
            if is_page and (wait_s := host.next_at - self._clock()) > 0:
                self._sleep(wait_s)
            try:
                yield
            finally:
                if is_page:
                    host.next_at = self._clock() + max(self._pace_s, host.delay_s)

    def slow_down(self, name: str, delay_s: float) -> None:
        """Leave so much time between the pages of a host, if that is more than its share."""
        self._host(name).delay_s = delay_s

    def leave_alone(self, name: str, seconds: float) -> None:
        """Remember that a host wants no requests for so long."""
        host = self._host(name)
        host.alone_until = max(host.alone_until, self._clock() + seconds)

    def wants_peace_s(self, name: str) -> float:
        """Return for how long a host still wants to be left alone; 0 if it does not."""
        return max(0.0, self._host(name).alone_until - self._clock())

    def _host(self, name: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(name, _Host())
