"""Applications and their way through the stages of a plan: begun, moved, archived, hired, transferred."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import confidentiality, history, identity, jobs, outbox, plans
from rowantree.domain.history import Stay
from rowantree.domain.plans import InterviewStageNotFound
from rowantree.models.application import ApplicationStatus
from rowantree.models.columns import Id
from rowantree.models.plan import StageType

STATUS: Mapping[StageType, ApplicationStatus] = {
    "Lead": "Lead",
    "PreInterviewScreen": "Active",
    "Active": "Active",
    "Offer": "Active",
    "Hired": "Hired",
    "Archived": "Archived",
}
"""What an application is in a stage of each type."""


@when_missing(models.application)
class ApplicationNotFound(Refusal):
    """No application has this id, or this key may not see the one that has."""

    code = "application_not_found"
    message = "Application not found: {id}"


@when_missing(models.form_submission)
class FormSubmissionNotFound(Refusal):
    """No submitted form has this id, or this key may not see its application."""

    code = "form_submission_not_found"
    message = "Submitted form not found: {id}"


class ApplicationBlocked(Refusal):
    """The form was submitted beyond the organization's limit of applications, so there is no application."""

    code = "application_blocked"
    message = "The application of this form was blocked, so there is none to show"


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """How an application begins; what is None is as usual."""

    id: Id | None = None
    plan_id: Id | None = None
    """The job's default plan where None."""
    stage_id: Id | None = None
    """The plan's first stage of the type `Lead` where None."""
    source_id: Id | None = None
    credited_to_user_id: Id | None = None
    created_at: datetime | None = None
    applied_via_job_posting_id: Id | None = None
    past: Sequence[Stay] = ()
    """Where it has been, for one that was begun in another system; it stands in the last of them."""


def begin(
    ctx: Context, candidate: models.Candidate, job: models.Job, beginning: Beginning | None = None
) -> models.Application:
    """Considers a candidate for a job.

    Raises:
        InvalidInput: the job has no plan, the stage is none to begin in, or the past does not fit.
        InterviewPlanNotFound: there is no such plan that could be used.
        InterviewStageNotFound: the stage is not in the plan.
        IdTaken: the id belongs to another application.
    """
    beginning = beginning or Beginning()
    plan_id = plan_to_follow(ctx, job, beginning.plan_id)
    jobs.use_plan(ctx, job, plan_id)
    stages = {stage.id: stage for stage in plans.stages_of(ctx, plan_id)}
    created_at = beginning.created_at or ctx.now
    past = list(beginning.past) or [_first_stay(stages, beginning, created_at)]
    application_id = beginning.id or ctx.new_id()
    stays = history.arranged(ctx, application_id, stages, past)
    current = stays[-1]
    _stage_in(ctx, plan_id, current.interview_stage_id)  # held, so that it is not archived in this moment
    if beginning.past and beginning.stage_id not in (None, current.interview_stage_id):
        raise InvalidInput(problem="`interviewStageId` is not the stage that `applicationHistory` ends in")
    application = models.Application(
        organization_id=ctx.organization_id,
        id=application_id,
        candidate_id=candidate.id,
        job_id=job.id,
        confidential=job.confidential,
        status=STATUS[stages[current.interview_stage_id].type],
        interview_stage_id=current.interview_stage_id,
        source_id=_source(ctx, beginning.source_id),
        credited_to_user_id=_user(ctx, beginning.credited_to_user_id),
        archive_reason_id=current.archive_reason_id,
        archived_at=current.entered_stage_at if current.archive_reason_id else None,
        applied_via_job_posting_id=beginning.applied_via_job_posting_id,
        submitter_client_ip=None,
        submitter_user_agent=None,
        created_at=created_at,
        updated_at=ctx.now,
        added_at=ctx.now,
    )
    _begin(ctx, candidate, application, stays, imported=bool(beginning.past))
    return application


def _begin(
    ctx: Context,
    candidate: models.Candidate,
    application: models.Application,
    stays: list[models.ApplicationHistoryItem],
    *,
    imported: bool,
) -> None:
    identity.add(ctx, models.application, application)
    for stay in stays:
        ctx.insert(models.application_history_item, stay)
    ctx.update(models.candidate, candidate, candidate._replace(updated_at=ctx.now))
    ctx.happened("application.imported" if imported else "application.submitted", application.id)
    if application.status == "Hired" and not imported:
        ctx.happened("application.hired", application.id)


def plan_to_follow(ctx: Context, job: models.Job, plan_id: Id | None) -> Id:
    """The plan that an application for the job begins in: the one that is named, else the job's default.

    The job's own may be archived by now, and is followed all the same.

    Raises:
        InterviewPlanNotFound: there is no such plan that could be used.
        InvalidInput: none is named, and the job has no default plan.
    """
    if plan_id is not None:
        return plans.usable(ctx, plan_id).id
    if job.default_interview_plan_id is None:
        raise InvalidInput(problem="`interviewPlanId` is required: the job has no default interview plan")
    return job.default_interview_plan_id


def first_stage(ctx: Context, plan_id: Id, kind: StageType) -> models.InterviewStage | None:
    """The plan's first stage of a type, if it has one."""
    return next((stage for stage in plans.stages_of(ctx, plan_id) if stage.type == kind), None)


def _first_stay(stages: Mapping[Id, models.InterviewStage], beginning: Beginning, at: datetime) -> Stay:
    if not stages:
        raise InvalidInput(problem="the interview plan has no stages yet")
    stage_id = beginning.stage_id
    if stage_id is None:
        leads = [stage.id for stage in stages.values() if stage.type == "Lead"]
        stage_id = next(iter(leads or stages))
    if stage_id not in stages:
        raise InterviewStageNotFound(id=stage_id)
    if stages[stage_id].type == "Archived":
        raise InvalidInput(problem="`interviewStageId`: an application cannot begin in a stage of the type `Archived`")
    return Stay(stage_id=stage_id, stage_number=0, entered_at=at)


def move(
    ctx: Context, application: models.Application, stage_id: Id, archive_reason_id: Id | None
) -> models.Application:
    """Moves an application to another stage of its plan. Where it already stands, only the reason can change.

    Out of the archive it takes along the e-mails about its end that are not due yet: nobody gets them any more.

    Raises:
        InterviewStageNotFound: the stage is not in the application's plan.
        InvalidInput: a reason is missing for an archived stage, or given for another.
        ArchiveReasonNotFound: there is no such reason.
    """
    here = ctx.get(models.interview_stage, application.interview_stage_id)
    stage = _stage_in(ctx, here.interview_plan_id, stage_id)
    if stage.type == "Archived" and archive_reason_id is None:
        raise InvalidInput(problem="`archiveReasonId` is required to move to a stage of the type `Archived`")
    if stage.type != "Archived" and archive_reason_id is not None:
        raise InvalidInput(problem="`archiveReasonId` is allowed only for stages of the type `Archived`")
    if archive_reason_id is not None:
        ctx.get(models.archive_reason, archive_reason_id)
    if stage.id == here.id:
        return _with_reason(ctx, application, archive_reason_id)
    moved = _standing_in(ctx, application, stage, archive_reason_id)
    if moved.status != "Archived":
        outbox.withdraw(ctx, application.id)
    return _write(
        ctx, application, moved, "application.hired" if _hires(application, moved) else "application.stageChanged"
    )


def _hires(before: models.Application, after: models.Application) -> bool:
    return after.status == "Hired" and before.status != "Hired"


def _with_reason(ctx: Context, application: models.Application, archive_reason_id: Id | None) -> models.Application:
    """Where it already stands, with another reason."""
    if archive_reason_id == application.archive_reason_id:
        return application
    stay = history.current(ctx, application.id)
    ctx.update(models.application_history_item, stay, stay._replace(archive_reason_id=archive_reason_id))
    return _write(ctx, application, application._replace(archive_reason_id=archive_reason_id), "application.updated")


def _stage_in(ctx: Context, plan_id: Id, stage_id: Id) -> models.InterviewStage:
    stage = ctx.hold(models.interview_stage, stage_id)
    if stage.interview_plan_id != plan_id or stage.is_archived:
        raise InterviewStageNotFound(id=stage_id)
    return stage


def _standing_in(
    ctx: Context, application: models.Application, stage: models.InterviewStage, archive_reason_id: Id | None
) -> models.Application:
    """The application in `stage`, its history written."""
    history.enter(ctx, application.id, stage.id, archive_reason_id)
    return application._replace(
        interview_stage_id=stage.id,
        status=STATUS[stage.type],
        archive_reason_id=archive_reason_id,
        archived_at=ctx.now if stage.type == "Archived" else None,
    )


def _write(
    ctx: Context, application: models.Application, changed: models.Application, happening: str
) -> models.Application:
    """Writes what has changed, if anything has."""
    if changed == application:
        return application
    changed = changed._replace(updated_at=ctx.now)
    fields = ctx.update(models.application, application, changed)
    ctx.happened(happening, application.id, fields - {"updated_at"})
    return changed


def transfer(
    ctx: Context, application: models.Application, job: models.Job, plan_id: Id, stage_id: Id
) -> models.Application:
    """Moves an application to a stage of a plan of another job.

    Raises:
        InterviewPlanNotFound: there is no such plan that could be used.
        InterviewStageNotFound: the stage is not in that plan.
        InvalidInput: the stage would archive it, which wants a reason.
    """
    plan = plans.usable(ctx, plan_id)
    stage = _stage_in(ctx, plan.id, stage_id)
    if stage.type == "Archived" and application.archive_reason_id is None:
        raise InvalidInput(
            problem="`interviewStageId`: an application is archived with a reason, by application.changeStage"
        )
    jobs.use_plan(ctx, job, plan.id)
    reason_id = application.archive_reason_id if stage.type == "Archived" else None
    transferred = application._replace(job_id=job.id, confidential=job.confidential)
    if stage.id != application.interview_stage_id:
        transferred = _standing_in(ctx, transferred, stage, reason_id)
    if transferred != application:
        outbox.withdraw(ctx, application.id)
    if transferred.confidential != application.confidential:
        confidentiality.follow_application(ctx, transferred)
    happening = "application.hired" if _hires(application, transferred) else "application.transferred"
    return _write(ctx, application, transferred, happening)


def set_source(ctx: Context, application: models.Application, source_id: Id | None) -> models.Application:
    """Says where an application came from; None: nobody knows."""
    return _write(ctx, application, application._replace(source_id=_source(ctx, source_id)), "application.updated")


def revise(
    ctx: Context,
    application: models.Application,
    *,
    source_id: Id | None = None,
    credited_to_user_id: Id | None = None,
    created_at: datetime | None = None,
) -> models.Application:
    """Changes what is given, and nothing else."""
    changes: dict[str, Any] = {}
    if source_id is not None:
        changes["source_id"] = _source(ctx, source_id)
    if credited_to_user_id is not None:
        changes["credited_to_user_id"] = _user(ctx, credited_to_user_id)
    if created_at is not None:
        changes["created_at"] = created_at
    return _write(ctx, application, application._replace(**changes), "application.updated")


def apply_via(ctx: Context, application: models.Application, posting: models.JobPosting) -> None:
    """The candidate of an application that was begun by somebody else applies through a posting.

    Who has applied already has done so through the first posting, and nothing changes.
    """
    if application.applied_via_job_posting_id is None:
        applied = application._replace(applied_via_job_posting_id=posting.id)
        _write(ctx, application, applied, "application.updated")
        ctx.happened("application.submitted", application.id)


def of_submission(ctx: Context, form_submission_id: Id) -> models.Application:
    """The application that a submitted form belongs to.

    Raises:
        FormSubmissionNotFound: there is no such form, or the key may not see its application, or what it was blocked for.
        ApplicationBlocked: it was submitted beyond the limit.
    """
    submission = ctx.get(models.form_submission, form_submission_id)
    if submission.application_id is not None:
        application = ctx.find(models.application, submission.application_id)
        if application is not None:
            return application
    elif ctx.find(models.job_posting, submission.job_posting_id) is not None:
        raise ApplicationBlocked
    raise FormSubmissionNotFound(id=form_submission_id)


def _source(ctx: Context, source_id: Id | None) -> Id | None:
    return None if source_id is None else ctx.get(models.source, source_id).id


def _user(ctx: Context, user_id: Id | None) -> Id | None:
    return None if user_id is None else ctx.get(models.user, user_id).id


def rewrite_history(ctx: Context, application: models.Application, past: Sequence[Stay]) -> models.Application:
    """Makes the stays in stages those of `past`, which is all of them.

    Raises:
        InvalidInput: something is missing, is out of order, or is no longer in the stage where the application stands.
        InterviewStageNotFound: a stage is not in the application's plan, and it has not been there either.
        ArchiveReasonNotFound: there is no such reason.
    """
    here = ctx.get(models.interview_stage, application.interview_stage_id)
    stages = {row.id: row for row in ctx.rows(_STAGES_EVER, interview_plan_id=here.interview_plan_id)}
    current = history.rewrite(ctx, application.id, stages, past)
    if current is None:
        return application
    rewritten = application._replace(
        archive_reason_id=current.archive_reason_id,
        archived_at=current.entered_stage_at if here.type == "Archived" else None,
        updated_at=ctx.now,
    )
    ctx.update(models.application, application, rewritten)
    ctx.happened("application.updated", application.id, {"history"})
    return rewritten


_STAGES_EVER = Query(
    models.InterviewStage,
    select(*models.interview_stage.columns)
    .where(models.interview_stage.c.interview_plan_id == bindparam("interview_plan_id"))
    .limit(1_000),
)
