"""Text -> speech by Piper, in this process and offline. I/O: loads a model.

Piper (piper-tts) is GPL-3. Its two steps are taken apart here: text to phonemes, phonemes to sound. So words get their
times, and pronunciations a place in their sentence; nothing in a text is taken for raw phonemes (`[[…]]`); a sentence
is not stretched to full volume; and the model has one thread, as two sentences side by side cost a fifth less processor
time on two cores than one on both (docs/benchmarks.md).
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.metadata import version
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import Annotated

import numpy as np
from numpy.typing import NDArray
from piper import PiperVoice, SynthesisConfig
from piper.config import PhonemeType, PiperConfig
from piper.const import BOS, EOS, PAD
from pydantic import Field

from audioposts.config import engine_options
from audioposts.errors import ConfigError, SpeechError, TextTooLongError, storage
from audioposts.models import Clip, Pronunciation, Spoken, Voice
from audioposts.speech.alignment import Place, Sound, align, for_espeak, note_times, word_places, word_timings
from audioposts.speech.onnx_model import ONNX_ERRORS, checked_digest, find_file, open_model

_MAX_CHARS = 250
"""Memory grows with the longest texts that are spoken at once (docs/benchmarks.md)."""

_UNSAID_IN_IPA = str.maketrans("g", "ɡ", ".|‖‿/[]()\u0361\u035c")
"""Syllables, ties and brackets, which models do not know; and the letter g, which is not the sign."""


@dataclass(frozen=True, slots=True)
class _Options:
    model: str
    """A path beside the voice's file, or `package:path` for a model that an installed package brings."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")] | None = None
    """Of the model; None: not checked."""

    rate: Annotated[float, Field(ge=0.25, le=4)] = 1.0
    """1.2 speaks a fifth faster."""

    speaker: int | str | None = None
    """By number or name, for models with several."""

    noise_scale: Annotated[float, Field(ge=0, le=2)] | None = None
    noise_w_scale: Annotated[float, Field(ge=0, le=2)] | None = None
    sentence_silence_ms: Annotated[int, Field(ge=0, le=10_000)] = 0
    """Between sentences that come in one text; narration gives them one at a time."""


class PiperEngine:
    """A Piper voice. Several threads speak with one model at once; each needs one core."""

    def __init__(self, voice: Voice) -> None:
        self._options = engine_options(voice, _Options)
        self._model = find_file("model", self._options.model, voice)
        self._description = self._model.with_name(self._model.name + ".json")
        self._config = _read_description(self._description)
        self._synthesis = SynthesisConfig(
            speaker_id=_speaker_id(self._options.speaker, self._config, voice),
            length_scale=self._config.length_scale / self._options.rate,
            noise_scale=self._options.noise_scale,
            noise_w_scale=self._options.noise_w_scale,
        )
        self._loading = Lock()
        self._phonemes_of_word = lru_cache(maxsize=20_000)(self._phonemes)

    @cached_property
    def version(self) -> str:
        """Piper's version, a digest of the model and its description, and what is done with them here."""
        digest = sha256(self._digest.encode())
        with storage(self._description):
            digest.update(self._description.read_bytes())
        return f"piper-tts {version('piper-tts')} words 2 {digest.hexdigest()[:16]}"

    @cached_property
    def _digest(self) -> str:
        return checked_digest(self._model, self._options.sha256)

    @property
    def max_chars(self) -> int:
        """As many as keep memory within bounds."""
        return _MAX_CHARS

    @property
    def takes_ipa(self) -> bool:
        """Most models do; those of Chinese, Japanese, Thai and Hebrew have phonemes of their own."""
        return bool(self._config.phoneme_type is PhonemeType.ESPEAK)

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return the speech of one sentence, with the times of its words."""
        text = spoken.text
        if len(text) > self.max_chars:
            raise TextTooLongError(text[:40], f"has {len(text)} characters, the engine takes {self.max_chars}")
        pronunciations = spoken.pronunciations if self.takes_ipa else ()
        places = word_places(text, pronunciations)
        if not places:
            raise SpeechError(text[:40], "has no word in it that Piper could speak")
        said = {(each.start, each.stop): self._known(each) for each in pronunciations}
        parts: list[bytes] = []
        times: list[Place | None] = [None] * len(places)
        samples = 0
        silence = bytes(2 * (self._config.sample_rate * self._options.sentence_silence_ms // 1000))
        for sentence in self._sentences(text, places, [said.get(place) for place in places]):
            if parts:
                parts.append(silence)
                samples += len(silence) // 2
            audio, edges = self._speak(text, sentence)
            note_times(times, sentence, edges, samples)
            parts.append(np.clip(audio * 32767, -32767, 32767).astype("<i2").tobytes())
            samples += len(audio)
        return Clip(b"".join(parts), self._config.sample_rate, word_timings(places, times, self._config.sample_rate))

    def _sentences(
        self, text: str, places: Sequence[Place], said: Sequence[Sequence[str] | None]
    ) -> Iterator[list[Sound]]:
        """Yield the phonemes of each sentence that Piper hears in a text, pronunciations among them."""
        sentences = self._phonemize(text) or [[]]
        heard = [phoneme for sentence in sentences for phoneme in sentence]
        owners = _owners(align([self._phonemes_of_word(text[slice(*place)]) for place in places], heard), len(heard))
        start = 0
        left = {word for word, phonemes in enumerate(said) if phonemes}
        for number, sentence in enumerate(sentences, 1):
            sounds: list[Sound] = []
            for phoneme, word in zip(sentence, owners[start:], strict=False):
                if word < 0 or not said[word]:
                    sounds.append((phoneme, word))
                elif word in left:
                    left.discard(word)
                    sounds += [(each, word) for each in said[word] or ()]
            start += len(sentence)
            if number == len(sentences):
                # What Piper by itself would not have spoken at all.
                sounds += [(each, word) for word in sorted(left) for each in (" ", *(said[word] or ()))]
            if sounds:
                yield sounds

    def _phonemes(self, word: str) -> list[str]:
        return [phoneme for sentence in self._phonemize(word) for phoneme in sentence]

    def _phonemize(self, text: str) -> list[list[str]]:
        try:
            sentences: list[list[str]] = self._voice().phonemize(for_espeak(text))
        except RuntimeError as error:
            raise SpeechError(self._description, f"names a language that Piper does not know ({error})") from error
        except ImportError as error:
            raise SpeechError(self._description, f"is of a language for which Piper wants more: {error}") from error
        return sentences

    def _known(self, pronunciation: Pronunciation) -> tuple[str, ...] | None:
        """Return the phonemes of a pronunciation; None if the model lacks one: the word is spoken as it is written."""
        phonemes = unicodedata.normalize("NFD", pronunciation.ipa.translate(_UNSAID_IN_IPA).strip())
        return tuple(phonemes) if phonemes and set(phonemes) <= self._config.phoneme_id_map.keys() else None

    def _speak(self, text: str, sounds: Sequence[Sound]) -> tuple[NDArray[np.float32], list[int]]:
        """Return the sound of a sentence, and the sample at which each phoneme begins and the last ends, if known."""
        ids, counts = self._ids([phoneme for phoneme, _ in sounds])
        try:
            audio, durations = self._voice().phoneme_ids_to_audio(ids, self._synthesis, include_alignments=True)
        except ONNX_ERRORS as error:
            raise SpeechError(text[:40], f"Piper could not speak it with {self._model}: {error}") from error
        if durations is None or not counts or durations.shape != (len(ids),):
            return np.atleast_1d(audio), []
        ends = [0, *accumulate(int(each) for each in durations)]
        return np.atleast_1d(audio), [ends[count] for count in accumulate(counts)]

    def _ids(self, phonemes: list[str]) -> tuple[list[int], list[int]]:
        """Return the model's numbers for a sentence; how many come before the first phoneme, then how many each has."""
        if self._config.phoneme_type is PhonemeType.PINYIN:
            return self._voice().phonemes_to_ids(phonemes), []
        known = self._config.phoneme_id_map
        pad = known[PAD]
        parts = [[*known[BOS], *pad], *([*known[each], *pad] if each in known else [] for each in phonemes)]
        return [number for part in [*parts, known[EOS]] for number in part], [len(part) for part in parts]

    def _voice(self) -> PiperVoice:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> PiperVoice:
        _ = self._digest  # another model than the voice was made for is refused
        return PiperVoice(session=open_model(self._model, rounded_by="Ceil"), config=self._config)


def _read_description(file: Path) -> PiperConfig:
    if not file.is_file():
        raise ConfigError(file, "is missing: a Piper model needs its .onnx.json beside it; install the voice again")
    try:
        with storage(file):
            config = PiperConfig.from_dict(json.loads(file.read_text(encoding="utf-8")))
        if not {BOS, EOS, PAD} <= config.phoneme_id_map.keys():
            raise KeyError("phoneme_id_map")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(file, f"does not describe a Piper model; install the voice again ({error})") from error
    return config


def _speaker_id(speaker: int | str | None, config: PiperConfig, voice: Voice) -> int | None:
    names = config.speaker_id_map
    number = names.get(speaker) if isinstance(speaker, str) else speaker
    if speaker is not None and (number is None or not 0 <= number < max(1, config.num_speakers)):
        known = ", ".join(names) or f"0 to {max(1, config.num_speakers) - 1}"
        raise ConfigError(voice.file, f"speaker = {speaker!r} is none of the model's: {known}")
    return number


def _owners(found: Iterable[Place | None], length: int) -> list[int]:
    owners = [-1] * length
    for word, place in enumerate(found):
        for at in range(*(place or (0, 0))):
            owners[at] = word
    return owners
