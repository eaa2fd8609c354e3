"""Bytes of a sound file -> whether its end is missing. Pure.

FFmpeg plays half a file as if it were a whole one. What a file says about its own length shows the difference: the
size in a WAV, the last page of an Ogg, the size of each frame of an MP3. (FLAC and AAC that are cut do not decode.)
"""

_KBPS = {
    True: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    False: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Of MPEG-1 (True), of MPEG-2 and 2.5; by the index in a frame's header (ISO/IEC 11172-3, 2.4.2.3)."""

_HZ = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
"""By the version in a frame's header."""

_PLACEHOLDER_BYTES = 1_000_000_000
"""Servers that stream a WAV do not know its size, and write 0 or one as large as can be: 0xFFFFFFFF (OpenAI,
Kokoro-FastAPI), 0x7FFFFFFF, two thousand million."""

_LAST_PAGE = 4


def is_cut(data: bytes) -> bool:
    """Return whether more of the file should follow; what cannot be told counts as whole."""
    if data[:4] == b"RIFF":
        return _is_cut_wav(data)
    if data[:4] == b"OggS":
        return _is_cut_ogg(data[data.rfind(b"OggS") :])
    return _is_cut_mp3(data)


def _is_cut_wav(data: bytes) -> bool:
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        if data[at : at + 4] == b"data":
            return at + 8 + size > len(data) and size < _PLACEHOLDER_BYTES
        at += 8 + size + size % 2
    return True


def _is_cut_ogg(page: bytes) -> bool:
    """Return whether `page`, from which no other follows, is not the last one or not all of it (RFC 3533, 6)."""
    if len(page) < 27:
        return True
    return not page[5] & _LAST_PAGE or len(page) < 27 + page[26] + sum(page[27 : 27 + page[26]])


def _is_cut_mp3(data: bytes) -> bool:
    """Follow the frames; those of a file with other things in it are not looked at."""
    at = _tag_bytes(data)
    while size := _frame_bytes(data[at : at + 4]):
        at += size
    return at > len(data)


def _tag_bytes(data: bytes) -> int:
    """Return the length of an ID3 tag at the beginning: seven bits of each of four bytes, and its own header."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    return 10 + sum(byte << shift for byte, shift in zip(data[6:10], (21, 14, 7, 0), strict=True))


def _frame_bytes(header: bytes) -> int:
    """Return the length of an MPEG frame of layer III; 0 where it is none."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return 0
    version, index, rate = header[1] >> 3 & 3, header[2] >> 4, header[2] >> 2 & 3
    if version not in _HZ or index == 15 or rate == 3:
        return 0
    bits = (144_000 if version == 3 else 72_000) * _KBPS[version == 3][index]
    return bits // _HZ[version][rate] + (header[2] >> 1 & 1) if bits else 0
