"""A bucket of S3, or of a store that speaks it, as a target. I/O: the network.

By boto3: the libraries above it (s3fs, aiobotocore) want a botocore of their own, other than the one of `[polly]`.
A PUT is whole or not at all, so that nothing needs another name on its way.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any
from urllib.parse import unquote, urlsplit

from audioposts.config.targets import TargetSettings
from audioposts.errors import ConfigError, TargetError, storage
from audioposts.targets.contract import Listed, Sent
from audioposts.targets.files import PublicFile
from audioposts.targets.threads import each_in_threads, send_in_threads

_THREADS = 8
_TIMEOUT_S = 60

_REASONS = {
    "NoSuchBucket": "the bucket does not exist; make it, or correct its name",
    "404": "the bucket does not exist; make it, or correct its name",
    "AccessDenied": "access was denied; the key needs ListBucket, GetObject, PutObject and DeleteObject here",
    "403": "access was denied; the key needs ListBucket, GetObject, PutObject and DeleteObject here",
    "AllAccessDisabled": "access was denied; the account or the bucket is closed",
    "InvalidAccessKeyId": "the access key is not known there; look at AWS_ACCESS_KEY_ID or the profile",
    "SignatureDoesNotMatch": "the secret key is wrong; look at AWS_SECRET_ACCESS_KEY or the profile",
    "ExpiredToken": "the session has expired; log in again",
    "AccessControlListNotSupported": "the bucket takes no ACLs; leave out acl, and let its policy make it public",
    "PermanentRedirect": "the bucket is in another region; set region",
    "AuthorizationHeaderMalformed": "the bucket is in another region; set region",
    "QuotaExceeded": "has no space left; make room and publish again",
    "XMinioStorageFull": "has no space left; make room and publish again",
    "InsufficientCapacity": "has no space left; make room and publish again",
}
_LOCAL_REASONS = {
    "NoCredentialsError": "no access key was found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or profile",
    "PartialCredentialsError": "half an access key was found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
    "ProfileNotFound": "the profile is not in ~/.aws; correct profile",
    "NoRegionError": "no region is known; set region",
    "EndpointConnectionError": "cannot be reached; look at endpoint, region and the network",
    "ConnectTimeoutError": "does not answer; publish again later",
    "ReadTimeoutError": "does not answer; publish again later",
    "ConnectionClosedError": "the connection was cut; publish again",
}


def open_store(settings: TargetSettings) -> "Bucket":
    """Return the bucket of these settings; nothing is asked of it yet.

    Raises:
        ConfigError: boto3 is not installed.
        TargetError: there are no credentials.

    """
    try:
        import boto3
        from botocore.config import Config
    except ImportError:
        raise ConfigError(settings.name, "needs boto3; install it with: pip install 'audioposts[s3]'") from None
    options = Config(
        retries={"mode": "standard", "max_attempts": 4},
        connect_timeout=20,
        read_timeout=_TIMEOUT_S,
        max_pool_connections=_THREADS,
        # Stores other than Amazon's do not all know its newer checksums.
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
        s3={"addressing_style": "path"} if settings.endpoint else None,
    )
    with _named(settings.url):
        session = boto3.Session(profile_name=settings.profile, region_name=settings.region)
        client = session.client("s3", endpoint_url=settings.endpoint, config=options)
    return Bucket(settings.url, client, settings.acl)


class Bucket:
    """The keys of a bucket that begin with a prefix."""

    def __init__(self, url: str, client: Any, acl: str | None = None, listed_at_once: int = 1000) -> None:
        parts = urlsplit(url)
        self.shown = url
        self._client = client
        self._bucket = parts.netloc
        prefix = unquote(parts.path).strip("/")
        self._prefix = f"{prefix}/" if prefix else ""
        self._listed_at_once = listed_at_once
        self._acl = {"ACL": acl} if acl else {}

    def listing(self, folders: Collection[str]) -> dict[str, Listed]:  # noqa: ARG002 - one list has all
        """Return everything under the prefix: a thousand files take one request; their mark is the ETag."""
        found: dict[str, Listed] = {}
        with _named(self.shown):
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=self._prefix, PaginationConfig={"PageSize": self._listed_at_once}
            )
            for page in pages:
                for each in page.get("Contents", ()):
                    found[each["Key"].removeprefix(self._prefix)] = Listed(each["Size"], _mark(each["ETag"]))
        return found

    def send(self, files: Sequence[PublicFile], sent: Sent) -> None:
        send_in_threads(files, self._put, sent, _THREADS)

    def delete(self, paths: Sequence[str]) -> None:
        """Delete one by one: not every store takes lists."""
        each_in_threads(paths, self._delete, _THREADS)

    def finish(self) -> None:
        """Do nothing: every file is public from the moment it is there."""

    def close(self) -> None:
        self._client.close()

    def _put(self, file: PublicFile) -> str:
        with _body(file) as body, _named(self.shown):
            answer = self._client.put_object(
                Bucket=self._bucket,
                Key=f"{self._prefix}{file.path}",
                Body=body,
                ContentType=file.media_type,
                CacheControl=file.cache_control,
                **self._acl,
            )
        return _mark(answer["ETag"])

    def _delete(self, path: str) -> None:
        with _named(self.shown):
            self._client.delete_object(Bucket=self._bucket, Key=f"{self._prefix}{path}")


def _mark(etag: str) -> str:
    """Return an ETag without its quotes, which some stores have only in some answers."""
    return etag.removeprefix("W/").strip('"')


def _body(file: PublicFile) -> Any:
    if isinstance(file.source, bytes):
        return nullcontext(file.source)
    with storage(file.source):
        return file.source.open("rb")


@contextmanager
def _named(url: str) -> Iterator[None]:
    """Turn what the store, or the way to it, refuses into an error that names the target, and no key."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", "an error"))
        raise TargetError(url, _REASONS.get(code, f"the store answers {code} to {error.operation_name}")) from None
    except (BotoCoreError, ValueError) as error:
        kind = type(error).__name__
        raise TargetError(url, _LOCAL_REASONS.get(kind, f"cannot be reached ({kind})")) from None
