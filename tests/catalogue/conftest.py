from collections.abc import Iterator

import pytest

from audioposts.catalogue import Hub
from tests.standins.hub import HubStandIn, kokoro_repository, piper_repository, serving_hub

PIPER, KOKORO = "rhasspy/piper-voices", "onnx-community/Kokoro-82M-v1.0-ONNX"
MODEL = bytes(range(256)) * 1000
"""Not a model, but as large as a file in LFS, and no part of it like the next."""


@pytest.fixture
def standin() -> Iterator[HubStandIn]:
    repositories = {
        PIPER: piper_repository(
            {"de_DE-ida-medium": MODEL, "de_DE-tove-low": MODEL[::-1], "en_US-finn-high": MODEL * 2}
        ),
        KOKORO: kokoro_repository("af_heart", "bm_george", "af_bella", "zf_xiaoni"),
    }
    with serving_hub(HubStandIn(repositories)) as hub:
        yield hub


@pytest.fixture
def hub(standin: HubStandIn) -> Hub:
    """The hub at the stand-in, that does not wait."""
    return Hub(standin.url, sleep=lambda _: None)
