"""Text -> speech by Kokoro-82M, in this process and offline: an open model with many voices. I/O: loads a model.

The model is run by ONNX Runtime, which Piper brings, on phonemes of espeak. The package kokoro-onnx is not used: why is
in docs/dependencies.md.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Annotated, Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from audioposts.config import engine_options
from audioposts.errors import ConfigError, SpeechError, TextTooLongError, storage
from audioposts.models import Clip, Spoken, Voice
from audioposts.speech.alignment import Place, Sound, align, for_espeak, note_times, word_places, word_timings
from audioposts.speech.espeak import espeak, espeak_name
from audioposts.speech.kokoro_phonemes import TOKENS, pieces, signs, signs_of_lexicon
from audioposts.speech.onnx_model import ONNX_ERRORS, checked_digest, find_file, open_model

_MAX_CHARS = 1000
_SAMPLE_RATE_HZ = 24_000
_STYLE = 256
_LEAD = 1_200
"""In samples: 50 ms by which words are heard before the durations say so, at the median of 35 pauses."""

_SILENT = 0.02
"""Of full scale: the pause after a word is part of its last sign."""

_LANGUAGES = {"en": "en-us", "en-gb": "en-gb", "es": "es", "fr": "fr-fr", "hi": "hi", "it": "it", "pt": "pt-br"}
_BRITISH = ("en-au", "en-ie", "en-in", "en-nz", "en-za")

_MARK = re.compile(r"""[;:,.!?…]+(?=["”’')\s]|$)|[—–()"“”«»]""")
_MARKS = str.maketrans("–«»", "—“”")


@dataclass(frozen=True, slots=True)
class _Options:
    model: str
    """A path beside the voice's file, or `package:path` for a model that an installed package brings."""

    styles: str
    """Likewise: NAME.bin, 510 x 1 x 256 floats, as in the model's repository; or an archive (.npz) of all of them."""

    style: str = ""
    """Which of the archive's, such as af_heart."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")] | None = None
    """Of the model; None: not checked."""

    rate: Annotated[float, Field(ge=0.5, le=2)] = 1.0
    """1.2 speaks a fifth faster."""


class KokoroEngine:
    """A voice of Kokoro. Several threads speak with one model at once; each needs one core."""

    def __init__(self, voice: Voice) -> None:
        self._options = engine_options(voice, _Options)
        self._language = _language(voice)
        self._espeak = espeak_name(self._language) or self._language
        self._model = find_file("model", self._options.model, voice)
        self._styles = find_file("styles", self._options.styles, voice)
        self._style = _read_style(self._styles, self._options.style, voice)
        self._loading = Lock()
        self._words: dict[str, str] = {}

    @cached_property
    def version(self) -> str:
        """A digest of model and style, the version of espeak, and what is done with them here."""
        digest = sha256(self._digest.encode() + self._style.tobytes())
        return f"kokoro 2 espeak {version('espeakng-loader')} {digest.hexdigest()[:16]}"

    @cached_property
    def _digest(self) -> str:
        return checked_digest(self._model, self._options.sha256)

    @property
    def max_chars(self) -> int:
        """Longer than any sentence should be; the model is given it in pieces that it takes."""
        return _MAX_CHARS

    @property
    def takes_ipa(self) -> bool:
        """In any of its languages."""
        return True

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return the speech of a text, with the times of its words if the model tells them."""
        text = spoken.text
        if len(text) > self.max_chars:
            raise TextTooLongError(text[:40], f"has {len(text)} characters, the engine takes {self.max_chars}")
        places = word_places(text, spoken.pronunciations)
        sentence = self._sentence(spoken, places)
        if not any(word >= 0 for _, word in sentence):
            raise SpeechError(text[:40], f"has no word in it that Kokoro could speak in {self._language}")
        times: list[Place | None] = [None] * len(places)
        sound: list[NDArray[np.float32]] = []
        samples = 0
        for piece in pieces(sentence):
            audio, edges = self._speak(text, piece)
            note_times(times, piece, edges, samples)
            sound.append(audio)
            samples += len(audio)
        whole = np.concatenate(sound)
        times = [time and (time[0], _until_silent(whole, *time)) for time in times]
        pcm = np.clip(whole * 32767, -32767, 32767).astype("<i2").tobytes()
        return Clip(pcm, _SAMPLE_RATE_HZ, word_timings(places, times, _SAMPLE_RATE_HZ))

    def _sentence(self, spoken: Spoken, places: Sequence[Place]) -> list[Sound]:
        """Return the signs of a text, pronunciations among them."""
        heard = self._signs(spoken.text)
        found = align([self._word(spoken.text[slice(*place)]) for place in places], heard)
        said = {(each.start, each.stop): each.ipa for each in spoken.pronunciations}
        sentence: list[Sound] = []
        at = 0
        for word, place in enumerate(found):
            start, stop = place or (at, at)
            sentence += [(sign, -1) for sign in heard[at:start]]
            # What espeak by itself would not have spoken stands apart from what it would.
            instead = signs_of_lexicon(said.get(places[word], ""), self._language)
            own = instead if place or not instead else f" {instead} "
            sentence += [(sign, word) for sign in own or heard[start:stop]]
            at = stop
        return sentence + [(sign, -1) for sign in heard[at:]]

    def _signs(self, text: str) -> str:
        """Return a text as it sounds, clause by clause, with its punctuation: espeak gives back none."""
        safe = for_espeak(text)
        clauses = _MARK.split(safe)
        marks = [mark.translate(_MARKS)[:1] for mark in _MARK.findall(safe)]
        sounds = [signs(ipa, self._language) for ipa in espeak().phonemes(self._espeak, clauses)]
        spaced = [
            f"{' ' * clause[:1].isspace()}{sound}{' ' * clause[-1:].isspace()}"
            for clause, sound in zip(clauses, sounds, strict=True)
        ]
        parts = [part for pair in zip(spaced, [*marks, ""], strict=True) for part in pair]
        return " ".join("".join(parts).split())

    def _word(self, word: str) -> str:
        if word not in self._words:
            (ipa,) = espeak().phonemes(self._espeak, [for_espeak(word)])
            self._words[word] = signs(ipa, self._language)
        return self._words[word]

    def _speak(self, text: str, piece: Sequence[Sound]) -> tuple[NDArray[np.float32], list[int]]:
        """Return the sound of a piece, and the sample at which each sign begins and the last ends, if known."""
        tokens = [TOKENS[sign] for sign, _ in piece]
        session = self._session()
        given = {each.name: each.type for each in session.get_inputs()}
        wanted: dict[str, Any] = {
            ("input_ids" if "input_ids" in given else "tokens"): np.array([[0, *tokens, 0]], dtype=np.int64),
            "style": self._style[min(len(tokens), len(self._style)) - 1].reshape(1, _STYLE),
            "speed": np.array([self._options.rate], dtype=np.float32),
        }
        try:
            audio, *more = session.run(None, wanted)
        except (*ONNX_ERRORS, ValueError) as error:
            raise SpeechError(text[:40], f"Kokoro could not speak it with {self._model}: {error}") from error
        sound = np.asarray(audio, dtype=np.float32).ravel()
        durations = np.maximum(np.asarray(more[-1], dtype=np.float64).ravel(), 1) if more else np.empty(0)
        if durations.size != len(tokens) + 2:
            return sound, []
        ends = np.cumsum(durations) * len(sound) / durations.sum() - _LEAD
        return sound, [max(0, int(end)) for end in ends[:-1]]

    def _session(self) -> Any:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> Any:
        _ = self._digest  # another model than the voice was made for is refused
        session = open_model(self._model, rounded_by="Round")
        names = {each.name for each in session.get_inputs()}
        if not {"style", "speed"} < names or not names & {"tokens", "input_ids"}:
            raise SpeechError(self._model, f"is not a model of Kokoro's: it takes {', '.join(sorted(names))}")
        return session


def _until_silent(audio: NDArray[np.float32], start: int, stop: int) -> int:
    """Return where the sound between two samples ends."""
    loud = np.flatnonzero(np.abs(audio[start:stop]) > _SILENT)
    return start + int(loud[-1]) + 1 if loud.size else start


def _language(voice: Voice) -> str:
    tag = voice.language.lower()
    short = tag.split("-")[0]
    if short not in _LANGUAGES:
        known = ", ".join(_LANGUAGES)
        raise ConfigError(voice.file, f"language = {voice.language!r}: Kokoro is given phonemes here only for {known}")
    return "en-gb" if tag in _BRITISH else _LANGUAGES.get(tag, _LANGUAGES[short])


def _read_style(file: Path, name: str, voice: Voice) -> NDArray[np.float32]:
    """Return a vector for each number of signs."""
    try:
        with storage(file), file.open("rb") as opened:
            zipped = opened.read(2) == b"PK"
        if not zipped:
            style = np.fromfile(file, dtype="<f4")
        else:
            with np.load(file) as archive:
                if name not in archive:
                    raise ConfigError(voice.file, f"style = {name!r} is none of {', '.join(sorted(archive))}")
                style = archive[name].astype("<f4")
    except (ValueError, BadZipFile, EOFError) as error:
        raise ConfigError(file, f"does not hold the styles of Kokoro voices; install it again ({error})") from error
    if not style.size or style.size % _STYLE or not np.isfinite(style).all():
        raise ConfigError(file, "does not hold the style of a Kokoro voice, or not all of it; install it again")
    return style.reshape(-1, _STYLE)
