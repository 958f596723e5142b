"""Close reasons: why jobs and openings are closed."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, WholeSyncPageInput, or_none
from rowantree.domain import close_reasons
from rowantree.domain.close_reasons import CloseReasonNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.names import MAX_NAME


class CloseReason(Output):
    """Why a job or an opening is closed."""

    id: Id
    reason_text: str
    is_archived: bool


def show(row: models.CloseReason) -> CloseReason:
    """A reason as answers show it."""
    return CloseReason(id=row.id, reason_text=row.text, is_archived=row.is_archived)


class List(WholeSyncPageInput):
    """Which reasons to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived reasons are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.close_reason,
    {"unarchived": models.close_reason.c.is_archived == false()},
    {"unarchived": True},
    size=WHOLE,
)


@operation("closeReason.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[CloseReason]:
    """Lists the reasons for which jobs and openings can be closed, the oldest first."""
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.sync_page([show(reason) for reason in found.rows])


class Create(Input):
    """The reason to create."""

    reason_text: Annotated[Annotated[str, Meta(max_length=MAX_NAME)], Meta(description="What people choose it by.")]
    id: Annotated[Id | UnsetType, Meta(description="The id that the reason shall have.")] = UNSET


@operation(
    "closeReason.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(IdTaken,),
    extension=True,
)
def create(ctx: Context, body: Create) -> CloseReason:
    """Creates a reason for which jobs and openings can be closed."""
    return show(close_reasons.add(ctx, body.reason_text, or_none(body.id)))


class Archive(Input):
    """The reason to archive."""

    close_reason_id: Annotated[Id, Meta(description="The reason, from `closeReason.list`.")]


@operation(
    "closeReason.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CloseReasonNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> CloseReason:
    """Archives a close reason.

    What was closed for it keeps it. Archiving an archived reason changes nothing.
    """
    reason = ctx.lock(models.close_reason, body.close_reason_id)
    return show(close_reasons.set_archived(ctx, reason, is_archived=True))


class Restore(Input):
    """The reason to restore."""

    close_reason_id: Annotated[Id, Meta(description="The reason, from `closeReason.list` with `includeArchived`.")]


@operation(
    "closeReason.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(CloseReasonNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> CloseReason:
    """Takes a close reason out of the archive.

    Restoring a reason that is not archived changes nothing.
    """
    reason = ctx.lock(models.close_reason, body.close_reason_id)
    return show(close_reasons.set_archived(ctx, reason, is_archived=False))
