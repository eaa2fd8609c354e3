"""The name of a file -> the title and the date that are in it. Pure.

"2025-03-08-the-last-ferry.md" is how Jekyll names posts; notes and saved pages are often named "The last ferry.md".
"""

import re
from datetime import datetime
from pathlib import PurePath

from audioposts.markup.dates import read_date

_DATED = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:[-_ ]+|$)(?P<rest>.*)", re.DOTALL)


def title_in_name(name: str) -> str:
    """Return a title made of the name of a file."""
    stem = PurePath(name).stem
    dated = _DATED.fullmatch(stem)
    words = (dated["rest"] if dated else stem) or stem
    if not re.search(r"\s", words.strip()):
        words = re.sub(r"[-_]+", " ", words).strip() or words
        words = words[:1].upper() + words[1:]
    return " ".join(words.split()) or name


def date_in_name(name: str) -> datetime | None:
    """Return the date with which the name of a file begins."""
    dated = _DATED.fullmatch(PurePath(name).stem)
    return read_date(dated["date"]) if dated else None
