"""Interviewer pools: the stages of their training paths."""

from __future__ import annotations

from typing import Annotated

from rowantree.api.shapes.interviewer_pool import InterviewerPoolWithMembers, show
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, UnsetType, or_none
from rowantree.domain import training
from rowantree.domain.identity import IdTaken
from rowantree.domain.interviewer_pools import InterviewerPoolNotFound, InterviewerPoolTrainingStageNotFound
from rowantree.domain.people import UserNotFound
from rowantree.domain.training import (
    MAX_APPROVERS,
    MAX_INTERVIEWS,
    MAX_STAGES,
    InterviewerPoolTrainingStageInUse,
    StageGiven,
)
from rowantree.models.interviewer import TrainingRole

Role = Annotated[
    TrainingRole,
    Meta(description="Whether the trainee watches somebody qualified (`Shadow`) or is watched (`ReverseShadow`)."),
]
InterviewsRequired = Annotated[
    int, Meta(ge=1, le=MAX_INTERVIEWS, description="How many interviews a trainee holds in the stage.")
]
Approvers = Annotated[
    list[Id], Meta(max_length=MAX_APPROVERS, description="The users who can approve, from `user.list`.")
]
ApprovalRequired = Annotated[
    bool, Meta(description="Whether an approver must agree before a trainee moves on; then there must be approvers.")
]


class AddTrainingStage(Input):
    """The pool, and the stage that its training gets."""

    interviewer_pool_id: Annotated[Id, Meta(description="The pool, whether it requires training or not.")]
    interviewer_role: Role
    interviews_required: InterviewsRequired
    approval_required: Annotated[ApprovalRequired | UnsetType, Meta(description="Not required when absent.")] = UNSET
    approver_ids: Approvers | UnsetType = UNSET
    stage_number: Annotated[
        Annotated[int, Meta(ge=0, le=MAX_STAGES)] | UnsetType,
        Meta(description="Its place, from 0; the stages from there on move up. The last when absent."),
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the stage shall have, for imports.")] = UNSET


@operation(
    "interviewerPool.addTrainingStage",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(InterviewerPoolNotFound, UserNotFound, IdTaken),
    extension=True,
)
def add_training_stage(ctx: Context, body: AddTrainingStage) -> InterviewerPoolWithMembers:
    """Adds a stage to the training path of an interviewer pool.

    A path has at most 30 stages, archived ones counted.
    """
    given = StageGiven(
        interviewer_role=body.interviewer_role,
        interviews_required=body.interviews_required,
        approval_required=or_none(body.approval_required),
        approver_ids=or_none(body.approver_ids),
    )
    place, stage_id = or_none(body.stage_number), or_none(body.id)
    return show(ctx, training.add_stage(ctx, body.interviewer_pool_id, given, place=place, stage_id=stage_id).id)


class UpdateTrainingStage(Input):
    """The stage, and what of it to change; what is absent stays as it is."""

    interviewer_pool_training_path_stage_id: Annotated[Id, Meta(description="The stage to change.")]
    interviewer_role: Role | UnsetType = UNSET
    interviews_required: InterviewsRequired | UnsetType = UNSET
    approval_required: ApprovalRequired | UnsetType = UNSET
    approver_ids: Annotated[
        Approvers | UnsetType, Meta(description="All users who can approve from now on; the others cannot any more.")
    ] = UNSET


@operation(
    "interviewerPool.updateTrainingStage",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(InterviewerPoolTrainingStageNotFound, UserNotFound),
    extension=True,
)
def update_training_stage(ctx: Context, body: UpdateTrainingStage) -> InterviewerPoolWithMembers:
    """Changes a training stage of an interviewer pool.

    Trainees who have done all that the stage now asks for move on at once.
    """
    given = StageGiven(
        interviewer_role=or_none(body.interviewer_role),
        interviews_required=or_none(body.interviews_required),
        approval_required=or_none(body.approval_required),
        approver_ids=or_none(body.approver_ids),
    )
    return show(ctx, training.revise_stage(ctx, body.interviewer_pool_training_path_stage_id, given).id)


class ArchiveTrainingStage(Input):
    """The stage to archive."""

    interviewer_pool_training_path_stage_id: Annotated[Id, Meta(description="The stage, with no trainees in it.")]


@operation(
    "interviewerPool.archiveTrainingStage",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(InterviewerPoolTrainingStageNotFound, InterviewerPoolTrainingStageInUse),
    extension=True,
)
def archive_training_stage(ctx: Context, body: ArchiveTrainingStage) -> InterviewerPoolWithMembers:
    """Archives a training stage in which no trainee stands.

    Archiving an archived stage changes nothing.
    """
    return show(ctx, training.archive_stage(ctx, body.interviewer_pool_training_path_stage_id).id)


class RestoreTrainingStage(Input):
    """The stage to restore."""

    interviewer_pool_training_path_stage_id: Annotated[Id, Meta(description="The archived stage.")]


@operation(
    "interviewerPool.restoreTrainingStage",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(InterviewerPoolTrainingStageNotFound,),
    extension=True,
)
def restore_training_stage(ctx: Context, body: RestoreTrainingStage) -> InterviewerPoolWithMembers:
    """Takes a training stage out of the archive; it becomes the last of its path.

    Restoring a stage that is not archived changes nothing.
    """
    return show(ctx, training.restore_stage(ctx, body.interviewer_pool_training_path_stage_id).id)


class ReorderTrainingStages(Input):
    """The pool and the order of its training stages."""

    interviewer_pool_id: Annotated[Id, Meta(description="The pool whose stages get a new order.")]
    interviewer_pool_training_path_stage_ids: Annotated[
        Annotated[list[Id], Meta(max_length=MAX_STAGES)],
        Meta(description="All stages that are not archived, in the new order."),
    ]


@operation(
    "interviewerPool.reorderTrainingStages",
    permission=Permission.HIRING_PROCESS_METADATA_WRITE,
    writes=True,
    errors=(InterviewerPoolNotFound, InterviewerPoolTrainingStageNotFound),
    extension=True,
)
def reorder_training_stages(ctx: Context, body: ReorderTrainingStages) -> InterviewerPoolWithMembers:
    """Puts the training stages of an interviewer pool into another order.

    Trainees stay in their stages, and go on with what follows there now.
    """
    stage_ids = body.interviewer_pool_training_path_stage_ids
    return show(ctx, training.reorder(ctx, body.interviewer_pool_id, stage_ids).id)
