from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audioposts.publishing.artwork.coverage import characters
from audioposts.publishing.artwork.faces import OURS

INTER = OURS / "InterDisplay-Bold.otf"
CJK = OURS / "NotoSansCJK-Bold.otf"


def test_a_font_has_its_letters_and_no_others() -> None:
    has = characters(INTER)
    assert {ord(letter) for letter in "AzßЖωế… "} <= has
    assert not {ord(letter) for letter in "夜الदท\ud800"} & has
    assert 0xFFFF not in has


def test_both_forms_of_the_table_are_read() -> None:
    has = characters(CJK)
    assert {ord(letter) for letter in "夜行列車가힝为ん。"} <= has
    assert ord("𠮷") not in has


def test_a_collection_is_its_first_font(tmp_path: Path) -> None:
    data = bytearray(INTER.read_bytes())
    tables = int.from_bytes(data[4:6], "big")
    for i in range(tables):  # moved behind a header of 16 bytes
        at = 12 + 16 * i + 8
        data[at : at + 4] = (int.from_bytes(data[at : at + 4], "big") + 16).to_bytes(4, "big")
    (tmp_path / "a.ttc").write_bytes(b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x10" + data)
    assert characters(tmp_path / "a.ttc") == characters(INTER)


def test_a_font_of_coloured_pictures_is_none(tmp_path: Path) -> None:
    (tmp_path / "emoji.ttf").write_bytes(INTER.read_bytes().replace(b"CFF ", b"CBDT", 1))
    assert not characters(tmp_path / "emoji.ttf")


def test_what_is_not_there_has_nothing(tmp_path: Path) -> None:
    assert not characters(tmp_path / "gone.ttf")
    assert not characters(tmp_path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_broken_font_is_no_error(tmp_path: Path, data: st.DataObject) -> None:
    whole = (OURS / "NotoSansHebrew-Bold.ttf").read_bytes()
    start = data.draw(st.integers(0, 1000))
    noise = data.draw(st.binary(max_size=60))
    end = data.draw(st.integers(start, len(whole)))
    path = tmp_path / f"{hash((start, noise, end))}.ttf"
    path.write_bytes((whole[:start] + noise + whole[start + len(noise) :])[:end])
    assert all(0 <= code <= 0x10FFFF for code in characters(path))


@pytest.mark.parametrize("path", sorted(OURS.glob("*.?tf")), ids=lambda path: path.name)
def test_each_font_of_ours_has_what_the_list_says(path: Path) -> None:
    assert len(characters(path)) > 80
    assert (
        path.name.removesuffix(path.suffix).split("-")[0].removeprefix("NotoSans") in (OURS / "README.md").read_text()
    )


def test_our_fonts_are_small_and_come_with_their_licence() -> None:
    assert sum(path.stat().st_size for path in OURS.iterdir()) < 2_100_000
    assert "SIL OPEN FONT LICENSE" in (OURS / "OFL.txt").read_text()
