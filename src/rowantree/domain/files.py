"""Files of candidates: announced, uploaded, attached, and asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.database import Connection, Database, run
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.storage import Download, Store, Stored, Upload, UploadContext, Wanted, file_key, upload_key
from rowantree.files import handles
from rowantree.files.handles import Announced
from rowantree.models.columns import Id
from rowantree.models.file import FileKind

MAX_NAME = 255
_ANY_TYPE = "application/octet-stream"
# Control characters, and those that let a name be shown in another order than it is written.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_TYPE = re.compile(r"[\w.+-]{1,100}/[\w.+-]{1,100}(;[ -~]{1,100})?", re.ASCII)


@when_missing(models.file)
class FileNotFound(Refusal):
    """No file has this handle."""

    code = "file_not_found"
    message = "File not found: the handle is not one of this server's, or its file is gone"


@dataclass(frozen=True)
class Ready:
    """An uploaded file that can be attached: its bytes are under the key of the file that it becomes."""

    announced: Announced
    parameter: str
    """What the request calls its handle."""

    @property
    def id(self) -> Id:
        """The id of the file."""
        return Id(self.announced.id)


def announce(ctx: Context, context: UploadContext, name: str, content_type: str, size: int) -> tuple[str, Upload]:
    """The handle of a file that is going to be uploaded, and where to send it.

    Raises:
        InvalidInput: the name, the type or the size cannot be.
    """
    if not 1 <= size <= ctx.world.file_limit:
        raise InvalidInput(problem=f"`contentLength` must be from 1 to {ctx.world.file_limit:,} bytes")
    announced = Announced(
        context=context,
        organization_id=ctx.organization_id,
        id=ctx.new_id(),
        name=file_name(name, "filename"),
        content_type=media_type(content_type, "contentType"),
        size=size,
    )
    wanted = Wanted(upload_key(ctx.organization_id, Id(announced.id)), announced.content_type, size)
    return handles.announce(ctx.world.secrecy, announced), ctx.world.files.upload(wanted, ctx.now)


def file_name(text: str, parameter: str) -> str:
    """`text` as the name of a file, without the folders that some browsers send.

    Raises:
        InvalidInput: nothing is left of it, or it is too long.
    """
    name = _UNSHOWN.sub("", text.replace("\\", "/").rpartition("/")[2])
    if name.strip(". ") == "" or len(name) > MAX_NAME:
        raise InvalidInput(problem=f"`{parameter}` must be the name of a file, of at most {MAX_NAME} characters")
    return name.strip()


def media_type(text: str, parameter: str) -> str:
    """`text` as a media type.

    Raises:
        InvalidInput: it is none.
    """
    if _TYPE.fullmatch(text.strip()) is None:
        raise InvalidInput(problem=f"`{parameter}` is no media type, such as application/pdf")
    return text.strip()


def received(name: str, content_type: str, size: int, parameter: str) -> tuple[str, str]:
    """The name and the media type of a file that came inside a request.

    Raises:
        InvalidInput: it has no name, or nothing is in it.
    """
    if not size:
        raise InvalidInput(problem=f"`{parameter}` is an empty file")
    fits = _TYPE.fullmatch(content_type) is not None
    return file_name(name, parameter), content_type if fits else _ANY_TYPE


async def ready(outside: Outside, handle: str, context: UploadContext, parameter: str) -> Ready:
    """What was uploaded under `handle`: from now on nobody can change its bytes.

    Raises:
        InvalidInput: the handle is none of this organization's, is for something else, or nothing was uploaded.
    """
    announced = handles.announced(outside.world.secrecy, handle)
    if announced is None or announced.organization_id != outside.access.organization_id:
        raise InvalidInput(problem=f"`{parameter}` is no handle of file.createFileUploadHandle")
    if announced.context != context:
        raise InvalidInput(problem=f"`{parameter}` was made for {announced.context} and not for {context}")
    number, file_id = announced.organization_id, Id(announced.id)
    stored = await outside.world.files.copy(upload_key(number, file_id), file_key(number, file_id))
    if stored is None or stored.size != announced.size:
        raise InvalidInput(problem=f"`{parameter}`: its file was not uploaded")
    return Ready(announced, parameter)


def attach(ctx: Context, candidate: models.Candidate, uploaded: Ready, kind: FileKind) -> models.File:
    """Makes an uploaded file one of the candidate's.

    Raises:
        InvalidInput: it has been attached before, to whomever.
    """
    announced = uploaded.announced
    file = models.File(
        organization_id=ctx.organization_id,
        id=uploaded.id,
        kind=kind,
        candidate_id=candidate.id,
        name=announced.name,
        content_type=announced.content_type,
        size=announced.size,
        created_at=ctx.now,
    )
    if not ctx.insert_if_new(models.file, file):
        raise InvalidInput(problem=f"`{uploaded.parameter}` has been used already")
    ctx.happened("candidate.fileAttached", candidate.id, {kind})
    return file


def address(ctx: Context, handle: str) -> str:
    """Where the file with that handle can be fetched for a while, without a key.

    Raises:
        FileNotFound: there is none.
    """
    named = handles.reference(ctx.world.secrecy, handle)
    file = None if named is None else ctx.find(models.file, Id(named.file_id))
    if file is None or named is None or named.owner_id != file.candidate_id or named.type != file.kind:
        raise FileNotFound
    wanted = Download(file_key(ctx.organization_id, file.id), file.name, file.content_type)
    return ctx.world.files.download(wanted, ctx.now, ctx.world.file_seconds)


@dataclass(frozen=True)
class Differences:
    """Where the database and the store do not agree."""

    missing: list[str]
    """Keys of files without bytes."""
    unclaimed: list[Stored]
    """Bytes without a file: attaching them was refused, or their organization has been emptied."""


class _Claimed(NamedTuple):
    organization_id: int
    id: Id


_CLAIMED = select(models.file.c.organization_id, models.file.c.id)


async def differences(store: Store, database: Database) -> Differences:
    """What the database and the store say differently. Files that come meanwhile are none."""
    stored = {each.key: each async for each in store.stored("files/")}
    claimed = await database.read(_claimed)
    missing = [key for key in sorted(claimed - stored.keys()) if await store.find(key) is None]
    return Differences(missing, [stored[key] for key in sorted(stored.keys() - claimed)])


def _claimed(connection: Connection) -> set[str]:
    return {file_key(each.organization_id, each.id) for each in run(connection, _CLAIMED, _Claimed)}
