"""The store on S3, or on what speaks like it. Uploads and downloads go there directly and never through this server.

boto3 is loaded only where it is used, and asked in threads: it knows no asynchronous ways.
"""

from __future__ import annotations

import asyncio
import tempfile
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qs

from rowantree.core.storage import KEY, UPLOAD_SECONDS, Download, Stored, Upload, Wanted
from rowantree.files.names import disposition

TIMEOUT_SECONDS = 10
"""How long an answer may take."""
COPY_SECONDS = 60
"""How long S3 may say nothing while it copies."""
MOST_COPIES = 4
"""How often a copy is tried while others write the same."""
_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
_CHANGED = frozenset({"412", "PreconditionFailed", "409", "ConditionalRequestConflict"})


class S3Store:
    """Files in a bucket."""

    def __init__(self, address: SplitResult) -> None:
        """A store at `s3://bucket/prefix?endpoint=https://…&region=…`; who asks is said in boto3's usual ways."""
        import boto3  # noqa: PLC0415 half a second of loading that a server with a disk does not need
        from botocore.config import Config  # noqa: PLC0415 the same

        options = {name: values[-1] for name, values in parse_qs(address.query).items()}
        self._bucket = address.netloc
        self._prefix = address.path.strip("/") + "/" if address.path.strip("/") else ""
        self._no_replacing = {"IfNoneMatch": "*"}

        def client(read_seconds: int) -> Any:
            return boto3.client(
                "s3",
                endpoint_url=options.get("endpoint"),
                region_name=options.get("region"),
                config=Config(
                    signature_version="s3v4",
                    connect_timeout=TIMEOUT_SECONDS,
                    read_timeout=read_seconds,
                    retries={"max_attempts": 3},
                    s3={"addressing_style": options.get("style", "auto")},
                ),
            )

        self._s3 = client(TIMEOUT_SECONDS)
        self._copying = client(COPY_SECONDS)

    def upload(self, wanted: Wanted, now: datetime) -> Upload:  # noqa: ARG002 boto3 asks the system what time it is
        """The address of the bucket, with the fields that S3 checks.

        It takes a POST and nothing else: S3 has no PUT for what is signed as a form, so the plain PUT that the store on
        the disk also takes is refused there.
        """
        key = self._prefix + wanted.key
        posted = self._s3.generate_presigned_post(
            self._bucket,
            key,
            Fields={"Content-Type": wanted.content_type},
            Conditions=[
                {"Content-Type": wanted.content_type},
                ["content-length-range", wanted.length, wanted.length],
            ],
            ExpiresIn=UPLOAD_SECONDS,
        )
        return Upload(posted["url"], posted["fields"])

    def download(self, wanted: Download, now: datetime, seconds: int) -> str:  # noqa: ARG002 the same
        """An address of the bucket."""
        address: str = self._s3.generate_presigned_url(
            "get_object",
            Params={
                "Bucket": self._bucket,
                "Key": self._prefix + wanted.key,
                "ResponseContentDisposition": disposition(wanted.name),
                "ResponseContentType": wanted.content_type,
            },
            ExpiresIn=seconds,
        )
        return address

    def scratch(self) -> Path:
        """A path where temporary files are."""
        return Path(tempfile.gettempdir()) / f"rowantree-{uuid.uuid4().hex}"

    async def put(self, key: str, content_type: str, path: Path) -> None:
        """Sends the file, in parts where it is large, and deletes it here."""

        def put() -> None:
            extra = {"ContentType": content_type}
            self._s3.upload_file(str(path), self._bucket, self._prefix + key, ExtraArgs=extra)
            path.unlink()

        await asyncio.to_thread(put)

    async def copy(self, key: str, to: str) -> Stored | None:
        """A copy that S3 makes by itself; what another request has copied there stays, also in the same moment.

        S3 sees to that. What speaks like S3 and does not know `If-None-Match` of a copy copies only what was uploaded
        before the file was looked for: there, a file can still change while its first copy is being made, if it is
        uploaded again and sent a second time by then.
        """
        for _ in range(MOST_COPIES):
            source = await self._head(key)
            there = await self.find(to)
            if there is not None or source is None:
                return there
            if await self._copied(key, to, source["ETag"]):
                return await self.find(to)
        return None

    async def _copied(self, key: str, to: str, etag: str) -> bool:
        """Copies these bytes, unless they or the place are no longer as they were."""
        from botocore.exceptions import ClientError  # noqa: PLC0415 loaded by now

        request = {
            "Bucket": self._bucket,
            "Key": self._prefix + to,
            "CopySource": {"Bucket": self._bucket, "Key": self._prefix + key},
            "CopySourceIfMatch": etag,
            **self._no_replacing,
        }
        try:
            await asyncio.to_thread(lambda: self._copying.copy_object(**request))
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code == "NotImplemented" and "IfNoneMatch" in request:
                self._no_replacing = {}
            elif code not in _MISSING | _CHANGED:
                raise
            return False
        return True

    async def fetch(self, key: str, path: Path) -> None:
        """Writes it to the disk."""
        await asyncio.to_thread(self._s3.download_file, self._bucket, self._prefix + key, str(path))

    async def find(self, key: str) -> Stored | None:
        """The file, by what S3 says of it."""
        found = await self._head(key)
        return None if found is None else Stored(key, found["ContentLength"], found["LastModified"].astimezone(UTC))

    async def delete(self, key: str) -> None:
        """Deletes it; S3 does not mind where there is nothing."""
        await asyncio.to_thread(lambda: self._s3.delete_object(Bucket=self._bucket, Key=self._prefix + key))

    async def stored(self, prefix: str) -> AsyncIterator[Stored]:
        """What S3 lists, a thousand at a time; what the store itself does not put there is not touched."""
        token: dict[str, str] = {}
        while True:
            page = await asyncio.to_thread(self._page, prefix, token)
            for each in page.get("Contents", []):
                key = each["Key"].removeprefix(self._prefix)
                if KEY.fullmatch(key) is not None:
                    yield Stored(key, each["Size"], each["LastModified"].astimezone(UTC))
            if not page.get("IsTruncated"):
                return
            token = {"ContinuationToken": page["NextContinuationToken"]}

    def _page(self, prefix: str, token: dict[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = self._s3.list_objects_v2(Bucket=self._bucket, Prefix=self._prefix + prefix, **token)
        return found

    async def _head(self, key: str) -> dict[str, Any] | None:
        """What S3 says of what is under `key`, or None where it says that there is nothing."""
        from botocore.exceptions import ClientError  # noqa: PLC0415 loaded by now

        try:
            found: dict[str, Any] = await asyncio.to_thread(
                lambda: self._s3.head_object(Bucket=self._bucket, Key=self._prefix + key)
            )
        except ClientError as error:
            if error.response["Error"]["Code"] in _MISSING:
                return None
            raise
        return found
