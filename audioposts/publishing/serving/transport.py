"""An ASGI application over HTTP/1.1, with limits to everything and without copying files. I/O: sockets.

h11 reads and writes the protocol, the system hands files to sockets by itself (sendfile). What a client may take is
limited: how long its headers are and how long they take, how long it is idle or does not read, how many there are.
Nothing that a client asks for is written to a log: a path may have a secret in it.
"""

import asyncio
import logging
import os
import socket
import traceback
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

import h11
from starlette.types import ASGIApp, Message, Scope

_LOG = logging.getLogger(__name__)

_PIECE_BYTES = 1 << 20
_READ_BYTES = 1 << 16
_BUSY = b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nretry-after: 10\r\nconnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a client may take."""

    connections: int = 512
    header_bytes: int = 16_384
    header_s: float = 10.0
    """From the first byte of a request to the end of its headers."""

    idle_s: float = 20.0
    """Between two requests."""

    stalled_s: float = 60.0
    """Without reading anything of what it is sent."""

    stop_s: float = 10.0
    """For what is being sent when the server is asked to stop."""


class Server:
    """Serves an application on sockets that listen."""

    def __init__(self, app: ASGIApp, limits: Limits | None = None) -> None:
        self._app = app
        self._limits = limits or Limits()
        self._idle: set[asyncio.Task[None]] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()

    async def serve(self, listener: socket.socket) -> None:
        """Serve until `stop` is called; what is being sent then is sent to its end, for a while."""
        listener.setblocking(False)
        accepting = asyncio.create_task(self._accept(listener))
        await self._stopping.wait()
        accepting.cancel()
        for task in self._idle:
            task.cancel()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=self._limits.stop_s)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def stop(self) -> None:
        """Ask the server to stop."""
        self._stopping.set()

    async def _accept(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                client, _ = await loop.sock_accept(listener)
            except OSError:
                # Too many open files: those that are there will be closed.
                await asyncio.sleep(0.1)
                continue
            client.setblocking(False)
            if len(self._tasks) >= self._limits.connections:
                with suppress(OSError):
                    client.send(_BUSY)
                client.close()
                continue
            task = asyncio.create_task(self._connection(client))
            self._tasks.add(task)
            task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        """Hear that a connection has ended; if by a bug, say so without what was asked for. The others go on."""
        self._tasks.discard(task)
        error = None if task.cancelled() else task.exception()
        if error:
            frames = "".join(traceback.format_tb(error.__traceback__))
            _LOG.error("a request failed: %s\n%s", type(error).__name__, frames)

    async def _connection(self, client: socket.socket) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - it is one
        line = _Line(client, self._limits)
        with client:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with suppress(OSError, TimeoutError, h11.RemoteProtocolError, _Over):
                while not self._stopping.is_set():
                    self._idle.add(task)
                    await line.wait()
                    self._idle.discard(task)
                    await self._exchange(line)
            self._idle.discard(task)

    async def _exchange(self, line: "_Line") -> None:
        """Answer one request."""
        try:
            request = await line.request()
        except h11.RemoteProtocolError as error:
            await line.refuse(error.error_status_hint)
            raise
        except TimeoutError:
            await line.refuse(408)
            raise
        answer = _Answer(line, has_body=request.method != b"HEAD")
        await self._app(_scope(request), answer.receive, answer.send)
        await line.rest()


class _Over(Exception):  # noqa: N818 - no error
    """The connection has come to its end."""


class _Line:
    """One connection."""

    def __init__(self, client: socket.socket, limits: Limits) -> None:
        self._client = client
        self._limits = limits
        self._loop = asyncio.get_running_loop()
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=limits.header_bytes)

    async def wait(self) -> None:
        """Wait for the first bytes of a request."""
        if not self._http.trailing_data[0]:
            async with asyncio.timeout(self._limits.idle_s):
                await self._read()

    async def request(self) -> h11.Request:
        """Return the request."""
        async with asyncio.timeout(self._limits.header_s):
            while True:
                event = self._http.next_event()
                if isinstance(event, h11.Request):
                    names = {name for name, _ in event.headers}
                    if {b"content-length", b"transfer-encoding"} <= names:
                        # RFC 9112, 6.1: what somebody between us takes for another request.
                        raise h11.RemoteProtocolError("two lengths", 400)
                    return event
                if event is not h11.NEED_DATA:
                    raise _Over
                await self._read()

    async def rest(self) -> None:
        """Make ready for the next request; one with a body is the last of its connection, nobody here reads one."""
        event = self._http.next_event() if self._http.their_state is h11.SEND_BODY else None
        if event is not None and not isinstance(event, h11.EndOfMessage):
            raise _Over
        if self._http.our_state is not h11.DONE or self._http.their_state is not h11.DONE:
            raise _Over
        self._http.start_next_cycle()

    async def refuse(self, status: int) -> None:
        """Say that a request cannot be understood, or that its headers are too long."""
        if self._http.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            await self.send(
                h11.Response(status_code=status, headers=[("content-length", "0"), ("connection", "close")])
            )
            await self.send(h11.EndOfMessage())

    async def send(self, event: h11.Event) -> None:
        """Send a part of an answer."""
        data = self._http.send(event)
        view = memoryview(data or b"")
        while view:
            view = view[await self._sent(self._client.send, view) :]

    async def send_file(self, path: str, start: int, stop: int | None) -> None:
        """Send a file, or a part of it, as the body of an answer."""
        with open(path, "rb") as file:
            stop = os.fstat(file.fileno()).st_size if stop is None else stop
            # To the protocol it is a body of that length; the bytes go by themselves.
            self._http.send_with_data_passthrough(h11.Data(data=_Sized(stop - start)))  # type: ignore[arg-type]
            await _Transfer(self._client, file.fileno(), start, stop).done(self._limits.stalled_s)
        await self.send(h11.EndOfMessage())

    async def _sent(self, send: Callable[..., int], *arguments: object) -> int:
        """Return how much was sent, once there is room for it."""
        while True:
            try:
                return send(*arguments)
            except BlockingIOError:
                await self._writable()
            except OSError as error:  # of the client: to the application that is no file that cannot be read
                raise _Over from error

    async def _read(self) -> None:
        data = await self._loop.sock_recv(self._client, _READ_BYTES)
        self._http.receive_data(data)
        if not data:
            raise _Over

    async def _writable(self) -> None:
        ready = self._loop.create_future()
        self._loop.add_writer(self._client, _set, ready)
        try:
            async with asyncio.timeout(self._limits.stalled_s):
                await ready
        except TimeoutError as error:
            raise _Over from error
        finally:
            self._loop.remove_writer(self._client)


class _Transfer:
    """A part of a file on its way to a client.

    The system says when there is room and takes what fits, a piece at a time, so that whoever reads fast does not keep
    the others from it.
    """

    def __init__(self, client: socket.socket, file: int, start: int, stop: int) -> None:
        self._client = client
        self._file = file
        self._at = start
        self._stop = stop
        self._loop = asyncio.get_running_loop()
        self._ended: asyncio.Future[None] = self._loop.create_future()

    async def done(self, stalled_s: float) -> None:
        """Return once all of it is sent; a client that reads nothing for so long is let go."""
        self._loop.add_writer(self._client, self._send)
        try:
            self._send()
            while not self._ended.done():
                before = self._at
                await asyncio.wait([self._ended], timeout=stalled_s)
                if self._at == before and not self._ended.done():
                    raise _Over
            self._ended.result()
        finally:
            self._loop.remove_writer(self._client)
            self._ended.cancel()

    def _send(self) -> None:
        if self._ended.done():
            return
        try:
            most = min(self._stop - self._at, _PIECE_BYTES)
            sent = os.sendfile(self._client.fileno(), self._file, self._at, most) if most else 0
        except BlockingIOError:
            return
        except OSError:
            sent = 0
        self._at += sent
        if self._at >= self._stop:
            self._ended.set_result(None)
        elif not sent:
            self._ended.set_exception(_Over())


def _set(ready: "asyncio.Future[None]") -> None:
    if not ready.done():
        ready.set_result(None)


class _Sized:
    """Bytes that are somewhere else."""

    def __init__(self, length: int) -> None:
        self._length = length

    def __len__(self) -> int:
        return self._length


class _Answer:
    """What the application says, on its way to the client."""

    def __init__(self, line: _Line, *, has_body: bool) -> None:
        self._line = line
        self._has_body = has_body

    async def receive(self) -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(self, message: Message) -> None:
        kind = message["type"]
        if kind == "http.response.start":
            await self._line.send(h11.Response(status_code=message["status"], headers=message.get("headers", [])))
        elif kind == "http.response.pathsend":
            # Of a part, where it begins and ends: an addition of ours (`tree._File`).
            await self._line.send_file(message["path"], message.get("start", 0), message.get("stop"))
        elif kind == "http.response.body":
            if (body := message.get("body", b"")) and self._has_body:
                await self._line.send(h11.Data(data=body))
            if not message.get("more_body", False):
                await self._line.send(h11.EndOfMessage())


def _scope(request: h11.Request) -> Scope:
    target = request.target.decode("ascii", "surrogateescape")
    if not target.startswith("/"):
        # RFC 9112, 3.2.2: of an absolute address only what stands behind the host counts here.
        parts = urlsplit(target)
        target = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    raw_path, _, query = target.partition("?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": request.http_version.decode(),
        "method": request.method.decode("ascii"),
        "scheme": "http",
        "path": unquote(raw_path),
        "raw_path": raw_path.encode("ascii", "surrogateescape"),
        "query_string": query.encode("ascii", "surrogateescape"),
        "root_path": "",
        "headers": [(bytes(name), bytes(value)) for name, value in _pairs(request)],
        "client": None,
        "server": None,
        "extensions": {"http.response.pathsend": {}},
    }


def _pairs(request: h11.Request) -> Iterable[tuple[Any, Any]]:
    return request.headers
