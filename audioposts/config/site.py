"""The table [site] -> Site. Pure."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from audioposts.models.site import Site


class SiteTable(BaseModel):
    """The table [site]."""

    model_config = ConfigDict(extra="forbid")

    enabled: bool = True
    title: Annotated[str, Field(min_length=1, max_length=255)] = "Podcasts"
    footer: Annotated[str, Field(max_length=1000)] = ""

    def site(self) -> Site:
        return Site(self.enabled, self.title, self.footer)
