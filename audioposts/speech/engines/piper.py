"""Text -> speech by Piper, in this process and offline. I/O: loads a model.

Piper (piper-tts) is GPL-3. Three things about it are put right here: it takes `[[…]]` in a text for raw phonemes, it
stretches every sentence to full volume by itself, and it loads its model with as many threads as there are cores,
which on two cores costs a fifth more processor time than two sentences side by side (docs/benchmarks.md).
"""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from threading import Lock

import onnxruntime
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from audioposts.config import engine_options
from audioposts.errors import ConfigError, SpeechError, TextTooLongError, storage
from audioposts.models import Clip, Spoken, Voice

_MAX_CHARS = 250
"""Memory grows with the longest texts that are spoken at once (docs/benchmarks.md)."""


@dataclass(frozen=True, slots=True)
class _Options:
    model: str
    """A path beside the voice's file, or `package:path` for a model that an installed package brings."""

    rate: float = 1.0
    """1.2 speaks a fifth faster."""

    speaker: int | None = None
    """For models with several."""

    noise_scale: float | None = None
    noise_w_scale: float | None = None
    sha256: str = ""
    """Of the model, in hexadecimal; empty: it is not verified."""


class PiperEngine:
    """A Piper voice. Several threads speak with one model at once; each needs one core."""

    def __init__(self, voice: Voice) -> None:
        self._name = voice.name
        self._options = engine_options(voice, _Options)
        self._model = _find_model(self._options.model, voice)
        self._loading = Lock()

    @cached_property
    def version(self) -> str:
        """Piper's version and a digest of the model."""
        return f"piper-tts {version('piper-tts')} {self._digest[:16]}"

    @cached_property
    def _digest(self) -> str:
        with storage(self._model):
            return sha256(self._model.read_bytes()).hexdigest()

    def _verify(self) -> None:
        if self._options.sha256 and self._options.sha256 != self._digest:
            raise SpeechError(self._model, "is not the model that the voice names (wrong sha256); install it again")

    @property
    def max_chars(self) -> int:
        """As many as keep memory within bounds."""
        return _MAX_CHARS

    @property
    def takes_ipa(self) -> bool:
        """It speaks words only."""
        return False

    def synthesize(self, spoken: Spoken) -> Clip:
        """Return the speech of one sentence."""
        text = spoken.text
        if len(text) > self.max_chars:
            raise TextTooLongError(text[:40], f"has {len(text)} characters, the engine takes {self.max_chars}")
        voice = self._voice()
        config = SynthesisConfig(
            speaker_id=self._options.speaker,
            length_scale=voice.config.length_scale / self._options.rate,
            noise_scale=self._options.noise_scale,
            noise_w_scale=self._options.noise_w_scale,
            normalize_audio=False,
        )
        parts = [part.audio_int16_bytes for part in voice.synthesize(text.replace("[[", "[ ["), config)]
        return Clip(b"".join(parts), voice.config.sample_rate)

    def _voice(self) -> PiperVoice:
        with self._loading:
            return self._loaded

    @cached_property
    def _loaded(self) -> PiperVoice:
        self._verify()
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = 1
        settings.inter_op_num_threads = 1
        # Remembers a plan for every length of sentence, for ever; without it long runs stay flat.
        settings.enable_mem_pattern = False
        provider = ("CPUExecutionProvider", {"arena_extend_strategy": "kSameAsRequested"})
        description = self._model.with_name(self._model.name + ".json")
        try:
            with storage(description):
                config = PiperConfig.from_dict(json.loads(description.read_text(encoding="utf-8")))
            session = onnxruntime.InferenceSession(str(self._model), settings, providers=[provider])
        except (ValueError, KeyError, onnxruntime.capi.onnxruntime_pybind11_state.Fail) as error:
            raise SpeechError(self._model, f"is not a Piper model, or not a whole one ({error})") from error
        return PiperVoice(session=session, config=config)


def _find_model(model: str, voice: Voice) -> Path:
    package, separator, inside = model.partition(":")
    if separator and package.isidentifier():
        try:
            path = Path(str(files(package).joinpath(inside)))
        except ModuleNotFoundError as error:
            raise ConfigError(voice.file, f"model = {model!r}: the package {package} is not installed") from error
    else:
        path = Path(voice.file).parent / model
    if not path.is_file():
        raise ConfigError(voice.file, f"model = {model!r}: there is no file {path}")
    return path
