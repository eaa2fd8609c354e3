"""The values that travel from a source to a listener, in the order in which they travel. Pure.

    Entry -> Post -> Article -> Script -> Clip -> Recording -> Episode, all of them for one Show

All are frozen: a stage makes a new value and never changes the one it was handed. Times are whole milliseconds,
sound is counted in samples of one channel, and what is left out is a value with a reason.
"""

from audioposts.models.articles import Article, Block, BlockKind, Removal, Verdict
from audioposts.models.clips import Clip, Voice, WordTiming
from audioposts.models.episodes import Episode, OwnRule, Show
from audioposts.models.posts import Entry, Form, Post
from audioposts.models.reading import Pauses, Reading, Treatment
from audioposts.models.recordings import Chapter, Cue, Recording, Segment
from audioposts.models.scripts import Pronunciation, Role, Script, Span, Spoken, Utterance

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Chapter",
    "Clip",
    "Cue",
    "Entry",
    "Episode",
    "Form",
    "OwnRule",
    "Pauses",
    "Post",
    "Pronunciation",
    "Reading",
    "Recording",
    "Removal",
    "Role",
    "Script",
    "Segment",
    "Show",
    "Span",
    "Spoken",
    "Treatment",
    "Utterance",
    "Verdict",
    "Voice",
    "WordTiming",
]  # fmt: skip
