import struct
from io import BytesIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from mutagen.mp3 import MP3, BitrateMode

from audioposts.codec import encode_mp3
from audioposts.info_frame import info_frame
from tests.test_codec import speechlike


def test_another_reader_finds_length_and_bit_rate(tmp_path: Path) -> None:
    path = tmp_path / "a.mp3"
    encode_mp3([speechlike(7.0, 22_050)], 22_050, path)
    info = MP3(path).info
    assert abs(info.length - 7.0) < 0.001
    assert round(info.bitrate / 100) == 640
    assert (info.bitrate_mode, info.sketchy) == (BitrateMode.CBR, False)
    assert info.encoder_info.startswith("LAME 3.100")


@given(st.integers(0, 2**31), st.integers(0, 2**40))
def test_it_is_a_frame_whatever_the_length(length: int, samples: int) -> None:
    frame = info_frame(length, samples)
    assert len(frame) == 208
    assert frame[:4] == bytes.fromhex("fffb50c4")
    assert struct.unpack(">I", frame[33:37]) == (length,)
    assert BytesIO(frame).read()[21:25] == b"Info"
