"""The values that travel from a source to a listener, in the order in which they travel. Pure.

    Entry -> Post -> Article -> Script -> Clip -> Recording -> Episode, all of them for one Show

All are frozen: a stage makes a new value and never changes the one it was handed. Times are whole milliseconds,
sound is counted in samples of one channel, and what is left out is a value with a reason.
"""

from audioposts.models.articles import Article, Block, BlockKind, Removal, Verdict
from audioposts.models.clips import Clip, Voice, WordTiming
from audioposts.models.costs import UNLIMITED, Budget, Cost, Spending
from audioposts.models.episodes import Episode, OwnRule, Show
from audioposts.models.lexicons import Lexicon, LexiconEntry
from audioposts.models.posts import Entry, Form, Post
from audioposts.models.reading import Crediting, Listing, Noting, Pauses, Quoting, Reading, Treatment
from audioposts.models.recordings import Chapter, Cue, Recording, Segment
from audioposts.models.scripts import Pronunciation, Role, Script, Span, Spoken, Utterance

__all__ = [
    "UNLIMITED",
    "Article",
    "Block",
    "BlockKind",
    "Budget",
    "Chapter",
    "Clip",
    "Cost",
    "Crediting",
    "Cue",
    "Entry",
    "Episode",
    "Form",
    "Lexicon",
    "LexiconEntry",
    "Listing",
    "Noting",
    "OwnRule",
    "Pauses",
    "Post",
    "Pronunciation",
    "Quoting",
    "Reading",
    "Recording",
    "Removal",
    "Role",
    "Script",
    "Segment",
    "Show",
    "Span",
    "Spending",
    "Spoken",
    "Treatment",
    "Utterance",
    "Verdict",
    "Voice",
    "WordTiming",
]  # fmt: skip
