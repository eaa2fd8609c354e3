"""The websocket of Edge's "read aloud", as edge-tts knows it: configuration and SSML in, MP3 and metadata out."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email.utils import formatdate
from threading import Event, Lock, Thread
from time import time
from typing import Self
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from aiohttp import web

from tests.standins.sounds import encoded, pcm

PATH = "/consumer/speech/synthesize/readaloud/edge/v1"
MS_PER_CHAR = 60
LEAD_MS = 100
"""Of silence, before the first word."""

_NAMESPACE = "{http://www.w3.org/2001/10/synthesis}"
_WORD = re.compile(r"[\w’']+(?:[.-]\w+)*")


@dataclass
class EdgeService:
    """A service with a plan for each connection; the last one is for ever. See `standins.faults` for what they mean.

    `drop` closes the connection without a word, `unfinished` sends all of the sound and then closes without the end of
    the turn, `skew` refuses with a Date that is an hour later, `gibberish` and `unknown` send what nobody knows.
    """

    plans: list[str] = field(default_factory=lambda: ["well"])
    asked: list[str] = field(default_factory=list)
    """What each connection was to say, as XML."""

    tokens: list[str] = field(default_factory=list)
    url: str = ""
    _lock: Lock = field(default_factory=Lock)

    def __enter__(self) -> Self:
        started = Event()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        started.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(10)

    def _run(self, started: Event) -> None:
        self._loop.run_until_complete(self._serve(started))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _serve(self, started: Event) -> None:
        self._over = asyncio.Event()
        app = web.Application()
        app.router.add_get(PATH, self._answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        self.url = f"ws://127.0.0.1:{port}"
        started.set()
        await self._over.wait()
        await runner.cleanup()

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        with self._lock:
            plan = self.plans.pop(0) if len(self.plans) > 1 else self.plans[0]
            self.tokens.append(request.query["Sec-MS-GEC"])
        if plan == "hang_up" and request.transport:
            request.transport.abort()
            raise asyncio.CancelledError
        if plan == "html":
            return web.Response(text="<!DOCTYPE html><title>Log in</title>", content_type="text/html")
        if plan == "skew":
            return web.Response(status=403, headers={"Date": formatdate(time() + 3600, usegmt=True)})
        if plan[:3].isdecimal():
            status, _, wait = plan.partition(" ")
            wait = formatdate(time(), usegmt=True) if wait == "date" else wait
            return web.Response(status=int(status), headers={"Retry-After": wait} if wait else {})
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await self._talk(request, socket, plan)
        return socket

    async def _talk(self, request: web.Request, socket: web.WebSocketResponse, plan: str) -> None:
        config, ssml = [(await socket.receive()).data for _ in range(2)]
        assert json.loads(config.partition("\r\n\r\n")[2])["context"]["synthesis"]["audio"]
        xml = ssml.partition("\r\n\r\n")[2]
        self.asked.append(xml)
        if plan == "mute":
            await self._over.wait()
        if plan == "slow":
            await asyncio.sleep(0.2)
        messages = _messages(_said(xml), plan)
        count = 0
        async for message in messages:
            count += 1
            await (socket.send_bytes(message) if isinstance(message, bytes) else socket.send_str(message))
            if count == 8 and plan in ("drop", "reset", "cut", "stalled"):
                break
        if plan == "stalled":
            await self._over.wait()
        if plan in ("drop", "reset") and request.transport:
            await asyncio.sleep(0.02)
            (request.transport.abort if plan == "reset" else request.transport.close)()
            return
        await socket.close()


def _said(xml: str) -> str:
    """Return the text in SSML; it is no SSML that the service takes if there is anything else in it."""
    root = ElementTree.fromstring(xml)
    names = [element.tag.removeprefix(_NAMESPACE) for element in root.iter()]
    assert names == ["speak", "voice", "prosody"], names
    return "".join(root.itertext())


async def _messages(text: str, plan: str) -> AsyncIterator[str | bytes]:
    """Yield what the service sends: text messages and binary ones, sound and metadata by turns."""
    head = "X-RequestId:0123456789abcdef\r\n"
    yield f"{head}Content-Type:application/json; charset=utf-8\r\nPath:turn.start\r\n\r\n{{}}"
    yield f"{head}Content-Type:application/json; charset=utf-8\r\nPath:response\r\n\r\n{{}}"
    if plan == "gibberish":
        yield "gibberish without a colon\r\n\r\n"
    if plan == "unknown":
        yield f"{head}Path:something.new\r\n\r\n{{}}"
    kind = plan if plan in ("tenth", "silence") else "well"
    sound = b"" if plan == "empty" else encoded(pcm(text, kind), "mp3")
    words = list(_WORD.finditer(text))
    pieces = [sound[at : at + 720] for at in range(0, len(sound), 720)]
    for number in range(max(len(pieces), len(words) if sound else 0)):
        if number < len(pieces):
            header = f"{head}Content-Type:audio/mpeg\r\nX-StreamId:FEDCBA\r\nPath:audio\r\n".encode()
            yield len(header).to_bytes(2, "big") + header + pieces[number]
        if number < len(words) and kind == "well":
            yield f"{head}Content-Type:application/json; charset=utf-8\r\nPath:audio.metadata\r\n\r\n{_boundary(words[number])}"
    if plan != "unfinished":
        header = f"{head}X-StreamId:FEDCBA\r\nPath:audio\r\n".encode()
        yield len(header).to_bytes(2, "big") + header
        yield f"{head}Content-Type:application/json; charset=utf-8\r\nPath:turn.end\r\n\r\n{{}}"


def _boundary(word: re.Match[str]) -> str:
    ticks = 10_000
    start_ms, length_ms = LEAD_MS + MS_PER_CHAR * word.start(), MS_PER_CHAR * len(word[0])
    text = {"Text": escape(word[0]), "Length": len(word[0]), "BoundaryType": "WordBoundary"}
    data = {"Offset": start_ms * ticks, "Duration": length_ms * ticks, "text": text}
    return json.dumps({"Metadata": [{"Type": "WordBoundary", "Data": data}]})
