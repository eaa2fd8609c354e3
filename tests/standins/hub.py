"""The Hugging Face hub, as far as huggingface_hub asks it for models: metadata, redirects, ranges, errors, faults.

As the real one does it: a small file comes from the hub itself after a relative redirect, with the digest of its git
blob; a large one from another host, which takes ranges, and its SHA-256 is told beforehand.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import md5, sha1, sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import unquote, urlsplit

LARGE_BYTES = 50_000
"""From here on files are kept in LFS."""

COMMIT = "c0ffee" + "0" * 34

DESCRIPTION = json.dumps(
    {
        "num_symbols": 3,
        "num_speakers": 1,
        "audio": {"sample_rate": 22_050},
        "espeak": {"voice": "de"},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2]},
    }
).encode()
"""As small as a Piper model's can be."""


@dataclass
class Repository:
    """A repository of the stand-in."""

    files: dict[str, bytes]
    licence: str = "apache-2.0"
    commit: str = COMMIT


@dataclass
class HubStandIn:
    """What it has, what it does wrong, and what it was asked."""

    repositories: dict[str, Repository]
    answers: dict[str, list[int]] = field(default_factory=dict)
    """Statuses given first to requests whose path has this in it."""

    drops: list[int] = field(default_factory=list)
    """After how many bytes the next answers with a large file break off."""

    stalls: list[int] = field(default_factory=list)
    """After how many bytes the next answers with a large file stop, until the client is gone."""

    stalled: Event = field(default_factory=Event)
    """Set when one has."""

    altered: set[str] = field(default_factory=set)
    """Paths of files that are not sent as they are stated."""

    longer: set[str] = field(default_factory=set)
    """Paths of files of which more is sent than is stated."""

    asked: list[str] = field(default_factory=list)
    """Method, path and range of every request."""

    url: str = ""

    def sent(self, path: str) -> list[str]:
        """Return the requests that a file was sent for."""
        return [line for line in self.asked if line.startswith("GET") and line.partition(" bytes=")[0].endswith(path)]


@contextmanager
def serving_hub(hub: HubStandIn) -> Iterator[HubStandIn]:
    """Serve a stand-in on a free port; its `url` is where."""

    class Handler(_Handler):
        pass

    Handler.hub = hub
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: HubStandIn

    def do_HEAD(self) -> None:
        self._respond()

    def do_GET(self) -> None:
        self._respond()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _respond(self) -> None:
        path = unquote(urlsplit(self.path).path)
        wanted = self.headers.get("Range", "")
        self.hub.asked.append(f"{self.command} {path} {wanted}".strip())
        for part, statuses in self.hub.answers.items():
            if part in path and statuses:
                return self._answer(statuses.pop(0), b"Not now.")
        if found := re.fullmatch(r"/api/models/([^/]+/[^/]+)(?:/revision/([^/]+))?", path):
            return self._tell(found[1])
        if found := re.fullmatch(r"(/api/resolve-cache/models)?/([^/]+/[^/]+)/resolve/([^/]+)/(.+)", path):
            return self._resolve(found[2], found[3], found[4], is_cached=bool(found[1]))
        if found := re.fullmatch(r"/cdn/([^/]+/[^/]+)/(.+)", path):
            return self._send(self._bytes(found[1], found[2]), wanted)
        return self._answer(404, b"Not found")

    def _tell(self, name: str) -> None:
        repository = self.hub.repositories.get(name)
        if repository is None:
            return self._refuse(401, "RepoNotFound")
        siblings = [_sibling(path, content) for path, content in repository.files.items()]
        told = {"id": name, "modelId": name, "sha": repository.commit, "cardData": {"license": repository.licence}}
        return self._answer(200, json.dumps(told | {"siblings": siblings, "tags": []}).encode())

    def _resolve(self, name: str, revision: str, path: str, *, is_cached: bool) -> None:
        repository = self.hub.repositories.get(name)
        if repository is None:
            return self._refuse(401, "RepoNotFound")
        if revision not in ("main", repository.commit):
            return self._refuse(404, "RevisionNotFound")
        if path not in repository.files:
            return self._refuse(404, "EntryNotFound", ("X-Repo-Commit", repository.commit))
        stated = repository.files[path]
        commit = ("X-Repo-Commit", repository.commit)
        if len(stated) >= LARGE_BYTES:
            elsewhere = self.hub.url.replace("127.0.0.1", "localhost")
            linked = (("X-Linked-Size", str(len(stated))), ("X-Linked-Etag", f'"{sha256(stated).hexdigest()}"'))
            return self._answer(302, b"", commit, *linked, ("Location", f"{elsewhere}/cdn/{name}/{path}"))
        etag = ("ETag", f'"{_blob(stated)}"')
        if not is_cached:
            place = f"/api/resolve-cache/models/{name}/resolve/{repository.commit}/{path}"
            return self._answer(307, b"", commit, etag, ("Location", place))
        return self._answer(200, self._bytes(name, path), commit, etag)

    def _bytes(self, name: str, path: str) -> bytes:
        content = self.hub.repositories[name].files[path]
        if path in self.hub.altered:
            return bytes(byte ^ 1 for byte in content)
        return content + b"more" if path in self.hub.longer else content

    def _send(self, content: bytes, wanted: str) -> None:
        """Send a large file, or the part of it that is wanted; break off where a fault says so."""
        start = int(wanted.removeprefix("bytes=").partition("-")[0] or 0)
        if start >= len(content):
            return self._answer(416, b"", ("Content-Range", f"bytes */{len(content)}"))
        part = content[start:]
        self.send_response(206 if wanted else 200)
        self.send_header("Accept-Ranges", "bytes")
        if wanted:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(part)))
        self.end_headers()
        if self.hub.drops:
            part = part[: self.hub.drops.pop(0)]
            self.close_connection = True
        if self.hub.stalls:
            part = part[: self.hub.stalls.pop(0)]
            self.close_connection = True
            self.wfile.write(part)
            self.hub.stalled.set()
            with suppress(ConnectionError):
                self.rfile.read(1)
            return None
        self.wfile.write(part)
        return None

    def _refuse(self, status: int, code: str, *headers: tuple[str, str]) -> None:
        self._answer(status, code.encode(), ("X-Error-Code", code), ("X-Error-Message", code), *headers)

    def _answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


def _blob(content: bytes) -> str:
    """Return the name that git gives a file."""
    return sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _sibling(path: str, content: bytes) -> dict[str, object]:
    told: dict[str, object] = {"rfilename": path, "size": len(content), "blobId": _blob(content)}
    if len(content) >= LARGE_BYTES:
        told["lfs"] = {"sha256": sha256(content).hexdigest(), "size": len(content), "pointerSize": 134}
    return told


def piper_repository(voices: dict[str, bytes], configs: dict[str, bytes] | None = None) -> Repository:
    """Return a repository like rhasspy/piper-voices with these models by their keys, such as "de_DE-ida-medium"."""
    files: dict[str, bytes] = {}
    index = {}
    for key, model in voices.items():
        code, name, quality = key.split("-")
        folder = f"{code[:2]}/{code}/{name}/{quality}"
        card = f"# Model card for {name} ({quality})\n\n* Language: {code}\n* Speakers: 1\n\n## Dataset\n\n* License: CC0\n"
        own = {
            f"{folder}/{key}.onnx": model,
            f"{folder}/{key}.onnx.json": (configs or {}).get(key, DESCRIPTION),
            f"{folder}/MODEL_CARD": card.encode(),
        }
        files |= own
        index[key] = {
            "key": key,
            "name": name,
            "language": {
                "code": code,
                "family": code[:2],
                "region": code[3:],
                "name_native": code,
                "name_english": {"de": "German", "en": "English"}.get(code[:2], "Other"),
                "country_english": {"DE": "Germany", "US": "United States"}.get(code[3:], ""),
            },
            "quality": quality,
            "num_speakers": 1,
            "speaker_id_map": {},
            "files": {
                path: {
                    "size_bytes": len(content),
                    "md5_digest": md5(content, usedforsecurity=False).hexdigest(),
                }
                for path, content in own.items()
            },
            "aliases": [],
        }
    return Repository(files | {"voices.json": json.dumps(index).encode()}, "mit")


def kokoro_repository(*voices: str) -> Repository:
    """Return a repository like onnx-community/Kokoro-82M-v1.0-ONNX, with a model of bytes."""
    styles = {f"voices/{voice}.bin": voice.encode() * 20_000 for voice in voices}
    return Repository({"onnx/model_quantized.onnx": b"kokoro" * 20_000, "README.md": b"# Kokoro", **styles})
