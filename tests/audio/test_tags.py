from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from PIL import Image

from audioposts.audio.tags import write_tags
from audioposts.codec import decode, encode_mp3
from audioposts.config import DEFAULT_SHOW
from audioposts.models import Chapter, Post, Recording, Spoken
from audioposts.speech.engines import open_engine
from tests.speech.engines.test_tone import BEEP


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    clip = open_engine(BEEP).synthesize(Spoken("x" * 60))
    path = tmp_path / "a.mp3"
    encode_mp3([clip.pcm], clip.sample_rate_hz, path)
    return path


@pytest.fixture
def picture() -> bytes:
    data = BytesIO()
    Image.new("RGB", (60, 60), "red").save(data, "JPEG")
    return data.getvalue()


POST = Post(
    "k",
    "Паром “ушёл”",
    "",
    "page",
    url="https://example.com/a",
    publisher="The Post",
    published=datetime(2026, 3, 14, tzinfo=UTC),
)
RECORDING = Recording(
    22050, (), (), (Chapter(0, "One"), Chapter(1500, "Zwei – ü"), Chapter(2500, "A much longer title"))
)


def test_tags_are_read_back(sound: Path, picture: bytes) -> None:
    samples = decode(sound.read_bytes(), "a").samples
    write_tags(sound, POST, DEFAULT_SHOW, RECORDING, picture)
    tags = ID3(sound, translate=False)
    assert tags.version == (2, 3, 0)
    assert str(tags["TIT2"]) == "Паром “ушёл”"
    assert (str(tags["TPE1"]), str(tags["TALB"]), str(tags["TYER"])) == ("The Post", "Audio Posts", "2026")
    assert str(tags["TLAN"]) == "eng"
    assert tags["WOAS"].url == "https://example.com/a"
    assert tags.getall("APIC")[0].data == picture
    assert decode(sound.read_bytes(), "a").samples == samples
    assert abs(MP3(sound).info.length - samples / 44100) < 0.01


def test_chapters_and_their_table_of_contents(sound: Path, picture: bytes) -> None:
    write_tags(sound, POST, DEFAULT_SHOW, RECORDING, picture)
    tags = ID3(sound)
    chapters = {chapter.element_id: chapter for chapter in tags.getall("CHAP")}
    (contents,) = tags.getall("CTOC")
    assert int(contents.flags) == 3
    assert [str(chapters[name].sub_frames["TIT2"]) for name in contents.child_element_ids] == [
        "One",
        "Zwei – ü",
        "A much longer title",
    ]
    assert [(chapters[n].start_time, chapters[n].end_time) for n in contents.child_element_ids] == [
        (0, 1500),
        (1500, 2500),
        (2500, RECORDING.duration_ms),
    ]


def test_more_chapters_than_a_table_of_contents_can_count(sound: Path, picture: bytes) -> None:
    many = Recording(22050, (), (), tuple(Chapter(i * 10, f"Chapter {i}") for i in range(300)))
    write_tags(sound, POST, DEFAULT_SHOW, many, picture)
    assert len(ID3(sound).getall("CHAP")) == 255
