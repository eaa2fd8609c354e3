"""How long things stay: what a feed names, whose files are kept, what becomes of a post that changes or goes. Pure."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Window:
    """Which episodes a feed names: the newest, those of the last days, or, where both are said, what is both."""

    newest: int | None = None
    days: int | None = None


class OnEdit(StrEnum):
    """What becomes of an episode when its post is edited."""

    REPLACE = "replace"
    """The same episode with other sound, under a new address."""

    IGNORE = "ignore"
    NEW = "new"
    """Another episode; the first one stays."""


class OnRemoval(StrEnum):
    """What becomes of an episode when its post is taken down."""

    KEEP = "keep"
    WITHDRAW = "withdraw"
