"""Files that name the address of the public tree -> the same files for another address. Pure."""

import re


def readdressed(data: bytes, old: str, new: str) -> bytes:
    """Return a feed, page or list of chapters with the addresses below `old` as addresses below `new`.

    Whoever compares the length that a server announces with that of the file (feed checkers do) finds the same where
    there is white space between elements to make up for it.
    """
    if old == new:
        return data
    made = data.replace(f"{old}/".encode(), f"{new}/".encode())
    return _as_long_as(made, len(data))


def private_url(base_url: str, token: str) -> str:
    """Return the address below which a listener finds a private show."""
    return f"{base_url}/private/{token}"


def _as_long_as(feed: bytes, length: int) -> bytes:
    """Return a feed with more or less white space between its elements, so that it is `length` bytes if it can be."""
    surplus = len(feed) - length

    def squeezed(indentation: re.Match[bytes]) -> bytes:
        nonlocal surplus
        kept = indentation[0][: max(1, len(indentation[0]) - max(0, surplus))]
        surplus -= len(indentation[0]) - len(kept)
        return kept

    return re.sub(rb"\n +(?=<)", squeezed, feed) + b"\n" * -min(0, surplus)
