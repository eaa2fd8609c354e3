"""What stands around a stop that may end a sentence. Pure."""

import re
import unicodedata
from dataclasses import dataclass

from audioposts.narration.splitting.words import Words, has

MARKS = ".!?…‽؟۔।॥։።။៕"
WIDE_MARKS = "。！？｡"
CLOSERS = "\"'”’“»›«)\\]}」』）》〉"
_WIDE_CLOSERS = "”’」』）》〉"
STOP = re.compile(
    rf"(?<![{MARKS}{WIDE_MARKS}])(?P<stop>\.(?: \.)+|[{MARKS}{WIDE_MARKS}]+)(?:[{CLOSERS}]| »(?= |$))*"
    # The number of a footnote, which may have been a raised one.
    r"(?P<note>(?:\[[\w, –-]{1,20}\])+|[⁰¹²³⁴-⁹*†‡]{1,3}|(?<=[a-zß-ÿ]{3}\.)\d{1,3}|(?<=[a-zß-ÿ]{3}\.[”\"])\d{1,3})?"
    rf"(?= )|[{WIDE_MARKS}]+[{_WIDE_CLOSERS}]*(?=[^\s{WIDE_MARKS}{_WIDE_CLOSERS}，、])"
)
"""A stop, what closes with it, and a space; marks of East Asia need no space."""

LOOK = 60
"""So many characters on either side are looked at, which keeps the time linear."""

_BEFORE_WORD = " “„«»‹›\"'‘’([{¿¡—–-•*·▪「『"
_QUOTES = "\"'”’“»«」』"
_BRACKETS = ")]）"
_RIGHT = re.compile(r"[\w.'’&-]*")
_ELISION = re.compile(r"^(?:[ldnscjmt]|qu|dell|all|nell|sull)['’](?=\w)", re.IGNORECASE)
_INITIAL = re.compile(r"[^\W\d_](?:\.?-[^\W\d_])?")
_LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence may end, and what stands around it."""

    stop: str
    has_quote: bool
    """A quotation mark stands between the stop and the space."""

    has_bracket: bool
    has_note: bool
    lead: str
    """The text of the sentence before the word with the stop, as far as it is looked at."""

    before: str
    """The word before the one with the stop."""

    left: str
    """The word with the stop, without it; an abbreviation of several parts without its spaces."""

    is_first: bool
    """The word with the stop is the first of its sentence."""

    is_second: bool
    after: str
    right: str
    """The next word, without the marks around it."""

    @property
    def follows(self) -> str:
        """Return what the next word begins with: "upper", "lower", "digit", "letter" (of a script without cases)."""
        first = self.right[:1]
        if first.isdigit():
            return "digit"
        if first.isupper() or first.istitle():
            return "upper"
        return "lower" if first.islower() else "letter"

    @property
    def last_part(self) -> str:
        """Return the word with the stop, of a compound its last part: "Ariz" of "R-Ariz"."""
        return self.left.rpartition("-")[2]

    @property
    def is_initial(self) -> bool:
        """Tell whether the word is one letter, of a script that has capitals: a syllable of Korean is a word."""
        return bool(_INITIAL.fullmatch(self.left)) and self.left.lower() != self.left.upper()

    @property
    def is_one_of_initials(self) -> bool:
        return bool(_INITIAL.fullmatch(self.before.rstrip(".")))

    @property
    def is_letters_with_stops(self) -> bool:
        """Tell whether the word is like "U.S"."""
        return bool(_LETTERS_WITH_STOPS.fullmatch(self.left))

    @property
    def is_opened(self) -> bool:
        """Tell whether a quotation mark or bracket stands before the next word."""
        return self.after.startswith(("“", "„", "«", "»", "‹", '"', "'", "‘", "(", "["))

    def opens(self, words: Words) -> bool:
        """Tell whether the next word often begins a sentence: "It", "It's", "L’homme"."""
        head, apostrophe, _ = self.right.replace("'", "’").partition("’")
        return self.right in words.openers or bool(apostrophe and {head, f"{head}’"} & words.openers)

    def is_known(self, words: Words) -> bool:
        """Tell whether the word with the stop is an abbreviation: in a table, an initial, or like "U.S"."""
        is_street = bool(words.street_endings) and self.left.lower().endswith(words.street_endings)
        return is_street or has(words.known, self.last_part) or self.is_initial or self.is_letters_with_stops


def place_of(text: str, start: int, match: re.Match[str], phrase: re.Match[str] | None) -> Place:
    """Return what is around a stop in a sentence that begins at `start`; `phrase` is the abbreviation that it ends."""
    lead = text[max(start, match.start() - LOOK) : match.start()]
    lead, left = _parted(lead, max(0, len(lead) + 1 - len(phrase[0])) if phrase else lead.rfind(" ") + 1)
    is_whole = match.start() - start <= LOOK
    after = text[match.end() : match.end() + LOOK].lstrip(" ")
    right = _RIGHT.match(after.lstrip(_BEFORE_WORD))
    closers = match[0][len(match["stop"] or "") :]
    return Place(
        stop=match["stop"] or match[0],
        has_quote=any(mark in closers for mark in _QUOTES),
        has_bracket=any(mark in closers for mark in _BRACKETS),
        has_note=bool(match["note"]),
        lead=lead,
        before=lead.rstrip(' (“"').rpartition(" ")[2],
        left=left,
        is_first=is_whole and not lead.strip(_BEFORE_WORD),
        is_second=is_whole and len(lead.split()) == 1,
        after=after,
        right=right[0].rstrip(".'’-") if right else "",
    )


def _parted(lead: str, cut: int) -> tuple[str, str]:
    """Return the text before the last word, and the word; no word, where a mark stands last: "5%"."""
    bare = lead[cut:].lstrip(_BEFORE_WORD)
    word = _ELISION.sub("", bare.replace(" ", ""))
    return lead[: len(lead) - len(bare)], word if word and unicodedata.category(word[-1])[0] in "LMN" else ""
