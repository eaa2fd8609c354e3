"""A table [shows.SLUG.window] -> Window. Pure."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from audioposts.models import Window


class WindowTable(BaseModel):
    """The table [shows.SLUG.window]."""

    model_config = ConfigDict(extra="forbid")

    newest: Annotated[int, Field(ge=1)] | None = None
    days: Annotated[int, Field(ge=1)] | None = None

    def window(self) -> Window:
        return Window(self.newest, self.days)
