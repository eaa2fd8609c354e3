"""voices/lexicons/*.toml -> narration. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """How a word or phrase is said; with neither `say` nor `ipa` as the engine says it by itself."""

    word: str
    """In Unicode's composed form (NFC), with plain apostrophes and hyphens."""

    say: str = ""
    """A respelling, for engines that take no phonemes."""

    ipa: str = ""
    language: str = ""
    """BCP 47, such as "de", for all German, or "pt-BR"; empty: every language."""

    case: bool = False
    """Whether it is only the word with exactly these capitals."""

    pos: str = ""
    """Part of speech: "noun", "verb", "verb-past" or "adjective"; empty: whatever it is."""

    near: tuple[str, ...] = ()
    """Only within a few words of one of these; none: anywhere."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Entries in order of precedence: of several that fit a place equally well, the last one counts."""

    entries: tuple[LexiconEntry, ...] = ()

    def __hash__(self) -> int:
        # Cheap: it is looked up for every sentence.
        return hash((len(self.entries), self.entries[-1:]))
