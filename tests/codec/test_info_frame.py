import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutagen.mp3 import MP3, BitrateMode

from audioposts.codec.info_frame import info_frame, info_frame_size
from tests.codec.test_pcm import speechlike
from tests.standins.sounds import sound_file


@pytest.mark.parametrize("channels", [1, 2])
def test_another_reader_finds_length_and_bit_rate(tmp_path: Path, channels: int) -> None:
    path = sound_file(tmp_path / "a.mp3", speechlike(7.0 * channels, 44_100), 44_100, channels=channels)
    info = MP3(path).info
    assert 7.0 <= info.length < 7.0 + 1152 / 44_100
    assert round(info.bitrate / 100) == 640 * channels
    assert info.channels == channels
    assert (info.bitrate_mode, info.sketchy) == (BitrateMode.CBR, False)
    assert info.encoder_info.startswith("LAME 3.100")


@given(st.integers(0, 2**31), st.integers(0, 2**31), st.integers(0, 2**40), st.sampled_from([1, 2]))
def test_it_is_a_frame_whatever_the_length(length: int, frames: int, samples: int, channels: int) -> None:
    frame = info_frame(length, frames, samples, channels)
    place = 4 + {1: 17, 2: 32}[channels]
    assert len(frame) == info_frame_size(channels) == {1: 208, 2: 417}[channels]
    assert frame[:2] == b"\xff\xfb"
    assert frame[place : place + 4] == b"Info"
    assert struct.unpack(">II", frame[place + 8 : place + 16]) == (frames, length)
