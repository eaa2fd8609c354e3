"""The Hugging Face hub, or whatever HF_ENDPOINT names -> files, and what is known of them. I/O: network.

huggingface_hub asks, follows and carries on where a download broke off. It takes most of a second to import, reads its
environment then (HF_ENDPOINT, HF_HUB_OFFLINE, HF_TOKEN), and is imported by what needs it only; so is httpx, by which
it asks.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_exponential, wait_random

from audioposts.catalogue.offers import RemoteFile
from audioposts.errors import HubError, StorageError, storage

_TRIES = 4
_ANSWER_S = 20.0
_PIECE_BYTES = 1 << 16
_FOR_THE_MOMENT = {408, 425, 429, 500, 502, 503, 504}
_MEANINGS = {
    401: "asks for a login",
    403: "refuses to show it",
    404: "has no such file or repository",
    410: "says that it is gone for good",
    429: "asks for fewer requests; try again in some minutes",
}

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the hub says of a file before it is fetched."""

    revision: str
    """The commit that it is from."""

    sha256: str
    """Of large files only; else empty."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What the hub says of a repository."""

    revision: str
    licence: str
    files: tuple[RemoteFile, ...]


class Hub:
    """The hub at `endpoint`; None: as the environment says."""

    def __init__(self, endpoint: str | None = None, sleep: Callable[[float], None] = time.sleep) -> None:
        self._endpoint = endpoint
        self._sleep = sleep

    def look(self, repository: str, path: str, revision: str = "main") -> Seen:
        """Return what is known of a file.

        Raises:
            HubError: there is no such file, or no answer.

        """
        from huggingface_hub import get_hf_file_metadata, hf_hub_url

        url = hf_hub_url(repository, path, revision=revision, endpoint=self._endpoint)
        subject = f"{repository}/{path}"
        known = self._ask(subject, lambda: get_hf_file_metadata(url, timeout=_ANSWER_S, endpoint=self._endpoint))
        if not known.commit_hash or not known.etag:
            raise HubError(subject, "what answers is no Hugging Face hub; is HF_ENDPOINT right?")
        return Seen(known.commit_hash, known.etag if len(known.etag) == 64 else "")

    def fetch(self, repository: str, path: str, revision: str, folder: Path, *, with_bar: bool = False) -> Path:
        """Put a file of a commit into `folder`, under its path, and return where it is.

        What is there already is not sent again, and what broke off goes on where it did. With a bar, a terminal shows
        how far it is.

        Raises:
            HubError: it cannot be had.
            StorageError: it cannot be written.

        """
        from huggingface_hub import constants, hf_hub_download
        from huggingface_hub.utils.tqdm import disable_progress_bars, enable_progress_bars

        # Xet, the hub's other way to send, starts again after a break, and shows nothing to a stand-in.
        constants.HF_HUB_DISABLE_XET = True
        # What is not a whole piece is lost in a break; pieces of ten megabytes never get through a bad connection.
        constants.DOWNLOAD_CHUNK_SIZE = _PIECE_BYTES
        (enable_progress_bars if with_bar else disable_progress_bars)()

        def download() -> str:
            return hf_hub_download(repository, path, revision=revision, local_dir=folder, endpoint=self._endpoint)

        return Path(self._ask(f"{repository}/{path}", download, folder))

    def listing(self, repository: str) -> Listing:
        """Return the files of a repository, and its licence.

        Raises:
            HubError: there is no such repository, or no answer.

        """
        from huggingface_hub import HfApi

        api = HfApi(endpoint=self._endpoint)
        info = self._ask(repository, lambda: api.model_info(repository, files_metadata=True, timeout=_ANSWER_S))
        files = tuple(
            RemoteFile(each.rfilename, each.rfilename, each.size or 0, sha256=each.lfs.sha256 if each.lfs else "")
            for each in info.siblings or []
        )
        licence = (info.card_data and info.card_data.get("license")) or "not stated in the model card"
        return Listing(info.sha or "main", str(licence), files)

    def _ask(self, subject: str, request: Callable[[], Result], folder: Path | None = None) -> Result:
        """Return what a request gives, after as many tries as are worth it."""
        from huggingface_hub.utils.logging import set_verbosity

        # It tells of every try; we tell of the end.
        set_verbosity(logging.CRITICAL)
        retrying = Retrying(
            retry=retry_if_exception(_may_pass),
            stop=stop_after_attempt(_TRIES),
            wait=wait_exponential(multiplier=0.5, max=8) + wait_random(0, 0.5),
            sleep=self._sleep,
            reraise=True,
        )
        with _translated(subject, folder):
            return retrying(request)


def _may_pass(error: BaseException) -> bool:
    """Tell whether the same request may succeed in a moment."""
    import httpx

    error = _cause(error)
    status = _status(error)
    return isinstance(error, httpx.TransportError) if status is None else status in _FOR_THE_MOMENT


def _cause(error: BaseException) -> BaseException:
    """Return what is behind "an error happened while trying to locate the file"."""
    from huggingface_hub.errors import LocalEntryNotFoundError

    return error.__cause__ if isinstance(error, LocalEntryNotFoundError) and error.__cause__ else error


def _status(error: BaseException) -> int | None:
    from huggingface_hub.errors import HfHubHTTPError

    return error.response.status_code if isinstance(error, HfHubHTTPError) else None


@contextmanager
def _translated(subject: str, folder: Path | None) -> Iterator[None]:
    """Turn whatever huggingface_hub raises for a reason outside the code into one line of ours."""
    import httpx
    from huggingface_hub.errors import FileMetadataError, OfflineModeIsEnabled

    try:
        yield
    except (OSError, httpx.HTTPError, httpx.InvalidURL) as raised:
        error = _cause(raised)
        status = _status(error)
        if status is not None:
            meaning = _MEANINGS.get(status, "does not answer as it should; try again later")
            raise HubError(subject, f"the hub {meaning} (HTTP {status})") from raised
        if isinstance(error, OfflineModeIsEnabled):
            raise HubError(subject, "HF_HUB_OFFLINE is set, so nothing is fetched; unset it") from raised
        if isinstance(error, FileMetadataError):
            raise HubError(subject, "what answers is no Hugging Face hub; is HF_ENDPOINT right?") from raised
        if isinstance(error, httpx.HTTPError | httpx.InvalidURL | ConnectionError):
            reason = str(error) or type(error).__name__
            raise HubError(subject, f"no connection to the hub ({reason}); try again, it goes on from here") from raised
        if isinstance(error, OSError) and error.errno is not None:
            raise StorageError(error.filename or folder or subject, error.strerror or str(error)) from raised
        # What came is longer or shorter than the hub said. Going on from there would never end.
        forget_partial(folder)
        raise HubError(subject, "came in another length than the hub states; it was deleted, try again") from raised


def forget_partial(folder: Path | None) -> None:
    """Delete what is left of downloads into `folder` that broke off."""
    for partial in folder.rglob("*.incomplete") if folder else ():
        with storage(partial), suppress(FileNotFoundError):
            partial.unlink()
