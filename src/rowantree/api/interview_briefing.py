"""Interview briefings: what an interviewer is told before an interview, and needs to give feedback on it."""

from __future__ import annotations

from typing import Annotated, Literal

from rowantree import models
from rowantree.api.shapes import candidate, interview, job
from rowantree.api.shapes.application import Application, show
from rowantree.api.shapes.candidate import Candidate
from rowantree.api.shapes.feedback_form import FeedbackFormDefinition
from rowantree.api.shapes.feedback_form import show as show_form
from rowantree.api.shapes.interview import Interview
from rowantree.api.shapes.interview_schedule import POOLS
from rowantree.api.shapes.interviewer_pool import InterviewerPool, show_all
from rowantree.api.shapes.job import Job
from rowantree.api.shapes.people import User, users_by_id
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType
from rowantree.domain import feedback
from rowantree.domain.meetings import GIVEN, INTERVIEWERS, InterviewEventNotFound
from rowantree.models.interview import TrainingPart

Expansion = Literal["feedbackFormDefinition", "application", "candidate", "job", "interview", "interviewers"]
"""What of a briefing is shown only when asked for."""
Expanded = Meta(description="Only when expanded.")


class BriefedInterviewer(Output):
    """Somebody who holds the interview."""

    user_id: Id
    is_feedback_required: Annotated[bool, Meta(description="Whether they must give feedback for this event.")]
    has_submitted_feedback: Annotated[bool, Meta(description="Whether they have.")]
    training_role: Annotated[
        TrainingPart | None,
        Meta(description="Whether they watch (`Shadow`) or are watched (`Reverse-Shadow`); null: neither."),
    ]
    user: Annotated[User | UnsetType, Meta(description="Only when `interviewers` are expanded.")] = UNSET
    interviewer_pool: Annotated[
        InterviewerPool | UnsetType | None,
        Meta(description="The pool from which they come, null without one. Only when `interviewers` are expanded."),
    ] = UNSET


class InterviewBriefing(Output):
    """What an interviewer is told of an interview event."""

    id: Annotated[Id, Meta(description="The interview event.")]
    application_id: Id
    interview_id: Id
    interview_stage_id: Annotated[
        Id,
        Meta(
            description="The stage for which it was scheduled; where it was not scheduled, the one in which the"
            " application stands."
        ),
    ]
    interviewers: list[BriefedInterviewer]
    has_submitted_feedback: Annotated[bool, Meta(description="Whether anybody has given feedback for the event.")]
    feedback_form_definition_id: Annotated[Id, Meta(description="The form for `applicationFeedback.submit`.")]
    feedback_form_definition: Annotated[FeedbackFormDefinition | UnsetType, Expanded] = UNSET
    application: Annotated[Application | UnsetType, Expanded] = UNSET
    candidate: Annotated[Candidate | UnsetType, Expanded] = UNSET
    job: Annotated[Job | UnsetType, Expanded] = UNSET
    interview: Annotated[Interview | UnsetType, Expanded] = UNSET


class Info(Input):
    """Which event, and what else to show."""

    interview_event_id: Annotated[Id, Meta(description="The interview event.")]
    expand: Annotated[list[Expansion] | UnsetType, Meta(description="What else to show.")] = UNSET


@operation(
    "interviewBriefing.info",
    permission=Permission.INTERVIEWS_READ,
    writes=False,
    errors=(InterviewEventNotFound,),
)
def info(ctx: Context, body: Info) -> InterviewBriefing:
    """Shows what interviewers need to know for an interview event, or to give feedback that they were asked for."""
    event = ctx.get(models.interview_event, body.interview_event_id)
    held = feedback.interview_of(ctx, event)
    application = ctx.find(models.application, event.application_id)
    if application is None:  # made confidential while this was read
        raise InterviewEventNotFound(id=event.id)
    given = {each.submitted_by_user_id for each in ctx.by_id(GIVEN, [event.id])}
    rows = ctx.by_id(INTERVIEWERS, [event.id])
    expand = frozenset(body.expand or ())
    briefing = InterviewBriefing(
        id=event.id,
        application_id=application.id,
        interview_id=held.id,
        interview_stage_id=_stage_id(ctx, event, application),
        interviewers=_interviewers(ctx, rows, given, expanded="interviewers" in expand),
        has_submitted_feedback=bool(given),
        feedback_form_definition_id=held.feedback_form_definition_id,
    )
    _expand(ctx, briefing, application, held, expand)
    return briefing


def _stage_id(ctx: Context, event: models.InterviewEvent, application: models.Application) -> Id:
    if event.interview_schedule_id is None:
        return application.interview_stage_id
    schedule = ctx.find(models.interview_schedule, event.interview_schedule_id)
    return application.interview_stage_id if schedule is None else schedule.interview_stage_id


def _interviewers(
    ctx: Context, rows: list[models.InterviewEventInterviewer], given: set[Id], *, expanded: bool
) -> list[BriefedInterviewer]:
    shown = [
        BriefedInterviewer(
            user_id=row.user_id,
            is_feedback_required=row.is_feedback_required,
            has_submitted_feedback=row.user_id in given,
            training_role=row.training_role,
        )
        for row in rows
    ]
    if expanded:
        users = users_by_id(ctx, (row.user_id for row in rows))
        pools = {each.id: each for each in show_all(ctx, ctx.by_id(POOLS, (row.interviewer_pool_id for row in rows)))}
        for row, interviewer in zip(rows, shown, strict=True):
            interviewer.user = users[row.user_id]
            interviewer.interviewer_pool = None if row.interviewer_pool_id is None else pools[row.interviewer_pool_id]
    return shown


def _expand(
    ctx: Context,
    briefing: InterviewBriefing,
    application: models.Application,
    held: models.Interview,
    expand: frozenset[Expansion],
) -> None:
    if "feedbackFormDefinition" in expand:
        form = ctx.get(models.feedback_form_definition, held.feedback_form_definition_id)
        briefing.feedback_form_definition = show_form(ctx, form)
    if "application" in expand:
        briefing.application = show(ctx, application)
        briefing.application.job.brand_id = UNSET
    if "candidate" in expand:
        briefing.candidate = candidate.show(ctx, ctx.get(models.candidate, application.candidate_id))
    if "job" in expand:
        found = ctx.find(models.job, application.job_id)
        if found is None:  # made confidential while this was read
            raise InterviewEventNotFound(id=briefing.id)
        briefing.job = job.show(ctx, found)
    if "interview" in expand:
        briefing.interview = interview.show(held)
