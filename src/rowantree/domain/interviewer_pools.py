"""Pools of interviewers: who is in them, as somebody qualified or as a trainee."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import identity, users
from rowantree.domain.names import name
from rowantree.models.columns import Id

MAX_MEMBERS = 1_000
"""How many users a pool can have."""


@when_missing(models.interviewer_pool)
class InterviewerPoolNotFound(Refusal):
    """No interviewer pool has this id."""

    code = "interviewer_pool_not_found"
    message = "Interviewer pool not found: {id}"


@when_missing(models.interviewer_pool_training_stage)
class InterviewerPoolTrainingStageNotFound(Refusal):
    """No training stage has this id, or it belongs to another pool, or is archived."""

    code = "interviewer_pool_training_stage_not_found"
    message = "Interviewer pool training stage not found: {id}"


class InterviewerPoolArchived(Refusal):
    """The interviewer pool is archived: restore it before users are added to it or trained in it."""

    code = "interviewer_pool_archived"
    message = "Interviewer pool {id} is archived"


class InterviewerPoolRequiresNoTraining(Refusal):
    """The interviewer pool requires no training, so that nobody is trained in it."""

    code = "interviewer_pool_requires_no_training"
    message = "Interviewer pool {id} requires no training"


class InterviewerPoolMemberNotFound(Refusal):
    """The user is not in the interviewer pool."""

    code = "interviewer_pool_member_not_found"
    message = "The user {user_id} is not in the interviewer pool {id}"


_pool = models.interviewer_pool
_member = models.interviewer_pool_member
_MEMBERS = Query(
    models.InterviewerPoolMember,
    select(*_member.columns)
    .where(_member.c.interviewer_pool_id == bindparam("interviewer_pool_id"))
    .order_by(_member.c.added_at, _member.c.user_id),
)


def add(ctx: Context, title: str, *, requires_training: bool, pool_id: Id | None) -> models.InterviewerPool:
    """A new pool with nobody in it, and a training path without stages.

    Raises:
        InvalidInput: the title is empty.
        IdTaken: the id belongs to another pool.
    """
    pool = models.InterviewerPool(
        organization_id=ctx.organization_id,
        id=pool_id or ctx.new_id(),
        title=name(title, "title"),
        is_archived=False,
        training_path_id=ctx.new_id(),
        requires_training=requires_training,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    identity.add(ctx, _pool, pool)
    ctx.happened("interviewerPool.created", pool.id)
    return pool


def revise(
    ctx: Context, pool: models.InterviewerPool, *, title: str | None, requires_training: bool | None
) -> models.InterviewerPool:
    """Changes what is given of a pool, locked before; None stays.

    Trainees stay trainees where training is not required any more: when it is again, they go on where they were.

    Raises:
        InvalidInput: the title is empty.
    """
    changes: dict[str, Any] = {}
    if title is not None:
        changes["title"] = name(title, "title")
    if requires_training is not None:
        changes["requires_training"] = requires_training
    return _written(ctx, pool, pool._replace(**changes), "interviewerPool.updated")


def set_archived(ctx: Context, pool: models.InterviewerPool, *, is_archived: bool) -> models.InterviewerPool:
    """Archives or restores a pool, locked before. One that already is so stays as it is."""
    happening = "interviewerPool.archived" if is_archived else "interviewerPool.restored"
    return _written(ctx, pool, pool._replace(is_archived=is_archived), happening)


def _written(
    ctx: Context, pool: models.InterviewerPool, revised: models.InterviewerPool, happening: str
) -> models.InterviewerPool:
    if revised == pool:
        return pool
    revised = revised._replace(updated_at=ctx.now)
    ctx.happened(happening, pool.id, ctx.update(_pool, pool, revised) - {"updated_at"})
    return revised


def open_pool(ctx: Context, pool_id: Id) -> models.InterviewerPool:
    """The pool with that id, locked, if users can be added to it and trained in it.

    Raises:
        InterviewerPoolNotFound, InterviewerPoolArchived: it is not there, or archived.
    """
    pool = ctx.lock(_pool, pool_id)
    if pool.is_archived:
        raise InterviewerPoolArchived(id=pool_id)
    return pool


def members_of(ctx: Context, pool_id: Id) -> list[models.InterviewerPoolMember]:
    """The users in a pool, who has been there longest first."""
    return ctx.rows(_MEMBERS, interviewer_pool_id=pool_id)


def put(ctx: Context, pool: models.InterviewerPool, user_id: Id, stage_id: Id | None) -> None:
    """Puts a user into an open pool, as a trainee at a stage or, without one, as somebody qualified.

    Who is in the pool already moves there, and begins a stage anew; who stands there already stays as they are.

    Raises:
        UserNotFound: there is no such user.
        InterviewerPoolTrainingStageNotFound: the pool has no such stage.
        InterviewerPoolRequiresNoTraining: there are no trainees in it.
        InvalidInput: the user is disabled, or the pool is full.
    """
    user = users.person(ctx, user_id)
    if stage_id is not None:
        _check_stage(ctx, pool, stage_id)
    if not user.is_enabled:
        raise InvalidInput(problem=f"`userId`: the user {user.id} is disabled")
    members = members_of(ctx, pool.id)
    known = next((each for each in members if each.user_id == user.id), None)
    if known is not None:
        if known.training_stage_id != stage_id:
            move(ctx, known, known._replace(training_stage_id=stage_id, interviews_completed=0))
            touch(ctx, pool, "interviewerPool.userMoved", changed="members")
        return
    if len(members) >= MAX_MEMBERS:
        raise InvalidInput(problem=f"`interviewerPoolId`: an interviewer pool has at most {MAX_MEMBERS:,} users")
    ctx.insert(_member, models.InterviewerPoolMember(ctx.organization_id, pool.id, user.id, stage_id, 0, ctx.now))
    touch(ctx, pool, "interviewerPool.userAdded", changed="members")


def _check_stage(ctx: Context, pool: models.InterviewerPool, stage_id: Id) -> None:
    stage = ctx.get(models.interviewer_pool_training_stage, stage_id)
    if stage.interviewer_pool_id != pool.id or stage.is_archived:
        raise InterviewerPoolTrainingStageNotFound(id=stage_id)
    if not pool.requires_training:
        raise InterviewerPoolRequiresNoTraining(id=pool.id)


def remove(ctx: Context, pool: models.InterviewerPool, user_id: Id) -> None:
    """Takes a user, who may have become disabled, out of a locked pool; their progress is forgotten.

    Raises:
        UserNotFound: there is no such user.
        InterviewerPoolMemberNotFound: the user is not in the pool.
    """
    user = users.person(ctx, user_id)
    for member in members_of(ctx, pool.id):
        if member.user_id == user.id:
            ctx.delete(_member, member)
            touch(ctx, pool, "interviewerPool.userRemoved", changed="members")
            return
    raise InterviewerPoolMemberNotFound(user_id=user.id, id=pool.id)


def move(ctx: Context, member: models.InterviewerPoolMember, moved: models.InterviewerPoolMember) -> None:
    """Writes where a user of a locked pool stands now."""
    ctx.update(_member, member, moved)


def touch(ctx: Context, pool: models.InterviewerPool, happening: str, *, changed: str) -> None:
    """Says of a locked pool that something has changed that belongs to it: its `members` or its `stages`."""
    ctx.update(_pool, pool, pool._replace(updated_at=ctx.now))
    ctx.happened(happening, pool.id, {changed})
