"""Episode -> its show notes as podcast apps take them. Pure.

The source first, then how it begins, then when its chapters do: paragraphs and links, which is the markup that Apple
and PSP-1 allow. What does not fit is left out a paragraph at a time, the text first, so that links and chapters stay.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib import resources

import nh3

from audioposts.markup.web_url import web_url
from audioposts.models import Episode
from audioposts.publishing.chapters import timestamps

_LONGEST_BYTES = 4000
"""Of a description (Apple, PSP-1): bytes, not characters."""

_NAME_BYTES = 300
"""Of a title or a name: nobody should push out the link by a long one."""

_TAGS = {"p", "ol", "ul", "li", "a", "b", "strong", "i", "em"}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
# A non-breaking space would be written as an entity three times its size. The others no document may have.
_NOT_WRITTEN = re.compile("[^\t\n\r\x20-\x9f\xa1-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def notes_html(episode: Episode, language: str = "en") -> tuple[str, str]:
    """Return the notes as they fit into a description, and the whole of them."""
    source, told = _source(episode, language), _told(episode)
    chapters = [f"<p>{_escaped(line)}</p>" for line in timestamps(episode.chapters)]
    whole = [source, *(f"<p>{_linked(paragraph)}</p>" for paragraph in told), *chapters]
    return _clean(_shortened(source, told, chapters) or [f"<p>{_escaped(episode.title)}</p>"]), _clean(whole)


def _clean(paragraphs: Sequence[str]) -> str:
    """Return markup as no reader can be harmed by: whatever came of the texts, nothing else is in it."""
    markup = "\n".join(filter(None, paragraphs))
    return nh3.clean(
        markup, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel=None
    )


def _source(episode: Episode, language: str) -> str:
    """Return where an article is from, with the link to it, and whose it is; nothing for a digest, which lists them."""
    words = _words(language)
    url = web_url(_NOT_WRITTEN.sub("", episode.url or ""))
    first = _escaped(words["from"].format(_cut(episode.publisher, _NAME_BYTES)) if episode.publisher else "")
    if url and not _is_digest(episode) and len(url) < _LONGEST_BYTES // 4:
        lead = first or _escaped(words["article"])
        first = f'{lead}: <a href="{escape(url)}">{_escaped(_cut(episode.title, _NAME_BYTES))}</a>'
    credits = (("by", episode.author), ("shared_by", episode.shared_by))
    by = ", ".join(words[key].format(_cut(name, _NAME_BYTES)) for key, name in credits if name)
    return "".join(f"<p>{text}</p>" for text in (first, _escaped(by)) if text)


def _is_digest(episode: Episode) -> bool:
    """Tell whether it has several articles in it."""
    return len({chapter.url for chapter in episode.chapters if chapter.url}) > 1


def _told(episode: Episode) -> list[str]:
    """Return the paragraphs of the description, but what earlier versions put around them: credits and the address."""
    told = [paragraph.strip() for paragraph in re.split(r"\n\s*\n", episode.description) if paragraph.strip()]
    if not _is_digest(episode):
        if told and told[-1] == episode.url:
            told.pop()
        marks = (f"From {episode.publisher}.", f"By {episode.author}.", f"Shared by {episode.shared_by}.")
        if told and told[0].startswith(marks):
            told.pop(0)
    return told


def _shortened(source: str, told: Sequence[str], chapters: Sequence[str]) -> list[str]:
    """Return as much as fits into a description."""
    room = _LONGEST_BYTES - len(source.encode()) - 1
    shown: list[str] = []
    for paragraph in chapters:
        # Half of the room at the most: a hundred chapters are no notes.
        if len("\n".join([*shown, paragraph]).encode()) > room // 2:
            break
        shown.append(paragraph)
    room -= len("\n".join(shown).encode()) + 1
    return [part for part in (source, *_fitting(told, room), *shown) if part]


def _fitting(paragraphs: Sequence[str], room: int) -> Iterator[str]:
    """Yield paragraphs while there is room; the first may be cut."""
    for number, paragraph in enumerate(paragraphs):
        made = f"<p>{_linked(paragraph)}</p>"
        if len(made.encode()) > room and not number:
            # Escaped, a sign may be five times as long.
            sizes = (room, room // 2, room // 3, room // 6)
            cuts = (f"<p>{_escaped(_cut(paragraph, size))}</p>" for size in sizes)
            made = next((cut for cut in cuts if len(cut.encode()) <= room), made)
        if len(made.encode()) + 1 <= room:
            room -= len(made.encode()) + 1
            yield made


def _cut(text: str, most_bytes: int) -> str:
    if len(text) * 4 <= most_bytes:
        return text
    data = _NOT_WRITTEN.sub("", text).encode()
    if len(data) <= most_bytes:
        return text
    return data[: max(0, most_bytes - 3)].decode(errors="ignore").rsplit(" ", 1)[0] + "…"


def _linked(text: str) -> str:
    """Return a text as markup, with its addresses as links."""
    made, position = "", 0
    text = _NOT_WRITTEN.sub(" ", " ".join(text.split()))
    for match in _ADDRESS.finditer(text):
        url = escape(match[0])
        made += f'{escape(text[position : match.start()], quote=False)}<a href="{url}">{url}</a>'
        position = match.end()
    return made + escape(text[position:], quote=False)


def _escaped(text: str) -> str:
    return escape(" ".join(_NOT_WRITTEN.sub(" ", text).split()), quote=False)


@cache
def _words(language: str) -> dict[str, str]:
    table: dict[str, dict[str, str]] = tomllib.loads(
        resources.files("audioposts.publishing").joinpath("notes.toml").read_text("utf-8")
    )
    return table.get(language.partition("-")[0], table["en"])
