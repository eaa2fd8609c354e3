"""The values that travel from a source to a listener, in the order in which they travel. Pure.

    Entry -> Post -> Article -> Script -> Clip -> Recording -> Episode, all of them for one Show

All are frozen: a stage makes a new value and never changes the one it was handed. Times are whole milliseconds,
sound is counted in samples of one channel, and what is left out is a value with a reason.
"""

from audioposts.models.articles import Article, Block, BlockKind, Removal, Verdict
from audioposts.models.channels import Channel, Funding, Person
from audioposts.models.clips import Clip, Voice, WordTiming
from audioposts.models.costs import UNLIMITED, Budget, Cost, Spending
from audioposts.models.episodes import Episode, OwnRule, Show
from audioposts.models.lexicons import Lexicon, LexiconEntry
from audioposts.models.lifetimes import OnEdit, OnRemoval, Window
from audioposts.models.manners import POLITE, Manners
from audioposts.models.notices import Mail, Notify
from audioposts.models.posts import Entry, Form, Post
from audioposts.models.reading import Crediting, Listing, Noting, Pauses, Quoting, Reading, Treatment
from audioposts.models.recordings import Chapter, Cue, Delivery, Recording, Segment, Strip, Word
from audioposts.models.scripts import Pronunciation, Role, Script, Span, Spoken, Utterance
from audioposts.models.sounds import Announcement, Digest, Every, FileFormat, Music, Sound, Under, Weekday

__all__ = [
    "POLITE",
    "UNLIMITED",
    "Announcement",
    "Article",
    "Block",
    "BlockKind",
    "Budget",
    "Channel",
    "Chapter",
    "Clip",
    "Cost",
    "Crediting",
    "Cue",
    "Delivery",
    "Digest",
    "Entry",
    "Episode",
    "Every",
    "FileFormat",
    "Form",
    "Funding",
    "Lexicon",
    "LexiconEntry",
    "Listing",
    "Mail",
    "Manners",
    "Music",
    "Notify",
    "Noting",
    "OnEdit",
    "OnRemoval",
    "OwnRule",
    "Pauses",
    "Person",
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
    "Sound",
    "Span",
    "Spending",
    "Spoken",
    "Strip",
    "Treatment",
    "Under",
    "Utterance",
    "Verdict",
    "Voice",
    "Weekday",
    "Window",
    "Word",
    "WordTiming",
]  # fmt: skip
