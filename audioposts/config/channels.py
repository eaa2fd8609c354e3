"""A table [shows.SLUG.channel] -> Channel. Pure."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from audioposts.models import Channel, Funding, Person

_Url = Annotated[str, Field(pattern=r"^https?://[!-~]+$")]
_Short = Annotated[str, Field(min_length=1, max_length=128)]
_RULES = {"daily": "FREQ=DAILY", "weekly": "FREQ=WEEKLY", "monthly": "FREQ=MONTHLY"}


class PersonTable(BaseModel):
    """A table [[shows.SLUG.channel.persons]]."""

    model_config = ConfigDict(extra="forbid")

    name: _Short
    role: _Short = "host"
    group: _Short = "cast"
    image: _Url | None = None
    url: _Url | None = None


class FundingTable(BaseModel):
    """A table [[shows.SLUG.channel.funding]]."""

    model_config = ConfigDict(extra="forbid")

    url: _Url
    text: _Short


class ChannelTable(BaseModel):
    """The table [shows.SLUG.channel]."""

    model_config = ConfigDict(extra="forbid")

    locked: bool = False
    license: Annotated[str, Field(pattern=r"^[!-~]( ?[!-~])*$", max_length=128)] | None = None
    license_url: _Url | None = None
    copyright: Annotated[str, Field(min_length=1, max_length=255)] | None = None
    persons: list[PersonTable] = []
    funding: list[FundingTable] = []
    frequency: str | None = None
    complete: bool = False
    verify: dict[Literal["verify", "applepodcastsverify"], _Short] = {}

    @field_validator("frequency")
    @classmethod
    def _is_rule(cls, value: str | None) -> str | None:
        if value is None or value in _RULES:
            return value and _RULES[value]
        from dateutil.rrule import rrulestr

        try:
            rrulestr(value)
        except (ValueError, TypeError, KeyError) as error:
            known = ", ".join(_RULES)
            raise ValueError(f"{value!r} is none of {known}, and no rule such as 'FREQ=WEEKLY;BYDAY=MO'") from error
        return value

    @model_validator(mode="after")
    def _own_licence_has_address(self) -> "ChannelTable":
        if self.license_url and not self.license:
            raise ValueError("license_url needs a license that it is of")
        return self

    def channel(self) -> Channel:
        return Channel(
            locked=self.locked,
            license=self.license,
            license_url=self.license_url,
            copyright=self.copyright,
            persons=tuple(Person(**person.model_dump()) for person in self.persons),
            funding=tuple(Funding(**one.model_dump()) for one in self.funding),
            frequency=self.frequency,
            complete=self.complete,
            verify=tuple(sorted(self.verify.items())),
        )
