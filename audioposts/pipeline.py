"""The order of the stages, and everything with a side effect that they need. The only module that knows them all.

    sources -> cleaning -> narration -> speech -> audio -> publishing

`run` does what is new and nothing else; killed at any moment, the next one carries on. The order of writing makes
sure of that: sound and its companions first, then the library's row, then the feed that names them.
"""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from audioposts import audio, cleaning, narration, publishing, sources, speech
from audioposts.cache import ClipCache
from audioposts.codec import encode_mp3, mastering_gain_db
from audioposts.config import DEFAULT_SHOW, LOCAL_URL, Home, Settings, load_settings, load_voice
from audioposts.errors import AudioPostsError, ConfigError, LockedError, StorageError, storage
from audioposts.library import Library, Run
from audioposts.models import Article, Clip, Episode, Post, Recording, Script, Show, Verdict, Voice

_TARGET_LUFS = -19.0
"""Of a mono file: as loud through two speakers as stereo at -16 LUFS, which Apple asks for."""

_NOTES_CHARS = 600


class Progress(Protocol):
    """Who is told how a run goes; it decides nothing."""

    def judged(self, article: Article) -> None:
        """Hear what was made of a post that is not published yet."""

    def started(self, article: Article, utterances: int) -> None:
        """Hear that an article is about to be spoken."""

    def spoke(self) -> None:
        """Hear that one more utterance of it has been spoken."""

    def published(self, episode: Episode) -> None:
        """Hear that an episode is complete."""

    def failed(self, error: AudioPostsError) -> None:
        """Hear that a source or a post failed; the rest goes on."""


class Silent:
    """Tells nobody."""

    def judged(self, article: Article) -> None: ...
    def started(self, article: Article, utterances: int) -> None: ...
    def spoke(self) -> None: ...
    def published(self, episode: Episode) -> None: ...
    def failed(self, error: AudioPostsError) -> None: ...


@dataclass(frozen=True, slots=True)
class Studio:
    """Everything with a side effect. A test builds another one; nothing is patched."""

    home: Home
    shows: tuple[Show, ...]
    base_url: str | None
    """Where the public tree will be; None: only served from here so far."""

    library: Library
    cache: ClipCache
    open_voice: Callable[[str], Voice]
    open_engine: Callable[[Voice], speech.Engine]
    now: Callable[[], datetime]
    workers: int
    """How many sentences are spoken at once; each takes one core."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did."""

    episodes: tuple[Episode, ...]
    errors: tuple[AudioPostsError, ...]
    feeds: tuple[Path, ...]

    @property
    def exit_code(self) -> int:
        """0 if all went well, 1 if something failed and the rest was done."""
        return 1 if self.errors else 0


def open_studio(home: Path, source: str | None = None, progress: Progress | None = None) -> Studio:
    """Return the studio of a home folder.

    With `source`, that takes the place of the sources in the settings, and settings are not needed.

    Raises:
        ConfigError: there are no settings, or something in them is wrong.

    """
    place = Home(home.resolve())
    settings = _settings(place, source)
    return Studio(
        home=place,
        shows=settings.shows,
        base_url=settings.base_url,
        library=Library(place.state / "library.sqlite"),
        cache=ClipCache(place.state / "cache"),
        open_voice=partial(load_voice, home=place),
        open_engine=cache(speech.open_engine),
        now=lambda: datetime.now(UTC).replace(microsecond=0),
        workers=settings.workers or len(os.sched_getaffinity(0)),
        progress=progress or Silent(),
    )


def _settings(home: Home, source: str | None) -> Settings:
    if source is None:
        settings = load_settings(home)
        if not settings.shows:
            raise ConfigError(home.settings, "has no show; add a table [shows.NAME] with sources = […]")
        return settings
    settings = load_settings(home) if home.settings.is_file() else Settings((), None, None)
    show = settings.shows[0] if settings.shows else DEFAULT_SHOW
    return replace(settings, shows=(replace(show, sources=(str(Path(source).resolve()),)),))


# --- what can be asked without changing anything


def preview(studio: Studio) -> Iterator[tuple[Post, Article]]:
    """Yield every post of the sources, and what would be read of it; nothing is spoken or written.

    Raises:
        AudioPostsError: a source cannot be read.

    """
    for show in studio.shows:
        for source in show.sources:
            for page in sources.source_files(source, studio.home.path):
                for post in sources.read_posts(page):
                    yield post, cleaning.clean(post, show.language)


def say(home: Path, text: str, voice_name: str) -> Clip:
    """Return how a voice says `text`; needs no settings.

    Raises:
        AudioPostsError: the voice is not known, or cannot say it.

    """
    voice = load_voice(voice_name, Home(home.resolve()))
    engine = speech.open_engine(voice)
    spoken = narration.speakable(text, voice.language)
    if not spoken:
        raise ConfigError(repr(text[:40]), "has nothing in it that can be said")
    return engine.synthesize(spoken)


# --- a run


def run(studio: Studio) -> Report:
    """Publish what is new in the sources of every show.

    Raises:
        ConfigError: the settings ask for something that is not there; nothing was done.
        LockedError: another run is at work; nothing was done.

    """
    for show in studio.shows:
        studio.open_voice(show.voice)
        publishing.cover_name(show, studio.home.path)
    started = studio.now()
    with _lock(studio.home):
        outcomes = [_ShowRun(studio, show, started).run() for show in studio.shows]
        report = Report(
            episodes=tuple(episode for outcome in outcomes for episode in outcome.episodes),
            errors=tuple(error for outcome in outcomes for error in outcome.errors),
            feeds=tuple(feed for outcome in outcomes for feed in outcome.feeds),
        )
        studio.cache.prune()
        studio.library.add_run(Run(started, studio.now(), len(report.episodes), len(report.errors)))
    studio.library.close()
    return report


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


@dataclass(frozen=True, slots=True)
class _Job:
    """An article on its way to an episode."""

    post: Post
    article: Article
    guid: str
    published: datetime


@dataclass(slots=True)
class _ShowRun:
    """One show's part of a run."""

    studio: Studio
    show: Show
    started: datetime
    episodes: list[Episode] = field(default_factory=list)
    errors: list[AudioPostsError] = field(default_factory=list)
    feeds: list[Path] = field(default_factory=list)

    def run(self) -> "_ShowRun":
        """Do it; what fails is in `errors`."""
        publishing.sweep(self.folder)
        jobs = list(self._jobs())
        self._publish()
        for job, outcome in self._produce(jobs):
            if isinstance(outcome, Episode):
                self.studio.library.add_episode(self.show, job.post.key, outcome)
                self._publish()
                self.episodes.append(outcome)
                self.studio.progress.published(outcome)
            else:
                self._failed(outcome)
        return self

    @property
    def folder(self) -> Path:
        """Where the show's public files are."""
        return self.studio.home.episodes / self.show.slug

    def _failed(self, error: AudioPostsError) -> None:
        self.errors.append(error)
        self.studio.progress.failed(error)

    # --- what is new

    def _jobs(self) -> Iterator[_Job]:
        """Judge every post that has no episode yet; yield the ones that get one."""
        done = self._whole_episodes()
        digests: set[str] = set()
        for i, post in enumerate(self._read()):
            if post.key in done:
                continue
            article = cleaning.clean(post, self.show.language)
            digest = _digest(article)
            if article.verdict is Verdict.FULL:
                twins = self.studio.library.posts_with_digest(self.show, digest)
                if digest in digests or set(twins) - {post.key}:
                    reason = "the same text is an episode already, under another title"
                    article = replace(article, verdict=Verdict.DUPLICATE, reason=reason)
            # A page lists the newest first; its posts keep that order where they have no dates of their own.
            seen = self.started - timedelta(seconds=i)
            date = min(post.published or seen, self.started)
            self.studio.library.remember(self.show, replace(post, published=date), article, digest, seen)
            self.studio.progress.judged(article)
            if article.verdict is Verdict.FULL:
                digests.add(digest)
                yield _Job(post, article, *self.studio.library.identity(self.show, post.key))

    def _read(self) -> Iterator[Post]:
        for source in self.show.sources:
            try:
                pages = sources.source_files(source, self.studio.home.path)
            except AudioPostsError as error:
                self._failed(error)
                continue
            for page in pages:
                try:
                    yield from sources.read_posts(page)
                except AudioPostsError as error:
                    self._failed(error)

    def _whole_episodes(self) -> dict[str, Episode]:
        """Return the episodes whose sound is there as it was written; a lost one is made again."""
        episodes = self.studio.library.episodes(self.show)
        return {key: episode for key, episode in episodes.items() if _size(self.folder / episode.file) == episode.length}

    # --- from article to episode

    def _produce(self, jobs: Sequence[_Job]) -> Iterator[tuple[_Job, Episode | AudioPostsError]]:
        """Yield each job with its episode, or with what went wrong.

        The next article is being spoken while this one is encoded, so that no core waits; no further one is, so that
        not much is lost when the run is killed.
        """
        if not jobs:
            return
        # Drawn before a model is loaded: both take memory, and only one of them has to be there at a time.
        thumbnail = publishing.thumbnail(self._cover())
        voice = self.studio.open_voice(self.show.voice)
        engine = self.studio.open_engine(voice)
        pool = ThreadPoolExecutor(self.studio.workers, thread_name_prefix="voice")
        waiting = iter(jobs)
        speaking: deque[tuple[_Job, Script, list[Future[str]]]] = deque()
        try:
            while True:
                while len(speaking) < 2 and (job := next(waiting, None)):
                    script = narration.write_script(job.article, engine.max_chars)
                    speak = partial(speech.speak, voice=voice, engine=engine, cache=self.studio.cache)
                    speaking.append((job, script, [pool.submit(speak, utterance) for utterance in script.utterances]))
                if not speaking:
                    return
                job, script, clips = speaking.popleft()
                yield job, self._finish(job, script, clips, thumbnail)
        finally:
            pool.shutdown(cancel_futures=True)

    def _finish(
        self, job: _Job, script: Script, clips: Sequence[Future[str]], thumbnail: bytes
    ) -> Episode | AudioPostsError:
        self.studio.progress.started(job.article, len(clips))
        try:
            addresses = []
            for clip in clips:
                addresses.append(clip.result())
                self.studio.progress.spoke()
            recording = audio.lay_out(script, addresses, self._load)
            return self._write(job, recording, thumbnail)
        except ConfigError:
            raise
        except AudioPostsError as error:
            for clip in clips:
                clip.cancel()
            return type(error)(job.article.title, str(error))

    def _load(self, address: str) -> Clip:
        clip = self.studio.cache.get(address)
        if clip is None:
            raise StorageError(self.studio.cache.folder, "was deleted while it was in use; run again")
        return clip

    def _write(self, job: _Job, recording: Recording, thumbnail: bytes) -> Episode:
        """Write the files of an episode: companions first, the sound last."""
        post = replace(job.post, title=job.article.title, published=job.published)

        def pcm() -> Iterator[bytes]:
            return audio.render(recording, self._load)

        gain_db = mastering_gain_db(pcm, recording.sample_rate_hz, _TARGET_LUFS, post.title)
        with publishing.unfinished(self.folder, f"{job.guid}.mp3") as draft:
            encode_mp3(pcm(), recording.sample_rate_hz, draft, gain_db)
            audio.write_tags(draft, post, self.show, recording, thumbnail)
            stem = publishing.file_stem(post.title, job.published, draft)
            publishing.write_whole(self.folder / f"{stem}.vtt", publishing.render_vtt(recording))
            publishing.write_whole(self.folder / f"{stem}.chapters.json", publishing.render_chapters(recording))
            publishing.publish(draft, self.folder / f"{stem}.mp3")
        return Episode(
            guid=job.guid,
            title=post.title,
            published=job.published,
            file=f"{stem}.mp3",
            length=(self.folder / f"{stem}.mp3").stat().st_size,
            duration_ms=recording.duration_ms,
            description=_notes(job),
            publisher=job.article.publisher,
            author=job.article.author,
            shared_by=post.shared_by,
            url=post.url,
            categories=post.categories,
            chapters=f"{stem}.chapters.json",
            transcript=f"{stem}.vtt",
        )

    # --- the feed

    def _cover(self) -> bytes:
        """Return the show's cover; it is made if it is not there."""
        path = self.folder / publishing.cover_name(self.show, self.studio.home.path)
        if not path.is_file():
            publishing.write_whole(path, publishing.make_cover(self.show, self.studio.home.path))
        with storage(path):
            return path.read_bytes()

    def _publish(self) -> None:
        """Write the feed: only episodes whose files are whole are in it. Before the first one there is none."""
        episodes = self._whole_episodes().values()
        feed = self.folder / "feed.xml"
        if not episodes and not feed.exists():
            return
        self._cover()
        base_url = self.studio.base_url or LOCAL_URL
        feed_url = f"{base_url}/{self.show.slug}/feed.xml"
        guid = self.studio.library.podcast_guid(self.show, feed_url, for_good=self.studio.base_url is not None)
        cover = publishing.cover_name(self.show, self.studio.home.path)
        publishing.write_whole(feed, publishing.render_feed(self.show, episodes, base_url, guid, cover))
        self.feeds[:] = [feed]


def _digest(article: Article) -> str:
    """Return a digest of the words of an article."""
    return sha256(" ".join(article.text.casefold().split()).encode()).hexdigest()


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _notes(job: _Job) -> str:
    """Return the show notes: where it is from, and how it begins."""
    article = job.article
    credits = [
        f"From {article.publisher}." if article.publisher else "",
        f"By {article.author}." if article.author else "",
        f"Shared by {job.post.shared_by}." if job.post.shared_by else "",
    ]
    beginning = ""
    for block in article.blocks:
        if len(beginning) + len(block.text) > _NOTES_CHARS:
            break
        beginning += f"{block.text}\n\n"
    beginning = beginning.strip() or f"{article.text[:_NOTES_CHARS].rsplit(' ', 1)[0]} …"
    return "\n\n".join(filter(None, (" ".join(filter(None, credits)), beginning, job.post.url)))
