"""A show's files of sound -> parts and music. I/O: reads them; they are read once in a run."""

from functools import cached_property
from hashlib import sha256
from pathlib import Path

from audioposts.audio.music import Bed, make_bed
from audioposts.codec import decode
from audioposts.errors import AudioError, storage
from audioposts.models import Clip, Delivery, Role, Show, Spoken, Utterance
from audioposts.production.parts import MONO_LUFS, Encoding, Part

_LONGEST_S = 120
_LONGEST_MUSIC_S = 600
"""It is kept in memory, 5 MB a minute of one channel."""

_PAUSE_MS = 500


class Sounds:
    """The files of sound of one show."""

    def __init__(self, show: Show, home: Path, encoding: Encoding) -> None:
        self._sound = show.sound
        self._home = home
        self._encoding = encoding
        self._parts: dict[str, Part] = {}

    def part(self, file: str | None) -> Part | None:
        """Return a file as a part; None where there is none.

        Raises:
            AudioError: it is no sound, or a long one.
            StorageError: it cannot be read.

        """
        if file is None:
            return None
        if file not in self._parts:
            clip, address = self._clip(file, _LONGEST_S)
            heard = Delivery(Utterance("", Spoken(""), Role.ANNOUNCER, _PAUSE_MS), address)
            try:
                self._parts[file] = self._encoding.part([heard], lambda _: clip)
            except AudioError as error:
                raise AudioError(self._home / file, error.message) from error
        return self._parts[file]

    @cached_property
    def bed(self) -> Bed | None:
        """The music; None where the show has none. Raises what `part` does."""
        music = self._sound.music
        if music is None:
            return None
        clip, _ = self._clip(music.file, _LONGEST_MUSIC_S)
        to, channels = self._encoding.to, self._encoding.channels
        try:
            return make_bed(clip, to, channels, MONO_LUFS + music.level_db, music.duck_db)
        except AudioError as error:
            raise AudioError(self._home / music.file, error.message) from error

    def check(self) -> None:
        """See that every file is there and is sound.

        Raises:
            AudioError: one of them is no sound, or a long one.
            StorageError: one of them cannot be read.

        """
        for file in (self._sound.opening, self._sound.between, self._sound.closing):
            self.part(file)
        _ = self.bed

    def _clip(self, file: str, longest_s: int) -> tuple[Clip, str]:
        path = self._home / file
        with storage(path):
            data = path.read_bytes()
        clip = decode(data, str(path), self._encoding.channels)
        if clip.duration_ms > longest_s * 1000:
            raise AudioError(path, f"is {clip.duration_ms // 1000} s long; at most {longest_s} s can be used")
        return clip, f"file {sha256(data).hexdigest()}"
