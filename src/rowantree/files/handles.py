"""Handles: what a file is called before it is uploaded, and what it is asked for by afterwards.

The first kind is encrypted, because it says where the bytes will be. The second can be read by everybody and made by
nobody else: base64 of JSON with a signature, in the form that clients already know.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from cryptography.fernet import InvalidToken

from rowantree.core.clock import Ids
from rowantree.core.permission import Access
from rowantree.core.secrecy import Secrecy
from rowantree.core.storage import Store, UploadContext, upload_key
from rowantree.models.columns import Id, from_milliseconds


@dataclass(frozen=True)
class Announced:
    """A file that is going to be uploaded, or has been."""

    context: UploadContext
    organization_id: int
    id: str
    """Of the file that it becomes, and of its keys in the store."""
    name: str
    content_type: str
    size: int

    @property
    def at(self) -> datetime:
        """When it was announced: ids begin with the time at which they were made."""
        return from_milliseconds(int(self.id[:8] + self.id[9:13], 16))


def announce(secrecy: Secrecy, announced: Announced) -> str:
    """The handle of a file that is going to be uploaded."""
    return secrecy.encrypt(json.dumps(asdict(announced), ensure_ascii=False)).decode()


def announced(secrecy: Secrecy, handle: str) -> Announced | None:
    """What such a handle says, or None where it is none of ours."""
    try:
        return msgspec.json.decode(secrecy.decrypt(handle.encode()), type=Announced)
    except (InvalidToken, msgspec.DecodeError, UnicodeEncodeError):
        return None


@dataclass(frozen=True)
class Uploads:
    """Keeps files that came inside a request, as if each had been announced and uploaded."""

    store: Store
    secrecy: Secrecy
    access: Access
    now: datetime
    ids: Ids

    async def keep(self, context: UploadContext, name: str, content_type: str, path: Path, size: int) -> str:
        """The handle of the file at `path`, which is in the store from now on."""
        file_id, number = self.ids.new(self.now), self.access.organization_id
        await self.store.put(upload_key(number, file_id), content_type, path)
        return announce(self.secrecy, Announced(context, number, file_id, name, content_type, size))


class FileReference(msgspec.Struct, rename="camel"):
    """What a handle names."""

    type: str
    file_id: str
    owner_id: str


class _Handle(msgspec.Struct):
    handle: FileReference
    signature: str
    version: str


def file_handle(secrecy: Secrecy, kind: str, file_id: Id, owner_id: Id) -> str:
    """The handle by which a file is asked for."""
    reference = FileReference(kind, str(file_id), str(owner_id))
    signature = base64.b64encode(_signature(secrecy, reference)).decode()
    return base64.b64encode(msgspec.json.encode(_Handle(reference, signature, "1"))).decode()


def reference(secrecy: Secrecy, handle: str) -> FileReference | None:
    """What such a handle names, or None where its signature does not hold."""
    try:
        read = msgspec.json.decode(base64.b64decode(handle, validate=True), type=_Handle)
        given = base64.b64decode(read.signature, validate=True)
    except (binascii.Error, ValueError, msgspec.DecodeError):
        return None
    return read.handle if hmac.compare_digest(given, _signature(secrecy, read.handle)) else None


def _signature(secrecy: Secrecy, named: FileReference) -> bytes:
    return hmac.digest(secrecy.handle_key, msgspec.json.encode(named), "sha256")
