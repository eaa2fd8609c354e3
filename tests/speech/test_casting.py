import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Role, Spoken, Utterance, Voice
from audioposts.speech.casting import cast_article, reads, speaks


def voice(name: str, language: str) -> Voice:
    return Voice(name, "tone", language, f"{name}.toml")


JOE, AMY = voice("joe", "en-US"), voice("amy", "en-GB")
HANS, ANTON = voice("hans", "de-DE"), voice("anton", "de-AT")
OFFLINE = {"ru": voice("espeak-ru", "ru"), "de": voice("espeak-de", "de"), "ja": voice("espeak-ja", "ja")}


def say(text: str = "Hello.", language: str = "en", role: Role = Role.BODY) -> Utterance:
    return Utterance(text, Spoken(text), role, 0, language)


def speaker(utterance: Utterance, language: str = "en", main: Voice = JOE, **cast: Voice) -> str:
    named = {name.replace("_", "-"): each for name, each in cast.items()}
    return cast_article(language, main, named, OFFLINE.get)[0].voice_for(utterance).name


@pytest.mark.parametrize(
    ("utterance", "cast", "name"),
    [
        (say(), {}, "joe"),
        (say(language="en-GB"), {}, "joe"),
        (say(language="en-GB"), {"en_GB": AMY}, "amy"),
        (say(language="en"), {"en_GB": AMY}, "joe"),
        (say(role=Role.QUOTE), {"quote": AMY}, "amy"),
        (say(role=Role.TITLE), {"quote": AMY}, "joe"),
        (say(role=Role.QUOTE), {"quote": HANS}, "joe"),
        (say("Guten Tag.", "de"), {"de": HANS}, "hans"),
        (say("Guten Tag.", "de"), {"DE": HANS}, "hans"),
        (say("Guten Tag.", "de-CH"), {"de": HANS, "de_AT": ANTON}, "hans"),
        (say("Grüß Gott.", "de-AT"), {"de": HANS, "de_AT": ANTON}, "anton"),
        (say("Guten Tag.", "de"), {"de_AT": ANTON}, "anton"),
        (say("Guten Tag.", "de", Role.QUOTE), {"de": HANS, "quote": AMY}, "hans"),
        # Letters that the voice reads, in a language that nobody is cast for: the voice does not change for it.
        (say("Guten Tag.", "de"), {}, "joe"),
        (say("Guten Tag.", "de", Role.QUOTE), {"quote": AMY}, "joe"),
        (say("Паром ушёл.", "ru"), {}, "espeak-ru"),
        (say("Καλημέρα.", "el"), {}, "joe"),
    ],
)
def test_who_speaks_what_in_an_english_article(utterance: Utterance, cast: dict[str, Voice], name: str) -> None:
    assert (
        cast_article("en", JOE, {key.replace("_", "-"): v for key, v in cast.items()}, OFFLINE.get)[0]
        .voice_for(utterance)
        .name
        == name
    )


@pytest.mark.parametrize(
    ("language", "cast", "name", "remark"),
    [
        ("en", {}, "joe", ()),
        ("en-GB", {"en-GB": AMY}, "amy", ()),
        ("de", {"de": HANS}, "hans", ()),
        ("de", {"quote": AMY}, "espeak-de", ("spoken by espeak-de (de): the voice joe speaks en-US only",)),
        (
            "cy",
            {},
            "joe",
            ("spoken by joe (cy): the voice joe speaks en-US only; nobody speaks the language, so it has an accent",),
        ),
    ],
)
def test_the_voice_of_an_article(language: str, cast: dict[str, Voice], name: str, remark: tuple[str, ...]) -> None:
    casting, remarks = cast_article(language, JOE, cast, OFFLINE.get)
    assert (casting.own.name, remarks) == (name, remark)
    assert casting.voice_for(say("Etwas.", language)).name == name


def test_a_foreign_article_speaks_its_english_passages_itself() -> None:
    assert speaker(say("Hello.", "en"), "de", de=HANS) == "hans"
    assert speaker(say("Hello.", "en"), "de", de=HANS, en=AMY) == "amy"


@pytest.mark.parametrize(
    ("language", "text", "does"),
    [
        ("en", "Hello.", True),
        ("en", "12:30 — 42!", True),
        ("en", "Привет.", False),
        ("ru", "Привет, Hello.", True),
        ("ru", "Hello.", True),
        ("sr", "Здраво.", True),
        ("sr-Latn", "Здраво.", False),
        ("ja", "猫はテーブルの上です。", True),
        ("ja", "안녕하세요", False),
        ("zh", "猫在桌子上。", True),
        ("ko", "안녕하세요", True),
        ("ar", "مرحبا", True),
        ("he", "مرحبا", False),
        ("xx", "Hello.", True),
        ("en", "𐍈𐌰", False),
    ],
)
def test_which_letters_a_voice_reads(language: str, text: str, does: bool) -> None:
    assert reads(voice("v", language), text) is does


def test_regions_share_a_language() -> None:
    assert speaks(JOE, "en")
    assert speaks(JOE, "EN-gb")
    assert not speaks(JOE, "de")


@given(st.text(), st.sampled_from(["en", "de", "ru", "zh-TW", "x", ""]), st.sampled_from(Role))
def test_everything_is_spoken_by_somebody(text: str, language: str, role: Role) -> None:
    assert speaker(say(text, language, role), quote=AMY, de=HANS) in ("joe", "amy", "hans", "espeak-ru")
