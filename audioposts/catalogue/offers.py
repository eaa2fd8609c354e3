"""What the public catalogues offer, and what a name in them may mean. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from audioposts.errors import ConfigError


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file of a repository on the hub."""

    path: str
    """In the repository."""

    place: str
    """Where it goes in the folder of voices."""

    size_bytes: int
    md5: str = ""
    """As the catalogue says, in hexadecimal; empty: it does not."""

    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A voice that can be installed."""

    name: str
    engine: str
    language: str
    """BCP 47."""

    language_name: str
    """In English."""

    quality: str
    repository: str
    revision: str
    """The commit of the repository that the catalogue is from."""

    files: tuple[RemoteFile, ...]
    """The model first."""

    options: tuple[tuple[str, str], ...] = ()
    """What the engine is told besides the model."""

    description: str = ""
    speakers: int = 1
    licence: str = ""
    """Empty: not asked for yet."""

    card: RemoteFile | None = None
    """The file that has the licence, where the catalogue has it not."""

    @property
    def model(self) -> RemoteFile:
        """What speaks."""
        return self.files[0]

    @property
    def size_bytes(self) -> int:
        """Of all its files."""
        return sum(file.size_bytes for file in self.files)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What one repository offered when it was last asked."""

    offers: tuple[Offer, ...]
    seen: datetime
    missed: str = ""
    """Why it could not be asked now; empty: it was."""


def is_in_language(language: str, wanted: str | None) -> bool:
    """Tell whether a tag is of a language: "de-DE" is of "de" and of "de-DE"; everything is of None."""
    tag, want = language.lower().replace("_", "-"), (wanted or "").lower().replace("_", "-")
    return not want or tag == want or tag.startswith(f"{want}-")


def find_offer(name: str, offers: Iterable[Offer]) -> Offer:
    """Return the offer of this name.

    Raises:
        ConfigError: there is none; what is near is named.

    """
    by_name = {offer.name: offer for offer in offers}
    if name in by_name:
        return by_name[name]
    near = _near(name, list(by_name))
    hint = f"did you mean {', '.join(near)}?" if near else "'audioposts voices available' lists what there is"
    raise ConfigError(name, f"is no voice of the public catalogues; {hint}")


def _near(name: str, names: Sequence[str]) -> list[str]:
    """Return the names that have the name in them ("thorsten"), else those that are spelt like it."""
    lowered = {each.lower(): each for each in names}
    holding = [each for low, each in lowered.items() if name.lower() in low]
    return sorted(holding)[:5] or [lowered[low] for low in get_close_matches(name.lower(), lowered, n=3)]
