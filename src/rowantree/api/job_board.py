"""Job boards: where postings are published."""

from __future__ import annotations

from typing import Annotated, Any

from sqlalchemy import true

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, WholeSyncPageInput, or_none
from rowantree.domain import identity
from rowantree.domain.identity import IdTaken
from rowantree.domain.job_boards import JobBoardNotFound
from rowantree.domain.names import MAX_NAME, name

Title = Annotated[str, Meta(max_length=MAX_NAME)]
IsInternal = Annotated[bool, Meta(description="Whether it is for the organization's own people only.")]


class JobBoard(Output):
    """Where postings are published."""

    id: Id
    title: str
    is_internal: IsInternal


class JobBoardInFull(Output):
    """A job board, and whether it is in use."""

    id: Id
    title: str
    is_internal: IsInternal
    is_enabled: Annotated[bool, Meta(description="Whether it is in use: lists show no others.")]


def show(row: models.JobBoard) -> JobBoard:
    """A board as the list shows it."""
    return JobBoard(id=row.id, title=row.title, is_internal=row.is_internal)


def show_in_full(row: models.JobBoard) -> JobBoardInFull:
    """A board with all that is kept of it."""
    return JobBoardInFull(id=row.id, title=row.title, is_internal=row.is_internal, is_enabled=row.is_enabled)


class List(WholeSyncPageInput):
    """Nothing: all job boards are listed at once."""


LIST = Listing(models.job_board, {"enabled": models.job_board.c.is_enabled == true()}, {"enabled": True}, size=WHOLE)


@operation("jobBoard.list", permission=Permission.JOBS_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[JobBoard]:
    """Lists the job boards that are in use, the oldest first."""
    found = ctx.page(LIST, body)
    return found.sync_page([show(board) for board in found.rows])


class Create(Input):
    """The job board to create."""

    title: Title
    is_internal: IsInternal
    id: Annotated[Id | UnsetType, Meta(description="The id that the board shall have.")] = UNSET


@operation("jobBoard.create", permission=Permission.JOBS_WRITE, writes=True, errors=(IdTaken,), extension=True)
def create(ctx: Context, body: Create) -> JobBoardInFull:
    """Creates a job board, which is in use at once."""
    board = models.JobBoard(
        organization_id=ctx.organization_id,
        id=or_none(body.id) or ctx.new_id(),
        title=name(body.title, "title"),
        is_internal=body.is_internal,
        is_enabled=True,
        created_at=ctx.now,
    )
    identity.add(ctx, models.job_board, board)
    ctx.happened("jobBoard.created", board.id)
    return show_in_full(board)


class Update(Input):
    """The job board, and what of it to change; what is absent stays as it is."""

    job_board_id: Annotated[Id, Meta(description="The board, in use or not.")]
    title: Title | UnsetType = UNSET
    is_enabled: Annotated[
        bool | UnsetType, Meta(description="Whether it is in use. Postings on one that is not are kept, not shown.")
    ] = UNSET


@operation("jobBoard.update", permission=Permission.JOBS_WRITE, writes=True, errors=(JobBoardNotFound,), extension=True)
def update(ctx: Context, body: Update) -> JobBoardInFull:
    """Renames a job board, or takes it in or out of use."""
    board = ctx.lock(models.job_board, body.job_board_id)
    changes: dict[str, Any] = {}
    if body.title is not UNSET:
        changes["title"] = name(body.title, "title")
    if body.is_enabled is not UNSET:
        changes["is_enabled"] = body.is_enabled
    revised = board._replace(**changes)
    if revised != board:
        ctx.happened("jobBoard.updated", board.id, ctx.update(models.job_board, board, revised))
    return show_in_full(revised)
