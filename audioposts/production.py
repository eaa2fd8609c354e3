"""Articles -> episodes: narration, speech, audio and the files beside the sound, for one show. I/O: through Studio.

Imported by the first article that is new: the libraries for sound take most of a second, and on most nights there is
nothing to speak.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from audioposts.audio.mix import lay_out, render
from audioposts.audio.tags import write_tags
from audioposts.codec import encode_mp3, mastering_gain_db
from audioposts.errors import AudioPostsError, ConfigError, StorageError
from audioposts.models import Article, Block, BlockKind, Clip, Episode, Post, Recording, Script, Show, Voice
from audioposts.narration import write_script
from audioposts.publishing.artwork import thumbnail
from audioposts.publishing.files import publish, unfinished, write_whole
from audioposts.publishing.names import file_stem
from audioposts.publishing.sidecars import render_chapters, render_vtt
from audioposts.speech import Engine, speak
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


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A job whose sentences are being spoken."""

    job: Job
    script: Script
    clips: Sequence[Future[str]]


def produce(
    jobs: Iterable[Job], show: Show, studio: Studio, cover: bytes
) -> Iterator[tuple[Job, Episode | AudioPostsError]]:
    """Yield each job with its episode, or with what went wrong; the next one is spoken in the meantime."""
    # Made before a model is loaded: both take memory, and only one of them has to be there at a time.
    desk = _Desk(show, studio, thumbnail(cover))
    voice = studio.open_voice(show.voice)
    engine = studio.open_engine(voice)
    waiting = iter(jobs)
    ahead: deque[_Spoken] = deque()
    pool = ThreadPoolExecutor(studio.workers, thread_name_prefix="voice")
    try:
        while True:
            while len(ahead) < _ARTICLES_AHEAD and (job := next(waiting, None)):
                ahead.append(_begin(job, show, voice, engine, studio, pool))
            if not ahead:
                return
            spoken = ahead.popleft()
            yield spoken.job, desk.finish(spoken)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(job: Job, show: Show, voice: Voice, engine: Engine, studio: Studio, pool: ThreadPoolExecutor) -> _Spoken:
    """Have an article spoken."""
    script = write_script(job.article, engine.max_chars, show.reading)
    task = partial(speak, voice=voice, engine=engine, cache=studio.cache)
    return _Spoken(job, script, [pool.submit(task, utterance) for utterance in script.utterances])


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the clips of an article become the files of an episode."""

    show: Show
    studio: Studio
    picture: bytes
    """For the tags."""

    def finish(self, spoken: _Spoken) -> Episode | AudioPostsError:
        """Return the episode once its clips are there; what is wrong with one article is the result, not the end."""
        self.studio.progress.started(spoken.job.article, len(spoken.clips))
        try:
            recording = lay_out(spoken.script, list(self._addresses(spoken)), self._load)
            return self._write(spoken.job, recording)
        except ConfigError:
            raise
        except AudioPostsError as error:
            for clip in spoken.clips:
                clip.cancel()
            return type(error)(spoken.job.article.title, str(error))

    def _addresses(self, spoken: _Spoken) -> Iterator[str]:
        for clip in spoken.clips:
            yield clip.result()
            self.studio.progress.spoke()

    def _load(self, address: str) -> Clip:
        clip = self.studio.cache.get(address)
        if clip is None:
            raise StorageError(self.studio.cache.folder, "was deleted while it was in use; run again")
        return clip

    def _write(self, job: Job, recording: Recording) -> Episode:
        """Write the files of an episode: companions first, the sound last."""
        folder = self.studio.home.episodes / self.show.slug
        post = replace(job.post, title=job.article.title, published=job.published)

        def pcm() -> Iterator[bytes]:
            return render(recording, self._load)

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
