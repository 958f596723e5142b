"""Interviewer pools: which there are."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.interviewer_pool import InterviewerPool, InterviewerPoolWithMembers, show, show_all
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, UnsetType, or_none
from rowantree.domain import interviewer_pools
from rowantree.domain.identity import IdTaken
from rowantree.domain.interviewer_pools import InterviewerPoolNotFound
from rowantree.domain.names import MAX_NAME

Title = Annotated[str, Meta(max_length=MAX_NAME, description="What the pool is called.")]
RequiresTraining = Annotated[
    bool, Meta(description="Whether users are trained before they are qualified; the training path is then enabled.")
]


class List(SyncPageInput):
    """Which pools to list."""

    include_archived_pools: Annotated[
        bool | UnsetType, Meta(description="Whether archived pools are listed too; they are not when absent.")
    ] = UNSET
    include_archived_training_stages: Annotated[
        bool | UnsetType,
        Meta(
            description="Whether archived training stages are shown too, behind the others; they are not when absent. "
            "A cursor does not remember it: give it with every page."
        ),
    ] = UNSET


LIST = Listing(
    models.interviewer_pool,
    {"unarchived": models.interviewer_pool.c.is_archived == false()},
    {"unarchived": True},
)


@operation("interviewerPool.list", permission=Permission.HIRING_PROCESS_METADATA_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[InterviewerPool]:
    """Lists interviewer pools with how they train, the oldest first.

    Who is in them is shown by `interviewerPool.info`. A pool whose users or training stages change counts as changed.
    """
    unarchived = None if body.include_archived_pools is UNSET else not body.include_archived_pools
    found = ctx.page(LIST, body, unarchived=unarchived)
    archived_stages = body.include_archived_training_stages is True
    return found.sync_page(show_all(ctx, found.rows, archived_stages=archived_stages))


class Info(Input):
    """Which pool to show."""

    extensions = ("include_archived_training_stages",)

    interviewer_pool_id: Annotated[Id, Meta(description="The pool, an archived one too.")]
    include_archived_training_stages: Annotated[
        bool | UnsetType,
        Meta(description="Whether archived training stages are shown too, behind the others; not when absent."),
    ] = UNSET


@operation(
    "interviewerPool.info",
    permission=Permission.HIRING_PROCESS_METADATA_READ,
    writes=False,
    errors=(InterviewerPoolNotFound,),
)
def info(ctx: Context, body: Info) -> InterviewerPoolWithMembers:
    """Shows an interviewer pool with the users in it, who has been there longest first.

    Users who have been deactivated stay in their pools.
    """
    return show(ctx, body.interviewer_pool_id, archived_stages=body.include_archived_training_stages is True)


class Create(Input):
    """The pool to create."""

    extensions = ("id",)

    title: Title
    requires_training: Annotated[RequiresTraining | UnsetType, Meta(description="Not when absent.")] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the pool shall have, for imports.")] = UNSET


@operation(
    "interviewerPool.create",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(IdTaken,),
)
def create(ctx: Context, body: Create) -> InterviewerPoolWithMembers:
    """Creates an interviewer pool with nobody in it.

    It has a training path at once, without stages, which is enabled if the pool requires training.
    """
    pool = interviewer_pools.add(
        ctx, body.title, requires_training=body.requires_training is True, pool_id=or_none(body.id)
    )
    return show(ctx, pool.id)


class Update(Input):
    """The pool, and what of it to change; what is absent stays as it is."""

    interviewer_pool_id: Annotated[Id, Meta(description="The pool to change.")]
    title: Title | UnsetType = UNSET
    requires_training: RequiresTraining | UnsetType = UNSET


@operation(
    "interviewerPool.update",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(InterviewerPoolNotFound,),
)
def update(ctx: Context, body: Update) -> InterviewerPoolWithMembers:
    """Renames an interviewer pool, or changes whether it requires training.

    Where training is not required any more, trainees stay trainees with their progress, and go on from there when it is
    required again.
    """
    pool = ctx.lock(models.interviewer_pool, body.interviewer_pool_id)
    interviewer_pools.revise(ctx, pool, title=or_none(body.title), requires_training=or_none(body.requires_training))
    return show(ctx, pool.id)


class Archive(Input):
    """The pool to archive."""

    interviewer_pool_id: Annotated[Id, Meta(description="The pool, from `interviewerPool.list`.")]


@operation(
    "interviewerPool.archive",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(InterviewerPoolNotFound,),
)
def archive(ctx: Context, body: Archive) -> InterviewerPoolWithMembers:
    """Archives an interviewer pool.

    Its users stay in it, but none are added and nobody is trained. Archiving an archived pool changes nothing.
    """
    pool = ctx.lock(models.interviewer_pool, body.interviewer_pool_id)
    interviewer_pools.set_archived(ctx, pool, is_archived=True)
    return show(ctx, pool.id)


class Restore(Input):
    """The pool to restore."""

    interviewer_pool_id: Annotated[
        Id, Meta(description="The pool, from `interviewerPool.list` with `includeArchivedPools`.")
    ]


@operation(
    "interviewerPool.restore",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(InterviewerPoolNotFound,),
)
def restore(ctx: Context, body: Restore) -> InterviewerPoolWithMembers:
    """Takes an interviewer pool out of the archive.

    Restoring a pool that is not archived changes nothing.
    """
    pool = ctx.lock(models.interviewer_pool, body.interviewer_pool_id)
    interviewer_pools.set_archived(ctx, pool, is_archived=False)
    return show(ctx, pool.id)
