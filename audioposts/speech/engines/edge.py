"""Text -> speech and word timings by the voices of Microsoft Edge, through edge-tts. I/O: network.

edge-tts (LGPL-3) speaks the protocol of Edge's "read aloud", which is free and not an official service: it may refuse
at any time. Two things about it are put right here: a connection that ends early looks to it like the end of the
text, and nothing limits how long an answer may take.
"""

import asyncio
import math
from dataclasses import dataclass
from importlib.metadata import version

from audioposts.config import engine_options
from audioposts.errors import ConfigError
from audioposts.models import Clip, Spoken, Voice, WordTiming
from audioposts.speech.online import AttemptError, Patience, answered, decoded, needs, one_line, persist, speakable

with needs("edge"):
    import aiohttp
    import edge_tts
    from edge_tts.exceptions import EdgeTTSException, NoAudioReceived, SkewAdjustmentError
    from yarl import URL

_MAX_CHARS = 800
"""edge-tts cuts at 4,096 bytes of XML and asks for each part by itself; a character takes five of them at most."""

_TICKS_PER_MS = 10_000
_NEARBY_CHARS = 80
"""A word that does not stand so close behind the last one is not the one that is meant."""

_LATE_MS = 200
"""Words may end after the sound by so much; the service rounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options(Patience):
    voice: str
    """As `edge-tts --list-voices` has it: `en-US-EmmaMultilingualNeural`."""

    rate: str = "+0%"
    """`+20%` speaks a fifth faster."""

    pitch: str = "+0Hz"
    timeout_s: float = 60.0
    """For one sentence, from the first byte to the last."""

    endpoint: str | None = None
    """Another server that speaks the protocol: `ws://127.0.0.1:5050`."""


class EdgeEngine:
    """A voice of Microsoft Edge."""

    def __init__(self, voice: Voice) -> None:
        self._options = engine_options(voice, _Options)
        self._fastest = 1.0
        try:
            self._request("")
        except ValueError as error:
            raise ConfigError(voice.file, one_line(error)) from error
        self._fastest = 1 + int(self._options.rate.rstrip("%")) / 100

    @property
    def version(self) -> str:
        """The service has no version; the library has."""
        return f"edge-tts {version('edge-tts')}"

    @property
    def max_chars(self) -> int:
        """One request."""
        return _MAX_CHARS

    @property
    def takes_ipa(self) -> bool:
        """The service refuses all SSML but voice and prosody."""
        return False

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return the speech of one sentence, with its words."""
        text = speakable(spoken.text, self.max_chars)
        return persist(lambda: self._attempt(text), "edge", text, self._options)

    def _attempt(self, text: str) -> Clip:
        timeout_s = self._options.timeout_s
        try:
            sound, marks = asyncio.run(self._listen(text, timeout_s))
        except TimeoutError as error:  # aiohttp's are of this kind, too
            raise AttemptError("did not answer in time") from error
        except (aiohttp.ClientError, EdgeTTSException, OSError, ValueError, KeyError) as error:
            raise _explained(error, self._options.voice) from error
        clip = decoded(sound, text, self._fastest)
        if marks and marks[-1].end_ms > clip.duration_ms + _LATE_MS:
            raise AttemptError("sent sound that breaks off")
        return Clip(clip.pcm, clip.sample_rate_hz, _within(marks, clip.duration_ms))

    async def _listen(self, text: str, timeout_s: float) -> tuple[bytes, list[WordTiming]]:
        """Return the sound, as it came, and where words are in it."""
        endpoint = self._options.endpoint
        connector = _Elsewhere(endpoint) if endpoint else None
        try:
            async with asyncio.timeout(timeout_s):
                return await _collect(self._request(text, connector), text)
        finally:
            if connector:
                await connector.finish()

    def _request(self, text: str, connector: aiohttp.BaseConnector | None = None) -> edge_tts.Communicate:
        options = self._options
        return edge_tts.Communicate(
            text,  # edge-tts escapes it
            options.voice,
            rate=options.rate,
            pitch=options.pitch,
            boundary="WordBoundary",
            connector=connector,
            receive_timeout=math.ceil(options.timeout_s),
        )


async def _collect(request: edge_tts.Communicate, text: str) -> tuple[bytes, list[WordTiming]]:
    sound = bytearray()
    marks: list[WordTiming] = []
    at = 0
    async for part in request.stream():
        if part["type"] == "audio":
            sound += part["data"]
        elif (start := text.find(part["text"], at, at + len(part["text"]) + _NEARBY_CHARS)) >= 0:
            at = start + len(part["text"])
            marks.append(_timing(part["offset"], part["duration"], start, at))
    # Counted by edge-tts when the service says that the turn is over; it takes any other end for one as well.
    if request.state["cumulative_audio_bytes"] != len(sound):
        raise AttemptError("sent sound that breaks off")
    return bytes(sound), marks


class _Elsewhere(aiohttp.TCPConnector):
    """Connections to another server than the one that edge-tts has in its code; it lets a connector be given."""

    def __init__(self, endpoint: str) -> None:
        super().__init__(force_close=True)
        self._endpoint = URL(endpoint)

    async def connect(
        self, req: aiohttp.ClientRequest, traces: list[aiohttp.tracing.Trace], timeout: aiohttp.ClientTimeout
    ) -> aiohttp.connector.Connection:
        there = self._endpoint
        req.url = req.url.with_scheme(there.scheme).with_host(there.host or "").with_port(there.port)
        return await super().connect(req, traces, timeout)

    async def close(self, *, abort_ssl: bool = False) -> None:
        """Stay open: where the clock is wrong, edge-tts tries once more with what its first session has closed."""

    async def finish(self) -> None:
        await super().close()


def _timing(offset: float, duration: float, start: int, stop: int) -> WordTiming:
    start_ms = round(offset / _TICKS_PER_MS)
    return WordTiming(start_ms, round((offset + duration) / _TICKS_PER_MS), start, stop)


def _within(marks: list[WordTiming], duration_ms: int) -> tuple[WordTiming, ...]:
    """Return the words, none of which lasts longer than the sound."""
    return tuple(
        WordTiming(min(mark.start_ms, duration_ms), min(mark.end_ms, duration_ms), mark.start, mark.stop)
        for mark in marks
    )


def _explained(error: Exception, voice: str) -> AttemptError:
    if isinstance(error, aiohttp.ClientResponseError):
        if error.status in (401, 403):
            return AttemptError(
                f"refused: HTTP {error.status}; is the clock right, and edge-tts up to date?", passes=False
            )
        if error.status < 300:
            return AttemptError("sent a web page, which is not sound")
        return answered(error.status, retry_after=error.headers.get("retry-after") if error.headers else None)
    if isinstance(error, SkewAdjustmentError):
        return AttemptError("refused: HTTP 403; is the clock right, and edge-tts up to date?", passes=False)
    if isinstance(error, NoAudioReceived):
        return AttemptError(f"sent nothing (is there a voice {voice}?)")
    if isinstance(error, aiohttp.ClientError | OSError):
        return AttemptError(f"did not answer: {one_line(error) or type(error).__name__}")
    return AttemptError(f"sent what is not understood: {one_line(error) or type(error).__name__}")
