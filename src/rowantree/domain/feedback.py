"""Feedback: what interviewers say of a candidate, of their own accord, after an interview, or because they were asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.errors import InvalidInput, Refusal, when_missing
from rowantree.core.statement import Query
from rowantree.domain import forms, history, identity, meetings, schedules, submissions, users
from rowantree.domain.answers import Answer
from rowantree.domain.meetings import InterviewEventNotFound
from rowantree.domain.submissions import Enclosed
from rowantree.models.columns import Id, Json, to_json
from rowantree.models.job import FormField

PARAMETER = "feedbackForm.fieldSubmissions"
"""What a request calls the answers."""


@when_missing(models.application_feedback)
class ApplicationFeedbackNotFound(Refusal):
    """No feedback has this id, or this key may not see its application."""

    code = "application_feedback_not_found"
    message = "Feedback not found: {id}"


class FeedbackAlreadySubmitted(Refusal):
    """An interviewer gives feedback for an interview event once; what was said stays."""

    code = "feedback_already_submitted"
    message = "{user_id} has already given feedback for the interview event {event_id}"


@dataclass(frozen=True, kw_only=True)
class Scorecard:
    """A feedback form that was filled out."""

    form_id: Id
    application_id: Id
    answered: Sequence[tuple[str, Answer]]
    """The answers with the paths of their fields, as they came."""
    user_id: Id | None = None
    """Whose feedback it is; that of who asks where None."""
    event_id: Id | None = None
    """The interview event that it is about; it needs the user."""
    submitted_at: datetime | None = None
    """When it was given; now where None."""
    id: Id | None = None
    """The id that it shall have; one of ours where None."""


def submit(ctx: Context, scorecard: Scorecard) -> models.ApplicationFeedback:
    """Takes a feedback form that was filled out.

    Raises:
        ApplicationNotFound, InterviewEventNotFound, UserNotFound, FeedbackFormDefinitionNotFound: it names what is not
            there.
        InvalidInput: the event, the user and the form do not go together, or answers are missing or wrong; the message
            tells of all of them.
        FeedbackAlreadySubmitted: the user has given feedback for the event before.
        IdTaken: other feedback has the id that this one shall have.
    """
    application = ctx.hold(models.application, scorecard.application_id)
    event = None if scorecard.event_id is None else _event(ctx, application, scorecard.event_id)
    user = ctx.get(models.user, _user_id(ctx, scorecard))
    form = ctx.get(models.feedback_form_definition, scorecard.form_id)
    if event is None:
        if form.is_archived:
            raise InvalidInput(problem=f"`formDefinitionId`: the feedback form {form.title!r} is archived")
    else:
        _check_event(ctx, event, user, form)
    values = checked(forms.fields_of(form.sections), scorecard.answered)
    feedback = models.ApplicationFeedback(
        organization_id=ctx.organization_id,
        id=scorecard.id or ctx.new_id(),
        application_id=application.id,
        candidate_id=application.candidate_id,
        confidential=application.confidential,
        feedback_form_definition_id=form.id,
        form_definition=Json(f'{{"sections":{form.sections}}}'),
        submitted_values=to_json(values),
        submitted_by_user_id=user.id,
        interview_id=None if event is None else event.interview_id,
        interview_event_id=None if event is None else event.id,
        application_history_id=_stay(ctx, application, scorecard.submitted_at),
        submitted_at=_when(ctx, scorecard.submitted_at),
    )
    identity.add(ctx, models.application_feedback, feedback)
    ctx.happened("applicationFeedback.submitted", feedback.id)
    if event is not None:
        schedules.feedback_given(ctx, event)
    return feedback


def _event(ctx: Context, application: models.Application, event_id: Id) -> models.InterviewEvent:
    """The event, locked: two submissions at once shall not both be the first."""
    schedule_id = ctx.get(models.interview_event, event_id).interview_schedule_id
    if schedule_id is not None:  # before its event, as where schedules are changed: else two could wait for each other
        ctx.lock(models.interview_schedule, schedule_id)
    event = ctx.lock(models.interview_event, event_id)
    if event.application_id != application.id:
        raise InvalidInput(problem="`interviewEventId` is an event of another application")
    return event


def _user_id(ctx: Context, scorecard: Scorecard) -> Id:
    if scorecard.user_id is None and scorecard.event_id is not None:
        raise InvalidInput(problem="`userId` is required with `interviewEventId`: which interviewer gives the feedback")
    return scorecard.user_id or ctx.access.user_id


def _check_event(
    ctx: Context, event: models.InterviewEvent, user: models.User, form: models.FeedbackFormDefinition
) -> None:
    if user.id not in {each.user_id for each in ctx.by_id(meetings.INTERVIEWERS, [event.id])}:
        raise InvalidInput(problem=f"`userId`: {user.id} is no interviewer of the interview event {event.id}")
    wanted = interview_of(ctx, event).feedback_form_definition_id
    if form.id != wanted:
        raise InvalidInput(problem=f"`formDefinitionId`: the interview of this event has the feedback form {wanted}")
    if user.id in {each.submitted_by_user_id for each in ctx.by_id(meetings.GIVEN, [event.id])}:
        raise FeedbackAlreadySubmitted(user_id=user.id, event_id=event.id)


def interview_of(ctx: Context, event: models.InterviewEvent) -> models.Interview:
    """The interview of an event.

    Raises:
        InterviewEventNotFound: it is for another, confidential job, from which the application was moved.
    """
    interview = ctx.find(models.interview, event.interview_id)
    if interview is None:
        raise InterviewEventNotFound(id=event.id)
    return interview


def _when(ctx: Context, submitted_at: datetime | None) -> datetime:
    if submitted_at is not None and submitted_at > ctx.now:
        raise InvalidInput(problem="`submittedAt` must not be in the future")
    return submitted_at or ctx.now


def _stay(ctx: Context, application: models.Application, submitted_at: datetime | None) -> Id | None:
    """The stay in a stage during which feedback was given; None: the application was nowhere yet."""
    if submitted_at is None:
        return history.current(ctx, application.id).id
    entered = [each for each in history.of_application(ctx, application.id) if each.entered_stage_at <= submitted_at]
    return entered[-1].id if entered else None


def checked(fields: Sequence[FormField], answered: Sequence[tuple[str, Answer]]) -> dict[str, Answer]:
    """The answers by path, in the order of the form. What was left empty is not there, but for addresses of pages.

    Rich text is kept as the words alone: that is how feedback is shown, although it is written with its type.

    Raises:
        InvalidInput: something is missing or wrong.
    """
    urls = {each["field"]["path"] for each in fields if each["field"]["type"] == "Url"}
    empty = {path for path, value in answered if path in urls and isinstance(value, str) and not value.strip()}
    asked = [_optional(each) if each["field"]["path"] in empty else each for each in fields]
    values: dict[str, Answer] = dict.fromkeys(empty, "") | submissions.checked(asked, answered, Enclosed(), PARAMETER)
    types = {each["field"]["path"]: each["field"]["type"] for each in fields}
    return {
        path: values[path]["value"] if kind == "RichText" else values[path]
        for path, kind in types.items()
        if path in values
    }


def _optional(field: FormField) -> FormField:
    optional = field.copy()
    optional["isRequired"] = False
    return optional


_event_table, _interviewer = models.interview_event, models.interview_event_interviewer
_LAST_ASKED = Query(
    models.InterviewEvent,
    select(*_event_table.columns)
    .select_from(_event_table.core)
    .join(_interviewer.core, _interviewer.c.interview_event_id == _event_table.c.id)
    .where(
        _event_table.c.application_id == bindparam("application_id"),
        _event_table.c.interview_id == bindparam("interview_id"),
        _event_table.c.interview_schedule_id.is_(None),
        _interviewer.c.user_id == bindparam("user_id"),
    )
    .order_by(_event_table.c.created_at.desc(), _event_table.c.id.desc())
    .limit(1),
)


def ask(
    ctx: Context, application: models.Application, interview_id: Id, user_id: Id, event_id: Id | None
) -> models.InterviewEvent:
    """Asks a user for feedback on a locked application; the event that it is given for.

    Who was asked for the same before and has not answered is not asked again, unless the request shall have an id.

    Raises:
        InterviewNotFound, UserNotFound: there is no such interview or user.
        InvalidInput: the interview asks for no feedback or is not for this application, or the user is disabled.
        IdTaken: another event has the id that this one shall have.
    """
    interview = ctx.hold(models.interview, interview_id)
    _check_askable(interview, application)
    user = users.person(ctx, user_id)
    if not user.is_enabled:
        raise InvalidInput(problem=f"`interviewerUserId`: {user.id} is disabled")
    asked = _unanswered(ctx, application, interview, user) if event_id is None else None
    if asked is not None:
        return asked
    event = models.InterviewEvent(
        organization_id=ctx.organization_id,
        id=event_id or ctx.new_id(),
        interview_schedule_id=None,
        interview_id=interview.id,
        application_id=application.id,
        confidential=application.confidential,
        start_time=None,
        end_time=None,
        location=None,
        meeting_link=None,
        interviewer_calendar_event_id=None,
        extra_data=None,
        created_at=ctx.now,
        updated_at=ctx.now,
    )
    identity.add(ctx, _event_table, event)
    ctx.insert(_interviewer, _only_interviewer(event, user, interview))
    ctx.happened("applicationFeedbackRequest.created", event.id)
    return event


def _only_interviewer(
    event: models.InterviewEvent, user: models.User, interview: models.Interview
) -> models.InterviewEventInterviewer:
    return models.InterviewEventInterviewer(
        organization_id=event.organization_id,
        interview_event_id=event.id,
        user_id=user.id,
        place=0,
        is_feedback_required=interview.is_feedback_required,
        training_role=None,
        interviewer_pool_id=None,
    )


def _check_askable(interview: models.Interview, application: models.Application) -> None:
    if interview.is_archived:
        raise InvalidInput(problem=f"`interviewId`: the interview {interview.title!r} is archived")
    if interview.job_id not in (None, application.job_id):
        raise InvalidInput(problem=f"`interviewId`: {interview.title!r} is an interview for another job")
    if not interview.is_feedback_requested:
        raise InvalidInput(problem=f"`interviewId`: the interview {interview.title!r} does not request feedback")


def _unanswered(
    ctx: Context, application: models.Application, interview: models.Interview, user: models.User
) -> models.InterviewEvent | None:
    """The last event for which the user was asked for this feedback, if it was not given."""
    found = ctx.rows(_LAST_ASKED, application_id=application.id, interview_id=interview.id, user_id=user.id)
    if not found or ctx.by_id(meetings.GIVEN, [found[0].id]):
        return None
    return found[0]
