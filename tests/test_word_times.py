"""Whether words are heard when the transcript says so: held against the silences in the file that was published."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from audioposts.codec import decode
from audioposts.pipeline import open_studio, run

SEED = Path(__file__).parents[1] / "seeds" / "harbour-reader.txt"

_STEP_MS = 10
_LEAST_MS = 160
"""Shorter silences are also inside of words, before a "t" or a "k"."""

_BELOW_LOUDEST_DB = 34.0


def silences(path: Path) -> list[tuple[float, float]]:
    """From when to when nothing is heard in a file, in milliseconds."""
    clip = decode(path.read_bytes(), path.name)
    step = clip.sample_rate_hz * _STEP_MS // 1000
    sound = np.frombuffer(clip.pcm, "<i2").astype(float)
    level = np.sqrt(np.square(sound[: len(sound) // step * step].reshape(-1, step)).mean(axis=1))
    is_heard = level > np.percentile(level, 95) * 10 ** (-_BELOW_LOUDEST_DB / 20)
    heard = np.flatnonzero(is_heard)
    step_ms = 1000 * step / clip.sample_rate_hz
    found = [((a + 1) * step_ms, b * step_ms) for a, b in pairwise(heard)]
    return [(start, end) for start, end in found if end - start >= _LEAST_MS]


@pytest.mark.engine
def test_words_begin_and_end_where_silences_do(tmp_path: Path) -> None:
    with open_studio(tmp_path, str(SEED)) as studio:
        (episode,) = run(studio, limit=1).episodes
    folder = tmp_path / "episodes" / "audio-posts"
    (file,) = folder.glob("*.words.json")
    words = [word for segment in json.loads(file.read_text())["segments"] for word in segment["words"]]
    assert len(words) > 200
    assert not any(word.get("interpolated") for word in words)
    begin, end = (np.array([1000 * word[key] for word in words]) for key in ("startTime", "endTime"))
    found = silences(folder / episode.file)
    assert len(found) > 30
    late_ms = np.array([np.abs(begin - stop).min() for _, stop in found])
    early_ms = np.array([np.abs(end - start).min() for start, _ in found])
    for errors in (late_ms, early_ms):
        assert np.median(errors) < 60
        assert np.percentile(errors, 95) < 200
