"""Interviewer pools: who is in them, and how far trainees have come."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.shapes.interviewer_pool import InterviewerPoolWithMembers, show
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, UnsetType, or_none
from rowantree.domain import interviewer_pools, training
from rowantree.domain.interviewer_pools import (
    InterviewerPoolArchived,
    InterviewerPoolMemberNotFound,
    InterviewerPoolNotFound,
    InterviewerPoolRequiresNoTraining,
    InterviewerPoolTrainingStageNotFound,
)
from rowantree.domain.people import UserNotFound
from rowantree.domain.training import InterviewerPoolTraineeNotFound, NotAnApprover, TraineeNotWaitingForApproval

PoolId = Annotated[Id, Meta(description="The pool, from `interviewerPool.list`.")]


class AddUser(Input):
    """The pool, and who is to be in it."""

    interviewer_pool_id: PoolId
    user_id: Annotated[Id, Meta(description="The user, from `user.list`, who is enabled.")]
    interviewer_pool_training_path_stage_id: Annotated[
        Id | UnsetType,
        Meta(description="The training stage that the user begins with; they are qualified when it is absent."),
    ] = UNSET


@operation(
    "interviewerPool.addUser",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(
        InterviewerPoolNotFound,
        InterviewerPoolArchived,
        UserNotFound,
        InterviewerPoolTrainingStageNotFound,
        InterviewerPoolRequiresNoTraining,
    ),
)
def add_user(ctx: Context, body: AddUser) -> InterviewerPoolWithMembers:
    """Puts a user into an interviewer pool, as a trainee at a training stage or as somebody qualified.

    A user who is in the pool already moves: a trainee becomes qualified or begins another stage, and somebody qualified
    becomes a trainee. Who is there already in the same way stays as they are. A pool has at most 1,000 users.
    """
    pool = interviewer_pools.open_pool(ctx, body.interviewer_pool_id)
    interviewer_pools.put(ctx, pool, body.user_id, or_none(body.interviewer_pool_training_path_stage_id))
    return show(ctx, pool.id)


class RemoveUser(Input):
    """The pool, and who shall not be in it any more."""

    interviewer_pool_id: PoolId
    user_id: Annotated[Id, Meta(description="The user, qualified or a trainee, deactivated or not.")]


@operation(
    "interviewerPool.removeUser",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(InterviewerPoolNotFound, UserNotFound, InterviewerPoolMemberNotFound),
)
def remove_user(ctx: Context, body: RemoveUser) -> InterviewerPoolWithMembers:
    """Takes a user out of an interviewer pool.

    A trainee's progress is forgotten.
    """
    pool = ctx.lock(models.interviewer_pool, body.interviewer_pool_id)
    interviewer_pools.remove(ctx, pool, body.user_id)
    return show(ctx, pool.id)


class RecordTrainingInterview(Input):
    """Who has held an interview as a trainee, and for which pool."""

    interviewer_pool_id: PoolId
    user_id: Annotated[Id, Meta(description="The trainee.")]


@operation(
    "interviewerPool.recordTrainingInterview",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(
        InterviewerPoolNotFound,
        InterviewerPoolArchived,
        InterviewerPoolRequiresNoTraining,
        UserNotFound,
        InterviewerPoolTraineeNotFound,
    ),
    extension=True,
)
def record_training_interview(ctx: Context, body: RecordTrainingInterview) -> InterviewerPoolWithMembers:
    """Counts one more interview for a trainee.

    With the last interview that the stage requires the trainee moves on to the next stage, and after the last stage is
    qualified. Where the stage requires an approval they wait for it (`interviewerPool.approveTrainee`); interviews that
    they hold meanwhile are counted.
    """
    return show(ctx, training.record_interview(ctx, body.interviewer_pool_id, body.user_id).id)


class ApproveTrainee(Input):
    """Who may move on, in which pool, and who says so."""

    interviewer_pool_id: PoolId
    user_id: Annotated[Id, Meta(description="The trainee, who has held all interviews of their stage.")]
    approver_id: Annotated[
        Id | UnsetType,
        Meta(
            description="Who approves, one of the approvers of the stage. When absent it is the user for whom the "
            "request is made (`X-On-Behalf-Of`), and then nobody else can be named."
        ),
    ] = UNSET


@operation(
    "interviewerPool.approveTrainee",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(
        InterviewerPoolNotFound,
        InterviewerPoolArchived,
        InterviewerPoolRequiresNoTraining,
        UserNotFound,
        InterviewerPoolTraineeNotFound,
        TraineeNotWaitingForApproval,
        NotAnApprover,
    ),
    extension=True,
)
def approve_trainee(ctx: Context, body: ApproveTrainee) -> InterviewerPoolWithMembers:
    """Lets a trainee move on from a stage that requires an approval.

    They begin the next stage, and after the last are qualified.
    """
    approver_id = ctx.access.user_id if body.approver_id is UNSET else body.approver_id
    if ctx.access.on_behalf and approver_id != ctx.access.user_id:
        raise InvalidInput(problem="`approverId` must be the user of `X-On-Behalf-Of` where that is given")
    return show(ctx, training.approve(ctx, body.interviewer_pool_id, body.user_id, approver_id).id)
