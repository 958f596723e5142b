"""How interviewer pools look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from msgspec.structs import asdict

from rowantree import models
from rowantree.api.shapes.people import User, users_by_id
from rowantree.core.context import Context
from rowantree.core.wire import Id, Meta, Output
from rowantree.domain import interviewer_pauses, interviewer_pools
from rowantree.domain.training import STAGES_BY_POOL, approver_ids
from rowantree.models.interviewer import TrainingRole

Stages = Sequence[models.InterviewerPoolTrainingStage]


class InterviewerPoolTrainingStage(Output):
    """A step of the training for a pool."""

    id: Id
    interviewer_role: Annotated[
        TrainingRole,
        Meta(description="Whether the trainee watches somebody qualified (`Shadow`) or is watched (`ReverseShadow`)."),
    ]
    interviews_required: Annotated[int, Meta(description="How many interviews the trainee holds in this stage.")]
    is_archived: bool
    approval_required: Annotated[bool, Meta(description="Whether an approver must agree before the trainee moves on.")]
    approvers: list[User]


class InterviewerPoolTrainingPath(Output):
    """How interviewers are trained for a pool. Each pool has one."""

    id: Id
    enabled: Annotated[bool, Meta(description="Whether the pool requires training.")]
    training_stages: Annotated[list[InterviewerPoolTrainingStage], Meta(description="The stages, in order.")]


class InterviewerPool(Output):
    """Users of whom any can hold an interview."""

    id: Id
    title: str
    is_archived: bool
    training_path: InterviewerPoolTrainingPath


class InterviewerPoolMember(User):
    """A user in a pool."""

    is_paused: Annotated[bool, Meta(description="Whether the user has an interviewer pause that is active now.")]


class InterviewerPoolTraineeProgress(Output):
    """How far a trainee has come."""

    training_path_id: Id
    training_path_stage_id: Annotated[Id, Meta(description="The stage that the trainee is at.")]
    interviews_completed: Annotated[int, Meta(description="How many interviews they have held in that stage.")]


class InterviewerPoolTrainee(InterviewerPoolMember):
    """A user who is trained for a pool."""

    current_progress: InterviewerPoolTraineeProgress


class InterviewerPoolWithMembers(InterviewerPool):
    """An interviewer pool and the users in it."""

    qualified_members: list[InterviewerPoolMember]
    trainees: list[InterviewerPoolTrainee]


def show_all(
    ctx: Context, pools: Sequence[models.InterviewerPool], *, archived_stages: bool = False
) -> list[InterviewerPool]:
    """Pools as the list shows them."""
    stages = stages_by_pool(ctx, (pool.id for pool in pools), archived=archived_stages)
    users = users_by_id(ctx, approvers(stages))
    return [show_one(pool, stages[pool.id], users) for pool in pools]


def approvers(stages: Mapping[Id, Stages]) -> set[Id]:
    """Who approves in any of these stages."""
    return {each for of in stages.values() for stage in of for each in approver_ids(stage)}


def show_one(pool: models.InterviewerPool, stages: Stages, users: Mapping[Id, User]) -> InterviewerPool:
    """A pool with its stages, whose approvers are among `users`."""
    return InterviewerPool(
        id=pool.id, title=pool.title, is_archived=pool.is_archived, training_path=_path(pool, stages, users)
    )


def show(ctx: Context, pool_id: Id, *, archived_stages: bool = False) -> InterviewerPoolWithMembers:
    """A pool as it is now, with the users in it."""
    pool = ctx.get(models.interviewer_pool, pool_id)
    stages = stages_by_pool(ctx, [pool.id], archived=archived_stages)[pool.id]
    members = interviewer_pools.members_of(ctx, pool.id)
    member_ids = {member.user_id for member in members}
    users = users_by_id(ctx, member_ids.union(*(approver_ids(stage) for stage in stages)))
    paused = interviewer_pauses.paused(ctx, member_ids)
    return InterviewerPoolWithMembers(
        id=pool.id,
        title=pool.title,
        is_archived=pool.is_archived,
        training_path=_path(pool, stages, users),
        qualified_members=[
            InterviewerPoolMember(**asdict(users[member.user_id]), is_paused=member.user_id in paused)
            for member in members
            if member.training_stage_id is None
        ],
        trainees=[
            InterviewerPoolTrainee(
                **asdict(users[member.user_id]),
                is_paused=member.user_id in paused,
                current_progress=InterviewerPoolTraineeProgress(
                    training_path_id=pool.training_path_id,
                    training_path_stage_id=member.training_stage_id,
                    interviews_completed=member.interviews_completed,
                ),
            )
            for member in members
            if member.training_stage_id is not None
        ],
    )


def stages_by_pool(ctx: Context, pool_ids: Iterable[Id], *, archived: bool = False) -> Mapping[Id, Stages]:
    """The stages of each pool, in order, archived ones last where they are asked for."""
    found: defaultdict[Id, list[models.InterviewerPoolTrainingStage]] = defaultdict(list)
    for stage in ctx.by_id(STAGES_BY_POOL, pool_ids):
        if archived or not stage.is_archived:
            found[stage.interviewer_pool_id].append(stage)
    return found


def _path(pool: models.InterviewerPool, stages: Stages, users: Mapping[Id, User]) -> InterviewerPoolTrainingPath:
    return InterviewerPoolTrainingPath(
        id=pool.training_path_id,
        enabled=pool.requires_training,
        training_stages=[
            InterviewerPoolTrainingStage(
                id=stage.id,
                interviewer_role=stage.interviewer_role,
                interviews_required=stage.interviews_required,
                is_archived=stage.is_archived,
                approval_required=stage.approval_required,
                approvers=[users[user_id] for user_id in approver_ids(stage)],
            )
            for stage in stages
        ],
    )
