"""Everything with a side effect that a run needs, in one value. A test builds another one; nothing is patched."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Protocol, Self

from audioposts.cache import ClipCache
from audioposts.config import DEFAULT_SHOW, LOCAL_URL, Home, Settings, load_settings, load_voice
from audioposts.errors import AudioPostsError, ConfigError
from audioposts.fetching import Fetch, LateWeb
from audioposts.library import Library
from audioposts.models import UNLIMITED, Article, Budget, Episode, Show, Voice
from audioposts.models.site import Site
from audioposts.sources import STDIN, is_url
from audioposts.speech.engines import Engine, open_engine
from audioposts.speech.offline import offline_voice

_MOST_WORKERS = 4
"""Unless the settings say more: every one takes up to 250 MB."""


class Progress(Protocol):
    """Who is told how a run goes; it decides nothing."""

    def judged(self, article: Article) -> None:
        """Hear what was made of a post that is not published yet."""

    def started(self, title: str, utterances: int) -> None:
        """Hear that an article is about to be spoken."""

    def spoke(self) -> None:
        """Hear that one more utterance of it has been spoken."""

    def published(self, episode: Episode) -> None:
        """Hear that an episode is complete."""

    def waiting(self, articles: int, until: date) -> None:
        """Hear that so many articles are kept for the digest of another day."""

    def failed(self, error: AudioPostsError) -> None:
        """Hear that a source or a post failed; the rest goes on."""


class Silent:
    """Tells nobody."""

    def judged(self, article: Article) -> None: ...

    def started(self, title: str, utterances: int) -> None: ...

    def spoke(self) -> None: ...

    def published(self, episode: Episode) -> None: ...

    def waiting(self, articles: int, until: date) -> None: ...

    def failed(self, error: AudioPostsError) -> None: ...


class Closable(Protocol):
    """Something that is opened when it is needed, and closed."""

    def close(self) -> None:
        """Close it; closed twice is closed."""


@dataclass(frozen=True, slots=True)
class Studio:
    """What a run works with."""

    home: Home
    shows: tuple[Show, ...]
    base_url: str | None
    """Where the public tree will be; None: only served from here so far."""

    library: Library
    cache: ClipCache
    fetch: Fetch
    stdin: Callable[[], bytes]
    reads_added: bool
    """Whether posts that were added by hand belong to this run."""

    open_voice: Callable[[str], Voice]
    open_engine: Callable[[Voice], Engine]
    now: Callable[[], datetime]
    workers: int
    """How many sentences are spoken at once; each takes one core."""

    progress: Progress
    budget: Budget = UNLIMITED
    """What may be spent on voices that are paid for."""

    site: Site = field(default_factory=Site)
    """How the listening site is made."""

    voice_for_language: Callable[[str], Voice | None] = offline_voice
    """Who speaks a language for which a show has no voice."""

    resources: tuple[Closable, ...] = ()
    """What is open as long as the studio is."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close files and connections; what is asked of the studio later opens them again."""
        for resource in self.resources:
            resource.close()

    @property
    def public_url(self) -> str:
        """The address of the public tree that the feeds name."""
        return self.base_url or LOCAL_URL


def open_studio(
    home: Path, source: str | None = None, progress: Progress | None = None, category: str | None = None
) -> Studio:
    """Return the studio of a home folder.

    With `source`, that takes the place of the sources in the settings, and `category` of the category; settings are not
    needed then.

    Raises:
        ConfigError: there are no settings, or something in them is wrong.

    """
    place = Home(home.resolve())
    settings = _settings(place, source, category)
    named = (source for show in settings.shows for source in show.sources)
    library, web = Library(place.library), LateWeb(place.state / "cache", settings.manners, named=filter(is_url, named))
    return Studio(
        home=place,
        shows=settings.shows,
        base_url=settings.base_url,
        library=library,
        cache=ClipCache(place.state / "cache", round(settings.cache_gb * 1e9)),
        fetch=web,
        stdin=sys.stdin.buffer.read,
        reads_added=source is None,
        open_voice=partial(load_voice, home=place),
        open_engine=cache(open_engine),
        now=lambda: datetime.now(UTC).replace(microsecond=0),
        workers=settings.workers or min(os.cpu_count() or 1, _MOST_WORKERS),
        progress=progress or Silent(),
        budget=settings.budget,
        site=settings.site,
        resources=(library, web),
    )


def check_voices(show: Show, studio: Studio) -> None:
    """See that every voice that a show may need is there.

    Raises:
        ConfigError: one of them is not, or something in its file is wrong.

    """
    for name in (show.voice, *(name for _, name in show.cast)):
        for fallback in studio.open_voice(name).fallbacks:
            studio.open_voice(fallback)


def _settings(home: Home, source: str | None, category: str | None) -> Settings:
    if source is None:
        settings = load_settings(home)
        if not settings.shows:
            raise ConfigError(home.settings, "has no show; add a table [shows.NAME] with sources = […]")
        return settings
    settings = load_settings(home) if home.settings.is_file() else Settings((), None, None)
    show = settings.shows[0] if settings.shows else DEFAULT_SHOW
    named = source if is_url(source) or source == STDIN else str(Path(source).resolve())
    return replace(settings, shows=(replace(show, sources=(named,), category=category),))
