"""Episodes -> the blocks of an index: runs of about 8, 64 or 512 that stay as they are when episodes come and go. Pure.

Every eighth episode or so, as its guid has it, ends a block; every 64th a larger one, every 512th the largest. Where a
block ends depends on the episodes in it alone, so that a new one, one that is found late and one that is taken down
change the block that they are in and no other. At both ends of the archive, where things happen, blocks are small, and
all the rest is in few files.
"""

from collections.abc import Iterator, Sequence

_STEP = 8
_LEVELS = 3


def blocks(marks: Sequence[int], start: int = 0, stop: int | None = None, level: int = _LEVELS) -> Iterator[range]:
    """Yield the blocks of episodes with these numbers, oldest first; none is empty."""
    stop = len(marks) if stop is None else stop
    if start == stop:
        return
    ends = [at + 1 for at in range(start, stop) if marks[at] % _STEP**level == 0]
    if level == 0 or not ends:
        yield from blocks(marks, start, stop, level - 1) if level else [range(start, stop)]
        return
    yield from blocks(marks, start, ends[0], level - 1)
    yield from map(range, ends, ends[1:])
    yield from blocks(marks, ends[-1], stop, level - 1)
