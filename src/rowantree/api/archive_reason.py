"""Archive reasons: why applications end without a hire."""

from __future__ import annotations

from typing import Annotated, Any

from sqlalchemy import false

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, WholePageInput, or_none
from rowantree.domain import identity
from rowantree.domain.archive_reasons import ArchiveReasonNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.names import MAX_NAME, name
from rowantree.models.plan import ReasonType

Text = Annotated[str, Meta(max_length=MAX_NAME)]


class ArchiveReason(Output):
    """Why an application ended without a hire."""

    id: Id
    text: str
    reason_type: Annotated[ReasonType, Meta(description="Who ended it.")]
    is_archived: bool


def show(row: models.ArchiveReason) -> ArchiveReason:
    """A reason as answers show it."""
    return ArchiveReason(id=row.id, text=row.text, reason_type=row.reason_type, is_archived=row.is_archived)


class List(WholePageInput):
    """Which reasons to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived reasons are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.archive_reason,
    {"unarchived": models.archive_reason.c.is_archived == false()},
    {"unarchived": True},
    size=WHOLE,
)


@operation("archiveReason.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> Page[ArchiveReason]:
    """Lists the reasons for which applications can be archived, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.page([show(reason) for reason in found.rows])


class Create(Input):
    """The reason to create."""

    text: Annotated[Text, Meta(description="What people choose it by.")]
    reason_type: Annotated[ReasonType, Meta(description="Who ends an application for this reason.")]
    id: Annotated[Id | UnsetType, Meta(description="The id that the reason shall have.")] = UNSET


@operation(
    "archiveReason.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(IdTaken,),
    extension=True,
)
def create(ctx: Context, body: Create) -> ArchiveReason:
    """Creates a reason for which applications can be archived."""
    reason = models.ArchiveReason(
        organization_id=ctx.organization_id,
        id=or_none(body.id) or ctx.new_id(),
        text=name(body.text, "text"),
        reason_type=body.reason_type,
        is_archived=False,
        created_at=ctx.now,
    )
    identity.add(ctx, models.archive_reason, reason)
    ctx.happened("archiveReason.created", reason.id)
    return show(reason)


class Update(Input):
    """The reason, and what of it to change; what is absent stays as it is."""

    archive_reason_id: Annotated[Id, Meta(description="The reason to change.")]
    text: Text | UnsetType = UNSET
    reason_type: ReasonType | UnsetType = UNSET


@operation(
    "archiveReason.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(ArchiveReasonNotFound,),
    extension=True,
)
def update(ctx: Context, body: Update) -> ArchiveReason:
    """Changes an archive reason.

    Applications that were archived for it show the change at once; they do not come again in a sync for that.
    """
    reason = ctx.lock(models.archive_reason, body.archive_reason_id)
    changes: dict[str, Any] = {}
    if body.text is not UNSET:
        changes["text"] = name(body.text, "text")
    if body.reason_type is not UNSET:
        changes["reason_type"] = body.reason_type
    return show(_write(ctx, reason, reason._replace(**changes), "archiveReason.updated"))


class Archive(Input):
    """The reason to archive."""

    archive_reason_id: Annotated[Id, Meta(description="The reason, from `archiveReason.list`.")]


@operation(
    "archiveReason.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(ArchiveReasonNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> ArchiveReason:
    """Archives an archive reason.

    Applications that were archived for it keep it. Archiving an archived reason changes nothing.
    """
    reason = ctx.lock(models.archive_reason, body.archive_reason_id)
    return show(_write(ctx, reason, reason._replace(is_archived=True), "archiveReason.archived"))


class Restore(Input):
    """The reason to restore."""

    archive_reason_id: Annotated[Id, Meta(description="The reason, from `archiveReason.list` with `includeArchived`.")]


@operation(
    "archiveReason.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(ArchiveReasonNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> ArchiveReason:
    """Takes an archive reason out of the archive.

    Restoring a reason that is not archived changes nothing.
    """
    reason = ctx.lock(models.archive_reason, body.archive_reason_id)
    return show(_write(ctx, reason, reason._replace(is_archived=False), "archiveReason.restored"))


def _write(
    ctx: Context, reason: models.ArchiveReason, revised: models.ArchiveReason, happening: str
) -> models.ArchiveReason:
    """Writes what has changed, if anything has."""
    if revised != reason:
        ctx.happened(happening, reason.id, ctx.update(models.archive_reason, reason, revised))
    return revised
