from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from audioposts.config import DEFAULT_SHOW
from audioposts.errors import ConfigError
from audioposts.publishing.artwork import make_cover, thumbnail


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize(
    "title", ["A", "The Harbour Reader", "Word " * 50, "Donaudampfschifffahrtsgesellschaft" * 3, "渡し船", ""]
)
def test_a_drawn_cover_is_what_directories_want(tmp_path: Path, title: str) -> None:
    cover = make_cover(replace(DEFAULT_SHOW, title=title), tmp_path)
    picture = opened(cover)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (3000, 3000))
    assert len(cover) <= 500_000


def test_drawing_is_the_same_every_time(tmp_path: Path) -> None:
    assert make_cover(DEFAULT_SHOW, tmp_path) == make_cover(DEFAULT_SHOW, tmp_path)


def test_a_title_never_reaches_the_edge_or_the_wave(tmp_path: Path) -> None:
    empty = opened(make_cover(replace(DEFAULT_SHOW, title="", category="", author=""), tmp_path)).convert("L")
    assert empty.size == (3000, 3000)
    full = opened(make_cover(replace(DEFAULT_SHOW, title="WWWW " * 60), tmp_path)).convert("L")
    for empty_part in ((2800, 0, 3000, 3000), (0, 2400, 3000, 3000)):  # the margin, and the bottom fifth
        assert sum(full.crop(empty_part).histogram()[200:]) == 0  # no white letters


@pytest.mark.parametrize(("mode", "suffix"), [("RGBA", "png"), ("L", "png"), ("CMYK", "jpg"), ("P", "png")])
def test_a_picture_of_the_users_becomes_square_and_rgb(tmp_path: Path, mode: str, suffix: str) -> None:
    Image.new(mode, (1800, 1500)).save(tmp_path / f"own.{suffix}")
    picture = opened(make_cover(replace(DEFAULT_SHOW, cover=f"own.{suffix}"), tmp_path))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1500, 1500))


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    Image.new("RGB", (3600, 3500), "blue").save(tmp_path / "own.png")
    assert opened(make_cover(replace(DEFAULT_SHOW, cover="own.png"), tmp_path)).size == (3000, 3000)


def test_a_picture_that_is_too_small_is_named(tmp_path: Path) -> None:
    Image.new("RGB", (1000, 1399)).save(tmp_path / "own.png")
    with pytest.raises(ConfigError, match=r"own\.png: is 1000 by 1399 pixels; directories want 1400 or more"):
        make_cover(replace(DEFAULT_SHOW, cover="own.png"), tmp_path)


def test_what_is_no_picture_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.png").write_text("no picture")
    with pytest.raises(ConfigError, match=r"own\.png: is not a picture"):
        make_cover(replace(DEFAULT_SHOW, cover="own.png"), tmp_path)


def test_the_picture_in_the_tags_is_small(tmp_path: Path) -> None:
    small = thumbnail(make_cover(DEFAULT_SHOW, tmp_path))
    assert opened(small).size == (600, 600)
    assert len(small) < 100_000
