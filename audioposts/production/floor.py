"""Orders -> outcomes: what is spoken when, and what is put together. I/O: through Studio.

The next articles are spoken while one is mastered and encoded, so that no core waits.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from audioposts.codec import FORMATS
from audioposts.errors import AudioPostsError, ConfigError
from audioposts.models import Announcement, Article, Chapter, Episode, Show, Under
from audioposts.planning import Ensemble
from audioposts.production.announcing import Desk, framing
from audioposts.production.assembly import Section
from audioposts.production.bindery import Bindery, Picture
from audioposts.production.orders import Issue, Job, Order
from audioposts.production.parts import Encoding, Part
from audioposts.production.reel import wind
from audioposts.production.sounds import Sounds
from audioposts.production.speaking import Performance, Stage
from audioposts.session import Session
from audioposts.studio import Studio

_ARTICLES_AHEAD = 2
"""The one that is being encoded and the next: no core waits, and not much is lost when a run is killed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order, or of an article that was to be in one."""

    order: Order
    result: Episode | AudioPostsError
    read: tuple[Job, ...] = ()
    """The articles that are in the episode."""


def produce(orders: Sequence[Order], show: Show, studio: Studio, session: Session) -> Iterator[Outcome]:
    """Yield what becomes of each order, as soon as it is known.

    Raises:
        AudioPostsError: a file of the show's own sound is not there or no sound; nothing was done.

    """
    speakers = ThreadPoolExecutor(studio.workers, thread_name_prefix="voice")
    encoders = ThreadPoolExecutor(studio.workers, thread_name_prefix="encoder")
    music = show.sound.music
    in_strips = music is None or music.under is not Under.ALL
    encoding = Encoding(studio.cache, encoders, FORMATS[show.sound.format], show.sound.channels, in_strips)
    try:
        with studio.cache.in_use():
            stage = Stage(show, studio, session, Ensemble(show, studio), speakers)
            sounds = Sounds(show, studio.home.path, encoding)
            sounds.check()
            yield from _Floor(show, stage, encoding, sounds, Bindery(show, studio, encoding, sounds)).outcomes(orders)
    finally:
        speakers.shutdown(cancel_futures=True)
        encoders.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A job that is being spoken: what is said before it, the article, what is said after it."""

    job: Job
    performances: tuple[Performance, ...] | AudioPostsError


@dataclass(frozen=True, slots=True)
class _Floor:
    """Where articles go in and episodes come out; what is wrong with one is a result."""

    show: Show
    stage: Stage
    encoding: Encoding
    sounds: Sounds
    bindery: Bindery

    def outcomes(self, orders: Sequence[Order]) -> Iterator[Outcome]:
        """Yield what becomes of each order."""
        waiting = iter([job for order in orders for job in _jobs(order)])
        ahead: deque[_Begun] = deque()

        def following() -> _Begun:
            while len(ahead) < _ARTICLES_AHEAD and (job := next(waiting, None)):
                ahead.append(self._begin(job))
            return ahead.popleft()

        for order in orders:
            if isinstance(order, Issue):
                yield from self._issue(order, following)
            else:
                yield self._episode(order, following())

    def _begin(self, job: Job) -> _Begun:
        """Have an article spoken, with what the show says around it where it is an episode by itself."""
        around = [framing(self.show.intro, self.show, job), framing(self.show.outro, self.show, job)]
        intro, outro = (None, None) if self.show.digest else around
        texts: list[Article | Announcement] = [text for text in (intro, job.article, outro) if text]

        def begun() -> tuple[Performance, ...]:
            return tuple(self.stage.begin(text, job.guid) for text in texts)

        return _Begun(job, _result(job.article.title, begun))

    def _parts(self, begun: _Begun) -> list[Part] | AudioPostsError:
        """Return the parts of a job once they are spoken."""
        performances = begun.performances
        if isinstance(performances, AudioPostsError):
            return performances
        try:
            return _result(begun.job.article.title, lambda: [self._part(one) for one in performances])
        finally:
            for performance in performances:
                performance.cancel()

    def _part(self, performance: Performance) -> Part:
        spoken = self.stage.finish(performance)
        reel = wind(self.stage.ensemble.booth, spoken)
        is_announced = isinstance(performance.text, Announcement)
        music = self.show.sound.music
        bed = self.sounds.bed if is_announced and music and music.under is Under.ANNOUNCEMENTS else None
        return self.encoding.part(reel.deliveries, reel.load, reel.load_or_speak, bed, spoken.report)

    def _announced(self, announcement: Announcement | None, guid: str) -> list[Part]:
        """Have the show say something; nothing where it has nothing to say."""
        return [self._part(self.stage.begin(announcement, guid))] if announcement else []

    # --- an article

    def _episode(self, job: Job, begun: _Begun) -> Outcome:
        parts = self._parts(begun)
        if isinstance(parts, AudioPostsError):
            return Outcome(job, parts)
        made = _result(job.article.title, lambda: self._bound(job, parts))
        return Outcome(job, made, () if isinstance(made, AudioPostsError) else (job,))

    def _bound(self, job: Job, parts: Sequence[Part]) -> Episode:
        chapter = Chapter(0, job.article.title, job.post.url)
        return self.bindery.article(job, self._with_sounds([Section((part,)) for part in parts], chapter))

    def _with_sounds(self, sections: Sequence[Section], chapter: Chapter | None = None) -> list[Section]:
        """Return sections with the show's sound before, between and after them; `chapter` begins with the first."""
        sound = self.show.sound
        opening, between, closing = map(self.sounds.part, (sound.opening, sound.between, sound.closing))
        made: list[Section] = [Section((opening,), is_sound=True)] if opening else []
        for number, section in enumerate(sections):
            if between and number:
                made.append(Section((between,), is_sound=True))
            made.append(section)
        made += [Section((closing,), is_sound=True)] if closing else []
        return [Section(made[0].parts, chapter, made[0].is_sound), *made[1:]] if chapter else made

    # --- a digest

    def _issue(self, issue: Issue, following: Callable[[], _Begun]) -> Iterator[Outcome]:
        """Yield the articles that could not be read, and the digest of the others."""
        read: list[tuple[Job, Part]] = []
        for job in issue.jobs:
            parts = self._parts(following())
            if isinstance(parts, AudioPostsError):
                yield Outcome(job, parts)
            else:
                read.append((job, parts[0]))
        if read:
            jobs = tuple(job for job, _ in read)
            desk = Desk(self.show, issue, jobs)
            made = _result(desk.title, lambda: self._digest(issue, desk, read))
            yield Outcome(issue, made, () if isinstance(made, AudioPostsError) else jobs)

    def _digest(self, issue: Issue, desk: Desk, read: Sequence[tuple[Job, Part]]) -> Episode:
        guid = issue.guid
        opening = Section(tuple(self._announced(desk.opening(), guid)), Chapter(0, desk.opening_title))
        pictures: list[Picture | None] = [None]
        sections = [opening]
        for number, (job, part) in enumerate(read):
            picture = self.bindery.picture(job)
            parts = (*self._announced(desk.handover(number), guid), part)
            sections.append(Section(parts, Chapter(0, job.article.title, job.post.url, picture.name)))
            pictures.append(picture)
        if also := self._announced(desk.also(), guid):
            sections.append(Section(tuple(also), Chapter(0, desk.also_title)))
            pictures.append(None)
        if goodbye := self._announced(desk.goodbye(), guid):
            sections.append(Section(tuple(goodbye)))
        return self.bindery.digest(issue, desk.title, [job for job, _ in read], self._with_sounds(sections), pictures)


def _jobs(order: Order) -> tuple[Job, ...]:
    return order.jobs if isinstance(order, Issue) else (order,)


Result = TypeVar("Result")


def _result(title: str, work: Callable[[], Result]) -> Result | AudioPostsError:
    """Return what `work` returns, or what went wrong with it; wrong settings go wrong with everything."""
    try:
        return work()
    except ConfigError:
        raise
    except AudioPostsError as error:
        return error if error.subject == title else type(error)(title, str(error))
