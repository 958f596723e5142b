"""Requests for feedback: somebody is asked what they think of a candidate, without an interview being scheduled."""

from __future__ import annotations

from typing import Annotated

from rowantree import models
from rowantree.core.context import Context
from rowantree.core.operation import operation
from rowantree.core.permission import Permission
from rowantree.core.wire import UNSET, Id, Input, Meta, Output, UnsetType, or_none
from rowantree.domain import feedback
from rowantree.domain.identity import IdTaken
from rowantree.domain.interviews import InterviewNotFound
from rowantree.domain.people import UserNotFound
from rowantree.domain.pipeline import ApplicationNotFound


class ApplicationFeedbackRequest(Output):
    """That somebody was asked for feedback on an application."""

    interview_event_id: Annotated[
        Id, Meta(description="The interview event, without a time, for which the feedback is given.")
    ]
    interviewer_user_id: Annotated[Id, Meta(description="Who was asked.")]
    application_id: Id


class Create(Input):
    """Whom to ask, and for which feedback."""

    extensions = ("id",)

    application_id: Annotated[Id, Meta(description="The application that feedback is wanted on.")]
    interview_id: Annotated[
        Id,
        Meta(description="The interview whose form is to be filled out. It must request feedback and not be archived."),
    ]
    interviewer_user_id: Annotated[Id, Meta(description="The user to ask, who must be enabled.")]
    id: Annotated[
        Id | UnsetType, Meta(description="The id that the interview event shall have, for imports. An extension.")
    ] = UNSET


@operation(
    "applicationFeedbackRequest.create",
    permission=Permission.CANDIDATES_WRITE,
    writes=True,
    errors=(ApplicationNotFound, InterviewNotFound, UserNotFound, IdTaken),
)
def create(ctx: Context, body: Create) -> ApplicationFeedbackRequest:
    """Asks a user for feedback on an application, without scheduling an interview.

    `applicationFeedback.submit` answers it with the `interviewEventId`. As long as the user has not answered, asking
    for the same again changes nothing and gives the same event.
    """
    application = ctx.lock(models.application, body.application_id)
    event = feedback.ask(ctx, application, body.interview_id, body.interviewer_user_id, or_none(body.id))
    return ApplicationFeedbackRequest(
        interview_event_id=event.id, interviewer_user_id=body.interviewer_user_id, application_id=application.id
    )
