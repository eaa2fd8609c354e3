"""What was seen, decided and published: the memory between runs. I/O: one SQLite file; all SQL is here.

A row of `episode` is a promise: its file was written whole before the row. A guid, the date of an episode and the
podcast:guid of a show are made once, when their row is, and never again.
"""

from audioposts.library.attempts import Attempts
from audioposts.library.episodes import Episodes
from audioposts.library.listeners import Listeners
from audioposts.library.money import Money
from audioposts.library.posts import Posts
from audioposts.library.records import (
    Attempt,
    Judged,
    Known,
    Listener,
    PastDigest,
    Placed,
    Run,
    SeenPost,
    Shelved,
    Standing,
    Unread,
)
from audioposts.library.runs import Runs
from audioposts.library.shows import Shows

__all__ = [
    "Attempt", "Judged", "Known", "Library", "Listener", "PastDigest", "Placed", "Run", "SeenPost", "Shelved",
    "Standing", "Unread",
]  # fmt: skip


class Library(Shows, Posts, Episodes, Money, Listeners, Attempts, Runs):
    """The library of one home. Opened by the first question; a run that fails before leaves no file."""
