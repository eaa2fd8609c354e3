import pytest
from hypothesis import given
from hypothesis import strategies as st

from audioposts.speech.endings import is_cut
from tests.standins.sounds import encoded, pcm, wav

SOUND = pcm("The ferry left at six.")
FILES = {"wav": wav(SOUND)} | {kind: encoded(SOUND, kind) for kind in ("mp3", "opus", "flac", "aac")}
TAGGED = b"ID3\x04\x00\x00\x00\x00\x02\x01" + bytes(257) + FILES["mp3"]


@pytest.mark.parametrize("kind", FILES)
def test_a_whole_file_is_whole(kind: str) -> None:
    assert not is_cut(FILES[kind])


@given(st.integers(1, len(FILES["wav"]) - 44))
def test_every_wav_that_lacks_something_is_cut(missing: int) -> None:
    assert is_cut(FILES["wav"][:-missing])


@given(st.integers(1, len(FILES["opus"]) - 4))
def test_every_ogg_that_lacks_something_is_cut(missing: int) -> None:
    assert is_cut(FILES["opus"][:-missing])


@pytest.mark.parametrize("file", [FILES["mp3"], TAGGED], ids=["plain", "with a tag"])
def test_an_mp3_that_ends_inside_a_frame_is_cut(file: bytes) -> None:
    frame = 144  # 48 kbit/s at 24 kHz
    cut = [missing for missing in range(1, 5 * frame) if is_cut(file[:-missing])]
    # Where a frame ends, or only begins, nothing in the file says that there was another.
    assert cut == [missing for missing in range(1, 5 * frame) if -missing % frame > 0 and -missing % frame > 3]


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000])
def test_frames_of_every_rate_are_followed(rate_hz: int) -> None:
    file = encoded(pcm("Hello there.", rate_hz=rate_hz), "mp3", rate_hz)
    assert not is_cut(file)
    assert is_cut(file[:-10])


@pytest.mark.parametrize("size", [0, 1_000_000_000, 2_000_000_000, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_wav_that_was_streamed_does_not_say_where_it_ends(size: int) -> None:
    assert not is_cut(wav(SOUND, stated_bytes=size))


@given(st.binary(max_size=200))
def test_what_is_no_sound_does_no_harm(data: bytes) -> None:
    for head in (b"", b"RIFF", b"OggS", b"ID3", b"\xff\xfb"):
        assert is_cut(head + data) in (True, False)
