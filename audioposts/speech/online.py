"""Attempts -> one Clip: what engines have in common that speak over a network. I/O: waits.

An attempt gives a whole clip, or raises `AttemptError`. What may pass is tried again, after as long as the service asks
for (RFC 9110, 10.2.3) or after pauses that grow; in the end there is sound, or a `SpeechError` of one line.
"""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import partial
from unicodedata import category

from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from audioposts.codec import decode
from audioposts.errors import AudioError, ConfigError, SpeechError, TextTooLongError
from audioposts.models import Clip
from audioposts.speech.endings import is_cut

FOR_THE_MOMENT = {408, 409, 425, 429, 500, 502, 503, 504, 529}
"""Statuses of HTTP after which the same request may succeed."""

_LONGEST_BACKOFF_S = 30.0

_FASTEST_MS_PER_LETTER = 20
"""Piper's prose has 75, and the words with the most silent letters that were found ("though", "brought") have 46."""

_MESSAGE_CHARS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a service is waited for. The options of every engine of this kind."""

    attempts: int = 5
    """After 429, 5xx, broken connections and sound that is not whole."""

    backoff_s: float = 1.0
    """The wait before the second attempt; it doubles with each."""

    longest_wait_s: float = 60.0
    """A service that asks to be left alone for longer is given up at once."""

    timeout_s: float = 60.0
    """How long it may say nothing."""


class AttemptError(Exception):
    """Why an attempt failed, as the end of a sentence that begins with the name of the engine."""

    def __init__(self, what: str, *, passes: bool = True, wait_s: float | None = None) -> None:
        super().__init__(what)
        self.passes = passes
        """Whether another attempt makes sense."""

        self.wait_s = wait_s
        """How long the service asks to be left alone."""


def persist(
    attempt: Callable[[], Clip],
    engine: str,
    text: str,
    patience: Patience,
    *,
    sleep: Callable[[float], None] = time.sleep,
) -> Clip:
    """Return what `attempt` gives in the end; `engine` and `text` are for the message.

    Raises:
        SpeechError: all attempts failed, or one in a way that no other attempt changes.

    """
    attempts = Retrying(
        retry=retry_if_exception(lambda error: isinstance(error, AttemptError) and error.passes),
        wait=partial(_wait, patience),
        stop=stop_after_attempt(max(1, patience.attempts)),
        sleep=sleep,
        reraise=True,
    )
    try:
        return attempts(attempt)
    except AttemptError as trouble:
        later = "; try again later" if trouble.passes else ""
        raise SpeechError(beginning(text), f"{engine} {trouble}{later}") from trouble


def decoded(data: bytes, text: str, fastest: float = 1.0) -> Clip:
    """Return the sound in an answer that is to be all of `text`, at most `fastest` times as fast as people speak.

    Raises:
        AttemptError: it is no sound, or not all of it.

    """
    if not data:
        raise AttemptError("sent nothing")
    if is_cut(data):
        raise AttemptError("sent sound that breaks off")
    try:
        return whole(decode(data, beginning(text)), text, fastest)
    except AudioError as error:
        raise AttemptError("sent something that is not sound") from error


def whole(clip: Clip, text: str, fastest: float = 1.0) -> Clip:
    """Return `clip`.

    Raises:
        AttemptError: it is silent, or shorter than anybody can say `text`.

    """
    if clip.is_silent:
        raise AttemptError("sent silence")
    letters = sum(map(str.isalnum, text))
    if clip.duration_ms < letters * _FASTEST_MS_PER_LETTER / max(1.0, fastest):
        raise AttemptError(f"sent {clip.duration_ms} ms of sound for {len(text)} characters")
    return clip


def speakable(text: str, max_chars: int) -> str:
    """Return `text`, if a service can be asked for it.

    Raises:
        TextTooLongError: it is longer than the engine takes.
        SpeechError: there is nothing in it to be said, or it is no text; nobody is to be paid for that.

    """
    if len(text) > max_chars:
        raise TextTooLongError(beginning(text), f"has {len(text)} characters, the engine takes {max_chars}")
    if any(category(char) == "Cs" for char in text):
        raise SpeechError(ascii(beginning(text)), "has half a character in it")
    if all(category(char)[0] not in "LNS" and char not in "&@#%§" for char in text):
        raise SpeechError(ascii(beginning(text)), "has nothing in it to be said")
    return text


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Say how to install what an import does not find.

    Raises:
        ConfigError: it did not find it.

    """
    try:
        yield
    except ModuleNotFoundError as error:
        raise ConfigError(
            f"engine = {extra!r}", f"{error.name} is not installed; run: pip install 'audioposts[{extra}]'"
        ) from error


def answered(status: int, message: str = "", retry_after: str | None = None) -> AttemptError:
    """Return what an HTTP status of 300 and more means; `message` is the server's own, where it has one."""
    said = f"HTTP {status}: {message}" if message else f"HTTP {status}"
    if status in FOR_THE_MOMENT:
        return AttemptError(f"did not answer: {said}", wait_s=_seconds((retry_after or "").strip()))
    return AttemptError(f"refused: {said}", passes=False)


def one_line(message: object, secret: str = "") -> str:
    """Return a message as others write them on one line, not too long, and without what nobody may read."""
    text = str(message).replace(secret, "…") if secret else str(message)
    text = " ".join(text.split())
    return text if len(text) <= _MESSAGE_CHARS else text[:_MESSAGE_CHARS] + "…"


def beginning(text: str) -> str:
    """Return how an error names a text."""
    return " ".join(text[:40].split())


def _seconds(retry_after: str) -> float | None:
    """Return the seconds that a Retry-After header asks for, as a number or a date."""
    try:
        if re.fullmatch(r"\d+(\.\d+)?", retry_after):
            return float(retry_after)
        date = parsedate_to_datetime(retry_after)
        return max(0.0, date.replace(tzinfo=date.tzinfo or UTC).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def _wait(patience: Patience, state: RetryCallState) -> float:
    """Return the seconds before the next attempt."""
    trouble = state.outcome.exception() if state.outcome else None
    if isinstance(trouble, AttemptError) and trouble.wait_s is not None:
        if trouble.wait_s > patience.longest_wait_s:
            raise AttemptError(f"{trouble}; it asks to be left alone for {trouble.wait_s:.0f} s") from trouble
        return trouble.wait_s
    first = patience.backoff_s
    return wait_exponential_jitter(multiplier=first, max=max(first, _LONGEST_BACKOFF_S), jitter=first / 2)(state)
