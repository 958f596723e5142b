"""How interviewers are trained: the stages of a pool's training path, and the way of trainees through them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal
from rowantree.core.statement import Lookup, Query
from rowantree.domain import identity, users
from rowantree.domain.interviewer_pools import (
    InterviewerPoolRequiresNoTraining,
    InterviewerPoolTrainingStageNotFound,
    members_of,
    move,
    open_pool,
    touch,
)
from rowantree.domain.people import UserNotFound
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.interviewer import TrainingRole

MAX_STAGES = 30
"""How many stages a training path can have, archived ones counted."""

MAX_APPROVERS = 30
"""How many users can be approvers of one stage."""

MAX_INTERVIEWS = 100
"""How many interviews a stage can require."""


class InterviewerPoolTrainingStageInUse(Refusal):
    """Trainees stand in this training stage: move or remove them before it is archived."""

    code = "interviewer_pool_training_stage_in_use"
    message = "Interviewer pool training stage {id} cannot be archived while trainees stand in it"


class InterviewerPoolTraineeNotFound(Refusal):
    """The user is not a trainee in the interviewer pool: they are qualified already, or not in it."""

    code = "interviewer_pool_trainee_not_found"
    message = "The user {user_id} is not a trainee in the interviewer pool {id}"


class TraineeNotWaitingForApproval(Refusal):
    """The trainee's stage needs no approval, or not all of its interviews are held yet."""

    code = "interviewer_pool_trainee_not_waiting_for_approval"
    message = "The trainee {user_id} is not waiting for an approval in the interviewer pool {id}"


class NotAnApprover(Refusal):
    """Who approves is not an approver of the trainee's stage, or is disabled."""

    code = "interviewer_pool_approver_not_allowed"
    message = "The user {user_id} is not an enabled approver of the interviewer pool training stage {id}"


@dataclass(frozen=True, kw_only=True)
class StageGiven:
    """What a request says of a training stage; None where it says nothing."""

    interviewer_role: TrainingRole | None = None
    interviews_required: int | None = None
    approval_required: bool | None = None
    approver_ids: Sequence[Id] | None = None


_stage = models.interviewer_pool_training_stage
_in_order = (_stage.c.is_archived, _stage.c.stage_number, _stage.c.id)
_STAGES = Query(
    models.InterviewerPoolTrainingStage,
    select(*_stage.columns)
    .where(_stage.c.interviewer_pool_id == bindparam("interviewer_pool_id"))
    .order_by(*_in_order),
)
STAGES_BY_POOL = Lookup(
    models.InterviewerPoolTrainingStage,
    select(*_stage.columns).order_by(_stage.c.interviewer_pool_id, *_in_order),
    _stage.c.interviewer_pool_id,
)
_USERS = Lookup(models.User, select(*models.user.columns), models.user.c.id)


def approver_ids(stage: models.InterviewerPoolTrainingStage) -> list[Id]:
    """Who can approve the trainees of a stage."""
    return [Id(each) for each in json.loads(stage.approver_ids)]


# The stages. Whoever changes one locks its pool first: what is said of the others then holds.


def add_stage(
    ctx: Context, pool_id: Id, given: StageGiven, *, place: int | None, stage_id: Id | None
) -> models.InterviewerPool:
    """Adds a stage to a pool's path, at `place`, where those from there on move up; None: at the end.

    Raises:
        InterviewerPoolNotFound: there is no such pool.
        UserNotFound: there is no such approver.
        InvalidInput: there are too many stages, or no such place, or nobody can approve what must be approved.
        IdTaken: the id belongs to another stage.
    """
    pool = ctx.lock(models.interviewer_pool, pool_id)
    every = ctx.rows(_STAGES, interviewer_pool_id=pool.id)
    stages = _unarchived(every)
    if len(every) >= MAX_STAGES:
        raise InvalidInput(problem=f"`interviewerPoolId`: a training path has at most {MAX_STAGES} stages")
    if place is None:
        place = len(stages)
    if place > len(stages):
        raise InvalidInput(problem=f"`stageNumber` must be at most {len(stages)}, behind the last stage")
    blank = models.InterviewerPoolTrainingStage(
        organization_id=ctx.organization_id,
        id=stage_id or ctx.new_id(),
        interviewer_pool_id=pool.id,
        stage_number=place,
        interviewer_role="Shadow",
        interviews_required=1,
        approval_required=False,
        approver_ids=Json("[]"),
        is_archived=False,
    )
    stage = _described(ctx, blank, given)
    identity.add(ctx, _stage, stage)
    _number(ctx, [*stages[:place], stage, *stages[place:]])
    touch(ctx, pool, "interviewerPool.trainingStageAdded", changed="stages")
    return pool


def revise_stage(ctx: Context, stage_id: Id, given: StageGiven) -> models.InterviewerPool:
    """Changes what is given of a stage. Trainees who have done all that it now asks for move on at once.

    Raises:
        InterviewerPoolTrainingStageNotFound: there is no such stage.
        UserNotFound: there is no such approver.
        InvalidInput: nobody can approve what must be approved.
    """
    pool, stage = _locked(ctx, stage_id)
    revised = _described(ctx, stage, given)
    if revised == stage:
        return pool
    ctx.update(_stage, stage, revised)
    stages = _unarchived(ctx.rows(_STAGES, interviewer_pool_id=pool.id))
    for member in members_of(ctx, pool.id):
        if member.training_stage_id == stage.id and (moved := _moved_on(stages, member)) != member:
            move(ctx, member, moved)
    touch(ctx, pool, "interviewerPool.trainingStageUpdated", changed="stages")
    return pool


def archive_stage(ctx: Context, stage_id: Id) -> models.InterviewerPool:
    """Archives a stage, and closes the gap that it leaves. One that is archived stays as it is.

    Raises:
        InterviewerPoolTrainingStageNotFound: there is no such stage.
        InterviewerPoolTrainingStageInUse: trainees stand in it.
    """
    pool, stage = _locked(ctx, stage_id)
    if stage.is_archived:
        return pool
    if any(member.training_stage_id == stage.id for member in members_of(ctx, pool.id)):
        raise InterviewerPoolTrainingStageInUse(id=stage.id)
    ctx.update(_stage, stage, stage._replace(is_archived=True))
    _number(ctx, _unarchived(ctx.rows(_STAGES, interviewer_pool_id=pool.id)))
    touch(ctx, pool, "interviewerPool.trainingStageArchived", changed="stages")
    return pool


def restore_stage(ctx: Context, stage_id: Id) -> models.InterviewerPool:
    """Takes a stage out of the archive; it becomes the last one. One that is not archived stays as it is.

    Raises:
        InterviewerPoolTrainingStageNotFound: there is no such stage.
    """
    pool, stage = _locked(ctx, stage_id)
    if not stage.is_archived:
        return pool
    last = len(_unarchived(ctx.rows(_STAGES, interviewer_pool_id=pool.id)))
    ctx.update(_stage, stage, stage._replace(is_archived=False, stage_number=last))
    touch(ctx, pool, "interviewerPool.trainingStageRestored", changed="stages")
    return pool


def reorder(ctx: Context, pool_id: Id, stage_ids: Sequence[Id]) -> models.InterviewerPool:
    """Puts the stages of a pool into the order of `stage_ids`, which is all that are not archived.

    Raises:
        InterviewerPoolNotFound: there is no such pool.
        InterviewerPoolTrainingStageNotFound: one of them is not a stage of the pool, or is archived.
        InvalidInput: one is missing, or there twice.
    """
    pool = ctx.lock(models.interviewer_pool, pool_id)
    stages = {stage.id: stage for stage in _unarchived(ctx.rows(_STAGES, interviewer_pool_id=pool.id))}
    for stage_id in stage_ids:
        if stage_id not in stages:
            raise InterviewerPoolTrainingStageNotFound(id=stage_id)
    if sorted(stage_ids) != sorted(stages):
        raise InvalidInput(problem="`interviewerPoolTrainingPathStageIds` must hold each stage of the pool once")
    if _number(ctx, [stages[stage_id] for stage_id in stage_ids]):
        touch(ctx, pool, "interviewerPool.trainingStagesReordered", changed="stages")
    return pool


def _locked(ctx: Context, stage_id: Id) -> tuple[models.InterviewerPool, models.InterviewerPoolTrainingStage]:
    pool = ctx.lock(models.interviewer_pool, ctx.get(_stage, stage_id).interviewer_pool_id)
    return pool, ctx.get(_stage, stage_id)


def _unarchived(stages: Sequence[models.InterviewerPoolTrainingStage]) -> list[models.InterviewerPoolTrainingStage]:
    return [stage for stage in stages if not stage.is_archived]


def _number(ctx: Context, stages: Sequence[models.InterviewerPoolTrainingStage]) -> bool:
    """Numbers stages as they stand; whether that changed any."""
    moved = [(place, stage) for place, stage in enumerate(stages) if stage.stage_number != place]
    for place, stage in moved:
        ctx.update(_stage, stage, stage._replace(stage_number=place))
    return bool(moved)


def _described(
    ctx: Context, stage: models.InterviewerPoolTrainingStage, given: StageGiven
) -> models.InterviewerPoolTrainingStage:
    """`stage` with what `given` says."""
    changes: dict[str, Any] = {}
    if given.interviewer_role is not None:
        changes["interviewer_role"] = given.interviewer_role
    if given.interviews_required is not None:
        changes["interviews_required"] = given.interviews_required
    if given.approval_required is not None:
        changes["approval_required"] = given.approval_required
    if given.approver_ids is not None:
        changes["approver_ids"] = to_json(_approvers(ctx, given.approver_ids, approver_ids(stage)))
    described = stage._replace(**changes)
    if described.approval_required and not approver_ids(described):
        raise InvalidInput(problem="`approverIds` must name somebody as long as `approvalRequired` is true")
    return described


def _approvers(ctx: Context, ids: Sequence[Id], known: Sequence[Id]) -> list[Id]:
    """`ids` without repetitions, if all can be approvers; who is one already stays one when disabled."""
    found = {user.id: user for user in ctx.by_id(_USERS, ids)}
    for user_id in ids:
        user = found.get(user_id)
        if user is None or user.is_service:
            raise UserNotFound(id=user_id)
        if not user.is_enabled and user_id not in known:
            raise InvalidInput(problem=f"`approverIds`: the user {user_id} is disabled")
    return list(dict.fromkeys(ids))


# The way through them


def record_interview(ctx: Context, pool_id: Id, user_id: Id) -> models.InterviewerPool:
    """Counts an interview of a trainee, who moves on with the last one that the stage requires.

    Where the stage requires an approval, the trainee stays in it until there is one.

    Raises:
        InterviewerPoolNotFound, InterviewerPoolArchived, InterviewerPoolRequiresNoTraining: nobody is trained there.
        UserNotFound, InterviewerPoolTraineeNotFound: there is no such user, or they are not a trainee.
    """
    pool, trainee = _trainee(ctx, pool_id, user_id)
    stages = _unarchived(ctx.rows(_STAGES, interviewer_pool_id=pool.id))
    counted = trainee._replace(interviews_completed=trainee.interviews_completed + 1)
    move(ctx, trainee, _moved_on(stages, counted))
    touch(ctx, pool, "interviewerPool.trainingInterviewRecorded", changed="members")
    return pool


def approve(ctx: Context, pool_id: Id, user_id: Id, approver_id: Id) -> models.InterviewerPool:
    """Lets a trainee move on who has held all interviews of a stage that requires an approval.

    Raises:
        InterviewerPoolNotFound, InterviewerPoolArchived, InterviewerPoolRequiresNoTraining: nobody is trained there.
        UserNotFound, InterviewerPoolTraineeNotFound: there is no such user, or they are not a trainee.
        TraineeNotWaitingForApproval: there is nothing to approve.
        NotAnApprover: somebody else must do that.
    """
    pool, trainee = _trainee(ctx, pool_id, user_id)
    stages = _unarchived(ctx.rows(_STAGES, interviewer_pool_id=pool.id))
    stage = next(each for each in stages if each.id == trainee.training_stage_id)
    if not stage.approval_required or trainee.interviews_completed < stage.interviews_required:
        raise TraineeNotWaitingForApproval(user_id=trainee.user_id, id=pool.id)
    approver = ctx.find(models.user, approver_id)
    if approver is None or not approver.is_enabled or approver.id not in approver_ids(stage):
        raise NotAnApprover(user_id=approver_id, id=stage.id)
    move(ctx, trainee, _moved_on(stages, trainee, approved=True))
    touch(ctx, pool, "interviewerPool.traineeApproved", changed="members")
    return pool


def _trainee(ctx: Context, pool_id: Id, user_id: Id) -> tuple[models.InterviewerPool, models.InterviewerPoolMember]:
    """A pool, locked, and a trainee in it."""
    pool = open_pool(ctx, pool_id)
    user = users.person(ctx, user_id)
    if not pool.requires_training:
        raise InterviewerPoolRequiresNoTraining(id=pool.id)
    for member in members_of(ctx, pool.id):
        if member.user_id == user.id and member.training_stage_id is not None:
            return pool, member
    raise InterviewerPoolTraineeNotFound(user_id=user.id, id=pool.id)


def _moved_on(
    stages: Sequence[models.InterviewerPoolTrainingStage],
    trainee: models.InterviewerPoolMember,
    *,
    approved: bool = False,
) -> models.InterviewerPoolMember:
    """Where a trainee stands: in the next stage, or qualified after the last, when this one is done."""
    place = next(place for place, stage in enumerate(stages) if stage.id == trainee.training_stage_id)
    stage = stages[place]
    if trainee.interviews_completed < stage.interviews_required or (stage.approval_required and not approved):
        return trainee
    following = stages[place + 1].id if place + 1 < len(stages) else None
    return trainee._replace(training_stage_id=following, interviews_completed=0)
