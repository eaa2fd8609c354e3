"""Takes -> the clips that go into the mix: of one sample rate, each as loud as its voice is set. I/O: the cache."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from audioposts.audio.clips import amplified
from audioposts.codec import resampled
from audioposts.errors import StorageError
from audioposts.models import Clip, Utterance
from audioposts.speech.booth import Booth, Take


@dataclass(frozen=True, slots=True)
class Reel:
    """The clips of an article, by keys of its own: two voices may share a clip, and differ in how loud it is."""

    booth: Booth
    takes: dict[str, tuple[Utterance, Take]]
    keys: tuple[str, ...]
    """One for each utterance, in order."""

    sample_rate_hz: int

    def load(self, key: str) -> Clip:
        """Return a clip as it goes into the mix."""
        _, take = self.takes[key]
        clip = self.booth.cache.get(take.address)
        if clip is None:
            raise StorageError(self.booth.cache.folder, "was deleted while it was in use; run again")
        return self._fitted(clip, take)

    def load_or_speak(self, key: str) -> Clip:
        """Return a clip, spoken again if it is damaged: only while nobody relies on how long it was."""
        utterance, take = self.takes[key]
        return self._fitted(speak_again(self.booth, utterance, take), take)

    def _fitted(self, clip: Clip, take: Take) -> Clip:
        return amplified(resampled(clip, self.sample_rate_hz), take.voice.volume)


def wind(booth: Booth, spoken: Sequence[tuple[Utterance, Take]]) -> Reel:
    """Return the reel of an article; its rate is that of the voice that speaks most of it."""
    keys = tuple(f"{take.address} at {take.voice.volume:g}" for _, take in spoken)
    rate = 0
    if spoken:
        ((most, _),) = Counter(take.voice for _, take in spoken).most_common(1)
        rate = speak_again(booth, *next(pair for pair in spoken if pair[1].voice == most)).sample_rate_hz
    return Reel(booth, dict(zip(keys, spoken, strict=True)), keys, rate)


def speak_again(booth: Booth, utterance: Utterance, take: Take) -> Clip:
    """Return the clip of a take; a damaged one is spoken again by the same voice."""
    clip = booth.cache.get(take.address)
    if clip is None:
        booth.speak(utterance, [take.voice])
        clip = booth.cache.get(take.address)
    if clip is None:
        raise StorageError(booth.cache.folder, "does not keep what is put into it; is the disk failing?")
    return clip
