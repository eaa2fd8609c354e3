"""One request -> its answer, or in one line what is wrong with it. I/O: the network, and what was fetched before."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpcore
import httpx
from hishel import CacheOptions
from hishel.httpx import CacheTransport

from audioposts import __version__
from audioposts.fetching.answers import MAX_BYTES, FetchError
from audioposts.fetching.bodies import ACCEPT_ENCODING, PackingError, TooLargeError, read_beginning, read_body
from audioposts.fetching.connections import (
    Gate,
    HeadersError,
    Lines,
    PrivateAddressError,
    TooSlowError,
)
from audioposts.fetching.kept import open_kept
from audioposts.models import Manners

_NO_ADDRESS = (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError)  # the last: of host names
_OUT_OF_TIME = (httpcore.TimeoutException, httpx.TimeoutException)
_BROKEN = (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, PackingError)


class Asking:
    """A client that is opened when it is needed, with its cache in `folder`."""

    def __init__(self, folder: Path, manners: Manners, gate: Gate, *, answer_s: float, longest_s: float) -> None:
        self._folder = folder
        self._manners = manners
        self._gate = gate
        self._answer_s = answer_s
        self._longest_s = longest_s
        self._client: httpx.Client | None = None

    def elsewhere(self, folder: Path) -> "Asking":
        """Return the same with its cache in another folder."""
        return Asking(folder, self._manners, self._gate, answer_s=self._answer_s, longest_s=self._longest_s)

    @contextmanager
    def answer(
        self, at: httpx.URL, about: str, headers: Mapping[str, str], extensions: Mapping[str, object] | None = None
    ) -> Iterator[httpx.Response]:
        """Ask for what is at `at`, and give the answer, whatever it is; errors are about the URL that was named.

        Raises:
            FetchError: there is none, or what is done with it inside fails.

        """
        with self._told(about), self._gate.timer.running(self._longest_s):
            client = self._opened()
            request = client.build_request("GET", at, headers=headers, extensions=dict(extensions or {}))
            answer = client.send(request, stream=True, follow_redirects=False)
            try:
                yield answer
            finally:
                answer.close()

    def content(self, answer: httpx.Response) -> bytes:
        """Return the body; it may neither be too large nor take too long."""
        return read_body(answer.iter_raw(), answer.headers, MAX_BYTES, self._gate.timer.left_s)

    def beginning(self, answer: httpx.Response, most_bytes: int) -> bytes:
        """Return the first bytes of the body."""
        return read_beginning(answer.iter_raw(), answer.headers, most_bytes, self._gate.timer.left_s)

    def close(self) -> None:
        """Close connections and cache."""
        if self._client:
            self._client.close()
            self._client = None

    def _opened(self) -> httpx.Client:
        if self._client is None:
            self._client = httpx.Client(
                transport=CacheTransport(Lines(self._gate), open_kept(self._folder), CacheOptions(shared=False)),
                # Else hishel takes a feed that has not changed for a month to be fresh for days (RFC 9111, 4.2.2).
                headers={
                    "Cache-Control": "no-cache",
                    "Accept-Encoding": ACCEPT_ENCODING,
                    **_who(self._manners.contact),
                },
                timeout=self._answer_s,
            )
        return self._client

    @contextmanager
    def _told(self, url: str) -> Iterator[None]:
        """Turn whatever goes wrong with a request into a FetchError about `url`."""
        try:
            yield
        except _NO_ADDRESS as error:
            raise FetchError(url, f"is no address of a web page: {error}", 400) from error
        except PrivateAddressError as error:
            raise FetchError(url, _private(error), 403) from error
        except TooSlowError as error:
            raise FetchError(url, f"takes more than {self._longest_s:.0f} seconds to come") from error
        except TooLargeError as error:
            message = f"has more than {MAX_BYTES // 1_000_000} MB, which no page of posts has"
            raise FetchError(url, message, 413) from error
        except HeadersError as error:
            raise FetchError(url, "has more headers than any page of posts", 413) from error
        except _OUT_OF_TIME as error:
            raise FetchError(url, "cannot be fetched: it does not answer in time") from error
        except _BROKEN as error:
            raise FetchError(url, f"cannot be fetched: {_explained(error)}") from error


def _who(contact: str | None) -> dict[str, str]:
    """Return the headers that say who asks, and how that person is reached (RFC 9110, 10.1.2 and 10.1.5)."""
    more = f"; +{contact}" if contact else ""
    sender = {"From": contact} if contact and "@" in contact and "/" not in contact else {}
    return {"User-Agent": f"audioposts/{__version__} (reads articles aloud{more})", **sender}


def _private(error: PrivateAddressError) -> str:
    host = error.host.strip("[]")
    return (
        f"{host} is at a private address ({error.address}), which posts must not lead to; if you want it to be read:"
        f' [web] allow_private = ["{host}"] in audioposts.toml'
    )


def _explained(error: Exception) -> str:
    """Return what is wrong in words: some say nothing but a number."""
    return re.sub(r"^\[Errno -?\d+\] ", "", str(error)) or type(error).__name__
