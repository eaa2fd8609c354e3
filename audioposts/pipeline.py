"""The order of the stages: sources -> cleaning -> production -> publishing. The only module that knows it.

`run` does what is new and nothing else; killed at any moment, the next one carries on. The order of writing makes
sure of that: sound and its companions first, then the library's row, then the feed that names them.

The interface for programs is `open_studio`, `run`, `preview`, `status`, `say`, and the values of `audioposts.models`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from time import monotonic

from filelock import FileLock, Timeout

from audioposts.cleaning import clean
from audioposts.config import ADDED_FILE, DEFAULT_SHOW, Home, Settings, load_settings, load_voice
from audioposts.errors import AudioError, AudioPostsError, ConfigError, LockedError, SpeechError, storage
from audioposts.identity import site_of, url_key
from audioposts.intake import Intake, open_entries
from audioposts.lexicons import load_lexicon
from audioposts.library import Attempt, Library, Run, SeenPost
from audioposts.models import UNLIMITED, Article, Block, BlockKind, Budget, Clip, Episode, Post, Show, Spending, Verdict
from audioposts.press import FEED, Press
from audioposts.publishing.files import sweep, write_whole
from audioposts.publishing.names import cover_name
from audioposts.renderings import Renderings
from audioposts.retention import Plan, plan, prune
from audioposts.session import Session, month_of
from audioposts.sources import address_in, is_url
from audioposts.speech.engines import open_engine
from audioposts.stock import done_posts, settle_in
from audioposts.studio import Progress, Studio, check_voices, open_studio

__all__ = [
    "Progress", "Report", "ShowStatus", "Status", "Studio",
    "add", "explain", "open_studio", "preview", "run", "say", "status",
]  # fmt: skip


_BLOCKS_ARE_KEPT = timedelta(days=90)
"""For so long a block that was seen in one post may turn out to repeat."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did."""

    episodes: tuple[Episode, ...]
    errors: tuple[AudioPostsError, ...]
    feeds: tuple[Path, ...]

    @property
    def alarms(self) -> tuple[AudioPostsError, ...]:
        """What somebody should hear of: not again what was told and is still being tried."""
        return tuple(error for error in self.errors if not error.is_repeated)

    @property
    def exit_code(self) -> int:
        """0 if all went well, 1 if something failed and the rest was done."""
        return 1 if self.errors else 0


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


def preview(studio: Studio, since: datetime | None = None, limit: int | None = None) -> Iterator[tuple[Post, Article]]:
    """Yield every post of the sources, and what would be read of it; nothing is spoken or written.

    Raises:
        AudioPostsError: a source cannot be read.

    """

    def failed(error: AudioPostsError) -> None:
        raise error

    for show in studio.shows:
        for _, entry in islice(open_entries(studio, show, since, failed), limit):
            post = entry.read()
            yield post, clean(post, show.language, show.rules)


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


def add(home: Path, urls: Sequence[str]) -> list[str]:
    """Note URLs of posts for the next run; return those that were not noted yet.

    Raises:
        ConfigError: one of them is no URL.

    """
    file = home.resolve() / ADDED_FILE
    wanted = [address_in(url) for url in urls]
    for url, given in zip(wanted, urls, strict=True):
        if not is_url(url) or not site_of(url):
            raise ConfigError(given, "is not the URL of a page, such as https://example.org/article")
    with storage(file):
        text = file.read_text("utf-8") if file.is_file() else ""
        known = {url_key(line) for line in text.split() if is_url(line)}
        new = [url for url in dict.fromkeys(wanted) if url_key(url) not in known]
        if new:
            gap = "" if text.endswith("\n") or not text else "\n"
            write_whole(file, (text + gap + "".join(f"{url}\n" for url in new)).encode())
    return new


def say(home: Path, text: str, voice_name: str) -> Clip:
    """Return how a voice says `text`; needs no settings.

    Raises:
        AudioPostsError: the voice is not known, or cannot say it.

    """
    from audioposts.narration import write_script  # brings libraries that no other command but `run` needs

    place = Home(home.resolve())
    voice = load_voice(voice_name, place)
    engine = open_engine(voice)
    told = Article("", voice.language, (Block(BlockKind.PARAGRAPH, text),), (), Verdict.FULL, "")
    utterances = write_script(told, engine.max_chars, lexicon=load_lexicon(place)).utterances
    if not utterances:
        raise ConfigError(repr(text[:40]), "has nothing in it that can be said")
    clips = [(engine.synthesize(utterance.spoken), utterance.pause_ms) for utterance in utterances]
    pauses = (bytes(2 * (clip.sample_rate_hz * pause_ms // 1000)) for clip, pause_ms in clips)
    pcm = b"".join(part for (clip, _), pause in zip(clips, pauses, strict=True) for part in (clip.pcm, pause))
    return Clip(pcm, clips[0][0].sample_rate_hz)


def run(studio: Studio, since: datetime | None = None, limit: int | None = None) -> Report:
    """Publish what is new in the sources of every show: posts since a date, at most `limit` for each show.

    Raises:
        ConfigError: the settings ask for something that is not there; nothing was done.
        LockedError: another run is at work; nothing was done.

    """
    for show in studio.shows:
        check_voices(show, studio)
        cover_name(show, studio.home.path)
    started = studio.now()
    session = Session(studio.library, studio.budget, started)
    renderings = Renderings(studio.home.state / "renderings.sqlite")
    with _lock(studio.home), closing(studio.library), closing(renderings):
        press = Press(studio, started, renderings)
        parts = [_ShowRun(studio, show, session, press, started, since, limit) for show in studio.shows]
        for part in parts:
            part.run()
        for part in parts[:1]:
            press.publish_index(studio.shows, part._failed)
        report = Report(
            episodes=tuple(episode for part in parts for episode in part.episodes),
            errors=tuple(error for part in parts for error in part.errors),
            feeds=tuple(part.feed for part in parts if part.feed.is_file()),
        )
        studio.cache.prune()
        studio.library.forget_blocks(started - _BLOCKS_ARE_KEPT)
        studio.library.add_run(Run(started, studio.now(), len(report.episodes), len(report.errors)))
    return report


def tidy(studio: Studio, *, for_show: bool) -> list[Plan]:
    """Delete what is not kept any longer, and return what that was; `for_show`: only return it.

    Raises:
        LockedError: a run is at work; nothing was done.

    """
    now = studio.now()
    with _lock(studio.home), closing(studio.library):
        plans = [plan(show, studio, now) for show in studio.shows]
        for planned in () if for_show else plans:
            prune(planned, studio)
        return plans


@contextmanager
def _lock(home: Home) -> Iterator[None]:
    with storage(home.state):
        home.state.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home.state / "lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise LockedError(home.path, "another run is at work here; this one did nothing") from error
    try:
        yield
    finally:
        lock.release()


@dataclass(slots=True)
class _ShowRun:
    """One show's part of a run."""

    studio: Studio
    show: Show
    session: Session
    press: Press
    started: datetime
    since: datetime | None
    limit: int | None
    next_publication: float = 0.0
    episodes: list[Episode] = field(default_factory=list)
    errors: list[AudioPostsError] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        """Where the show's public files are."""
        return self.studio.home.folder(self.show)

    @property
    def feed(self) -> Path:
        """What podcast apps subscribe to."""
        return self.folder / FEED

    def run(self) -> None:
        """Do it; what fails is in `errors`."""
        try:
            self._run()
        except ConfigError:
            raise
        except AudioPostsError as error:
            # Of the whole show, as where its jingle is no sound: the other shows go on.
            self._failed(error)

    def _run(self) -> None:
        settle_in(self.show, self.studio)
        sweep(self.folder)
        done = done_posts(self.show, self.studio)
        intake = Intake(self.studio, self.show, self.started, done, self._failed, self.since)
        new = list(islice(intake.new_articles(), self.limit))
        self.press.publish(self.show, self._failed)
        if new:
            self._produce(new)
            self.press.publish(self.show, self._failed)
        prune(plan(self.show, self.studio, self.started), self.studio)

    def _produce(self, new: Sequence[tuple[Post, Article]]) -> None:
        """Make episodes of new articles, and publish each as soon as it is there."""
        from audioposts.issues import orders_of, record_issue
        from audioposts.production import Issue, produce  # takes most of a second, and there is mostly nothing new

        # What is wrong with the picture is said before anything is spoken.
        self.press.make_cover(self.show)
        orders = orders_of(new, self.show, self.studio, self.started)
        for outcome in produce(orders, self.show, self.studio, self.session):
            order, result = outcome.order, outcome.result
            if not isinstance(result, Episode):
                self._failed(self._noted(order, result))
                continue
            self.studio.library.forget_failures(self.show, [job.post.key for job in outcome.read])
            if isinstance(order, Issue):
                record_issue(order, result, outcome.read, self.show, self.studio)
            else:
                self.studio.library.add_episode(self.show, order.post.key, result)
            self._publish_now_and_then()
            self.episodes.append(result)
            self.studio.progress.published(result)

    def _publish_now_and_then(self) -> None:
        """Publish, unless that would take a tenth of the run: a show of ten thousand episodes does not for each one."""
        began = monotonic()
        if began >= self.next_publication:
            self.press.publish(self.show, self._failed)
            self.next_publication = monotonic() + 10 * (monotonic() - began)

    def _noted(self, order: object, error: AudioPostsError) -> AudioPostsError:
        """Note that an article failed; want of money, or of room on the disk, is no fault of its own."""
        from audioposts.production import Job

        if not isinstance(order, Job) or not isinstance(error, SpeechError | AudioError):
            return error
        library, now = self.studio.library, self.studio.now()
        attempt = library.note_failure(self.show, order.post.key, order.article.title, str(error), now)
        if attempt.given_up:
            tries = f"given up after {attempt.tries} tries; 'audioposts retry' tries it again"
            return type(error)(error.subject, f"{error.message} ({tries})")
        error.is_repeated = attempt.tries > 1
        return error

    def _failed(self, error: AudioPostsError) -> None:
        self.errors.append(error)
        self.studio.progress.failed(error)
