"""Files of candidates: announced, uploaded, attached, and asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context, Outside
from rowantree.core.database import Connection, Database, run
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.storage import (
    KEPT_UPLOADS,
    KEY,
    Download,
    Store,
    Stored,
    Upload,
    UploadContext,
    Wanted,
    file_key,
    upload_key,
)
from rowantree.files import handles
from rowantree.files.handles import Announced
from rowantree.models.columns import Among, Id
from rowantree.models.file import FileKind

MAX_NAME = 255
GOOD_FOR = KEPT_UPLOADS - timedelta(minutes=10)
"""How old a handle may be: its file is not deleted while a request is still attaching it."""
AT_ONCE = 500
"""How many files the database is asked for in one statement."""
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
        InvalidInput: the handle is none of this organization's, is for something else or too old, or nothing was
            uploaded.
    """
    announced = handles.announced(outside.world.secrecy, handle)
    if announced is None or announced.organization_id != outside.access.organization_id:
        raise InvalidInput(problem=f"`{parameter}` is no handle of file.createFileUploadHandle")
    if announced.context != context:
        raise InvalidInput(problem=f"`{parameter}` was made for {announced.context} and not for {context}")
    if announced.at < outside.world.clock.now() - GOOD_FOR:
        raise InvalidInput(problem=f"`{parameter}` is a day old: its file can no longer be attached to anything")
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


async def sweep(store: Store, database: Database, now: datetime) -> int:
    """Deletes what was uploaded and has waited too long to be attached; how many uploads that were.

    A request that was refused, or a form that was blocked, may have left a copy of an upload under the key of the file
    that it did not become. The copy goes with the upload, as soon as it is a day old itself.
    """
    swept, too_old = 0, now - KEPT_UPLOADS
    async for waited in _waited(store, too_old):
        finals = {each.key: each.key.replace("uploads/", "files/", 1) for each in waited if KEY.fullmatch(each.key)}
        claimed = await database.read(partial(_claimed, keys=finals.values()))
        for each in waited:
            final = finals.get(each.key)
            if final is None or final in claimed or await _let_go(store, final, too_old):
                await store.delete(each.key)
                swept += 1
    return swept


async def _waited(store: Store, too_old: datetime) -> AsyncIterator[list[Stored]]:
    """The uploads that are too old, some at a time, and what was begun and never became one."""
    waited: list[Stored] = []
    async for each in store.stored("uploads/"):
        if each.modified < too_old:
            waited.append(each)
        if len(waited) == AT_ONCE:
            yield waited
            waited = []
    if waited:
        yield waited


async def _let_go(store: Store, key: str, too_old: datetime) -> bool:
    """Deletes what is under a key that is no file's, unless it came there lately; whether nothing is there now."""
    found = await store.find(key)
    if found is not None and found.modified >= too_old:
        return False
    await store.delete(key)
    return True


@dataclass(frozen=True)
class Differences:
    """Where the database and the store do not agree."""

    missing: list[str]
    """Keys of files without bytes."""
    unclaimed: list[Stored]
    """Bytes without a file: attaching them was refused, or their organization has been emptied."""


async def differences(store: Store, database: Database) -> Differences:
    """What the database and the store say differently. Files that come meanwhile are none."""
    awaited = await database.read(_all_claimed)
    unclaimed: list[Stored] = []
    async for each in store.stored("files/"):
        if each.key in awaited:
            awaited.discard(each.key)
        else:
            unclaimed.append(each)
    missing = [key for key in sorted(awaited) if await store.find(key) is None]
    come = await database.read(partial(_claimed, keys=[each.key for each in unclaimed]))
    return Differences(missing, sorted((each for each in unclaimed if each.key not in come), key=lambda each: each.key))


class _Claimed(NamedTuple):
    organization_id: int
    id: Id


_ALL_CLAIMED = select(models.file.c.organization_id, models.file.c.id)
_CLAIMED = _ALL_CLAIMED.where(models.file.c.organization_id == bindparam("of"), Among(models.file.c.id, "ids"))


def _all_claimed(connection: Connection) -> set[str]:
    return {file_key(each.organization_id, each.id) for each in run(connection, _ALL_CLAIMED, _Claimed)}


def _claimed(connection: Connection, keys: Collection[str]) -> set[str]:
    """Which of the keys are those of files: a statement for some of an organization's at a time."""
    wanted: dict[int, list[Id]] = defaultdict(list)
    for key in keys:
        _, number, file_id = key.split("/")
        wanted[int(number)].append(Id(file_id))
    return {
        file_key(each.organization_id, each.id)
        for number, ids in wanted.items()
        for start in range(0, len(ids), AT_ONCE)
        for each in run(connection, _CLAIMED, _Claimed, of=number, ids=ids[start : start + AT_ONCE])
    }
