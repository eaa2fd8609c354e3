"""A URL -> what is there. I/O: the network, and a cache of what was fetched.

What was fetched before is asked for with its validators, so that what has not changed is not sent again (RFC 9111);
what fails for the moment is tried again, after as long as the server says (RFC 9110, 10.2.3). Nothing is waited for
without end, and nothing is larger than a page.
"""

import logging
import re
import sqlite3
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Protocol

import httpx
from hishel import CacheOptions, SqliteStorage
from hishel.httpx import CacheTransport
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from audioposts import __version__
from audioposts.errors import SourceError, StorageError, storage

MAX_BYTES = 20_000_000
"""More is not a page of posts; the largest feeds have some ten megabytes."""

_AGENT = f"audioposts/{__version__} (reads articles aloud)"
_ANSWER_S = 20.0
"""A server that says nothing for so long is not there."""

_LONGEST_S = 60.0
"""For one answer, however slowly it trickles in."""

_REDIRECTS = 8
_TRIES = 4
_LONGEST_WAIT_S = 30.0
"""A server that wants to be left alone for longer is asked again in the next run."""

_CACHE_BYTES = 200_000_000
# What cannot be kept is fetched again; hishel says so with a traceback, where nobody has set up logging.
logging.getLogger("hishel").addHandler(logging.NullHandler())

_FOR_THE_MOMENT = {408, 425, 429, 500, 502, 503, 504}

_MEANINGS = {
    401: "asks for a login",
    403: "refuses to show it to programs",
    404: "has no such page",
    410: "says that it is gone for good",
    429: "asks for fewer requests; the next run tries again",
}


class FetchError(SourceError):
    """A page that could not be fetched."""

    def __init__(self, url: str, message: str, status: int | None = None, wait_s: float | None = None) -> None:
        super().__init__(url, message)
        self.status = status
        """Of HTTP, where there was an answer."""

        self.wait_s = wait_s
        """How long the server asks to be left alone."""

    @property
    def may_pass(self) -> bool:
        """Whether the same request may succeed later."""
        return self.status is None or self.status in _FOR_THE_MOMENT


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was found at a URL."""

    url: str
    """Where it was in the end, after redirects."""

    content: bytes
    media_type: str = ""
    """In lower case, without parameters: `text/html`."""

    charset: str | None = None
    """As the server says."""

    headers: Mapping[str, str] = field(default_factory=dict)
    """By names in lower case."""


class Fetch(Protocol):
    """How pages are fetched; a test gives another one."""

    def __call__(self, url: str, accept: str = "*/*") -> Fetched:
        """Return what is at `url`.

        Raises:
            FetchError: there is no such page, or it cannot be had now.

        """


class Web:
    """The World Wide Web, through a cache in `folder`."""

    def __init__(
        self,
        folder: Path,
        sleep: Callable[[float], None] = time.sleep,
        *,
        answer_s: float = _ANSWER_S,
        longest_s: float = _LONGEST_S,
    ) -> None:
        self._folder = folder
        self._sleep = sleep
        self._answer_s = answer_s
        self._longest_s = longest_s
        self._client: httpx.Client | None = None

    def __call__(self, url: str, accept: str = "*/*") -> Fetched:
        attempts = Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, FetchError) and error.may_pass),
            wait=_wait,
            stop=stop_after_attempt(_TRIES),
            sleep=self._sleep,
            reraise=True,
        )
        return attempts(self._once, url, accept)

    def close(self) -> None:
        """Close connections and cache."""
        if self._client:
            self._client.close()
            self._client = None

    def _once(self, url: str, accept: str) -> Fetched:
        try:
            with self._opened().stream("GET", url, headers={"Accept": accept}) as answer:
                if answer.status_code >= 400:
                    raise _refused(url, answer)
                content = _content(url, answer, self._longest_s)
        except httpx.TooManyRedirects as error:
            raise FetchError(url, f"redirects more than {_REDIRECTS} times, in circles perhaps", 310) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:  # the last: of host names
            raise FetchError(url, f"is no address of a web page: {error}", 400) from error
        except httpx.HTTPError as error:
            raise FetchError(url, f"cannot be fetched: {_explained(error)}") from error
        return Fetched(
            url=str(answer.url),
            content=content,
            media_type=answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
            charset=answer.charset_encoding,
            headers={name.lower(): value for name, value in answer.headers.items()},
        )

    def _opened(self) -> httpx.Client:
        if self._client is None:
            self._client = httpx.Client(
                transport=CacheTransport(httpx.HTTPTransport(), _cache(self._folder), CacheOptions(shared=False)),
                # Else hishel takes a feed that has not changed for a month to be fresh for days (RFC 9111, 4.2.2).
                headers={"User-Agent": _AGENT, "Cache-Control": "no-cache"},
                follow_redirects=True,
                max_redirects=_REDIRECTS,
                timeout=self._answer_s,
            )
        return self._client


def _cache(folder: Path) -> SqliteStorage:
    """Open what was fetched before.

    Raises:
        StorageError: it cannot be written; hishel alone would go on without it, and fetch everything in every run.

    """
    file = folder / "web.sqlite"
    with storage(folder):
        folder.mkdir(parents=True, exist_ok=True)
    try:
        connection = sqlite3.connect(file, check_same_thread=False, isolation_level=None)
        try:
            connection.executescript("BEGIN IMMEDIATE; ROLLBACK")
        except sqlite3.Error:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise StorageError(file, f"{error}; it is a cache and may be deleted") from error
    return SqliteStorage(connection=connection, max_size=_CACHE_BYTES)


def _content(url: str, answer: httpx.Response, longest_s: float) -> bytes:
    """Return the body; it may neither be too large nor take too long."""
    deadline = time.monotonic() + longest_s
    content = bytearray()
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > MAX_BYTES:
            raise FetchError(url, f"has more than {MAX_BYTES // 1_000_000} MB, which no page of posts has", 413)
        if time.monotonic() > deadline:
            raise FetchError(url, f"takes more than {longest_s:.0f} seconds to come")
    return bytes(content)


def _refused(url: str, answer: httpx.Response) -> FetchError:
    status = answer.status_code
    meaning = _MEANINGS.get(status) or ("has a fault for the moment" if status >= 500 else "refuses the request")
    return FetchError(url, f"the server {meaning} (HTTP {status})", status, _retry_after(answer))


def _retry_after(answer: httpx.Response) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, 10.2.3)."""
    value = answer.headers.get("retry-after", "")
    try:
        return float(value) if value.isdecimal() else max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    wished = error.wait_s if isinstance(error, FetchError) else None
    if wished is None:
        return _backed_off(state)
    if wished > _LONGEST_WAIT_S and isinstance(error, FetchError):
        raise error
    return wished


_backed_off = wait_exponential_jitter(multiplier=0.5, max=8.0)


def _explained(error: httpx.HTTPError) -> str:
    """Return what is wrong in words: httpx says nothing about most time-outs."""
    if isinstance(error, httpx.TimeoutException):
        return "it does not answer in time"
    return re.sub(r"^\[Errno -?\d+\] ", "", str(error)) or type(error).__name__
