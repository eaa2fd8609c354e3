"""Text -> speech by any server that speaks OpenAI's `POST …/v1/audio/speech`. I/O: network.

That is OpenAI itself, and on one's own machine Kokoro-FastAPI, Speaches, LocalAI, openedai-speech and others. Servers
stream what they make, so a body that ends early is no rarity: what is not whole is asked for again.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

import httpx
from pydantic import Field

from audioposts import __version__
from audioposts.config import engine_options, secret
from audioposts.errors import ConfigError
from audioposts.models import Clip, Spoken, Voice
from audioposts.speech.online import AttemptError, Patience, answered, decoded, one_line, persist, speakable, whole

_MAX_BYTES = 100_000_000
"""More is no answer to one sentence: it is half an hour of sound."""

_WRONG_KEY = {401, 403}
_NOT_THERE = {404, 405}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options(Patience):
    model: str
    """As the server names it: `tts-1`, `gpt-4o-mini-tts`, `kokoro`."""

    voice: str
    """As the server names it: `alloy`, `af_heart`."""

    base_url: str = "https://api.openai.com/v1"
    """As its makers state it for OpenAI's library; `/v1` may be left out where nothing follows the host."""

    key_env: str = ""
    """The environment variable that holds the key: `OPENAI_API_KEY`. Empty: the server wants none."""

    response_format: Literal["wav", "pcm", "flac", "mp3", "opus", "aac"] = "wav"
    """How the sound is sent. `wav`, `pcm` and `flac` lose nothing."""

    pcm_sample_rate_hz: Annotated[int, Field(ge=8000, le=192_000)] = 24_000
    """Of `pcm`, which does not say so itself."""

    speed: Annotated[float, Field(ge=0.25, le=4)] = 1.0
    """1.2 speaks a fifth faster."""

    instructions: str = ""
    """How to speak, where the model heeds it (`gpt-4o-mini-tts`): "Calm, like a newsreader"."""

    max_chars: Annotated[int, Field(ge=20)] = 4096
    """The longest text of one request."""

    connect_timeout_s: float = 10.0
    longest_s: float = 300.0
    """For one answer, however slowly it trickles in."""


@dataclass(frozen=True, slots=True)
class _Server:
    """Where requests go, and what must not be seen in a message."""

    url: str
    client: httpx.Client
    key: str = field(repr=False)


class OpenaiEngine:
    """A voice of a server that speaks OpenAI's protocol."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._options = engine_options(voice, _Options)
        self._server = _server(voice, self._options)

    @property
    def version(self) -> str:
        """Servers do not say theirs; the model is among the options."""
        return "openai 1"

    @property
    def max_chars(self) -> int:
        """As many as one request takes."""
        return self._options.max_chars

    @property
    def takes_ipa(self) -> bool:
        """It speaks words only."""
        return False

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return the speech of one sentence."""
        text = speakable(spoken.text, self.max_chars)
        return persist(lambda: self._attempt(text), "openai", text, self._options)

    def _attempt(self, text: str) -> Clip:
        server, options = self._server, self._options
        try:
            with server.client.stream("POST", server.url, json=self._request(text)) as answer:
                if answer.status_code >= 300:
                    raise self._refusal(answer)
                data = _content(answer, options.longest_s)
        except httpx.TimeoutException as error:
            raise AttemptError("did not answer in time") from error
        except httpx.HTTPError as error:
            raise AttemptError(f"did not answer: {one_line(error, server.key) or type(error).__name__}") from error
        if options.response_format == "pcm":
            return whole(Clip(_samples(data), options.pcm_sample_rate_hz), text, options.speed)
        return decoded(data, text, options.speed)

    def _request(self, text: str) -> Mapping[str, str | float]:
        options = self._options
        request: dict[str, str | float] = {
            "model": options.model,
            "input": text,
            "voice": options.voice,
            "response_format": options.response_format,
        }
        # Some servers refuse what they do not know; nothing is sent that was not asked for.
        if options.speed != 1.0:
            request["speed"] = options.speed
        if options.instructions:
            request["instructions"] = options.instructions
        return request

    def _refusal(self, answer: httpx.Response) -> AttemptError:
        """Return what a status other than success means.

        Raises:
            ConfigError: what is wrong is in the voice's file, and stays wrong for every text.

        """
        status, key_env = answer.status_code, self._options.key_env
        message, code = _complaint(answer)
        message = one_line(message, self._server.key)
        said = f"HTTP {status}: {message}" if message else f"HTTP {status}"
        if status in _WRONG_KEY:
            key = f"the key in {key_env}" if key_env else "requests without a key (set key_env)"
            raise ConfigError(self._voice.file, f"{self._server.url} does not take {key} ({said})")
        if status in _NOT_THERE:
            raise ConfigError(self._voice.file, f"base_url or model is wrong: {self._server.url} says {said}")
        if code == "insufficient_quota":  # comes as a 429, and does not pass
            return AttemptError(f"refused: {said}", passes=False)
        return answered(status, message, answer.headers.get("retry-after"))


def _server(voice: Voice, options: _Options) -> _Server:
    try:
        base = httpx.URL(options.base_url.rstrip("/"))
    except httpx.InvalidURL as error:
        raise ConfigError(voice.file, f"base_url = {options.base_url!r}: {error}") from error
    if base.scheme not in ("http", "https") or not base.host or base.userinfo:
        raise ConfigError(voice.file, "base_url is no address like http://localhost:8880/v1")
    root = str(base) if base.path.strip("/") else f"{base.scheme}://{base.netloc.decode()}/v1"
    key = secret(voice, "key_env", options.key_env) if options.key_env else ""
    headers = {"User-Agent": f"audioposts/{__version__}"} | ({"Authorization": f"Bearer {key}"} if key else {})
    timeout = httpx.Timeout(options.timeout_s, connect=options.connect_timeout_s)
    return _Server(f"{root}/audio/speech", httpx.Client(headers=headers, timeout=timeout), key)


def _content(answer: httpx.Response, longest_s: float) -> bytes:
    """Return the body, if it can be sound."""
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.startswith("text/") or kind.endswith(("json", "xml")):
        raise AttemptError(f"sent {kind}, which is not sound")
    deadline = time.monotonic() + longest_s
    content = bytearray()
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > _MAX_BYTES:
            raise AttemptError(f"sent more than {_MAX_BYTES // 1_000_000} MB", passes=False)
        if time.monotonic() > deadline:
            raise AttemptError(f"took more than {longest_s:.0f} s")
    return bytes(content)


def _samples(data: bytes) -> bytes:
    if not data:
        raise AttemptError("sent nothing")
    if len(data) % 2:
        raise AttemptError("sent sound that breaks off")
    if data[:40].lstrip().lower().startswith((b"<!doctype", b"<html")):
        raise AttemptError("sent a web page, which is not sound")
    return data


def _complaint(answer: httpx.Response) -> tuple[str, str]:
    """Return the message and the code of an error: OpenAI's `{"error": {…}}`, FastAPI's `{"detail": …}`, or text."""
    try:
        text = answer.read().decode(errors="replace")
    except httpx.HTTPError:
        return "", ""
    try:
        said: Any = json.loads(text)
    except ValueError:
        return ("" if text.lstrip().startswith("<") else text), ""
    for name in ("error", "detail"):
        if isinstance(said, dict) and name in said:
            said = said[name]
    if isinstance(said, dict):
        return str(said.get("message", said)), str(said.get("code", ""))
    return str(said), ""
