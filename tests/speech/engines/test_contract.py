"""What every engine must do, done by each: the real ones, gTTS against a stand-in, Kokoro also without its model."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from audioposts.config import Home, load_voice
from audioposts.models import Clip, Spoken, Voice
from audioposts.speech.contract import CHECKS, Check
from audioposts.speech.engines import Engine, engine_names, open_engine
from tests.speech.engines.kokoro_models import fake_kokoro, real_kokoro
from tests.standins.translate import mp3_of, translate_server


@cache
def _shipped(name: str) -> Engine:
    return open_engine(load_voice(name, Home(Path("/nowhere"))))


@pytest.fixture
def google(tmp_path: Path) -> Iterator[Engine]:
    with translate_server(lambda text: mp3_of(text, tmp_path), tmp_path) as translate:
        yield translate.engine(timeout_s=5)


@pytest.fixture
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    name = request.param
    if name == "gtts":
        google: Engine = request.getfixturevalue("google")
        return google
    if name == "kokoro, without its model":
        return fake_kokoro(tmp_path)
    if name == "kokoro":
        return real_kokoro()
    return _shipped({"piper": "joe"}.get(name, name))


NAMES = ("tone", "gtts", "espeak", "kokoro, without its model", "piper", "kokoro")
HEAVY = ("piper", "kokoro")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize(
    "engine", [pytest.param(name, marks=[pytest.mark.engine] * (name in HEAVY)) for name in NAMES], indirect=True
)
def test_it_does_what_every_engine_must(engine: Engine, check: Check) -> None:
    assert list(check(engine)) == []


class _Wrong:
    """An engine that does everything wrong, one way at a time."""

    def __init__(self, **wrong: object) -> None:
        self._wrong = wrong
        self._right = open_engine(Voice("beep", "tone", "en", "beep.toml"))

    @property
    def version(self) -> str:
        return str(self._wrong.get("version", "1"))

    @property
    def max_chars(self) -> int:
        return 300

    @property
    def takes_ipa(self) -> bool:
        return bool(self._wrong.get("takes_ipa"))

    def synthesize(self, spoken: Spoken) -> Clip:
        say = self._wrong.get("synthesize")
        return say(spoken, self._right) if callable(say) else self._right.synthesize(spoken)


def _truncates(spoken: Spoken, right: Engine) -> Clip:
    return right.synthesize(Spoken(spoken.text[:100]))


def _is_silent(spoken: Spoken, right: Engine) -> Clip:
    clip = right.synthesize(spoken)
    return Clip(bytes(len(clip.pcm)), clip.sample_rate_hz)


def _has_words_outside(spoken: Spoken, right: Engine) -> Clip:
    from audioposts.models import WordTiming

    clip = right.synthesize(spoken)
    return Clip(clip.pcm, clip.sample_rate_hz, (WordTiming(0, clip.duration_ms + 9, 0, len(spoken.text) + 1),))


@pytest.mark.parametrize(
    ("engine", "broken"),
    [
        (_Wrong(), set()),
        (_Wrong(version=""), {"keeps_its_version"}),
        (_Wrong(takes_ipa=True), {"heeds_pronunciations"}),
        (_Wrong(synthesize=_truncates), {"refuses_what_is_too_long", "speaks_all_of_it"}),
        (_Wrong(synthesize=_is_silent), {"makes_sound"}),
        (
            _Wrong(synthesize=_has_words_outside),
            {"makes_sound", "lets_threads_speak", "survives_odd_texts", "times_words"},
        ),
    ],
)
def test_what_an_engine_does_wrong_is_found(engine: Engine, broken: set[str]) -> None:
    assert {check.__name__ for check in CHECKS if list(check(engine))} == broken


def test_every_engine_of_ours_is_checked_here() -> None:
    elsewhere = {"openai", "edge", "polly"}
    assert set(engine_names()) - elsewhere <= set(NAMES)
