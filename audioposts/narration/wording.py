"""A language and a thing -> the words that announce it. Pure; the words are in wording.toml."""

import tomllib
from functools import cache
from importlib import resources

_SERVICES = {
    "bluesky": "Bluesky", "facebook": "Facebook", "instagram": "Instagram", "mastodon": "Mastodon", "reddit": "Reddit",
    "threads": "Threads", "tiktok": "TikTok", "tumblr": "Tumblr", "x": "X",
}  # fmt: skip


class Wording:
    """The announcements of one language; those of a language that is not known are empty."""

    def __init__(self, language: str) -> None:
        self._words = _table().get(language.split("-")[0].lower(), {})

    def __getitem__(self, key: str) -> str:
        """Return an announcement that is always the same; empty where there is none."""
        return str(self._words.get(key, ""))

    def count(self, key: str, number: int) -> str:
        """Return an announcement of so many."""
        forms = self._words.get(key)
        return forms["one" if number == 1 else "other"].format(number) if isinstance(forms, dict) else ""

    def credit(self, key: str, name: str) -> str:
        """Return whom a text is from; the bare name where the language is not known, or the name says it itself."""
        form = self[key] or "{}"
        opening = form.partition("{}")[0].casefold()
        return name if opening and name.casefold().startswith(opening) else form.format(name)

    def embed(self, label: str) -> str:
        """Return what announces something from elsewhere, by its label."""
        if label in _SERVICES:
            return self["post"].format(_SERVICES[label])
        return self[label if label in ("video", "audio", "map") else "embed"]


@cache
def _table() -> dict[str, dict[str, str | dict[str, str]]]:
    return tomllib.loads(resources.files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))
