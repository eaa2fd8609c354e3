"""The words with which blogs frame a post, read from frames.toml: a line of text in, what it is out. Pure."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from audioposts.markup.dates import date_of

# What surrounds the words of a line without changing what the line is.
_DRESSING = " \t\u00a0•·*–—-:.→←»«|>"

# What people call themselves where they have to be one word: ada_lovelace, ada.lovelace, @ada, ada1815.
_HANDLE = re.compile(r"@\S+|\w+[._\d]\w*")


def undressed(line: str) -> str:
    """Return a line without bullets, arrows, colons and full stops around it, case folded: the form to compare."""
    return line.strip(_DRESSING).casefold()


def is_category_label(line: str) -> bool:
    """Tell a line such as "Categories" or "Filed under:"."""
    return bool(_words().category_label.fullmatch(undressed(line)))


def categories_in(line: str) -> tuple[str, ...]:
    """Return the names in a line such as "Posted in News, Radio" or "Category: News"; empty if it is none."""
    match = _words().labelled_categories.fullmatch(line.strip(_DRESSING))
    if not match or line.endswith((".", "!", "?")):
        return ()
    return tuple(name.strip() for name in match["names"].split(","))


def is_archive_heading(line: str) -> bool:
    """Tell the heading of an archive, such as "Posts tagged radio"."""
    return bool(_words().archive_heading.fullmatch(line.strip(_DRESSING)))


def is_signature(line: str) -> bool:
    """Tell a line under a post such as "Posted by Ada at 17:50" or "Tags: radio, rivers"."""
    return bool(_words().signed.fullmatch(line.strip(_DRESSING))) and not line.endswith((".", "!", "?"))


def is_share_prompt(line: str) -> bool:
    """Tell a line such as "Spread the news" or "Share on Facebook"."""
    return bool(_words().share.fullmatch(undressed(line)))


def is_comment_count(line: str) -> bool:
    """Tell a line such as "12 comments"."""
    return bool(_words().comment_count.fullmatch(undressed(line)))


def author_of(line: str) -> str | None:
    """Return the name in a line such as "By Ada Lovelace"."""
    match = _words().byline.fullmatch(line.strip(_DRESSING))
    return match["author"] if match and not line.endswith((".", "!", "?")) else None


def publisher_of(line: str) -> str | None:
    """Return the name in a line such as "via The Harbour Post"."""
    match = _words().credit.fullmatch(line.strip(_DRESSING))
    return _words().byline_within.split(match["publisher"])[0].rstrip(",") if match and line[-1] not in ".!?" else None


def before_byline(line: str) -> list[str]:
    """Part a line such as "Posted on 3 May 2025 by Ada Lovelace" into date and byline; another one stays whole."""
    match = _words().byline_within.search(line)
    return [line[: match.start()], line[match.end() :]] if match and date_of(line[: match.start()]) else [line]


@dataclass(frozen=True, slots=True)
class Reshare:
    """Who re-shared a story, and from where."""

    sharer: str | None
    publisher: str | None
    lines: int
    """How many lines say so."""


def reshare_of(lines: list[str]) -> Reshare | None:
    """Read "NAME shared this story from FEED." at the start of `lines`, which one paragraph holds."""
    for wording in _words().reshares:
        for count in (1, 2):
            match = wording.said.fullmatch(" ".join(lines[:count]))
            if match is None or len(lines) < count:
                continue
            publisher, used = match["publisher"], count
            origin = wording.origin.fullmatch(lines[count]) if not publisher and len(lines) > count else None
            if origin:
                publisher, used = origin["publisher"], count + 1
            return Reshare(match["sharer"], publisher.rstrip(" :") if publisher else None, used)
    return None


def is_frame_word(lines: list[str], i: int) -> bool:
    """Tell a line that begins or belongs to what blogs put between title and body."""
    return is_share_prompt(lines[i]) or is_comment_count(lines[i]) or reshare_of(lines[i : i + 3]) is not None


def sharer_in(words: Sequence[str]) -> str | None:
    """Return the name in the words before "from": the one after a "by", else the first.

    "Handed on by Ada Lovelace out of", "Ada_Lovelace found this at".
    """
    names: list[list[str]] = []
    after_by: list[str] | None = None
    before = ""
    for word in words:
        if word[0].isupper() or _HANDLE.fullmatch(word):
            if names and before == names[-1][-1]:
                names[-1].append(word)
            else:
                names.append([word])
                if _words().by.fullmatch(before):
                    after_by = names[-1]
        before = word
    name = after_by or (names[0] if names else [])
    return " ".join(name).rstrip(".,:;") or None


@dataclass(frozen=True, slots=True)
class _Wording:
    said: re.Pattern[str]
    origin: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Words:
    category_label: re.Pattern[str]
    labelled_categories: re.Pattern[str]
    archive_heading: re.Pattern[str]
    signed: re.Pattern[str]
    share: re.Pattern[str]
    comment_count: re.Pattern[str]
    by: re.Pattern[str]
    byline: re.Pattern[str]
    byline_within: re.Pattern[str]
    credit: re.Pattern[str]
    reshares: tuple[_Wording, ...]


@cache
def _words() -> _Words:
    data = tomllib.loads(resources.files(__package__).joinpath("frames.toml").read_text(encoding="utf-8"))

    def any_of(key: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in data[key]))

    def wording(said: str, origin: str) -> _Wording:
        publisher = r"(?P<publisher>\S.{0,200}?)"
        return _Wording(
            re.compile(rf"(?:(?P<sharer>.{{1,80}}?)\s+)?(?:{said})(?:\s+(?:{origin})\s+{publisher})?\s*[.:]?", re.I),
            re.compile(rf"(?:(?:{origin})\s+{publisher}\s*)?\.?", re.I),
        )

    labels = any_of("category_labels")
    return _Words(
        labels,
        re.compile(rf"(?:{labels.pattern})\s*[:\s]\s*(?P<names>[^.!?:]{{2,80}})", re.I),
        re.compile(any_of("archive_headings").pattern, re.I),
        re.compile(any_of("signed").pattern, re.I),
        any_of("share"),
        any_of("comment_counts"),
        re.compile(data["by"], re.I),
        re.compile(rf"(post author:? )?({data['by']}) (?P<author>\S.{{1,80}})", re.I),
        re.compile(rf"\s+(?=(?:{data['by']})\s)", re.I),
        re.compile(data["credit"], re.I),
        tuple(wording(entry["said"], entry["from"]) for entry in data["reshare"]),
    )
