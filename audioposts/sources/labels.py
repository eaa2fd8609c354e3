"""The words on links and before subjects, read from labels.toml: a label in, what it is out. Pure."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

_DRESSING = " \t\u00a0•·*–—-:.…→←⟶»«›‹|>[]()"
_LABEL_CHARS = 160


def is_view_online(label: str, around: str = "") -> bool:
    """Tell the link of a mail to itself on the web; a link that says "here" by the words `around` it."""
    return _is("view_online", label) or (_is("here", label) and _is("around_here", around))


def is_more(label: str) -> bool:
    """Tell the link from an excerpt to its post."""
    return _is("more", label)


def is_older(label: str) -> bool:
    """Tell the link from a page of posts to the page with older ones."""
    return _is("older", label) and not _is("newer", label)


def is_newer(label: str) -> bool:
    """Tell the link from a page of posts to the page with newer ones."""
    return _is("newer", label)


def without_handed_on(subject: str) -> str:
    """Return the subject of a mail as it was before the mail was handed on."""
    return re.sub(
        rf"^\s*(?:(?:{_labels()['handed_on'].pattern})(?:\[\d+\])?\s*:\s*)+", "", subject, flags=re.IGNORECASE
    )


def _is(kind: str, label: str) -> bool:
    if len(label) > _LABEL_CHARS:
        return False
    bare = " ".join(label.split())
    return any(_labels()[kind].fullmatch(form) for form in (bare.strip(_DRESSING), bare) if form)


@cache
def _labels() -> Mapping[str, re.Pattern[str]]:
    data = tomllib.loads(resources.files(__package__).joinpath("labels.toml").read_text(encoding="utf-8"))
    return {kind: re.compile("|".join(f"(?:{pattern})" for pattern in data[kind]), re.IGNORECASE) for kind in data}
