"""The real client of the hub against the stand-in."""

from hashlib import sha256
from pathlib import Path

import pytest

from audioposts.catalogue import Hub
from audioposts.errors import HubError, StorageError
from tests.catalogue.conftest import KOKORO, MODEL, PIPER
from tests.standins.hub import COMMIT, HubStandIn

PIECE = 1 << 16
"""What is kept of a download that breaks off is a multiple of it."""

ONNX = "de/de_DE/ida/medium/de_DE-ida-medium.onnx"


def test_the_hub_says_of_which_commit_a_file_is_and_how_large_ones_must_read(hub: Hub) -> None:
    large, small = hub.look(PIPER, ONNX), hub.look(PIPER, "voices.json")
    assert (large.revision, large.sha256) == (COMMIT, sha256(MODEL).hexdigest())
    assert (small.revision, small.sha256) == (COMMIT, "")


def test_a_file_is_fetched_once(hub: Hub, standin: HubStandIn, tmp_path: Path) -> None:
    for path in (ONNX, "voices.json"):
        for _ in range(2):
            assert hub.fetch(PIPER, path, COMMIT, tmp_path).read_bytes() == standin.repositories[PIPER].files[path]
    assert len(standin.sent(ONNX)) == 1


def test_a_new_commit_with_the_same_file_sends_nothing(hub: Hub, standin: HubStandIn, tmp_path: Path) -> None:
    hub.fetch(PIPER, ONNX, COMMIT, tmp_path)
    standin.repositories[PIPER].commit = newer = "f" * 40
    hub.fetch(PIPER, ONNX, newer, tmp_path)
    assert len(standin.sent(ONNX)) == 1


def test_a_download_that_breaks_off_goes_on_where_it_did(hub: Hub, standin: HubStandIn, tmp_path: Path) -> None:
    standin.drops = [PIECE + 5_000, PIECE]
    assert hub.fetch(PIPER, ONNX, COMMIT, tmp_path).read_bytes() == MODEL
    _, second, third = [line.partition("bytes=")[2] for line in standin.sent(ONNX)]
    assert (second, third) == (f"{PIECE}-", f"{2 * PIECE}-")


def test_a_later_program_goes_on_where_an_earlier_one_gave_up(standin: HubStandIn, tmp_path: Path) -> None:
    standin.drops = [PIECE, 1, 1, 1]
    with pytest.raises(
        HubError, match=r"ida-medium\.onnx: no connection to the hub \(.*\); try again, it goes on from"
    ):
        Hub(standin.url, sleep=lambda _: None).fetch(PIPER, ONNX, COMMIT, tmp_path)
    assert not list(tmp_path.rglob("*.onnx")), "what is not whole has not its name"
    assert Hub(standin.url).fetch(PIPER, ONNX, COMMIT, tmp_path).read_bytes() == MODEL
    assert standin.sent(ONNX)[-1].endswith(f"bytes={PIECE}-")


def test_more_than_was_stated_is_deleted(hub: Hub, standin: HubStandIn, tmp_path: Path) -> None:
    standin.longer = {ONNX}
    with pytest.raises(HubError, match="came in another length than the hub states; it was deleted, try again"):
        hub.fetch(PIPER, ONNX, COMMIT, tmp_path)
    assert not list(tmp_path.rglob("*.incomplete"))
    standin.longer.clear()
    assert hub.fetch(PIPER, ONNX, COMMIT, tmp_path).read_bytes() == MODEL


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_asked_again(status: int, hub: Hub, standin: HubStandIn) -> None:
    standin.answers = {"voices.json": [status] * 3}
    assert hub.look(PIPER, "voices.json").revision == COMMIT
    standin.answers = {"/api/models": [status] * 3}
    assert hub.listing(KOKORO).revision == COMMIT


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (429, "the hub asks for fewer requests; try again in some minutes (HTTP 429)"),
        (500, "the hub does not answer as it should; try again later (HTTP 500)"),
        (403, "the hub refuses to show it (HTTP 403)"),
        (404, "the hub has no such file or repository (HTTP 404)"),
    ],
)
def test_what_stays_wrong_is_one_line(status: int, message: str, hub: Hub, standin: HubStandIn) -> None:
    standin.answers = {"voices.json": [status] * 9}
    with pytest.raises(HubError) as caught:
        hub.look(PIPER, "voices.json")
    assert str(caught.value) == f"{PIPER}/voices.json: {message}"
    assert len(standin.asked) == (4 if status in (429, 500) else 1)


def test_what_is_not_there_is_said(hub: Hub) -> None:
    with pytest.raises(HubError, match=r"rhasspy/piper-voices/other\.onnx: the hub has no such file"):
        hub.look(PIPER, "other.onnx")
    with pytest.raises(HubError, match=r"nobody/nothing: the hub asks for a login"):
        hub.listing("nobody/nothing")
    with pytest.raises(HubError, match=r"the hub has no such file or repository \(HTTP 404\)"):
        hub.look(PIPER, "voices.json", "0" * 40)


def test_no_connection_is_said() -> None:
    with pytest.raises(HubError, match=r"voices\.json: no connection to the hub"):
        Hub("http://127.0.0.1:9", sleep=lambda _: None).look(PIPER, "voices.json")


def test_what_is_no_hub_is_said(standin: HubStandIn, hub: Hub) -> None:
    standin.answers = {"voices.json": [200]}
    with pytest.raises(HubError, match="is no Hugging Face hub; is HF_ENDPOINT right"):
        hub.look(PIPER, "voices.json")


def test_a_folder_that_cannot_be_written_is_said(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="Not a directory"):
        hub.fetch(PIPER, ONNX, COMMIT, tmp_path / "file" / "folder")


def test_a_repository_is_listed_with_sizes_digests_and_licence(hub: Hub) -> None:
    listing = hub.listing(KOKORO)
    assert (listing.revision, listing.licence) == (COMMIT, "apache-2.0")
    by_path = {file.path: file for file in listing.files}
    assert by_path["onnx/model_quantized.onnx"].sha256 == sha256(b"kokoro" * 20_000).hexdigest()
    assert by_path["README.md"].size_bytes == 8
