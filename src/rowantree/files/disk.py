"""The store on this machine's disk: a folder for each organization, a file for each file.

A file is written beside its place, made durable, and then moved there: what is under a key is whole, or not there.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hmac
import json
import os
import re
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from rowantree.core.secrecy import Secrecy
from rowantree.core.storage import KEY, UPLOAD_SECONDS, Download, Stored, Upload, Wanted
from rowantree.models.columns import from_milliseconds, to_milliseconds

_INCOMING = re.compile("incoming/[0-9a-f]{32}")

_AT_ONCE = 1_000
"""How many files are listed in one go."""

UPLOADS, DOWNLOADS = "/files/uploads/", "/files/downloads/"
"""Where the server takes and gives files: doors/files.py."""


class Ticket(msgspec.Struct, array_like=True):
    """What a signed address says."""

    key: str
    content_type: str
    expires: int
    """Milliseconds since 1970."""
    length: int
    """Of an upload; 0 for a download."""
    name: str
    """Of a download; empty for an upload."""


class DiskStore:
    """Files in a folder."""

    def __init__(self, folder: Path, base_url: str, secrecy: Secrecy) -> None:
        self._folder = folder
        self._base_url = base_url
        self._secrecy = secrecy

    # Addresses

    def upload(self, wanted: Wanted, now: datetime) -> Upload:
        """An address of this server. The fields say the same as it does, signed as S3 would have them."""
        expires = now + timedelta(seconds=UPLOAD_SECONDS)
        ticket = Ticket(wanted.key, wanted.content_type, to_milliseconds(expires), wanted.length, "")
        policy = base64.b64encode(json.dumps(_policy(wanted, expires)).encode()).decode()
        fields = {
            "key": wanted.key,
            "Content-Type": wanted.content_type,
            "policy": policy,
            "signature": self.signature(policy),
        }
        return Upload(f"{self._base_url}{UPLOADS}{self._seal(b'u', ticket)}", fields)

    def signature(self, policy: str) -> str:
        """The signature of an upload's policy, in hexadecimal."""
        return hmac.digest(self._secrecy.upload_key, policy.encode(), "sha256").hex()

    def download(self, wanted: Download, now: datetime, seconds: int) -> str:
        """An address of this server."""
        expires = to_milliseconds(now + timedelta(seconds=seconds))
        ticket = Ticket(wanted.key, wanted.content_type, expires, 0, wanted.name)
        return f"{self._base_url}{DOWNLOADS}{self._seal(b'd', ticket)}"

    def _seal(self, purpose: bytes, ticket: Ticket) -> str:
        return self._secrecy.seal(purpose + msgspec.msgpack.encode(ticket))

    def ticket(self, address: str) -> Ticket | None:
        """What the path of a signed address says, if it is one of ours. Whether it has expired is for others to see."""
        uploads = address.startswith(UPLOADS)
        content = self._secrecy.unseal(address.removeprefix(UPLOADS if uploads else DOWNLOADS))
        if content is None or content[:1] != (b"u" if uploads else b"d"):
            return None
        return msgspec.msgpack.decode(content[1:], type=Ticket)

    # Files

    def path(self, key: str) -> Path:
        """Where the file under `key` is.

        Raises:
            ValueError: it is no key of ours.
        """
        if not _ours(key):
            raise ValueError(key)
        return self._folder / key

    def scratch(self) -> Path:
        """A path, on the same disk, for a file that is being written."""
        folder = self._folder / "incoming"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / uuid.uuid4().hex

    async def put(self, key: str, content_type: str, path: Path) -> None:  # noqa: ARG002 a disk keeps no types
        """Moves the file to its place; from another disk by a copy."""
        await asyncio.to_thread(self._put, path, self.path(key))

    def _put(self, path: Path, place: Path) -> None:
        scratch = self.scratch()
        shutil.move(path, scratch)
        with scratch.open("rb") as written:
            os.fsync(written.fileno())
        place.parent.mkdir(parents=True, exist_ok=True)
        scratch.replace(place)
        _sync(place.parent)

    async def copy(self, key: str, to: str) -> Stored | None:
        """Another name for the same bytes: who uploads again makes new ones."""
        return await asyncio.to_thread(self._copy, self.path(key), to)

    def _copy(self, path: Path, to: str) -> Stored | None:
        place = self.path(to)
        place.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError, FileExistsError):  # nothing to copy, or copied already
            os.link(path, place)
            os.utime(place)  # it becomes a file now
            _sync(place.parent)
        return _stored(to, place)

    async def fetch(self, key: str, path: Path) -> None:
        """A copy of the file."""
        await asyncio.to_thread(shutil.copyfile, self.path(key), path)

    async def find(self, key: str) -> Stored | None:
        """The file, by what the disk says of it."""
        return await asyncio.to_thread(_stored, key, self.path(key))

    async def delete(self, key: str) -> None:
        """Deletes the file."""
        await asyncio.to_thread(self.path(key).unlink, missing_ok=True)

    async def stored(self, prefix: str) -> AsyncIterator[Stored]:
        """The files of the folder; where they are uploads, also what was begun and never became one."""
        for folder in [prefix] if prefix == "files/" else [prefix, "incoming/"]:
            below = _below(self._folder, folder)
            while some := await asyncio.to_thread(_next, below):
                for each in some:
                    yield each


def _ours(key: str) -> bool:
    """Whether the store itself puts files there; whatever else lies in the folder is not touched."""
    return KEY.fullmatch(key) is not None or _INCOMING.fullmatch(key) is not None


def _sync(folder: Path) -> None:
    """Makes durable that a file is in `folder`."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _next(files: Iterator[Stored]) -> list[Stored]:
    return list(islice(files, _AT_ONCE))


def _below(root: Path, folder: str) -> Iterator[Stored]:
    """What the store has put below a folder, one by one: there may be many."""
    with contextlib.suppress(FileNotFoundError), os.scandir(root / folder) as entries:
        for entry in entries:
            key = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _below(root, f"{key}/")
            elif _ours(key) and (found := _stored(key, root / key)) is not None:
                yield found


def _stored(key: str, path: Path) -> Stored | None:
    if not path.is_file():
        return None
    try:
        found = path.stat()
    except FileNotFoundError:  # deleted in this moment
        return None
    return Stored(key, found.st_size, from_milliseconds(found.st_mtime_ns // 1_000_000))


def _policy(wanted: Wanted, expires: datetime) -> dict[str, Any]:
    return {
        "expiration": expires.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "conditions": [
            {"key": wanted.key},
            {"Content-Type": wanted.content_type},
            ["content-length-range", wanted.length, wanted.length],
        ],
    }
