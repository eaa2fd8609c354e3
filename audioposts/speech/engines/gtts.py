"""Text -> speech by Google Translate, the service behind gTTS. I/O: network.

gTTS makes the requests and knows the languages. It is not let near the network: its own sending has no time-out, does
not verify certificates, does not retry, and leaves out in silence what it could not get. The service is not an
official one; it may refuse at any time, and is not the default voice for that reason.
"""

import base64
import binascii
import re
from dataclasses import dataclass
from importlib.metadata import version
from threading import local

import requests
from gtts import gTTS
from gtts.lang import tts_langs

from audioposts.config import engine_options
from audioposts.errors import ConfigError, SpeechError
from audioposts.models import Clip, Spoken, Voice
from audioposts.speech.online import AttemptError, Patience, answered, decoded, one_line, persist, speakable

_MAX_CHARS: int = gTTS.GOOGLE_TTS_MAX_CHARS
"""What the service takes at once. gTTS would cut longer texts at every comma, and each piece sounds like an end."""

_ANSWER = re.compile(r'jQ1olc","\[\\"(.*?)\\"]')


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options(Patience):
    tld: str = "com"
    """Of translate.google.TLD; decides the accent: com, co.uk, com.au, ca, co.in, ie, co.za …"""

    slow: bool = False
    timeout_s: float = 20.0
    endpoint: str | None = None
    """Where to send requests instead of translate.google.TLD."""


class GttsEngine:
    """Google Translate's voices."""

    def __init__(self, voice: Voice) -> None:
        self._options = engine_options(voice, _Options)
        self._language = _supported_language(voice)
        self._thread = local()

    @property
    def version(self) -> str:
        """The service has no version; the library has."""
        return f"gtts {version('gtts')}"

    @property
    def max_chars(self) -> int:
        """One request."""
        return _MAX_CHARS

    @property
    def takes_ipa(self) -> bool:
        """It speaks words only."""
        return False

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return the speech of one sentence, or of as much of it as one request takes."""
        text = speakable(spoken.text, self.max_chars)
        body = self._body(text)
        return persist(lambda: self._attempt(body, text), "gTTS", text, self._options)

    def _body(self, text: str) -> str:
        """Return the request."""
        tld, slow = self._options.tld, self._options.slow
        # No preprocessing: narration has done it, and theirs takes the stops out of abbreviations that are none.
        try:
            request = gTTS(text, lang=self._language, tld=tld, slow=slow, lang_check=False, pre_processor_funcs=[])
            (body,) = request.get_bodies()
        except AssertionError as error:
            raise SpeechError(text[:40], "has nothing in it that gTTS speaks") from error
        return str(body)

    def _attempt(self, body: str, text: str) -> Clip:
        try:
            answer = self._session().post(self._url, data=body, timeout=self._options.timeout_s)
        except requests.Timeout as error:
            raise AttemptError("did not answer in time") from error
        except requests.RequestException as error:
            raise AttemptError(f"did not answer: {one_line(_cause(error))}") from error
        if answer.status_code != 200:
            raise answered(answer.status_code, retry_after=answer.headers.get("retry-after"))
        found = _ANSWER.search(answer.text)
        if not found:
            known = not answer.text or "wrb.fr" in answer.text
            raise AttemptError("sent nothing" if known else "sent something that is not sound")
        try:
            return decoded(base64.b64decode(found[1], validate=True), text)
        except binascii.Error as error:
            raise AttemptError("sent something that is not sound") from error

    @property
    def _url(self) -> str:
        host = (self._options.endpoint or f"https://translate.google.{self._options.tld}").rstrip("/")
        return f"{host}/_/TranslateWebserverUi/data/batchexecute"

    def _session(self) -> requests.Session:
        """Return this thread's session: sessions keep connections open, and are not made to be shared."""
        session: requests.Session | None = getattr(self._thread, "session", None)
        if session is None:
            session = requests.Session()
            session.headers.update(gTTS.GOOGLE_TTS_HEADERS)
            self._thread.session = session
        return session


def _supported_language(voice: Voice) -> str:
    """Return the code by which the service knows a language: `de` for `de-AT`, but `zh-TW` as it is."""
    known: dict[str, str] = {code.lower(): code for code in tts_langs()}
    for code in (voice.language.lower(), voice.language.split("-")[0].lower()):
        if code in known:
            return known[code]
    raise ConfigError(voice.file, f"language = {voice.language!r} is not spoken by gTTS")


def _cause(error: Exception) -> str:
    """Return the innermost reason: requests and urllib3 wrap it in pages of context."""
    while inner := (error.__cause__ or error.__context__ or getattr(error, "reason", None)):
        if not isinstance(inner, Exception):
            break
        error = inner
    return str(error).split("\n")[0] or type(error).__name__
