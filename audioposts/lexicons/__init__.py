"""voices/lexicons/*.toml -> Lexicon, and a changed entry -> the text of such a file. I/O: reads files.

language = "en"                # of all words below; without it they are for every language

[words]
Leominster = "lemminster"      # a respelling
Nguyen = { say = "win", ipa = "wˈɪn" }
read = [{ pos = "verb-past", ipa = "ɹˈɛd" }]
Worcester = false              # as the engine says it by itself
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from audioposts.config import Home, load_table, shipped_lexicons, validated
from audioposts.errors import ConfigError
from audioposts.models import Lexicon, LexiconEntry, Show

OWN_FILE = "own.toml"
"""What `audioposts lexicon add` writes, in the home's voices/lexicons; of that folder it counts most."""

_TAG = r"^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$"
_MARKUP = frozenset("[]{}<>|&\\^`~_*#=@/")
_PLAIN = str.maketrans("’‘ʼ‑‐", "'''--")
_ALSO_IN_IPA = frozenset(" .‿ːˑˈˌ↓↑'-")


class _EntryTable(BaseModel):
    """An entry of the table [words]."""

    model_config = ConfigDict(extra="forbid")

    say: str = ""
    ipa: str = ""
    language: Annotated[str, Field(pattern=_TAG)] | None = None
    case: bool | None = None
    pos: Literal["", "noun", "verb", "verb-past", "adjective"] = ""
    near: list[Annotated[str, Field(min_length=1)]] = []

    @field_validator("say")
    @classmethod
    def _is_sayable(cls, value: str) -> str:
        if any(c in _MARKUP or c.isdigit() for c in value) or not any(map(str.isalpha, value)):
            raise ValueError(
                "a respelling is made of letters, spaces, hyphens and apostrophes; IPA goes into /slashes/"
            )
        return " ".join(value.split())

    @field_validator("ipa")
    @classmethod
    def _is_ipa(cls, value: str) -> str:
        value = unicodedata.normalize("NFC", value.strip().strip("/").strip())
        for c in value:
            if not (c in _ALSO_IN_IPA or unicodedata.combining(c) or (c.isalpha() and not c.isupper())):
                raise ValueError(f"{c!r} is no sign of the IPA")
        if not any(map(str.isalpha, value)):
            raise ValueError("there is no IPA in it")
        return value


class _LexiconTable(BaseModel):
    """A whole file."""

    model_config = ConfigDict(extra="forbid")

    language: Annotated[str, Field(pattern=_TAG)] = ""
    words: dict[str, Any] = {}


def load_lexicon(home: Home, show: Show | None = None) -> Lexicon:
    """Return all that is known for a show: the program's lexicons, the home's, the show's; later ones win.

    Raises:
        ConfigError: a file is not there, or something in it is wrong.

    """
    entries = (entry for file in lexicon_files(home, show) for entry in read_lexicon(file))
    return Lexicon(tuple(entries))


def lexicon_files(home: Home, show: Show | None = None) -> list[Path]:
    """Return the files that `load_lexicon` reads, in that order."""
    own = sorted(home.lexicons.glob("*.toml"), key=lambda file: (file.name == OWN_FILE, file.name))
    named = [home.path / name for name in show.lexicon] if show else []
    for file in named:
        if not file.is_file():
            raise ConfigError(home.settings, f"lexicon: there is no file {file}")
    return [*sorted(shipped_lexicons().glob("*.toml")), *own, *named]


def read_lexicon(file: Path) -> list[LexiconEntry]:
    """Return the entries of a file; the special ones after the general ones, as they count more.

    Raises:
        ConfigError: something in it is wrong, or it says two things of one word.

    """
    try:
        table = load_table(_LexiconTable, file)
    except ConfigError as error:
        raise _twice(error, file) or error from None
    entries: dict[tuple[str, ...], LexiconEntry] = {}
    for word, value in table.words.items():
        for entry in _entries(word, value, table.language, file):
            key = (entry.word if entry.case else entry.word.lower(), entry.language, str(entry.case), entry.pos)
            if entries.setdefault((*key, *entry.near), entry) is not entry:
                raise ConfigError(file, f"words.{word}: the file says two things of this word")
    return sorted(entries.values(), key=lambda entry: (bool(entry.pos or entry.near), entry.case, bool(entry.language)))


def new_entry(word: str, spoken: str, *, language: str = "", case: bool | None = None, pos: str = "") -> LexiconEntry:
    """Return an entry as a person gives it: a respelling, or IPA in /slashes/.

    Raises:
        ConfigError: it is neither.

    """
    is_ipa = len(spoken) > 1 and spoken.startswith("/") and spoken.endswith("/")
    fields = {"ipa" if is_ipa else "say": spoken, "pos": pos, "language": language}
    return checked_entry(word, fields | ({} if case is None else {"case": case}), word)


def checked_entry(word: str, fields: Mapping[str, Any], place: str) -> LexiconEntry:
    """Return an entry from its fields, as they stand in a file.

    Raises:
        ConfigError: one of them is wrong; it begins with `place`.

    """
    return next(_entries(word, dict(fields), "", place))


def _entries(word: str, value: Any, language: str, file: Path | str) -> Iterator[LexiconEntry]:
    """Yield what a file says of one word."""
    plain = unicodedata.normalize("NFC", " ".join(word.translate(_PLAIN).split()))
    if not re.search(r"[^\W_]", plain):
        raise ConfigError(file, f"words.{word}: there is no letter or digit in this word")
    if value is False:
        yield LexiconEntry(plain, language=language, case=plain != plain.lower())
        return
    for each in value if isinstance(value, list) else [value]:
        fields = {"ipa" if each.startswith("/") else "say": each} if isinstance(each, str) else each
        if not isinstance(fields, dict) or not fields.keys() & {"say", "ipa"}:
            raise ConfigError(file, f"words.{word}: say how it is spoken: a text, say = …, ipa = … or false")
        table = validated(_EntryTable, fields, file, f"words.{word}")
        yield LexiconEntry(
            plain,
            table.say,
            table.ipa,
            language if table.language is None else table.language,
            plain != plain.lower() if table.case is None else table.case,
            table.pos,
            tuple(dict.fromkeys(each.lower() for each in table.near)),
        )


def _twice(error: ConfigError, file: Path) -> ConfigError | None:
    """Return what TOML says of a key that is there twice, with the word: Python's reader does not name it."""
    if "Cannot overwrite a value" not in error.message:
        return None
    import tomlkit
    from tomlkit.exceptions import KeyAlreadyPresent, TOMLKitError

    try:
        tomlkit.parse(file.read_bytes())
    except KeyAlreadyPresent as twice:
        word = str(twice).removeprefix('Key "').removesuffix('" already exists.')
        return ConfigError(file, f"words.{word}: the file says two things of this word")
    except TOMLKitError:
        return None
    return None
