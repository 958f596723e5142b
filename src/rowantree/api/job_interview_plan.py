"""Interview plans of jobs: what happens to an application for a job, stage by stage."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType
from rowantree.domain import plans
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.plans import InterviewPlanNotFound
from rowantree.models.plan import StageType


class InterviewOfActivity(Output):
    """An interview that belongs to an activity."""

    id: Id | UnsetType = UNSET
    title: str | UnsetType = UNSET
    interview_id: Annotated[Id | UnsetType, Meta(description="What is held.")] = UNSET
    interview_duration_minutes: float | UnsetType = UNSET
    is_schedulable: bool | UnsetType = UNSET


class ActivityOfStage(Output):
    """Interviews of a stage that are scheduled together."""

    id: Id
    title: str | UnsetType = UNSET
    interviews: list[InterviewOfActivity]


class StageOfJob(Output):
    """A stage of a job's interview plan, with what is to be scheduled in it."""

    id: Id
    title: str
    type: StageType
    order_in_interview_plan: int
    interview_stage_group_id: Id | None
    activities: list[ActivityOfStage]


class JobInterviewPlan(Output):
    """What happens to an application for a job, stage by stage."""

    job_id: Id
    interview_plan_id: Id
    stages: Annotated[list[StageOfJob], Meta(description="In order, without archived ones.")]


class Info(Input):
    """The job whose plan to show."""

    job_id: Annotated[Id, Meta(description="The job, from `job.list`.")]


@operation(
    "jobInterviewPlan.info",
    permission=Permission.JOBS_READ,
    writes=False,
    errors=(JobNotFound, InterviewPlanNotFound),
)
def info(ctx: Context, body: Info) -> JobInterviewPlan:
    """Shows the default interview plan of a job with its stages.

    A job without one is refused with `interview_plan_not_found`. No stage has activities yet.
    """
    job = ctx.get(models.job, body.job_id)
    if job.default_interview_plan_id is None:
        raise InterviewPlanNotFound(id=f"job {job.id} has no default plan")
    stages = plans.stages_of(ctx, job.default_interview_plan_id)
    return JobInterviewPlan(
        job_id=job.id,
        interview_plan_id=job.default_interview_plan_id,
        stages=[show_stage(stage) for stage in stages],
    )


def show_stage(row: models.InterviewStage) -> StageOfJob:
    """A stage as this answer shows it."""
    return StageOfJob(
        id=row.id,
        title=row.title,
        type=row.type,
        order_in_interview_plan=row.order_in_interview_plan,
        interview_stage_group_id=row.interview_stage_group_id,
        activities=[],
    )
