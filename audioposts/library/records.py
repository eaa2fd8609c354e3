"""What the library is told, and what it tells. Pure."""

from dataclasses import dataclass
from datetime import datetime

from audioposts.models import Article, Episode, Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A post, and what was made of it."""

    key: str
    article: Article
    digest: str
    """Of the words of the article."""

    published: datetime
    first_seen: datetime
    also: tuple[str, ...] = ()
    """Other keys of the post."""

    revision: str = ""
    """As its source had it when it was judged, and the version that judged."""

    fingerprint: int = 0
    same_as: str | None = None
    """Key of the post that tells the same story."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a post that was met before."""

    key: str
    revision: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SeenPost:
    """A post as the library knows it."""

    key: str
    title: str
    verdict: Verdict
    reason: str
    first_seen: datetime
    published: bool
    """Whether there is an episode of it, or one in which it is read."""

    guid: str
    """Of the episode that there is or may be."""

    date: datetime
    same_as: str | None = None
    """Key of the post that tells the same story."""

    report: tuple[str, ...] = ()
    """Of the episode."""

    digest: str | None = None
    """Guid of the digest in which it is read."""


@dataclass(frozen=True, slots=True)
class PastDigest:
    """A digest that was published."""

    guid: str
    episode: Episode
    read: tuple[str, ...]
    """Keys of the posts that are read in it, in order."""

    named: tuple[str, ...] = ()
    """Keys of the posts of which it has the headline."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A post that has no text to read."""

    key: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """One run, for `audioposts status`."""

    started: datetime
    ended: datetime
    episodes: int
    failures: int
