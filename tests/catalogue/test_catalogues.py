import json
from datetime import timedelta
from pathlib import Path

import pytest

from audioposts.catalogue import Catalogues, Hub, find_offer, is_in_language
from audioposts.catalogue.piper import read_index, read_licence
from audioposts.errors import ConfigError, HubError
from tests.catalogue.conftest import KOKORO, PIPER
from tests.conftest import NOW
from tests.standins.hub import COMMIT, HubStandIn

NOWHERE = Hub("http://127.0.0.1:9", sleep=lambda _: None)


@pytest.fixture
def catalogues(hub: Hub, tmp_path: Path) -> Catalogues:
    return Catalogues(hub, tmp_path / "copies")


def test_both_catalogues_are_offered(catalogues: Catalogues) -> None:
    piper, kokoro = catalogues.ask(NOW)
    assert [offer.name for offer in piper.offers] == ["de_DE-ida-medium", "de_DE-tove-low", "en_US-finn-high"]
    assert [offer.name for offer in kokoro.offers] == ["af_bella", "af_heart", "bm_george"]
    ida, george = piper.offers[0], kokoro.offers[2]
    assert (ida.engine, ida.language, ida.language_name, ida.quality) == (
        "piper",
        "de-DE",
        "German (Germany)",
        "medium",
    )
    assert [file.place for file in ida.files] == [
        "de_DE-ida-medium.onnx", "de_DE-ida-medium.onnx.json", "de_DE-ida-medium.MODEL_CARD",
    ]  # fmt: skip
    assert (ida.revision, ida.model.size_bytes) == (COMMIT, 256_000)
    assert (george.language, george.licence, george.size_bytes) == ("en-GB", "apache-2.0", 120_000 + 180_000)
    assert george.description == "Kokoro's George, man, English (Great Britain)"


def test_the_licence_is_in_the_model_card_which_is_fetched_once(catalogues: Catalogues, standin: HubStandIn) -> None:
    offers = catalogues.ask(NOW, ["piper"])[0].offers
    assert {offer.licence for offer in offers} == {""}
    assert {offer.licence for offer in catalogues.with_licences(offers[:1], ask=False)} == {""}
    for _ in range(2):
        assert [offer.licence for offer in catalogues.with_licences(offers)] == ["CC0"] * 3
    assert len(standin.sent("ida/medium/MODEL_CARD")) == 1


def test_an_index_that_has_not_changed_is_not_sent_again(catalogues: Catalogues, standin: HubStandIn) -> None:
    catalogues.ask(NOW)
    before = len(standin.sent("voices.json"))
    standin.repositories[PIPER].commit = "f" * 40
    piper, _ = catalogues.ask(NOW)
    assert piper.offers[0].revision == "f" * 40
    assert len(standin.sent("voices.json")) == before


def test_without_a_network_the_copy_tells_what_there_was(catalogues: Catalogues) -> None:
    asked = catalogues.ask(NOW)
    offline = Catalogues(NOWHERE, catalogues.copies)
    for fresh, copy in zip(asked, offline.ask(NOW + timedelta(days=3)), strict=True):
        assert (copy.offers, copy.seen) == (fresh.offers, NOW)
        assert "no connection" in copy.missed


def test_one_catalogue_that_fails_does_not_hide_the_other(catalogues: Catalogues, standin: HubStandIn) -> None:
    del standin.repositories[KOKORO]
    piper, kokoro = catalogues.ask(NOW)
    assert len(piper.offers) == 3
    assert not piper.missed
    assert not kokoro.offers
    assert kokoro.missed.startswith(f"{KOKORO}: the hub asks for a login")


@pytest.mark.parametrize("copy", [None, b"", b"{}", b"\xff"])
def test_without_a_network_and_a_copy_it_is_said(tmp_path: Path, copy: bytes | None) -> None:
    if copy is not None:
        (tmp_path / "piper.json").write_bytes(copy)
    with pytest.raises(HubError, match="no connection to the hub"):
        Catalogues(NOWHERE, tmp_path).ask(NOW, ["piper"])


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}", b'{"a": 1}', b"\xff\xfe"])
def test_an_index_that_is_none_is_said(content: bytes, catalogues: Catalogues, standin: HubStandIn) -> None:
    standin.repositories[PIPER].files["voices.json"] = content
    with pytest.raises(HubError, match=r"is no JSON|has no voice in a form that is known"):
        catalogues.ask(NOW, ["piper"])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"key": "de_DE-ida-medium"', '"key": "../../ida"'),
        ('"key": "de_DE-ida-medium"', '"key": "/etc/passwd"'),
        ('"key": "de_DE-ida-medium"', '"key": ".hidden"'),
        ("de/de_DE/ida/medium/de_DE-ida-medium.onnx.json", "../../de_DE-ida-medium.onnx.json"),
        ("de/de_DE/ida/medium/de_DE-ida-medium.onnx.json", "de/../../../de_DE-ida-medium.onnx.json"),
        ("de/de_DE/ida/medium/de_DE-ida-medium.onnx.json", "other.bin"),
        ('"code": "de_DE"', '"code": "German"'),
        ('"size_bytes": 256000', '"size_bytes": -1'),
    ],
)
def test_an_entry_that_would_write_elsewhere_is_left_out(old: str, new: str, standin: HubStandIn) -> None:
    index = json.loads(standin.repositories[PIPER].files["voices.json"])
    changed = json.loads(json.dumps({"ida": index["de_DE-ida-medium"]}).replace(old, new))
    assert changed["ida"] != index["de_DE-ida-medium"]
    assert not read_index(changed, COMMIT)
    assert len(read_index(index | changed, COMMIT)) == 3


@pytest.mark.parametrize(
    ("card", "licence"),
    [
        ("# Model card for ida\n\n## Dataset\n\n* URL: https://example.org\n* License: CC0\n", "CC0"),
        ("* Licence:   CC BY   4.0 \n", "CC BY 4.0"),
        ("- **License:** https://example.org/terms\n", "https://example.org/terms"),
        ("* License: \n* Speakers: 1\n", "not stated in the model card"),
        ("", "not stated in the model card"),
    ],
)
def test_the_licence_of_a_card(card: str, licence: str) -> None:
    assert read_licence(card) == licence


def test_a_name_that_is_not_there_has_near_ones(catalogues: Catalogues) -> None:
    offers = [offer for catalogue in catalogues.ask(NOW) for offer in catalogue.offers]
    assert find_offer("af_heart", offers).engine == "kokoro"
    for name, near in [
        ("tove", "did you mean de_DE-tove-low?"),
        ("de_DE-ida-high", "did you mean de_DE-ida-medium"),
        ("HEART", "did you mean af_heart"),
        ("zzzzzz", "'audioposts voices available' lists"),
    ]:
        with pytest.raises(ConfigError, match=f"{name}: is no voice of the public catalogues; {near}"):
            find_offer(name, offers)


@pytest.mark.parametrize(
    ("language", "wanted", "is_it"),
    [
        ("de-DE", "de", True), ("de-DE", "DE", True), ("de-DE", "de_DE", True), ("de-DE", None, True),
        ("de", "de-AT", False), ("den-CA", "de", False), ("pt-BR", "pt-br", True), ("en", "de", False),
    ],
)  # fmt: skip
def test_a_language_has_its_regions(language: str, wanted: str | None, is_it: bool) -> None:
    assert is_in_language(language, wanted) is is_it
