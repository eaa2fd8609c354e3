"""Deliveries -> a part of an episode: laid out, and encoded in strips that are kept. I/O: the cache.

A strip is addressed by all that decides how it sounds. What was encoded for an episode is not encoded again for a
digest, nor after an edit somewhere else in the article.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import astuple, dataclass, replace
from hashlib import sha256
from pathlib import Path

from audioposts.audio.mix import LoadClip, lay_out, render
from audioposts.audio.music import Bed, over_music
from audioposts.cache import ClipCache
from audioposts.codec import Format, count_frames, encode
from audioposts.errors import StorageError
from audioposts.models import Delivery, Recording, Strip

_FORMAT = 1
"""Part of every address: raise it when strips sound differently."""

MONO_LUFS = -19.0
"""Of one channel; two of them together are 3 LU louder."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an episode."""

    recording: Recording
    deliveries: tuple[Delivery, ...]
    load: LoadClip
    first_load: LoadClip
    """The same as long as nobody relies on how long clips are: it makes again what is lost."""

    bed: Bed | None
    strips: tuple[Path, ...]
    """None where there is music under the whole episode."""

    addresses: tuple[str, ...]
    """Of the strips."""

    report: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the parts of a show are encoded, and who does it."""

    cache: ClipCache
    pool: Executor
    to: Format
    channels: int
    in_strips: bool = True
    """Whether parts are encoded by themselves; not where there is music under the whole episode."""

    def part(
        self,
        deliveries: Sequence[Delivery],
        load: LoadClip,
        first_load: LoadClip | None = None,
        bed: Bed | None = None,
        report: Sequence[str] = (),
    ) -> Part:
        """Return a part, encoded.

        Raises:
            AudioError: there is nothing to be heard in a clip.
            StorageError: the disk is full.

        """
        loads = first_load or load
        recording = lay_out(deliveries, loads, self.to, in_one=bed is not None)
        work = [self._work(strip, load, bed, ()) for strip in recording.strips] if self.in_strips else []
        strips = tuple(self.pool.map(self._kept, *zip(*work, strict=True))) if work else ()
        addresses = tuple(address for address, _, _ in work)
        return Part(recording, tuple(deliveries), load, loads, bed, strips, addresses, tuple(report))

    def again(self, part: Part, level_db: float = 0.0) -> Part:
        """Return a part made anew, so much louder, of clips that may be others by now."""
        self.cache.forget(part.addresses)
        deliveries = [replace(delivery, level_db=delivery.level_db + level_db) for delivery in part.deliveries]
        return self.part(deliveries, part.load, part.first_load, part.bed, part.report)

    def over(self, bed: Bed, parts: Sequence[Part], mute: Sequence[tuple[int, int]]) -> tuple[str, Path]:
        """Return the address and the file of the one strip that parts are with music under all of them."""
        segments = [(segment, part.load) for part in parts for segment in part.recording.segments]
        loads = {segment.address: load for segment, load in segments}
        whole = Strip(tuple(segment for segment, _ in segments), sum(part.recording.frames for part in parts))
        address, frames, write = self._work(whole, lambda name: loads[name](name), bed, mute)
        return address, self._kept(address, frames, write)

    def _kept(self, address: str, frames: int, write: Callable[[Path], None]) -> Path:
        """Return the file of a strip; it is made if it is not there, or is not whole."""
        for _ in range(2):
            path = self.cache.file(address, write)
            if count_frames(path, self.to) == frames:
                return path
            self.cache.forget([address])
        raise StorageError(self.cache.folder, "does not keep what is put into it; is the disk failing?")

    def _work(
        self, strip: Strip, load: LoadClip, bed: Bed | None, mute: Sequence[tuple[int, int]]
    ) -> tuple[str, int, Callable[[Path], None]]:
        def pcm() -> Iterator[bytes]:
            sound = render(strip, load, self.to, self.channels, MONO_LUFS)
            if bed is None:
                return sound
            samples = (strip.frames - 1) * self.to.frame
            return over_music(sound, list(_spans(strip)), samples, bed, self.to, mute)

        address = self._address(strip, bed, mute)
        return address, strip.frames, lambda path: encode(pcm(), self.to, self.channels, path)

    def _address(self, strip: Strip, bed: Bed | None, mute: Sequence[tuple[int, int]]) -> str:
        parts = [
            _FORMAT, astuple(self.to), self.channels, MONO_LUFS, strip.frames,
            [astuple(segment) for segment in strip.segments], bed and bed.address, list(mute),
        ]  # fmt: skip
        return sha256(json.dumps(parts).encode()).hexdigest()


def _spans(strip: Strip) -> Iterator[tuple[int, int]]:
    """Yield from where to where something is heard."""
    position = 0
    for segment in strip.segments:
        yield position, position + segment.samples
        position += segment.samples + segment.pause
