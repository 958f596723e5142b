"""Changing the interview plan of a job: its applications move from the stages of the old one to those of the new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.statement import Lookup, Query
from rowantree.domain import history, jobs, pipeline, plans
from rowantree.domain.jobs import PlanChanged
from rowantree.domain.plans import InterviewStageNotFound
from rowantree.models.columns import Id

CONSIDERED = frozenset({"Active", "Lead"})
"""What an application is that must not stay behind in another plan."""
ENDS = frozenset({"Archived", "Hired"})
"""The types of stages in which an application ends; no change of plans begins or undoes that."""


_application = models.application
_OF_JOB = Query(
    models.Application,
    select(*_application.columns)
    .where(_application.c.job_id == bindparam("job_id"))
    .order_by(_application.c.added_at, _application.c.id)
    .with_for_update(),
)
_STAGES = Lookup(models.InterviewStage, select(*models.interview_stage.columns), models.interview_stage.c.id)


def change_plan(ctx: Context, job: models.Job, plan_id: Id, mappings: Mapping[Id, Id]) -> models.Job:
    """Makes a plan the default of a locked job, and moves the job's applications into it.

    Those that stand in a mapped stage move; the others follow another plan, or have ended, and stay where they are.

    Raises:
        InterviewPlanNotFound: there is no such plan that could be used.
        InterviewStageNotFound: a stage is not there, or one to move to is not in the plan.
        InvalidInput: a stage is missing from `mappings` in which active applications stand, or would end some or begin
            them anew.
    """
    plan = plans.usable(ctx, plan_id)
    stages = {stage.id: stage for stage in ctx.by_id(_STAGES, mappings)}
    targets = {stage.id: stage for stage in plans.stages_of(ctx, plan.id)}
    _check(mappings, stages, targets)
    applications = ctx.rows(_OF_JOB, job_id=job.id)
    _check_complete(ctx, applications, mappings, plan)
    before = (
        None
        if job.default_interview_plan_id is None
        else ctx.find(models.interview_plan, job.default_interview_plan_id)
    )
    moving = [each for each in applications if each.interview_stage_id in mappings]
    for application in moving:
        _move(ctx, application, targets[mappings[application.interview_stage_id]])
    if not moving and job.default_interview_plan_id == plan.id:
        return job
    changed = job._replace(default_interview_plan_id=plan.id, updated_at=ctx.now)
    fields = ctx.update(models.job, job, changed) - {"updated_at"}
    jobs.link_plan(ctx, job.id, plan.id)
    ctx.happenings.append(PlanChanged("job.interviewPlanChanged", job.id, fields, before, plan, dict(mappings)))
    return changed


def _check(
    mappings: Mapping[Id, Id], stages: Mapping[Id, models.InterviewStage], targets: Mapping[Id, models.InterviewStage]
) -> None:
    for from_id, to_id in mappings.items():
        if from_id not in stages:
            raise InterviewStageNotFound(id=from_id)
        if to_id not in targets:
            raise InterviewStageNotFound(id=to_id)
        before, after = stages[from_id], targets[to_id]
        if before.interview_plan_id == after.interview_plan_id:
            raise InvalidInput(
                problem=f"`interviewStageMappings`: {before.title!r} is already a stage of the new interview plan"
            )
        if before.type != after.type and {before.type, after.type} & ENDS:
            raise InvalidInput(
                problem=f"`interviewStageMappings`: {before.title!r} is of the type {before.type}, and "
                f"{after.title!r} of the type {after.type}: no application is archived or hired by a change of plans"
            )


def _check_complete(
    ctx: Context,
    applications: Sequence[models.Application],
    mappings: Mapping[Id, Id],
    plan: models.InterviewPlan,
) -> None:
    """Refuses to leave active applications behind."""
    ids = {each.interview_stage_id for each in applications if each.status in CONSIDERED} - mappings.keys()
    left = [stage for stage in ctx.by_id(_STAGES, ids) if stage.interview_plan_id != plan.id]
    if left:
        names = ", ".join(f"{stage.title!r} ({stage.id})" for stage in sorted(left, key=lambda stage: stage.title))
        raise InvalidInput(problem=f"`interviewStageMappings`: active applications also stand in {names}")


def _move(ctx: Context, application: models.Application, stage: models.InterviewStage) -> None:
    """An application that goes on in a stage of the new plan, as what it is: told of by the change of plans alone."""
    history.enter(ctx, application.id, stage.id, application.archive_reason_id)
    moved = application._replace(interview_stage_id=stage.id, status=pipeline.STATUS[stage.type], updated_at=ctx.now)
    fields = ctx.update(_application, application, moved)
    ctx.happened("application.planChanged", application.id, fields - {"updated_at"})
