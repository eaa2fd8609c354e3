"""rules/*.toml -> patterns. I/O: reads the package's own data."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from audioposts.cleaning.rules.patterns import Pattern, Patterns, count_matches, first_match, found_in, plain

__all__ = [
    "Pattern",
    "Patterns",
    "Rules",
    "TimeWords",
    "all_rules",
    "count_matches",
    "first_match",
    "found_in",
    "in_every_language",
    "languages",
    "plain",
    "rules_for",
]


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

    blocks: Patterns
    """Furniture by itself."""

    paywalls: Patterns
    """Those of `blocks` that say that the rest of the article is withheld, or point to it."""

    pointers: Patterns
    """Those of `paywalls` that only point to the rest."""

    closing: Patterns
    """Those of `blocks` that stand after the last paragraph."""

    openers: Patterns
    """Lines that open a list of other stories."""

    asks: Patterns
    """What an appeal for money or membership asks."""

    voices: Patterns
    """How an appeal speaks of its publisher."""

    signatures: Patterns
    """What stands under an appeal: who signs it, sums to choose from."""

    appeal_openers: Patterns
    """Lines that open an appeal anywhere in an article."""

    bios: Patterns
    """What is said of an author after the name."""

    bio_openers: Patterns
    """What begins a biography without a name."""

    box_speech: Patterns
    """What the sentences in a newsletter box say."""

    box_names: Patterns

    abouts: Patterns
    """What a publisher says that it is, after its name."""

    datelines: Patterns
    """Place, date and agency before the first sentence; they end where that begins."""

    places: Patterns
    """The same of a place alone, the first group of each; it is believed if the page has it as a label too."""

    release_ends: Patterns
    """Lines under which a press release has only notes to editors."""

    headings: Patterns
    """Headings that begin an article."""

    blocked: Patterns
    """Sentences of a wall in front of an article: a captcha, a question for consent."""

    missing: Patterns
    """Sentences of a page which says that there is no such article, or that the server failed."""

    withheld: Patterns
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
def in_every_language(section: str) -> Patterns:
    """Return the patterns of a section such as `missing`, for texts too short to tell their language by."""
    return _listed(map(_table, languages()), section, "patterns")


@cache
def _table(language: str) -> dict:  # type: ignore[type-arg]
    return tomllib.loads(resources.files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


@cache
def _rules(languages: tuple[str, ...]) -> Rules:
    tables = [_table(name) for name in languages]
    blocks = Patterns(_pattern(entry) for table in tables for entry in table.get("block", ()))
    return Rules(
        blocks=blocks,
        paywalls=Patterns(rule for rule in blocks if rule.paywall),
        pointers=Patterns(rule for rule in blocks if rule.paywall and rule.reason != "paywall"),
        closing=Patterns(rule for rule in blocks if rule.end_of_article),
        openers=Patterns(_pattern(entry) for table in tables for entry in table.get("opener", ())),
        asks=_listed(tables, "appeal", "asks"),
        voices=_listed(tables, "appeal", "voice"),
        signatures=_listed(tables, "appeal", "signature"),
        appeal_openers=_listed(tables, "appeal", "openers"),
        bios=_listed(tables, "bio", "patterns"),
        bio_openers=_listed(tables, "bio", "openers"),
        box_speech=_listed(tables, "box", "speech"),
        box_names=_listed(tables, "box", "names"),
        abouts=_listed(tables, "about", "patterns"),
        datelines=_listed(tables, "dateline", "patterns"),
        places=_listed(tables, "dateline", "places"),
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
    return Pattern(tuple(entry["patterns"]), entry["reason"], **flags)


def _listed(tables: Iterable[dict], section: str, key: str) -> Patterns:  # type: ignore[type-arg]
    found = [table[section] for table in tables if table.get(section, {}).get(key)]
    return Patterns(Pattern(tuple(entry[key]), entry["reason"]) for entry in found)


def _any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
