"""Interview plans: the stages that applications go through."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import false

from rowantree import models
from rowantree.api.shapes.plan import InterviewStage, show_stage
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import (
    UNSET,
    Id,
    Input,
    Meta,
    Output,
    SyncPageInput,
    TimeShown,
    UnsetType,
    or_none,
    show_time,
)
from rowantree.domain import plans
from rowantree.domain.identity import IdTaken
from rowantree.domain.names import MAX_NAME
from rowantree.domain.plans import (
    MAX_STAGES,
    InterviewPlanInUse,
    InterviewPlanNotFound,
    InterviewStageGroupNotFound,
    NewStage,
)
from rowantree.models.plan import StageType

Title = Annotated[str, Meta(max_length=MAX_NAME)]


class InterviewPlan(Output):
    """Stages that applications go through."""

    id: Id
    title: str
    is_archived: bool
    created_at: TimeShown
    updated_at: TimeShown


class InterviewPlanWithStages(Output):
    """An interview plan and its stages, in order."""

    id: Id
    title: str
    is_archived: bool
    created_at: TimeShown
    updated_at: TimeShown
    is_draft: Annotated[bool, Meta(description="Whether it is not published yet; lists do not show drafts.")]
    stages: list[InterviewStage]


def show(row: models.InterviewPlan) -> InterviewPlan:
    """A plan as the list shows it."""
    return InterviewPlan(
        id=row.id,
        title=row.title,
        is_archived=row.is_archived,
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
    )


def show_with_stages(ctx: Context, row: models.InterviewPlan) -> InterviewPlanWithStages:
    """A plan with its stages."""
    return InterviewPlanWithStages(
        id=row.id,
        title=row.title,
        is_archived=row.is_archived,
        created_at=show_time(row.created_at),
        updated_at=show_time(row.updated_at),
        is_draft=row.is_draft,
        stages=[show_stage(stage) for stage in plans.stages_of(ctx, row.id)],
    )


class List(SyncPageInput):
    """Which plans to list."""

    include_archived: Annotated[
        bool | UnsetType, Meta(description="Whether archived plans are listed too; they are not when absent.")
    ] = UNSET


LIST = Listing(
    models.interview_plan,
    {
        "published": models.interview_plan.c.is_draft == false(),
        "unarchived": models.interview_plan.c.is_archived == false(),
    },
    {"published": True, "unarchived": True},
)


@operation("interviewPlan.list", permission=Permission.INTERVIEWS_READ, writes=False)
def list_(ctx: Context, body: List) -> SyncPage[InterviewPlan]:
    """Lists published interview plans, the oldest first.

    Drafts are never listed.
    """
    unarchived = None if body.include_archived is UNSET else not body.include_archived
    found = ctx.page(LIST, body, unarchived=unarchived)
    return found.sync_page([show(plan) for plan in found.rows])


class StageGiven(Input):
    """A stage of a new plan."""

    title: Title
    type: StageType
    interview_stage_group_id: Annotated[
        Id | UnsetType | None,
        Meta(description="Its group; the first of its type when absent, none when null."),
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the stage shall have.")] = UNSET


class Create(Input):
    """The plan to create."""

    title: Title
    is_draft: Annotated[
        bool | UnsetType, Meta(description="Whether it is not published yet; it is published when absent.")
    ] = UNSET
    stages: Annotated[
        Annotated[list[StageGiven], Meta(max_length=MAX_STAGES)] | UnsetType,
        Meta(description="Its stages in order. Stages can also be added later."),
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the plan shall have.")] = UNSET


@operation(
    "interviewPlan.create",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewStageGroupNotFound, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> InterviewPlanWithStages:
    """Creates an interview plan.

    A plan has at most 100 stages, and at most one of the type `Hired`.
    """
    stages = [
        new_stage(stage.title, stage.type, stage.interview_stage_group_id, stage.id) for stage in body.stages or []
    ]
    plan = plans.add(ctx, body.title, stages, is_draft=body.is_draft is True, plan_id=or_none(body.id))
    return show_with_stages(ctx, plan)


def new_stage(title: str, kind: StageType, group_id: Id | UnsetType | None, stage_id: Id | UnsetType) -> NewStage:
    """A stage as a request describes it."""
    return NewStage(
        title=title,
        type=kind,
        interview_stage_group_id=or_none(group_id),
        grouped=group_id is not None,
        id=or_none(stage_id),
    )


class Info(Input):
    """Which plan to show."""

    interview_plan_id: Annotated[Id, Meta(description="The plan, a draft or archived one too.")]


@operation(
    "interviewPlan.info",
    permission=Permission.INTERVIEWS_READ,
    writes=False,
    errors=(InterviewPlanNotFound,),
    extension=True,
)
def info(ctx: Context, body: Info) -> InterviewPlanWithStages:
    """Shows an interview plan with its stages."""
    return show_with_stages(ctx, ctx.get(models.interview_plan, body.interview_plan_id))


class Update(Input):
    """The plan, and what of it to change; what is absent stays as it is."""

    interview_plan_id: Annotated[Id, Meta(description="The plan to change.")]
    title: Title | UnsetType = UNSET
    is_draft: Annotated[
        bool | UnsetType,
        Meta(description="False publishes the plan; true makes it a draft again as long as no job uses it."),
    ] = UNSET


@operation(
    "interviewPlan.update",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewPlanNotFound, InterviewPlanInUse),
    extension=True,
)
def update(ctx: Context, body: Update) -> InterviewPlanWithStages:
    """Renames or publishes an interview plan.

    An update that changes nothing leaves `updatedAt` as it is.
    """
    plan = ctx.lock(models.interview_plan, body.interview_plan_id)
    revised = plans.revise(ctx, plan, title=or_none(body.title), is_draft=or_none(body.is_draft))
    return show_with_stages(ctx, revised)


class Archive(Input):
    """The plan to archive."""

    interview_plan_id: Annotated[Id, Meta(description="The plan, from `interviewPlan.list`.")]


@operation(
    "interviewPlan.archive",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewPlanNotFound,),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> InterviewPlanWithStages:
    """Archives an interview plan.

    Applications that follow it stay where they are and can go on; new ones cannot begin in it. Archiving an archived
    plan changes nothing.
    """
    plan = ctx.lock(models.interview_plan, body.interview_plan_id)
    return show_with_stages(ctx, plans.set_archived(ctx, plan, is_archived=True))


class Restore(Input):
    """The plan to restore."""

    interview_plan_id: Annotated[Id, Meta(description="The plan, from `interviewPlan.list` with `includeArchived`.")]


@operation(
    "interviewPlan.restore",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewPlanNotFound,),
    extension=True,
)
def restore(ctx: Context, body: Restore) -> InterviewPlanWithStages:
    """Takes an interview plan out of the archive.

    Restoring a plan that is not archived changes nothing.
    """
    plan = ctx.lock(models.interview_plan, body.interview_plan_id)
    return show_with_stages(ctx, plans.set_archived(ctx, plan, is_archived=False))
