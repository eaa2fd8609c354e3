"""Text -> speech and word timings by Amazon Polly, through boto3. I/O: network.

boto3 finds credentials where all programs for AWS do: environment, `~/.aws`, single sign-on, the machine's role. Texts
are sent as text, not as SSML, so nothing in them is markup.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Literal

from audioposts.config import engine_options
from audioposts.errors import ConfigError
from audioposts.models import Clip, Spoken, Voice, WordTiming
from audioposts.speech.online import (
    AttemptError,
    Patience,
    answered,
    decoded,
    needs,
    one_line,
    persist,
    speakable,
    whole,
)

with needs("polly"):
    import boto3
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError, IncompleteReadError
    from botocore.exceptions import ConnectionError as NoConnectionError

_MAX_CHARS = 3000
"""Billed characters of one request (Polly's quotas)."""

_PCM_HZ = 16_000
_MEDIA_TYPES = {"pcm": "audio/pcm", "mp3": "audio/mpeg", "json": "application/x-json-stream"}

_WITHOUT_MARKS = ("generative",)

_TOO_MANY = {"ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded", "SlowDown"}
"""Come with status 400 as well as 429."""

_OF_THE_VOICE = {
    "AccessDeniedException",
    "EngineNotSupportedException",
    "ExpiredTokenException",
    "IncompleteSignatureException",
    "InvalidClientTokenId",
    "InvalidSampleRateException",
    "InvalidSignatureException",
    "LanguageNotSupportedException",
    "MissingAuthenticationTokenException",
    "UnrecognizedClientException",
}
"""Codes of errors that are the same for every text: credentials, and voices that an engine does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options(Patience):
    voice: str
    """As Polly names it: `Joanna`, `Vicki`."""

    polly_engine: Literal["standard", "neural", "long-form", "generative"] = "neural"
    """Not every voice has each; they differ in price."""

    region: str | None = None
    """`eu-central-1`; else the one of the profile, or of AWS_DEFAULT_REGION."""

    profile: str | None = None
    """Of `~/.aws/config`; else as AWS_PROFILE says."""

    language_code: str | None = None
    """For voices that speak two languages: `en-IN` or `hi-IN`."""

    output_format: Literal["pcm", "mp3"] = "pcm"
    """`pcm` loses nothing, but has 16 kHz; `mp3` has 24 kHz, and sounds brighter."""

    word_timings: bool = False
    """Ask for the times of words as well. It is a second request, and billed as one. `generative` has none."""

    connect_timeout_s: float = 10.0
    endpoint_url: str | None = None
    """Another server that speaks Polly's protocol, or a private endpoint."""


class PollyEngine:
    """A voice of Amazon Polly."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._options = engine_options(voice, _Options)
        if self._options.word_timings and self._options.polly_engine in _WITHOUT_MARKS:
            raise ConfigError(voice.file, f"word_timings: polly_engine = {self._options.polly_engine!r} has none")
        try:
            self._client = _client(self._options)
        except (BotoCoreError, ValueError) as error:
            raise ConfigError(voice.file, one_line(error)) from error

    @property
    def version(self) -> str:
        """The service has no version; its engine is among the options."""
        return "polly 1"

    @property
    def max_chars(self) -> int:
        """One request."""
        return _MAX_CHARS

    @property
    def takes_ipa(self) -> bool:
        """It speaks words only: pronunciations would need SSML, and each language takes only some of the signs."""
        return False

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return the speech of one sentence, with its words where they are wanted."""
        text = speakable(spoken.text, self.max_chars)
        return persist(lambda: self._attempt(text), "polly", text, self._options)

    def _attempt(self, text: str) -> Clip:
        clip = self._sound(text)
        return self._with_words(clip, text) if self._options.word_timings else clip

    def _sound(self, text: str) -> Clip:
        output_format = self._options.output_format
        data = self._ask(text, OutputFormat=output_format)
        if output_format != "pcm":
            return decoded(data, text)
        if not data or len(data) % 2:
            raise AttemptError("sent sound that breaks off" if data else "sent nothing")
        return whole(Clip(data, _PCM_HZ), text)

    def _with_words(self, clip: Clip, text: str) -> Clip:
        data = self._ask(text, OutputFormat="json", SpeechMarkTypes=["word"])
        try:
            words = tuple(_words(data, text, clip.duration_ms))
        except (ValueError, KeyError, TypeError) as error:
            raise AttemptError("sent speech marks that break off") from error
        return Clip(clip.pcm, clip.sample_rate_hz, words)

    def _ask(self, text: str, **request: Any) -> bytes:
        options = self._options
        request |= {"Engine": options.polly_engine, "VoiceId": options.voice, "Text": text, "TextType": "text"}
        if options.language_code:
            request["LanguageCode"] = options.language_code
        if request["OutputFormat"] == "pcm":
            request["SampleRate"] = str(_PCM_HZ)
        try:
            answer = self._client.synthesize_speech(**request)
            # Not `with answer["AudioStream"]`: that gives what is below boto3, and its errors.
            with closing(answer["AudioStream"]) as stream:
                if not answer["ContentType"].startswith(_MEDIA_TYPES[request["OutputFormat"]]):
                    raise AttemptError(f"sent {one_line(answer['ContentType'])}, which is not sound")
                return bytes(stream.read())
        except ClientError as error:
            raise self._refusal(error) from error
        except (HTTPClientError, NoConnectionError, IncompleteReadError) as error:
            raise AttemptError(f"did not answer: {one_line(error)}") from error
        except BotoCoreError as error:  # no credentials, or half of them; parameters that Polly does not have
            raise ConfigError(self._voice.file, one_line(error)) from error

    def _refusal(self, error: ClientError) -> AttemptError:
        """Return what an error of the service means.

        Raises:
            ConfigError: it is the same for every text.

        """
        code = str(error.response.get("Error", {}).get("Code", ""))
        message = one_line(error.response.get("Error", {}).get("Message", ""))
        http = error.response.get("ResponseMetadata", {})
        status = http.get("HTTPStatusCode", 500)
        said = f"{code}: {message}"
        if "voiceId" in message:
            raise ConfigError(self._voice.file, f"polly does not know voice = {self._options.voice!r}") from error
        if code in _OF_THE_VOICE or status in (401, 403):
            raise ConfigError(self._voice.file, f"polly refuses the voice or the credentials: {said}") from error
        retry_after = http.get("HTTPHeaders", {}).get("retry-after")
        return answered(429 if code in _TOO_MANY else status, said, retry_after)


def _client(options: _Options) -> Any:
    session = boto3.Session(profile_name=options.profile, region_name=options.region)
    return session.client(
        "polly",
        endpoint_url=options.endpoint_url,
        config=Config(
            connect_timeout=options.connect_timeout_s,
            read_timeout=options.timeout_s,
            retries={"total_max_attempts": 1},  # `persist` tries again, in one way for all engines
            max_pool_connections=64,
        ),
    )


def _words(data: bytes, text: str, duration_ms: int) -> Iterator[WordTiming]:
    """Yield the words of a stream of speech marks, one JSON object a line; each lasts until the next begins.

    Raises:
        ValueError: it is no such stream, or is not of this sound.

    """
    encoded = text.encode()
    marks = [mark for mark in map(json.loads, data.splitlines()) if mark["type"] == "word"]
    if not marks and any(map(str.isalnum, text)):
        raise ValueError
    ends = [mark["time"] for mark in marks[1:]] + [duration_ms]
    for mark, end_ms in zip(marks, ends, strict=True):
        if not mark["time"] <= end_ms <= duration_ms:
            raise ValueError
        # Marks count bytes of UTF-8.
        start, stop = (len(encoded[: mark[side]].decode(errors="ignore")) for side in ("start", "end"))
        yield WordTiming(mark["time"], end_ms, start, stop)
