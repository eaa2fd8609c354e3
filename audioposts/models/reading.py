"""How a show reads: what it reads, what it only announces, and how long it is silent. Pure."""

from dataclasses import dataclass, field
from enum import StrEnum


class Treatment(StrEnum):
    """What becomes of a kind of block."""

    READ = "read"
    ANNOUNCE = "announce"
    """Its kind is said: "A table of 20 rows"."""

    SKIP = "skip"


class Quoting(StrEnum):
    """How a listener knows that somebody is quoted."""

    VOICE = "voice"
    """By the voice that the show casts for quotes; by pauses alone where it casts none."""

    ANNOUNCE = "announce"
    """By words: "Quote", "end of quote"."""

    PLAIN = "plain"


class Listing(StrEnum):
    """How the items of a list without numbers are told apart."""

    PAUSE = "pause"
    COUNT = "count"
    """"One", "two", and so on, before each."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silence that follows, in milliseconds."""

    clause_ms: int = 90
    """Where a sentence is longer than the engine takes and had to be cut."""

    sentence_ms: int = 330
    item_ms: int = 480
    paragraph_ms: int = 700
    quote_ms: int = 800
    """Before and after a block quote."""

    heading_ms: int = 750
    before_heading_ms: int = 1150
    title_ms: int = 800
    byline_ms: int = 1200
    end_ms: int = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """What a show does with each kind of block."""

    headings: Treatment = Treatment.READ
    quotes: Quoting = Quoting.VOICE
    long_quote_words: int = 25
    """From so many words on, what is quoted inside a paragraph is spoken as a quote; 0: never."""

    lists: Listing = Listing.PAUSE
    tables: Treatment = Treatment.READ
    table_rows: int = 6
    """A table with more rows, or more columns, is announced instead of read."""

    table_columns: int = 5
    code: Treatment = Treatment.ANNOUNCE
    formulas: Treatment = Treatment.ANNOUNCE
    footnotes: Treatment = Treatment.READ
    figures: Treatment = Treatment.SKIP
    """Captions of pictures."""

    embeds: Treatment = Treatment.ANNOUNCE
    """Posts and videos from elsewhere."""

    pauses: Pauses = field(default_factory=Pauses)
