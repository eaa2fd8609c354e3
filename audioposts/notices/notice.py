"""What a run did -> what is told of it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from audioposts.errors import AudioPostsError
from audioposts.inspection import printable

_MOST_LINES = 20
_LINE_CHARS = 500


@dataclass(frozen=True, slots=True)
class Notice:
    """A few lines for a person, or a program."""

    title: str
    lines: tuple[str, ...]
    home: str
    episodes: tuple[str, ...] = ()
    """Titles of what was published."""

    failures: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines, as a text."""
        return "\n".join(self.lines)


def notice_of(home: str, episodes: Sequence[str], alarms: Sequence[AudioPostsError], took: timedelta) -> Notice:
    """Return what is told of a run: what failed and what to do, and what was published."""
    failures = tuple(_line(str(error)) for error in alarms)
    published = tuple(_line(title) for title in episodes)
    title = _count(len(failures), "failure") if failures else _count(len(published), "new episode")
    lines = [
        *(f"failed: {line}" for line in failures[:_MOST_LINES]),
        *([f"and {len(failures) - _MOST_LINES} more"] if len(failures) > _MOST_LINES else []),
        *(f"published: {line}" for line in published[:_MOST_LINES]),
        *([f"and {len(published) - _MOST_LINES} more"] if len(published) > _MOST_LINES else []),
        f"The run in {home} took {round(took.total_seconds())} s. 'audioposts status' tells more.",
    ]
    return Notice(f"audioposts: {title}", tuple(lines), home, published, failures)


def trouble(home: str, what: str) -> Notice:
    """Return what is told of a run that came to nothing."""
    line = _line(what)
    hint = f"The run in {home} was ended by it; its log is in .audioposts/logs/nightly.log."
    return Notice(f"audioposts: {line[:100]}", (line, hint), home, failures=(line,))


def _line(text: str) -> str:
    """Return a text from elsewhere on one line, without signs that a terminal or a header would obey."""
    line = " ".join(printable(text).split())
    return line if len(line) <= _LINE_CHARS else f"{line[: _LINE_CHARS - 1]}…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
