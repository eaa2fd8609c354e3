"""Against the server of moto, over real sockets on this machine."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import boto3
import pytest
from moto.server import ThreadedMotoServer

from audioposts.config import Home
from audioposts.config.targets import TargetKind, TargetSettings
from audioposts.errors import TargetError
from audioposts.publishing.media_types import CACHE_FOR_GOOD, CACHE_SHORTLY
from audioposts.targets import Publication, publish_to
from audioposts.targets.files import collect, public_file
from audioposts.targets.s3 import Bucket, open_store
from tests.targets.killing import check_feed, publish_and_kill, write_tree
from tests.targets.memory import Quiet

SECRET = "wJalrXUtnFEMI-not-a-real-key"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "no-config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "no-credentials"))


class Store:
    def __init__(self, endpoint: str) -> None:
        self.client: Any = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1")
        self.bucket = f"podcasts-{uuid4().hex[:8]}"
        self.client.create_bucket(Bucket=self.bucket)
        self.endpoint = endpoint

    def settings(self, url: str = "", **more: Any) -> TargetSettings:
        url = url or f"s3://{self.bucket}/pod"
        return TargetSettings("web", url, TargetKind.S3, **{"endpoint": self.endpoint, "region": "us-east-1"} | more)

    def read(self, path: str) -> bytes | None:
        try:
            return bytes(self.client.get_object(Bucket=self.bucket, Key=f"pod/{path}")["Body"].read())
        except self.client.exceptions.NoSuchKey:
            return None

    def keys(self) -> list[str]:
        return [each["Key"] for each in self.client.list_objects_v2(Bucket=self.bucket).get("Contents", ())]


@pytest.fixture
def store(endpoint: str) -> Store:
    return Store(endpoint)


def go(home: Home, settings: TargetSettings) -> Publication:
    return publish_to(settings, home, collect(home.episodes), Quiet())


def test_a_bucket_gets_the_tree_and_then_what_changed(home: Home, store: Store) -> None:
    store.client.put_object(Bucket=store.bucket, Key="other/a.mp3", Body=b"foreign")
    store.client.put_object(Bucket=store.bucket, Key="pod/own.html", Body=b"foreign")
    write_tree(home, 3, 100)
    assert len(go(home, store.settings()).sent) == 5
    assert go(home, store.settings()).sent == ()
    write_tree(home, 4, 100)
    assert len(go(home, store.settings()).sent) == 3
    (home.episodes / "show" / "episode-0000000004.mp3").unlink()
    write_tree(home, 3, 100)
    assert go(home, store.settings(delete_after_days=0)).deleted == ("show/episode-0000000004.mp3",)
    assert sorted(store.keys()) == [
        "other/a.mp3",
        "pod/own.html",
        *(f"pod/show/episode-000000000{number}.mp3" for number in (1, 2, 3)),
        "pod/show/feed.xml",
        "pod/show/index.html",
    ]


def test_files_have_their_type_and_lifetime(home: Home, store: Store) -> None:
    write_tree(home, 1, 100)
    (home.episodes / "show" / "episode-0000000001.chapters.json").write_text("{}")
    go(home, store.settings(acl="public-read"))
    found = {}
    for name in ("episode-0000000001.mp3", "feed.xml", "episode-0000000001.chapters.json"):
        head = store.client.head_object(Bucket=store.bucket, Key=f"pod/show/{name}")
        found[name] = head["ContentType"], head["CacheControl"]
    assert found == {
        "episode-0000000001.mp3": ("audio/mpeg", CACHE_FOR_GOOD),
        "feed.xml": ("application/rss+xml", CACHE_SHORTLY),
        "episode-0000000001.chapters.json": ("application/json+chapters", CACHE_SHORTLY),
    }
    grants = store.client.get_object_acl(Bucket=store.bucket, Key="pod/show/feed.xml")["Grants"]
    assert any("AllUsers" in grant["Grantee"].get("URI", "") for grant in grants)


def test_what_somebody_else_put_there_is_seen_by_its_etag(home: Home, store: Store) -> None:
    write_tree(home, 1, 100)
    go(home, store.settings())
    feed = store.read("show/feed.xml") or b""
    store.client.put_object(Bucket=store.bucket, Key="pod/show/feed.xml", Body=b"x" * len(feed))
    assert [path for path, _ in go(home, store.settings()).sent] == ["show/feed.xml"]


def test_a_lost_record_costs_no_sound(home: Home, store: Store) -> None:
    write_tree(home, 2, 100)
    go(home, store.settings())
    (home.state / "targets" / "web.json").unlink()
    assert [path for path, _ in go(home, store.settings()).sent] == ["show/feed.xml", "show/index.html"]


def test_the_root_of_a_bucket_will_do_and_names_of_any_letters(store: Store) -> None:
    bucket = open_store(store.settings(f"s3://{store.bucket}"))
    bucket.send([public_file("show/ä ö+%.mp3", b"sound")], lambda *_: None)
    assert bucket.listing([""])["show/ä ö+%.mp3"].size == 5
    bucket.delete(["show/ä ö+%.mp3", "show/never.mp3"])
    assert bucket.listing([""]) == {}


def test_more_files_are_listed_than_come_in_one_answer(store: Store) -> None:
    bucket = Bucket(f"s3://{store.bucket}", store.client, listed_at_once=2)
    bucket.send([public_file(f"{number}.txt", b"") for number in range(5)], lambda *_: None)
    assert len(bucket.listing([""])) == 5


def test_endpoint_and_region_may_be_in_the_environment(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", store.endpoint)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    assert open_store(store.settings(endpoint=None, region=None)).listing([""]) == {}


def test_a_bucket_that_is_not_there_is_said_in_one_line(store: Store) -> None:
    with pytest.raises(TargetError) as caught:
        open_store(store.settings("s3://nobody-has-this/pod")).listing([""])
    assert str(caught.value) == "s3://nobody-has-this/pod: the bucket does not exist; make it, or correct its name"


def test_a_store_that_is_not_there_is_said_in_one_line(store: Store) -> None:
    with pytest.raises(TargetError, match=r"cannot be reached; look at endpoint"):
        open_store(store.settings(endpoint="http://127.0.0.1:9")).listing([""])


def test_no_key_is_said_in_one_line(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    with pytest.raises(TargetError, match="no access key was found"):
        open_store(store.settings()).listing([""])
    with pytest.raises(TargetError, match="the profile is not in"):
        open_store(store.settings(profile="nobody"))


@pytest.mark.parametrize("code", ["AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "SlowDown"])
def test_a_refusal_says_what_to_do_and_no_secret(code: str) -> None:
    class Refusing:
        def put_object(self, **_: object) -> None:
            from botocore.exceptions import ClientError

            raise ClientError({"Error": {"Code": code, "Message": SECRET}}, "PutObject")

    with pytest.raises(TargetError) as caught:
        Bucket("s3://podcasts", Refusing()).send([public_file("a.mp3", b"")], lambda *_: None)
    assert SECRET not in str(caught.value)
    assert str(caught.value).startswith("s3://podcasts: ")


@pytest.mark.parametrize("uploaded", [0, 9])
def test_an_upload_that_is_killed_leaves_the_feed_valid(home: Home, store: Store, uploaded: int) -> None:
    home.settings.write_text(
        'base_url = "https://podcasts.example.com"\n'
        f'[targets.web]\nurl = "s3://{store.bucket}/pod"\nendpoint = "{store.endpoint}"\nregion = "us-east-1"\n'
    )
    write_tree(home, 3, 100)
    go(home, store.settings())
    write_tree(home, 25, 1_000_000)
    assert publish_and_kill(home, when=lambda: len(store.keys()) > 5 + uploaded)
    assert check_feed(store.read) == 3
    assert not publish_and_kill(home, when=lambda: False)
    assert check_feed(store.read) == 25
