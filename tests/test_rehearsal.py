"""What would be spoken, and what that takes, before anything is spoken or written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from audioposts.bill import totals
from audioposts.config import Home
from audioposts.errors import ConfigError, SpeechError
from audioposts.models import Budget, Cost, Voice
from audioposts.pipeline import run
from audioposts.rehearsal import estimate, previewed, rehearse
from audioposts.speech.engines import Engine
from audioposts.studio import Studio
from tests.conftest import BEEP, PROSE, framed, page
from tests.test_pipeline import PAGE, THIRD
from tests.theatre import FERRY, GOAT, Theatre, article, open_theatre


@pytest.fixture
def theatre(studio: Studio) -> Theatre:
    return open_theatre(studio)


@pytest.fixture
def source(home: Home) -> Path:
    path = home.path / "sources" / "page.txt"
    path.write_text(PAGE)
    return path


def everything(home: Home) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(home.path)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in home.path.rglob("*")
        if path.is_file()
    }


def test_a_rehearsal_tells_what_a_run_would_speak_and_writes_nothing(studio: Studio, source: Path, home: Home) -> None:
    before = everything(home)
    found = rehearse(studio)
    assert [article.title for article in found.articles] == ["The ferry", "The tide table"]
    assert everything(home) == before
    assert not home.state.exists()
    assert (found.exit_code, found.errors, found.month_usd) == (0, (), 0.0)
    report = run(studio)
    assert [episode.title for episode in report.episodes] == ["The ferry", "The tide table"]


def test_after_a_run_only_what_is_new_is_left(studio: Studio, source: Path, home: Home) -> None:
    run(studio)
    source.write_text(page(framed("A goat", f"{THIRD}\n\n{PROSE.split(chr(10))[0]}"), PAGE))
    before = everything(home)
    (goat,) = rehearse(studio).articles
    assert everything(home) == before
    (cost,) = goat.costs
    # Its title and its own two sentences; where it is from and the ferry's paragraph were spoken before.
    assert (goat.title, cost.requests) == ("A goat", 3)
    assert rehearse(studio) == rehearse(studio)


def test_what_cannot_be_read_is_told(studio: Studio, source: Path, home: Home) -> None:
    (home.path / "sources" / "broken.txt").write_bytes(b"")
    found = rehearse(studio)
    assert len(found.articles) == 2
    assert (found.exit_code, len(found.errors)) == (1, 1)


def test_a_limit_and_a_date_count_as_in_a_run(studio: Studio, source: Path) -> None:
    assert len(rehearse(studio, limit=1).articles) == 1


def test_a_voice_that_is_not_there_is_named(studio: Studio, source: Path) -> None:
    for shows in (
        (replace(studio.shows[0], voice="nobody"),),
        (replace(studio.shows[0], cast=(("quote", "nobody"),)),),
    ):
        with pytest.raises(ConfigError, match="'nobody' is not known"):
            rehearse(replace(studio, shows=shows))


def test_a_fallback_that_is_not_there_is_named(studio: Studio, source: Path, home: Home) -> None:
    (home.voices / "beep.toml").write_text(f'fallbacks = ["nobody"]\n{BEEP}')
    with pytest.raises(ConfigError, match="'nobody' is not known"):
        rehearse(studio)
    with pytest.raises(ConfigError, match="'nobody' is not known"):
        run(studio)


# --- what it takes


def costs(theatre: Theatre, *articles: object, **settings: object) -> list[tuple[Cost, ...]]:
    show = replace(theatre.show, **settings)  # type: ignore[arg-type]
    return [found.costs for found in estimate(theatre.studio, show, articles)]  # type: ignore[arg-type]


def test_every_voice_is_counted_and_priced(theatre: Theatre) -> None:
    theatre.voice("amy", price_per_million_chars=30.0)
    said = article("The ferry", "It left at six.", quote="It goes.")
    ((joe, amy),) = costs(theatre, said, cast=(("quote", "amy"),))
    assert (joe.voice, joe.engine, joe.chars, joe.requests, joe.paid_chars, joe.usd) == ("joe", "fake", 25, 2, 25, 0.0)
    assert (amy.voice, amy.chars, amy.requests) == ("amy", 8, 1)
    assert amy.usd == pytest.approx(8 * 30 / 1e6)
    assert theatre.engines["joe"].asked == theatre.engines["amy"].asked == []


def test_what_was_spoken_before_takes_its_time_and_costs_nothing(theatre: Theatre) -> None:
    theatre.voice("joe", price_per_million_chars=30.0)
    ((before,),) = costs(theatre, FERRY)
    (episode,) = theatre.produce(FERRY)
    ((after,),) = costs(theatre, FERRY)
    assert before.requests == 4
    assert before.usd > 0
    assert (after.requests, after.paid_chars, after.usd, after.chars) == (0, 0, 0.0, before.chars)
    assert after.duration_ms == pytest.approx(episode.duration_ms, rel=0.15)  # type: ignore[union-attr]


def test_what_two_articles_say_is_asked_for_once(theatre: Theatre) -> None:
    (first,), (second,) = costs(theatre, FERRY, replace(FERRY, title="The ferry again"))
    assert (first.requests, second.requests) == (4, 1)
    assert second.chars > first.chars


def test_how_long_it_takes_is_learnt_from_the_voice_s_own_clips(theatre: Theatre) -> None:
    # 20 ms a character: much faster than people.
    long = article("Known", *[f"This is sentence {word} of those that are known." for word in "abcdefghijklmnop"])
    theatre.produce(long)
    new = replace(long, title="New", blocks=(*long.blocks, *FERRY.blocks))
    ((cost,),) = costs(theatre, new)
    (episode,) = theatre.produce(new)
    assert cost.duration_ms == pytest.approx(episode.duration_ms, rel=0.15)  # type: ignore[union-attr]


def test_an_article_that_cannot_be_told_is_told_so_and_the_rest_goes_on(theatre: Theatre) -> None:
    opened: Callable[[Voice], Engine] = theatre.studio.open_engine
    theatre.voice("hans", "de")

    def missing(voice: Voice) -> Engine:
        if voice.name == "hans":
            raise SpeechError("hans.toml", "needs the package hans-speech")
        return opened(voice)

    theatre.studio = replace(theatre.studio, open_engine=missing)
    show = replace(theatre.show, cast=(("de", "hans"),))
    german, english = estimate(theatre.studio, show, [article("Die Fähre", "Sie fuhr.", language="de"), GOAT])
    assert (german.error, german.costs) == ("hans.toml: needs the package hans-speech", ())
    assert english.costs


def test_the_report_says_beforehand_who_will_speak(theatre: Theatre) -> None:
    theatre.voice("offline-ru", "ru")
    (found,) = estimate(theatre.studio, theatre.show, [article("Паром", "Он ушёл в шесть.", language="ru")])
    assert found.remarks == ("spoken by offline-ru (ru): the voice joe speaks en only",)
    assert [cost.voice for cost in found.costs] == ["offline-ru"]


def test_previews_are_of_what_would_be_spoken(studio: Studio) -> None:
    from audioposts.models import Verdict

    teaser = replace(FERRY, verdict=Verdict.TEASER)
    found = previewed(replace(studio, shows=(replace(studio.shows[0], voice="beep"),)), [teaser, FERRY, teaser, GOAT])
    assert {i: one.title for i, one in found.items()} == {1: "The ferry", 3: "A goat"}
    assert previewed(studio, [teaser]) == {}


def test_totals_are_by_voice(theatre: Theatre) -> None:
    found = list(estimate(theatre.studio, theatre.show, [FERRY, GOAT]))
    (total,) = totals(found)
    assert total.chars == sum(cost.chars for one in found for cost in one.costs)
    assert total.requests == 7


def test_what_is_left_of_the_budget_is_known(studio: Studio, source: Path, clock: Callable[[], datetime]) -> None:
    budget = Budget(1.0, 5.0)
    studio.library.reserve(studio.shows[0], "guid", [Cost("joe", "x", 10, 0, 1, 10, 0.25)], clock())
    found = rehearse(replace(studio, budget=budget))
    assert (found.budget, found.month_usd) == (budget, 0.25)
