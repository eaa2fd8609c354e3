"""Lists of words that rules go by, from the TOML files beside them. I/O: reads a file of the package, once."""

import tomllib
from functools import cache
from importlib import resources


def words(name: str, language: str = "english") -> frozenset[str]:
    """Return the words of the list `name`."""
    return frozenset(_lists(language)[name].split())


@cache
def _lists(language: str) -> dict[str, str]:
    text = resources.files(f"audioposts.narration.speaking.{language}").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(text)
