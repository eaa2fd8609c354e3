"""The text of a mail -> its paragraphs, and its signature. Pure.

RFC 3676: a line that ends in a space goes on in the next one, where that is quoted as deep; "-- " begins a signature.
"""

import re
from collections.abc import Iterator
from itertools import groupby

_QUOTES = re.compile(r">*")
_SIGNATURE = "-- "


def split_signature(text: str) -> tuple[str, list[str]]:
    """Return the text before the last line that consists of two hyphens, and the lines after it."""
    lines = text.split("\n")
    marks = [i for i, line in enumerate(lines) if line == _SIGNATURE]
    if not marks:
        return text, []
    return "\n".join(lines[: marks[-1]]), [line.strip() for line in lines[marks[-1] + 1 :] if line.strip()]


def unflowed(text: str, *, delete_space: bool = False) -> str:
    """Return the lines of a text in `format=flowed` as they were before they were wrapped."""
    lines = [_parts(line) for line in text.split("\n")]
    return "\n".join(
        line
        for depth, quoted in groupby(lines, key=lambda parts: parts[0])
        for line in _joined(depth, quoted, delete_space)
    )


def _parts(line: str) -> tuple[int, str]:
    """Return how deep a line is quoted, and the line without its marks and without the space that protects it."""
    depth = len(_QUOTES.match(line)[0])  # type: ignore[index]
    return depth, line[depth:].removeprefix(" ")


def _joined(depth: int, lines: Iterator[tuple[int, str]], delete_space: bool) -> Iterator[str]:
    mark = ">" * depth + " " if depth else ""
    pieces: list[str] = []
    for _, line in lines:
        goes_on = line.endswith(" ") and line != _SIGNATURE
        pieces.append(line[:-1] if goes_on and delete_space else line)
        if not goes_on:
            yield mark + "".join(pieces)
            pieces = []
    if pieces:
        yield mark + "".join(pieces)
