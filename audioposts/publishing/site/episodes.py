"""An episode and its transcript -> its page. I/O: reads the transcript's files."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from audioposts.errors import StorageError, storage
from audioposts.models import Chapter, Episode
from audioposts.publishing.notes import notes_html
from audioposts.publishing.pages import Page
from audioposts.publishing.site.filling import filled, printable, seconds
from audioposts.publishing.site.head import short
from audioposts.publishing.site.linked_data import episode_facts, media_type
from audioposts.publishing.site.pages import key_of, page_name, signature
from audioposts.publishing.site.place import Place
from audioposts.publishing.site.transcript import Paragraph, paragraphs

_EARLY_MS = 250
"""A chapter may begin so much after its paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter on the page."""

    chapter: Chapter
    target: str | None
    """The id of the paragraph with which it begins, if it has a text."""


def episode_pages(place: Place, episodes: Sequence[Episode], folder: Path, common: str) -> Iterator[Page]:
    """Yield the page of each episode, newest first like them."""
    names = [page_name(episode) for episode in episodes]
    beside = [None, *((name, episode.title) for name, episode in zip(names, episodes, strict=True)), None]
    for at, (name, episode) in enumerate(zip(names, episodes, strict=True)):
        newer, older = beside[at], beside[at + 2]
        render = partial(_rendered, place, episode, folder, newer, older)
        yield Page(f"{place.show.slug}/{name}", key_of(common, signature(episode), newer, older), render)


def _rendered(
    place: Place, episode: Episode, folder: Path, newer: tuple[str, str] | None, older: tuple[str, str] | None
) -> bytes:
    name, text = page_name(episode), _transcript(episode, folder)
    about = short(episode.description or place.show.description)
    facts = episode_facts(
        place.show,
        episode,
        url=f"{place.folder_url}/{name}",
        series_url=place.url,
        file_url=f"{place.folder_url}/{episode.file}",
        image_url=f"{place.folder_url}/{episode.image or place.cover}",
        about=about,
    )
    return filled(
        "episode",
        head=place.episode_head(episode, name, about, media_type(episode.file), facts),
        show=place.show,
        site=place.site,
        episode=episode,
        picture=f"small/{episode.image or place.cover}",
        media_type=media_type(episode.file),
        paragraphs=text,
        tags=_tags(episode, text),
        marks=_marks(episode.chapters, text),
        notes=_notes(episode, text),
        newer=newer,
        older=older,
    )


def _transcript(episode: Episode, folder: Path) -> tuple[Paragraph, ...]:
    """Return the text of an episode; nothing if it has none."""
    words = next((name for name in episode.transcripts if name.endswith(".words.json")), None)
    if words is None:
        return ()
    html = next((name for name in episode.transcripts if name.endswith(".html")), None)
    try:
        return paragraphs(_read(folder / words), _read(folder / html) if html else "")
    except ValueError as error:
        raise StorageError(folder / words, f"{error}; delete the file, and the next run makes it again") from error


def _read(path: Path) -> str:
    with storage(path):
        return path.read_bytes().decode(errors="replace")


def _tags(episode: Episode, text: Sequence[Paragraph]) -> dict[str, str]:
    """Return the elements of paragraphs; headings stand under titles where the text has more than the page's own."""
    has_titles = any(each.kind == "h1" and each.text != episode.title for each in text)
    return {"h1": "h3", "h2": "h4" if has_titles else "h3", "p": "p", "blockquote": "blockquote"}


def _marks(chapters: Sequence[Chapter], text: Sequence[Paragraph]) -> list[Mark]:
    """Return the chapters with where they are in the text; a lone one says nothing."""
    if len(chapters) < 2:
        return []
    made, at = [], 0
    for chapter in chapters:
        while at < len(text) and text[at].start_ms + _EARLY_MS < chapter.start_ms:
            at += 1
        made.append(Mark(chapter, f"t={seconds(text[at].start_ms)}" if at < len(text) else None))
    return made


def _notes(episode: Episode, text: Sequence[Paragraph]) -> str:
    """Return what the notes say that the page does not say already by its text and its chapters."""
    said = " ".join(paragraph.text for paragraph in text)
    links = [url for url in (episode.url, *(chapter.url for chapter in episode.chapters)) if url]
    # Earlier versions wrote into the description whose it is.
    credits = (f"From {episode.publisher}.", f"By {episode.author}.", f"Shared by {episode.shared_by}.")
    told = [" ".join(part.split()) for part in printable(episode.description).split("\n\n")]
    left = [
        part
        for part in told
        if part not in said and not part.startswith(credits) and not any(url in part for url in links)
    ]
    while left and left[-1].endswith(":"):
        left.pop()  # what it announced is said in the text
    bare = replace(
        episode, description="\n\n".join(left), chapters=(), url=None, publisher=None, author=None, shared_by=None
    )
    _, html = notes_html(bare)
    return html
