"""How a show reads: which kinds of text are read, announced or left out, and how long it is silent. Pure."""

from dataclasses import dataclass
from typing import Literal

Treatment = Literal["read", "announce", "skip"]
"""To read a kind of text, to say only that it is there ("A formula."), or to leave it out."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silence, in milliseconds. Between two things it is the longer one of what they want."""

    title_ms: int = 800
    byline_ms: int = 1200
    """Before the article begins."""

    before_heading_ms: int = 1150
    heading_ms: int = 750
    paragraph_ms: int = 700
    quote_ms: int = 900
    """Before and after a block quote."""

    item_ms: int = 480
    """Between items of a list and rows of a table."""

    sentence_ms: int = 330
    clause_ms: int = 90
    """Inside a sentence: where a voice changes, or where it is longer than the engine takes and had to be cut."""

    end_ms: int = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """How a show reads what is no plain paragraph."""

    byline: Literal["short", "full", "skip"] = "short"
    """Short: the publisher, or else the author. Full: both."""

    headings: Treatment = "read"
    quotes: Literal["voice", "announce", "plain"] = "voice"
    """By longer pauses and the voice that is cast for them, by the words "quote" and "end of quote", or as any text."""

    quote_words: int = 25
    """The fewest words that make a quotation inside a paragraph one for that voice; 0: none is."""

    lists: Literal["count", "pause", "announce", "skip"] = "count"
    """Count: the numbers of numbered lists are said."""

    tables: Treatment = "read"
    table_rows: int = 5
    """The most rows of a table that is read; a longer one is announced."""

    table_columns: int = 4
    code: Treatment = "announce"
    formulas: Treatment = "announce"
    """Those that stand by themselves."""

    figures: Treatment = "skip"
    """Pictures: their captions and alternative texts."""

    embeds: Treatment = "announce"
    """Posts, videos and recordings from elsewhere that the page shows."""

    footnotes: Literal["place", "end", "skip"] = "skip"
    """Place: behind the sentence that refers to them. End: where they stand."""

    pauses: Pauses = Pauses()
