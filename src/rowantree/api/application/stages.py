"""The way of applications through the stages of their plans."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.api.shapes.application import Application, show
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Time, UnsetType, or_none
from rowantree.domain import outbox, pipeline
from rowantree.domain.archive_reasons import ArchiveReasonNotFound
from rowantree.domain.communication_templates import CommunicationTemplateNotAllowed, CommunicationTemplateNotFound
from rowantree.domain.jobs import JobNotFound
from rowantree.domain.pipeline import ApplicationNotFound
from rowantree.domain.plans import InterviewPlanNotFound, InterviewStageNotFound


class ArchiveEmail(Input):
    """The e-mail that tells the candidate."""

    communication_template_id: Annotated[
        Id, Meta(description="The template to write the e-mail from: one that `email` is among the `intendedTypes` of.")
    ]
    send_at: Annotated[
        Time | UnsetType | None,
        Meta(
            description="When it is due, at most a year ahead; without an offset it is UTC, and what has passed is now. "
            "When absent or null, at 9:32 on the next day in the organization's time zone."
        ),
    ] = UNSET


class ChangeStage(Input):
    """The application and its new stage."""

    application_id: Annotated[Id, Meta(description="The application to move.")]
    interview_stage_id: Annotated[Id, Meta(description="The stage to move it to, of the plan that it follows.")]
    archive_reason_id: Annotated[
        Id | UnsetType,
        Meta(description="Why it is archived: needed for stages of the type `Archived`, and allowed only there."),
    ] = UNSET
    archive_email: Annotated[
        ArchiveEmail | UnsetType | None,
        Meta(description="An e-mail to the candidate; only when the application is archived by this. Null: none."),
    ] = UNSET


@operation(
    "application.changeStage",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(
        ApplicationNotFound,
        InterviewPlanNotFound,
        InterviewStageNotFound,
        ArchiveReasonNotFound,
        CommunicationTemplateNotFound,
        CommunicationTemplateNotAllowed,
    ),
    aliases=("application.change_stage",),
)
def change_stage(ctx: Context, body: ChangeStage) -> Application:
    """Moves an application to another stage of its plan.

    Its status follows from the type of the stage. Moving it to a stage of the type `Archived` takes a reason; moving it
    out of there takes the reason away. Moving it to where it stands changes nothing but the reason.

    With `archiveEmail` an e-mail to the candidate is written, from the user whom the key acts as, and put into the
    outbox, which `outbox.list` lists. **There it stays: this version of the server does not send e-mails.** Where it
    cannot be written nothing is moved, and an application that is archived already gets none. It is taken out again when
    the application leaves the archive, or goes to another job, before it is due.
    """
    if body.archive_email:
        return _with_email(ctx, body, body.archive_email)
    application = ctx.lock(models.application, body.application_id)
    moved = pipeline.move(ctx, application, body.interview_stage_id, or_none(body.archive_reason_id))
    return show(ctx, moved)


def _with_email(ctx: Context, body: ChangeStage, email: ArchiveEmail) -> Application:
    # The candidate first, as where one is anonymized: else two could wait for each other.
    candidate = ctx.hold(models.candidate, ctx.get(models.application, body.application_id).candidate_id)
    application = ctx.lock(models.application, body.application_id)
    moved = pipeline.move(ctx, application, body.interview_stage_id, or_none(body.archive_reason_id))
    if moved.status != "Archived":
        raise InvalidInput(problem="`archiveEmail` is allowed only for stages of the type `Archived`")
    ctx.get(models.communication_template, email.communication_template_id)
    if application.status != "Archived":
        outbox.accept(ctx, moved, candidate, email.communication_template_id, or_none(email.send_at))
    return show(ctx, moved)


class Transfer(Input):
    """The application, and where to."""

    application_id: Annotated[Id, Meta(description="The application to transfer.")]
    job_id: Annotated[Id, Meta(description="The job that the candidate shall be considered for.")]
    interview_plan_id: Annotated[Id, Meta(description="The plan to follow from now on.")]
    interview_stage_id: Annotated[Id, Meta(description="The stage of that plan to stand in.")]
    start_automatic_activities: Annotated[
        bool | UnsetType, Meta(description="Has no effect: no stage of this server starts anything by itself.")
    ] = UNSET


@operation(
    "application.transfer",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(ApplicationNotFound, JobNotFound, InterviewPlanNotFound, InterviewStageNotFound),
)
def transfer(ctx: Context, body: Transfer) -> Application:
    """Moves an application to another job.

    Its history goes on with the new stage. Only an application that is archived can be transferred to a stage of the
    type `Archived`; it keeps its reason. E-mails in the outbox about its end that are not due yet are taken out.
    """
    # The job first, as where a form is submitted for it: else two could wait for each other.
    job = ctx.lock(models.job, body.job_id)
    application = ctx.lock(models.application, body.application_id)
    transferred = pipeline.transfer(ctx, application, job, body.interview_plan_id, body.interview_stage_id)
    return show(ctx, transferred)
