"""Episodes -> the blocks of an index: runs of about 16, 128 or 1024 that stay when episodes come and go. Pure.

One episode in 16, as its guid has it, ends a small block, one in 1024 a large one. Where a block ends depends on the
episodes in it alone, so that a new one, one that is found late and one that is taken down change the block that they
are in and no other. At both ends of the archive, where things happen, blocks are small; all the rest is in few files.
"""

from collections.abc import Iterator, Sequence

_SIZES = (1024, 128, 16)


def blocks(marks: Sequence[int]) -> Iterator[range]:
    """Yield the blocks of episodes with these numbers, oldest first; none is empty."""
    yield from _cut(marks, range(len(marks)), _SIZES)


def _cut(marks: Sequence[int], run: range, sizes: Sequence[int]) -> Iterator[range]:
    """Yield a run cut where blocks of a size end, and what is before the first and after the last end cut smaller."""
    ends = [at + 1 for at in run if marks[at] % sizes[0] == 0] if sizes else []
    if not ends:
        yield from _cut(marks, run, sizes[1:]) if sizes else [run] if run else []
        return
    yield from _cut(marks, range(run.start, ends[0]), sizes[1:])
    yield from map(range, ends, ends[1:])
    yield from _cut(marks, range(ends[-1], run.stop), sizes[1:])
