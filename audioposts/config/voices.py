"""voices/*.toml -> Voice, and the options that only its engine knows. I/O: reads files and the environment."""

import os
import re
from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from audioposts.config.home import Home, voice_files
from audioposts.config.tables import explained, read_toml, unknown_key, validated
from audioposts.errors import ConfigError
from audioposts.models import Voice

LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
"""As in BCP 47, without what nobody writes."""

Options = TypeVar("Options")


class _VoiceTable(BaseModel):
    """voices/NAME.toml; what the engine alone understands is checked by the engine."""

    model_config = ConfigDict(extra="allow")

    engine: str
    language: Annotated[str, Field(pattern=rf"^{LANGUAGE}$")] = "en-US"
    licence: str = ""
    description: str = ""
    sample: str = ""
    volume: Annotated[float, Field(gt=0, le=4)] = 1.0
    fallbacks: list[str] = []
    price_per_million_chars: Annotated[float, Field(ge=0)] = 0.0


def load_voice(name: str, home: Home) -> Voice:
    """Return a voice of the user, else one that was installed, else one that comes with the program.

    Raises:
        ConfigError: there is no such voice, or something in its file is wrong.

    """
    files = voice_files(home)
    if name not in files:
        raise ConfigError(home.settings, f"voice = {unknown_voice(name, files)}")
    file = files[name]
    table = validated(_VoiceTable, read_toml(file), file)
    options: Mapping[str, Any] = table.model_extra or {}
    return Voice(
        name=name,
        engine=table.engine,
        language=table.language,
        file=str(file),
        options=tuple(sorted(options.items())),
        licence=table.licence,
        description=table.description,
        sample=table.sample,
        volume=table.volume,
        fallbacks=tuple(table.fallbacks),
        price_per_million_chars=table.price_per_million_chars,
    )


def unknown_voice(name: str, known: Mapping[str, Path]) -> str:
    """Return what is said of a name that no voice has."""
    near = get_close_matches(name, known)
    hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(sorted(known))}"
    return f"{name!r} is not known; {hint} ('audioposts voices available' lists more to install)"


def engine_options(voice: Voice, kind: type[Options]) -> Options:
    """Return a voice's options as the dataclass `kind` that its engine wants.

    Raises:
        ConfigError: an option is unknown, missing or of the wrong type.

    """
    options = dict(voice.options)
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    for key in options.keys() - known:
        raise ConfigError(voice.file, unknown_key(key))
    try:
        return TypeAdapter(kind).validate_python(options)
    except ValidationError as error:
        raise ConfigError(voice.file, explained(error)) from error


def secret(voice: Voice, key: str, variable: str) -> str:
    """Return a password from the environment variable that a voice names with `key`, so that no file holds it.

    Raises:
        ConfigError: the variable is not set, or holds what cannot be sent. What is in it is not shown.

    """
    if not re.fullmatch(r"[A-Z_][A-Z0-9_]*", variable):
        raise ConfigError(voice.file, f"{key} is the name of an environment variable in capitals, never a key itself")
    value = os.environ.get(variable, "").strip()
    if not re.fullmatch(r"[!-~]+", value):
        state = "holds what is no key" if value else "is not set"
        raise ConfigError(voice.file, f"{key}: the environment variable {variable} {state}")
    return value
