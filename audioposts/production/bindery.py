"""Sections -> the files of an episode in the public tree. I/O: writes them; the sound last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from audioposts.audio import About, write_tags
from audioposts.codec import join
from audioposts.models import Article, Block, BlockKind, Episode, FileFormat, Show, Under
from audioposts.production.announcing import spoken_date
from audioposts.production.assembly import Assembly, Section
from audioposts.production.gate import UnsoundError, inspect
from audioposts.production.orders import Issue, Job
from audioposts.production.parts import Encoding
from audioposts.production.sounds import Sounds
from audioposts.publishing.artwork import episode_picture, thumbnail
from audioposts.publishing.chapters import chapters_json
from audioposts.publishing.files import publish, unfinished, write_pieces, write_whole
from audioposts.publishing.names import file_stem, picture_name
from audioposts.publishing.transcripts import HTML_SUFFIX, TRANSCRIPTS, html
from audioposts.studio import Studio

_NOTES_CHARS = 600


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an article, in the public tree."""

    name: str
    thumbnail: bytes
    """For the tags."""


@dataclass(frozen=True, slots=True)
class Bindery:
    """Where the files of a show's episodes are made."""

    show: Show
    studio: Studio
    encoding: Encoding
    sounds: Sounds

    @property
    def folder(self) -> Path:
        """Where they go."""
        return self.studio.home.folder(self.show)

    def article(self, job: Job, sections: Sequence[Section]) -> Episode:
        """Write the episode of an article.

        Raises:
            AudioError: it was made twice, and is not what listeners should get.
            StorageError: the disk is full.

        """
        article = job.article
        episode = self._blank(job.guid, article.title, job.published)
        return self._bound(
            replace(
                episode,
                description=_beginning(article),
                publisher=article.publisher,
                author=article.author,
                shared_by=job.post.shared_by,
                url=job.post.url,
                categories=job.post.categories,
            ),
            Assembly(tuple(sections)),
        )

    def digest(
        self,
        issue: Issue,
        title: str,
        jobs: Sequence[Job],
        sections: Sequence[Section],
        pictures: Sequence[Picture | None],
    ) -> Episode:
        """Write a digest. Raises what `article` does."""
        episode = self._blank(issue.guid, title, issue.published)
        categories = tuple(dict.fromkeys(name for job in jobs for name in job.post.categories))
        episode = replace(episode, description=_digest_notes(issue, jobs), url=self.show.link, categories=categories)
        return self._bound(
            episode,
            Assembly(tuple(sections), has_headings=False),
            [picture.thumbnail if picture else None for picture in pictures],
        )

    def picture(self, job: Job) -> Picture:
        """Return the picture of an article that is a part of a digest; it is in the public tree then."""
        publisher = job.article.publisher or job.article.author or ""
        data = episode_picture(self.show, job.article.title, publisher)
        name = picture_name("picture", data)
        write_whole(self.folder / name, data)
        return Picture(name, thumbnail(data))

    def _blank(self, guid: str, title: str, published: datetime) -> Episode:
        return Episode(guid, title, published, file="", length=0, duration_ms=0, description="")

    def _bound(self, episode: Episode, assembly: Assembly, pictures: Sequence[bytes | None] = ()) -> Episode:
        """Write the files of an episode; what is not sound is made again once, and its level corrected once."""
        is_again = is_levelled = False
        while True:
            try:
                return self._written(episode, assembly, pictures)
            except UnsoundError as error:
                if is_levelled if error.missing_db else is_again:
                    raise
                is_levelled, is_again = is_levelled or bool(error.missing_db), is_again or not error.missing_db
                self.studio.cache.forget(error.suspects)
                assembly = assembly.remade(partial(self.encoding.again, level_db=error.missing_db))

    def _written(self, episode: Episode, assembly: Assembly, pictures: Sequence[bytes | None]) -> Episode:
        chapters = assembly.chapters()
        suffix = self.encoding.to.suffix
        date = spoken_date(episode.published, self.show.language)
        picture = episode_picture(self.show, episode.title, episode.publisher or "", number_or_date=date)
        with unfinished(self.folder, f"{episode.guid}{suffix}") as draft:
            self._write_sound(draft, self._about(episode, assembly, thumbnail(picture), pictures), assembly)
            inspect(draft, assembly, self.show, episode.title)
            stem = file_stem(episode.title, episode.published, draft)
            length = draft.stat().st_size
            names = self._write_companions(stem, episode.title, assembly)
            image = picture_name(stem, picture)
            write_whole(self.folder / image, picture)
            publish(draft, self.folder / f"{stem}{suffix}")
        return replace(
            episode,
            file=f"{stem}{suffix}",
            length=length,
            duration_ms=assembly.duration_ms,
            chapters=chapters,
            chapters_file=f"{stem}.chapters.json",
            transcripts=names,
            image=image,
            report=tuple(dict.fromkeys(line for part in assembly.parts for line in part.report)),
        )

    def _about(self, episode: Episode, assembly: Assembly, picture: bytes, pictures: Sequence[bytes | None]) -> About:
        return About(
            title=episode.title,
            artist=episode.publisher or episode.author or self.show.author,
            album=self.show.title,
            language=self.show.language,
            published=episode.published,
            url=episode.url,
            picture=picture,
            duration_ms=assembly.duration_ms,
            chapters=assembly.chapters(),
            pictures=tuple(pictures),
        )

    def _write_sound(self, draft: Path, about: About, assembly: Assembly) -> None:
        """Write sound and tags. The tags of MP3 stand before the sound, which is written behind them."""
        kind = self.show.sound.format
        marks = [(chapter.start_ms, chapter.title) for chapter in about.chapters]
        draft.unlink(missing_ok=True)
        if kind is FileFormat.MP3:
            write_tags(draft, about, kind)
        join(self._strips(assembly), assembly.frames, self.encoding.to, self.encoding.channels, draft, marks)
        if kind is not FileFormat.MP3:
            write_tags(draft, about, kind)

    def _strips(self, assembly: Assembly) -> list[Path]:
        music, bed = self.show.sound.music, self.sounds.bed
        if bed and music and music.under is Under.ALL:
            return [self.encoding.over(bed, assembly.parts, assembly.sounds())[1]]
        return [strip for part in assembly.parts for strip in part.strips]

    def _write_companions(self, stem: str, title: str, assembly: Assembly) -> tuple[str, ...]:
        """Write transcripts and chapters; return the names of the transcripts."""
        write_whole(self.folder / f"{stem}.chapters.json", chapters_json(assembly.chapters()))
        for suffix, (_, render) in TRANSCRIPTS.items():
            write_pieces(self.folder / f"{stem}{suffix}", render(assembly.lines()))
        page = html(assembly.lines(), title, self.show.language)
        write_pieces(self.folder / f"{stem}{HTML_SUFFIX}", page)
        return tuple(f"{stem}{suffix}" for suffix in (*TRANSCRIPTS, HTML_SUFFIX))


def _digest_notes(issue: Issue, jobs: Sequence[Job]) -> str:
    """Return the notes of a digest: what is read in it, and what is only named."""
    read = [_credited(job) for job in jobs]
    also = [f"{headline.title} {headline.url or ''}".strip() for headline in issue.headlines]
    return "\n\n".join([*read, *(["Also:", *also] if also else [])])


def _credited(job: Job) -> str:
    origin = job.article.publisher or job.article.author
    return " ".join(filter(None, (job.article.title, f"({origin})" if origin else "", job.post.url)))


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
