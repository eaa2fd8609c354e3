"""What there is in a home folder, what was made of a post and why, and another try of what failed."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from audioposts.config import DEFAULT_SHOW, Home, Settings, load_settings
from audioposts.errors import ConfigError
from audioposts.identity import url_key
from audioposts.library import Attempt, Library, Run, SeenPost
from audioposts.models import UNLIMITED, Article, Budget, Episode, Show, Spending
from audioposts.press import FEED
from audioposts.session import month_of


@dataclass(frozen=True, slots=True)
class ShowStatus:
    """What there is of one show."""

    name: str
    feed: str
    episodes: tuple[Episode, ...]
    """Newest first."""

    not_read: tuple[SeenPost, ...]
    """Posts without an episode, newest first."""

    contents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Titles of the posts that are read in each digest, by its guid."""


@dataclass(frozen=True, slots=True)
class Status:
    """What there is in a home folder."""

    shows: tuple[ShowStatus, ...]
    runs: tuple[Run, ...]
    """The last ones, newest first."""

    spending: tuple[Spending, ...] = ()
    """Of this month, by voice."""

    budget: Budget = UNLIMITED
    attempts: tuple[Attempt, ...] = ()
    """Posts that failed: those that wait for another try, and those that were given up."""

    last_success: datetime | None = None
    """When the last run began in which nothing failed."""


def status(home: Path) -> Status:
    """Return what has been published and decided so far; nothing is written."""
    place = Home(home.resolve())
    settings = load_settings(place) if place.settings.is_file() else Settings((DEFAULT_SHOW,), None, None)
    library = Library(place.library)
    if not library.exists():
        return Status((), (), (), settings.budget)
    with closing(library):
        found = tuple(_show_status(show, library, place) for show in settings.shows)
        spending = library.spending(month_of(datetime.now(UTC)))
        runs, success = tuple(library.last_runs(5)), library.last_success()
        return Status(found, runs, spending, settings.budget, tuple(library.attempts()), success)


def _show_status(show: Show, library: Library, home: Home) -> ShowStatus:
    episodes = sorted(library.episodes(show).values(), key=lambda episode: episode.published, reverse=True)
    seen = library.seen_posts(show)
    not_read = tuple(post for post in seen if not post.published)
    titles = {post.key: post.title for post in seen}
    contents = {past.guid: tuple(titles.get(key, key) for key in past.read) for past in library.digests(show)}
    return ShowStatus(show.slug, str(home.folder(show) / FEED), tuple(episodes), not_read, contents)


def explain(home: Path, name: str) -> tuple[SeenPost, Article | None]:
    """Return a post that was judged, and what was made of it, by its URL, its title or the guid of its episode.

    Where that is a digest with several posts, the error names them.

    Raises:
        ConfigError: no such post was seen, or several.

    """
    place = Home(home.resolve())
    shows = load_settings(place).shows if place.settings.is_file() else (DEFAULT_SHOW,)
    library = Library(place.library)
    if not library.exists():
        raise ConfigError(place.path, "nothing was judged here yet; run 'audioposts run'")
    with closing(library):
        found = [(show, post) for show in shows for post in library.seen_posts(show) if _goes_by(post, name)]
        if not found:
            raise ConfigError(name, "is no guid, URL or title of a post that was seen here; see 'audioposts status'")
        if len({post.key for _, post in found}) > 1:
            shown = found if any(post.digest == name for _, post in found) else found[:5]
            titles = "; ".join(f"{post.guid} {post.title}" for _, post in shown)
            raise ConfigError(name, f"may be several posts: {titles}")
        show, post = found[0]
        return post, library.article(show, post.key)


def _goes_by(post: SeenPost, name: str) -> bool:
    is_key = post.key in (name, url_key(name)) if "://" in name else post.key == name
    return is_key or name in (post.guid, post.digest) or (len(name) > 3 and name.casefold() in post.title.casefold())


def retry(home: Path, name: str | None) -> list[str]:
    """Forget that posts failed, so that the next run tries them: that of a key or title, or all; return their titles.

    Raises:
        ConfigError: no such post failed.

    """
    place = Home(home.resolve())
    shows = {show.slug: show for show in (load_settings(place).shows if place.settings.is_file() else (DEFAULT_SHOW,))}
    library = Library(place.library)
    with closing(library):
        failed = [one for one in library.attempts() if one.show in shows] if library.exists() else []
        found = [one for one in failed if name is None or name in (one.key, one.title) or url_key(name) == one.key]
        if name is not None and not found:
            raise ConfigError(name, "is no key, URL or title of a post that failed; see 'audioposts status'")
        for one in found:
            library.forget_failures(shows[one.show], [one.key])
        return [one.title for one in found]
