"""A request -> an answer, over a connection to an address that was looked at. I/O: network.

Names are resolved here, each address is checked, and one that passed is connected to as a number: a name that means
another address a moment later (DNS rebinding) changes nothing, and a redirect comes through here again. TLS still asks
for the certificate of the name. Proxies of the environment are not used: they would resolve names themselves.
"""

import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, zip_longest
from ssl import SSLContext
from threading import local
from typing import Any

import httpcore
import httpx

from audioposts.fetching.addresses import Border

Resolve = Callable[[str, int], list[str]]
"""The addresses of a host, best first."""

_FIRST_TRY_S = 4.0
"""For each address but the last: one that is dead must not cost the time of the others."""

_MOST_ADDRESSES = 8
_MOST_HEADERS = 256
_HEADER_BYTES = 65_536


class PrivateAddressError(Exception):
    """A host whose addresses are not of the public Internet."""

    def __init__(self, host: str, address: str) -> None:
        super().__init__(host, address)
        self.host = host
        self.address = address


class TooSlowError(Exception):
    """An answer that does not come to its end in time."""


class HeadersError(Exception):
    """An answer that begins with more headers than a page has."""


class Timer(local):
    """How long a request may take in all, for each thread by itself: servers may send a byte a second."""

    ends: float = float("inf")

    @contextmanager
    def running(self, seconds: float) -> Iterator[None]:
        """Have what is done inside end after `seconds`, where it looks at the time."""
        self.ends = time.monotonic() + seconds
        try:
            yield
        finally:
            self.ends = float("inf")

    def left_s(self, wished: float | None = None) -> float:
        """Return how long to wait for what may take `wished` seconds.

        Raises:
            TooSlowError: the time is over.

        """
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TooSlowError
        return left if wished is None else min(wished, left)


def resolved(host: str, port: int) -> list[str]:
    """Return the addresses that the system knows of a host.

    Raises:
        OSError: it knows none.

    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class Gate(httpcore.NetworkBackend):
    """Connects to what `border` lets through; `dial` makes the connections."""

    def __init__(
        self, border: Border, resolve: Resolve = resolved, dial: httpcore.NetworkBackend | None = None
    ) -> None:
        self.timer = Timer()
        """How long a request may still take."""

        self._border = border
        self._resolve = resolve
        self._dial = dial or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers.

        Raises:
            PrivateAddressError: the host has no public one.

        """
        addresses = self._open_addresses(host, port)
        for address in addresses[:-1]:
            try:
                return self._connected(address, port, min(timeout or _FIRST_TRY_S, _FIRST_TRY_S))
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connected(addresses[-1], port, timeout)

    def _connected(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        return _Timed(self._dial.connect_tcp(address, port, self.timer.left_s(timeout)), self.timer)

    def _open_addresses(self, host: str, port: int) -> list[str]:
        try:
            found = self._resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        if not found:
            raise httpcore.ConnectError("the host has no address")
        open_ones = [address for address in found if self._border.lets_through(host, port, address)]
        if not open_ones:
            raise PrivateAddressError(host, found[0])
        return _in_turns(open_ones)[:_MOST_ADDRESSES]


def _in_turns(addresses: list[str]) -> list[str]:
    """Return addresses with their families in turns (RFC 8305, 4): where IPv6 leads nowhere, the second one is IPv4."""
    families = {":" in address: [one for one in addresses if (":" in one) == (":" in address)] for address in addresses}
    return [address for address in chain.from_iterable(zip_longest(*families.values())) if address]


class _Timed(httpcore.NetworkStream):
    """A connection that ends when the time of the request is over."""

    def __init__(self, inner: httpcore.NetworkStream, timer: Timer) -> None:
        self._inner = inner
        self._timer = timer

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            return self._inner.read(max_bytes, self._timer.left_s(timeout))
        except httpcore.ReadTimeout:
            self._timer.left_s()
            raise

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._timer.left_s(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._timer.left_s(timeout))
        return _Timed(inner, self._timer)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Lines(httpx.BaseTransport):
    """What httpx sends requests through: connections that were made by a `Gate`."""

    def __init__(self, gate: Gate) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), keepalive_expiry=5.0, network_backend=gate
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; what httpcore raises stays as it is."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        size = sum(len(name) + len(value) for name, value in answer.headers)
        if len(answer.headers) > _MOST_HEADERS or size > _HEADER_BYTES:
            answer.close()
            raise HeadersError
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer), extensions=dict(answer.extensions)
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer of httpcore, for httpx."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
