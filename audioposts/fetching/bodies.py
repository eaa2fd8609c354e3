"""The body of an answer as it comes -> its contents, never more of them than wanted. Pure.

What is packed is unpacked a piece at a time: a thousand times as much as was sent may come out of it, and httpx would
hold that in memory before anybody could say that it is too much. Nothing is packed twice, and only in the ways that
were asked for.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

ACCEPT_ENCODING = "gzip, deflate"

_PIECE_BYTES = 65_536
_GZIP = {"gzip", "x-gzip"}
_MARK = b"\x1f"
"""How gzip begins; what follows it and does not is padding."""


class TooLargeError(Exception):
    """A body of more bytes than wanted."""


class PackingError(Exception):
    """A body that is not packed as it says, or in a way that was not asked for."""


def read_body(
    pieces: Iterable[bytes], headers: Mapping[str, str], most_bytes: int, look: Callable[[], object]
) -> bytes:
    """Return all of a body; `look` is called for every piece of it and may raise.

    Raises:
        TooLargeError: it has more than `most_bytes`, or says so, or does not end.
        PackingError: it cannot be unpacked.

    """
    length = headers.get("content-length", "")
    if length.isdecimal() and (len(length) > 15 or int(length) > most_bytes):
        raise TooLargeError
    content = bytearray()
    for piece in _unpacked(_counted(pieces, most_bytes), headers.get("content-encoding", "")):
        look()
        content += piece
        if len(content) > most_bytes:
            raise TooLargeError
    return bytes(content)


def read_beginning(
    pieces: Iterable[bytes], headers: Mapping[str, str], most_bytes: int, look: Callable[[], object]
) -> bytes:
    """Return the first bytes of a body.

    Raises:
        PackingError: it cannot be unpacked.

    """
    content = bytearray()
    for piece in _unpacked(_counted(pieces, 2 * most_bytes), headers.get("content-encoding", "")):
        look()
        content += piece
        if len(content) > most_bytes:
            break
    return bytes(content[:most_bytes])


def _counted(pieces: Iterable[bytes], most_bytes: int) -> Iterator[bytes]:
    """Yield what is sent, until it is too much: some of what is packed has nothing in it, for ever."""
    count = 0
    for piece in pieces:
        count += len(piece)
        if count > most_bytes:
            raise TooLargeError
        yield piece


def _unpacked(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    codings = [coding for part in encoding.lower().split(",") if (coding := part.strip()) not in ("", "identity")]
    if not codings:
        return iter(pieces)
    if len(codings) > 1 or codings[0] not in (*_GZIP, "deflate"):
        raise PackingError(f"it is packed in a way that was not asked for ({', '.join(codings)[:60]})")
    return _inflated(pieces, _gzip if codings[0] in _GZIP else _deflate)


def _inflated(pieces: Iterable[bytes], opened: Callable[[bytes], "zlib._Decompress"]) -> Iterator[bytes]:
    inflater: zlib._Decompress | None = None
    count = 0
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if inflater is None:
                    if count and rest[:1] != _MARK:
                        break
                    inflater, count = opened(rest), count + 1
                yield inflater.decompress(rest, _PIECE_BYTES)
                rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
                inflater = None if inflater.eof else inflater
        if inflater:
            yield inflater.flush()  # at most a few kilobytes that were read and not yet written
    except zlib.error as error:
        raise PackingError(f"it is not packed as it says: {error}") from error


def _gzip(_: bytes) -> "zlib._Decompress":
    return zlib.decompressobj(zlib.MAX_WBITS | 16)


def _deflate(beginning: bytes) -> "zlib._Decompress":
    """Open what HTTP calls deflate and is zlib's format, or what some servers take it for."""
    try:
        zlib.decompressobj().decompress(beginning, 1)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS)
    return zlib.decompressobj()
