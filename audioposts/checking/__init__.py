"""A feed and its files -> what directories would object to, and what to do about it. I/O: reads files.

Every rule is that of a directory or a standard, and says so; whether Apple, Spotify and PSP-1 would take the feed is
whether there is no error among the findings.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from audioposts.checking.channel import check_channel
from audioposts.checking.document import read_feed
from audioposts.checking.files import check_files, folder_of
from audioposts.checking.finding import Finding, Severity, Source
from audioposts.checking.items import check_items
from audioposts.errors import ConfigError, storage

__all__ = ["Finding", "Severity", "Source", "check_feed_file", "is_accepted"]


def check_feed_file(file: Path, *, listens: bool = True, now: datetime | None = None) -> list[Finding]:
    """Return what is wrong with a feed and the files beside it; `listens`: decode the sound too.

    Raises:
        ConfigError: there is no such file.

    """
    if not file.is_file():
        raise ConfigError(file, "does not exist; run 'audioposts run' first, or name a feed")
    with storage(file):
        data = file.read_bytes()
    feed, findings = read_feed(data)
    if feed is None:
        return findings
    findings += check_channel(feed)
    findings += check_items(feed, now or datetime.now(UTC))
    findings += check_files(feed, folder_of(feed, file), listens=listens)
    return findings


def is_accepted(findings: Iterable[Finding]) -> bool:
    """Tell whether a directory would take a feed of which that was found."""
    return not any(finding.severity is Severity.ERROR for finding in findings)
