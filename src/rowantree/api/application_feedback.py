"""Application feedback: what interviewers say of candidates."""

from __future__ import annotations

from typing import Annotated

from sqlalchemy import bindparam

from rowantree import models
from rowantree.api.shapes.feedback import ApplicationFeedback, show_all, show_form_instance
from rowantree.api.shapes.form import FieldSubmissionGiven, SubmittedFormInstance, answers_given
from rowantree.api.shapes.moments import Milliseconds, after, time_if_any
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.page import Listing, SyncPage
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, SyncPageInput, Time, UnsetType, or_none
from rowantree.domain import feedback
from rowantree.domain.feedback import FeedbackAlreadySubmitted, Scorecard
from rowantree.domain.feedback_forms import FeedbackFormDefinitionNotFound
from rowantree.domain.identity import IdTaken
from rowantree.domain.meetings import InterviewEventNotFound
from rowantree.domain.people import UserNotFound
from rowantree.domain.pipeline import ApplicationNotFound


class FeedbackFormGiven(Input):
    """A feedback form that was filled out."""

    field_submissions: Annotated[
        list[FieldSubmissionGiven],
        Meta(
            max_length=1_000,
            description="The answers. A score is `{score}`, from 1 to 4, with `comments` where there are any; rich text"
            " and comments are `{type: PlainText, value}`; a place has `country`, `region` and `city`, or some of them;"
            " money is `{value, currencyCode}`; a range has the `type` `number-range` or `compensation-range`,"
            " `minValue` and `maxValue`, and the latter `currencyCode` and `interval`; an address of a page can be"
            " empty.",
        ),
    ]


class Submit(Input):
    """The form as it was filled out, by whom, and what it is about."""

    extensions = ("submitted_at", "id")

    feedback_form: FeedbackFormGiven
    form_definition_id: Annotated[
        Id, Meta(description="The form: that of the interview where the feedback is for an interview event.")
    ]
    application_id: Annotated[Id, Meta(description="The application that the feedback is about.")]
    user_id: Annotated[
        Id | UnsetType,
        Meta(
            description="Whose feedback it is. The user who acts when absent; needed for an interview event, of which"
            " it must be an interviewer."
        ),
    ] = UNSET
    interview_event_id: Annotated[
        Id | UnsetType, Meta(description="The interview event of that application that the feedback is for.")
    ] = UNSET
    submitted_at: Annotated[
        Time | UnsetType, Meta(description="When it was given; the time of the call when absent. An extension.")
    ] = UNSET
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the feedback shall have, such as an import keeps. An extension.")
    ] = UNSET


class FeedbackSubmitted(Output):
    """The feedback as it was taken."""

    submitted_form_instance: SubmittedFormInstance


@operation(
    "applicationFeedback.submit",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(
        ApplicationNotFound,
        FeedbackFormDefinitionNotFound,
        UserNotFound,
        InterviewEventNotFound,
        FeedbackAlreadySubmitted,
        IdTaken,
    ),
)
def submit(ctx: Context, body: Submit) -> FeedbackSubmitted:
    """Gives feedback on an application.

    A refusal with `invalid_input` tells of every answer that is missing or wrong. For an interview event an interviewer
    gives feedback once; without one, a user can give it any number of times. A form that is archived is taken only for
    events of the interviews that have it.
    """
    row = feedback.submit(
        ctx,
        Scorecard(
            form_id=body.form_definition_id,
            application_id=body.application_id,
            answered=answers_given(body.feedback_form.field_submissions),
            user_id=or_none(body.user_id),
            event_id=or_none(body.interview_event_id),
            submitted_at=or_none(body.submitted_at),
            id=or_none(body.id),
        ),
    )
    return FeedbackSubmitted(submitted_form_instance=show_form_instance(row))


class List(SyncPageInput):
    """Which feedback to list."""

    application_id: Annotated[Id | UnsetType, Meta(description="Only feedback on this application.")] = UNSET
    created_after: Annotated[
        Milliseconds,
        Meta(description="Only feedback whose `submittedAt` is after this time, in milliseconds since 1970."),
    ] = UNSET


_feedback = models.application_feedback
LIST = Listing(
    _feedback,
    {
        "application_id": _feedback.c.application_id == bindparam("application_id"),
        "created_after": after(_feedback.c.submitted_at, "created_after"),
    },
)


@operation(
    "applicationFeedback.list",
    permission=Permission.CANDIDATES_READ,
    writes=False,
    errors=(ApplicationNotFound,),
)
def list_(ctx: Context, body: List) -> SyncPage[ApplicationFeedback]:
    """Lists feedback with its form as it was then, the oldest first."""
    if body.application_id:
        ctx.get(models.application, body.application_id)
    found = ctx.page(
        LIST,
        body,
        application_id=or_none(body.application_id),
        created_after=time_if_any(body.created_after),
    )
    return found.sync_page(show_all(ctx, found.rows))
