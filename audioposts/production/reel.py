"""What was spoken -> deliveries and the clips that they name. I/O: the cache."""

from collections import Counter
from dataclasses import dataclass
from math import log10

from audioposts.errors import StorageError
from audioposts.models import Clip, Delivery, Utterance
from audioposts.production.speaking import Spoken
from audioposts.speech.booth import Booth, Take


@dataclass(frozen=True, slots=True)
class Reel:
    """The clips of a text, by their addresses in the cache."""

    booth: Booth
    takes: dict[str, tuple[Utterance, Take]]
    deliveries: tuple[Delivery, ...]

    def load(self, address: str) -> Clip:
        """Return a clip."""
        clip = self.booth.cache.get(address)
        if clip is None:
            raise StorageError(self.booth.cache.folder, "was deleted while it was in use; run again")
        return clip

    def load_or_speak(self, address: str) -> Clip:
        """Return a clip, spoken again if it is damaged: only while nobody relies on how long it was."""
        clip = self.booth.cache.get(address)
        if clip is None:
            utterance, take = self.takes[address]
            self.booth.speak(utterance, [take.voice])
            clip = self.booth.cache.get(address)
        if clip is None:
            raise StorageError(self.booth.cache.folder, "does not keep what is put into it; is the disk failing?")
        return clip


def wind(booth: Booth, spoken: Spoken) -> Reel:
    """Return the reel of a text. The volume of a voice is against that of the voice that speaks most of it."""
    lines = spoken.lines()
    volumes = Counter(take.voice.volume for _, take in lines).most_common(1)
    main = volumes[0][0] if volumes else 1.0
    deliveries = tuple(
        Delivery(utterance, take.address, take.voice.name, 20 * log10(take.voice.volume / main))
        for utterance, take in lines
    )
    return Reel(booth, {take.address: (utterance, take) for utterance, take in lines}, deliveries)
