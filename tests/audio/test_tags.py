import base64
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from mutagen.flac import Picture
from mutagen.id3 import ID3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from PIL import Image

from audioposts.audio.tags import About, read_title, write_tags
from audioposts.codec import FORMATS, decode, encode, join
from audioposts.errors import AudioError, StorageError
from audioposts.models import Chapter, FileFormat
from tests.codec.test_strips import strip_of

CHAPTERS = (Chapter(0, "One"), Chapter(1500, "Zwei – ü", "https://example.com/b"), Chapter(2500, "A much longer title"))


@pytest.fixture
def picture() -> bytes:
    data = BytesIO()
    Image.new("RGB", (60, 60), "red").save(data, "JPEG")
    return data.getvalue()


@pytest.fixture
def about(picture: bytes) -> About:
    return About(
        title="Паром “ушёл”",
        artist="The Post",
        album="Audio Posts",
        language="en-GB",
        published=datetime(2026, 3, 14, tzinfo=UTC),
        url="https://example.com/a",
        picture=picture,
        duration_ms=4000,
        chapters=CHAPTERS,
    )


def tagged(folder: Path, about: About, kind: FileFormat) -> Path:
    """An episode of 4 s, with its tags, as it is published."""
    to = FORMATS[kind]
    path = folder / f"a{to.suffix}"
    frames = 4 * to.sample_rate_hz // to.frame
    encode([strip_of(to, frames)], to, 1, folder / "strip")
    if kind is FileFormat.MP3:
        write_tags(path, about, kind)
    join([folder / "strip"], frames, to, 1, path, [(c.start_ms, c.title) for c in about.chapters])
    if kind is not FileFormat.MP3:
        write_tags(path, about, kind)
    return path


@pytest.mark.parametrize("kind", list(FileFormat))
def test_every_format_says_the_same(tmp_path: Path, about: About, kind: FileFormat) -> None:
    path = tagged(tmp_path, about, kind)
    assert read_title(path, kind) == ("Паром “ушёл”", 3)
    to = FORMATS[kind]
    samples = (4 * to.sample_rate_hz // to.frame - 1) * to.frame
    assert abs(decode(path.read_bytes(), "a").samples - samples) < to.frame


@pytest.mark.parametrize("kind", list(FileFormat))
def test_the_same_episode_makes_the_same_bytes(tmp_path: Path, about: About, kind: FileFormat) -> None:
    first = tagged(tmp_path, about, kind).read_bytes()
    (tmp_path / "again").mkdir()
    assert tagged(tmp_path / "again", about, kind).read_bytes() == first


@pytest.mark.parametrize("kind", list(FileFormat))
def test_a_file_that_is_no_sound_has_no_tags(tmp_path: Path, kind: FileFormat) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"no sound at all")
    with pytest.raises(AudioError, match="its tags cannot be written or read back"):
        read_title(path, kind)
    with pytest.raises(StorageError, match="gone"):
        read_title(tmp_path / "gone", kind)


def test_id3_as_players_want_it(tmp_path: Path, about: About) -> None:
    tags = ID3(tagged(tmp_path, about, FileFormat.MP3), translate=False)
    assert tags.version == (2, 3, 0)
    assert (str(tags["TPE1"]), str(tags["TALB"]), str(tags["TYER"])) == ("The Post", "Audio Posts", "2026")
    assert str(tags["TLAN"]) == "eng"
    assert tags["WOAS"].url == "https://example.com/a"
    assert tags.getall("APIC")[0].data == about.picture


def test_chapters_and_their_table_of_contents(tmp_path: Path, about: About, picture: bytes) -> None:
    tags = ID3(tagged(tmp_path, replace(about, pictures=(None, picture, None)), FileFormat.MP3))
    chapters = {chapter.element_id: chapter for chapter in tags.getall("CHAP")}
    (contents,) = tags.getall("CTOC")
    assert int(contents.flags) == 3
    found = [chapters[name] for name in contents.child_element_ids]
    assert [str(chapter.sub_frames["TIT2"]) for chapter in found] == [chapter.title for chapter in CHAPTERS]
    assert [(chapter.start_time, chapter.end_time) for chapter in found] == [(0, 1500), (1500, 2500), (2500, 4000)]
    assert found[1].sub_frames.getall("WXXX")[0].url == "https://example.com/b"
    assert [len(chapter.sub_frames.getall("APIC")) for chapter in found] == [0, 1, 0]


def test_chapters_stand_in_the_file_in_order_of_time(tmp_path: Path, about: About) -> None:
    # By themselves, the short title would be written first.
    titles = ("A title of many words, the longest of all", "Of fewer words", "Short")
    many = replace(about, chapters=tuple(Chapter(i * 1000, title) for i, title in enumerate(titles)))
    data = tagged(tmp_path, many, FileFormat.MP3).read_bytes()
    places = [data.index(f"ch{i}\0".encode()) for i in range(3)]
    in_frames = [data.index(b"CHAP", place - 14) for place in (data.rindex(f"ch{i}\0".encode()) for i in range(3))]
    assert places
    assert in_frames == sorted(in_frames)


def test_more_chapters_than_a_table_of_contents_can_count(tmp_path: Path, about: About) -> None:
    many = replace(about, chapters=tuple(Chapter(i * 10, f"Chapter {i}") for i in range(300)))
    assert len(ID3(tagged(tmp_path, many, FileFormat.MP3)).getall("CHAP")) == 255


def test_the_atoms_of_an_m4a(tmp_path: Path, about: About) -> None:
    path = tagged(tmp_path, about, FileFormat.M4A)
    file = MP4(path)
    assert (file["\xa9ART"], file["\xa9alb"], file["\xa9day"]) == (["The Post"], ["Audio Posts"], ["2026-03-14"])
    assert bytes(file["covr"][0]) == about.picture
    assert [(round(1000 * chapter.start), chapter.title) for chapter in file.chapters] == [
        (chapter.start_ms, chapter.title) for chapter in CHAPTERS
    ]
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_the_comments_of_opus(tmp_path: Path, about: About) -> None:
    tags = OggOpus(tagged(tmp_path, about, FileFormat.OPUS)).tags
    assert (tags["ARTIST"], tags["ALBUM"], tags["DATE"]) == (["The Post"], ["Audio Posts"], ["2026-03-14"])
    assert (tags["CHAPTER001"], tags["CHAPTER001NAME"]) == (["00:00:01.500"], ["Zwei – ü"])
    assert Picture(base64.b64decode(tags["METADATA_BLOCK_PICTURE"][0])).data == about.picture
