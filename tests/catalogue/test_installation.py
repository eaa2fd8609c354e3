import json
import shutil
import tomllib
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from audioposts.catalogue import Catalogues, Hub, Offer, RemoteFile, find_offer
from audioposts.catalogue.installation import Shelf, megabytes, voice_toml
from audioposts.config import Home, installed_voices, load_voice
from audioposts.errors import ConfigError, HubError, LockedError, StorageError
from tests.catalogue.conftest import MODEL
from tests.conftest import NOW
from tests.standins.hub import HubStandIn

TODAY = NOW.date()
IDA = "de_DE-ida-medium"


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(installed_voices())


@pytest.fixture
def offers(hub: Hub, tmp_path: Path) -> dict[str, Offer]:
    catalogues = Catalogues(hub, tmp_path / "copies")
    found = [offer for catalogue in catalogues.ask(NOW) for offer in catalogue.offers]
    return {offer.name: offer for offer in catalogues.with_licences(found)}


def there(shelf: Shelf) -> list[str]:
    """Return what is on the shelf, but for what only the program needs."""
    found = (path.relative_to(shelf.folder) for path in shelf.folder.rglob("*") if path.is_file())
    return sorted(str(path) for path in found if not any(part.startswith(".") for part in path.parts))


def test_an_installed_voice_is_a_voice(shelf: Shelf, hub: Hub, offers: dict[str, Offer], home: Home) -> None:
    assert shelf.install(offers[IDA], IDA, hub, TODAY) == installed_voices() / f"{IDA}.toml"
    assert there(shelf) == [f"{IDA}.MODEL_CARD", f"{IDA}.onnx", f"{IDA}.onnx.json", f"{IDA}.toml"]
    voice = load_voice(IDA, home)
    assert (voice.engine, voice.language, voice.licence) == ("piper", "de-DE", "CC0")
    assert voice.description == "Piper's de_DE-ida-medium, German (Germany)"
    assert dict(voice.options) == {"model": f"{IDA}.onnx", "sha256": sha256(MODEL).hexdigest()}
    assert shelf.damage(IDA) == ""
    assert not (shelf.folder / ".incoming" / IDA).exists()


def test_a_voice_may_have_another_name_here(shelf: Shelf, hub: Hub, offers: dict[str, Offer], home: Home) -> None:
    shelf.install(offers[IDA], "ida", hub, TODAY)
    assert load_voice("ida", home).language == "de-DE"
    assert shelf.has("ida")
    assert not shelf.has(IDA)


def test_voices_of_kokoro_share_their_model(
    shelf: Shelf, hub: Hub, offers: dict[str, Offer], standin: HubStandIn, home: Home
) -> None:
    shelf.install(offers["af_heart"], "af_heart", hub, TODAY)
    assert [file.path for file in shelf.missing(offers["bm_george"])] == ["voices/bm_george.bin"]
    shelf.install(offers["bm_george"], "bm_george", hub, TODAY)
    assert len(standin.sent("model_quantized.onnx")) == 1
    options = dict(load_voice("bm_george", home).options)
    assert (shelf.folder / str(options["styles"])).read_bytes() == b"bm_george" * 20_000
    assert shelf.remove("af_heart") == 160_000
    assert shelf.damage("bm_george") == ""
    assert shelf.remove("bm_george") == 120_000 + 180_000
    assert there(shelf) == []


def test_what_is_there_already_stays_as_it_is(shelf: Shelf, hub: Hub, offers: dict[str, Offer]) -> None:
    shelf.install(offers[IDA], IDA, hub, TODAY)
    with pytest.raises(ConfigError, match=f"is there already; 'audioposts voices remove {IDA}' removes it"):
        shelf.install(offers[IDA], IDA, hub, TODAY)
    assert shelf.damage(IDA) == ""


@pytest.mark.parametrize("ending", ["onnx", "onnx.json"])
def test_what_is_not_as_stated_is_deleted(
    ending: str, shelf: Shelf, hub: Hub, offers: dict[str, Offer], standin: HubStandIn
) -> None:
    standin.altered = {f"de/de_DE/ida/medium/{IDA}.{ending}"}
    with pytest.raises(HubError, match=rf"{IDA}\.{ending}: has a wrong md5; it was deleted, try again"):
        shelf.install(offers[IDA], IDA, hub, TODAY)
    assert there(shelf) == []
    assert not list(shelf.folder.rglob(f"{IDA}.{ending}"))
    standin.altered.clear()
    shelf.install(offers[IDA], IDA, hub, TODAY)
    assert shelf.damage(IDA) == ""


def test_the_digest_of_the_hub_counts_too(
    shelf: Shelf, hub: Hub, offers: dict[str, Offer], standin: HubStandIn
) -> None:
    standin.altered = {"onnx/model_quantized.onnx"}
    with pytest.raises(HubError, match=r"model_quantized\.onnx: has a wrong sha256; it was deleted"):
        shelf.install(offers["af_heart"], "af_heart", hub, TODAY)


def test_an_installation_that_broke_off_is_no_voice_and_goes_on(
    shelf: Shelf, hub: Hub, offers: dict[str, Offer], standin: HubStandIn
) -> None:
    standin.drops = [1 << 16, 0, 0, 0]
    with pytest.raises(HubError, match="it goes on from here"):
        shelf.install(offers[IDA], IDA, hub, TODAY)
    assert there(shelf) == []
    shelf.install(offers[IDA], IDA, hub, TODAY)
    assert standin.sent(f"{IDA}.onnx")[-1].endswith(f"bytes={1 << 16}-")
    assert shelf.damage(IDA) == ""


def test_what_does_not_fit_on_the_disk_is_not_begun(
    shelf: Shelf, hub: Hub, offers: dict[str, Offer], standin: HubStandIn
) -> None:
    model = replace(offers[IDA].model, size_bytes=10**18)
    before = len(standin.asked)
    with pytest.raises(StorageError, match=r"1,000,000,000,000 MB do not fit on the disk, .* are free; make room"):
        shelf.install(replace(offers[IDA], files=(model,)), IDA, hub, TODAY)
    assert len(standin.asked) == before


def test_one_program_installs_at_a_time(shelf: Shelf, hub: Hub, offers: dict[str, Offer]) -> None:
    shelf.folder.mkdir(parents=True)
    with FileLock(shelf.folder / ".lock"), pytest.raises(LockedError, match="another program is installing voices"):
        shelf.install(offers[IDA], IDA, hub, TODAY)


def test_a_voice_that_was_not_installed_is_not_removed(shelf: Shelf) -> None:
    with pytest.raises(
        ConfigError, match="joe: was not installed with 'audioposts voices install', and is not removed"
    ):
        shelf.remove("joe")


def test_damage_is_found(shelf: Shelf, hub: Hub, offers: dict[str, Offer]) -> None:
    shelf.install(offers[IDA], IDA, hub, TODAY)
    model = shelf.folder / f"{IDA}.onnx"
    model.write_bytes(MODEL[:-1] + b"x")
    assert shelf.damage(IDA) == f"{model} has changed since it was installed; remove the voice and install it again"
    model.unlink()
    assert shelf.damage(IDA).startswith(f"{model} is missing")
    shelf.remove(IDA)
    assert there(shelf) == []


def test_another_voice_of_the_same_model_keeps_it(shelf: Shelf, hub: Hub, offers: dict[str, Offer]) -> None:
    for name in ("one", "two"):
        shelf.install(offers[IDA], name, hub, TODAY)
    shelf.remove("one")
    assert shelf.damage("two") == ""
    assert f"{IDA}.onnx" in there(shelf)


def test_a_receipt_that_is_lost_does_not_keep_a_voice_from_being_removed(
    shelf: Shelf, hub: Hub, offers: dict[str, Offer]
) -> None:
    shelf.install(offers[IDA], IDA, hub, TODAY)
    (shelf.folder / f".{IDA}.receipt.json").write_text("{")
    assert shelf.remove(IDA) == 0
    assert not shelf.has(IDA)
    shelf.install(offers[IDA], IDA, hub, TODAY)
    shutil.rmtree(shelf.folder)


@given(st.text(), st.text(), st.text())
def test_whatever_a_card_says_the_file_of_the_voice_is_toml(licence: str, description: str, revision: str) -> None:
    offer = Offer(
        "a", "piper", "de-DE", "German", "low", "r", revision, (RemoteFile("m", "m", 1),),
        licence=licence, description=description,
    )  # fmt: skip
    read = tomllib.loads(voice_toml(offer, "0" * 64, date(2026, 3, 14)))
    for key, text in (("licence", licence), ("description", description)):
        assert read.get(key, "") == text.replace("\x7f", "").encode("utf-8", "ignore").decode()
    assert json.dumps(read["engine"]) == '"piper"'


@pytest.mark.parametrize(
    ("size", "text"), [(0, "0.0 MB"), (63_201_294, "63.2 MB"), (114_199_011, "114 MB"), (99_960_000, "100 MB")]
)
def test_sizes(size: int, text: str) -> None:
    assert megabytes(size) == text


def test_offers_are_found_by_name(offers: dict[str, Offer]) -> None:
    assert find_offer(IDA, offers.values()).licence == "CC0"
