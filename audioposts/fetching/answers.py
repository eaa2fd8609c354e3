"""An answer of HTTP -> what was found, or why there is nothing. Pure."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Protocol

from audioposts.errors import SourceError

MAX_BYTES = 20_000_000
"""More is not a page of posts; the largest feeds have some ten megabytes."""

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
    """Where it was in the end, after redirects; without a name and a password, if there were any."""

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


def refusal(url: str, status: int, headers: Mapping[str, str]) -> FetchError:
    """Return what an answer of HTTP that is no page means."""
    meaning = _MEANINGS.get(status) or ("has a fault for the moment" if status >= 500 else "refuses the request")
    return FetchError(url, f"the server {meaning} (HTTP {status})", status, retry_after_s(headers))


def retry_after_s(headers: Mapping[str, str]) -> float | None:
    """Return for how long a server wants to be left alone (RFC 9110, 10.2.3); None where it does not say."""
    value = headers.get("retry-after", "")
    try:
        return float(value) if value.isdecimal() else max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None
