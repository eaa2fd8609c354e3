"""Publications that are cut off after every step that they take, and what listeners find in between."""

import os
import re
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audioposts.errors import TargetError
from audioposts.targets.contract import Listed, Target, finished_path
from audioposts.targets.files import PublicFile, collect, public_file
from audioposts.targets.plan import plan
from audioposts.targets.publication import Publication, look, publish
from audioposts.targets.record import Entry, Record
from tests.targets.memory import Memory, Quiet

NOW_S = 1_800_000_000.0
DAY_S = 86_400
Tree = dict[str, bytes]


def tree(*episodes: int, page: str = "page") -> Tree:
    """Return a show with episodes; their sound is as long as their number, and the feed says so."""
    files = {f"show/e-{number:010x}.mp3": bytes(number) for number in episodes}
    items = "".join(f"<enclosure url='{path}' length='{len(data)}'/>" for path, data in files.items())
    files |= {f"show/e-{number:010x}.vtt": b"WEBVTT" for number in episodes}
    return files | {"show/feed.xml": items.encode(), "index.html": items.encode(), "show/e.html": page.encode()}


def files_of(tree: Tree) -> list[PublicFile]:
    return [public_file(path, data) for path, data in tree.items()]


def check_feed(there: Tree) -> None:
    """See that whatever the feed names is there, as long as the feed says."""
    for name in ("show/feed.xml", "index.html"):
        for path, length in re.findall(r"url='(.*?)' length='(\d+)'", there.get(name, b"").decode()):
            assert len(there[path]) == int(length), path


class Shop:
    """A target and its record, over several days."""

    def __init__(self, folder: Path, target: Target | None = None) -> None:
        self.memory = Memory()
        self.target = target or self.memory
        self.file = folder / "record.json"
        self.progress = Quiet()

    def publish(self, files: list[PublicFile], day: float = 0, keep_days: float = 7) -> Publication:
        return publish(files, self.target, self.record(), self.progress, now_s=NOW_S + day * DAY_S, keep_days=keep_days)

    def record(self) -> Record:
        return Record(self.file, "memory")


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def test_all_is_sent_once_and_then_what_changed(shop: Shop) -> None:
    done = shop.publish(files_of(tree(1, 2)))
    assert shop.memory.files == tree(1, 2)
    assert done.size == sum(map(len, tree(1, 2).values()))
    assert shop.publish(files_of(tree(1, 2))).sent == ()
    done = shop.publish(files_of(tree(1, 2, 3)))
    assert [path for path, _ in done.sent] == [
        "show/e-0000000003.mp3",
        "show/e-0000000003.vtt",
        "index.html",
        "show/feed.xml",
    ]
    assert (done.unchanged, shop.memory.files) == (5, tree(1, 2, 3))


def test_files_go_first_then_pages_then_feeds_then_deletions(shop: Shop) -> None:
    shop.publish(files_of(tree(1)))
    shop.memory.done.clear()
    shop.publish(files_of(tree(2, page="new")), keep_days=0)
    assert [step for step in shop.memory.done if not step.startswith("sent")] == [
        "send show/e-0000000002.mp3",
        "send show/e-0000000002.vtt",
        "send show/e.html",
        "send index.html",
        "send show/feed.xml",
        "delete show/e-0000000001.mp3",
        "delete show/e-0000000001.vtt",
        "finish",
    ]


def test_a_page_of_the_same_length_is_sent_when_it_changed(shop: Shop) -> None:
    shop.publish(files_of(tree(1, page="one")))
    assert [path for path, _ in shop.publish(files_of(tree(1, page="two"))).sent] == ["show/e.html"]


def test_what_somebody_else_changed_or_deleted_is_sent_again(shop: Shop) -> None:
    shop.publish(files_of(tree(1)))
    shop.memory.files["show/feed.xml"] = b"x" * len(shop.memory.files["show/feed.xml"])
    del shop.memory.files["show/e-0000000001.mp3"]
    shop.publish(files_of(tree(1)))
    assert shop.memory.files == tree(1)


def test_what_is_gone_from_the_tree_stays_for_the_days_of_grace(shop: Shop) -> None:
    shop.publish(files_of(tree(1, 2)))
    assert shop.publish(files_of(tree(2)), day=1).waiting == ("show/e-0000000001.mp3", "show/e-0000000001.vtt")
    assert shop.publish(files_of(tree(2)), day=7.9).deleted == ()
    assert shop.publish(files_of(tree(2)), day=8).deleted == ("show/e-0000000001.mp3", "show/e-0000000001.vtt")
    assert shop.memory.files == tree(2)
    assert shop.publish(files_of(tree(2)), day=9).deleted == ()


def test_what_comes_back_into_the_tree_begins_its_days_anew(shop: Shop) -> None:
    for day, content in ((0, tree(1, 2)), (1, tree(2)), (6, tree(1, 2)), (7, tree(2)), (13, tree(2))):
        assert shop.publish(files_of(content), day=day).deleted == ()
    assert len(shop.publish(files_of(tree(2)), day=14).deleted) == 2


def test_foreign_files_are_never_deleted(shop: Shop) -> None:
    shop.memory.files = {"CNAME": b"example.com", "show/own.mp3": b"theirs", ".unfinished-theirs": b"half"}
    before = dict(shop.memory.files)
    shop.publish(files_of(tree(1)))
    shop.publish(files_of({}), keep_days=0)
    assert shop.memory.files == before


def test_a_file_that_another_put_in_place_of_ours_is_not_deleted(shop: Shop) -> None:
    shop.publish(files_of(tree(1)))
    shop.memory.files["show/e-0000000001.mp3"] = b"somebody else's"
    shop.publish(files_of({}), keep_days=0)
    assert shop.memory.files == {"show/e-0000000001.mp3": b"somebody else's"}


def test_a_record_that_is_lost_costs_pages_and_feeds(shop: Shop) -> None:
    shop.publish(files_of(tree(1, 2)))
    for damage in (b"", b"{", b"[]", b'{"version": 1, "address": "memory", "files": {"a": {"sise": 1}}}'):
        shop.file.write_bytes(damage)
        done = shop.publish(files_of(tree(1, 2)))
        assert [path for path, _ in done.sent] == ["show/e.html", "index.html", "show/feed.xml"]
    shop.publish(files_of(tree(2)), keep_days=0)
    assert shop.memory.files == tree(2)


def test_a_record_of_another_address_is_none(shop: Shop) -> None:
    shop.publish(files_of(tree(1)))
    assert Record(shop.file, "memory").entries
    assert not Record(shop.file, "elsewhere").entries


def test_a_record_names_nothing_outside(shop: Shop) -> None:
    shop.file.write_text('{"version": 1, "address": "memory", "files": {"../x": {"size": 1}, "/etc/x": {}, "a": {}}}')
    assert list(Record(shop.file, "memory").entries) == ["a"]


def test_halves_that_an_upload_left_are_swept_if_they_are_ours(shop: Shop) -> None:
    shop.memory.files = {"show/.unfinished-feed.xml": b"", "show/.feed.xml.Ab12cd": b"", "show/.feed.xml": b""}
    shop.publish(files_of(tree()))
    assert sorted(shop.memory.files) == ["index.html", "show/.feed.xml", "show/e.html", "show/feed.xml"]


def test_a_look_changes_nothing(shop: Shop) -> None:
    todo = look(files_of(tree(1)), shop.target, shop.record(), now_s=NOW_S, keep_days=7)
    assert (len(todo.send), shop.memory.files, shop.memory.done, shop.file.exists()) == (5, {}, [], False)


def test_a_file_on_disk_is_read_again_only_where_its_time_says_so(shop: Shop, tmp_path: Path) -> None:
    page = tmp_path / "tree" / "page.html"
    page.parent.mkdir()
    page.write_text("one")
    os.utime(page, ns=(0, 10**18))
    shop.publish(collect(page.parent))
    # What is in it cannot be read: who asks for it would fail.
    unreadable = [replace(file, source=tmp_path / "nowhere") for file in collect(page.parent)]
    assert shop.publish(unreadable).sent == ()
    page.write_text("two")
    assert len(shop.publish(collect(page.parent)).sent) == 1
    os.utime(page, ns=(0, 2 * 10**18))
    assert shop.publish(collect(page.parent)).sent == ()


def test_progress_hears_of_every_file(shop: Shop) -> None:
    shop.publish(files_of(tree(1)))
    size = sum(map(len, tree(1).values()))
    assert shop.progress.heard[0] == f"sending 5 files, {size} bytes"
    assert sorted(shop.progress.heard[1:]) == sorted(tree(1))


episodes = st.sets(st.integers(1, 9), max_size=5)


@settings(max_examples=60, deadline=None)
@given(
    trees=st.lists(st.tuples(episodes, st.sampled_from(["old", "new"]), st.integers(0, 12)), min_size=1, max_size=6),
    keep_days=st.sampled_from([0, 2]),
)
def test_wherever_it_is_cut_off_the_feed_stays_valid_and_the_next_one_carries_on(
    tmp_path_factory: pytest.TempPathFactory, trees: list[tuple[set[int], str, int]], keep_days: int
) -> None:
    shop = Shop(tmp_path_factory.mktemp("shop"))
    shop.memory.files["CNAME"] = b"foreign"
    for day, (numbers, page, steps) in enumerate(trees):
        shop.memory.done.clear()
        shop.memory.breaks_after = steps
        with suppress(TargetError):
            shop.publish(files_of(tree(*numbers, page=page)), day, keep_days)
        check_feed(shop.memory.files)
    shop.memory.breaks_after = None
    last = tree(*trees[-1][0], page=trees[-1][1])
    shop.publish(files_of(last), len(trees), keep_days)
    assert last.items() <= shop.memory.files.items()
    shop.publish(files_of(last), len(trees) + keep_days, keep_days)
    assert shop.memory.files == last | {"CNAME": b"foreign"}


@pytest.mark.parametrize(
    ("path", "finished"),
    [
        ("show/.unfinished-a.mp3", "show/a.mp3"),
        (".unfinished-feed.xml", "feed.xml"),
        ("show/.a.mp3.x1Y2z3", "show/a.mp3"),
        ("show/a.mp3", None),
        (".htaccess", None),
    ],
)
def test_a_file_on_its_way_says_what_it_will_be(path: str, finished: str | None) -> None:
    assert finished_path(path) == finished


def test_a_large_tree_takes_no_time_where_nothing_is_new(tmp_path: Path) -> None:
    """50,000 files of which nothing changed took minutes once, as every one of them was compared with all."""
    files = [public_file(f"show/e-{number:010x}.mp3", b"") for number in range(20_000)]
    entries = {file.path: Entry(0) for file in files}
    listing = {file.path: Listed(0) for file in files}
    began = time.process_time()
    assert plan(files, entries, listing, now_s=NOW_S, keep_days=7).unchanged == 20_000
    assert time.process_time() - began < 5


def test_what_a_revoked_listener_had_goes_before_all_else(shop: Shop) -> None:
    private = {
        f"private/{who}-token-token/show/{name}": b"x" for who in ("ada", "ben") for name in ("a.mp3", "feed.xml")
    }
    shop.publish(files_of(tree(1) | private))
    shop.memory.done.clear()
    ben = {path: data for path, data in private.items() if "ben" in path and not path.endswith("mp3")}
    done = shop.publish(files_of(tree(2) | ben))
    assert shop.memory.done[:2] == [
        "delete private/ada-token-token/show/a.mp3",
        "delete private/ada-token-token/show/feed.xml",
    ]
    # Whoever still listens may hold an older feed.
    assert "private/ben-token-token/show/a.mp3" in shop.memory.files
    assert done.deleted == ("private/ada…/show/a.mp3", "private/ada…/show/feed.xml")
    assert not any("token" in path for path in (*done.deleted, *done.waiting))
