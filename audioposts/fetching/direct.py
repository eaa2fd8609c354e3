"""A client that asks a server exactly what it is told to: no cache, no robots.txt, no second try. I/O: the network.

For looking at how a server answers; a page is fetched through `Web`. It goes to no private address either.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Self

import httpcore
import httpx

from audioposts import __version__
from audioposts.errors import SourceError
from audioposts.fetching.addresses import border_of
from audioposts.fetching.connections import Gate, HeadersError, Lines, PrivateAddressError

_ANSWER_S = 20.0
_UNREACHABLE = (
    httpx.HTTPError,
    httpx.InvalidURL,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    PrivateAddressError,
    HeadersError,
    UnicodeError,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a server answered in the end, after redirects."""

    url: str
    status: int
    headers: httpx.Headers
    body: bytes
    """As it was sent, no more of it than wanted."""

    redirects: tuple[int, ...] = ()
    """Their statuses."""


class Direct:
    """Asks servers; `allowed` hosts and the servers of `named` URLs may be private ones (see `border_of`)."""

    def __init__(self, allowed: Iterable[str] = (), named: Iterable[str] = ()) -> None:
        self._client = httpx.Client(
            transport=Lines(Gate(border_of(allowed, named))),
            headers={"User-Agent": f"audioposts/{__version__} (checks feeds)", "Accept-Encoding": "identity"},
            timeout=_ANSWER_S,
            max_redirects=8,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def ask(self, method: str, url: str, *, most_bytes: int = 0, **headers: str) -> Answer:
        """Ask for `url`, with headers such as `if_none_match`, and return the answer and the beginning of its body.

        Raises:
            SourceError: there is no answer.

        """
        body = bytearray()
        with self._answered(method, url, headers) as response:
            for piece in response.iter_raw() if most_bytes else ():
                body += piece
                if len(body) >= most_bytes:
                    break
            return _answer(response, bytes(body[:most_bytes]))

    def download(self, url: str, file: IO[bytes], most_bytes: int) -> Answer:
        """Write what is at `url` into `file`, and return the answer without it.

        Raises:
            SourceError: there is no answer, or it is larger than `most_bytes`.

        """
        with self._answered("GET", url, {}) as response:
            count = 0
            for piece in response.iter_raw():
                count += file.write(piece)
                if count > most_bytes:
                    raise SourceError(url, f"has more than {most_bytes // 1_000_000} MB")
            return _answer(response, b"")

    @contextmanager
    def _answered(self, method: str, url: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            request = self._client.build_request(method, url, headers=named)
            response = self._client.send(request, stream=True, follow_redirects=True)
            try:
                yield response
            finally:
                with suppress(*_UNREACHABLE):
                    response.close()
        except PrivateAddressError as error:
            raise SourceError(url, f"is at a private address ({error.address})") from error
        except _UNREACHABLE as error:
            raise SourceError(url, f"does not answer: {error or type(error).__name__}") from error


def _answer(response: httpx.Response, body: bytes) -> Answer:
    redirects = tuple(one.status_code for one in response.history)
    return Answer(str(response.url), response.status_code, response.headers, body, redirects)
