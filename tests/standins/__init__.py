"""Servers on this machine that stand in for those of the world: a function from Request to Response, over real sockets."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, unquote, urlsplit

from audioposts.models import Manners

LOCAL = Manners(pace_s=0, ignore_robots_of=("127.0.0.1",), allow_private=("127.0.0.1",))
"""How stand-ins are asked: they are on this machine, have no robots.txt, and are in no hurry and not slow."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks for."""

    target: str
    """Path and query, as they were sent."""

    headers: Mapping[str, str]
    """By names in lower case."""

    @property
    def home(self) -> str:
        """The address of the server, as the client knows it."""
        return f"http://{self.headers['host']}"

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.target).path)

    @property
    def query(self) -> dict[str, str]:
        """The parameters; the last counts, as in PHP."""
        return dict(parse_qsl(urlsplit(self.target).query, keep_blank_values=True))


@dataclass(frozen=True, slots=True)
class Response:
    """What the server answers."""

    body: str | bytes = ""
    media_type: str = "text/html; charset=UTF-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """The body, decoded."""
        return self.body if isinstance(self.body, str) else self.body.decode()


@contextmanager
def serving(answer: Callable[[Request], Response]) -> Iterator[str]:
    """Serve `answer` on a free port of the loopback interface; give the address, without a slash at its end."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            response = answer(Request(self.path, {name.lower(): value for name, value in self.headers.items()}))
            body = response.body.encode() if isinstance(response.body, str) else response.body
            self.send_response(response.status)
            for name, value in response.headers:
                self.send_header(name, value)
            if response.status != 304:
                self.send_header("Content-Type", response.media_type)
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: what is asked is for the stand-in to remember."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
