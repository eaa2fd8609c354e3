"""The public tree over HTTP, for podcast apps on the same network. I/O: serves files.

Apple wants HEAD and byte ranges; podcast apps seek by them. RFC 9110 decides the rest. While a show has no `base_url`
its feed names this machine's own address, which is of no use to a phone: every client gets the feed, and chapters with
their pictures, with the address by which it reached the server.
"""

import re
import socket
from hashlib import sha256
from html import escape
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Receive, Scope, Send

from audioposts.errors import ConfigError
from audioposts.publishing.media_types import CACHE_SHORTLY, cache_control, has_addresses, media_type

# One range or several, none of them backwards: what is anything else is ignored, as RFC 9110, section 14.2 asks.
_RANGES = re.compile(r"bytes=\s*(\d+-\d*|-\d+)(\s*,\s*(\d+-\d*|-\d+))*\s*", re.IGNORECASE)
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")


def make_app(root: Path, local_url: str | None = None) -> Starlette:
    """Return the ASGI application that serves the public tree at `root`.

    With `local_url`, feeds name that address and are handed out with the client's own in its place.
    """

    def index(_request: Request) -> Response:
        return HTMLResponse(_index(root))

    tree = _PublicTree(root, local_url)
    routes = [Route("/", index), Mount("/", _IgnoreBadRanges(tree))]
    return Starlette(routes=routes, exception_handlers={PermissionError: _not_found, OSError: _not_found})


def serve(root: Path, host: str, port: int, local_url: str | None) -> None:
    """Serve `root` until interrupted.

    Raises:
        ConfigError: the port is taken, or the address is not this machine's.

    """
    if not root.is_dir():
        raise ConfigError(root, "does not exist yet; run 'audioposts run' first")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise ConfigError(f"port {port}", f"cannot be used ({error}); try another one with --port") from error
    config = uvicorn.Config(make_app(root, local_url), log_level="warning", server_header=False, timeout_keep_alive=20)
    uvicorn.Server(config).run(sockets=[listener])


def network_address() -> str:
    """Return the address under which other machines of the network reach this one; 127.0.0.1 if there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: the system only decides which of its addresses it would use (RFC 5737 test network).
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


class _PublicTree(StaticFiles):
    """The files of the public tree; nothing hidden, nothing outside, not even through links."""

    def __init__(self, root: Path, local_url: str | None) -> None:
        super().__init__(directory=root)
        self._local_url = local_url

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the answer to one request."""
        if any(part.startswith(".") for part in path.split("/")) and path != ".":
            raise HTTPException(404)
        response = await super().get_response(path, scope)
        response.headers["access-control-allow-origin"] = "*"
        if isinstance(response, NotModifiedResponse):
            return response
        response.headers["content-type"] = media_type(path)
        response.headers["cache-control"] = cache_control(path)
        if has_addresses(path) and self._local_url:
            return self._readdressed(scope, response, Path(str(self.directory)) / path)
        return response

    def _readdressed(self, scope: Scope, response: Response, file: Path) -> Response:
        """Return a feed, or chapters with pictures, with the address by which this client reached the server."""
        request = Headers(scope=scope)
        host = request.get("host", "")
        client_url = f"{scope['scheme']}://{host}{scope.get('root_path', '').rstrip('/')}"
        if not _HOST.fullmatch(host) or client_url == self._local_url:
            return response
        original = file.read_bytes()
        feed = original.replace(f"{self._local_url}/".encode(), f"{client_url}/".encode())
        feed = _as_long_as(feed, len(original))
        headers = MutableHeaders(
            {
                "content-type": response.headers["content-type"],
                "last-modified": response.headers["last-modified"],
                "cache-control": CACHE_SHORTLY,
                "access-control-allow-origin": "*",
                "etag": f'"{sha256(feed).hexdigest()[:32]}"',
                "vary": "host",
            }
        )
        if self.is_not_modified(headers, request):
            return NotModifiedResponse(headers)
        return Response(feed, headers=dict(headers))


def _as_long_as(feed: bytes, length: int) -> bytes:
    """Return a feed with more or less white space between its elements, so that it is `length` bytes long if it can be.

    Whoever compares the length that a server announces with that of the file (feed checkers do) finds the same.
    """
    surplus = len(feed) - length

    def squeezed(indentation: re.Match[bytes]) -> bytes:
        nonlocal surplus
        kept = indentation[0][: max(1, len(indentation[0]) - max(0, surplus))]
        surplus -= len(indentation[0]) - len(kept)
        return kept

    return re.sub(rb"\n +(?=<)", squeezed, feed) + b"\n" * -min(0, surplus)


class _IgnoreBadRanges:
    """Takes away `Range` headers that cannot be understood, before they are answered with an error."""

    def __init__(self, app: StaticFiles) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_range(Headers(scope=scope).get("range", "")):
            scope = {**scope, "headers": [(name, value) for name, value in scope["headers"] if name != b"range"]}
        await self._app(scope, receive, send)


def _is_range(value: str) -> bool:
    """Tell whether a `Range` can be answered; "bytes=5-2" is as meaningless as "lines=1-2"."""
    if not _RANGES.fullmatch(value):
        return False
    pairs = (part.strip().split("-") for part in value.split("=", 1)[1].split(","))
    return all(not (first and last) or int(first) <= int(last) for first, last in pairs)


async def _not_found(_request: Request, _error: Exception) -> Response:
    """Answer for a file that cannot be read: to the public it is not there."""
    return Response("Not Found", 404, media_type="text/plain")


def _index(root: Path) -> str:
    """Return a page that lists the feeds."""
    feeds = sorted(path.parent.name for path in root.glob("*/feed.xml"))
    items = "".join(f'<li><a href="/{escape(slug)}/feed.xml">{escape(slug)}</a></li>' for slug in feeds)
    hint = "Copy the address of a feed into your podcast app." if feeds else "There is no episode yet."
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<title>audioposts</title><style>body{font:18px/1.5 system-ui;margin:3rem auto;max-width:34rem;padding:0 1rem}"
        f"</style><h1>audioposts</h1><p>{hint}</p><ul>{items}</ul></html>"
    )
