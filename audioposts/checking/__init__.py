"""A feed, its files and its server -> what directories would object to, and what to do about it. I/O: reads, asks.

Every rule is that of a directory or a standard, and says so; whether Apple, Spotify and PSP-1 would take the feed is
whether there is no error among the findings.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from audioposts.checking.channel import check_channel
from audioposts.checking.document import Feed, read_feed
from audioposts.checking.downloading import download
from audioposts.checking.files import check_files
from audioposts.checking.finding import Finding, Severity, Source
from audioposts.checking.items import check_items
from audioposts.checking.places import folder_of
from audioposts.checking.server import check_feed_answer, check_server
from audioposts.errors import ConfigError, storage
from audioposts.fetching.direct import Direct

__all__ = ["Finding", "Severity", "Source", "check_feed_file", "check_feed_url", "is_accepted"]

_EPISODES_ON_THE_WEB = 3
"""So many are fetched, and asked for in every way, unless more are wanted: servers treat all of them alike."""


def check_feed_file(
    file: Path, *, listens: bool = True, episodes: int | None = None, now: datetime | None = None
) -> list[Finding]:
    """Return what is wrong with a feed and the files beside it.

    `listens`: decode the sound too; `episodes`: look at the files of so many of them only, those that are listed first.

    Raises:
        ConfigError: there is no such file.

    """
    if not file.is_file():
        raise ConfigError(file, "does not exist; run 'audioposts run' first, or name a feed")
    with storage(file):
        data = file.read_bytes()
    feed, findings = _read(data, now)
    if feed:
        findings += check_files(_first(feed, episodes), folder_of(feed, file), listens=listens)
    return findings


def check_feed_url(
    url: str,
    *,
    allowed: Iterable[str] = (),
    listens: bool = True,
    episodes: int | None = None,
    now: datetime | None = None,
) -> list[Finding]:
    """Return what is wrong with a feed on the web, with its files, and with how its server hands them out.

    `allowed`: hosts that may be at private addresses, beside one that `url` names itself.
    """
    with Direct(allowed, [url]) as server, TemporaryDirectory(prefix="audioposts-") as folder:
        data, findings = check_feed_answer(url, server)
        feed, more = _read(data, now) if data is not None else (None, [])
        findings += more
        if feed:
            first = _first(feed, _EPISODES_ON_THE_WEB if episodes is None else episodes)
            findings += check_server(first, url, server)
            findings += check_files(first, download(first, Path(folder), server, with_sound=listens), listens=listens)
        return findings


def _read(data: bytes, now: datetime | None) -> tuple[Feed | None, list[Finding]]:
    feed, findings = read_feed(data)
    if feed:
        findings += check_channel(feed)
        findings += check_items(feed, now or datetime.now(UTC))
    return feed, findings


def _first(feed: Feed, episodes: int | None) -> Feed:
    return replace(feed, items=feed.items[:episodes])


def is_accepted(findings: Iterable[Finding]) -> bool:
    """Tell whether a directory would take a feed of which that was found."""
    return not any(finding.severity is Severity.ERROR for finding in findings)
