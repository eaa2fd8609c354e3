"""A server that answers as planned: well, late, half, with something else, or not at all. Over real sockets."""

import json
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from time import time
from typing import Any, Self

KINDS = ("well", "tenth", "silence")
"""Of sound: whole, the first tenth as if it were all, and nothing to be heard."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    """By names in lower case."""

    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service says when nothing is wrong with the way to it."""

    body: bytes
    media_type: str
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()


@dataclass
class Faulty:
    """A service with a plan for each request; the last one is for ever.

    A plan is a kind of sound, a status of HTTP (`429`, or `429 0` with the Retry-After that follows, `date` for a date
    that is now), or one of the ways below not to get an answer through.
    """

    service: Callable[[Asked, str], Answer]
    plans: list[str] = field(default_factory=lambda: ["well"])
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    _over: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    def __enter__(self) -> Self:
        faulty = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                faulty.answer(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        headers = {name.lower(): value for name, value in handler.headers.items()}
        asked = Asked(handler.path, headers, handler.rfile.read(int(headers.get("content-length", 0))))
        with self._lock:
            self.asked.append(asked)
            plan = self.plans.pop(0) if len(self.plans) > 1 else self.plans[0]
        handler.close_connection = True
        if plan[:3].isdecimal():
            _send(handler, _refusal(*plan.split()))
        elif plan in _WAYS:
            _WAYS[plan](self, handler, self.service(asked, "well"))
        else:
            _send(handler, self.service(asked, plan))

    def mute(self, handler: BaseHTTPRequestHandler, _: Answer) -> None:
        """Never answer."""
        self._over.wait(10)

    def slow(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        """Answer, but take some time."""
        self._over.wait(0.2)
        _send(handler, answer)

    def hang_up(self, handler: BaseHTTPRequestHandler, _: Answer) -> None:
        """Close the connection instead of answering."""

    def stalled(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        """Stop in the middle of the body."""
        _send_head(handler, answer)
        handler.wfile.write(answer.body[: len(answer.body) // 2])
        self._over.wait(10)

    def cut(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        """Close in the middle of the body, which has a Content-Length."""
        _send_head(handler, answer)
        handler.wfile.write(answer.body[: len(answer.body) // 2])

    def cut_stream(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        """Close in the middle of a body that is streamed without a length."""
        _send_head(handler, answer, ("Transfer-Encoding", "chunked"))
        half = answer.body[: len(answer.body) // 2]
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(half), half))

    def reset(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        """Reset the connection in the middle of the body."""
        self.cut(handler, answer)
        handler.wfile.flush()
        # Closing with this option set sends RST; the handler's files hold the socket as well.
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.rfile.close()
        handler.connection.close()

    def empty(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        _send(handler, Answer(b"", answer.media_type))

    def html(self, handler: BaseHTTPRequestHandler, _: Answer) -> None:
        _send(handler, Answer(b"<!DOCTYPE html><title>Log in</title>" * 40, "text/html; charset=utf-8"))

    def html_as_sound(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        _send(handler, Answer(b"<!DOCTYPE html><title>Log in</title>" * 40, answer.media_type))

    def streamed(self, handler: BaseHTTPRequestHandler, answer: Answer) -> None:
        """Answer well, in pieces."""
        _send_head(handler, answer, ("Transfer-Encoding", "chunked"))
        for at in range(0, len(answer.body), 5000):
            piece = answer.body[at : at + 5000]
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        handler.wfile.write(b"0\r\n\r\n")


_WAYS: dict[str, Callable[[Faulty, BaseHTTPRequestHandler, Answer], None]] = {
    way.__name__: way
    for way in (
        *(Faulty.mute, Faulty.slow, Faulty.hang_up, Faulty.stalled, Faulty.cut, Faulty.cut_stream, Faulty.reset),
        *(Faulty.empty, Faulty.html, Faulty.html_as_sound, Faulty.streamed),
    )
}


def _refusal(status: str, retry_after: str = "") -> Answer:
    value = formatdate(time(), usegmt=True) if retry_after == "date" else retry_after
    headers = (("Retry-After", value),) if retry_after else ()
    body = json.dumps({"error": {"message": f"this is\na {status}", "code": None}, "message": f"a {status}"})
    return Answer(body.encode(), "application/json", int(status), headers)


def _send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    _send_head(handler, answer)
    handler.wfile.write(answer.body)


def _send_head(handler: BaseHTTPRequestHandler, answer: Answer, length: tuple[str, str] | None = None) -> None:
    handler.send_response(answer.status)
    handler.send_header("Content-Type", answer.media_type)
    handler.send_header(*(length or ("Content-Length", str(len(answer.body)))))
    handler.send_header("Connection", "close")
    for name, value in answer.headers:
        handler.send_header(name, value)
    handler.end_headers()
