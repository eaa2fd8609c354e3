import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cache import ClipCache, clip_address
from audioposts.errors import StorageError
from audioposts.models import Clip, Pronunciation, Spoken, Voice, WordTiming

VOICE = Voice("joe", "piper", "en-US", "joe.toml", (("model", "m"), ("rate", 1.0)))
CLIP = Clip(b"\x01\x02" * 500, 22_050, (WordTiming(0, 10, 0, 2),))
ADDRESS = "ab" + "c" * 62


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def used_ago(cache: ClipCache, address: str, seconds: float) -> None:
    path = cache.folder / address[:2] / address[2:]
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime - seconds))


def test_a_clip_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path / "cache")
    address = clip_address(Spoken("Hello."), VOICE, "1")
    assert cache.get(address) is None
    assert address not in cache
    assert cache.duration_ms(address) is None
    cache.put(address, CLIP)
    assert address in cache
    assert cache.get(address) == CLIP
    assert cache.duration_ms(address) == CLIP.duration_ms == 22


def test_whatever_decides_the_sound_decides_the_address() -> None:
    address = clip_address(Spoken("Hello."), VOICE, "1")
    others = [
        clip_address(Spoken("Hello!"), VOICE, "1"),
        clip_address(Spoken("Hello.", pronunciations=(Pronunciation(0, 5, "həˈləʊ"),)), VOICE, "1"),
        clip_address(Spoken("Hello."), VOICE, "2"),
        clip_address(Spoken("Hello."), replace(VOICE, engine="gtts"), "1"),
        clip_address(Spoken("Hello."), replace(VOICE, language="en-GB"), "1"),
        clip_address(Spoken("Hello."), replace(VOICE, options=(("model", "m"), ("rate", 1.1))), "1"),
    ]
    assert len({address, *others}) == 7


def test_what_does_not_change_the_sound_does_not_change_the_address() -> None:
    other = replace(
        VOICE, name="x", file="x", licence="x", description="x", sample="x", volume=2.0, fallbacks=("y",),
        price_per_million_chars=30.0,
    )  # fmt: skip
    assert clip_address(Spoken("Hello."), other, "1") == clip_address(Spoken("Hello."), VOICE, "1")


@given(st.binary(max_size=300))
def test_a_damaged_file_is_as_good_as_none_and_deleted(tmp_path_factory: pytest.TempPathFactory, damage: bytes) -> None:
    cache = ClipCache(tmp_path_factory.mktemp("cache"))
    cache.put(ADDRESS, CLIP)
    (path,) = files(cache.folder)
    path.write_bytes(damage)
    assert cache.duration_ms(ADDRESS) is None or isinstance(cache.duration_ms(ADDRESS), int)
    assert cache.get(ADDRESS) is None
    assert not path.exists()


@given(st.data())
def test_one_flipped_bit_anywhere_is_found(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    cache = ClipCache(tmp_path_factory.mktemp("cache"))
    cache.put(ADDRESS, CLIP)
    (path,) = files(cache.folder)
    whole = bytearray(path.read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(whole)
    assert cache.get(ADDRESS) is None


def test_a_file_that_was_cut_off_is_as_good_as_none(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.put(ADDRESS, CLIP)
    (path,) = files(tmp_path)
    path.write_bytes(path.read_bytes()[:-1])
    assert cache.get(ADDRESS) is None
    with cache.making(ADDRESS) as is_there:
        assert not is_there


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, max_bytes=2500)
    addresses = [f"{i:02x}" + "0" * 62 for i in range(3)]
    for age, address in zip((30, 20, 10), addresses, strict=True):
        cache.put(address, CLIP)
        used_ago(cache, address, age)
    cache.get(addresses[0])
    cache.prune()
    assert [address in cache for address in addresses] == [True, False, True]


def test_looking_how_long_a_clip_is_is_no_use_of_it(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.put(ADDRESS, CLIP)
    (path,) = files(tmp_path)
    used_ago(cache, ADDRESS, 100)
    before = path.stat().st_mtime_ns
    assert (cache.duration_ms(ADDRESS), ADDRESS in cache) == (22, True)
    assert path.stat().st_mtime_ns == before
    with cache.making(ADDRESS) as is_there:
        assert is_there
    assert path.stat().st_mtime_ns > before


def test_what_is_in_use_is_never_pruned(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, max_bytes=0)
    old, reused, new = (f"{i:02x}" + "0" * 62 for i in range(3))
    for address in (old, reused):
        cache.put(address, CLIP)
        used_ago(cache, address, 100)
    with cache.in_use():
        cache.put(new, CLIP)
        with cache.making(reused) as is_there:
            assert is_there
        ClipCache(tmp_path, max_bytes=0).prune()
        assert [address in cache for address in (old, reused, new)] == [False, True, True]
    cache.prune()
    assert files(tmp_path) == []


USER = """
import sys, time
from pathlib import Path
from audioposts.cache import ClipCache
from audioposts.models import Clip
cache = ClipCache(Path(sys.argv[1]))
with cache.in_use():
    cache.put(sys.argv[2], Clip(b"ab" * 500, 8000))
    print("in use", flush=True)
    time.sleep(60)
"""


def test_what_another_process_uses_stays_until_it_dies(tmp_path: Path) -> None:
    user = subprocess.Popen([sys.executable, "-c", USER, str(tmp_path), ADDRESS], stdout=subprocess.PIPE, text=True)
    assert user.stdout
    with user, user.stdout:
        assert user.stdout.readline() == "in use\n"
        cache = ClipCache(tmp_path, max_bytes=0)
        cache.prune()
        assert ADDRESS in cache
        user.kill()
        user.wait()
    cache.prune()
    assert files(tmp_path) == []


WORKER = """
import sys
from pathlib import Path
from random import Random
from audioposts.cache import ClipCache
from audioposts.models import Clip
cache, dice = ClipCache(Path(sys.argv[1]), max_bytes=20_000), Random(int(sys.argv[2]))
made = 0
for turn in range(300):
    number = dice.randrange(40)
    address = f"{number:02x}" + "0" * 62
    wanted = Clip(number.to_bytes(2, "little") * 1000, 8000)
    found = cache.get(address)
    assert found in (None, wanted), "somebody else's sound"
    if found is None:
        with cache.making(address) as is_there:
            if not is_there:
                cache.put(address, wanted)
                made += 1
    if turn % 30 == 0:
        cache.prune()
print(made)
"""


def test_processes_that_write_read_and_prune_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(tmp_path), str(seed)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for seed in range(3)
    ]  # fmt: skip
    answers = [worker.communicate(timeout=60) for worker in workers]
    assert [(worker.returncode, error) for worker, (_, error) in zip(workers, answers, strict=True)] == [(0, "")] * 3
    assert all(int(made) for made, _ in answers)
    cache = ClipCache(tmp_path, max_bytes=20_000)
    cache.prune()
    assert sum(path.stat().st_size for path in files(tmp_path)) <= 20_000


def test_what_a_killed_process_left_is_swept(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.put(ADDRESS, CLIP)
    (path,) = files(tmp_path)
    left, young = path.parent / ".unfinished-a", path.parent / ".unfinished-b"
    for file in (left, young):
        file.write_bytes(b"half a clip")
    os.utime(left, (0, 0))
    cache.prune()
    assert sorted(files(tmp_path)) == sorted([path, young])


def test_two_threads_make_a_clip_once(tmp_path: Path) -> None:
    cache, made, together = ClipCache(tmp_path), [], threading.Barrier(4)

    def make(address: str) -> None:
        together.wait(timeout=5)
        with cache.making(address) as is_there:
            if not is_there:
                time.sleep(0.05)
                made.append(address)
                cache.put(address, CLIP)

    other = "cd" + "e" * 62
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(make, [ADDRESS, other, ADDRESS, ADDRESS]))
    assert sorted(made) == [ADDRESS, other]


def test_who_fails_to_make_a_clip_leaves_the_turn_to_the_next(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    with pytest.raises(ZeroDivisionError), cache.making(ADDRESS):
        raise ZeroDivisionError
    with cache.making(ADDRESS) as is_there:
        assert not is_there


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="file"):
        ClipCache(tmp_path / "file").put(ADDRESS, CLIP)
    with pytest.raises(StorageError, match="file"), ClipCache(tmp_path / "file").in_use():
        pass


def test_how_an_engine_is_asked_does_not_change_the_address() -> None:
    patient = replace(VOICE, options=(*VOICE.options, ("attempts", 9), ("key_env", "KEY"), ("timeout_s", 1.5)))
    assert clip_address(Spoken("Hello."), patient, "1") == clip_address(Spoken("Hello."), VOICE, "1")
