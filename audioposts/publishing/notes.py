"""Episode -> its show notes as podcast apps take them. Pure.

Paragraphs and links are the markup that Apple and PSP-1 allow. What does not fit is left out a paragraph at a time, the
text first, so that links and chapters stay whole.
"""

import re
from collections.abc import Iterator
from html import escape

from audioposts.models import Episode
from audioposts.publishing.chapters import timestamps

_LONGEST_BYTES = 4000
"""Of a description (Apple, PSP-1): bytes, not characters."""

_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")


def notes_html(episode: Episode) -> str:
    """Return the notes: what the episode says of itself, and when its chapters begin."""
    left = _LONGEST_BYTES
    chapters: list[str] = []
    for line in timestamps(episode.chapters):
        paragraph = f"<p>{escape(line)}</p>"
        # Half of the room at the most: a hundred chapters are no notes.
        if len("".join([*chapters, paragraph]).encode()) > _LONGEST_BYTES // 2:
            break
        chapters.append(paragraph)
    left -= len("".join(chapters).encode())
    told = [paragraph for paragraph in re.split(r"\n\s*\n", episode.description) if paragraph.strip()]
    return (
        "\n".join([*_fitting(told, left - len(told) - len(chapters)), *chapters]) or f"<p>{escape(episode.title)}</p>"
    )


def _fitting(paragraphs: list[str], room: int) -> Iterator[str]:
    """Yield paragraphs while there is room; the first may be cut."""
    for number, paragraph in enumerate(paragraphs):
        made = f"<p>{_linked(paragraph)}</p>"
        if len(made.encode()) > room and not number:
            # Escaped, a sign may be five times as long.
            sizes = (room, room // 2, room // 3, room // 6)
            cuts = (f"<p>{escape(_cut(paragraph, size), quote=False)}</p>" for size in sizes)
            made = next((cut for cut in cuts if len(cut.encode()) <= room), made)
        if len(made.encode()) <= room:
            room -= len(made.encode())
            yield made


def _cut(text: str, most_bytes: int) -> str:
    return text.encode()[: max(0, most_bytes)].decode(errors="ignore").rsplit(" ", 1)[0] + "…"


def _linked(text: str) -> str:
    """Return a text as markup, with its addresses as links."""
    made, position = "", 0
    text = " ".join(text.split())
    for match in _ADDRESS.finditer(text):
        url = escape(match[0])
        made += f'{escape(text[position : match.start()], quote=False)}<a href="{url}">{url}</a>'
        position = match.end()
    return made + escape(text[position:], quote=False)
