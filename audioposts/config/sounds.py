"""Tables [shows.SLUG.sound] and [shows.SLUG.digest] -> Sound, Digest. Pure.

Files are looked for when a run begins.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from audioposts.models import Digest, Every, FileFormat, Music, Sound, Under, Weekday
from audioposts.templating import Blanks, check_template

ARTICLE_BLANKS: Blanks = {"title": "", "publisher": "", "author": "", "date": "", "show": ""}
DIGEST_BLANKS: Blanks = {"date": "", "show": "", "count": 1, "first": "", "others": 0}

_File = Annotated[str, Field(min_length=1)]


class MusicTable(BaseModel):
    """The table [shows.SLUG.sound.music]."""

    model_config = ConfigDict(extra="forbid")

    file: _File
    under: Literal["announcements", "all"] = "announcements"
    level_db: Annotated[float, Field(ge=-40, le=0)] = -14.0
    duck_db: Annotated[float, Field(ge=-40, le=0)] = -10.0

    def music(self) -> Music:
        return Music(self.file, Under(self.under), self.level_db, self.duck_db)


class SoundTable(BaseModel):
    """The table [shows.SLUG.sound]."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["mp3", "m4a", "opus"] = "mp3"
    stereo: bool = False
    opening: _File | None = None
    closing: _File | None = None
    between: _File | None = None
    music: MusicTable | None = None

    def sound(self) -> Sound:
        music = self.music.music() if self.music else None
        return Sound(FileFormat(self.format), self.stereo, self.opening, self.closing, self.between, music)


class DigestTable(BaseModel):
    """The table [shows.SLUG.digest]."""

    model_config = ConfigDict(extra="forbid")

    every: Literal["day", "week"] = "day"
    weekday: Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] = "monday"
    most: Annotated[int, Field(ge=1, le=200)] = 25
    title: str = ""
    greeting: str = ""
    goodbye: str = ""
    headlines: bool = True

    @field_validator("title", "greeting", "goodbye")
    @classmethod
    def _are_templates(cls, value: str) -> str:
        return check_template(value, DIGEST_BLANKS)

    def digest(self) -> Digest:
        return Digest(
            Every(self.every), Weekday(self.weekday), self.most, self.title, self.greeting, self.goodbye, self.headlines
        )
