"""What a language brings to the making of speakable text: its passes, and what it calls signs. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from audioposts.narration.speaking.draft import Draft

Pass = Callable[[Draft], None]


@dataclass(frozen=True, slots=True)
class WebWords:
    """What the signs in addresses are called."""

    dot: str
    at: str
    hashtag: str
    underscore: str
    hyphen: str
    said: frozenset[str] = frozenset()
    """Short words in capitals that are said as words: "#AbolishICE"."""


@dataclass(frozen=True, slots=True)
class SignWords:
    """What signs are called."""

    and_: str
    plus: str
    minus: str
    equals: str
    less: str
    greater: str
    is_less: str
    is_greater: str
    at_most: str
    at_least: str
    about: str
    plus_or_minus: str
    times: str
    divided: str
    to: str
    or_: str
    slash: str
    percent: str
    degrees: str
    section: str
    at: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language in which everything can be read."""

    passes: tuple[Pass, ...]
    """In order; what is only read rightly as a whole comes first, single numbers come last."""

    web: WebWords
    signs: SignWords
    letter: tuple[re.Pattern[str], str] | None = None
    """Where a letter is spelled that engines take for a word, and how it sounds, in IPA."""
