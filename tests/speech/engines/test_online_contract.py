"""The engines that speak over a network, held to what every engine promises."""

from collections.abc import Callable, Iterator

import pytest

from audioposts.models import Voice
from audioposts.speech import contract
from audioposts.speech.engines import Engine, open_engine
from tests.speech.engines.test_gtts import google
from tests.standins.faults import Faulty
from tests.standins.polly_service import ACCESS_KEY, SECRET_KEY, polly
from tests.standins.speech_api import kokoro_fastapi


def _voice(engine: str, url: str) -> Voice:
    options: dict[str, dict[str, str | int | float | bool]] = {
        "openai": {"base_url": url, "model": "kokoro", "voice": "af_heart"},
        "gtts": {"endpoint": url},
        "edge": {"endpoint": url, "voice": "en-US-EmmaMultilingualNeural"},
        "polly": {"endpoint_url": url, "voice": "Joanna", "region": "eu-central-1", "word_timings": True},
    }
    return Voice("v", engine, "en-US", "voices/v.toml", tuple({**options[engine], "backoff_s": 0}.items()))


@pytest.fixture(params=["openai", "gtts", "edge", "polly"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    if request.param == "edge":
        pytest.importorskip("edge_tts", reason="edge-tts is not installed: pip install 'audioposts[edge]'")
        from tests.standins.edge_service import EdgeService

        with EdgeService() as edge:
            yield open_engine(_voice("edge", edge.url))
        return
    if request.param == "polly":
        pytest.importorskip("boto3", reason="boto3 is not installed: pip install 'audioposts[polly]'")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", ACCESS_KEY)
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET_KEY)
    services = {"openai": kokoro_fastapi, "gtts": google, "polly": polly}
    with Faulty(services[request.param]) as server:
        yield open_engine(_voice(request.param, server.url))


@pytest.mark.parametrize("check", getattr(contract, "CHECKS", ()), ids=lambda check: str(check.__name__))
def test_it_keeps_what_every_engine_promises(engine: Engine, check: Callable[[Engine], Iterator[str]]) -> None:
    assert list(check(engine)) == []
