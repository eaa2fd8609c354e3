"""How a show reads: what it reads, what it only announces, and how long it is silent. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum


class Treatment(StrEnum):
    """What becomes of a kind of block."""

    READ = "read"
    ANNOUNCE = "announce"
    """Its kind is said: "A table of 20 rows"."""

    SKIP = "skip"


class Crediting(StrEnum):
    """Whom a listener is told that an article is from."""

    SHORT = "short"
    """The publisher, or else the author."""

    FULL = "full"
    """Both."""

    SKIP = "skip"


class Quoting(StrEnum):
    """How a listener knows that somebody is quoted."""

    VOICE = "voice"
    """By the voice that the show casts for quotes; by pauses alone where it casts none."""

    ANNOUNCE = "announce"
    """By words: "Quote", "end of quote"."""

    PLAIN = "plain"


class Listing(StrEnum):
    """How the items of a list are told apart. The numbers that a page shows are said."""

    PAUSE = "pause"
    COUNT = "count"
    """"One", "two", and so on, before those that have no numbers."""

    ANNOUNCE = "announce"
    SKIP = "skip"


class Noting(StrEnum):
    """What becomes of footnotes."""

    PLACE = "place"
    """Read behind the sentence that refers to them; where they stand if none does."""

    READ = "read"
    """Where they stand, which is mostly at the end."""

    ANNOUNCE = "announce"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silence, in milliseconds. Between two things it is the longer one of what they want."""

    clause_ms: int = 90
    """Inside a sentence: where the voice changes, or where it is longer than the engine takes and had to be cut."""

    sentence_ms: int = 330
    item_ms: int = 480
    """Between items of a list and rows of a table."""

    paragraph_ms: int = 700
    quote_ms: int = 900
    """Before and after a block quote."""

    heading_ms: int = 750
    before_heading_ms: int = 1150
    title_ms: int = 800
    byline_ms: int = 1200
    """Before the article begins."""

    end_ms: int = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """What a show does with each kind of block."""

    byline: Crediting = Crediting.SHORT
    headings: Treatment = Treatment.READ
    quotes: Quoting = Quoting.VOICE
    long_quote_words: int = 25
    """From so many words on, what is quoted inside a paragraph is spoken as a quote; 0: never."""

    lists: Listing = Listing.PAUSE
    tables: Treatment = Treatment.READ
    table_rows: int = 5
    """A table with more rows below its names of columns, or more columns, is announced instead of read."""

    table_columns: int = 4
    code: Treatment = Treatment.ANNOUNCE
    formulas: Treatment = Treatment.ANNOUNCE
    """Those that stand by themselves."""

    footnotes: Noting = Noting.PLACE
    figures: Treatment = Treatment.SKIP
    """Pictures: their captions and alternative texts."""

    embeds: Treatment = Treatment.ANNOUNCE
    """Posts, videos and recordings from elsewhere that the page shows."""

    pauses: Pauses = field(default_factory=Pauses)
