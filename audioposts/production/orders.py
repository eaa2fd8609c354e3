"""What is to become an episode. Pure."""

from dataclasses import dataclass
from datetime import datetime

from audioposts.models import Article, Post


@dataclass(frozen=True, slots=True)
class Job:
    """An article on its way to an episode, or into one."""

    post: Post
    article: Article
    guid: str
    published: datetime

    @property
    def jobs(self) -> tuple["Job", ...]:
        """Itself, as the only article of its episode."""
        return (self,)


@dataclass(frozen=True, slots=True)
class Headline:
    """A post that has no text to read."""

    key: str
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A digest on its way to an episode."""

    guid: str
    published: datetime
    jobs: tuple[Job, ...]
    headlines: tuple[Headline, ...] = ()


Order = Job | Issue
