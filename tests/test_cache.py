import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.cache import ClipCache, clip_address
from audioposts.errors import StorageError
from audioposts.models import Clip, Spoken, Voice, WordTiming

VOICE = Voice("joe", "piper", "en-US", "joe.toml", (("model", "m"), ("rate", 1.0)))
CLIP = Clip(b"\x01\x02" * 500, 22_050, (WordTiming(0, 10, 0, 2),))


def test_a_clip_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path / "cache")
    address = clip_address(Spoken("Hello."), VOICE, "1")
    assert cache.get(address) is None
    assert address not in cache
    cache.put(address, CLIP)
    assert address in cache
    assert cache.get(address) == CLIP


def test_whatever_decides_the_sound_decides_the_address() -> None:
    address = clip_address(Spoken("Hello."), VOICE, "1")
    others = [
        clip_address(Spoken("Hello!"), VOICE, "1"),
        clip_address(Spoken("Hello."), VOICE, "2"),
        clip_address(Spoken("Hello."), replace(VOICE, engine="gtts"), "1"),
        clip_address(Spoken("Hello."), replace(VOICE, language="en-GB"), "1"),
        clip_address(Spoken("Hello."), replace(VOICE, options=(("model", "m"), ("rate", 1.1))), "1"),
    ]
    assert len({address, *others}) == 6
    assert (
        clip_address(Spoken("Hello."), replace(VOICE, name="x", file="x", licence="x", description="x"), "1") == address
    )


@given(st.binary(max_size=300))
def test_a_damaged_file_is_as_good_as_none(tmp_path_factory: pytest.TempPathFactory, damage: bytes) -> None:
    cache = ClipCache(tmp_path_factory.mktemp("cache"))
    address = "ab" + "c" * 62
    cache.put(address, CLIP)
    (path,) = [p for p in cache.folder.rglob("*") if p.is_file()]
    path.write_bytes(damage)
    assert cache.get(address) is None


def test_a_file_that_was_cut_off_is_as_good_as_none(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path)
    cache.put("ab" + "c" * 62, CLIP)
    (path,) = [p for p in tmp_path.rglob("*") if p.is_file()]
    path.write_bytes(path.read_bytes()[:-1])
    assert cache.get("ab" + "c" * 62) is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, max_bytes=2500)
    addresses = [f"{i:02x}" + "0" * 62 for i in range(3)]
    for age, address in zip((30, 20, 10), addresses, strict=True):
        cache.put(address, CLIP)
        path = tmp_path / address[:2] / address[2:]
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age))
    cache.get(addresses[0])
    cache.prune()
    assert [address in cache for address in addresses] == [True, False, True]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="file"):
        ClipCache(tmp_path / "file").put("ab" * 32, CLIP)
