"""What pages there are, and which of them change."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from audioposts.models import Episode
from audioposts.publishing.site.archive import LONGEST, shelves
from audioposts.publishing.site.pages import page_name
from audioposts.publishing.site.shows import FRONT
from tests.publishing.site.samples import SHOW, episode, pages, text_of


def changed(before: list[Episode], after: list[Episode]) -> tuple[set[str], set[str]]:
    """Return the pages that have to be written, without those of the search, and those that are gone."""
    old, new = pages(before), pages(after)
    written = {path for path, page in new.items() if path not in old or old[path].key != page.key}
    return {path.split("/", 1)[1] for path in written if "/search/" not in path}, {
        path.split("/", 1)[1] for path in set(old) - set(new) if "/search/" not in path
    }


def newest_first(*numbers: int) -> list[Episode]:
    return [episode(number) for number in sorted(numbers, reverse=True)]


def test_a_page_keeps_its_name_when_title_and_sound_change() -> None:
    before = episode(1)
    after = replace(before, title="Another", file="other-0123456789.mp3", description="New")
    assert page_name(before) == page_name(after)
    assert page_name(before).isascii()
    assert page_name(before) != page_name(replace(before, guid="other"))


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another"},
        {"description": "Other"},
        {"file": "other.mp3"},
        {"duration_ms": 1},
        {"publisher": "The Quay"},
        {"author": "Ida"},
        {"shared_by": "Tove"},
        {"url": "https://example.com/other"},
        {"transcripts": ("a.vtt",)},
        {"image": "a.jpg"},
        {"length": 7},
    ],
)
def test_whatever_a_page_shows_is_in_its_key(change: dict[str, object]) -> None:
    name = f"ferries/{page_name(episode(1))}"
    assert pages([episode(1)])[name].key != pages([episode(1, **change)])[name].key


def test_what_no_page_shows_is_in_no_key() -> None:
    old, new = pages([episode(1)]), pages([episode(1, report=("spoken by espeak",))])
    assert {path: page.key for path, page in old.items()} == {path: page.key for path, page in new.items()}
    with_voice = pages([episode(1)], show=replace(SHOW, voice="other", sources=("a",)))
    assert {path: page.key for path, page in with_voice.items()} == {path: page.key for path, page in old.items()}


def test_a_new_episode_changes_its_neighbour_the_list_and_its_month_only() -> None:
    before = newest_first(*range(100))  # January to April 10
    written, gone = changed(before, [episode(100), *before])
    assert not gone
    assert written == {page_name(episode(100)), page_name(episode(99)), "index.html", "2026-04.html"}


def test_a_new_month_changes_the_link_of_the_one_before() -> None:
    before = newest_first(*range(90))  # until the last of March
    written, _ = changed(before, [episode(90), *before])
    assert written == {page_name(episode(90)), page_name(episode(89)), "index.html", "2026-04.html", "2026-03.html"}


def test_taking_down_the_oldest_moves_nothing() -> None:
    before = newest_first(*range(100))
    written, gone = changed(before, before[:-1])
    assert gone == {page_name(episode(0))}
    assert written == {page_name(episode(1)), "index.html", "2026-01.html"}


def test_a_post_found_late_changes_its_own_month() -> None:
    before = newest_first(*range(40), *range(41, 100))
    written, _ = changed(before, newest_first(*range(100)))
    assert written == {page_name(episode(n)) for n in (39, 40, 41)} | {"index.html", "2026-02.html"}


def test_a_small_show_has_no_archive() -> None:
    assert not [path for path in pages(newest_first(*range(FRONT))) if path.startswith("ferries/2026-01.")]


def test_a_month_of_many_is_split_from_its_oldest() -> None:
    hours = [replace(episode(n), published=episode(0).published + timedelta(hours=n)) for n in range(250)][::-1]
    parts = shelves(hours)
    assert [shelf.name for shelf in parts] == ["2026-01-3.html", "2026-01-2.html", "2026-01.html"]
    assert [len(shelf.episodes) for shelf in parts] == [50, LONGEST, LONGEST]
    assert [each for shelf in parts for each in shelf.episodes] == hours
    assert all(shelf.is_split for shelf in parts)


def test_a_month_that_is_split_is_called_so_by_its_neighbours() -> None:
    january = [replace(episode(n), published=episode(0).published + timedelta(hours=n)) for n in range(100)]
    late = replace(episode(100), published=episode(0).published + timedelta(hours=100))
    before = [episode(40), *january[::-1]]
    written, _ = changed(before, [episode(40), late, *january[::-1]])
    assert {"2026-01.html", "2026-01-2.html", "2026-02.html"} < written
    found = pages([episode(40), late, *january[::-1]])
    assert "January 2026, part 2" in text_of(found["ferries/2026-02.html"])


def test_lists_and_pages_link_to_each_other() -> None:
    found = pages(newest_first(*range(40)))
    front = text_of(found["ferries/index.html"])
    assert front.count("<h3>") == FRONT
    assert 'href="2026-01.html"' in front
    shelf = text_of(found["ferries/2026-01.html"])
    assert 'rel="next" href="2026-02.html"' in shelf
    page = text_of(found[f"ferries/{page_name(episode(5))}"])
    assert f'rel="next" href="{page_name(episode(6))}"' in page
    assert f'rel="prev" href="{page_name(episode(4))}"' in page
    assert page_name(episode(5)) in shelf


def test_naming_pages_reads_nothing(tmp_path: Path) -> None:
    assert pages(newest_first(*range(3)), tmp_path / "not there")


def test_a_show_without_episodes_has_a_page() -> None:
    assert "There is no episode yet." in text_of(pages([])["ferries/index.html"])
