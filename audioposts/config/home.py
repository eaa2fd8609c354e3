"""Where things are: the home folder, what is installed for the user, what comes with the program. I/O: looks."""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

from audioposts.models import Show

SETTINGS_FILE = "audioposts.toml"
ADDED_FILE = "added.txt"
"""In the home folder: URLs that `audioposts add` was given, one a line."""

LOCAL_URL = "http://localhost:8000"
"""Where `audioposts serve` is; the address in the feed until `base_url` says where it will be published."""


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
    def private(self) -> Path:
        """What only listeners with an address of their own may hear."""
        return self.path / "private"

    def folder(self, show: Show) -> Path:
        """Return where the files of a show are."""
        return (self.private if show.private else self.episodes) / show.slug

    @property
    def voices(self) -> Path:
        """The user's own voices."""
        return self.path / "voices"

    @property
    def lexicons(self) -> Path:
        """The user's own lexicons."""
        return self.voices / "lexicons"


def installed_voices() -> Path:
    """Return the folder of the voices that were installed: one of the user's, for all homes."""
    return user_data_path("audioposts", appauthor=False) / "voices"


def catalogue_copies() -> Path:
    """Return the folder of what was last seen of the public catalogues of voices; it may be deleted."""
    return user_cache_path("audioposts", appauthor=False) / "catalogue"


def voice_files(home: Home) -> dict[str, Path]:
    """Return the file of every voice by its name; the user's own win."""
    folders = (shipped_voices(), installed_voices(), home.voices)
    return {file.stem: file for folder in folders for file in sorted(folder.glob("*.toml"))}


def shipped_voices() -> Path:
    """Return the folder of the program's own voices: in the package once installed, beside it in a checkout."""
    package = Path(__file__).parents[1]
    packaged = package / "voices"
    return packaged if packaged.is_dir() else package.parent / "voices"


def shipped_lexicons() -> Path:
    """Return the folder of the program's own lexicons."""
    return shipped_voices() / "lexicons"
