"""Articles -> episodes: narration, speech, audio and the files beside the sound, for one show. I/O: through Studio.

Imported by the first article that is new: the libraries for sound take most of a second, and on most nights there is
nothing to speak.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from audioposts.audio.mix import lay_out, render
from audioposts.audio.tags import write_tags
from audioposts.codec import encode_mp3, mastering_gain_db
from audioposts.errors import AudioPostsError, ConfigError
from audioposts.models import Article, Block, BlockKind, Episode, Post, Recording, Show
from audioposts.planning import Ensemble
from audioposts.production.reel import Reel, wind
from audioposts.production.speaking import Performance, Spoken, Stage
from audioposts.publishing.artwork import thumbnail
from audioposts.publishing.files import publish, unfinished, write_whole
from audioposts.publishing.names import file_stem
from audioposts.publishing.sidecars import render_chapters, render_vtt
from audioposts.session import Session
from audioposts.studio import Studio

_TARGET_LUFS = -19.0
"""Of a mono file: as loud through two speakers as stereo at -16 LUFS, which Apple asks for."""

_ARTICLES_AHEAD = 2
"""The one that is being encoded and the next: no core waits, and not much is lost when a run is killed."""

_NOTES_CHARS = 600


@dataclass(frozen=True, slots=True)
class Job:
    """An article on its way to an episode."""

    post: Post
    article: Article
    guid: str
    published: datetime


def produce(
    jobs: Iterable[Job], show: Show, studio: Studio, cover: bytes, session: Session
) -> Iterator[tuple[Job, Episode | AudioPostsError]]:
    """Yield each job with its episode, or with what went wrong; the next one is spoken in the meantime."""
    # Made before a model is loaded: both take memory, and only one of them has to be there at a time.
    picture = thumbnail(cover)
    waiting = iter(jobs)
    ahead: deque[tuple[Job, Performance | AudioPostsError]] = deque()
    pool = ThreadPoolExecutor(studio.workers, thread_name_prefix="voice")
    desk = _Desk(show, studio, picture, Stage(show, studio, session, Ensemble(show, studio), pool))
    try:
        with studio.cache.in_use():
            while True:
                while len(ahead) < _ARTICLES_AHEAD and (job := next(waiting, None)):
                    ahead.append((job, desk.begin(job)))
                if not ahead:
                    return
                job, performance = ahead.popleft()
                yield job, desk.finish(job, performance)
    finally:
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where an article goes in and the files of an episode come out; what is wrong with one is a result."""

    show: Show
    studio: Studio
    picture: bytes
    """For the tags."""

    stage: Stage

    def begin(self, job: Job) -> Performance | AudioPostsError:
        """Have an article spoken."""
        return _result(job, lambda: self.stage.begin(job.article, job.guid))

    def finish(self, job: Job, performance: Performance | AudioPostsError) -> Episode | AudioPostsError:
        """Return the episode once its clips are there."""
        if isinstance(performance, AudioPostsError):
            return performance
        return _result(job, lambda: self._recorded(job, self.stage.finish(performance)))

    def _recorded(self, job: Job, spoken: Spoken) -> Episode:
        reel = wind(self.stage.ensemble.booth, spoken.lines())
        recording = lay_out(spoken.script, reel.keys, reel.load_or_speak)
        return replace(self._write(job, recording, reel), report=spoken.report)

    def _write(self, job: Job, recording: Recording, reel: Reel) -> Episode:
        """Write the files of an episode: companions first, the sound last."""
        folder = self.studio.home.episodes / self.show.slug
        post = replace(job.post, title=job.article.title, published=job.published)

        def pcm() -> Iterator[bytes]:
            return render(recording, reel.load)

        gain_db = mastering_gain_db(pcm, recording.sample_rate_hz, _TARGET_LUFS, post.title)
        with unfinished(folder, f"{job.guid}.mp3") as draft:
            encode_mp3(pcm(), recording.sample_rate_hz, draft, gain_db)
            write_tags(draft, post, self.show, recording, self.picture)
            stem = file_stem(post.title, job.published, draft)
            length = draft.stat().st_size
            write_whole(folder / f"{stem}.vtt", render_vtt(recording))
            write_whole(folder / f"{stem}.chapters.json", render_chapters(recording))
            publish(draft, folder / f"{stem}.mp3")
        return Episode(
            guid=job.guid,
            title=post.title,
            published=job.published,
            file=f"{stem}.mp3",
            length=length,
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


Result = TypeVar("Result")


def _result(job: Job, work: Callable[[], Result]) -> Result | AudioPostsError:
    """Return what `work` on a job returns, or what went wrong with it; wrong settings go wrong with everything."""
    try:
        return work()
    except ConfigError:
        raise
    except AudioPostsError as error:
        return error if error.subject == job.article.title else type(error)(job.article.title, str(error))


def _notes(job: Job) -> str:
    """Return the show notes: where it is from, and how it begins."""
    article = job.article
    credits = (
        f"From {article.publisher}." if article.publisher else "",
        f"By {article.author}." if article.author else "",
        f"Shared by {job.post.shared_by}." if job.post.shared_by else "",
    )
    return "\n\n".join(filter(None, (" ".join(filter(None, credits)), _beginning(article), job.post.url)))


def _beginning(article: Article) -> str:
    """Return as many whole blocks as fit, and no heading without its text; of a first one that is too long, words."""
    shown: list[Block] = []
    for block in article.blocks:
        if sum(len(before.text) for before in shown) + len(block.text) > _NOTES_CHARS:
            break
        shown.append(block)
    while shown and shown[-1].kind is BlockKind.HEADING:
        shown.pop()
    return "\n\n".join(block.text for block in shown) or f"{article.text[:_NOTES_CHARS].rsplit(' ', 1)[0]} …"
