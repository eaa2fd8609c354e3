"""Everything that can go wrong for a reason outside the code, and the exit code that says so.

AudioPostsError              1   something failed; whatever else there was to do was done
    ConfigError              2   a wrong key, value, voice or option; nothing was done
    SourceError              1   a source that cannot be read, or is not what it should be
    SpeechError              1   an engine that is missing, or cannot speak a text
        TextTooLongError            a text longer than the engine takes (engines never truncate)
    BudgetError              1   speech that would cost more than [budget] allows; its post waits
    HubError                 1   a public catalogue of voices that cannot be reached, or a file of it that is not whole
    TargetError              1   a place to publish to that cannot be reached, or refuses; what is there stays valid
    PictureError             1   a picture of the user's that cannot be read, or is too small or too large
    AudioError               1   sound that cannot be decoded, joined or encoded
    NoticeError              1   a notice that could not be sent
    StorageError             1   a file or folder that cannot be read or written: full, read-only, gone
    LockedError             75   another run is at work (EX_TEMPFAIL of sysexits.h: try again later)

Each names its subject (a file, a post, a settings key) and says what to do about it in one line.
A bug is any other exception, and keeps its traceback.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

_LOGIN = re.compile(r"(?<=://)(?<!ssh://)(?<!sftp://)[^/?#\s]*@")
_PASSWORD = re.compile(r"(?<=://)([^/?#\s:@]*):[^/?#\s]*@")


class AudioPostsError(Exception):
    """One line for a person: what it is about, and what is wrong with it."""

    exit_code: ClassVar[int] = 1

    def __init__(self, subject: object, message: str) -> None:
        self.subject = without_logins(str(subject))
        self.message = without_logins(message)
        self.is_repeated = False
        """Whether it was told before, of the same post, which is still tried again."""

        super().__init__(f"{self.subject}: {self.message}")


class ConfigError(AudioPostsError):
    """The settings, a voice or the command line ask for something that is not there."""

    exit_code = 2


class SourceError(AudioPostsError):
    """A source cannot be read, or does not have a shape that is known."""


class SpeechError(AudioPostsError):
    """An engine is not installed, not reachable, or did not speak what it was given."""


class TextTooLongError(SpeechError):
    """A text is longer than the engine's `max_chars`."""


class BudgetError(AudioPostsError):
    """Speech that is paid for would cost more than the settings allow."""


class HubError(AudioPostsError):
    """The hub of public voices cannot be reached, refuses, or gave something else than it said."""


class TargetError(AudioPostsError):
    """A place to publish to cannot be reached, or refuses."""


class PictureError(AudioPostsError):
    """A picture that cannot be read, or is too small or too large."""


class AudioError(AudioPostsError):
    """Sound that cannot be decoded, joined or encoded."""


class NoticeError(AudioPostsError):
    """A notice could not be sent; the run is none the worse for it."""


class StorageError(AudioPostsError):
    """The disk said no."""


class LockedError(AudioPostsError):
    """Another run holds the lock."""

    exit_code = 75


def without_logins(text: str) -> str:
    """Return a text without the secrets in the URLs in it: what is said ends up in logs.

    On the web a name may be a token (https://TOKEN@host); for ssh it belongs to the address, and stays.
    """
    return _PASSWORD.sub(r"\1@", _LOGIN.sub("", text))


@contextmanager
def storage(path: Path | str) -> Iterator[None]:
    """Turn the operating system's refusal to read or write `path` into a `StorageError` that names it."""
    try:
        yield
    except OSError as error:
        raise StorageError(error.filename or path, error.strerror or str(error)) from error
