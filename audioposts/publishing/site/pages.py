"""What pages are called, and what decides whether they have changed. Pure but for the look, which is in files."""

from datetime import UTC
from functools import cache, lru_cache
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path

from audioposts.models import Episode

HERE = Path(__file__).parent

_SHOWN = attrgetter(
    "guid", "title", "file", "length", "duration_ms", "description", "publisher", "author", "shared_by", "url",
    "transcripts", "image",
)  # fmt: skip

_LOOK = 1
"""Part of every key: raise it when the code makes other pages of the same templates."""


def key_of(*parts: object) -> str:
    """Return a digest of values whose `repr` says all of them."""
    return blake2b(repr(parts).encode(errors="surrogatepass"), digest_size=10).hexdigest()


@lru_cache(2**14)
def number_of(guid: str) -> int:
    """Return the 32 bits that stand for an episode: in the name of its page, and where lists are cut."""
    return int.from_bytes(blake2b(guid.encode(errors="surrogatepass"), digest_size=4).digest(), "big")


def signature(episode: Episode) -> tuple[object, ...]:
    """Return what pages show of an episode, in values whose `repr` is cheap; the file stands for the text."""
    chapters = [(chapter.start_ms, chapter.title, chapter.url) for chapter in episode.chapters]
    return *_SHOWN(episode), episode.published.timestamp(), chapters


def page_name(episode: Episode) -> str:
    """Return the name of an episode's page: of its date and guid alone, which never change.

    A title may be corrected, and changed sound has a new name; a link that somebody shared has to go on working.
    """
    return f"{episode.published.astimezone(UTC).date().isoformat()}-{number_of(episode.guid):08x}.html"


@cache
def asset(name: str) -> tuple[str, bytes]:
    """Return the public name of an asset, which changes with its contents, and the contents."""
    data = (HERE / "assets" / name).read_bytes()
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}-{blake2b(data, digest_size=5).hexdigest()}.{ending}", data


@cache
def look() -> str:
    """Return a digest of how pages look: templates, labels, assets."""
    files = [path for path in sorted(HERE.glob("*/*")) if path.suffix in (".jinja", ".css", ".js")]
    return key_of(_LOOK, [(path.name, path.read_bytes()) for path in (*files, HERE / "labels.toml")])
