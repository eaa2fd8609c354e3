"""What the library is told, and what it tells. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from audioposts.library.rows import episode_fields, episode_of
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

    edition: str = ""
    """Digest of what is spoken of it."""

    source: str = ""
    """Of the show's sources the one that listed it."""

    place: str = ""
    """Where it was read."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a post that was met before."""

    key: str
    revision: str
    verdict: Verdict
    edition: str = ""
    source: str = ""


class Standing(StrEnum):
    """Where an episode stands."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    """Its post was taken down."""

    EXPIRED = "expired"
    """It left the feed long ago, and its files were deleted."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """An episode as it stands in the library: what is asked of thousands, without reading all of each."""

    guid: str
    key: str
    """Of its post."""

    file: str
    length: int
    published: str
    """When, as a text; texts are in the order of times."""

    standing: Standing
    left_feed: datetime | None
    """When it left the feed."""

    edition: str
    """Of the post, when it was spoken; empty: unknown."""

    files: tuple[str, ...]
    """Names of all of its files, the sound first."""

    fields: str
    """All of it, as JSON."""

    def with_only(self, names: frozenset[str]) -> "Shelved":
        """Return it without those of its files, but the sound, that are not among `names`."""
        if names.issuperset(self.files[1:]):
            return self
        episode = self.episode
        there = replace(
            episode,
            transcripts=tuple(name for name in episode.transcripts if name in names),
            chapters_file=_one_of(names, episode.chapters_file),
            image=_one_of(names, episode.image),
            chapters=tuple(replace(each, image=_one_of(names, each.image)) for each in episode.chapters),
        )
        return replace(self, files=tuple(name for name in self.files if name in names), fields=episode_fields(there))

    @property
    def episode(self) -> Episode:
        """The episode itself."""
        return episode_of(self.fields)

    @property
    def digest(self) -> str:
        """Of all of it: another one when anything in it has changed."""
        return sha256(self.fields.encode()).hexdigest()


def _one_of(names: frozenset[str], name: str | None) -> str | None:
    return name if name in names else None


@dataclass(frozen=True, slots=True)
class Placed:
    """A post that has an episode, and where it was found."""

    key: str
    guid: str
    """Of the episode."""

    place: str
    """A path or a URL."""

    published: datetime


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


@dataclass(frozen=True, slots=True)
class Listener:
    """Who may hear a private show."""

    token: str
    """The secret part of the address."""

    show: str
    name: str
    issued: datetime
    revoked: datetime | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """How it stands with a post that failed."""

    show: str
    key: str
    title: str
    revision: str
    first_failed: datetime
    last_failed: datetime
    tries: int
    next_try: datetime
    error: str
    given_up: bool
    """It is not tried again, unless it changes."""
