"""A Voice -> whether it works here, and how its sample sounds. I/O: engines."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from audioposts.catalogue.installation import Shelf
from audioposts.catalogue.offers import is_in_language
from audioposts.config import Home, installed_voices, load_voice, voice_files
from audioposts.errors import AudioPostsError, ConfigError, SpeechError
from audioposts.models import Clip, Spoken, Voice
from audioposts.speech.engines import Engine, open_engine


@dataclass(frozen=True, slots=True)
class Listed:
    """A voice as it is listed."""

    name: str
    voice: Voice | None
    """None: its file is wrong."""

    origin: str
    """Who brought it: audioposts, installed, yours."""

    problem: str = ""
    """Why it does not work here; empty: it should."""


@dataclass(frozen=True, slots=True)
class Check:
    """What came of speaking a voice's sample."""

    name: str
    problem: str = ""
    duration_ms: int = 0
    """Of the sample."""

    first_s: float = 0.0
    """Until the sample was there, with the model loaded first."""

    speed: float = 0.0
    """Seconds of speech in a second, with the model loaded."""


def listed(home: Home, language: str | None = None) -> list[Listed]:
    """Return the voices, with what keeps those from working that would not. Models are not loaded."""
    found = [_listed(name, file, home) for name, file in sorted(voice_files(home).items())]
    return [each for each in found if each.voice is None or is_in_language(each.voice.language, language)]


def _listed(name: str, file: Path, home: Home) -> Listed:
    origins = {home.voices: "yours", installed_voices(): "installed"}
    origin = origins.get(file.parent, "audioposts")
    try:
        voice = load_voice(name, home)
    except AudioPostsError as error:
        return Listed(name, None, origin, str(error))
    try:
        open_engine(voice)
    except AudioPostsError as error:
        return Listed(name, voice, origin, str(error))
    return Listed(name, voice, origin)


def sample_text(voice: Voice) -> str:
    """Return the sentence that shows what a voice sounds like.

    Raises:
        ConfigError: it has none, and there is none in its language.

    """
    family = voice.language.partition("-")[0]
    text = voice.sample or _samples().get(family, "")
    if not text:
        raise ConfigError(voice.file, f'there is no sample in {voice.language}; give the voice one: sample = "…"')
    return text


@cache
def _samples() -> dict[str, str]:
    return tomllib.loads(resources.files("audioposts").joinpath("samples.toml").read_text("utf-8"))


def play_sample(name: str, home: Home) -> Clip:
    """Return how a voice says its sample.

    Raises:
        AudioPostsError: the voice is not known, or cannot say it.

    """
    voice = load_voice(name, home)
    return _speak(open_engine(voice), voice)


def _speak(engine: Engine, voice: Voice) -> Clip:
    from audioposts.narration import speakable  # brings libraries that a list of voices does not need

    clip = engine.synthesize(Spoken(speakable(sample_text(voice), voice.language)))
    if clip.is_silent:
        raise SpeechError(voice.name, "speaks, but nothing is heard")
    return clip


def checked(names: list[str], home: Home, clock: Callable[[], float]) -> Iterator[Check]:
    """Verify, load and hear voices, one after the other; all where none is named.

    Raises:
        ConfigError: a name is not known.

    """
    known = voice_files(home)
    for name in names or sorted(known):
        if name not in known:
            load_voice(name, home)
        yield _checked(name, home, clock)


def _checked(name: str, home: Home, clock: Callable[[], float]) -> Check:
    try:
        voice = load_voice(name, home)
        if Path(voice.file).parent == installed_voices() and (damage := Shelf(installed_voices()).damage(name)):
            return Check(name, damage)
        engine = open_engine(voice)
        started = clock()
        clip = _speak(engine, voice)
        first_s = again_s = clock() - started
        if not voice.price_per_million_chars:
            started = clock()
            clip = _speak(engine, voice)
            again_s = clock() - started
    except AudioPostsError as error:
        return Check(name, str(error))
    return Check(name, "", clip.duration_ms, first_s, clip.duration_ms / 1000 / max(again_s, 1e-6))
