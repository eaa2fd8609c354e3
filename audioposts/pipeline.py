"""The order of the stages: sources -> cleaning -> production -> publishing. The only module that knows it.

`run` does what is new and nothing else; killed at any moment, the next one carries on. The order of writing makes
sure of that: sound and its companions first, then the library's row, then the feed that names them.

The interface for programs is what this module names, and the values of `audioposts.models`.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from audioposts.cleaning import clean
from audioposts.config import ADDED_FILE, Home, load_voice
from audioposts.errors import AudioError, AudioPostsError, ConfigError, LockedError, SpeechError, storage
from audioposts.identity import site_of, url_key
from audioposts.inquiry import ShowStatus, Status, explain, retry, status
from audioposts.intake import Intake, open_entries
from audioposts.lexicons import load_lexicon
from audioposts.library import Run
from audioposts.models import (
    Article,
    Block,
    BlockKind,
    Clip,
    Episode,
    OnRemoval,
    Post,
    Show,
    Verdict,
)
from audioposts.press import FEED, Press
from audioposts.publishing.files import sweep, write_whole
from audioposts.publishing.names import cover_name
from audioposts.renderings import Renderings
from audioposts.retention import Plan, plan, prune
from audioposts.session import Session
from audioposts.sources import address_in, is_url
from audioposts.speech.engines import open_engine
from audioposts.stock import done_posts, settle_in, stock_of
from audioposts.studio import Progress, Studio, check_voices, open_studio

if TYPE_CHECKING:
    from audioposts.production import Order

__all__ = [
    "Progress", "Report", "ShowStatus", "Status", "Studio",
    "add", "explain", "open_studio", "preview", "retry", "run", "say", "status", "tidy",
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
            press.publish_index(part._failed)
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
        stock = stock_of(self.show, self.studio)
        sweep(self.folder, stock.names)
        done = done_posts(self.show, self.studio, stock)
        intake = Intake(self.studio, self.show, self.started, done, self._failed, self.since)
        new = list(islice(intake.new_articles(), self.limit))
        if self.show.on_removal is OnRemoval.WITHDRAW:
            stock = stock_of(self.show, self.studio)
        has_changed = self.press.publish(self.show, stock, self._failed)
        if new:
            self._produce(new)
            self._publish()
        # What there is has changed with what was published of it.
        looked = stock_of(self.show, self.studio) if new or has_changed else stock
        prune(plan(self.show, self.studio, self.started, looked), self.studio)

    def _publish(self) -> None:
        self.press.publish(self.show, stock_of(self.show, self.studio), self._failed)

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
            self._publish()
            self.next_publication = monotonic() + 10 * (monotonic() - began)

    def _noted(self, order: "Order", error: AudioPostsError) -> AudioPostsError:
        """Note that an article failed, or a digest and so all of its articles.

        Want of money, or of room on the disk, is no fault of theirs.
        """
        if not isinstance(error, SpeechError | AudioError):
            return error
        library, now = self.studio.library, self.studio.now()
        attempts = [
            library.note_failure(self.show, job.post.key, job.article.title, str(error), now) for job in order.jobs
        ]
        if any(attempt.given_up for attempt in attempts):
            tries = max(attempt.tries for attempt in attempts)
            again = f"given up after {tries} tries; 'audioposts retry' tries it again"
            return type(error)(error.subject, f"{error.message} ({again})")
        error.is_repeated = all(attempt.tries > 1 for attempt in attempts)
        return error

    def _failed(self, error: AudioPostsError) -> None:
        self.errors.append(error)
        self.studio.progress.failed(error)
