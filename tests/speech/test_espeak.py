"""espeak's process: what it says, and what happens when it dies, hangs or cannot be started."""

import sys
import time
from collections.abc import Iterator

import pytest

from audioposts.errors import SpeechError
from audioposts.speech.espeak import Espeak, espeak_name, espeak_voice

SETTINGS = {"rate": 175, "pitch": 50, "range": 50, "gap": 0}


@pytest.fixture
def process() -> Iterator[Espeak]:
    made = Espeak()
    yield made
    made.close()


def _program(code: str) -> Espeak:
    return Espeak((sys.executable, "-c", code), patience_s=0.5)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "gmw/en-US"),
        ("en-GB", "gmw/en"),
        ("de-AT", "gmw/de"),
        ("pt-BR", "roa/pt-BR"),
        ("zh-TW", "sit/cmn"),
        ("zh-HK", "sit/yue"),
        ("nb", "gmq/nb"),
        ("no", "gmq/nb"),
        ("es-AR", "roa/es"),
        ("iw", "sem/he"),
        ("tlh", None),
        ("fo", None),
    ],
)
def test_a_language_has_the_nearest_voice(language: str, name: str | None) -> None:
    assert espeak_name(language) == name
    assert bool(espeak_voice(language)) is bool(name)


def test_languages_whose_words_were_left_out_of_the_package_are_not_promised() -> None:
    assert espeak_name("fo") is None


def test_phonemes_of_several_texts_come_in_their_order(process: Espeak) -> None:
    assert process.phonemes("en-us", ["rage", "", "the end. He said"]) == ["ɹˈe͡ɪd͡ʒ", "", "ðɪ ˈɛnd hiː sˈɛd"]


def test_nothing_in_a_text_is_markup(process: Espeak) -> None:
    _, plain = process.speak("en-us", "break time", SETTINGS)
    _, marked = process.speak("en-us", "<break time='9s'/>", SETTINGS)
    assert len(marked) < len(plain) + 6 * 22_050


def test_a_process_that_was_killed_is_started_again(process: Espeak) -> None:
    before = process.speak("en-us", "Hello.", SETTINGS)
    assert process._process
    process._process.kill()
    assert process.speak("en-us", "Hello.", SETTINGS) == before


def test_a_voice_that_it_does_not_have_is_named(process: Espeak) -> None:
    with pytest.raises(SpeechError, match="espeak has no voice 'nope'"):
        process.speak("nope", "Hello.", SETTINGS)


def test_what_it_crashes_on_is_an_error_and_the_next_text_is_spoken() -> None:
    code = (
        "import sys, json\n"
        "for line in sys.stdin:\n"
        "    asked = json.loads(line)['text']\n"
        "    if '*' in asked or asked == 'bad': break\n"
        "    print(json.dumps({'bytes': 0, 'events': [], 'said': asked}), flush=True)\n"
    )
    fragile = _program(code)
    try:
        with pytest.raises(SpeechError, match="bad: espeak crashed on it"):
            fragile.speak("en-us", "bad", SETTINGS)
        # Odd signs are left out before it is given up.
        assert fragile.speak("en-us", "b*d, it’s", SETTINGS)[0]["said"] == "b d, it’s"
    finally:
        fragile.close()


def test_a_process_that_hangs_is_ended() -> None:
    hung = _program("import time; time.sleep(60)")
    started = time.monotonic()
    with pytest.raises(SpeechError, match="crashed"):
        hung.speak("en-us", "Hello", SETTINGS)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize("answer", ["print('no JSON')", "print('{}')", "print('{\"bytes\": 99}')"])
def test_an_answer_that_is_cut_off_is_a_crash(answer: str) -> None:
    with pytest.raises(SpeechError, match="crashed"):
        _program(answer).speak("en-us", "Hello", SETTINGS)


def test_a_process_that_cannot_be_started_is_named() -> None:
    with pytest.raises(SpeechError, match=r"/no/such/python: could not be started"):
        Espeak(("/no/such/python",)).speak("en-us", "Hello", SETTINGS)
