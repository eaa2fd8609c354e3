import struct
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from PIL import Image, ImageCms, ImageDraw

from audioposts.config import DEFAULT_SHOW
from audioposts.errors import PictureError
from audioposts.models import Show
from audioposts.publishing.artwork import episode_picture, make_cover, thumbnail
from tests.publishing.artwork.titles import ANY_TITLE, TITLES

SHOW = replace(DEFAULT_SHOW, title="The Harbour Reader", author="Ida Brook", accent="#ff8a5c")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def assert_fit_for_directories(data: bytes) -> None:
    picture = opened(data)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (3000, 3000))
    assert picture.info["dpi"] == (72, 72)
    assert len(data) <= 500_000
    picture.load()


def white_in(data: bytes, box: tuple[int, int, int, int]) -> int:
    """Return how many pixels of a part are as white as a title."""
    return sum(opened(data).crop(box).convert("L").histogram()[235:])


@pytest.mark.parametrize("title", TITLES, ids=lambda title: ascii(title[:20]))
def test_a_drawn_picture_is_what_directories_want(tmp_path: Path, title: str) -> None:
    assert_fit_for_directories(make_cover(replace(SHOW, title=title), tmp_path))
    assert_fit_for_directories(episode_picture(SHOW, title, "Harbour Gazette", number_or_date="14 March 2026"))


@settings(deadline=None, max_examples=15)
@given(title=ANY_TITLE, names=ANY_TITLE)
def test_whatever_the_words_are(title: str, names: str) -> None:
    assert_fit_for_directories(episode_picture(replace(SHOW, title=names), title, names, number_or_date=names))


def test_drawing_is_the_same_every_time(tmp_path: Path) -> None:
    assert make_cover(SHOW, tmp_path) == make_cover(SHOW, tmp_path)
    first = episode_picture(SHOW, "The ferry", "Gazette")
    episode_picture(replace(SHOW, accent="#00ff00"), "Another", "Gazette")
    assert episode_picture(SHOW, "The ferry", "Gazette") == first


def test_each_part_is_seen() -> None:
    pictures = {
        episode_picture(SHOW, "The ferry", "Gazette"),
        episode_picture(SHOW, "The ferries", "Gazette"),
        episode_picture(SHOW, "The ferry", "Observer"),
        episode_picture(SHOW, "The ferry", "Gazette", number_or_date="7"),
        episode_picture(replace(SHOW, title="Another"), "The ferry", "Gazette"),
        episode_picture(replace(SHOW, accent="#7cc4ff"), "The ferry", "Gazette"),
    }
    assert len(pictures) == 6


@pytest.mark.parametrize("title", ["WWWW " * 60, "W" * 300, "夜行列車" * 60, "Zug"])
def test_a_title_never_reaches_the_edge_or_the_bottom_fifth(tmp_path: Path, title: str) -> None:
    for data in (make_cover(replace(SHOW, title=title), tmp_path), episode_picture(SHOW, title, "Gazette")):
        for empty in ((0, 0, 230, 3000), (2770, 0, 3000, 3000), (0, 0, 3000, 230), (0, 2400, 3000, 3000)):
            assert white_in(data, empty) == 0
        assert white_in(data, (240, 240, 2760, 2400)) > 10_000


def test_a_title_that_cannot_be_drawn_gives_way_to_the_shows() -> None:
    assert white_in(episode_picture(SHOW, "\U0001f9ff", ""), (240, 600, 2760, 2400)) > 10_000


def test_a_cover_without_any_words_is_ground_and_wave(tmp_path: Path) -> None:
    nothing = replace(SHOW, title="", category="", author="")
    assert_fit_for_directories(make_cover(nothing, tmp_path))
    assert_fit_for_directories(episode_picture(nothing, "", ""))


# --- the user's own


def own(folder: Path, data: bytes) -> Show:
    (folder / "own.png").write_bytes(data)
    return replace(SHOW, cover="own.png")


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """Return the beginning of a picture that says how large it is, and has nothing in it."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(b"\0" * 100)) + part(b"IEND", b"")


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGBA", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("1", "PNG"), ("P", "GIF"), ("CMYK", "JPEG"), ("RGB", "WEBP"), ("RGB", "TIFF")],
)  # fmt: skip
def test_a_picture_of_the_users_becomes_square_and_rgb(tmp_path: Path, mode: str, kind: str) -> None:
    data = make_cover(own(tmp_path, saved(Image.new(mode, (1800, 1500)), kind)), tmp_path)
    picture = opened(data)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1500, 1500))


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    show = own(tmp_path, saved(Image.new("RGB", (3600, 3500), "blue"), "PNG"))
    assert opened(make_cover(show, tmp_path)).size == (3000, 3000)


def test_the_middle_of_a_very_wide_picture_is_taken(tmp_path: Path) -> None:
    picture = Image.new("RGB", (9000, 1400), "red")
    picture.paste("blue", (3800, 0, 5200, 1400))
    made = opened(make_cover(own(tmp_path, saved(picture, "PNG")), tmp_path))
    assert made.size == (1400, 1400)
    assert made.getpixel((4, 4)) == made.getpixel((1395, 1395)) == (0, 0, 254)


def test_transparent_parts_become_white(tmp_path: Path) -> None:
    palette = Image.new("P", (1400, 1400), 0)
    palette.putpalette([255, 0, 0, 0, 0, 255])
    palette.paste(1, (0, 0, 700, 1400))
    for data in (saved(palette, "PNG", transparency=0), saved(Image.new("LA", (1400, 1400)), "PNG")):
        assert opened(make_cover(own(tmp_path, data), tmp_path)).getpixel((1200, 700)) == (255, 255, 255)


def test_a_picture_that_lies_on_its_side_is_turned(tmp_path: Path) -> None:
    picture = Image.new("RGB", (1600, 1400), "white")
    picture.paste("black", (0, 0, 1600, 700))
    exif = Image.Exif()
    exif[274] = 6  # turn it to the right
    made = opened(make_cover(own(tmp_path, saved(picture, "JPEG", exif=exif)), tmp_path)).convert("L")
    assert made.getpixel((1300, 700)) == 0
    assert made.getpixel((100, 700)) == 255
    assert 274 not in made.getexif()


def test_sixteen_bits_are_not_cut_off(tmp_path: Path) -> None:
    picture = Image.new("I;16", (1400, 1400), 0x8000)
    assert opened(make_cover(own(tmp_path, saved(picture, "PNG")), tmp_path)).getpixel((700, 700)) in {
        (v,) * 3 for v in (127, 128)
    }


def test_colours_are_those_that_the_profile_means(tmp_path: Path) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = srgb.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")  # red is blue in it
    red = Image.new("RGB", (1400, 1400), "red")
    found = []
    for profile in (srgb, turned, b"broken"):
        picture = opened(make_cover(own(tmp_path, saved(red, "PNG", icc_profile=profile)), tmp_path))
        found.append(picture.getpixel((700, 700)))
    assert found == [(254, 0, 0), (0, 0, 254), (254, 0, 0)]


def test_an_animated_picture_is_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (1400, 1400), colour) for colour in ("red", "blue")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert opened(make_cover(own(tmp_path, data), tmp_path)).getpixel((700, 700)) == (254, 0, 0)


def test_a_picture_of_noise_is_small_enough(tmp_path: Path) -> None:
    noise = Image.effect_noise((2000, 2000), 100).convert("RGB")
    assert len(make_cover(own(tmp_path, saved(noise, "PNG")), tmp_path)) <= 500_000


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no picture", "is not a picture that can be read; use a JPEG or PNG"),
        (b"", "is not a picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 3000 3000\n", "is not a picture"),
        (saved(Image.effect_noise((1500, 1500), 90), "JPEG")[:200_000], "is not a picture that can be read to its end"),
        (saved(Image.effect_noise((1500, 1500), 90), "PNG")[:200_000], "is not a picture that can be read to its end"),
        (png_of_size(3000, 3000), "is not a picture that can be read to its end"),
        (png_of_size(1000, 1399), "is 1000 by 1399 pixels; directories want 1400 or more"),
        (png_of_size(1, 1), "is 1 by 1 pixels; directories want 1400 or more"),
        (png_of_size(12_000, 12_000), "is 12000 by 12000 pixels; that is too many: use one of 3000 by 3000"),
        (png_of_size(60_000, 60_000), "is a picture of too many pixels; use one of 3000 by 3000"),
    ],
)  # fmt: skip
def test_a_bad_picture_is_named_in_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(PictureError, match=rf"own\.png: ({message})") as caught:
        make_cover(own(tmp_path, data), tmp_path)
    assert "\n" not in str(caught.value)


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"is not a picture that can be read \(Is a directory\)"):
        make_cover(replace(SHOW, cover="."), tmp_path)


@settings(deadline=None, max_examples=12)
@given(where=..., noise=...)
def test_a_damaged_picture_is_a_picture_or_an_error_of_the_settings(
    tmp_path_factory: pytest.TempPathFactory, where: int, noise: bytes
) -> None:
    folder = tmp_path_factory.mktemp("own")
    picture = Image.new("P", (1400, 1400))
    ImageDraw.Draw(picture).line((0, 0, 1400, 1400), 1)
    for kind in ("PNG", "JPEG", "GIF", "TIFF", "WEBP"):
        data = saved(picture.convert("RGB"), kind)
        at = where % len(data)
        try:
            made = make_cover(own(folder, data[:at] + noise + data[at + len(noise) :]), folder)
        except PictureError:
            continue
        assert opened(made).mode == "RGB"


def test_the_picture_in_the_tags_is_small(tmp_path: Path) -> None:
    small = thumbnail(make_cover(SHOW, tmp_path))
    assert opened(small).size == (600, 600)
    assert len(small) < 100_000
