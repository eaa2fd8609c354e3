"""A TOML file -> a table whose keys and values are checked; what is wrong is said by its key. I/O: reads files."""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from audioposts.errors import ConfigError, storage

Table = TypeVar("Table", bound=BaseModel)


def load_table(kind: type[Table], file: Path) -> Table:
    """Return what a TOML file says, as `kind`.

    Raises:
        ConfigError: it is no TOML, or something in it is wrong.

    """
    return validated(kind, read_toml(file), file)


def validated(kind: type[Table], data: dict[str, Any], file: Path | str, within: str = "") -> Table:
    """Return `data` as `kind`; `within` is the key under which it stands in the file.

    Raises:
        ConfigError: something in it is wrong.

    """
    try:
        return kind.model_validate(data, strict=True)
    except ValidationError as error:
        raise ConfigError(file, f"{within and within + '.'}{explained(error)}") from error


def read_toml(file: Path) -> dict[str, Any]:
    """Return what a TOML file says; a ConfigError says that it is none."""
    with storage(file):
        data = file.read_bytes()
    try:
        return tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(file, f"is not TOML: {error}") from error


def explained(error: ValidationError) -> str:
    """Return the first thing that is wrong, by the key as it stands in the file."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"]) or "the file"
    if first["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return unknown_key(key)
    if first["type"] in ("missing", "missing_argument"):
        return f"{key} is missing"
    message = first["msg"].removeprefix("Value error, ")
    value = first.get("input")
    shown = f" (it is {value!r})" if isinstance(value, str | int | float | bool) else ""
    return f"{key}: {message}{shown}"


def unknown_key(key: str) -> str:
    """Return what is said of a key that nobody knows."""
    return f"{key} is not a key that is known here; is it misspelt?"
