"""Interview stages: the steps of interview plans."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam, false

from rowantree import models
from rowantree.api.interview_plan import Title, new_stage
from rowantree.api.shapes.plan import InterviewStage, show_stage
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import WHOLE, Listing, Page
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, UnsetType, WholePageInput, or_none
from rowantree.domain import plans
from rowantree.domain.identity import IdTaken
from rowantree.domain.plans import (
    InterviewPlanNotFound,
    InterviewStageGroupNotFound,
    InterviewStageInUse,
    InterviewStageNotFound,
)
from rowantree.models.plan import StageType

Order = Annotated[int, Meta(ge=0)]


class List(WholePageInput):
    """Of which plan to list the stages."""

    interview_plan_id: Annotated[Id, Meta(description="The plan, a draft or archived one too.")]


LIST = Listing(
    models.interview_stage,
    {
        "interview_plan_id": models.interview_stage.c.interview_plan_id == bindparam("interview_plan_id"),
        "unarchived": models.interview_stage.c.is_archived == false(),
    },
    {"unarchived": True},
    size=WHOLE,
)


@operation("interviewStage.list", permission=Permission.INTERVIEWS_READ, writes=False, errors=(InterviewPlanNotFound,))
def list_(ctx: Context, body: List) -> Page[InterviewStage]:
    """Lists the stages of an interview plan in order.

    Archived stages are not listed.
    """
    plan = ctx.get(models.interview_plan, body.interview_plan_id)
    found = ctx.page(LIST, body, interview_plan_id=plan.id)
    return found.page([show_stage(stage) for stage in found.rows])


class Info(Input):
    """Which stage to show."""

    interview_stage_id: Annotated[Id, Meta(description="The stage, an archived one too.")]


@operation("interviewStage.info", permission=Permission.INTERVIEWS_READ, writes=False, errors=(InterviewStageNotFound,))
def info(ctx: Context, body: Info) -> InterviewStage:
    """Shows one interview stage."""
    return show_stage(ctx.get(models.interview_stage, body.interview_stage_id))


class Create(Input):
    """The stage to create."""

    interview_plan_id: Annotated[Id, Meta(description="The plan that gets the stage.")]
    title: Title
    type: StageType
    interview_stage_group_id: Annotated[
        Id | UnsetType | None,
        Meta(description="Its group; the first of its type when absent, none when null."),
    ] = UNSET
    order_in_interview_plan: Annotated[
        Order | UnsetType,
        Meta(description="Its place, from 0; the stages from there on move up. The last when absent."),
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id that the stage shall have.")] = UNSET


@operation(
    "interviewStage.create",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewPlanNotFound, InterviewStageGroupNotFound, IdTaken),
    extension=True,
)
def create(ctx: Context, body: Create) -> InterviewStage:
    """Adds a stage to an interview plan.

    A plan has at most 100 stages, and at most one of the type `Hired`.
    """
    stage = new_stage(body.title, body.type, body.interview_stage_group_id, body.id)
    return show_stage(plans.add_stage(ctx, body.interview_plan_id, stage, or_none(body.order_in_interview_plan)))


class Update(Input):
    """The stage, and what of it to change; what is absent stays as it is."""

    interview_stage_id: Annotated[Id, Meta(description="The stage to change.")]
    title: Title | UnsetType = UNSET
    interview_stage_group_id: Annotated[
        Id | UnsetType | None, Meta(description="Its new group; null takes it out of its group.")
    ] = UNSET


@operation(
    "interviewStage.update",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewStageNotFound, InterviewStageGroupNotFound),
    extension=True,
)
def update(ctx: Context, body: Update) -> InterviewStage:
    """Renames an interview stage, or puts it into another group.

    A stage keeps its type for ever: it says what applications in it are.
    """
    revised = plans.revise_stage(
        ctx,
        body.interview_stage_id,
        title=or_none(body.title),
        interview_stage_group_id=or_none(body.interview_stage_group_id),
        ungrouped=body.interview_stage_group_id is None,
    )
    return show_stage(revised)


class Reorder(Input):
    """The plan and the order of its stages."""

    interview_plan_id: Annotated[Id, Meta(description="The plan whose stages get a new order.")]
    interview_stage_ids: Annotated[list[Id], Meta(description="All stages of the plan, in the new order.")]


@operation(
    "interviewStage.reorder",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewPlanNotFound, InterviewStageNotFound),
    extension=True,
)
def reorder(ctx: Context, body: Reorder) -> list[InterviewStage]:
    """Puts the stages of an interview plan into another order; gives them in it."""
    return [show_stage(stage) for stage in plans.reorder(ctx, body.interview_plan_id, body.interview_stage_ids)]


class Archive(Input):
    """The stage to archive."""

    interview_stage_id: Annotated[Id, Meta(description="The stage, from `interviewStage.list`.")]


@operation(
    "interviewStage.archive",
    permission=Permission.INTERVIEWS_WRITE,
    writes=True,
    errors=(InterviewStageNotFound, InterviewStageInUse),
    extension=True,
)
def archive(ctx: Context, body: Archive) -> InterviewStage:
    """Archives an interview stage in which no application stands.

    Its plan no longer has it; the histories of applications that have been in it still show it. Archiving an archived
    stage changes nothing.
    """
    return show_stage(plans.archive_stage(ctx, body.interview_stage_id))
