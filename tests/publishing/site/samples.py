"""A show, episodes of it and their files."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from audioposts.models import Chapter, Cue, Episode, Role, Show, Word
from audioposts.models.site import Site
from audioposts.publishing.site import Page, show_pages
from audioposts.publishing.transcripts import Line, html, vtt, words_json

BASE = "https://podcasts.example.com"
SHOW = Show("ferries", "Ferry Notes", "What crosses the water.", (), author="Ida Brook", link="https://example.com/")
SITE = Site(title="The Harbour", footer="Harbour Press")
FIRST = datetime(2026, 1, 1, 6, tzinfo=UTC)


def episode(number: int, **changes: object) -> Episode:
    """Return the episode of a day: number 0 is that of the first."""
    made = Episode(
        guid=f"guid-{number}",
        title=f"Crossing {number}",
        published=FIRST + timedelta(days=number),
        file=f"crossing-{number}.mp3",
        length=480_000,
        duration_ms=60_000,
        description="From The Pier.\n\nIt left at six.",
        publisher="The Pier",
        url=f"https://example.com/{number}",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def lines(paragraphs: Iterable[tuple[Role, Sequence[str]]], word_ms: int = 300) -> list[Line]:
    """Return sentences whose words all take the same time, with a silence after each sentence."""
    made: list[Line] = []
    at = 0
    for role, sentences in paragraphs:
        for number, text in enumerate(sentences, 1):
            words = [Word(at + n * word_ms, at + (n + 1) * word_ms, word, True) for n, word in enumerate(text.split())]
            end = at + len(words) * word_ms
            made.append((Cue(at, end, text, role, "joe", number == len(sentences)), tuple(words)))
            at = end + word_ms
    return made


def write_text(folder: Path, stem: str, spoken: Sequence[Line], title: str = "A title") -> tuple[str, ...]:
    """Write the files of a transcript; return their names."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {".vtt": vtt(spoken), ".words.json": words_json(spoken), ".html": html(spoken, title, "en")}
    for suffix, pieces in files.items():
        (folder / f"{stem}{suffix}").write_text("".join(pieces), encoding="utf-8")
    return tuple(f"{stem}{suffix}" for suffix in files)


def pages(
    episodes: Sequence[Episode], folder: Path = Path("nowhere"), show: Show = SHOW, base_url: str = BASE
) -> dict[str, Page]:
    """Return the pages of a show by their paths."""
    made = list(show_pages(show, episodes, base_url, "cover-1.jpg", folder, SITE))
    assert len({page.path for page in made}) == len(made)
    return {page.path: page for page in made}


def text_of(page: Page) -> str:
    """Return what is in a page."""
    return page.render().decode()


CHAPTERS = (Chapter(0, "Morning"), Chapter(9_000, "Evening", "https://example.com/evening"))
