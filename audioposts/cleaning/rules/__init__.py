"""rules/*.toml -> compiled patterns. I/O: reads the package's own data."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_PLAIN_QUOTES = str.maketrans("‘’‚‛“”„‟´`", "''''\"\"\"\"''")
_DRESSING = " []()<>»›>*•-–—|:→▶►"


@lru_cache(1024)
def plain(text: str) -> str:
    """Return a text as the patterns expect it: with plain quotation marks and single spaces."""
    return " ".join(text.translate(_PLAIN_QUOTES).split())


@dataclass(frozen=True, slots=True)
class Pattern:
    """Expressions of which any one, found in a block, is evidence."""

    start: re.Pattern[str] | None
    """What is looked for at the beginning of a text only: most are, and a search would try them at every letter."""

    anywhere: re.Pattern[str] | None
    reason: str = ""
    max_words: int = 10_000
    paywall: bool = False
    """It says that the rest of the article is withheld."""

    within_first: int = 10_000
    """Among how many blocks at the beginning of a post it means anything."""

    end_of_article: bool = False
    """It stands after the last paragraph."""

    def is_in(self, text: str) -> bool:
        """Tell whether it is found in a plain text as it stands."""
        found = self.start and self.start.match(text)
        return bool(found or (self.anywhere and self.anywhere.search(text)))

    def matches(self, text: str) -> bool:
        """Tell whether it is found in `text`, with or without the brackets and arrows around it."""
        return first_match((self,), text) is self


def first_match(patterns: Iterable[Pattern], text: str) -> Pattern | None:
    """Return the first pattern that is found in `text`, with or without the brackets and arrows around it."""
    text = plain(text)
    words = text.count(" ") + 1
    undressed = text.strip(_DRESSING)
    for pattern in patterns:
        if words > pattern.max_words:
            continue
        if pattern.is_in(text) or (undressed != text and pattern.is_in(undressed)):
            return pattern
    return None


def count_matches(patterns: Iterable[Pattern], text: str) -> int:
    """Count the places of a text at which patterns are found."""
    text = plain(text)
    found = (pattern for pattern in patterns if pattern.is_in(text))
    return sum(max(1, len(pattern.anywhere.findall(text)) if pattern.anywhere else 0) for pattern in found)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of date lines; each expression is for one whole word."""

    days: re.Pattern[str]
    """Names of days and months."""

    marks: re.Pattern[str]
    """What only a date line says: "updated", "ago"."""

    others: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """What is known of the furniture of pages, in all languages together."""

    blocks: tuple[Pattern, ...]
    """Furniture by itself."""

    openers: tuple[Pattern, ...]
    """Lines that open a list of other stories."""

    asks: tuple[Pattern, ...]
    """What an appeal for money or membership asks."""

    voices: tuple[Pattern, ...]
    """How an appeal speaks of its publisher."""

    signatures: tuple[Pattern, ...]
    """What stands under an appeal: who signs it, sums to choose from."""

    appeal_openers: tuple[Pattern, ...]
    """Lines that open an appeal anywhere in an article."""

    bios: tuple[Pattern, ...]
    """What is said of an author after the name."""

    bio_openers: tuple[Pattern, ...]
    """What begins a biography without a name."""

    box_speech: tuple[Pattern, ...]
    """What the sentences in a newsletter box say."""

    box_names: tuple[Pattern, ...]

    datelines: tuple[Pattern, ...]
    """Place, date and agency before the first sentence; they end where that begins."""

    release_ends: tuple[Pattern, ...]
    """Lines under which a press release has only notes to editors."""

    headings: tuple[Pattern, ...]
    """Headings that begin an article."""

    blocked: tuple[Pattern, ...]
    """Sentences of a wall in front of an article: a captcha, a question for consent."""

    missing: tuple[Pattern, ...]
    """Sentences of a page which says that there is no such article, or that the server failed."""

    withheld: tuple[Pattern, ...]
    """Lines which say that the rest of this very article is withheld."""

    time: TimeWords


def rules_for(language: str) -> Rules:
    """Return the rules for texts in a language: its own, and the English ones, which fit pages everywhere."""
    own = language.partition("-")[0].lower()
    return _rules(("en", own) if own in languages() and own != "en" else ("en",))


def all_rules() -> Rules:
    """Return the rules of every language."""
    return _rules(languages())


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that there are rules for."""
    files = (file.name for file in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


@cache
def in_every_language(section: str) -> tuple[Pattern, ...]:
    """Return the patterns of a section such as `missing`, for texts too short to tell their language by."""
    return _listed(map(_table, languages()), section, "patterns")


@cache
def _table(language: str) -> dict:  # type: ignore[type-arg]
    return tomllib.loads(resources.files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


@cache
def _rules(languages: tuple[str, ...]) -> Rules:
    tables = [_table(name) for name in languages]
    return Rules(
        blocks=tuple(_pattern(entry) for table in tables for entry in table.get("block", ())),
        openers=tuple(_pattern(entry) for table in tables for entry in table.get("opener", ())),
        asks=_listed(tables, "appeal", "asks"),
        voices=_listed(tables, "appeal", "voice"),
        signatures=_listed(tables, "appeal", "signature"),
        appeal_openers=_listed(tables, "appeal", "openers"),
        bios=_listed(tables, "bio", "patterns"),
        bio_openers=_listed(tables, "bio", "openers"),
        box_speech=_listed(tables, "box", "speech"),
        box_names=_listed(tables, "box", "names"),
        datelines=_listed(tables, "dateline", "patterns"),
        release_ends=_listed(tables, "release", "ends"),
        headings=_listed(tables, "heading", "patterns"),
        blocked=_listed(tables, "blocked", "patterns"),
        missing=_listed(tables, "missing", "patterns"),
        withheld=_listed(tables, "withheld", "patterns"),
        time=TimeWords(*(_any_of([table["time"][key] for table in tables if "time" in table]) for key in _TIME_KEYS)),
    )


_TIME_KEYS = ("days", "marks", "others")


def _pattern(entry: dict) -> Pattern:  # type: ignore[type-arg]
    flags = {key: value for key, value in entry.items() if key not in ("patterns", "reason")}
    return Pattern(*_parted(entry["patterns"]), entry["reason"], **flags)


def _listed(tables: Iterable[dict], section: str, key: str) -> tuple[Pattern, ...]:  # type: ignore[type-arg]
    found = [table[section] for table in tables if table.get(section, {}).get(key)]
    return tuple(Pattern(*_parted(entry[key]), entry["reason"]) for entry in found)


def _parted(patterns: Sequence[str]) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """Return what is for the beginning of a text, and what is for anywhere in it."""
    start = [pattern for pattern in patterns if pattern.startswith("^") and not _has_branches(pattern)]
    anywhere = [pattern for pattern in patterns if pattern not in start]
    return (_any_of(start) if start else None), (_any_of(anywhere) if anywhere else None)


def _has_branches(pattern: str) -> bool:
    """Tell whether a pattern is several, parted by bars outside of groups: "^" belongs to the first one only."""
    bare = _CLASS.sub("", pattern.replace("\\\\", ""))
    while (inner := _GROUP.sub("", bare)) != bare:
        bare = inner
    return "|" in bare


_CLASS = re.compile(r"\\.|\[[^\]]*\]")
_GROUP = re.compile(r"\([^()]*\)")


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
