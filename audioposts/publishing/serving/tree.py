"""The public tree, and private shows for those who have an address, as an ASGI application. I/O: reads files.

Apple wants HEAD and byte ranges; podcast apps seek by them. RFC 9110 decides the rest. While a show has no `base_url`
its feed names this machine's own address, which is of no use to a phone: every client gets feeds, pages and chapters
with the address by which it reached the server.
"""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from os import stat_result
from pathlib import Path

from anyio import to_thread
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import NotModifiedResponse, PathLike, StaticFiles
from starlette.types import Scope, Send

from audioposts.errors import AudioPostsError
from audioposts.publishing.addresses import private_url, readdressed
from audioposts.publishing.media_types import cache_control, has_addresses, is_text, media_type
from audioposts.publishing.serving.conditions import holds
from audioposts.publishing.serving.ranges import IgnoreBadRanges

_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,100}")

_PACKED_FROM = 1000
"""Bytes: less is not worth packing."""

_KEPT_BYTES = 64_000_000
"""Of texts that were readdressed or packed, so that it is not done again for every client."""

_PRIVATE = "private"
_SECURITY = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}


@dataclass(frozen=True, slots=True)
class Site:
    """What is served."""

    root: Path
    """The public tree."""

    base_url: str
    """The address that its files name."""

    is_local: bool = False
    """Whether that is only an address for want of a better one; every client gets the one that it used."""

    private: Path | None = None
    """The folder of the private shows."""

    may_listen: Callable[[str, str], bool] | None = None
    """Whether a token, the first, is one for a show."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    """Names of shows by those that they had before."""

    former_hosts: tuple[str, ...] = ()
    """Hosts of addresses that the tree had before."""


def make_app(site: Site) -> Starlette:
    """Return the ASGI application that serves a site."""
    return Starlette(
        routes=[Mount("/", IgnoreBadRanges(_Tree(site)))],
        exception_handlers={OSError: _not_found, AudioPostsError: _not_found, HTTPException: _refused},
    )


class _File(FileResponse):
    """A file of which a part, too, is handed over by its path: the system sends it, it does not come by here.

    Starlette does so with whole files only; should it call this by another name some day, its own way is as right.
    """

    async def _handle_single_range(
        self, send: Send, start: int, end: int, file_size: int, send_header_only: bool
    ) -> None:
        headers = MutableHeaders(raw=list(self.raw_headers))
        headers["content-range"] = f"bytes {start}-{end - 1}/{file_size}"
        headers["content-length"] = str(end - start)
        await send({"type": "http.response.start", "status": 206, "headers": headers.raw})
        if send_header_only:
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        else:
            await send({"type": "http.response.pathsend", "path": str(self.path), "start": start, "stop": end})


class _Folder(StaticFiles):
    """A folder whose files go by their paths."""

    def file_response(
        self, full_path: PathLike, stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = _File(full_path, status_code=status_code, stat_result=stat_result)
        is_same = self.is_not_modified(response.headers, Headers(scope=scope))
        return NotModifiedResponse(response.headers) if is_same else response


class _Tree(_Folder):
    """Nothing hidden, nothing outside, not even through links."""

    def __init__(self, site: Site) -> None:
        super().__init__(directory=site.root, html=True)
        self._site = site
        self._texts = _Texts()

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return the answer to one request."""
        if scope["method"] not in ("GET", "HEAD"):
            raise HTTPException(405)
        if any(part.startswith(".") for part in path.split("/")) and path != ".":
            raise HTTPException(404)
        first, _, rest = path.partition("/")
        if moved := self._moved(path, first, rest, scope):
            return moved
        if first == _PRIVATE:
            return await self._private(rest, scope)
        if path == "." and not (self._site.root / "index.html").is_file():
            return HTMLResponse(_index(self._site.root), headers=_SECURITY)
        response = await super().get_response(path, scope)
        if isinstance(response, RedirectResponse):
            return response
        response.headers["access-control-allow-origin"] = "*"
        return await self._finished(response, scope, self._client_url(scope), self._site.base_url, is_public=True)

    def _moved(self, path: str, first: str, rest: str, scope: Scope) -> Response | None:
        host = Headers(scope=scope).get("host", "")
        if host in self._site.former_hosts and not self._site.is_local:
            return RedirectResponse(f"{self._site.base_url}/{'' if path == '.' else path}", 301)
        if name := self._site.renamed.get(first):
            return RedirectResponse(f"{self._client_url(scope)}/{name}/{rest}", 301)
        return None

    async def _private(self, rest: str, scope: Scope) -> Response:
        """Answer with a file of a private show; who has no token for it is told what is said of a file that is gone."""
        token, _, path = rest.partition("/")
        show = path.partition("/")[0]
        folder, may_listen = self._site.private, self._site.may_listen
        if not folder or not may_listen or not _TOKEN.fullmatch(token) or not may_listen(token, show):
            raise HTTPException(404)
        tree = _Folder(directory=folder, html=True, check_dir=False)
        response = await tree.get_response(path, scope)
        if isinstance(response, RedirectResponse):
            return response
        response.headers["x-robots-tag"] = "noindex"
        old, new = self._site.base_url, private_url(self._client_url(scope), token)
        return await self._finished(response, scope, f"{new}/{show}", f"{old}/{show}", is_public=False)

    def _client_url(self, scope: Scope) -> str:
        """Return the address by which the client reached the public tree."""
        host = Headers(scope=scope).get("host", "")
        if not self._site.is_local or not _HOST.fullmatch(host):
            return self._site.base_url
        return f"{scope['scheme']}://{host}{scope.get('root_path', '').rstrip('/')}"

    async def _finished(self, response: Response, scope: Scope, new: str, old: str, *, is_public: bool) -> Response:
        """Return the answer with the headers of its file, if it is still what this client wants."""
        answer = await self._as_file(response, scope, new, old, is_public=is_public)
        if holds(Headers(scope=scope), answer.headers):
            return answer
        return Response("Precondition Failed", 412, headers=_SECURITY, media_type="text/plain")

    async def _as_file(self, response: Response, scope: Scope, new: str, old: str, *, is_public: bool) -> Response:
        """Return the answer with the headers of its file, and texts as this client is to have them."""
        response.headers.update(_SECURITY)
        if isinstance(response, NotModifiedResponse) or not isinstance(response, FileResponse):
            return response
        # Of a folder, it is the page that stands for it.
        file = Path(response.path)
        response.headers["content-type"] = media_type(file.name)
        kept = cache_control(file.name) if is_public else "private, no-cache"
        response.headers["cache-control"] = kept
        if not is_text(file.name):
            return response
        response.headers["vary"] = "accept-encoding, host"
        request = Headers(scope=scope)
        addressed = (old, new) if has_addresses(file.name) and old != new else None
        size = response.stat_result.st_size if response.stat_result else 0
        packs = size >= _PACKED_FROM and "gzip" in request.get("accept-encoding", "") and "range" not in request
        if not addressed and not packs:
            return response
        return await self._text(response, file, request, addressed, packs=packs)

    async def _text(
        self, response: FileResponse, file: Path, request: Headers, addressed: tuple[str, str] | None, *, packs: bool
    ) -> Response:
        data = await to_thread.run_sync(self._texts.get, file, response.stat_result, addressed, packs)
        headers = MutableHeaders({name: value for name, value in response.headers.items() if name != "content-length"})
        headers["etag"] = f'"{sha256(data).hexdigest()[:32]}"'
        if packs:
            headers["content-encoding"] = "gzip"
        if self.is_not_modified(headers, request):
            return NotModifiedResponse(headers)
        return _Text(data, headers=dict(headers))


class _Text(Response):
    """Bytes that do not stand in a file; a part of them is not sent by itself, which no server has to do."""

    def __init__(self, content: bytes, headers: Mapping[str, str]) -> None:
        super().__init__(content, headers={**headers, "accept-ranges": "none"})


class _Texts:
    """Texts as clients were sent them, the last ones."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], bytes] = OrderedDict()
        self._bytes = 0

    def get(self, file: Path, stat: stat_result | None, addressed: tuple[str, str] | None, packs: bool) -> bytes:
        """Return the text of a file with other addresses, packed if it is to be."""
        key = (file, stat and (stat.st_mtime_ns, stat.st_size, stat.st_ino), addressed, packs)
        if (found := self._kept.get(key)) is not None:
            return found
        data = file.read_bytes()
        if addressed:
            data = readdressed(data, *addressed)
        if packs:
            data = gzip.compress(data, 6, mtime=0)
        self._keep(key, data)
        return data

    def _keep(self, key: tuple[object, ...], data: bytes) -> None:
        if len(data) > _KEPT_BYTES // 4:
            return
        self._kept[key] = data
        self._bytes += len(data)
        while self._bytes > _KEPT_BYTES:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= len(dropped)


async def _not_found(_request: Request, _error: Exception) -> Response:
    """Answer for a file that is not there, or cannot be read: to the public that is the same."""
    return Response("Not Found", 404, headers=_SECURITY, media_type="text/plain")


async def _refused(request: Request, error: Exception) -> Response:
    if isinstance(error, HTTPException) and error.status_code == 405:
        return Response("Method Not Allowed", 405, headers={**_SECURITY, "allow": "GET, HEAD"}, media_type="text/plain")
    return await _not_found(request, error)


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
