import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.models import Episode, Role
from audioposts.publishing.site.search import search_pages, vtt_text
from audioposts.publishing.site.search.blocks import blocks
from audioposts.publishing.site.search.postings import IN_TEXT, IN_TITLE, OFTEN, shard_count, shard_of, shards
from audioposts.publishing.site.search.terms import LONGEST, fold, terms
from tests.publishing.site.samples import episode, lines, write_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry left at 6.", ["the", "ferry", "left", "at", "6"]),
        ("Größe GROSSE", ["grosse", "grosse"]),
        ("Łódź, Ærø & Þingvellir", ["lodz", "aero", "thingvellir"]),
        ("naïve café", ["naive", "cafe"]),
        ("ΟΔΟΣ οδός", ["οδοσ", "οδοσ"]),
        ("ﬁn ＡＢＣ", ["fin", "abc"]),
        ("don't a b", ["don"]),
        ("x" * 30, ["x" * LONGEST]),
        ("夜行列車", ["夜", "行", "列", "車", "夜行", "行列", "列車"]),
        ("ｶﾞス", ["ガ", "ス", "ガス"]),
        ("NHKの犬", ["nhk", "の", "犬", "の犬"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("שָׁלוֹם", ["שלום"]),
        ("서울", ["서울"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_terms(text: str, found: list[str]) -> None:
    assert list(terms(fold(text))) == found


@given(st.text())
def test_folding_twice_is_folding_once_and_terms_are_for_lines(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert all(term and not any(sign.isspace() for sign in term) for term in terms(folded))


def parsed(files: list[str]) -> dict[str, dict[int, int]]:
    """Return episodes and how they are found, by term."""
    found: dict[str, dict[int, int]] = {}
    for number, text in enumerate(files):
        for line in text.splitlines():
            term, *steps = line.split(" ")
            assert shard_of(term, len(files)) == number
            at, places = 0, {}
            for step in steps:
                at += int(step, 36)
                places[at // 4] = at % 4
            found[term] = places
    return found


def test_where_a_term_is_found() -> None:
    texts = [("The ferry", "It left. It came. it, IT."), ("Boats", "A ferry"), ("Boats", "nothing")]
    found = parsed(shards(texts, 4))
    assert found["ferry"] == {0: IN_TITLE, 1: IN_TEXT}
    assert found["it"] == {0: OFTEN}
    assert found["boats"] == {1: IN_TITLE, 2: IN_TITLE}
    assert "absent" not in found


TEXTS = st.lists(st.tuples(st.text(max_size=20), st.text(max_size=60)), max_size=12)


@given(TEXTS, st.sampled_from([1, 2, 8]))
def test_every_term_of_every_text_is_found_again(texts: list[tuple[str, str]], count: int) -> None:
    found = parsed(shards(texts, count))
    for number, (title, text) in enumerate(texts):
        times = Counter(terms(fold(text)))
        for term in {*terms(fold(title)), *times}:
            assert number in found[term]
    assert sum(len(places) for places in found.values()) == sum(
        len({*terms(fold(title)), *terms(fold(text))}) for title, text in texts
    )


@given(st.lists(st.integers(0, 2**32 - 1) | st.just(0), max_size=60))
def test_blocks_are_all_episodes_once(marks: list[int]) -> None:
    found = list(blocks(marks))
    assert [at for block in found for at in block] == list(range(len(marks)))
    assert all(found)


def test_a_block_changes_only_where_episodes_come_and_go() -> None:
    chosen = random.Random(5)
    marks = [chosen.getrandbits(32) for _ in range(6000)]

    def held(numbers: list[int]) -> set[tuple[int, ...]]:
        return {tuple(numbers[at] for at in block) for block in blocks(numbers)}

    whole = held(marks)
    assert len(whole) < 60
    for other in (marks[:-1], marks[1:], marks[:3000] + marks[3001:]):
        # A block may fall into smaller ones where an end of it goes, and only there.
        gone = whole - held(other)
        assert sum(map(len, gone)) < 3000
        assert len(gone) <= 2
    for _ in range(50):
        before = held(marks)
        marks.append(chosen.getrandbits(32) | 1)  # which ends no block
        assert len(before - held(marks)) <= 1


@pytest.mark.parametrize(("episodes", "files"), [(1, 1), (3, 1), (4, 2), (16, 8), (100, 32), (10_000, 1024)])
def test_small_blocks_are_few_files(episodes: int, files: int) -> None:
    assert shard_count(episodes) == files


def test_the_text_of_captions() -> None:
    assert vtt_text("WEBVTT\n\n00:00.000 --> 00:01.000\n<v joe>A &lt;b&gt; &amp;\nc\n").split() == [
        "A",
        "<b>",
        "&",
        "c",
    ]


def some(count: int, folder: Path) -> list[Episode]:
    made = []
    for number in range(count):
        names = write_text(
            folder, f"e{number}", lines([(Role.BODY, [f"It is about subject{number % 7} and déjà vu."])])
        )
        made.append(replace(episode(number), guid=str(UUID(int=number * 2**96 + 11)), transcripts=names))
    return made[::-1]


def test_files_of_an_index(tmp_path: Path) -> None:
    episodes = some(40, tmp_path)
    found = {page.path: page for page in search_pages("ferries", episodes, tmp_path)}
    index = json.loads(found["ferries/search/index.json"].render())
    assert sum(size for _, size, _ in index["blocks"]) == 40
    order = []
    for key, size, count in index["blocks"]:
        files = [found.pop(f"ferries/search/{n}-{key}.txt").render().decode() for n in range(count)]
        cards = [card for n in range(-(-size // index["cards"])) for card in json.loads(found.pop(f"ferries/search/{n}-{key}.json").render())]  # fmt: skip
        order += cards
        assert len(cards) == size
        assert set(parsed(files)["deja"]) == set(range(size))
        for number, card in enumerate(cards):
            subject = f"subject{int(card[0].split()[-1]) % 7}"
            assert parsed(files)[subject][number] == IN_TEXT
            assert card[5] == f"e{card[0].split()[-1]}.vtt"
    assert [card[0] for card in order] == [each.title for each in episodes]
    assert list(found) == ["ferries/search/index.json"]


def test_a_new_episode_leaves_other_blocks_alone(tmp_path: Path) -> None:
    episodes = some(120, tmp_path)
    before = {page.path for page in search_pages("ferries", episodes[1:], tmp_path)}
    after = {page.path for page in search_pages("ferries", episodes, tmp_path)}
    assert len(after - before) <= 0.4 * len(after)
    assert before & after


def test_an_episode_whose_transcript_is_gone_is_found_by_its_title(tmp_path: Path) -> None:
    found = {page.path: page for page in search_pages("ferries", [episode(1, transcripts=("gone.vtt",))], tmp_path)}
    files = [page.render().decode() for path, page in found.items() if path.endswith(".txt")]
    assert parsed(files)["crossing"] == {0: IN_TITLE}
