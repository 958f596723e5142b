"""Where the bytes of files are: what the machine asks of a store. `rowantree.files` has one on disk and one on S3.

Keys are made by us, so no name that somebody chose ever becomes a path. What is uploaded stands under a key of its own
and is copied to its final one when it is attached to something: an upload can be sent again, a file never changes.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, Protocol

from rowantree.models.columns import Id

UploadContext = Literal["CandidateResume", "CandidateFiles", "ApplicationForm"]
"""What a file is going to be used for."""

UPLOAD_SECONDS = 600
"""How long an upload may be begun after its address was handed out."""

_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
KEY = re.compile(f"(uploads|files)/[1-9][0-9]{{0,17}}/{_ID}")


KEPT_UPLOADS = timedelta(hours=24)
"""How long what was uploaded waits to be attached."""


def upload_key(organization_id: int, file_id: Id) -> str:
    """The key of what is uploaded to become that file."""
    return f"uploads/{organization_id}/{file_id}"


def file_key(organization_id: int, file_id: Id) -> str:
    """The key of a file."""
    return f"files/{organization_id}/{file_id}"


@dataclass(frozen=True)
class Upload:
    """Where and how to send a file: a POST of `fields` and then the file."""

    url: str
    fields: dict[str, str]


@dataclass(frozen=True)
class Wanted:
    """What is going to be uploaded, exactly."""

    key: str
    content_type: str
    length: int


@dataclass(frozen=True)
class Download:
    """What somebody may fetch, and as what it is saved."""

    key: str
    name: str
    content_type: str


@dataclass(frozen=True)
class Stored:
    """A file in the store."""

    key: str
    size: int
    modified: datetime = field(compare=False)


class Store(Protocol):
    """A place for files. Addresses are made without asking anybody."""

    def upload(self, wanted: Wanted, now: datetime) -> Upload:
        """An address that takes this file, and nothing else, for `UPLOAD_SECONDS` from `now` on."""
        ...

    def download(self, wanted: Download, now: datetime, seconds: int) -> str:
        """An address that gives a file to whoever has it, for so many seconds from `now` on."""
        ...

    def scratch(self) -> Path:
        """A path for a file that is being received, from where `put` takes it at little cost."""
        ...

    async def put(self, key: str, content_type: str, path: Path) -> None:
        """Keeps the file at `path`, which is then gone, under `key`."""
        ...

    async def copy(self, key: str, to: str) -> Stored | None:
        """Copies what is under `key` to another key; what is there already stays. None where there is nothing."""
        ...

    async def fetch(self, key: str, path: Path) -> None:
        """Writes the file under `key`, which is there, to `path`."""
        ...

    async def find(self, key: str) -> Stored | None:
        """The file under `key`, if there is one."""
        ...

    async def delete(self, key: str) -> None:
        """Deletes the file under `key`, if there is one."""
        ...

    def stored(self, prefix: str) -> AsyncIterator[Stored]:
        """Everything whose key begins with `prefix`, which is `uploads/` or `files/`, in no order."""
        ...
