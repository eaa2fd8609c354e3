"""A font file -> the characters it can draw, by its table "cmap". I/O: reads the file.

Pillow does not tell them, and draws an empty box for what a font does not have.
"""

import struct
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

_NONE: frozenset[int] = frozenset()
_OUTLINES = {b"glyf", b"CFF ", b"CFF2"}
_LARGEST_TABLE = 4_000_000
_LARGEST_GROUP = 70_000


@lru_cache(maxsize=512)
def characters(path: Path) -> frozenset[int]:
    """Return the code points that the font (the first one of a collection) has shapes for; none of a broken one."""
    try:
        with path.open("rb") as file:
            return _mapped(_cmap(file))
    except (OSError, struct.error, IndexError):
        return _NONE


def _cmap(file: BinaryIO) -> bytes:
    """Return the table; nothing of a font that has no outlines, but pictures."""
    start = 0
    if file.read(4) == b"ttcf":
        file.seek(12)
        (start,) = struct.unpack(">I", file.read(4))
    file.seek(start + 4)
    (count,) = struct.unpack(">H", file.read(2))
    file.seek(start + 12)
    tables = dict(_directory(file.read(16 * count), count))
    if b"cmap" not in tables or not _OUTLINES & tables.keys():
        return b""
    offset, length = tables[b"cmap"]
    file.seek(offset)
    return file.read(min(length, _LARGEST_TABLE))


def _directory(records: bytes, count: int) -> list[tuple[bytes, tuple[int, int]]]:
    fields = (struct.unpack_from(">4s4xII", records, 16 * i) for i in range(count))
    return [(tag, (offset, length)) for tag, offset, length in fields]


def _mapped(cmap: bytes) -> frozenset[int]:
    if not cmap:
        return _NONE
    (count,) = struct.unpack_from(">H", cmap, 2)
    found: set[int] = set()
    for i in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * i)
        if platform == 0 or (platform, encoding) in ((3, 1), (3, 10)):
            found |= _subtable(cmap[offset:])
    return frozenset(found)


def _subtable(table: bytes) -> set[int]:
    (kind,) = struct.unpack_from(">H", table)
    return _segments(table) if kind == 4 else _groups(table) if kind == 12 else set()


def _segments(table: bytes) -> set[int]:
    """Return what a subtable of format 4 maps to other glyphs than 0."""
    doubled, found = struct.unpack_from(">H", table, 6)[0], set[int]()
    count = doubled // 2
    words = struct.unpack_from(f">{(len(table) - 14) // 2}H", table, 14)
    for i in range(count):
        end, start = words[i], words[count + 1 + i]
        delta, distance = words[2 * count + 1 + i], words[3 * count + 1 + i]
        if distance == 0:
            found.update(code for code in range(start, end + 1) if (code + delta) & 0xFFFF)
        else:
            first = 3 * count + 1 + i + distance // 2
            found.update(start + j for j, glyph in enumerate(words[first : first + end - start + 1]) if glyph)
    return found - {0xFFFF}


def _groups(table: bytes) -> set[int]:
    """Return what a subtable of format 12 maps."""
    (count,) = struct.unpack_from(">I", table, 12)
    found: set[int] = set()
    for i in range(min(count, (len(table) - 16) // 12)):
        start, end, glyph = struct.unpack_from(">III", table, 16 + 12 * i)
        if start <= end <= 0x10FFFF and end - start < _LARGEST_GROUP:
            found.update(range(start + (glyph == 0), end + 1))
    return found
