"""Applications as records: beginning, showing, listing and correcting them."""

from __future__ import annotations

from typing import Annotated, Literal

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.application import (
    Application,
    referrals_by_application,
    show,
    show_all,
    show_with_history,
)
from rowantree.api.shapes.candidate import show_files
from rowantree.api.shapes.form import submissions_by_application
from rowantree.api.shapes.moments import Milliseconds, after, time_if_any
from rowantree.api.shapes.opening import openings_by_application
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, SyncPageInput, Time, UnsetType, or_none
from rowantree.domain import pipeline
from rowantree.domain.archive_reasons import ArchiveReasonNotFound
from rowantree.domain.history import Stay
from rowantree.domain.identity import IdTaken
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.people import CandidateNotFound, SourceNotFound, UserNotFound
from rowantree.domain.pipeline import ApplicationBlocked, ApplicationNotFound, Beginning, FormSubmissionNotFound
from rowantree.domain.plans import InterviewPlanNotFound, InterviewStageNotFound
from rowantree.models.application import ApplicationStatus

FIRST_SCREEN = "FirstPreInterviewScreen"
"""What names the first stage of the type `PreInterviewScreen`, whichever it is."""


class PastStage(Input):
    """A stage that the application has been in."""

    stage_id: Annotated[Id, Meta(description="A stage of the plan.")]
    stage_number: Annotated[int, Meta(ge=0, description="Its place in the history, from 0; the highest is current.")]
    entered_stage_at: Annotated[Time, Meta(description="When the application came there.")]
    archive_reason_id: Annotated[
        Id | UnsetType, Meta(description="Why it was archived: for stages of the type `Archived`, and only those.")
    ] = UNSET


class Create(Input):
    """Who to consider for which job."""

    extensions = ("id",)

    candidate_id: Annotated[Id, Meta(description="The candidate.")]
    job_id: Annotated[Id, Meta(description="The job.")]
    interview_plan_id: Annotated[
        Id | UnsetType, Meta(description="The plan to follow; the job's default plan when absent.")
    ] = UNSET
    interview_stage_id: Annotated[
        str | UnsetType,
        Meta(
            description="The stage to begin in: an id, or `FirstPreInterviewScreen` for the plan's first stage of the "
            "type `PreInterviewScreen`. The first of the type `Lead` when absent."
        ),
    ] = UNSET
    source_id: Annotated[Id | UnsetType, Meta(description="Where the application comes from.")] = UNSET
    credited_to_user_id: Annotated[Id | UnsetType, Meta(description="The user who gets the credit.")] = UNSET
    created_at: Annotated[
        Time | UnsetType, Meta(description="What `createdAt` shall say; the time of the call when absent.")
    ] = UNSET
    application_history: Annotated[
        list[PastStage] | UnsetType, Meta(description="Where it has been, for an application from another system.")
    ] = UNSET
    id: Annotated[Id | UnsetType, Meta(description="The id it shall have. An extension.")] = UNSET


@operation(
    "application.create",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(
        CandidateNotFound,
        JobNotFound,
        InterviewPlanNotFound,
        InterviewStageNotFound,
        SourceNotFound,
        UserNotFound,
        ArchiveReasonNotFound,
        IdTaken,
    ),
)
def create(ctx: Context, body: Create) -> Application:
    """Considers a candidate for a job.

    A candidate who is already considered for the job gets another application all the same. With a history, which is
    meant for moving from another system, the application stands in its last stage, and no webhook tells of it as
    submitted.
    """
    candidate = ctx.get(models.candidate, body.candidate_id)
    plan_id = or_none(body.interview_plan_id)
    # The application copies whether the job is confidential; another plan than its own is added to the job.
    job = ctx.hold(models.job, body.job_id) if plan_id is None else ctx.lock(models.job, body.job_id)
    beginning = Beginning(
        id=or_none(body.id),
        plan_id=plan_id,
        stage_id=_stage_id(ctx, job, plan_id, body.interview_stage_id),
        source_id=or_none(body.source_id),
        credited_to_user_id=or_none(body.credited_to_user_id),
        created_at=or_none(body.created_at),
        past=[
            Stay(
                stage_id=each.stage_id,
                stage_number=each.stage_number,
                entered_at=each.entered_stage_at,
                archive_reason_id=or_none(each.archive_reason_id),
            )
            for each in body.application_history or []
        ],
    )
    return show_with_history(ctx, pipeline.begin(ctx, candidate, job, beginning))


def _stage_id(ctx: Context, job: models.Job, plan_id: Id | None, given: str | UnsetType) -> Id | None:
    """The stage that a request names, if it names one."""
    if given is UNSET:
        return None
    if given == FIRST_SCREEN:
        stage = pipeline.first_stage(ctx, pipeline.plan_to_follow(ctx, job, plan_id), "PreInterviewScreen")
        if stage is None:
            raise InterviewStageNotFound(id=given)
        return stage.id
    try:
        return Id.parse(given)
    except ValueError:
        raise InvalidInput(problem=f"`interviewStageId`: Expected a UUID or `{FIRST_SCREEN}`") from None


class Info(Input):
    """Which application: by its id, or by that of a form that was submitted for it."""

    one_of = ("application_id", "submitted_form_instance_id")

    application_id: Annotated[Id | UnsetType, Meta(description="The application.")] = UNSET
    submitted_form_instance_id: Annotated[
        Id | UnsetType, Meta(description="A form that `applicationForm.submit` has answered with.")
    ] = UNSET
    expand: Annotated[
        list[Literal["openings", "applicationFormSubmissions", "referrals"]] | UnsetType,
        Meta(description="What else to show."),
    ] = UNSET


@operation(
    "application.info",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(ApplicationNotFound, FormSubmissionNotFound, ApplicationBlocked),
)
def info(ctx: Context, body: Info) -> Application:
    """Shows one application with its history."""
    if body.application_id:
        application = ctx.get(models.application, body.application_id)
    else:
        application = pipeline.of_submission(ctx, body.submitted_form_instance_id or Id())
    shown = show_with_history(ctx, application)
    shown.job.brand_id = UNSET
    resumes = show_files(ctx, [application.candidate_id]).resumes
    shown.resume_file_handle = resumes.get(application.candidate_id, UNSET)
    expanded = body.expand or []
    if "openings" in expanded:
        shown.openings = openings_by_application(ctx, [application])[application.id]
    if "applicationFormSubmissions" in expanded:
        shown.application_form_submissions = submissions_by_application(ctx, [application.id]).get(application.id, [])
    if "referrals" in expanded:
        shown.referrals = referrals_by_application(ctx, [application.id]).get(application.id, [])
    return shown


class List(SyncPageInput):
    """Which applications to list."""

    created_after: Annotated[
        Milliseconds,
        Meta(description="Only applications whose `createdAt` is after this time, in milliseconds since 1970."),
    ] = UNSET
    status: Annotated[ApplicationStatus | UnsetType, Meta(description="Only applications that are this.")] = UNSET
    job_id: Annotated[Id | UnsetType, Meta(description="Only applications for this job.")] = UNSET
    expand: Annotated[list[Literal["openings"]] | UnsetType, Meta(description="What else to show.")] = UNSET


_application = models.application
LIST = Listing(
    _application,
    {
        "created_after": after(_application.c.created_at, "created_after"),
        "status": _application.c.status == bindparam("status"),
        "job_id": _application.c.job_id == bindparam("job_id"),
    },
)


@operation(
    "application.list",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(JobNotFound,),
)
def list_(ctx: Context, body: List) -> SyncPage[Application]:
    """Lists applications in the order in which they were added."""
    if body.job_id:
        ctx.get(models.job, body.job_id)
    found = ctx.page(
        LIST,
        body,
        created_after=time_if_any(body.created_after),
        status=or_none(body.status),
        job_id=or_none(body.job_id),
    )
    shown = show_all(ctx, found.rows)
    if body.expand:
        openings = openings_by_application(ctx, found.rows)
        for each in shown:
            each.openings = openings[each.id]
    return found.sync_page(shown)


class Update(Input):
    """The application, and what of it to change; what is absent stays as it is."""

    application_id: Annotated[Id, Meta(description="The application to change.")]
    source_id: Annotated[Id | UnsetType, Meta(description="Where the application comes from.")] = UNSET
    credited_to_user_id: Annotated[Id | UnsetType, Meta(description="The user who gets the credit.")] = UNSET
    created_at: Annotated[Time | UnsetType, Meta(description="What `createdAt` shall say.")] = UNSET
    send_notifications: Annotated[bool | UnsetType, Meta(description="Has no effect: this server tells nobody.")] = (
        UNSET
    )


@operation(
    "application.update",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(ApplicationNotFound, SourceNotFound, UserNotFound),
)
def update(ctx: Context, body: Update) -> Application:
    """Changes an application.

    An update that changes nothing leaves `updatedAt` as it is.
    """
    application = ctx.lock(models.application, body.application_id)
    revised = pipeline.revise(
        ctx,
        application,
        source_id=or_none(body.source_id),
        credited_to_user_id=or_none(body.credited_to_user_id),
        created_at=or_none(body.created_at),
    )
    return show(ctx, revised)


class ChangeSource(Input):
    """The application and its source."""

    application_id: Annotated[Id, Meta(description="The application to change.")]
    source_id: Annotated[Id | None, Meta(description="Where it comes from; null when nobody knows.")]


@operation(
    "application.changeSource",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(ApplicationNotFound, SourceNotFound),
    aliases=("application.change_source",),
)
def change_source(ctx: Context, body: ChangeSource) -> Application:
    """Sets or unsets where an application comes from."""
    application = ctx.lock(models.application, body.application_id)
    return show(ctx, pipeline.set_source(ctx, application, body.source_id))
