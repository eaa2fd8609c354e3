"""Tables [shows.SLUG] -> Show. Pure."""

import re
from dataclasses import replace
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from audioposts.apple import APPLE_CATEGORIES
from audioposts.config.channels import ChannelTable
from audioposts.config.reading import ReadingTable, reading_of
from audioposts.config.retention import WindowTable
from audioposts.config.sounds import ARTICLE_BLANKS, DigestTable, SoundTable
from audioposts.config.voices import LANGUAGE
from audioposts.models import OnEdit, OnRemoval, OwnRule, Quoting, Role, Show
from audioposts.templating import check_template

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The name of a show: it goes into addresses."""


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


class ShowTable(BaseModel):
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
    reading: ReadingTable = ReadingTable()  # type: ignore[valid-type]
    cast: dict[str, str] = {}
    fallback: Literal["article", "sentence"] = "article"
    lexicon: list[str] = []
    author: Annotated[str, Field(min_length=1, max_length=255)] = "audioposts"
    email: Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")] | None = None
    link: Annotated[str, Field(pattern=r"^https?://[!-~]+$")] | None = None
    apple_category: str = "News"
    explicit: bool = False
    cover: str | None = None
    intro: str = ""
    outro: str = ""
    sound: SoundTable = SoundTable()
    digest: DigestTable | None = None
    accent: str | None = None
    podcast_guid: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$")] | None = None
    channel: ChannelTable = ChannelTable()
    formerly: list[Annotated[str, Field(pattern=SLUG)]] = []
    private: bool = False
    window: WindowTable = WindowTable()
    delete_after_days: Annotated[int, Field(ge=0)] | None = None
    on_edit: Literal["replace", "ignore", "new"] = "replace"
    on_removal: Literal["keep", "withdraw"] = "keep"

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

    @field_validator("intro", "outro")
    @classmethod
    def _are_templates(cls, value: str) -> str:
        return check_template(value, ARTICLE_BLANKS)

    @field_validator("accent")
    @classmethod
    def _is_colour(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            raise ValueError(f"{value!r} is no colour such as '#ff8a5c'")
        return value and value.lower()

    @field_validator("cast")
    @classmethod
    def _roles_and_languages(cls, value: dict[str, str]) -> dict[str, str]:
        roles = [role.value for role in Role]
        for key in value:
            if key not in roles and not re.fullmatch(LANGUAGE, key):
                raise ValueError(f"{key!r} is neither a language such as de or pt-BR nor a role: {', '.join(roles)}")
        return value

    def show(self, slug: str) -> Show:
        made = {name: getattr(self, name) for name in type(self).model_fields}
        parts = tuple(part.strip() for part in self.apple_category.split(">"))
        rules = tuple(table.rule() for table in self.rules)
        made |= {"slug": slug, "sources": tuple(self.sources), "apple_category": parts, "rules": rules}
        made["cast"] = tuple(sorted(self.cast.items()))
        made["lexicon"] = tuple(self.lexicon)
        made |= {"sound": self.sound.sound(), "digest": self.digest and self.digest.digest()}
        made |= {"channel": self.channel.channel(), "formerly": tuple(self.formerly), "window": self.window.window()}
        made |= {"on_edit": OnEdit(self.on_edit), "on_removal": OnRemoval(self.on_removal)}
        reading = reading_of(self.reading)
        # Where no voice changes, no sentence is to be cut for it.
        is_cut = reading.quotes is not Quoting.VOICE or Role.QUOTE in self.cast
        made["reading"] = reading if is_cut else replace(reading, long_quote_words=0)
        return Show(**made)
