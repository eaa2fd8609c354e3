"""Lists of words and units that rules go by, from the TOML files beside them. I/O: reads files of the package, once."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


def words(name: str, language: str = "english") -> frozenset[str]:
    """Return the words of the list `name`."""
    return frozenset(_read(language, "words.toml")[name].split())


def table(name: str, language: str = "english") -> dict[str, tuple[str, str]]:
    """Return units with what one of them is called, and several."""
    return {unit: (one, several) for unit, (one, several) in _read(language, "units.toml")[name].items()}


def readings(name: str, language: str = "english") -> dict[str, str]:
    """Return abbreviations with what they stand for."""
    return dict(_read(language, "readings.toml")[name])


def pairs(name: str, language: str = "english") -> dict[str, tuple[str, str]]:
    """Return abbreviations with two things that they stand for: what a man is called, and a woman."""
    return {short: (first, second) for short, (first, second) in _read(language, "readings.toml")[name].items()}


@cache
def _read(language: str, file: str) -> dict[str, Any]:
    text = resources.files(f"audioposts.narration.speaking.{language}").joinpath(file).read_text("utf-8")
    return tomllib.loads(text)
