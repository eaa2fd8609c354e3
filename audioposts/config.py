"""audioposts.toml and voices/*.toml -> Show, Voice. The only reader of settings. I/O: reads files.

Whatever is wrong in them is a `ConfigError` that names the file and the key.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, cast, get_type_hints

from platformdirs import user_cache_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, create_model, field_validator

from audioposts.apple import APPLE_CATEGORIES
from audioposts.errors import ConfigError, storage
from audioposts.models import UNLIMITED, Budget, OwnRule, Quoting, Reading, Role, Show, Voice

SETTINGS_FILE = "audioposts.toml"
ADDED_FILE = "added.txt"
"""In the home folder: URLs that `audioposts add` was given, one a line."""

LOCAL_URL = "http://localhost:8000"
"""Where `audioposts serve` is; the address in the feed until `base_url` says where it will be published."""

DEFAULT_CACHE_GB = 2.0
"""13 hours of speech at 22 kHz."""

_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""As in BCP 47, without what nobody writes."""


Options = TypeVar("Options")


@dataclass(frozen=True, slots=True)
class Home:
    """The user's folder: settings, voices, private state, public tree."""

    path: Path

    @property
    def settings(self) -> Path:
        """What the user wants."""
        return self.path / SETTINGS_FILE

    @property
    def state(self) -> Path:
        """What the program remembers; private."""
        return self.path / ".audioposts"

    @property
    def library(self) -> Path:
        """Where it remembers what was seen and published."""
        return self.state / "library.sqlite"

    @property
    def episodes(self) -> Path:
        """What is published."""
        return self.path / "episodes"

    @property
    def voices(self) -> Path:
        """The user's own voices."""
        return self.path / "voices"

    @property
    def lexicons(self) -> Path:
        """The user's own lexicons."""
        return self.voices / "lexicons"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that audioposts.toml says."""

    shows: tuple[Show, ...]
    base_url: str | None
    """Of the public tree, without a slash at the end; None: not published yet."""

    workers: int | None
    """How many sentences are spoken at once; None: as many as there are cores."""

    budget: Budget = UNLIMITED
    cache_gb: float = DEFAULT_CACHE_GB
    """How much of what was spoken is kept, in gigabytes (10^9 bytes)."""


class _RuleTable(BaseModel):
    """A table [[shows.SLUG.rules]]."""

    model_config = ConfigDict(extra="forbid")

    site: Annotated[str, Field(min_length=3)] | None = None
    drop: list[str] = []
    keep: list[str] = []
    patterns: list[str] = []

    @field_validator("drop", "keep")
    @classmethod
    def _are_selectors(cls, value: list[str]) -> list[str]:
        from cssselect import HTMLTranslator, SelectorError

        for selector in value:
            try:
                HTMLTranslator().css_to_xpath(selector)
            except SelectorError as error:
                raise ValueError(f"{selector!r} is no CSS selector: {error}") from error
        return value

    @field_validator("patterns")
    @classmethod
    def _are_expressions(cls, value: list[str]) -> list[str]:
        for pattern in value:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return value

    def rule(self) -> OwnRule:
        return OwnRule(self.site, tuple(self.drop), tuple(self.keep), tuple(self.patterns))


def _table_of(kind: type) -> type[BaseModel]:
    """Return the table whose keys are the fields of a dataclass: names, numbers that are not negative, and tables."""
    keys: dict[str, Any] = {}
    for name, hint in get_type_hints(kind).items():
        default = getattr(kind(), name)
        if is_dataclass(hint):
            table = _table_of(cast(type, hint))
            keys[name] = table, table()
        elif hint is int:
            keys[name] = Annotated[int, Field(ge=0, le=_MOST)], default
        else:
            keys[name] = cast(Any, Literal)[tuple(one.value for one in hint)], default.value
    return create_model(f"_{kind.__name__}Table", __config__=ConfigDict(extra="forbid"), **keys)


_MOST = 60_000
"""Of milliseconds, words, rows."""

_ReadingTable = _table_of(Reading)


class _ShowTable(BaseModel):
    """A table [shows.SLUG]."""

    model_config = ConfigDict(extra="forbid")

    title: Annotated[str, Field(min_length=1, max_length=255)] = "Audio Posts"
    description: Annotated[str, Field(min_length=1, max_length=1000)] = "Articles, read aloud."
    category: Annotated[str, Field(min_length=1, max_length=255)] | None = None
    when_cut: Literal["fetch", "headline", "skip"] = "fetch"
    sources: list[str] = []
    rules: list[_RuleTable] = []
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Za-z]{2,4})?$")] = "en"
    voice: str = "joe"
    reading: _ReadingTable = _ReadingTable()  # type: ignore[valid-type]
    cast: dict[str, str] = {}
    fallback: Literal["article", "sentence"] = "article"
    lexicon: list[str] = []
    author: Annotated[str, Field(min_length=1, max_length=255)] = "audioposts"
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    link: Annotated[str, Field(pattern=r"^https?://[!-~]+$")] | None = None
    apple_category: str = "News"
    explicit: bool = False
    cover: str | None = None
    podcast_guid: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")] | None = None

    @field_validator("apple_category")
    @classmethod
    def _known_to_apple(cls, value: str) -> str:
        category, _, subcategory = (part.strip() for part in value.partition(">"))
        if category not in APPLE_CATEGORIES:
            raise ValueError(f"{category!r} is none of Apple's categories: {', '.join(APPLE_CATEGORIES)}")
        if subcategory and subcategory not in APPLE_CATEGORIES[category]:
            allowed = ", ".join(APPLE_CATEGORIES[category]) or "none"
            raise ValueError(f"{subcategory!r} is no subcategory of {category}; allowed: {allowed}")
        return value

    @field_validator("cast")
    @classmethod
    def _roles_and_languages(cls, value: dict[str, str]) -> dict[str, str]:
        roles = [role.value for role in Role]
        for key in value:
            if key not in roles and not re.fullmatch(_LANGUAGE, key):
                raise ValueError(f"{key!r} is neither a language such as de or pt-BR nor a role: {', '.join(roles)}")
        return value

    def show(self, slug: str) -> Show:
        made = {name: getattr(self, name) for name in type(self).model_fields}
        parts = tuple(part.strip() for part in self.apple_category.split(">"))
        rules = tuple(table.rule() for table in self.rules)
        made |= {"slug": slug, "sources": tuple(self.sources), "apple_category": parts, "rules": rules}
        made["cast"] = tuple(sorted(self.cast.items()))
        made["lexicon"] = tuple(self.lexicon)
        reading = TypeAdapter(Reading).validate_python(self.reading.model_dump())  # type: ignore[attr-defined]
        # Where no voice changes, no sentence is to be cut for it.
        is_cut = reading.quotes is not Quoting.VOICE or Role.QUOTE in self.cast
        made["reading"] = reading if is_cut else replace(reading, long_quote_words=0)
        return Show(**made)


class _BudgetTable(BaseModel):
    """The table [budget]."""

    model_config = ConfigDict(extra="forbid")

    run_usd: Annotated[float, Field(ge=0)] | None = None
    month_usd: Annotated[float, Field(ge=0)] | None = None


class _SettingsTable(BaseModel):
    """The whole of audioposts.toml."""

    model_config = ConfigDict(extra="forbid")

    base_url: Annotated[str, Field(pattern=r"^https?://[!-~]+$")] | None = None
    workers: Annotated[int, Field(ge=1, le=64)] | None = None
    cache_gb: Annotated[float, Field(ge=0)] = DEFAULT_CACHE_GB
    budget: _BudgetTable = _BudgetTable()
    shows: dict[str, _ShowTable] = {}

    @field_validator("shows")
    @classmethod
    def _names_are_for_urls(cls, value: dict[str, _ShowTable]) -> dict[str, _ShowTable]:
        for slug in value:
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
                raise ValueError(f"[shows.{slug}]: the name goes into URLs; use only a-z, 0-9 and single hyphens")
        return value


class _VoiceTable(BaseModel):
    """voices/NAME.toml; what the engine alone understands is checked by the engine."""

    model_config = ConfigDict(extra="allow")

    engine: str
    language: Annotated[str, Field(pattern=rf"^{_LANGUAGE}$")] = "en-US"
    licence: str = ""
    description: str = ""
    sample: str = ""
    volume: Annotated[float, Field(gt=0, le=4)] = 1.0
    fallbacks: list[str] = []
    price_per_million_chars: Annotated[float, Field(ge=0)] = 0.0


DEFAULT_SHOW = _ShowTable().show("audio-posts")
"""The show of a source that is named on the command line where there are no settings."""


def load_settings(home: Home) -> Settings:
    """Return the settings in `home`.

    Raises:
        ConfigError: there are none, or something in them is wrong.

    """
    if not home.settings.is_file():
        raise ConfigError(
            home.settings, "does not exist; run 'audioposts init' in that folder, or name one with --home"
        )
    table = validated(_SettingsTable, _read_toml(home.settings), home.settings)
    shows = tuple(show.show(slug) for slug, show in table.shows.items())
    base_url = table.base_url.rstrip("/") if table.base_url else None
    _check_casts(shows, home)
    budget = Budget(table.budget.run_usd, table.budget.month_usd)
    return Settings(shows, base_url, table.workers, budget, table.cache_gb)


def _check_casts(shows: tuple[Show, ...], home: Home) -> None:
    known = voice_files(home) if any(show.cast for show in shows) else {}
    for show in shows:
        for part, name in show.cast:
            if name not in known:
                raise ConfigError(home.settings, f"shows.{show.slug}.cast.{part} = {_unknown_voice(name, known)}")


def load_voice(name: str, home: Home) -> Voice:
    """Return a voice of the user, else one that was installed, else one that comes with the program.

    Raises:
        ConfigError: there is no such voice, or something in its file is wrong.

    """
    files = voice_files(home)
    if name not in files:
        raise ConfigError(home.settings, f"voice = {_unknown_voice(name, files)}")
    file = files[name]
    table = validated(_VoiceTable, _read_toml(file), file)
    options: Mapping[str, Any] = table.model_extra or {}
    return Voice(
        name=name,
        engine=table.engine,
        language=table.language,
        file=str(file),
        options=tuple(sorted(options.items())),
        licence=table.licence,
        description=table.description,
        sample=table.sample,
        volume=table.volume,
        fallbacks=tuple(table.fallbacks),
        price_per_million_chars=table.price_per_million_chars,
    )


def _unknown_voice(name: str, known: Mapping[str, Path]) -> str:
    near = get_close_matches(name, known)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(sorted(known))}"
    return f"{name!r} is not known; {hint} ('audioposts voices available' lists more to install)"


def installed_voices() -> Path:
    """Return the folder of the voices that were installed: one of the user's, for all homes."""
    return user_data_path("audioposts", appauthor=False) / "voices"


def catalogue_copies() -> Path:
    """Return the folder of what was last seen of the public catalogues of voices; it may be deleted."""
    return user_cache_path("audioposts", appauthor=False) / "catalogue"


def voice_files(home: Home) -> dict[str, Path]:
    """Return the file of every voice by its name; the user's own win."""
    folders = (_shipped_voices(), installed_voices(), home.voices)
    return {file.stem: file for folder in folders for file in sorted(folder.glob("*.toml"))}


def engine_options(voice: Voice, kind: type[Options]) -> Options:
    """Return a voice's options as the dataclass `kind` that its engine wants.

    Raises:
        ConfigError: an option is unknown, missing or of the wrong type.

    """
    options = dict(voice.options)
    for key in options.keys() - kind.__annotations__.keys():
        raise ConfigError(voice.file, _unknown(key))
    try:
        return TypeAdapter(kind).validate_python(options)
    except ValidationError as error:
        raise ConfigError(voice.file, _explained(error)) from error


def _shipped_voices() -> Path:
    """Return the folder of the program's own voices: in the package once installed, beside it in a checkout."""
    packaged = Path(__file__).parent / "voices"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "voices"


def shipped_lexicons() -> Path:
    """Return the folder of the program's own lexicons."""
    return _shipped_voices() / "lexicons"


Table = TypeVar("Table", bound=BaseModel)


def load_table(kind: type[Table], file: Path) -> Table:
    """Return what a TOML file says, as `kind`.

    Raises:
        ConfigError: it is no TOML, or something in it is wrong.

    """
    return validated(kind, _read_toml(file), file)


def validated(kind: type[Table], data: dict[str, Any], file: Path | str, within: str = "") -> Table:
    """Return `data` as `kind`; `within` is the key under which it stands in the file.

    Raises:
        ConfigError: something in it is wrong.

    """
    try:
        return kind.model_validate(data, strict=True)
    except ValidationError as error:
        raise ConfigError(file, f"{within and within + '.'}{_explained(error)}") from error


def _read_toml(file: Path) -> dict[str, Any]:
    with storage(file):
        data = file.read_bytes()
    try:
        return tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(file, f"is not TOML: {error}") from error


def _explained(error: ValidationError) -> str:
    """Return the first thing that is wrong, by the key as it stands in the file."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"]) or "the file"
    if first["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return _unknown(key)
    if first["type"] in ("missing", "missing_argument"):
        return f"{key} is missing"
    message = first["msg"].removeprefix("Value error, ")
    value = first.get("input")
    shown = f" (it is {value!r})" if isinstance(value, str | int | float | bool) else ""
    return f"{key}: {message}{shown}"


def _unknown(key: str) -> str:
    return f"{key} is not a key that is known here; is it misspelt?"
