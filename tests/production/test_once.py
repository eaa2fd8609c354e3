"""Nothing is spoken twice: not after an edit, not twice in a text, not because of another role or place."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from audioposts.errors import AudioPostsError
from audioposts.models import Article, Block, BlockKind, Clip, Episode, Voice
from tests.theatre import FERRY, GOAT, Theatre, article


def long_article(words: int = 5000) -> Article:
    """An article of so many words, in paragraphs of five sentences, no two alike."""
    sentence = "On day {} the ferry left at six and {} people looked up from the pier."
    sentences = [sentence.format(n, n + 7) for n in range(words // 15)]
    paragraphs = [" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5)]
    return article("A long one", *paragraphs)


def edited(before: Article, *blocks: str) -> Article:
    return replace(before, blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in blocks))


def clips(theatre: Theatre) -> list[Path]:
    return [path for path in kept(theatre) if path.read_bytes()[8:9] == b" "]


def strips(theatre: Theatre) -> list[Path]:
    return [path for path in kept(theatre) if path.read_bytes()[:2] == b"\xff\xfb"]


def kept(theatre: Theatre) -> list[Path]:
    return [path for path in theatre.studio.cache.folder.glob("*/*") if path.is_file()]


def test_one_changed_sentence_of_five_thousand_words_is_spoken_alone(theatre: Theatre) -> None:
    joe = theatre.engines["joe"]
    before = long_article()
    assert len(before.text.split()) > 4900
    theatre.produce(before)
    assert len(joe.asked) == len(set(joe.asked)) > 300
    joe.asked.clear()
    texts = [block.text for block in before.blocks]
    texts[30] = texts[30].replace("On day 152 the", "On day 152 no")
    texts.insert(3, texts.pop(40))
    theatre.produce(edited(before, *texts))
    assert joe.asked == [text for text in joe.asked if "no ferry" in text]
    assert len(joe.asked) == 1


def test_a_paragraph_that_is_put_in_is_spoken_alone(theatre: Theatre) -> None:
    theatre.produce(FERRY)
    theatre.engines["joe"].asked.clear()
    texts = [block.text for block in FERRY.blocks]
    theatre.produce(edited(FERRY, "A new beginning.", *texts))
    assert theatre.engines["joe"].asked == ["A new beginning."]


def test_the_same_sentence_in_many_places_is_spoken_once(theatre: Theatre) -> None:
    same = article("The ferry", *["It left at six."] * 20, quote="It left at six.")
    episodes = theatre.produce(same, replace(same, title="The ferry"))
    assert theatre.engines["joe"].asked.count("It left at six.") == 1
    assert theatre.transcript(episodes[0]).count("It left at six.") == 21


def test_a_damaged_clip_is_spoken_again(theatre: Theatre) -> None:
    joe = theatre.engines["joe"]
    (first,) = theatre.produce(FERRY)
    joe.asked.clear()
    damaged = clips(theatre)[1]
    damaged.write_bytes(damaged.read_bytes()[:-2] + b"!!")
    (again,) = theatre.produce(FERRY)
    assert len(joe.asked) == 1
    assert again == first


def test_all_clips_may_be_damaged(theatre: Theatre) -> None:
    (first,) = theatre.produce(FERRY)
    for path in clips(theatre):
        path.write_bytes(b"damaged")
    (again,) = theatre.produce(FERRY)
    assert again == first


def test_what_was_encoded_is_not_encoded_again_unless_it_is_damaged(theatre: Theatre) -> None:
    (first,) = theatre.produce(FERRY)
    made = {path: path.read_bytes() for path in strips(theatre)}
    for path in made:
        os.utime(path, ns=(0, 0))
        path.chmod(0o400)
    assert theatre.produce(FERRY) == [first]
    # Those that were made anew would have another mode.
    assert {path.stat().st_mode & 0o777 for path in strips(theatre)} == {0o400}
    for path in made:
        path.unlink()
        path.write_bytes(made[path][:-500])
    assert theatre.produce(FERRY) == [first]
    assert {path: path.read_bytes() for path in strips(theatre)} == made


def test_another_volume_makes_nothing_again(theatre: Theatre) -> None:
    theatre.produce(FERRY)
    joe = theatre.voice("joe", volume=2.0)
    theatre.produce(FERRY)
    assert joe.asked == []


def test_a_cache_that_is_too_small_still_has_what_is_being_spoken(theatre: Theatre) -> None:
    theatre.studio = replace(theatre.studio, cache=replace(theatre.studio.cache, max_bytes=0))
    joe = theatre.engines["joe"]

    def pruned(text: str, clip: Clip) -> Clip:
        theatre.studio.cache.prune()
        return clip

    joe.answer = pruned
    outcomes: list[Episode | AudioPostsError] = theatre.produce(FERRY, GOAT)
    assert [theatre.transcript(outcome).split(" ")[1] for outcome in outcomes] == ["ferry", "goat"]
    theatre.studio.cache.prune()
    assert clips(theatre) == []


def test_two_voices_share_the_threads(theatre: Theatre) -> None:
    theatre.voice("amy")
    names: set[str] = set()

    def seen(text: str, clip: Clip) -> Clip:
        names.add(threading.current_thread().name)
        return clip

    theatre.engines["joe"].answer = theatre.engines["amy"].answer = seen
    theatre.produce(long_article(600), replace(FERRY, title="Two"), cast=(("title", "amy"),))
    assert len(names) <= theatre.studio.workers == 2


def test_voices_with_one_sound_and_two_volumes_share_clips(theatre: Theatre) -> None:
    loud = Voice("joe loud", "fake", "en", "loud.toml", theatre.voices["joe"].options, volume=2.0)
    theatre.voices["loud"] = loud
    theatre.engines["joe loud"] = theatre.engines["joe"]
    (episode,) = theatre.produce(
        article("The ferry", "It left at six.", quote="It left at six."), cast=(("quote", "loud"),)
    )
    assert theatre.engines["joe"].asked.count("It left at six.") == 1
    assert theatre.transcript(episode) == "The ferry It left at six. It left at six."


@pytest.mark.parametrize("workers", [1, 4])
def test_however_many_speak_at_once_the_episode_is_the_same(theatre: Theatre, workers: int) -> None:
    (first,) = theatre.produce(FERRY)
    theatre.studio = replace(
        theatre.studio, workers=workers, cache=replace(theatre.studio.cache, folder=theatre.studio.home.path / "other")
    )
    assert theatre.produce(FERRY) == [first]
