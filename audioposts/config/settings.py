"""audioposts.toml -> Settings: the shows and how they are made. I/O: reads a file."""

import re
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from audioposts.config.home import Home, voice_files
from audioposts.config.notices import NotifyTable, WatchTable
from audioposts.config.shows import SLUG, ShowTable
from audioposts.config.site import SiteTable
from audioposts.config.tables import read_toml, validated
from audioposts.config.targets import TargetSettings, TargetTable, targets_of
from audioposts.config.voices import unknown_voice
from audioposts.config.web import WebTable
from audioposts.errors import ConfigError
from audioposts.models import POLITE, UNLIMITED, Budget, Manners, Notify, Show
from audioposts.models.site import Site

DEFAULT_CACHE_GB = 2.0
"""13 hours of speech at 22 kHz."""


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

    notify: Notify = field(default_factory=Notify)
    stall_minutes: float = 20.0
    """For so long nothing may happen before a nightly run is ended."""
    site: Site = field(default_factory=Site)

    targets: tuple[TargetSettings, ...] = ()
    manners: Manners = POLITE
    """How pages are fetched."""


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
    notify: NotifyTable = NotifyTable()
    watch: WatchTable = WatchTable()
    site: SiteTable = SiteTable()
    web: WebTable = WebTable()
    shows: dict[str, ShowTable] = {}
    targets: dict[str, TargetTable] = {}

    @field_validator("shows")
    @classmethod
    def _names_are_for_urls(cls, value: dict[str, ShowTable]) -> dict[str, ShowTable]:
        for slug in value:
            if not re.fullmatch(SLUG, slug):
                raise ValueError(f"[shows.{slug}]: the name goes into URLs; use only a-z, 0-9 and single hyphens")
        return value


DEFAULT_SHOW = ShowTable().show("audio-posts")
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
    table = validated(_SettingsTable, read_toml(home.settings), home.settings)
    shows = tuple(show.show(slug) for slug, show in table.shows.items())
    base_url = table.base_url.rstrip("/") if table.base_url else None
    _check_names(shows, home)
    _check_casts(shows, home)
    budget = Budget(table.budget.run_usd, table.budget.month_usd)
    notify, stall_minutes = table.notify.notify(), table.watch.stall_minutes
    targets, site, manners = targets_of(table.targets, home), table.site.site(), table.web.manners()
    shared = notify, stall_minutes, site, targets, manners
    return Settings(shows, base_url, table.workers, budget, table.cache_gb, *shared)


def _check_names(shows: tuple[Show, ...], home: Home) -> None:
    """See that no show has a name that is, or was, that of another one."""
    taken = {show.slug: show.slug for show in shows}
    for show in shows:
        for former in show.formerly:
            if taken.setdefault(former, show.slug) != show.slug or former == show.slug:
                raise ConfigError(home.settings, f"shows.{show.slug}.formerly: {former!r} is the name of a show")


def _check_casts(shows: tuple[Show, ...], home: Home) -> None:
    known = voice_files(home) if any(show.cast for show in shows) else {}
    for show in shows:
        for part, name in show.cast:
            if name not in known:
                raise ConfigError(home.settings, f"shows.{show.slug}.cast.{part} = {unknown_voice(name, known)}")
