"""Voices that are cast, that fail, and that take over: nothing is lost, and the report says who spoke."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audioposts.codec import decode
from audioposts.errors import AudioPostsError, ConfigError, SpeechError
from audioposts.models import Clip, Episode
from tests.theatre import FERRY, GOAT, Answer, Theatre, article, failing_on, out_of_breath, well

TEXT = "The ferry It left at six. Nobody looked up. The council will vote on Thursday."


def reported(outcome: Episode | AudioPostsError) -> tuple[str, ...]:
    assert isinstance(outcome, Episode), outcome
    return outcome.report


def test_an_article_that_goes_well_has_nothing_to_report(theatre: Theatre) -> None:
    (episode,) = theatre.produce(FERRY)
    assert reported(episode) == ()
    assert theatre.transcript(episode) == TEXT


# --- casting


def test_roles_have_their_own_voices(theatre: Theatre) -> None:
    amy = theatre.voice("amy")
    said = article("The ferry", "It left at six.", quote="It goes and it comes back.")
    (episode,) = theatre.produce(said, cast=(("quote", "amy"),))
    assert amy.asked == ["It goes and it comes back."]
    assert sorted(theatre.engines["joe"].asked) == ["It left at six.", "The ferry."]
    assert reported(episode) == ()


def test_an_article_in_another_language_is_spoken_by_who_speaks_it(theatre: Theatre) -> None:
    hans, offline = theatre.voice("hans", "de"), theatre.voice("offline-it", "it")
    german = article("Die Fähre", "Sie fuhr um sechs.", language="de")
    italian = article("Il traghetto", "È partito alle sei.", language="it")
    first, second = theatre.produce(german, italian, cast=(("de", "hans"),))
    assert (sorted(hans.asked), reported(first)) == (["Die Fähre.", "Sie fuhr um sechs."], ())
    assert sorted(offline.asked) == ["Il traghetto.", "È partito alle sei."]
    assert reported(second) == ("spoken by offline-it (it): the voice joe speaks en only",)
    assert theatre.engines["joe"].asked == []


def test_an_article_that_nobody_speaks_is_read_with_an_accent_and_says_so(theatre: Theatre) -> None:
    (episode,) = theatre.produce(article("Y fferi", "Gadawodd am chwech.", language="cy"))
    assert theatre.transcript(episode) == "Y fferi Gadawodd am chwech."
    assert reported(episode) == (
        "spoken by joe (cy): the voice joe speaks en only; nobody speaks the language, so it has an accent",
    )


def test_voices_of_different_rates_and_volumes_make_one_recording(theatre: Theatre) -> None:
    theatre.voice("amy", rate=24_000, volume=4.0)
    said = article("The ferry", "It left at six, as it has every morning.", quote="It goes, and it comes back.")
    (alone,) = theatre.produce(said)
    (both,) = theatre.produce(replace(said, title="The Ferry"), cast=(("quote", "amy"),))
    assert isinstance(alone, Episode)
    assert isinstance(both, Episode)
    assert both.duration_ms == pytest.approx(alone.duration_ms, abs=5)
    assert decode((theatre.folder / both.file).read_bytes(), "").duration_ms == pytest.approx(both.duration_ms, abs=2)


# --- voices that fail


def test_the_next_voice_speaks_the_whole_article_again(theatre: Theatre) -> None:
    theatre.voice("joe", fallbacks=("amy",)).answer = failing_on("council")
    amy = theatre.voice("amy")
    ferry, goat = theatre.produce(FERRY, GOAT)
    assert theatre.transcript(ferry) == TEXT
    assert sorted(amy.asked) == sorted(
        ["The ferry.", "It left at six.", "Nobody looked up.", "The council will vote on Thursday."]
    )
    assert reported(ferry) == ("spoken by amy, as joe failed (“The council will vote on Thursday.”: is out of breath)",)
    assert reported(goat) == ()


def test_only_the_sentence_changes_its_voice_where_the_show_allows_it(theatre: Theatre) -> None:
    theatre.voice("joe", fallbacks=("amy",)).answer = failing_on("council")
    amy = theatre.voice("amy")
    (ferry,) = theatre.produce(FERRY, fallback="sentence")
    assert theatre.transcript(ferry) == TEXT
    assert amy.asked == ["The council will vote on Thursday."]
    assert reported(ferry) == (
        "1 sentence spoken by amy in place of joe: “The council will vote on Thursday.”: is out of breath",
    )


def test_another_role_keeps_its_voice(theatre: Theatre) -> None:
    theatre.voice("joe", fallbacks=("eve",)).answer = out_of_breath
    amy, eve = theatre.voice("amy"), theatre.voice("eve")
    said = article("The ferry", "It left at six.", quote="It goes.")
    (episode,) = theatre.produce(said, cast=(("quote", "amy"),))
    assert (amy.asked, sorted(eve.asked)) == (["It goes."], ["It left at six.", "The ferry."])
    assert theatre.transcript(episode) == "The ferry It left at six. It goes."


def test_where_a_chain_ends_the_article_fails_with_every_reason_and_the_rest_goes_on(theatre: Theatre) -> None:
    theatre.voice("joe", fallbacks=("amy", "eve")).answer = failing_on("six")
    theatre.voice("amy").answer = failing_on("Thursday")
    theatre.voice("eve").answer = failing_on("ferry")
    error, goat = theatre.produce(FERRY, GOAT)
    assert isinstance(error, SpeechError)
    assert str(error) == (
        "The ferry: joe failed (“It left at six.”: is out of breath); amy failed (“The council will vote on Thursday.”:"
        " is out of breath); eve failed (“The ferry.”: is out of breath)"
    )
    assert isinstance(goat, Episode)
    assert not list(theatre.folder.glob("*ferry*"))


def test_one_voice_without_fallbacks_fails_as_plainly_as_it_did(theatre: Theatre) -> None:
    theatre.engines["joe"].answer = failing_on("six")
    error, _ = theatre.produce(FERRY, GOAT)
    assert str(error) == "The ferry: “It left at six.”: is out of breath"


def test_a_fallback_that_takes_less_at_once_gets_shorter_sentences(theatre: Theatre) -> None:
    theatre.voice("joe", fallbacks=("amy",)).answer = out_of_breath
    amy = theatre.voice("amy", max_chars=40)
    long = "The ferry left at six and nobody on the pier looked up and the council will vote on Thursday."
    (episode,) = theatre.produce(article("The ferry", long))
    assert theatre.transcript(episode) == f"The ferry {long}"
    assert len(amy.asked) > 3


@pytest.mark.parametrize(("fallback", "pieces"), [("article", 1), ("sentence", 3)])
def test_sentences_are_as_short_as_any_voice_needs_that_may_speak_them(
    theatre: Theatre, fallback: str, pieces: int
) -> None:
    joe = theatre.voice("joe", fallbacks=("amy",))
    theatre.voice("amy", max_chars=40)
    long = "The ferry left at six and nobody on the pier looked up and the council will vote on Thursday."
    theatre.produce(article("The ferry", long), fallback=fallback)
    assert len(joe.asked) >= 1 + pieces
    assert (len(joe.asked) == 2) == (fallback == "article")


def test_a_cast_voice_that_takes_less_decides_for_all(theatre: Theatre) -> None:
    theatre.voice("amy", max_chars=60)
    long = "The ferry left at six and nobody on the pier looked up and the council will vote on Thursday."
    theatre.produce(article("The ferry", long, quote="It goes."), cast=(("quote", "amy"),))
    assert max(map(len, theatre.engines["joe"].asked)) <= 60


def test_an_engine_that_is_not_installed_is_a_voice_that_failed(theatre: Theatre) -> None:
    theatre.voice("joe", fallbacks=("amy",))
    theatre.voice("amy")
    opened = theatre.studio.open_engine

    def missing(voice: object) -> object:
        if voice == theatre.voices["joe"]:
            raise SpeechError("joe.toml", "needs the package joe-speech")
        return opened(voice)  # type: ignore[arg-type]

    theatre.studio = replace(theatre.studio, open_engine=missing)  # type: ignore[arg-type]
    (episode,) = theatre.produce(FERRY)
    assert reported(episode) == ("spoken by amy, as joe failed (joe.toml: needs the package joe-speech)",)


def test_wrong_settings_of_a_fallback_are_named_before_it_is_needed(theatre: Theatre) -> None:
    theatre.voice("joe", fallbacks=("amy",))
    theatre.voice("amy")
    opened = theatre.studio.open_engine

    def wrong(voice: object) -> object:
        if voice == theatre.voices["amy"]:
            raise ConfigError("amy.toml", "speeed is not a key that is known here")
        return opened(voice)  # type: ignore[arg-type]

    theatre.studio = replace(theatre.studio, open_engine=wrong)  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match=r"amy\.toml: speeed"):
        theatre.produce(FERRY)


def test_a_voice_that_fails_at_three_articles_in_a_row_is_left_alone(theatre: Theatre) -> None:
    joe = theatre.voice("joe", fallbacks=("amy",))
    joe.answer = out_of_breath
    theatre.voice("amy")
    articles = [
        article(f"Number {word}", f"The story of {word}.") for word in ("one", "two", "three", "four", "five", "six")
    ]
    outcomes = theatre.produce(*articles)
    assert all("spoken by amy" in reported(outcome)[0] for outcome in outcomes)
    # Two are under way when the third fails.
    assert not [text for text in joe.asked if "six" in text]
    assert "failed at too many articles in a row" in reported(outcomes[-1])[0]


def test_a_voice_that_fails_now_and_then_is_tried_again(theatre: Theatre) -> None:
    joe = theatre.voice("joe", fallbacks=("amy",))
    theatre.voice("amy")
    joe.answer = failing_on("odd")
    words = ["odd one", "odd two", "even three", "odd four", "odd five", "even six"]
    outcomes = theatre.produce(*(article(f"An {word}", "It left.") for word in words))
    assert [bool(reported(outcome)) for outcome in outcomes] == ["odd" in word for word in words]


def raising(error: Exception) -> Answer:
    def answer(text: str, clip: Clip) -> Clip:
        raise error

    return answer


FAULTS: dict[str, Answer] = {
    "well": well,
    "error": out_of_breath,
    "nothing": lambda text, clip: Clip(b"", 8000),
    "odd": lambda text, clip: Clip(clip.pcm + b"\0", 8000),
    "silent": lambda text, clip: Clip(bytes(len(clip.pcm)), 8000),
    "cut off": lambda text, clip: Clip(clip.pcm[:1700], 8000),
    "endless": lambda text, clip: Clip(clip.pcm * (2_000_000 // len(clip.pcm)), 8000),
    "refused": raising(ConnectionResetError("by peer")),
    "late": raising(TimeoutError("no answer")),
}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    faults=st.lists(st.sampled_from(sorted(FAULTS)), min_size=3, max_size=12),
    mode=st.sampled_from(["article", "sentence"]),
    number=st.integers(0, 10**9),
)
def test_whatever_engines_do_an_article_is_whole_or_not_there(
    theatre: Theatre, faults: list[str], mode: str, number: int
) -> None:
    left = iter(faults)

    def answer(text: str, clip: Clip) -> Clip:
        return FAULTS[next(left, "well")](text, clip)

    theatre.voice("joe", fallbacks=("amy", "eve")).answer = answer
    theatre.voice("amy").answer = answer
    theatre.voice("eve").answer = answer
    texts = [f"Sentence {n} of number {number} is here." for n in range(4)]
    title = f"Number {number} {mode} {len(faults)}"
    (outcome,) = theatre.produce(article(title, *texts), fallback=mode)
    if isinstance(outcome, Episode):
        assert theatre.transcript(outcome) == " ".join([title, *texts])
        assert {voice for voice in ("joe", "amy", "eve") if voice in str(outcome.report)} or not outcome.report
    else:
        assert isinstance(outcome, SpeechError)
        assert str(outcome).startswith(f"{title}: ")
        assert not list(theatre.folder.glob(".unfinished-*"))
